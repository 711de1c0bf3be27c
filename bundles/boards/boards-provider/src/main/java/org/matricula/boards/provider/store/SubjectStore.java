package org.matricula.boards.provider.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.SubjectBoards.Decision;
import org.matricula.boards.api.SubjectBoards.DecisionRequest;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what subject boards adopt and decide. */
@Component(service = SubjectStore.class)
public final class SubjectStore {

    private final Sql sql;

    /** Keeps it in the domain's tables. */
    @Activate
    public SubjectStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * That results were adopted.
     *
     * @param entry counts up for each run
     * @param digest of the results
     * @param by who recorded it
     * @param at when
     */
    public record Adoption(int entry, String digest, String by, Instant at) {}

    /** The last adoption of each run before a meeting. */
    public Map<OccurrenceId, Adoption> adoptions(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return last("select * from boards_adoption" + where + " order by entry", where);
    }

    /** What concluded subject boards adopted of a session last, run by run. */
    public Map<OccurrenceId, Adoption> concluded(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("a.institution", scope)
                .and("a.institution = ?", institution)
                .and("a.session_start = ?", session)
                .and("m.state = 'RELEASED'");
        return last(
                "select a.* from boards_adoption a join boards_meeting m on m.id = a.meeting_id" + where
                        + " order by a.adopted_at, a.meeting_id, a.entry",
                where);
    }

    private Map<OccurrenceId, Adoption> last(String query, Where where) {
        Map<OccurrenceId, Adoption> last = new HashMap<>();
        sql.each(
                query,
                rs -> last.put(
                        new OccurrenceId(rs.getLong("occurrence_id")),
                        new Adoption(
                                rs.getInt("entry"),
                                rs.getString("results_digest"),
                                rs.getString("adopted_by"),
                                Sql.instant(rs, "adopted_at"))),
                where.parameters());
        return last;
    }

    public void adopt(
            Scope scope,
            Meeting meeting,
            Collection<ResultSet> sets,
            Map<OccurrenceId, Adoption> before,
            String by,
            Instant at) {
        scope.require(meeting.institution());
        sql.batch(
                Sql.insert(
                        "boards_adoption",
                        "meeting_id",
                        "occurrence_id",
                        "entry",
                        "institution",
                        "session_start",
                        "results",
                        "results_digest",
                        "adopted_by",
                        "adopted_at"),
                sets.stream()
                        .map(set -> new Object[] {
                            meeting.id(),
                            set.occurrenceId(),
                            before.containsKey(set.occurrenceId())
                                    ? before.get(set.occurrenceId()).entry() + 1
                                    : 1,
                            meeting.institution(),
                            meeting.session(),
                            set.results(),
                            set.digest(),
                            by,
                            at
                        })
                        .toList());
    }

    public void decide(Scope scope, long id, Decision decision) {
        scope.require(decision.institution());
        DecisionRequest request = decision.request();
        sql.update(
                Sql.insert(
                        "boards_subject_decision",
                        "id",
                        "institution",
                        "meeting_id",
                        "occurrence_id",
                        "student_id",
                        "board_action",
                        "code",
                        "reason",
                        "evidence",
                        "decided_by",
                        "decided_at"),
                id,
                decision.institution(),
                decision.meetingId(),
                request.occurrenceId(),
                request.studentId(),
                request.action(),
                request.code(),
                request.reason(),
                request.evidence(),
                decision.decidedBy(),
                decision.decidedAt());
    }

    public List<Decision> decisions(Scope scope, MeetingId meeting) {
        return decisions(Where.scope("institution", scope).and("meeting_id = ?", meeting));
    }

    /** What subject boards decided about some students by one action, oldest first; without what was given up. */
    public List<Decision> decisions(Scope scope, String action, Collection<StudentId> students) {
        return decisions(standing(scope, action).andIn("student_id", students));
    }

    /** What subject boards decided about a run by one action, oldest first; without what was given up. */
    public List<Decision> decisions(Scope scope, String action, OccurrenceId occurrence) {
        return decisions(standing(scope, action).and("occurrence_id = ?", occurrence));
    }

    private static Where standing(Scope scope, String action) {
        return Where.scope("institution", scope)
                .and("board_action = ?", action)
                .and("meeting_id not in (select id from boards_meeting where state = ?)", Meeting.State.GIVEN_UP);
    }

    /** True when the instant of a release has come for results of one of these students for a session. */
    public boolean anyReleased(Scope scope, AcademicSession session, Collection<StudentId> students, Instant now) {
        boolean[] found = {false};
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("c.institution", scope)
                    .and("m.session_start = ?", session)
                    .and("m.released_at <= ?", now)
                    .andIn("c.student_id", chunk);
            found[0] |= sql.first(
                            "select c.id from boards_candidate c join boards_meeting m on m.id = c.meeting_id" + where
                                    + " fetch first 1 rows only",
                            rs -> rs.getLong(1),
                            where.parameters())
                    .isPresent();
        });
        return found[0];
    }

    private List<Decision> decisions(Where where) {
        return sql.query(
                "select * from boards_subject_decision" + where + " order by id",
                rs -> {
                    long student = rs.getLong("student_id");
                    StudentId about = rs.wasNull() ? null : new StudentId(student);
                    return new Decision(
                            new InstitutionCode(rs.getString("institution")),
                            new MeetingId(rs.getLong("meeting_id")),
                            new DecisionRequest(
                                    rs.getString("board_action"),
                                    new OccurrenceId(rs.getLong("occurrence_id")),
                                    about,
                                    rs.getString("code"),
                                    rs.getString("reason"),
                                    rs.getString("evidence")),
                            rs.getString("decided_by"),
                            Sql.instant(rs, "decided_at"));
                },
                where.parameters());
    }
}
