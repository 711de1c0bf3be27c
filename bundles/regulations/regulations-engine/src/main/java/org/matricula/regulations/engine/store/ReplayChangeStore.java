package org.matricula.regulations.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.Replayed;

/** Keeps the cases that come out otherwise under the pack after, each with the clauses whose findings differ. */
public final class ReplayChangeStore {

    private static final int LONGEST_REFUSAL = 2000;

    private static final String SELECT = "select c.id, c.student, c.programme, c.event, c.before_decision,"
            + " c.before_class, c.before_mean, c.before_refusal, c.after_decision, c.after_class, c.after_mean,"
            + " c.after_refusal from regulations_replay_change c";

    private final Sql sql;

    /** Keeps them in the given data source. */
    public ReplayChangeStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds the changed cases of one chunk. */
    public void add(Scope scope, Replay replay, List<Replayed> changed, Identifiers identifiers) {
        scope.require(replay.institution());
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> clauses = new ArrayList<>();
        for (Replayed one : changed) {
            long id = identifiers.next();
            cases.add(new Object[] {
                id,
                replay.id(),
                replay.institution(),
                one.student(),
                one.programme(),
                one.event(),
                one.before().decision(),
                one.before().classification(),
                one.before().mean(),
                cut(one.before().refusal()),
                one.after().decision(),
                one.after().classification(),
                one.after().mean(),
                cut(one.after().refusal())
            });
            int place = 0;
            for (String clause : one.clauses().stream().distinct().toList()) {
                clauses.add(new Object[] {replay.id(), clause, id, place++, replay.institution()});
            }
        }
        sql.batch(
                Sql.insert(
                        "regulations_replay_change",
                        "id",
                        "replay_id",
                        "institution",
                        "student",
                        "programme",
                        "event",
                        "before_decision",
                        "before_class",
                        "before_mean",
                        "before_refusal",
                        "after_decision",
                        "after_class",
                        "after_mean",
                        "after_refusal"),
                cases);
        sql.batch(
                Sql.insert("regulations_replay_clause", "replay_id", "clause", "change_id", "place", "institution"),
                clauses);
    }

    /** Changed cases of a replay, by id. */
    public Page<Replayed> list(Scope scope, ReplayId replay, String clause, String student, PageRequest page) {
        Where where = Where.scope("c.institution", scope)
                .and("c.replay_id = ?", replay)
                .and("c.id > ?", page.afterId())
                .andIf("c.student = ?", student)
                .andIf(
                        "exists (select 1 from regulations_replay_clause k where k.replay_id = c.replay_id"
                                + " and k.change_id = c.id and k.clause = ?)",
                        clause);
        List<Row> rows = sql.query(
                SELECT + where + " order by c.id fetch first " + (page.limit() + 1) + " rows only",
                ReplayChangeStore::row,
                where.parameters());
        Page<Row> cut = Page.cut(rows, page.limit(), row -> Long.toString(row.id()));
        Map<Long, List<String>> clauses = clauses(scope, replay, cut.items());
        return new Page<>(
                cut.items().stream()
                        .map(row -> row.with(clauses.getOrDefault(row.id(), List.of())))
                        .toList(),
                cut.next());
    }

    private Map<Long, List<String>> clauses(Scope scope, ReplayId replay, List<Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Where where = Where.scope("institution", scope)
                .and("replay_id = ?", replay)
                .andIn("change_id", rows.stream().map(Row::id).toList());
        Map<Long, List<String>> clauses = new HashMap<>();
        sql.each(
                "select change_id, clause from regulations_replay_clause" + where + " order by change_id, place",
                rs -> clauses.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                        .add(rs.getString(2)),
                where.parameters());
        return clauses;
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_REFUSAL ? text : text.substring(0, LONGEST_REFUSAL);
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                rs.getLong("id"),
                new Replayed(
                        rs.getString("student"),
                        rs.getString("programme"),
                        rs.getString("event"),
                        outcome(rs, "before"),
                        outcome(rs, "after"),
                        List.of()));
    }

    private static ReplayOutcome outcome(ResultSet rs, String side) throws SQLException {
        return new ReplayOutcome(
                rs.getString(side + "_decision"),
                rs.getString(side + "_class"),
                Sql.decimal(rs, side + "_mean"),
                rs.getString(side + "_refusal"));
    }

    private record Row(long id, Replayed replayed) {

        Replayed with(List<String> clauses) {
            return new Replayed(
                    replayed.student(),
                    replayed.programme(),
                    replayed.event(),
                    replayed.before(),
                    replayed.after(),
                    clauses);
        }
    }
}
