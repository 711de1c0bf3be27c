package org.matricula.boards.provider.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

    /** Hands on the facts of the next candidates of a meeting, by candidate, each as soon as it is read. */
    public void facts(Scope scope, MeetingId meeting, long afterCandidate, int limit, Consumer<FrozenFacts> consumer) {
        Where where =
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("id > ?", afterCandidate);
        List<Long> candidates = sql.query(
                "select id from boards_candidate" + where + " order by id fetch first " + limit + " rows only",
                rs -> rs.getLong(1),
                where.parameters());
        if (!candidates.isEmpty()) {
            Texts texts = new Texts(new HashSet<>(candidates), consumer);
            read(scope, candidates.get(0), candidates.get(candidates.size() - 1), texts);
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

    /** Joins the parts of each candidate's text. */
    private static final class Texts {

        private final Set<Long> candidates;
        private final Consumer<FrozenFacts> consumer;
        private long current;
        private String text;

        Texts(Set<Long> candidates, Consumer<FrozenFacts> consumer) {
            this.candidates = candidates;
            this.consumer = consumer;
        }

        void add(long candidate, String part) {
            if (!candidates.contains(candidate)) {
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
                consumer.accept(new FrozenFacts(current, text));
            }
        }
    }
}
