package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.Constitution.Entry;
import org.matricula.boards.api.Constitution.NamedChair;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the entries on the members of boards. */
@Component(service = MemberStore.class)
public final class MemberStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public MemberStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All entries of a meeting, oldest first. */
    public List<Entry> history(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select * from boards_member" + where + " order by recorded_at, name, entry",
                MemberStore::entry,
                where.parameters());
    }

    /** The last entry on each name. */
    public Map<String, Entry> latest(Scope scope, MeetingId meeting) {
        Map<String, Entry> latest = new LinkedHashMap<>();
        history(scope, meeting)
                .forEach(entry ->
                        latest.merge(entry.member().name(), entry, (a, b) -> a.sequence() > b.sequence() ? a : b));
        return latest;
    }

    /** Who belongs to the board now. */
    public List<BoardMember> members(Scope scope, MeetingId meeting) {
        return latest(scope, meeting).values().stream()
                .map(Entry::member)
                .filter(member -> member.attendance() != BoardMember.Attendance.WITHDRAWN)
                .toList();
    }

    /** Adds entries. */
    public void add(Scope scope, Meeting meeting, Collection<Entry> entries) {
        scope.require(meeting.institution());
        sql.batch(
                Sql.insert(
                        "boards_member",
                        "meeting_id",
                        "name",
                        "entry",
                        "institution",
                        "user_name",
                        "member_role",
                        "post",
                        "of_subject",
                        "trained",
                        "student",
                        "attendance",
                        "reason",
                        "recorded_by",
                        "recorded_at"),
                entries.stream().map(entry -> row(meeting, entry)).toList());
    }

    /** Who was named as chair of a board after its release, oldest first. */
    public List<NamedChair> chairsSince(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select name, user_name, reason, recorded_by, recorded_at from boards_chair_since" + where
                        + " order by entry",
                rs -> new NamedChair(
                        rs.getString("name"),
                        rs.getString("user_name"),
                        rs.getString("reason"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    /** Adds one. */
    public void add(Scope scope, Meeting meeting, NamedChair chair) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_chair_since",
                        "meeting_id",
                        "entry",
                        "institution",
                        "name",
                        "user_name",
                        "reason",
                        "recorded_by",
                        "recorded_at"),
                meeting.id(),
                chairsSince(scope, meeting.id()).size() + 1,
                meeting.institution(),
                chair.name(),
                chair.userName(),
                chair.reason(),
                chair.recordedBy(),
                chair.recordedAt());
    }

    private static Object[] row(Meeting meeting, Entry entry) {
        BoardMember member = entry.member();
        return new Object[] {
            meeting.id(),
            member.name(),
            entry.sequence(),
            meeting.institution(),
            member.userName(),
            member.role(),
            member.post(),
            member.ofSubject(),
            member.trained(),
            member.student(),
            member.attendance(),
            entry.reason(),
            entry.recordedBy(),
            entry.recordedAt()
        };
    }

    private static Entry entry(ResultSet rs) throws SQLException {
        String post = rs.getString("post");
        BoardMember member = new BoardMember(
                rs.getString("name"),
                rs.getString("user_name"),
                BoardMember.Role.valueOf(rs.getString("member_role")),
                post == null ? null : BoardMember.Post.valueOf(post),
                rs.getBoolean("of_subject"),
                rs.getBoolean("trained"),
                rs.getBoolean("student"),
                BoardMember.Attendance.valueOf(rs.getString("attendance")));
        return new Entry(
                member,
                rs.getInt("entry"),
                rs.getString("reason"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
