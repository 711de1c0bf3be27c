package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.CandidateNumbers.Lifting;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Candidate numbers and the ends of anonymity in the database. Rows are added and never changed. */
public final class CandidateStore {

    /** The condition that a mark m is not hidden behind a number. */
    static final String VISIBLE = "(not exists (select 1 from assessment_candidate c where c.element_id = m.element_id"
            + " and c.registration_id = m.registration_id) or exists (select 1 from assessment_lifting l"
            + " where l.element_id = m.element_id))";

    private static final String INSERT = Sql.insert(
            "assessment_candidate",
            "element_id",
            "registration_id",
            "institution",
            "occurrence_id",
            "student_id",
            "candidate",
            "given_by",
            "given_at");
    private static final String LIFT = Sql.insert(
            "assessment_lifting", "element_id", "institution", "occurrence_id", "reason", "lifted_by", "lifted_at");

    private final Sql sql;

    /** Works on the domain's data source. */
    public CandidateStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The numbers of an occurrence, by element and number. */
    public List<Candidate> on(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        return sql.query(
                "select element_id, registration_id, student_id, candidate from assessment_candidate"
                        + " --DERBY-PROPERTIES index=assessment_candidate_by_occurrence\n" + where
                        + " order by element_id, candidate",
                CandidateStore::candidate,
                where.parameters());
    }

    /** The places whose marks are hidden behind numbers. */
    public Set<Place> hidden(Scope scope, Collection<ModuleRegistrationId> registrations) {
        Set<Place> hidden = new HashSet<>();
        Chunks.ascending(registrations, chunk -> {
            Where where = Where.scope("c.institution", scope)
                    .andIn("c.registration_id", chunk)
                    .and("not exists (select 1 from assessment_lifting l where l.element_id = c.element_id)");
            sql.each(
                    "select c.element_id, c.registration_id, c.student_id, c.candidate from assessment_candidate c"
                            + " --DERBY-PROPERTIES index=assessment_candidate_by_registration\n" + where,
                    rs -> {
                        Candidate candidate = candidate(rs);
                        hidden.add(new Place(candidate.registrationId(), candidate.elementId()));
                    },
                    where.parameters());
        });
        return hidden;
    }

    /** The ends of anonymity on an occurrence, oldest first. */
    public List<Lifting> lifted(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        return sql.query(
                "select element_id, institution, occurrence_id, reason, lifted_by, lifted_at from assessment_lifting"
                        + where + " order by lifted_at, element_id",
                CandidateStore::lifting,
                where.parameters());
    }

    /**
     * Adds numbers.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else gives numbers at the same moment
     */
    public void add(Scope scope, Occurrence occurrence, List<Candidate> candidates, String by, Instant at) {
        scope.require(occurrence.institution());
        try {
            sql.batch(
                    INSERT,
                    candidates.stream()
                            .map(c -> new Object[] {
                                c.elementId(),
                                c.registrationId(),
                                occurrence.institution(),
                                occurrence.id(),
                                c.studentId(),
                                c.number(),
                                by,
                                at
                            })
                            .toList());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.of(Problem.Kind.CONFLICT, "Somebody else gives numbers at the same moment; ask again.")
                        .exception();
            }
            throw e;
        }
    }

    /**
     * Adds the end of an element's anonymity.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when it was lifted before
     */
    public void lift(Scope scope, Lifting lifting) {
        scope.require(lifting.institution());
        try {
            sql.update(
                    LIFT,
                    lifting.elementId(),
                    lifting.institution(),
                    lifting.occurrenceId(),
                    lifting.reason(),
                    lifting.liftedBy(),
                    lifting.liftedAt());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("elementId", lifting.elementId(), "was lifted before")
                        .exception();
            }
            throw e;
        }
    }

    private static Candidate candidate(ResultSet rs) throws SQLException {
        return new Candidate(
                new ElementId(rs.getLong(1)),
                new ModuleRegistrationId(rs.getLong(2)),
                new StudentId(rs.getLong(3)),
                rs.getString(4));
    }

    private static Lifting lifting(ResultSet rs) throws SQLException {
        return new Lifting(
                new InstitutionCode(rs.getString(2)),
                new OccurrenceId(rs.getLong(3)),
                new ElementId(rs.getLong(1)),
                rs.getString(4),
                rs.getString(5),
                Sql.instant(rs, "lifted_at"));
    }
}
