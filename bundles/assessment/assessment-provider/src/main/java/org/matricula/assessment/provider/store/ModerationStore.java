package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.MarkersMark;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/** Plans, markers' marks, steps and statements of moderation in the database. Rows are added and never changed. */
public final class ModerationStore {

    private static final String INSERT_PLAN = Sql.insert(
            "assessment_moderation_plan",
            "element_id",
            "entry",
            "institution",
            "occurrence_id",
            "kind",
            "project",
            "double_markable",
            "task_sent_on",
            "reason",
            "planned_by",
            "planned_at");
    private static final String INSERT_MARK = Sql.insert(
            "assessment_markers_mark",
            "registration_id",
            "element_id",
            "marker_role",
            "entry",
            "institution",
            "occurrence_id",
            "student_id",
            "mark",
            "remark",
            "marker",
            "marked_at");
    private static final String INSERT_STEP = Sql.insert(
            "assessment_marking_step",
            "registration_id",
            "element_id",
            "entry",
            "institution",
            "occurrence_id",
            "student_id",
            "kind",
            "mark",
            "reason",
            "taken_by",
            "taken_at");
    private static final String INSERT_STATEMENT = Sql.insert(
            "assessment_moderation_statement",
            "id",
            "institution",
            "occurrence_id",
            "element_id",
            "kind",
            "body",
            "marks_digest",
            "stated_by",
            "stated_at");

    private static final String INSERT_TURN = Sql.insert("assessment_moderation_turn", "occurrence_id", "institution");

    private final Sql sql;

    /** Works on the domain's data source. */
    public ModerationStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A plan and how many there were before it. */
    public record PlanEntry(Plan plan, int entry) {}

    /** A step and how many there were before it. */
    public record StepEntry(Step step, int entry) {}

    /** A statement with the digest of the marks about which it was made. */
    public record Stated(Statement.Kind kind, ElementId elementId, String text, String digest, String by, Instant at) {}

    /** Keeps others who moderate the same run waiting until the transaction ends; 409 for the first of it at once. */
    public void takeTurn(Scope scope, Occurrence of) {
        scope.require(of.institution());
        // Derby does not hold the lock of "select for update" until the end
        if (sql.update(
                        "update assessment_moderation_turn set occurrence_id = occurrence_id where occurrence_id = ?",
                        of.id())
                == 0) {
            unlessTaken(() -> sql.update(INSERT_TURN, of.id(), of.institution()));
        }
    }

    /** The plans that count on an occurrence. */
    public Map<ElementId, PlanEntry> plans(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        Map<ElementId, PlanEntry> last = new HashMap<>();
        sql.each(
                "select element_id, entry, kind, project, double_markable, task_sent_on from assessment_moderation_plan"
                        + where + " order by element_id, entry",
                rs -> last.put(
                        new ElementId(rs.getLong(1)),
                        new PlanEntry(
                                new Plan(
                                        Kind.valueOf(rs.getString("kind")),
                                        rs.getBoolean("project"),
                                        rs.getBoolean("double_markable"),
                                        Sql.localDate(rs, "task_sent_on")),
                                rs.getInt("entry"))),
                where.parameters());
        return last;
    }

    /** Those of the elements whose works have two markers. */
    public Set<ElementId> doubleMarked(Scope scope, Collection<ElementId> elements) {
        Map<ElementId, Kind> last = new HashMap<>();
        Chunks.ascending(elements, chunk -> {
            Where where = Where.scope("institution", scope).andIn("element_id", chunk);
            sql.each(
                    "select element_id, kind from assessment_moderation_plan" + where + " order by element_id, entry",
                    rs -> last.put(new ElementId(rs.getLong(1)), Kind.valueOf(rs.getString(2))),
                    where.parameters());
        });
        Set<ElementId> found = new HashSet<>();
        last.forEach((element, kind) -> {
            if (kind.isDouble()) {
                found.add(element);
            }
        });
        return found;
    }

    /** Adds a plan; 409 when somebody else added one at the same moment. */
    public void plan(
            Scope scope, Occurrence of, ElementId element, PlanEntry plan, String reason, String by, Instant at) {
        scope.require(of.institution());
        unlessTaken(() -> sql.update(
                INSERT_PLAN,
                element,
                plan.entry(),
                of.institution(),
                of.id(),
                plan.plan().kind(),
                plan.plan().project(),
                plan.plan().doubleMarkable(),
                plan.plan().taskSentOn(),
                reason,
                by,
                at));
    }

    /** The markers' marks that count on an occurrence, by role. */
    public Map<Place, List<MarkersMark>> marks(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        Map<Place, Map<Role, MarkersMark>> last = new HashMap<>();
        sql.each(
                "select registration_id, element_id, marker_role, entry, mark, remark, marker, marked_at"
                        + " from assessment_markers_mark" + where + " order by registration_id, element_id, entry",
                rs -> {
                    MarkersMark mark = mark(rs);
                    last.computeIfAbsent(place(rs), p -> new EnumMap<>(Role.class))
                            .put(mark.role(), mark);
                },
                where.parameters());
        Map<Place, List<MarkersMark>> found = new HashMap<>();
        last.forEach((place, marks) -> found.put(place, List.copyOf(marks.values())));
        return found;
    }

    /** The places of these registrations for which a marker gave a mark. */
    public Set<Place> marked(Scope scope, Collection<ModuleRegistrationId> registrations) {
        Set<Place> found = new HashSet<>();
        Chunks.ascending(registrations, chunk -> {
            Where where = Where.scope("institution", scope).andIn("registration_id", chunk);
            sql.each(
                    "select distinct registration_id, element_id from assessment_markers_mark" + where,
                    rs -> found.add(place(rs)),
                    where.parameters());
        });
        return found;
    }

    /** Adds markers' marks; 409 when somebody else added one of them at the same moment. */
    public void mark(Scope scope, List<ModuleRegistration> of, ElementId element, List<MarkersMark> marks) {
        of.stream().map(ModuleRegistration::institution).distinct().forEach(scope::require);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            MarkersMark mark = marks.get(i);
            ModuleRegistration registration = of.get(i);
            rows.add(new Object[] {
                registration.id(),
                element,
                mark.role(),
                mark.entry(),
                registration.institution(),
                registration.occurrenceId(),
                registration.studentId(),
                mark.mark(),
                mark.comment(),
                mark.marker(),
                mark.at()
            });
        }
        unlessTaken(() -> sql.batch(INSERT_MARK, rows));
    }

    /** The last step of each work of an occurrence. */
    public Map<Place, StepEntry> steps(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        Map<Place, StepEntry> last = new HashMap<>();
        sql.each(
                "select registration_id, element_id, entry, kind, mark, reason, taken_by, taken_at"
                        + " from assessment_marking_step" + where + " order by registration_id, element_id, entry",
                rs -> last.put(
                        place(rs),
                        new StepEntry(
                                new Step(
                                        Step.Kind.valueOf(rs.getString("kind")),
                                        Sql.decimal(rs, "mark"),
                                        rs.getString("reason"),
                                        rs.getString("taken_by"),
                                        Sql.instant(rs, "taken_at")),
                                rs.getInt("entry"))),
                where.parameters());
        return last;
    }

    /** The works of an occurrence that were ever in dispute. */
    public Set<Place> disputed(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope)
                .and("occurrence_id = ?", occurrence)
                .and("kind = ?", Step.Kind.DISPUTED);
        return new HashSet<>(sql.query(
                "select registration_id, element_id from assessment_marking_step" + where,
                ModerationStore::place,
                where.parameters()));
    }

    /** Adds a step; 409 when somebody else took one at the same moment. */
    public void step(Scope scope, ModuleRegistration of, ElementId element, StepEntry step) {
        scope.require(of.institution());
        unlessTaken(() -> sql.update(
                INSERT_STEP,
                of.id(),
                element,
                step.entry(),
                of.institution(),
                of.occurrenceId(),
                of.studentId(),
                step.step().kind(),
                step.step().mark(),
                step.step().reason(),
                step.step().by(),
                step.step().at()));
    }

    /** The statements about an occurrence, oldest first. */
    public List<Stated> statements(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        return sql.query(
                "select element_id, kind, body, marks_digest, stated_by, stated_at"
                        + " from assessment_moderation_statement" + where + " order by id",
                ModerationStore::stated,
                where.parameters());
    }

    /** Adds a statement. */
    public void state(Scope scope, long id, Occurrence of, Stated stated) {
        scope.require(of.institution());
        sql.update(
                INSERT_STATEMENT,
                id,
                of.institution(),
                of.id(),
                stated.elementId(),
                stated.kind(),
                stated.text(),
                stated.digest(),
                stated.by(),
                stated.at());
    }

    static void unlessTaken(Runnable work) {
        try {
            work.run();
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.of(
                                Problem.Kind.CONFLICT,
                                "Somebody else did the same at the same moment; nothing was written, look again.")
                        .exception();
            }
            throw e;
        }
    }

    private static Place place(ResultSet rs) throws SQLException {
        return new Place(new ModuleRegistrationId(rs.getLong(1)), new ElementId(rs.getLong(2)));
    }

    private static MarkersMark mark(ResultSet rs) throws SQLException {
        return new MarkersMark(
                Role.valueOf(rs.getString("marker_role")),
                Sql.decimal(rs, "mark"),
                rs.getString("remark"),
                rs.getString("marker"),
                Sql.instant(rs, "marked_at"),
                rs.getInt("entry"));
    }

    private static Stated stated(ResultSet rs) throws SQLException {
        long element = rs.getLong("element_id");
        return new Stated(
                Statement.Kind.valueOf(rs.getString("kind")),
                element == 0 ? null : new ElementId(element),
                rs.getString("body"),
                rs.getString("marks_digest"),
                rs.getString("stated_by"),
                Sql.instant(rs, "stated_at"));
    }
}
