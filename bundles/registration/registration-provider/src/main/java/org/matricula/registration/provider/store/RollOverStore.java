package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOverLine.Reason;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of roll-overs and their reports. Lines are only added. */
@Component(service = RollOverStore.class)
public final class RollOverStore {

    private static final String SELECT =
            "select id, institution, study_session, rehearsal, carry_undecided, reason, job_id,"
                    + " started_by, started_at, finished_at, total from registration_roll_over";
    // what was in the session by a move that was taken back is in an earlier one, and is none of its registrations
    private static final String STANDING_SINCE = " join registration_programme p"
            + " --DERBY-PROPERTIES constraint=registration_programme_key, joinStrategy=NESTEDLOOP\n"
            + " on p.id = h.registration_id and p.study_session >= h.study_session and p.voided = 0";
    private static final String ROLL = "select distinct h.registration_id from registration_history h"
            + " --DERBY-PROPERTIES index=registration_history_by_session\n" + STANDING_SINCE;
    private static final String STOOD = "select h.registration_id, p.student_id, p.programme_id, h.version,"
            + " h.study_session, h.study_level, h.status, h.expected_return, h.repeats_in, h.change"
            + " from registration_history h --DERBY-PROPERTIES constraint=registration_history_key\n"
            + " join registration_programme p on p.id = h.registration_id";
    private static final String EARLIER = "select l.registration_id, l.reason from registration_roll_over_line l"
            + " --DERBY-PROPERTIES index=registration_roll_over_line_by_registration\n"
            + " join registration_roll_over r on r.id = l.roll_over_id";
    private static final String LINES = "select registration_id, student_id, programme_id, reason, level_before,"
            + " level_after from registration_roll_over_line";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public RollOverStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * One entry of the history of a registration, as far as the roll-over looks at it.
     *
     * @param registration which registration
     * @param student whose
     * @param programme on what
     * @param standing session, level, status and agreed return
     * @param change what was done
     */
    public record Stood(
            ProgrammeRegistrationId registration,
            StudentId student,
            ProgrammeId programme,
            Place standing,
            Change change) {}

    /**
     * Where a registration stood.
     *
     * @param session in which session
     * @param level at which level
     * @param status how
     * @param expectedReturn the agreed end of a suspension; null otherwise
     * @param repeatsIn the session in which the level is taken again by agreement; null when none is agreed
     */
    public record Place(
            AcademicSession session, int level, Status status, LocalDate expectedReturn, AcademicSession repeatsIn) {}

    /** Adds a run. */
    public void add(Scope scope, RollOver run) {
        scope.require(run.institution());
        sql.update(
                Sql.insert(
                        "registration_roll_over",
                        "id",
                        "institution",
                        "study_session",
                        "rehearsal",
                        "carry_undecided",
                        "reason",
                        "job_id",
                        "started_by",
                        "started_at",
                        "total"),
                run.id(),
                run.institution(),
                run.from(),
                run.rehearsal(),
                run.carryUndecided(),
                run.reason(),
                run.job(),
                run.startedBy(),
                run.startedAt(),
                run.total());
    }

    /** Notes how many registrations there are, and with a moment that all are dealt with. */
    public void progress(Scope scope, RollOverId id, int total, Instant finishedAt) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update(
                "update registration_roll_over set total = ?, finished_at = ?" + where,
                Sql.all(total, finishedAt, where.parameters()));
    }

    /** One run with its numbers. */
    public Optional<RollOver> get(Scope scope, RollOverId id) {
        return begun(scope, id).map(this::counted);
    }

    /** One run as it was begun: its lines are not counted, which takes longer the more there are. */
    public Optional<RollOver> begun(Scope scope, RollOverId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(SELECT + where, RollOverStore::run, where.parameters());
    }

    /** Runs with their numbers, by id. */
    public Page<RollOver> list(Scope scope, InstitutionCode institution, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .and("id > ?", page.afterId());
        List<RollOver> rows = sql.query(
                SELECT + where + " order by id fetch first " + (page.limit() + 1) + " rows only",
                RollOverStore::run,
                where.parameters());
        Page<RollOver> cut = Page.cut(rows, page.limit(), run -> run.id().toString());
        return new Page<>(cut.items().stream().map(this::counted).toList(), cut.next());
    }

    /** The next registrations that stand in a session or stood in it before a later one, by id. */
    public List<ProgrammeRegistrationId> roll(
            Scope scope, InstitutionCode institution, AcademicSession session, long after, int limit) {
        Where where = stoodIn(scope, institution, session).and("h.registration_id > ?", after);
        return ids(ROLL + where + limited(limit), where);
    }

    /** Registrations of the session that a run has no line for: they came while it ran. */
    public List<ProgrammeRegistrationId> missing(Scope scope, RollOver run, int limit) {
        Where where = stoodIn(scope, run.institution(), run.from())
                .and(
                        "not exists (select 1 from registration_roll_over_line l where l.roll_over_id = ?"
                                + " and l.registration_id = h.registration_id)",
                        run.id());
        return ids(ROLL + where + limited(limit), where);
    }

    /** How many registrations stand in a session or stood in it before a later one. */
    public int count(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = stoodIn(scope, institution, session);
        return sql.first(
                        "select count(distinct h.registration_id) from registration_history h" + STANDING_SINCE + where,
                        rs -> rs.getInt(1),
                        where.parameters())
                .orElseThrow();
    }

    /** How registrations stood, each from its first state to its last. */
    public Map<ProgrammeRegistrationId, List<Stood>> stood(Scope scope, Collection<ProgrammeRegistrationId> ids) {
        Map<ProgrammeRegistrationId, List<Stood>> found = new HashMap<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("h.institution", scope).andIn("h.registration_id", chunk);
            sql.query(
                            STOOD + where + " order by h.registration_id, h.version",
                            RollOverStore::stood,
                            where.parameters())
                    .forEach(s -> found.computeIfAbsent(s.registration(), k -> new ArrayList<>())
                            .add(s));
        });
        return found;
    }

    /** Why earlier runs from the session carried registrations; rehearsals do not count. */
    public Map<ProgrammeRegistrationId, Reason> earlier(
            Scope scope, AcademicSession session, Collection<ProgrammeRegistrationId> ids) {
        Map<ProgrammeRegistrationId, Reason> found = new HashMap<>();
        Chunks.ascending(ids, chunk -> {
            Where where = Where.scope("l.institution", scope)
                    .andIn("l.registration_id", chunk)
                    .and("r.study_session = ?", session)
                    .and("r.rehearsal = ?", false)
                    .and("l.carried = ?", true);
            sql.each(
                    EARLIER + where + " order by r.id",
                    rs -> found.putIfAbsent(
                            new ProgrammeRegistrationId(rs.getLong(1)), Reason.valueOf(rs.getString(2))),
                    where.parameters());
        });
        return found;
    }

    /** Adds lines to the report of a run. */
    public void addLines(Scope scope, RollOver run, Collection<RollOverLine> lines) {
        scope.require(run.institution());
        sql.batch(
                Sql.insert(
                        "registration_roll_over_line",
                        "roll_over_id",
                        "registration_id",
                        "institution",
                        "student_id",
                        "programme_id",
                        "carried",
                        "reason",
                        "level_before",
                        "level_after"),
                lines.stream()
                        .map(line -> new Object[] {
                            run.id(),
                            line.registrationId(),
                            run.institution(),
                            line.studentId(),
                            line.programmeId(),
                            line.reason().carried(),
                            line.reason(),
                            line.levelBefore(),
                            line.levelAfter()
                        })
                        .toList());
    }

    /** Lines of a report, by registration. */
    public Page<RollOverLine> lines(Scope scope, RollOverId id, Boolean carried, Reason reason, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .and("roll_over_id = ?", id)
                .andIf("carried = ?", carried)
                .andIf("reason = ?", reason)
                .and("registration_id > ?", page.afterId());
        List<RollOverLine> rows = sql.query(
                LINES + where + " order by registration_id fetch first " + (page.limit() + 1) + " rows only",
                RollOverStore::line,
                where.parameters());
        return Page.cut(rows, page.limit(), line -> line.registrationId().toString());
    }

    private RollOver counted(RollOver run) {
        Map<Reason, Integer> byReason = new EnumMap<>(Reason.class);
        sql.each(
                "select reason, count(*) from registration_roll_over_line where institution = ? and roll_over_id = ?"
                        + " group by reason",
                rs -> byReason.put(Reason.valueOf(rs.getString(1)), rs.getInt(2)),
                run.institution(),
                run.id());
        int carried = byReason.entrySet().stream()
                .filter(e -> e.getKey().carried())
                .mapToInt(Map.Entry::getValue)
                .sum();
        int all = byReason.values().stream().mapToInt(Integer::intValue).sum();
        return new RollOver(
                run.id(),
                run.institution(),
                run.from(),
                run.rehearsal(),
                run.carryUndecided(),
                run.reason(),
                run.job(),
                run.startedBy(),
                run.startedAt(),
                run.finishedAt(),
                run.total(),
                carried,
                all - carried,
                byReason);
    }

    private List<ProgrammeRegistrationId> ids(String query, Where where) {
        return sql.query(query, rs -> new ProgrammeRegistrationId(rs.getLong(1)), where.parameters());
    }

    private static String limited(int limit) {
        return " order by h.registration_id fetch first " + limit + " rows only";
    }

    private static Where stoodIn(Scope scope, InstitutionCode institution, AcademicSession session) {
        return Where.scope("h.institution", scope)
                .and("h.institution = ?", institution)
                .and("h.study_session = ?", session);
    }

    private static RollOver run(ResultSet rs) throws SQLException {
        return new RollOver(
                new RollOverId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new AcademicSession(rs.getInt("study_session")),
                rs.getBoolean("rehearsal"),
                rs.getBoolean("carry_undecided"),
                rs.getString("reason"),
                new JobId(rs.getLong("job_id")),
                rs.getString("started_by"),
                Sql.instant(rs, "started_at"),
                Sql.instant(rs, "finished_at"),
                rs.getInt("total"),
                0,
                0,
                Map.of());
    }

    private static Stood stood(ResultSet rs) throws SQLException {
        return new Stood(
                new ProgrammeRegistrationId(rs.getLong("registration_id")),
                new StudentId(rs.getLong("student_id")),
                new ProgrammeId(rs.getLong("programme_id")),
                new Place(
                        new AcademicSession(rs.getInt("study_session")),
                        rs.getInt("study_level"),
                        Status.valueOf(rs.getString("status")),
                        Sql.localDate(rs, "expected_return"),
                        StandingStore.session(rs, "repeats_in")),
                Change.valueOf(rs.getString("change")));
    }

    private static RollOverLine line(ResultSet rs) throws SQLException {
        int after = rs.getInt("level_after");
        return new RollOverLine(
                new ProgrammeRegistrationId(rs.getLong("registration_id")),
                new StudentId(rs.getLong("student_id")),
                new ProgrammeId(rs.getLong("programme_id")),
                Reason.valueOf(rs.getString("reason")),
                rs.getInt("level_before"),
                after == 0 ? null : after);
    }
}
