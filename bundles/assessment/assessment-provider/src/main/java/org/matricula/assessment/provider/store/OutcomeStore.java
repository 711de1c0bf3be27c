package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Revocation;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Outcomes and their revocations in the database. Rows are added and never changed. */
public final class OutcomeStore {

    private static final String COLUMNS = "o.id, o.institution, o.student_id, o.registration_id, o.element_id, o.kind,"
            + " o.origin, o.due_at, o.cap, o.retake, o.elected_on, o.other_form, o.subject_board, o.reason, o.evidence, o.decided_on, o.officer,"
            + " o.recorded_at, r.reason as revocation, r.revoked_by, r.revoked_at";
    // Derby keeps the plan that it made while the table was empty; this names the index, and is a comment to PostgreSQL
    private static final String BY_STUDENT = select(" --DERBY-PROPERTIES index=assessment_outcome_by_student\n");
    private static final String BY_REGISTRATION =
            select(" --DERBY-PROPERTIES index=assessment_outcome_by_registration\n");
    private static final String BY_ID = select("");
    private static final String INSERT = Sql.insert(
            "assessment_outcome",
            "id",
            "institution",
            "student_id",
            "registration_id",
            "element_id",
            "kind",
            "origin",
            "due_at",
            "cap",
            "retake",
            "elected_on",
            "other_form",
            "subject_board",
            "reason",
            "evidence",
            "decided_on",
            "officer",
            "recorded_at",
            "decision_digest");
    private static final String REVOKE = Sql.insert(
            "assessment_outcome_revocation", "outcome_id", "institution", "reason", "revoked_by", "revoked_at");

    private final Sql sql;

    private static String select(String access) {
        return "select " + COLUMNS + " from assessment_outcome o" + access
                + " left outer join assessment_outcome_revocation r on r.outcome_id = o.id";
    }

    /** Works on the domain's data source. */
    public OutcomeStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One outcome. */
    public Optional<AssessmentOutcome> get(Scope scope, AssessmentOutcomeId id) {
        Where where = Where.scope("o.institution", scope).and("o.id = ?", id);
        return sql.first(BY_ID + where, OutcomeStore::outcome, where.parameters());
    }

    /** All under the identities of one person, oldest first. */
    public List<AssessmentOutcome> of(Scope scope, Set<StudentId> person) {
        Where where = Where.scope("o.institution", scope).andIn("o.student_id", person);
        return sql.query(
                BY_STUDENT + where + " order by o.recorded_at, o.id", OutcomeStore::outcome, where.parameters());
    }

    /** Those about students of an institution that stand, by student, oldest first. */
    public List<AssessmentOutcome> standing(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return all(BY_STUDENT, scope, institution, "o.student_id", students, "r.outcome_id is null");
    }

    /** Those about registrations, revoked ones too, by student, oldest first. */
    public List<AssessmentOutcome> on(Scope scope, Collection<ModuleRegistrationId> registrations) {
        return all(BY_REGISTRATION, scope, null, "o.registration_id", registrations, null);
    }

    private <I extends Identifier> List<AssessmentOutcome> all(
            String select,
            Scope scope,
            InstitutionCode institution,
            String column,
            Collection<I> identities,
            String only) {
        List<AssessmentOutcome> found = new ArrayList<>();
        Chunks.ascending(identities, chunk -> {
            Where where = Where.scope("o.institution", scope)
                    .andIf("o.institution = ?", institution)
                    .andIn(column, chunk);
            Where which = only == null ? where : where.and(only);
            sql.each(select + which, rs -> found.add(outcome(rs)), which.parameters());
        });
        found.sort(
                Comparator.comparingLong((AssessmentOutcome o) -> o.studentId().value())
                        .thenComparing(AssessmentOutcome::recordedAt)
                        .thenComparingLong(o -> o.id().value()));
        return found;
    }

    /**
     * Adds an outcome.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody recorded the same decision at the same moment
     */
    public void add(Scope scope, AssessmentOutcome outcome) {
        scope.require(outcome.institution());
        try {
            insert(outcome, outcome.decision());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("decision", outcome.decision().kind(), "stands already")
                        .exception();
            }
            throw e;
        }
    }

    private void insert(AssessmentOutcome outcome, Decision d) {
        sql.update(
                INSERT,
                outcome.id(),
                outcome.institution(),
                outcome.studentId(),
                d.registrationId(),
                d.elementId(),
                d.kind(),
                d.source(),
                d.dueAt(),
                d.cap(),
                d.retake(),
                d.electedOn(),
                d.form(),
                d.subjectBoard(),
                d.reason(),
                d.evidenceReference(),
                d.decidedOn(),
                outcome.officer(),
                outcome.recordedAt(),
                Digests.of(d));
    }

    /**
     * Adds a revocation.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when there is one already
     */
    public void revoke(Scope scope, AssessmentOutcome outcome, Revocation revocation) {
        scope.require(outcome.institution());
        try {
            sql.update(
                    REVOKE,
                    outcome.id(),
                    outcome.institution(),
                    revocation.reason(),
                    revocation.revokedBy(),
                    revocation.revokedAt());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("id", outcome.id(), "is revoked already").exception();
            }
            throw e;
        }
    }

    private static AssessmentOutcome outcome(ResultSet rs) throws SQLException {
        long element = rs.getLong("element_id");
        ElementId elementId = rs.wasNull() ? null : new ElementId(element);
        boolean retake = rs.getBoolean("retake");
        Boolean again = rs.wasNull() ? null : retake;
        String revocation = rs.getString("revocation");
        return new AssessmentOutcome(
                new AssessmentOutcomeId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new Decision(
                        new ModuleRegistrationId(rs.getLong("registration_id")),
                        elementId,
                        AssessmentOutcome.Kind.valueOf(rs.getString("kind")),
                        AssessmentOutcome.Source.valueOf(rs.getString("origin")),
                        Sql.localDateTime(rs, "due_at"),
                        Sql.decimal(rs, "cap"),
                        again,
                        Sql.localDate(rs, "elected_on"),
                        rs.getString("other_form"),
                        rs.getString("subject_board"),
                        rs.getString("reason"),
                        rs.getString("evidence"),
                        Sql.localDate(rs, "decided_on")),
                rs.getString("officer"),
                Sql.instant(rs, "recorded_at"),
                revocation == null
                        ? null
                        : new Revocation(revocation, rs.getString("revoked_by"), Sql.instant(rs, "revoked_at")));
    }
}
