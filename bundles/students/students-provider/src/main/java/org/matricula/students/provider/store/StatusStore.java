package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Status events; they are added and never changed. */
@Component(service = StatusStore.class)
public final class StatusStore {

    private static final String SELECT =
            "select id, institution, student_id, engagement_id, subject, status, effective,"
                    + " expected_return, reason, origin, corrects, recorded_at, recorded_by from students_status_event"
                    + " --DERBY-PROPERTIES index=students_status_event_by_student\n";
    private static final String INSERT = Sql.insert(
            "students_status_event",
            "id",
            "institution",
            "student_id",
            "engagement_id",
            "subject",
            "status",
            "effective",
            "expected_return",
            "reason",
            "origin",
            "corrects",
            "recorded_at",
            "recorded_by");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public StatusStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All events of students; those without any are left out. */
    public Map<StudentId, List<StatusEvent>> of(Scope scope, Collection<StudentId> students) {
        Map<StudentId, List<StatusEvent>> found = new HashMap<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("institution", scope).andIn("student_id", chunk);
            sql.each(
                    SELECT + where,
                    rs -> found.computeIfAbsent(new StudentId(rs.getLong("student_id")), id -> new ArrayList<>())
                            .add(event(rs)),
                    where.parameters());
        });
        return found;
    }

    /** Adds events. */
    public void add(Scope scope, Collection<StatusEvent> events) {
        events.forEach(event -> scope.require(event.institution()));
        sql.batch(
                INSERT,
                events.stream()
                        .map(e -> new Object[] {
                            e.id(),
                            e.institution(),
                            e.studentId(),
                            e.engagementId(),
                            e.subject(),
                            e.status(),
                            e.effective(),
                            e.expectedReturn(),
                            e.reason(),
                            e.source(),
                            e.corrects(),
                            e.recordedAt(),
                            e.recordedBy()
                        })
                        .toList());
    }

    private static StatusEvent event(ResultSet rs) throws SQLException {
        long engagement = rs.getLong("engagement_id");
        long corrects = rs.getLong("corrects");
        return new StatusEvent(
                new StatusEventId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                engagement == 0 ? null : new EngagementId(engagement),
                rs.getString("subject"),
                StatusEvent.Status.valueOf(rs.getString("status")),
                Sql.localDate(rs, "effective"),
                Sql.localDate(rs, "expected_return"),
                rs.getString("reason"),
                rs.getString("origin"),
                corrects == 0 ? null : new StatusEventId(corrects),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }
}
