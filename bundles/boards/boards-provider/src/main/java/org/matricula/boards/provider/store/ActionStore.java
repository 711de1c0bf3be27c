package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.boards.api.ChairsActions.Action;
import org.matricula.boards.api.ChairsActions.Action.State;
import org.matricula.boards.api.ChairsActions.Consultation;
import org.matricula.boards.api.ChairsActions.Notice;
import org.matricula.boards.api.ChairsActions.Proposal;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Decisions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the register of chair's actions. */
@Component(service = ActionStore.class)
public final class ActionStore {

    private final Sql sql;

    /** Keeps it in the domain's tables. */
    @Activate
    public ActionStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds an action; a second one that waits for the same student violates a key. */
    public void add(Scope scope, Action action) {
        scope.require(action.institution());
        Proposal proposal = action.proposal();
        sql.update(
                Sql.insert(
                        "boards_chairs_action",
                        "id",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "decision",
                        "award",
                        "decision_before",
                        "new_information",
                        "why_no_meeting",
                        "reserved",
                        "duties",
                        "state",
                        "open_key",
                        "proposed_by",
                        "proposed_at"),
                action.id(),
                action.institution(),
                action.meetingId(),
                proposal.studentId(),
                proposal.decision(),
                proposal.award(),
                action.before(),
                proposal.trigger(),
                proposal.whyNoMeeting(),
                proposal.reserved(),
                Decisions.written(action.duties()),
                action.state(),
                action.meetingId() + " " + proposal.studentId(),
                action.proposedBy(),
                action.proposedAt());
        List<Object[]> rows = new ArrayList<>();
        for (Consultation asked : proposal.consulted()) {
            rows.add(new Object[] {
                action.id(), rows.size() + 1, action.institution(), asked.member(), asked.on(), asked.answer()
            });
        }
        sql.batch(
                Sql.insert(
                        "boards_consultation",
                        "action_id",
                        "place",
                        "institution",
                        "member_name",
                        "asked_on",
                        "answer"),
                rows);
    }

    /** Closes an action that waits; false when it does not wait any more. */
    public boolean close(Scope scope, long id, State state, String by, Instant at, String reason) {
        Where where = Where.scope("institution", scope).and("id = ?", id).and("state = ?", State.PROPOSED);
        return sql.update(
                        "update boards_chairs_action set state = ?, open_key = ?, closed_by = ?, closed_at = ?,"
                                + " closing_reason = ?" + where,
                        Sql.all(state, Long.toString(id), by, at, reason, where.parameters()))
                == 1;
    }

    /** Adds that somebody was told. */
    public void add(Scope scope, Action action, Notice notice) {
        scope.require(action.institution());
        sql.update(
                Sql.insert(
                        "boards_notice",
                        "action_id",
                        "place",
                        "institution",
                        "told",
                        "told_on",
                        "reference",
                        "recorded_by"),
                action.id(),
                action.notices().size() + 1,
                action.institution(),
                notice.to(),
                notice.on(),
                notice.reference(),
                notice.recordedBy());
    }

    /** Notes why the registration does not follow an action; null when it does. */
    public void stays(Scope scope, long id, String why) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update boards_chairs_action set registration_stays = ?" + where, Sql.all(why, where.parameters()));
    }

    /** Notes which meeting was told of a confirmed action; false when one was already. */
    public boolean report(Scope scope, long id, MeetingId to) {
        Where where = Where.scope("institution", scope)
                .and("id = ?", id)
                .and("state = ?", State.CONFIRMED)
                .and("reported_to is null");
        return sql.update("update boards_chairs_action set reported_to = ?" + where, Sql.all(to, where.parameters()))
                == 1;
    }

    /** The actions on a meeting, oldest first. */
    public List<Action> of(Scope scope, MeetingId meeting) {
        return find(Where.scope("institution", scope).and("meeting_id = ?", meeting));
    }

    /** One action on a meeting. */
    public Optional<Action> find(Scope scope, MeetingId meeting, long id) {
        return find(Where.scope("institution", scope)
                        .and("meeting_id = ?", meeting)
                        .and("id = ?", id))
                .stream()
                .findFirst();
    }

    /** Confirmed actions of the institution of which no meeting was told, for the agenda of another meeting. */
    public List<Action> unreported(Scope scope, Meeting next) {
        return find(Where.scope("institution", scope)
                .and("institution = ?", next.institution())
                .and("state = ?", State.CONFIRMED)
                .and("reported_to is null")
                .and("meeting_id <> ?", next.id()));
    }

    /** Actions of which a meeting was told. */
    public List<Action> reportedTo(Scope scope, MeetingId meeting) {
        return find(Where.scope("institution", scope).and("reported_to = ?", meeting));
    }

    private List<Action> find(Where where) {
        return sql.query(
                "select * from boards_chairs_action" + where + " order by id", this::action, where.parameters());
    }

    private Action action(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        long reported = rs.getLong("reported_to");
        MeetingId reportedTo = rs.wasNull() ? null : new MeetingId(reported);
        InstitutionCode institution = new InstitutionCode(rs.getString("institution"));
        Where own = Where.scope("institution", Scope.of(List.of(institution))).and("action_id = ?", id);
        List<Consultation> consulted = sql.query(
                "select * from boards_consultation" + own + " order by place",
                c -> new Consultation(c.getString("member_name"), Sql.localDate(c, "asked_on"), c.getString("answer")),
                own.parameters());
        List<Notice> notices = sql.query(
                "select * from boards_notice" + own + " order by place",
                n -> new Notice(
                        n.getString("told"),
                        Sql.localDate(n, "told_on"),
                        n.getString("reference"),
                        n.getString("recorded_by")),
                own.parameters());
        return new Action(
                id,
                institution,
                new MeetingId(rs.getLong("meeting_id")),
                new Proposal(
                        new StudentId(rs.getLong("student_id")),
                        rs.getString("decision"),
                        rs.getString("award"),
                        rs.getString("new_information"),
                        rs.getString("why_no_meeting"),
                        rs.getBoolean("reserved"),
                        consulted),
                rs.getString("decision_before"),
                Decisions.read(rs.getString("duties")),
                State.valueOf(rs.getString("state")),
                rs.getString("proposed_by"),
                Sql.instant(rs, "proposed_at"),
                rs.getString("closed_by"),
                Sql.instant(rs, "closed_at"),
                rs.getString("closing_reason"),
                notices,
                reportedTo,
                rs.getString("registration_stays"));
    }
}
