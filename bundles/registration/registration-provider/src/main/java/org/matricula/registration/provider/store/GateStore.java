package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.DocumentVoiding;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of checks at the gates and of missing documents. Nothing outside the scope is read or written. */
@Component(service = GateStore.class)
public final class GateStore {

    private static final long FIRST_VERSION = 1;
    private static final String CHECKS = "select id, task_id, gate, passed, document_reference, valid_until, note,"
            + " recorded_by, recorded_at from registration_gate_check"
            + " --DERBY-PROPERTIES index=registration_gate_check_by_task\n";
    // a file may bring a check that is older than one that is here
    private static final String OLDEST_FIRST = " order by recorded_at, id";
    private static final String DOCUMENTS = "select id, institution, student_id, name, requested_on, received_on,"
            + " reference, received_by, voided_at, voided_by, void_reason, version from registration_missing_document";
    private static final String BY_STUDENT = " --DERBY-PROPERTIES index=registration_missing_document_by_student\n";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public GateStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All checks of a task, oldest first. */
    public List<GateCheck> checks(Scope scope, EnrolmentTaskId task) {
        Where where = Where.scope("institution", scope).and("task_id = ?", task);
        return sql.query(CHECKS + where + OLDEST_FIRST, GateStore::check, where.parameters());
    }

    /** The check that counts, by task and gate: the one that was recorded last. */
    public Map<EnrolmentTaskId, Map<String, GateCheck>> latest(
            Scope scope, InstitutionCode institution, Collection<EnrolmentTaskId> tasks) {
        Map<EnrolmentTaskId, Map<String, GateCheck>> latest = new HashMap<>();
        all(scope, institution, tasks).forEach((task, checks) -> {
            Map<String, GateCheck> byGate = new HashMap<>();
            checks.values().forEach(check -> byGate.put(check.gate(), check));
            latest.put(task, byGate);
        });
        return latest;
    }

    /** All checks by task and identity, oldest first. */
    public Map<EnrolmentTaskId, Map<Long, GateCheck>> all(
            Scope scope, InstitutionCode institution, Collection<EnrolmentTaskId> tasks) {
        Map<EnrolmentTaskId, Map<Long, GateCheck>> all = new HashMap<>();
        Chunks.ascending(tasks, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("task_id", chunk);
            sql.each(
                    CHECKS + where + OLDEST_FIRST,
                    rs -> all.computeIfAbsent(new EnrolmentTaskId(rs.getLong("task_id")), task -> new LinkedHashMap<>())
                            .put(rs.getLong("id"), check(rs)),
                    where.parameters());
        });
        return all;
    }

    /** Adds a check. */
    public void add(Scope scope, long id, EnrolmentTask task, GateCheck check) {
        scope.require(task.institution());
        sql.update(
                Sql.insert(
                        "registration_gate_check",
                        "id",
                        "institution",
                        "task_id",
                        "gate",
                        "passed",
                        "document_reference",
                        "valid_until",
                        "note",
                        "recorded_by",
                        "recorded_at"),
                id,
                task.institution(),
                task.id(),
                check.gate(),
                check.passed(),
                check.documentReference(),
                check.validUntil(),
                check.note(),
                check.recordedBy(),
                check.recordedAt());
    }

    /** What was asked of one person under whatever identity, oldest first. */
    public List<Versioned<MissingDocument>> ofPerson(Scope scope, Set<StudentId> person) {
        return documents(BY_STUDENT, Where.scope("institution", scope).andIn("student_id", person)).stream()
                .sorted(Comparator.comparing(one -> one.record().id().value()))
                .toList();
    }

    /** What students of one institution still have to hand in, by student. */
    public Map<StudentId, List<MissingDocument>> missing(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return documents(scope, institution, students, true);
    }

    /** What was asked of students of one institution, by student, oldest first. */
    public Map<StudentId, List<MissingDocument>> documents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return documents(scope, institution, students, false);
    }

    /** One document that was asked for. */
    public Optional<Versioned<MissingDocument>> document(Scope scope, MissingDocumentId id) {
        return documents("", Where.scope("institution", scope).and("id = ?", id)).stream()
                .findFirst();
    }

    /** Lets nobody else ask for documents of a person before the transaction ends. */
    public void lock(Scope scope, InstitutionCode institution, Set<StudentId> person) {
        PersonTurn.take(sql, scope, institution, person);
    }

    /** Adds a document that is or was asked for. */
    public Versioned<MissingDocument> add(Scope scope, MissingDocument document) {
        scope.require(document.institution());
        sql.update(
                Sql.insert(
                        "registration_missing_document",
                        "id",
                        "institution",
                        "student_id",
                        "name",
                        "requested_on",
                        "received_on",
                        "reference",
                        "received_by",
                        "version"),
                document.id(),
                document.institution(),
                document.studentId(),
                document.name(),
                document.requestedOn(),
                document.receivedOn(),
                document.reference(),
                document.receivedBy(),
                FIRST_VERSION);
        return new Versioned<>(document, FIRST_VERSION);
    }

    /** Notes that a document came in; false when somebody else did. */
    public boolean receive(
            Scope scope, MissingDocument document, LocalDate on, String reference, String by, long version) {
        scope.require(document.institution());
        return sql.update(
                        "update registration_missing_document set received_on = ?, reference = ?, received_by = ?,"
                                + " version = version + 1"
                                + " where id = ? and version = ? and received_on is null and voided_at is null",
                        on,
                        reference,
                        by,
                        document.id(),
                        version)
                == 1;
    }

    /** Notes that a document was asked for by mistake; false when somebody else changed it. */
    public boolean voided(Scope scope, MissingDocument document, DocumentVoiding voiding, long version) {
        scope.require(document.institution());
        return sql.update(
                        "update registration_missing_document set voided_at = ?, voided_by = ?, void_reason = ?,"
                                + " version = version + 1 where id = ? and version = ? and voided_at is null",
                        voiding.voidedAt(),
                        voiding.voidedBy(),
                        voiding.reason(),
                        document.id(),
                        version)
                == 1;
    }

    private Map<StudentId, List<MissingDocument>> documents(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, boolean missing) {
        Map<StudentId, List<MissingDocument>> found = new HashMap<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("student_id", chunk);
            documents(BY_STUDENT, missing ? where.and("received_on is null").and("voided_at is null") : where)
                    .forEach(one -> found.computeIfAbsent(one.record().studentId(), id -> new ArrayList<>())
                            .add(one.record()));
        });
        return found;
    }

    private List<Versioned<MissingDocument>> documents(String index, Where where) {
        return sql.query(
                DOCUMENTS + index + where + " order by student_id, id",
                rs -> new Versioned<>(
                        new MissingDocument(
                                new MissingDocumentId(rs.getLong("id")),
                                new InstitutionCode(rs.getString("institution")),
                                new StudentId(rs.getLong("student_id")),
                                rs.getString("name"),
                                Sql.localDate(rs, "requested_on"),
                                Sql.localDate(rs, "received_on"),
                                rs.getString("reference"),
                                rs.getString("received_by"),
                                DocumentStore.voiding(rs)),
                        rs.getLong("version")),
                where.parameters());
    }

    private static GateCheck check(ResultSet rs) throws SQLException {
        return new GateCheck(
                rs.getString("gate"),
                rs.getBoolean("passed"),
                rs.getString("document_reference"),
                Sql.localDate(rs, "valid_until"),
                rs.getString("note"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
