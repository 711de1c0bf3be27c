package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.ReplayOutcome;
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

    /** Hands on the facts of the next candidates of a meeting, by candidate, each as soon as it is read. */
    public void facts(Scope scope, MeetingId meeting, long afterCandidate, int limit, Consumer<FrozenFacts> consumer) {
        Where where =
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("id > ?", afterCandidate);
        Map<Long, Ruled> candidates = new HashMap<>();
        List<Long> ids = sql.query(
                "select id, proposal, classification, mean, pack_id, pack_version, pack_digest from boards_candidate"
                        + where + " order by id fetch first " + limit + " rows only",
                rs -> {
                    candidates.put(rs.getLong(1), Ruled.of(rs));
                    return rs.getLong(1);
                },
                where.parameters());
        if (!ids.isEmpty()) {
            Texts texts = new Texts(
                    candidates, RenewalStore.last(sql, scope, ids.get(0), ids.get(ids.size() - 1), null), consumer);
            read(scope, ids.get(0), ids.get(ids.size() - 1), texts);
            texts.close();
        }
    }

    /** The identities of a meeting's candidates lie close together, so that a range of them is read at once. */
    private void read(Scope scope, long first, long last, Texts texts) {
        Where where = Where.scope("institution", scope)
                .and("candidate_id >= ?", first)
                .and("candidate_id <= ?", last);
        sql.each(
                "select candidate_id, facts from boards_explanation" + where + " order by candidate_id, part",
                rs -> texts.add(rs.getLong(1), rs.getString(2)),
                where.parameters());
    }

    /** What was proposed for a candidate, and by which pack. */
    private record Ruled(PackRef pack, ReplayOutcome outcome) {

        static Ruled of(ResultSet rs) throws SQLException {
            return new Ruled(
                    new PackRef(rs.getString(5), rs.getString(6), rs.getString(7)),
                    new ReplayOutcome(rs.getString(2), rs.getString(3), Sql.decimal(rs, "mean"), null));
        }
    }

    /** Joins the parts of each candidate's text. */
    private static final class Texts {

        private final Map<Long, Ruled> candidates;
        private final Map<Long, RenewalStore.Texts> renewed;
        private final Consumer<FrozenFacts> consumer;
        private long current;
        private String text;

        Texts(Map<Long, Ruled> candidates, Map<Long, RenewalStore.Texts> renewed, Consumer<FrozenFacts> consumer) {
            this.candidates = candidates;
            this.renewed = renewed;
            this.consumer = consumer;
        }

        void add(long candidate, String part) {
            if (!candidates.containsKey(candidate)) {
                return;
            }
            if (candidate == current) {
                text += part;
                return;
            }
            close();
            current = candidate;
            text = part;
        }

        void close() {
            if (text != null) {
                Ruled proposed = candidates.get(current);
                RenewalStore.Texts again = renewed.get(current);
                String facts = again == null ? text : again.facts();
                consumer.accept(new FrozenFacts(current, proposed.pack(), proposed.outcome(), facts));
            }
        }
    }
}
