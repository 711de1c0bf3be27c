package org.matricula.assessment.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.assessment.api.CohortActId;
import org.matricula.assessment.api.CohortAdjustments.Method;
import org.matricula.assessment.api.CohortAdjustments.Revocation;
import org.matricula.assessment.api.CohortAdjustments.Terms;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;

/** Adjustments of cohorts in the database. Rows are added and never changed. */
public final class CohortStore {

    private static final String INSERT = Sql.insert(
            "assessment_cohort_act",
            "id",
            "institution",
            "occurrence_id",
            "element_id",
            "act_method",
            "amount",
            "meeting",
            "evidence",
            "examiner",
            "consulted_on",
            "method_stated",
            "variation_approved",
            "reason",
            "rank_kept",
            "proof",
            "rulings",
            "adjusted_by",
            "adjusted_at");
    private static final String INSERT_MEMBER =
            Sql.insert("assessment_cohort_member", "act_id", "registration_id", "institution");
    private static final String INSERT_CHANGE = Sql.insert(
            "assessment_cohort_change",
            "act_id",
            "registration_id",
            "sequence_after",
            "institution",
            "mark_before",
            "mark_after");
    private static final String INSERT_REVOCATION = Sql.insert(
            "assessment_cohort_revocation",
            "act_id",
            "institution",
            "meeting",
            "reason",
            "restored",
            "revoked_by",
            "revoked_at");

    private final Sql sql;

    /** Works on the domain's data source. */
    public CohortStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** An act with what it did. */
    public record Done(
            CohortActId id,
            InstitutionCode institution,
            OccurrenceId occurrenceId,
            ElementId elementId,
            Terms terms,
            boolean rankKept,
            String proof,
            List<String> rulings,
            String by,
            Instant at,
            Revocation revocation,
            List<Change> changes) {

        /** True while it was not revoked. */
        public boolean stands() {
            return revocation == null;
        }

        /** True when it is about the work of a registration on an element. */
        public boolean concerns(Place place) {
            return elementId.equals(place.element())
                    && (terms.group().isEmpty() || terms.group().contains(place.registration()));
        }

        /** The change that gave a mark; empty for a mark that was recorded by somebody else or later. */
        public Optional<Change> gave(Mark mark) {
            return changes.stream()
                    .filter(change ->
                            change.registration().equals(mark.registrationId()) && change.sequence() == mark.sequence())
                    .findFirst();
        }
    }

    /** What an act did to a work; the sequence is that of the mark that it added. */
    public record Change(ModuleRegistrationId registration, int sequence, BigDecimal before, BigDecimal after) {}

    /** The acts on an occurrence, oldest first. */
    public List<Done> on(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("a.institution", scope).and("a.occurrence_id = ?", occurrence);
        List<Done> found = sql.query(
                "select a.id, a.institution, a.occurrence_id, a.element_id, a.act_method, a.amount, a.meeting, a.evidence,"
                        + " a.examiner, a.consulted_on, a.method_stated, a.variation_approved, a.reason, a.rank_kept,"
                        + " a.proof, a.rulings, a.adjusted_by, a.adjusted_at, r.meeting as r_meeting,"
                        + " r.reason as r_reason, r.restored, r.revoked_by, r.revoked_at from assessment_cohort_act a"
                        + " left join assessment_cohort_revocation r on r.act_id = a.id" + where + " order by a.id",
                CohortStore::done,
                where.parameters());
        if (found.isEmpty()) {
            return found;
        }
        List<CohortActId> ids = found.stream().map(Done::id).toList();
        Map<CohortActId, List<ModuleRegistrationId>> members = new HashMap<>();
        Map<CohortActId, List<Change>> changes = new HashMap<>();
        Where of = Where.scope("institution", scope).andIn("act_id", ids);
        sql.each(
                "select act_id, registration_id from assessment_cohort_member" + of + " order by registration_id",
                rs -> members.computeIfAbsent(new CohortActId(rs.getLong(1)), id -> new ArrayList<>())
                        .add(new ModuleRegistrationId(rs.getLong(2))),
                of.parameters());
        sql.each(
                "select act_id, registration_id, sequence_after, mark_before, mark_after from assessment_cohort_change"
                        + of + " order by registration_id, sequence_after",
                rs -> changes.computeIfAbsent(new CohortActId(rs.getLong(1)), id -> new ArrayList<>())
                        .add(new Change(
                                new ModuleRegistrationId(rs.getLong(2)),
                                rs.getInt(3),
                                Sql.decimal(rs, "mark_before"),
                                Sql.decimal(rs, "mark_after"))),
                of.parameters());
        return found.stream()
                .map(act ->
                        with(act, members.getOrDefault(act.id(), List.of()), changes.getOrDefault(act.id(), List.of())))
                .toList();
    }

    /** Adds an act with what it does. */
    public void add(Scope scope, Done act) {
        scope.require(act.institution());
        Terms t = act.terms();
        sql.update(
                INSERT,
                act.id(),
                act.institution(),
                act.occurrenceId(),
                act.elementId(),
                t.method(),
                t.amount(),
                t.meeting(),
                t.evidence(),
                t.examiner(),
                t.consultedOn(),
                t.methodStated(),
                t.variationApproved(),
                t.reason(),
                act.rankKept(),
                act.proof(),
                String.join(" ", act.rulings()),
                act.by(),
                act.at());
        sql.batch(
                INSERT_MEMBER,
                t.group().stream()
                        .map(member -> new Object[] {act.id(), member, act.institution()})
                        .toList());
        addChanges(scope, act.id(), act.institution(), act.changes());
    }

    /** Adds what an act does to further works. */
    public void addChanges(Scope scope, CohortActId act, InstitutionCode institution, List<Change> changes) {
        scope.require(institution);
        ModerationStore.unlessTaken(() -> sql.batch(
                INSERT_CHANGE,
                changes.stream()
                        .map(change -> new Object[] {
                            act, change.registration(), change.sequence(), institution, change.before(), change.after()
                        })
                        .toList()));
    }

    /** Adds an undoing; 409 when somebody else undid it at the same moment. */
    public void revoke(Scope scope, Done act, Revocation revocation) {
        scope.require(act.institution());
        ModerationStore.unlessTaken(() -> sql.update(
                INSERT_REVOCATION,
                act.id(),
                act.institution(),
                revocation.meeting(),
                revocation.reason(),
                revocation.restored(),
                revocation.revokedBy(),
                revocation.revokedAt()));
    }

    private static Done with(Done a, List<ModuleRegistrationId> members, List<Change> changes) {
        Terms t = a.terms();
        return new Done(
                a.id(),
                a.institution(),
                a.occurrenceId(),
                a.elementId(),
                new Terms(
                        t.method(),
                        t.amount(),
                        members,
                        t.meeting(),
                        t.evidence(),
                        t.examiner(),
                        t.consultedOn(),
                        t.methodStated(),
                        t.variationApproved(),
                        t.reason()),
                a.rankKept(),
                a.proof(),
                a.rulings(),
                a.by(),
                a.at(),
                a.revocation(),
                changes);
    }

    private static Done done(ResultSet rs) throws SQLException {
        String revokedBy = rs.getString("revoked_by");
        String rulings = rs.getString("rulings");
        return new Done(
                new CohortActId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new OccurrenceId(rs.getLong("occurrence_id")),
                new ElementId(rs.getLong("element_id")),
                new Terms(
                        Method.valueOf(rs.getString("act_method")),
                        Sql.decimal(rs, "amount"),
                        List.of(),
                        rs.getString("meeting"),
                        rs.getString("evidence"),
                        rs.getString("examiner"),
                        Sql.localDate(rs, "consulted_on"),
                        rs.getBoolean("method_stated"),
                        rs.getBoolean("variation_approved"),
                        rs.getString("reason")),
                rs.getBoolean("rank_kept"),
                rs.getString("proof"),
                rulings.isEmpty() ? List.of() : List.of(rulings.split(" ")),
                rs.getString("adjusted_by"),
                Sql.instant(rs, "adjusted_at"),
                revokedBy == null
                        ? null
                        : new Revocation(
                                rs.getString("r_meeting"),
                                rs.getString("r_reason"),
                                rs.getInt("restored"),
                                revokedBy,
                                Sql.instant(rs, "revoked_at")),
                List.of());
    }
}
