package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Ending;
import org.matricula.students.api.Adjustment.Terms;
import org.matricula.students.api.AdjustmentId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reasonable adjustments; rows are added and never changed. */
@Component(service = AdjustmentStore.class)
public final class AdjustmentStore {

    private static final String SELECT =
            "select a.id, a.institution, a.student_id, a.kind, a.amount, a.detail, a.outcomes_kept,"
                    + " a.course_requirement, a.valid_from, a.valid_until, a.reason, a.evidence, a.recorded_by,"
                    + " a.recorded_at, e.last_day, e.reason as end_reason, e.ended_by, e.ended_at"
                    + " from students_adjustment a left join students_adjustment_ending e on e.adjustment_id = a.id";
    private static final String INSERT = Sql.insert(
            "students_adjustment",
            "id",
            "institution",
            "student_id",
            "kind",
            "amount",
            "detail",
            "outcomes_kept",
            "course_requirement",
            "valid_from",
            "valid_until",
            "reason",
            "evidence",
            "recorded_by",
            "recorded_at");
    private static final String INSERT_CONSENT = Sql.insert(
            "students_adjustment_consent",
            "adjustment_id",
            "entry",
            "institution",
            "party",
            "module_code",
            "name",
            "given_on",
            "reference",
            "recorded_by",
            "recorded_at");
    private static final String INSERT_ENDING = Sql.insert(
            "students_adjustment_ending", "adjustment_id", "institution", "last_day", "reason", "ended_by", "ended_at");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public AdjustmentStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The adjustments under these records, oldest first. */
    public List<Adjustment> of(Scope scope, Collection<StudentId> students) {
        List<Adjustment> found = new ArrayList<>();
        Chunks.ascending(
                students,
                chunk -> found.addAll(
                        select(scope, Where.scope("a.institution", scope).andIn("a.student_id", chunk))));
        return found;
    }

    /** One adjustment. */
    public Optional<Adjustment> get(Scope scope, AdjustmentId id) {
        return select(scope, Where.scope("a.institution", scope).and("a.id = ?", id)).stream()
                .findFirst();
    }

    /** Adds an adjustment without consents. */
    public void add(Scope scope, Adjustment adjustment) {
        scope.require(adjustment.institution());
        Terms t = adjustment.terms();
        sql.update(
                INSERT,
                adjustment.id(),
                adjustment.institution(),
                adjustment.studentId(),
                t.kind(),
                t.amount(),
                t.detail(),
                t.outcomesKept(),
                t.courseRequirement(),
                t.from(),
                t.until(),
                t.reason(),
                t.evidenceReference(),
                adjustment.recordedBy(),
                adjustment.recordedAt());
    }

    /**
     * Adds a consent after those that there are.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else adds one at the same moment
     */
    public void add(Scope scope, Adjustment to, Consent consent) {
        scope.require(to.institution());
        unlessTaken(() -> sql.update(
                INSERT_CONSENT,
                to.id(),
                to.consents().size() + 1,
                to.institution(),
                consent.party(),
                consent.moduleCode(),
                consent.name(),
                consent.on(),
                consent.reference(),
                consent.recordedBy(),
                consent.recordedAt()));
    }

    /**
     * Adds an end.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else ends it at the same moment
     */
    public void end(Scope scope, Adjustment adjustment, Ending ending) {
        scope.require(adjustment.institution());
        unlessTaken(() -> sql.update(
                INSERT_ENDING,
                adjustment.id(),
                adjustment.institution(),
                ending.lastDay(),
                ending.reason(),
                ending.endedBy(),
                ending.endedAt()));
    }

    private static void unlessTaken(Runnable work) {
        try {
            work.run();
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.of(Problem.Kind.CONFLICT, "Somebody else changes this adjustment at the same moment.")
                        .exception();
            }
            throw e;
        }
    }

    private List<Adjustment> select(Scope scope, Where where) {
        List<Adjustment> found =
                sql.query(SELECT + where + " order by a.id", rs -> adjustment(rs, List.of()), where.parameters());
        if (found.isEmpty()) {
            return found;
        }
        Map<AdjustmentId, List<Consent>> consents = new HashMap<>();
        Where of = Where.scope("institution", scope)
                .andIn("adjustment_id", found.stream().map(Adjustment::id).toList());
        sql.each(
                "select adjustment_id, party, module_code, name, given_on, reference, recorded_by, recorded_at"
                        + " from students_adjustment_consent" + of + " order by adjustment_id, entry",
                rs -> consents.computeIfAbsent(new AdjustmentId(rs.getLong(1)), id -> new ArrayList<>())
                        .add(consent(rs)),
                of.parameters());
        return found.stream()
                .map(a -> new Adjustment(
                        a.id(),
                        a.institution(),
                        a.studentId(),
                        a.terms(),
                        consents.getOrDefault(a.id(), List.of()),
                        a.ending(),
                        a.recordedBy(),
                        a.recordedAt()))
                .toList();
    }

    private static Adjustment adjustment(ResultSet rs, List<Consent> consents) throws SQLException {
        String ended = rs.getString("ended_by");
        return new Adjustment(
                new AdjustmentId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                new Terms(
                        Adjustment.Kind.valueOf(rs.getString("kind")),
                        rs.getObject("amount", Integer.class),
                        rs.getString("detail"),
                        flag(rs, "outcomes_kept"),
                        flag(rs, "course_requirement"),
                        Sql.localDate(rs, "valid_from"),
                        Sql.localDate(rs, "valid_until"),
                        rs.getString("reason"),
                        rs.getString("evidence")),
                consents,
                ended == null
                        ? null
                        : new Ending(
                                Sql.localDate(rs, "last_day"),
                                rs.getString("end_reason"),
                                ended,
                                Sql.instant(rs, "ended_at")),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }

    private static Boolean flag(ResultSet rs, String column) throws SQLException {
        boolean value = rs.getBoolean(column);
        return rs.wasNull() ? null : value;
    }

    private static Consent consent(ResultSet rs) throws SQLException {
        return new Consent(
                Adjustment.Party.valueOf(rs.getString("party")),
                rs.getString("module_code"),
                rs.getString("name"),
                Sql.localDate(rs, "given_on"),
                rs.getString("reference"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
