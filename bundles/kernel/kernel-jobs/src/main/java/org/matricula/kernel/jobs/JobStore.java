package org.matricula.kernel.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.kernel.rest.Json;

/** The journal: every job with how far it is, and which node works on it. */
final class JobStore {

    private static final String COLUMNS = "select id, kind, institution, parameters, state, done, total, chunk_cursor,"
            + " message, starter, starter_privileges, starter_scope, created_at, finished_at from jobs_job";
    private static final int LONGEST_MESSAGE = 4000;

    private final Sql sql;

    JobStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    void insert(
            JobId id,
            Caller starter,
            InstitutionCode institution,
            String kind,
            Map<String, String> parameters,
            Instant now) {
        sql.update(
                Sql.insert(
                        "jobs_job",
                        "id",
                        "kind",
                        "institution",
                        "parameters",
                        "state",
                        "done",
                        "total",
                        "starter",
                        "starter_privileges",
                        "starter_scope",
                        "created_at"),
                id,
                kind,
                institution,
                json(new TreeMap<>(parameters)),
                Job.State.WAITING,
                0,
                0,
                starter.name(),
                String.join(",", new TreeSet<>(starter.privileges())),
                scope(starter.scope()),
                now);
    }

    Optional<Job> get(Scope scope, JobId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(COLUMNS + where, JobStore::job, where.parameters());
    }

    List<Job> list(Scope scope, PageRequest page) {
        Where where = Where.scope("institution", scope).and("id > ?", page.afterId());
        return sql.query(
                COLUMNS + where + " order by id fetch first " + (page.limit() + 1) + " rows only",
                JobStore::job,
                where.parameters());
    }

    /** Jobs of these kinds that wait, or whose node has not been heard of since the given time. */
    List<Job> open(Set<String> kinds, Instant silentSince) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return sql.query(
                COLUMNS + " where kind in " + Sql.in(kinds.size())
                        + " and (state = ? or (state = ? and heartbeat < ?)) order by id fetch first 20 rows only",
                JobStore::job,
                Sql.all(kinds, Job.State.WAITING, Job.State.RUNNING, silentSince));
    }

    /** Takes a job that is still open; false when another node was faster. */
    boolean claim(JobId id, String node, Instant now, Instant silentSince) {
        return sql.update(
                        "update jobs_job set state = ?, node = ?, heartbeat = ?, finished_at = null where id = ?"
                                + " and (state = ? or (state = ? and heartbeat < ?))",
                        Job.State.RUNNING,
                        node,
                        now,
                        id,
                        Job.State.WAITING,
                        Job.State.RUNNING,
                        silentSince)
                == 1;
    }

    /** Lets go of what an earlier life of this node was working on. */
    int release(String node) {
        return sql.update(
                "update jobs_job set state = ?, node = null where state = ? and node = ?",
                Job.State.WAITING,
                Job.State.RUNNING,
                node);
    }

    /** Lets go of a job of this node that it could not go on with; nothing where another has taken it over. */
    void release(String node, JobId id) {
        sql.update(
                "update jobs_job set state = ?, node = null where id = ? and state = ? and node = ?",
                Job.State.WAITING,
                id,
                Job.State.RUNNING,
                node);
    }

    /** Notes a chunk; false when the job was cancelled or taken over meanwhile. */
    boolean advance(JobId id, String node, JobProgress progress, Instant now) {
        return sql.update(
                        "update jobs_job set done = ?, total = ?, chunk_cursor = ?, message = ?, heartbeat = ?,"
                                + " state = ?, finished_at = ? where id = ? and node = ? and state = ?",
                        progress.done(),
                        progress.total(),
                        progress.cursor(),
                        shortened(progress.message()),
                        now,
                        progress.complete() ? Job.State.DONE : Job.State.RUNNING,
                        progress.complete() ? now : null,
                        id,
                        node,
                        Job.State.RUNNING)
                == 1;
    }

    void fail(JobId id, String node, String message, Instant now) {
        sql.update(
                "update jobs_job set state = ?, message = ?, finished_at = ? where id = ? and node = ? and state = ?",
                Job.State.FAILED,
                shortened(message),
                now,
                id,
                node,
                Job.State.RUNNING);
    }

    boolean change(JobId id, Set<Job.State> from, Job.State to, Instant finishedAt) {
        return sql.update(
                        "update jobs_job set state = ?, finished_at = ?, node = null where id = ? and state in "
                                + Sql.in(from.size()),
                        Sql.all(to, finishedAt, id, from))
                == 1;
    }

    private static Job job(ResultSet rs) throws SQLException {
        return new Job(
                new JobId(rs.getLong("id")),
                rs.getString("kind"),
                new InstitutionCode(rs.getString("institution")),
                parameters(rs.getString("parameters")),
                Job.State.valueOf(rs.getString("state")),
                rs.getLong("done"),
                rs.getLong("total"),
                rs.getString("chunk_cursor"),
                rs.getString("message"),
                new Caller(
                        rs.getString("starter"),
                        split(rs.getString("starter_privileges")),
                        scope(rs.getString("starter_scope"))),
                Sql.instant(rs, "created_at"),
                Sql.instant(rs, "finished_at"));
    }

    private static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private static String scope(Scope scope) {
        return scope.isAll()
                ? "*"
                : scope.institutions().stream().map(InstitutionCode::value).collect(Collectors.joining(","));
    }

    private static Scope scope(String text) {
        return "*".equals(text)
                ? Scope.all()
                : Scope.of(split(text).stream().map(InstitutionCode::new).toList());
    }

    private static Set<String> split(String text) {
        return text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(",")));
    }

    private static String json(Map<String, String> parameters) {
        try {
            return Json.mapper().writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
