package org.matricula.requests.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.requests.api.DutyId;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Duties: added once for each request, closed, and opened again when that was a mistake. */
@Component(service = DutyStore.class)
public final class DutyStore {

    private static final String COLUMNS = "id, institution, request_id, student_id, code, who, clause, arose, due_on,"
            + " done_on, done_by, needless, evidence";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public DutyStore(@Reference(target = "(osgi.jndi.service.name=requests)") DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Adds duties. */
    public void addAll(Scope scope, List<RequestDuty> duties) {
        duties.forEach(duty -> scope.require(duty.institution()));
        sql.batch(
                Sql.insert(
                        "requests_duty",
                        "id",
                        "institution",
                        "request_id",
                        "student_id",
                        "code",
                        "who",
                        "clause",
                        "arose",
                        "due_on",
                        "done_on",
                        "done_by",
                        "needless",
                        "evidence"),
                duties.stream()
                        .map(duty -> new Object[] {
                            duty.id(),
                            duty.institution(),
                            duty.requestId(),
                            duty.studentId(),
                            duty.code(),
                            duty.who(),
                            duty.clause(),
                            duty.arose(),
                            duty.dueOn(),
                            duty.doneOn(),
                            duty.doneBy(),
                            duty.needless(),
                            duty.evidence()
                        })
                        .toList());
    }

    /** One duty. */
    public Optional<RequestDuty> get(Scope scope, DutyId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first("select " + COLUMNS + " from requests_duty" + where, DutyStore::duty, where.parameters());
    }

    /** Closes an open duty; false when it is closed already. */
    public boolean close(Scope scope, DutyId id, LocalDate doneOn, String doneBy, String evidence) {
        Where where = Where.scope("institution", scope).and("id = ?", id).and("done_on is null");
        return sql.update(
                        "update requests_duty set done_on = ?, done_by = ?, evidence = ?" + where,
                        Sql.all(doneOn, doneBy, evidence, where.parameters()))
                == 1;
    }

    /** Opens a duty again that was done; false when it is not, or needless. */
    public boolean reopen(Scope scope, DutyId id) {
        Where where = Where.scope("institution", scope)
                .and("id = ?", id)
                .and("done_on is not null")
                .and("needless = ?", false);
        return sql.update(
                        "update requests_duty set done_on = null, done_by = null, evidence = null" + where,
                        where.parameters())
                == 1;
    }

    /** Closes the open duties of a request that came to nothing, and tells how many. */
    public int needless(Scope scope, RequestId request, LocalDate day, String by, String why) {
        Where where =
                Where.scope("institution", scope).and("request_id = ?", request).and("done_on is null");
        return sql.update(
                "update requests_duty set done_on = ?, done_by = ?, needless = ?, evidence = ?" + where,
                Sql.all(day, by, true, why, where.parameters()));
    }

    /** Duties by id, one more than the page holds. */
    public List<RequestDuty> find(Scope scope, DutyQuery query, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", query.institution())
                .andIf("student_id = ?", query.studentId())
                .andIf("request_id = ?", query.requestId())
                .andIf("who = ?", query.who())
                .andIf("due_on < ?", query.dueBefore())
                .and("id > ?", page.afterId());
        if (query.open()) {
            where.and("done_on is null");
        }
        return sql.query(
                "select " + COLUMNS + " from requests_duty" + where + " order by id fetch first " + (page.limit() + 1)
                        + " rows only",
                DutyStore::duty,
                where.parameters());
    }

    /** The duties that follow from requests, by id. */
    public Map<RequestId, List<RequestDuty>> of(Scope scope, Collection<RequestId> requests) {
        Map<RequestId, List<RequestDuty>> found = new HashMap<>();
        Chunks.each(requests, chunk -> {
            Where where = Where.scope("institution", scope).andIn("request_id", chunk);
            sql.each(
                    "select " + COLUMNS + " from requests_duty" + where + " order by id",
                    rs -> found.computeIfAbsent(new RequestId(rs.getLong("request_id")), id -> new ArrayList<>())
                            .add(duty(rs)),
                    where.parameters());
        });
        return found;
    }

    private static RequestDuty duty(ResultSet rs) throws SQLException {
        return new RequestDuty(
                new DutyId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new RequestId(rs.getLong("request_id")),
                new StudentId(rs.getLong("student_id")),
                rs.getString("code"),
                rs.getString("who"),
                rs.getString("clause"),
                Sql.localDate(rs, "arose"),
                Sql.localDate(rs, "due_on"),
                Sql.localDate(rs, "done_on"),
                rs.getString("done_by"),
                rs.getBoolean("needless"),
                rs.getString("evidence"));
    }
}
