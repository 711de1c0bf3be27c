package org.matricula.boards.provider.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the facts behind released decisions, in sets. */
@Component(service = ReleasedStore.class)
public final class ReleasedStore {

    private final Sql sql;

    /** Reads from the domain's tables. */
    @Activate
    public ReleasedStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * A released meeting.
     *
     * @param id its identity
     * @param point after which assessment it was held
     * @param candidates how many students it decided on
     */
    public record Released(MeetingId id, String point, int candidates) {}

    /** The released meetings of a session, by identity. */
    public List<Released> meetings(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("session_start = ?", session)
                .and("state = 'RELEASED'");
        return sql.query(
                "select id, board_point, candidates from boards_meeting" + where + " order by id",
                rs -> new Released(new MeetingId(rs.getLong(1)), rs.getString(2), rs.getInt(3)),
                where.parameters());
    }

    /** The facts of the next candidates of a meeting, by candidate. */
    public List<FrozenFacts> facts(Scope scope, MeetingId meeting, long afterCandidate, int limit) {
        Where where =
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("id > ?", afterCandidate);
        Map<Long, StringBuilder> facts = new LinkedHashMap<>();
        sql.each(
                "select id from boards_candidate" + where + " order by id fetch first " + limit + " rows only",
                rs -> facts.put(rs.getLong(1), new StringBuilder()),
                where.parameters());
        if (!facts.isEmpty()) {
            read(scope, facts);
        }
        return facts.entrySet().stream()
                .map(e -> new FrozenFacts(e.getKey(), e.getValue().toString()))
                .toList();
    }

    /** The identities of a meeting's candidates lie close together, so that a range of them is read at once. */
    private void read(Scope scope, Map<Long, StringBuilder> facts) {
        long first = facts.keySet().iterator().next();
        long last = facts.keySet().stream().reduce((earlier, later) -> later).orElseThrow();
        Where where = Where.scope("institution", scope)
                .and("candidate_id >= ?", first)
                .and("candidate_id <= ?", last);
        sql.each(
                "select candidate_id, facts from boards_explanation" + where + " order by candidate_id, part",
                rs -> {
                    StringBuilder text = facts.get(rs.getLong(1));
                    if (text != null) {
                        text.append(rs.getString(2));
                    }
                },
                where.parameters());
    }
}
