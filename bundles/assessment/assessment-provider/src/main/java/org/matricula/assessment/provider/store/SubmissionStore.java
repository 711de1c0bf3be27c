package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.assessment.api.SubmissionId;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Receipts in the database. Rows are added and never changed. */
public final class SubmissionStore {

    private static final String[] COLUMNS = {
        "id",
        "institution",
        "student_id",
        "registration_id",
        "element_id",
        "submitted_at",
        "file_name",
        "file_size",
        "file_digest",
        "reference",
        "due_at",
        "is_late",
        "digest",
        "received_by",
        "received_at"
    };
    // Derby keeps the plan that it made while the table was empty; this names the index, and is a comment to PostgreSQL
    private static final String BY_STUDENT = select("index=assessment_submission_by_student");
    private static final String BY_REGISTRATION = select("constraint=assessment_submission_once");
    private static final String BY_FILE = select("index=assessment_submission_by_file");
    private static final String INSERT = Sql.insert("assessment_submission", COLUMNS);

    private final Sql sql;

    private static String select(String access) {
        return "select " + String.join(", ", COLUMNS) + " from assessment_submission --DERBY-PROPERTIES " + access
                + "\n";
    }

    /** Works on the domain's data source. */
    public SubmissionStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** When the latest work for each place was handed in. */
    public Map<Place, LocalDateTime> latest(Scope scope, Collection<ModuleRegistrationId> registrations) {
        Map<Place, LocalDateTime> latest = new HashMap<>();
        Chunks.ascending(registrations, chunk -> {
            Where where = Where.scope("institution", scope).andIn("registration_id", chunk);
            sql.each(
                    BY_REGISTRATION + where,
                    rs -> {
                        Work work = submission(rs).work();
                        latest.merge(
                                new Place(work.registrationId(), work.elementId()),
                                work.submittedAt(),
                                (a, b) -> a.isAfter(b) ? a : b);
                    },
                    where.parameters());
        });
        return latest;
    }

    /** The receipts of a registration, oldest first. */
    public List<Submission> of(Scope scope, ModuleRegistrationId registration) {
        return read(BY_REGISTRATION, Where.scope("institution", scope).and("registration_id = ?", registration));
    }

    /** The receipts of registrations, oldest first. */
    public List<Submission> on(Scope scope, Collection<ModuleRegistrationId> registrations) {
        List<Submission> found = new ArrayList<>();
        Chunks.ascending(
                registrations,
                chunk -> found.addAll(
                        read(BY_REGISTRATION, Where.scope("institution", scope).andIn("registration_id", chunk))));
        return found;
    }

    /** The receipts for files of these digests, whosever, oldest first for each file. */
    public List<Submission> files(Scope scope, Collection<String> digests) {
        List<Submission> found = new ArrayList<>();
        Chunks.each(
                digests,
                chunk -> found.addAll(
                        read(BY_FILE, Where.scope("institution", scope).andIn("file_digest", chunk))));
        return found;
    }

    /** The receipts under the identities of one person, oldest first. */
    public List<Submission> of(Scope scope, Set<StudentId> person) {
        return read(BY_STUDENT, Where.scope("institution", scope).andIn("student_id", person));
    }

    /** The receipt for the same file at the same moment. */
    public Optional<Submission> same(Scope scope, Work work) {
        return read(
                        BY_REGISTRATION,
                        Where.scope("institution", scope)
                                .and("registration_id = ?", work.registrationId())
                                .and("element_id = ?", work.elementId())
                                .and("submitted_at = ?", work.submittedAt())
                                .and("file_digest = ?", work.fileDigest()))
                .stream()
                .findFirst();
    }

    private List<Submission> read(String select, Where where) {
        return sql.query(select + where + " order by received_at, id", SubmissionStore::submission, where.parameters());
    }

    /**
     * Adds a receipt.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the same work came in at the same moment
     */
    public void add(Scope scope, Submission s) {
        scope.require(s.institution());
        Work work = s.work();
        try {
            sql.update(
                    INSERT,
                    s.id(),
                    s.institution(),
                    s.studentId(),
                    work.registrationId(),
                    work.elementId(),
                    work.submittedAt(),
                    work.fileName(),
                    work.fileSize(),
                    work.fileDigest(),
                    work.reference(),
                    s.due(),
                    s.late(),
                    s.digest(),
                    s.receivedBy(),
                    s.receivedAt());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict(
                                "fileDigest", work.fileDigest(), "was handed in at the same moment; send it again")
                        .exception();
            }
            throw e;
        }
    }

    private static Submission submission(ResultSet rs) throws SQLException {
        return new Submission(
                new SubmissionId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new Work(
                        new ModuleRegistrationId(rs.getLong("registration_id")),
                        new ElementId(rs.getLong("element_id")),
                        Sql.localDateTime(rs, "submitted_at"),
                        rs.getString("file_name"),
                        rs.getLong("file_size"),
                        rs.getString("file_digest"),
                        rs.getString("reference")),
                Sql.localDateTime(rs, "due_at"),
                rs.getBoolean("is_late"),
                rs.getString("digest"),
                rs.getString("received_by"),
                Sql.instant(rs, "received_at"),
                List.of());
    }
}
