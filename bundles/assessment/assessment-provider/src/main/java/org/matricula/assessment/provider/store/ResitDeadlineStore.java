package org.matricula.assessment.provider.store;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.assessment.api.ResitDeadlines.ResitDeadline;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;

/** The last moments for work of resits in the database. Rows are added and never changed. */
public final class ResitDeadlineStore {

    private static final String[] COLUMNS = {
        "element_id", "entry", "institution", "occurrence_id", "due_at", "reason", "set_by", "set_at"
    };
    // Derby keeps the plan that it made while the table was empty; this names the index, and is a comment to PostgreSQL
    private static final String SELECT = "select " + String.join(", ", COLUMNS)
            + " from assessment_resit_deadline --DERBY-PROPERTIES index=assessment_resit_deadline_by_occurrence\n";
    private static final String INSERT = Sql.insert("assessment_resit_deadline", COLUMNS);

    private final Sql sql;

    /** Works on the domain's data source. */
    public ResitDeadlineStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Every entry of occurrences, by element, oldest first. */
    public List<ResitDeadline> on(Scope scope, Collection<OccurrenceId> occurrences) {
        List<ResitDeadline> found = new ArrayList<>();
        Chunks.ascending(occurrences, chunk -> {
            Where where = Where.scope("institution", scope).andIn("occurrence_id", chunk);
            sql.each(
                    SELECT + where + " order by element_id, entry",
                    rs -> found.add(new ResitDeadline(
                            new InstitutionCode(rs.getString("institution")),
                            new OccurrenceId(rs.getLong("occurrence_id")),
                            new ElementId(rs.getLong("element_id")),
                            rs.getInt("entry"),
                            Sql.localDateTime(rs, "due_at"),
                            rs.getString("reason"),
                            rs.getString("set_by"),
                            Sql.instant(rs, "set_at"))),
                    where.parameters());
        });
        return found;
    }

    /** The last moments that count, by element. */
    public Map<ElementId, LocalDateTime> counting(Scope scope, Collection<OccurrenceId> occurrences) {
        Map<ElementId, LocalDateTime> counting = new HashMap<>();
        on(scope, occurrences).forEach(entry -> counting.put(entry.elementId(), entry.dueAt()));
        return counting;
    }

    /**
     * Adds an entry.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else added it at the same moment
     */
    public void add(Scope scope, ResitDeadline deadline) {
        scope.require(deadline.institution());
        try {
            sql.update(
                    INSERT,
                    deadline.elementId(),
                    deadline.entry(),
                    deadline.institution(),
                    deadline.occurrenceId(),
                    deadline.dueAt(),
                    deadline.reason(),
                    deadline.setBy(),
                    deadline.setAt());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("expectedEntry", deadline.entry() - 1, "somebody set another one meanwhile")
                        .exception();
            }
            throw e;
        }
    }
}
