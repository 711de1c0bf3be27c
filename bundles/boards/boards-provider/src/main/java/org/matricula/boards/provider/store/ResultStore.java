package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.Releases.Listed;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what students are told. Whatever reads published results compares the instant of the release with the clock. */
@Component(service = ResultStore.class)
public final class ResultStore {

    private static final String PAGE = "PAGE";
    private static final String WHY = "WHY";
    private static final String MODULES = "MODULES";

    private static final String SELECT = "select r.id, r.institution, r.meeting_id, m.session_start, r.student_id,"
            + " r.version_no, r.reason, r.corrected_at, m.released_at, r.appeal_until, r.digest, p.body"
            + " from boards_result r";

    // Derby keeps the plan that it makes for an empty table, so it is told by what to look
    private static final String BY_STUDENT = " --DERBY-PROPERTIES index=boards_result_by_student\n";
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=boards_result_key\n";
    private static final String BY_VERSION = " --DERBY-PROPERTIES constraint=boards_result_version\n";
    private static final String MEETING = " join boards_meeting m on m.id = r.meeting_id";
    private static final String PARTS = MEETING
            + " join boards_result_part p --DERBY-PROPERTIES constraint=boards_result_part_key\n on p.result_id = r.id";

    private static final String LATEST = "not exists (select 1 from boards_result n where n.meeting_id = r.meeting_id"
            + " and n.student_id = r.student_id and n.version_no > r.version_no)";

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public ResultStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Forgets what was made ready for a meeting of which nothing is released. */
    public void clear(Scope scope, MeetingId meeting) {
        Where where = of("", scope, meeting);
        sql.update("delete from boards_result_notice" + where, where.parameters());
        sql.update(
                "delete from boards_result_part where result_id in (select id from boards_result" + where + ")",
                where.parameters());
        sql.update("delete from boards_result" + where, where.parameters());
    }

    /** Adds the first versions of one chunk. */
    public void add(Scope scope, List<Composed> chunk) {
        add(scope, chunk, 1, null, null, null);
    }

    /** Adds a later version of one. */
    public void add(Scope scope, Composed one, int version, String reason, Instant at, LocalDate appealUntil) {
        add(scope, List.of(one), version, reason, at, appealUntil);
    }

    private void add(Scope scope, List<Composed> chunk, int version, String reason, Instant at, LocalDate appealUntil) {
        List<Object[]> results = new ArrayList<>(chunk.size());
        List<Object[]> parts = new ArrayList<>(2 * chunk.size());
        for (Composed one : chunk) {
            Candidate candidate = one.candidate();
            scope.require(candidate.institution());
            results.add(new Object[] {
                one.id(),
                candidate.institution(),
                candidate.meetingId(),
                candidate.id(),
                candidate.studentId(),
                version,
                candidate.pack().digest(),
                one.listKey(),
                one.listed(),
                reason,
                at,
                appealUntil,
                one.digest()
            });
            parts(one, PAGE, one.page(), parts);
            parts(one, WHY, one.explanation(), parts);
            parts(one, MODULES, one.modules(), parts);
        }
        sql.batch(
                Sql.insert(
                        "boards_result",
                        "id",
                        "institution",
                        "meeting_id",
                        "candidate_id",
                        "student_id",
                        "version_no",
                        "pack_digest",
                        "list_key",
                        "listed",
                        "reason",
                        "corrected_at",
                        "appeal_until",
                        "digest"),
                results);
        sql.batch(Sql.insert("boards_result_part", "result_id", "content", "part", "institution", "body"), parts);
    }

    private static void parts(Composed one, String content, String text, List<Object[]> rows) {
        for (int from = 0; from == 0 || from < text.length(); from += CandidateStore.PART) {
            String body = text.substring(from, Math.min(text.length(), from + CandidateStore.PART));
            rows.add(new Object[] {
                one.id(), content, from / CandidateStore.PART, one.candidate().institution(), body
            });
        }
    }

    /** Sets the last day to appeal against the first versions that a pack ruled. */
    public void appealUntil(Scope scope, MeetingId meeting, String packDigest, LocalDate until) {
        Where where = of("", scope, meeting).and("version_no = 1").and("pack_digest = ?", packDigest);
        sql.update("update boards_result set appeal_until = ?" + where, Sql.all(until, where.parameters()));
    }

    /** What is published to the identities of one person by now, the latest first. */
    public List<PublishedResult> published(Scope scope, Set<StudentId> person, Instant now) {
        Where where = published(scope, now).andIn("r.student_id", person);
        return results(
                BY_STUDENT, where, " order by m.released_at desc, r.meeting_id, r.version_no desc, r.id, p.part");
    }

    /** What is published for a session by now, in the version that counts, by number. */
    public Page<PublishedResult> published(
            Scope scope, InstitutionCode institution, AcademicSession session, PageRequest page, Instant now) {
        Where where = published(scope, now)
                .and("r.institution = ?", institution)
                .and("m.session_start = ?", session)
                .and("r.id > ?", page.afterId())
                .and(LATEST);
        List<Long> ids = sql.query(
                "select r.id from boards_result r" + BY_ID + MEETING + where + " order by r.id fetch first "
                        + (page.limit() + 1) + " rows only",
                rs -> rs.getLong(1),
                where.parameters());
        if (ids.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Where read = published(scope, now)
                .and("r.institution = ?", institution)
                .and("m.session_start = ?", session)
                .and("r.id >= ?", ids.get(0))
                .and("r.id <= ?", ids.get(ids.size() - 1))
                .and(LATEST);
        return Page.cut(results(BY_ID, read, " order by r.id, p.part"), page.limit(), r -> Long.toString(r.id()));
    }

    /** Every version of a student's result of a released meeting, oldest first. */
    public List<PublishedResult> versions(Scope scope, MeetingId meeting, StudentId student, Instant now) {
        Where where = published(scope, now).and("r.meeting_id = ?", meeting).and("r.student_id = ?", student);
        return results(BY_VERSION, where, " order by r.version_no, p.part");
    }

    /** The explanation of a published result of one of these identities. */
    public Optional<String> explanation(Scope scope, long result, StudentId student, Instant now) {
        return text(scope, WHY, result, student, now);
    }

    /** Why the module results are what they are, of a published result of one of these identities. */
    public Optional<String> modules(Scope scope, long result, StudentId student, Instant now) {
        return text(scope, MODULES, result, student, now);
    }

    private Optional<String> text(Scope scope, String content, long result, StudentId student, Instant now) {
        Where where = Where.scope("r.institution", scope)
                .and("r.id = ?", result)
                .and("r.student_id = ?", student)
                .and("m.released_at <= ?", now)
                .and("p.content = ?", content);
        List<String> parts = sql.query(
                "select p.body from boards_result r" + BY_ID + PARTS + where + " order by p.part",
                rs -> rs.getString(1),
                where.parameters());
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("", parts));
    }

    /** The list for the notice board, by key, in the versions that count. */
    public List<Listed> list(Scope scope, MeetingId meeting) {
        Where where = of("r.", scope, meeting).and("r.list_key is not null").and(LATEST);
        return sql.query(
                "select r.list_key, r.listed from boards_result r" + where + " order by r.list_key",
                rs -> new Listed(rs.getString(1), rs.getString(2)),
                where.parameters());
    }

    /** The key of a student on the list of a meeting; empty for who never stood on it. */
    public Optional<String> listKey(Scope scope, MeetingId meeting, StudentId student) {
        Where where = of("", scope, meeting).and("student_id = ?", student).and("list_key is not null");
        return sql.first(
                "select list_key from boards_result" + where + " order by version_no",
                rs -> rs.getString(1),
                where.parameters());
    }

    /** How many first versions there are. */
    public int count(Scope scope, MeetingId meeting) {
        Where where = of("", scope, meeting).and("version_no = 1");
        return sql.first("select count(*) from boards_result" + where, rs -> rs.getInt(1), where.parameters())
                .orElseThrow();
    }

    /** How many stand on the list, by what it says of them. */
    public Map<String, Integer> listed(Scope scope, MeetingId meeting) {
        Where where = of("", scope, meeting).and("version_no = 1").and("listed is not null");
        Map<String, Integer> counts = new TreeMap<>();
        sql.each(
                "select listed, count(*) from boards_result" + where + " group by listed",
                rs -> counts.put(rs.getString(1), rs.getInt(2)),
                where.parameters());
        return counts;
    }

    private static Where of(String prefix, Scope scope, MeetingId meeting) {
        return Where.scope(prefix + "institution", scope).and(prefix + "meeting_id = ?", meeting);
    }

    private static Where published(Scope scope, Instant now) {
        return Where.scope("r.institution", scope).and("m.released_at <= ?", now);
    }

    private List<PublishedResult> results(String by, Where where, String order) {
        Where pages = where.and("p.content = ?", PAGE);
        List<PublishedResult> results = new ArrayList<>();
        sql.each(
                SELECT + by + PARTS + pages + order,
                rs -> {
                    int last = results.size() - 1;
                    if (last >= 0 && results.get(last).id() == rs.getLong("id")) {
                        results.set(last, longer(results.get(last), rs.getString("body")));
                    } else {
                        results.add(result(rs));
                    }
                },
                pages.parameters());
        return results;
    }

    private static PublishedResult result(ResultSet rs) throws SQLException {
        Instant corrected = Sql.instant(rs, "corrected_at");
        return new PublishedResult(
                rs.getLong("id"),
                new InstitutionCode(rs.getString("institution")),
                new MeetingId(rs.getLong("meeting_id")),
                new AcademicSession(rs.getInt("session_start")),
                new StudentId(rs.getLong("student_id")),
                rs.getInt("version_no"),
                rs.getString("reason"),
                corrected == null ? Sql.instant(rs, "released_at") : corrected,
                Sql.localDate(rs, "appeal_until"),
                rs.getString("digest"),
                rs.getString("body"));
    }

    private static PublishedResult longer(PublishedResult r, String more) {
        return new PublishedResult(
                r.id(),
                r.institution(),
                r.meetingId(),
                r.session(),
                r.studentId(),
                r.version(),
                r.reason(),
                r.publishedAt(),
                r.appealUntil(),
                r.digest(),
                r.page() + more);
    }
}
