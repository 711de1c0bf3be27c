package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Releases.Notice;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps who is to be told of published results, and when and how it was done. */
@Component(service = NoticeStore.class)
public final class NoticeStore {

    /** Addressed to a student. */
    public static final String STUDENT = "STUDENT";

    /** Addressed to a partner. */
    public static final String PARTNER = "PARTNER";

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public NoticeStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * A notice to be made.
     *
     * @param id its number
     * @param student null for a partner
     * @param result about which result; null for a partner
     */
    public record Due(long id, StudentId student, Long result) {}

    /** Adds notices about one meeting. */
    public void add(Scope scope, InstitutionCode institution, MeetingId meeting, Notice.Kind kind, List<Due> due) {
        scope.require(institution);
        sql.batch(
                Sql.insert(
                        "boards_result_notice", "id", "institution", "meeting_id", "student_id", "result_id", "kind"),
                due.stream()
                        .map(one ->
                                new Object[] {one.id(), institution, meeting, one.student(), one.result(), kind.name()})
                        .toList());
    }

    /** The notices of a meeting, by number. */
    public Page<Notice> list(Scope scope, MeetingId meeting, PageRequest page) {
        Where where = of(scope, meeting).and("id > ?", page.afterId());
        List<Notice> rows = sql.query(
                "select * from boards_result_notice" + where + " order by id fetch first " + (page.limit() + 1)
                        + " rows only",
                NoticeStore::notice,
                where.parameters());
        return Page.cut(rows, page.limit(), n -> Long.toString(n.id()));
    }

    /** How many there are, by whom they are addressed to. */
    public Map<String, Integer> counts(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting);
        Map<String, Integer> counts = new TreeMap<>();
        sql.each(
                "select case when student_id is null then '" + PARTNER + "' else '" + STUDENT
                        + "' end, count(*) from boards_result_notice" + where
                        + " group by case when student_id is null then '" + PARTNER + "' else '" + STUDENT + "' end",
                rs -> counts.put(rs.getString(1), rs.getInt(2)),
                where.parameters());
        return counts;
    }

    /** Those of these notices that a meeting has, and of them those that are open. */
    public Map<Long, Boolean> open(Scope scope, MeetingId meeting, Collection<Long> ids) {
        Map<Long, Boolean> open = new TreeMap<>();
        Chunks.each(ids, chunk -> {
            Where where = of(scope, meeting).andIn("id", chunk);
            sql.each(
                    "select id, told_on from boards_result_notice" + where,
                    rs -> open.put(rs.getLong(1), rs.getDate(2) == null),
                    where.parameters());
        });
        return open;
    }

    /** Records that all open notices of a meeting were told. */
    public int told(Scope scope, MeetingId meeting, LocalDate on, String how, String by) {
        return told(of(scope, meeting), on, how, by);
    }

    /** The same for some of them. */
    public int told(Scope scope, MeetingId meeting, Collection<Long> ids, LocalDate on, String how, String by) {
        int[] told = new int[1];
        Chunks.each(ids, chunk -> told[0] += told(of(scope, meeting).andIn("id", chunk), on, how, by));
        return told[0];
    }

    private int told(Where some, LocalDate on, String how, String by) {
        Where where = some.and("told_on is null");
        return sql.update(
                "update boards_result_notice set told_on = ?, told_how = ?, recorded_by = ?" + where,
                Sql.all(on, how, by, where.parameters()));
    }

    private static Where of(Scope scope, MeetingId meeting) {
        return Where.scope("institution", scope).and("meeting_id = ?", meeting);
    }

    private static Notice notice(ResultSet rs) throws SQLException {
        long student = rs.getLong("student_id");
        boolean partner = rs.wasNull();
        return new Notice(
                rs.getLong("id"),
                new InstitutionCode(rs.getString("institution")),
                partner ? PARTNER : STUDENT,
                partner ? null : new StudentId(student),
                Notice.Kind.valueOf(rs.getString("kind")),
                Sql.localDate(rs, "told_on"),
                rs.getString("told_how"),
                rs.getString("recorded_by"));
    }
}
