package org.matricula.regulations.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.Replay.Distribution;
import org.matricula.regulations.api.Replay.Shift;
import org.matricula.regulations.api.ReplayId;

/** Keeps the records of replays and their distributions. What changed is kept by {@link ReplayChangeStore}. */
public final class ReplayStore {

    private static final String SELECT = "select id, institution, session_start, cohort, before_id, before_version,"
            + " before_digest, after_id, after_version, after_digest, started_by, started_at, finished_at, job_id,"
            + " replayed, changed from regulations_replay";

    private static final Distribution NOTHING = new Distribution(Map.of(), Map.of());

    private final Sql sql;

    /** Keeps them in the given data source. */
    public ReplayStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds a replay that has just been started. */
    public void add(Scope scope, Replay replay) {
        scope.require(replay.institution());
        sql.update(
                Sql.insert(
                        "regulations_replay",
                        "id",
                        "institution",
                        "session_start",
                        "cohort",
                        "before_id",
                        "before_version",
                        "before_digest",
                        "after_id",
                        "after_version",
                        "after_digest",
                        "started_by",
                        "started_at",
                        "job_id",
                        "replayed",
                        "changed"),
                replay.id(),
                replay.institution(),
                replay.session(),
                replay.kind(),
                replay.before().id(),
                replay.before().version(),
                replay.before().digest(),
                replay.after().id(),
                replay.after().version(),
                replay.after().digest(),
                replay.startedBy(),
                replay.startedAt(),
                replay.job(),
                replay.replayed(),
                replay.changed());
    }

    /** A replay within the scope, with its distribution and its clauses. */
    public Optional<Replay> find(Scope scope, ReplayId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(SELECT + where, ReplayStore::replay, where.parameters())
                .map(replay -> whole(replay, distribution(scope, id), clauses(scope, id)));
    }

    /** Replays within the scope, by id, with their distributions and their clauses. */
    public Page<Replay> list(Scope scope, InstitutionCode institution, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .and("id > ?", page.afterId());
        List<Replay> rows = sql.query(
                SELECT + where + " order by id fetch first " + (page.limit() + 1) + " rows only",
                ReplayStore::replay,
                where.parameters());
        Page<Replay> cut = Page.cut(rows, page.limit(), replay -> replay.id().toString());
        return new Page<>(
                cut.items().stream()
                        .map(replay -> whole(replay, distribution(scope, replay.id()), clauses(scope, replay.id())))
                        .toList(),
                cut.next());
    }

    /** Adds the numbers of one chunk. */
    public void advance(Scope scope, Replay replay, long replayed, long changed, Distribution more) {
        Where where = Where.scope("institution", scope).and("id = ?", replay.id());
        sql.update(
                "update regulations_replay set replayed = replayed + ?, changed = changed + ?" + where,
                Sql.all(replayed, changed, where.parameters()));
        more.decisions().forEach((name, shift) -> count(scope, replay, "DECISION", name, shift));
        more.classes().forEach((name, shift) -> count(scope, replay, "CLASS", name, shift));
    }

    /** Notes that the last case was judged. */
    public void finished(Scope scope, ReplayId id, Instant at) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update regulations_replay set finished_at = ?" + where, Sql.all(at, where.parameters()));
    }

    private void count(Scope scope, Replay replay, String measure, String name, Shift shift) {
        Where where = Where.scope("institution", scope)
                .and("replay_id = ?", replay.id())
                .and("measure = ?", measure)
                .and("name = ?", name);
        int counted = sql.update(
                "update regulations_replay_count set cases_before = cases_before + ?, cases_after = cases_after + ?"
                        + where,
                Sql.all(shift.before(), shift.after(), where.parameters()));
        if (counted == 0) {
            sql.update(
                    Sql.insert(
                            "regulations_replay_count",
                            "replay_id",
                            "institution",
                            "measure",
                            "name",
                            "cases_before",
                            "cases_after"),
                    replay.id(),
                    replay.institution(),
                    measure,
                    name,
                    shift.before(),
                    shift.after());
        }
    }

    private Distribution distribution(Scope scope, ReplayId id) {
        Where where = Where.scope("institution", scope).and("replay_id = ?", id);
        Map<String, Shift> decisions = new LinkedHashMap<>();
        Map<String, Shift> classes = new LinkedHashMap<>();
        sql.each(
                "select measure, name, cases_before, cases_after from regulations_replay_count" + where
                        + " order by name",
                rs -> ("DECISION".equals(rs.getString("measure")) ? decisions : classes)
                        .put(rs.getString("name"), new Shift(rs.getLong("cases_before"), rs.getLong("cases_after"))),
                where.parameters());
        return new Distribution(decisions, classes);
    }

    private Map<String, Long> clauses(Scope scope, ReplayId id) {
        Where where = Where.scope("institution", scope).and("replay_id = ?", id);
        Map<String, Long> clauses = new LinkedHashMap<>();
        sql.each(
                "select clause, count(*) as cases from regulations_replay_clause" + where
                        + " group by clause order by 2 desc, 1",
                rs -> clauses.put(rs.getString(1), rs.getLong(2)),
                where.parameters());
        return clauses;
    }

    private static Replay whole(Replay replay, Distribution distribution, Map<String, Long> clauses) {
        return new Replay(
                replay.id(),
                replay.institution(),
                replay.session(),
                replay.kind(),
                replay.before(),
                replay.after(),
                replay.startedBy(),
                replay.startedAt(),
                replay.finishedAt(),
                replay.job(),
                replay.replayed(),
                replay.changed(),
                distribution,
                clauses);
    }

    private static Replay replay(ResultSet rs) throws SQLException {
        return new Replay(
                new ReplayId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new AcademicSession(rs.getInt("session_start")),
                rs.getString("cohort"),
                new PackRef(rs.getString("before_id"), rs.getString("before_version"), rs.getString("before_digest")),
                new PackRef(rs.getString("after_id"), rs.getString("after_version"), rs.getString("after_digest")),
                rs.getString("started_by"),
                Sql.instant(rs, "started_at"),
                Sql.instant(rs, "finished_at"),
                new JobId(rs.getLong("job_id")),
                rs.getLong("replayed"),
                rs.getLong("changed"),
                NOTHING,
                Map.of());
    }
}
