package org.matricula.boards.provider.store;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.Agenda.Part;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the candidates of a meeting in the order of its agenda. */
@Component(service = CaseStore.class)
public final class CaseStore {

    private static final String PART = "case when next_distance <= ? then 0 when proposal = 'BOARD_DECISION' then 1"
            + " when adverse = true then 2 else 3 end";

    private final Sql sql;

    /** Reads from the domain's tables. */
    @Activate
    public CaseStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Where a candidate stands. */
    public record Placed(StudentId student, Part part, String line, BigDecimal distance) {

        public boolean borderline() {
            return part == Part.BORDERLINE;
        }
    }

    /** Some cases in their order, from a position on. */
    public List<Placed> cases(Scope scope, MeetingId meeting, BigDecimal within, long from, int limit) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select student_id, next_line, next_distance, " + PART + " as part from boards_candidate" + where
                        + " order by part, next_distance, id offset " + from + " rows fetch next " + limit
                        + " rows only",
                rs -> new Placed(
                        new StudentId(rs.getLong("student_id")),
                        Part.values()[rs.getInt("part")],
                        rs.getString("next_line"),
                        Sql.decimal(rs, "next_distance")),
                Sql.all(within, where.parameters()));
    }

    /** How many cases each part has. */
    public Map<Part, Long> counts(Scope scope, MeetingId meeting, BigDecimal within) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        Map<Part, Long> counts = new EnumMap<>(Part.class);
        sql.each(
                "select part, count(*) from (select " + PART + " as part from boards_candidate" + where
                        + ") placed group by part",
                rs -> counts.put(Part.values()[rs.getInt(1)], rs.getLong(2)),
                Sql.all(within, where.parameters()));
        return counts;
    }
}
