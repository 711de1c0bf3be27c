package org.matricula.boards.provider.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps declared conflicts of interest. */
@Component(service = ConflictStore.class)
public final class ConflictStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public ConflictStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A declaration, or that it was taken back. */
    public record Declared(String member, StudentId student, int entry, String detail, boolean stands) {}

    /** The last entry on each member and student, of some students. */
    public Collection<Declared> declared(Scope scope, MeetingId meeting, Collection<StudentId> students) {
        return declared(
                Where.scope("institution", scope).and("meeting_id = ?", meeting).andIn("student_id", students));
    }

    /** The same of all students. */
    public Collection<Declared> declared(Scope scope, MeetingId meeting) {
        return declared(Where.scope("institution", scope).and("meeting_id = ?", meeting));
    }

    private Collection<Declared> declared(Where where) {
        Map<List<Object>, Declared> last = new LinkedHashMap<>();
        sql.each(
                "select * from boards_conflict" + where + " order by member_name, student_id, entry",
                rs -> {
                    Declared declared = new Declared(
                            rs.getString("member_name"),
                            new StudentId(rs.getLong("student_id")),
                            rs.getInt("entry"),
                            rs.getString("detail"),
                            rs.getBoolean("stands"));
                    last.put(List.of(declared.member(), declared.student()), declared);
                },
                where.parameters());
        return new ArrayList<>(last.values());
    }

    public void add(Scope scope, Meeting meeting, Declared declared, String by, Instant at) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_conflict",
                        "meeting_id",
                        "member_name",
                        "student_id",
                        "entry",
                        "institution",
                        "detail",
                        "stands",
                        "recorded_by",
                        "recorded_at"),
                meeting.id(),
                declared.member(),
                declared.student(),
                declared.entry(),
                meeting.institution(),
                declared.detail(),
                declared.stands(),
                by,
                at);
    }
}
