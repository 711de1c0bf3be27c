package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.persistence.LockModeType;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.boards.api.GivenUp;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.regulations.api.PackRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps meetings. */
@Component(service = MeetingStore.class)
public final class MeetingStore {

    private static final String SELECT = "select id, version, institution, session_start, board_point, held_on, chair,"
            + " state, candidates, snapshot_digest, external_examiner, job_id, released_at, kind, subject from boards_meeting";

    // the last entry on a name counts
    private static final String SEAT = "exists (select 1 from boards_member b where b.meeting_id = boards_meeting.id"
            + " and b.user_name = ? and b.attendance <> 'WITHDRAWN' and not exists (select 1 from boards_member l"
            + " where l.meeting_id = b.meeting_id and l.name = b.name and l.entry > b.entry))";

    private final Entities entities;
    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public MeetingStore(
            @Reference(target = "(osgi.unit.name=boards)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** Adds a meeting with its programmes; a programme before another unreleased one of its point violates a key. */
    public void add(Scope scope, MeetingId id, MeetingRequest request, List<PinnedProgramme> programmes) {
        scope.require(request.institution());
        entities.write(em -> {
            em.persist(new MeetingEntity(id, request));
            return null;
        });
        String key = " " + request.session().startYear() + " " + request.point();
        sql.batch(
                Sql.insert(
                        "boards_meeting_programme",
                        "meeting_id",
                        "programme_id",
                        "institution",
                        "listed",
                        "pack_id",
                        "pack_version",
                        "pack_digest",
                        "open_key"),
                programmes.stream()
                        .map(p -> new Object[] {
                            id,
                            p.programme(),
                            request.institution(),
                            p.listed(),
                            p.pack().id(),
                            p.pack().version(),
                            p.pack().digest(),
                            p.programme() + key
                        })
                        .toList());
    }

    /** Adds a meeting of a subject board with the pack of each module; a module before another one violates a key. */
    public void add(Scope scope, MeetingId id, SubjectMeetingRequest request, Map<ModuleId, PackRef> modules) {
        scope.require(request.institution());
        entities.write(em -> {
            em.persist(new MeetingEntity(id, request));
            return null;
        });
        String key = " " + request.session().startYear() + " " + request.point();
        sql.batch(
                Sql.insert(
                        "boards_meeting_module",
                        "meeting_id",
                        "module_id",
                        "institution",
                        "pack_id",
                        "pack_version",
                        "pack_digest",
                        "open_key"),
                modules.entrySet().stream()
                        .map(e -> new Object[] {
                            id,
                            e.getKey(),
                            request.institution(),
                            e.getValue().id(),
                            e.getValue().version(),
                            e.getValue().digest(),
                            e.getKey() + key
                        })
                        .toList());
    }

    /** The modules of a subject board and the packs pinned for them, by module. */
    public Map<ModuleId, PackRef> modules(Scope scope, MeetingId id) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", id);
        Map<ModuleId, PackRef> modules = new LinkedHashMap<>();
        sql.each(
                "select module_id, pack_id, pack_version, pack_digest from boards_meeting_module" + where
                        + " order by module_id",
                rs -> modules.put(new ModuleId(rs.getLong("module_id")), pack(rs)),
                where.parameters());
        return modules;
    }

    /** Lets other meetings have the modules or programmes of one that ended. */
    public void free(Scope scope, MeetingId id) {
        sql.batch(
                "update boards_meeting_programme set open_key = ? where meeting_id = ? and programme_id = ?",
                programmes(scope, id).stream()
                        .map(pinned -> new Object[] {id + "/" + pinned.programme(), id, pinned.programme()})
                        .toList());
        sql.batch(
                "update boards_meeting_module set open_key = ? where meeting_id = ? and module_id = ?",
                modules(scope, id).keySet().stream()
                        .map(module -> new Object[] {id + "/" + module, id, module})
                        .toList());
    }

    /** A meeting within the scope. */
    public Optional<Versioned<Meeting>> find(Scope scope, MeetingId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(SELECT + where, this::meeting, where.parameters()).map(this::withProgrammes);
    }

    /**
     * A meeting that must be there.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    public Meeting required(Scope scope, MeetingId id) {
        return versioned(scope, id).record();
    }

    /**
     * A meeting of an award board that must be there.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope, 409 for another board
     */
    public Meeting award(Scope scope, MeetingId id) {
        Meeting meeting = required(scope, id);
        if (meeting.kind() != Meeting.Kind.AWARD) {
            throw Problem.conflict("kind", meeting.kind(), "must be AWARD").exception();
        }
        return meeting;
    }

    /** The same with its version. */
    public Versioned<Meeting> versioned(Scope scope, MeetingId id) {
        return find(scope, id).orElseThrow(() -> Problem.notFound("meeting", id).exception());
    }

    /** True when somebody belongs to the board of a meeting now. */
    public boolean isMember(Scope scope, MeetingId id, String userName) {
        Where where = Where.scope("institution", scope).and("id = ?", id).and(SEAT, userName);
        return sql.first("select id from boards_meeting" + where, rs -> true, where.parameters())
                .isPresent();
    }

    /** Meetings within the scope, by id; with a user name those whose board that user belongs to now. */
    public Page<Meeting> list(Scope scope, InstitutionCode institution, String member, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .andIf(SEAT, member)
                .and("id > ?", page.afterId());
        List<Meeting> rows = sql
                .query(
                        SELECT + where + " order by id fetch first " + (page.limit() + 1) + " rows only",
                        this::meeting,
                        where.parameters())
                .stream()
                .map(this::withProgrammes)
                .map(Versioned::record)
                .toList();
        return Page.cut(rows, page.limit(), m -> m.id().toString());
    }

    /** Where the award boards of a session stand, those that were given up left out. */
    public Map<MeetingId, Meeting.State> states(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("session_start = ?", session)
                .and("kind = ?", Meeting.Kind.AWARD)
                .and("state <> ?", Meeting.State.GIVEN_UP);
        Map<MeetingId, Meeting.State> states = new LinkedHashMap<>();
        sql.each(
                "select id, state from boards_meeting" + where + " order by id",
                rs -> states.put(new MeetingId(rs.getLong(1)), Meeting.State.valueOf(rs.getString(2))),
                where.parameters());
        return states;
    }

    /** The first meeting from a day on that decides on a programme and has released nothing. */
    public Optional<Meeting> next(Scope scope, InstitutionCode institution, ProgrammeId programme, LocalDate from) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("held_on >= ?", from)
                .andIn(
                        "state",
                        List.of(
                                Meeting.State.OPEN,
                                Meeting.State.PROPOSING,
                                Meeting.State.PROPOSED,
                                Meeting.State.DECIDED,
                                Meeting.State.EMBARGOED))
                .and(
                        "exists (select 1 from boards_meeting_programme p where p.meeting_id = boards_meeting.id"
                                + " and p.programme_id = ?)",
                        programme);
        return sql.first(
                        SELECT + where + " order by held_on, id fetch first 1 rows only",
                        this::meeting,
                        where.parameters())
                .map(this::withProgrammes)
                .map(Versioned::record);
    }

    /** The programmes of a meeting and their packs. */
    public List<PinnedProgramme> programmes(Scope scope, MeetingId id) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", id);
        return sql.query(
                "select programme_id, listed, pack_id, pack_version, pack_digest from boards_meeting_programme" + where
                        + " order by programme_id",
                rs -> new PinnedProgramme(
                        new ProgrammeId(rs.getLong("programme_id")), rs.getBoolean("listed"), pack(rs)),
                where.parameters());
    }

    /**
     * Changes a meeting, whose row is locked first, so that two changes of one meeting follow each other.
     *
     * @param allowed the states in which it may be changed so
     * @param change what to do with it
     * @throws org.matricula.kernel.api.ProblemException 404 none within the scope, 409 in another state
     */
    public void change(Scope scope, MeetingId id, List<Meeting.State> allowed, Consumer<MeetingEntity> change) {
        entities.write(em -> {
            MeetingEntity meeting = em.find(MeetingEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (meeting == null || !scope.contains(new InstitutionCode(meeting.institution()))) {
                throw Problem.notFound("meeting", id).exception();
            }
            if (!allowed.contains(meeting.state())) {
                throw Problem.conflict(
                                "state",
                                meeting.state(),
                                "must be " + (allowed.size() == 1 ? allowed.get(0) : "one of " + allowed))
                        .exception();
            }
            change.accept(meeting);
            return null;
        });
    }

    /** The meetings whose decisions wait for an instant that has come. */
    public List<Meeting> due(Scope scope, Instant now) {
        Where where = Where.scope("institution", scope)
                .and("state = ?", Meeting.State.EMBARGOED)
                .and("released_at <= ?", now);
        return sql.query(SELECT + where + " order by released_at, id", this::meeting, where.parameters()).stream()
                .map(this::withProgrammes)
                .map(Versioned::record)
                .toList();
    }

    /** The meetings of an institution's award boards that are in one of some states. */
    public List<MeetingId> in(Scope scope, InstitutionCode institution, List<Meeting.State> states) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("kind = ?", Meeting.Kind.AWARD)
                .andIn("state", states);
        return sql.query(
                "select id from boards_meeting" + where + " order by id",
                rs -> new MeetingId(rs.getLong(1)),
                where.parameters());
    }

    /** Notes when the decisions of a meeting are published; null for not at all, or while the release is held back. */
    public void releasedAt(Scope scope, MeetingId id, Instant at) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update boards_meeting set released_at = ?" + where, Sql.all(at, where.parameters()));
    }

    /** Notes from when on the facts of a meeting are read. */
    public void frozenAt(Scope scope, MeetingId id, Instant at) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update boards_meeting set frozen_at = ?" + where, Sql.all(at, where.parameters()));
    }

    /** From when on the facts of a meeting were read; empty for one of before that was noted. */
    public Optional<Instant> frozenAt(Scope scope, MeetingId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id).and("frozen_at is not null");
        return sql.first(
                "select frozen_at from boards_meeting" + where, rs -> Sql.instant(rs, "frozen_at"), where.parameters());
    }

    /** Notes why a meeting was given up. */
    public void giveUp(Scope scope, Meeting meeting, GivenUp why) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_meeting_given_up", "meeting_id", "institution", "reason", "given_up_by", "given_up_at"),
                meeting.id(),
                meeting.institution(),
                why.reason(),
                why.by(),
                why.at());
    }

    private GivenUp givenUp(Scope scope, MeetingId id) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", id);
        return sql.first(
                        "select reason, given_up_by, given_up_at from boards_meeting_given_up" + where,
                        rs -> new GivenUp(rs.getString(1), rs.getString(2), Sql.instant(rs, "given_up_at")),
                        where.parameters())
                .orElseThrow();
    }

    /** Notes up to which moment a release has module results; null when it is called off. */
    public void resultsUntil(Scope scope, MeetingId id, Instant until) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update boards_meeting set results_until = ?" + where, Sql.all(until, where.parameters()));
    }

    static PackRef pack(ResultSet rs) throws SQLException {
        return new PackRef(rs.getString("pack_id"), rs.getString("pack_version"), rs.getString("pack_digest"));
    }

    private Versioned<Meeting> meeting(ResultSet rs) throws SQLException {
        long job = rs.getLong("job_id");
        JobId jobId = rs.wasNull() ? null : new JobId(job);
        Meeting meeting = new Meeting(
                new MeetingId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new AcademicSession(rs.getInt("session_start")),
                rs.getString("board_point"),
                Sql.localDate(rs, "held_on"),
                rs.getString("chair"),
                List.of(),
                Meeting.State.valueOf(rs.getString("state")),
                List.of(),
                rs.getInt("candidates"),
                rs.getString("snapshot_digest"),
                rs.getString("external_examiner"),
                jobId,
                Sql.instant(rs, "released_at"),
                Meeting.Kind.valueOf(rs.getString("kind")),
                rs.getString("subject"),
                List.of(),
                null);
        return new Versioned<>(meeting, rs.getLong("version"));
    }

    private Versioned<Meeting> withProgrammes(Versioned<Meeting> versioned) {
        Meeting m = versioned.record();
        Scope scope = Scope.of(List.of(m.institution()));
        List<PinnedProgramme> pinned = programmes(scope, m.id());
        Map<ModuleId, PackRef> modules = m.kind() == Meeting.Kind.SUBJECT ? modules(scope, m.id()) : Map.of();
        Meeting whole = new Meeting(
                m.id(),
                m.institution(),
                m.session(),
                m.point(),
                m.heldOn(),
                m.chair(),
                pinned.stream()
                        .filter(PinnedProgramme::listed)
                        .map(PinnedProgramme::programme)
                        .toList(),
                m.state(),
                Stream.concat(pinned.stream().map(PinnedProgramme::pack), modules.values().stream())
                        .distinct()
                        .toList(),
                m.candidates(),
                m.snapshotDigest(),
                m.externalExaminer(),
                m.job(),
                m.releasedAt(),
                m.kind(),
                m.subject(),
                List.copyOf(modules.keySet()),
                m.state() == Meeting.State.GIVEN_UP ? givenUp(scope, m.id()) : null);
        return new Versioned<>(whole, versioned.version());
    }
}
