package org.matricula.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a roll-over reads and writes, by plain JDBC: the same rows with the same columns in chunks of the same size, an
 * audit row for each move with texts of the same length, the lines of the report, the run and its journal. It decides by
 * the status alone.
 */
final class PlainRollOver implements AutoCloseable {

    static final int CHUNK = 500;

    private static final int LIST = 512;
    private static final String DIGEST = "0".repeat(64);

    private final Bulk bulk;
    private final String institution;
    private final long run;
    private final long job;
    private final List<PreparedStatement> all = new ArrayList<>();
    private final PreparedStatement roll;
    private final PreparedStatement lock;
    private final PreparedStatement stood;
    private final PreparedStatement earlier;
    private final PreparedStatement standing;
    private final PreparedStatement move;
    private final PreparedStatement note;
    private final PreparedStatement audit;
    private final PreparedStatement lines;
    private final PreparedStatement progress;
    private final PreparedStatement journal;
    private long last;
    private int done;

    PlainRollOver(Bulk bulk, String institution) throws SQLException {
        this.bulk = bulk;
        this.institution = institution;
        run = bulk.id();
        job = bulk.id();
        Timestamp now = Timestamp.from(Instant.now());
        bulk.seed(
                "registration_roll_over",
                List.<Object[]>of(
                        Bulk.row(run, institution, Population.SESSION, false, true, job, "benchmark", now, 0)),
                "id",
                "institution",
                "study_session",
                "rehearsal",
                "carry_undecided",
                "job_id",
                "started_by",
                "started_at",
                "total");
        bulk.seed(
                "jobs_job",
                List.<Object[]>of(Bulk.row(job, "plain", institution, "{}", "RUNNING", 0L, 0L, "plain", "", "*", now)),
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
                "created_at");
        roll = prepared("select distinct h.registration_id from registration_history h"
                + " --DERBY-PROPERTIES index=registration_history_by_session\n where h.institution = ?"
                + " and h.study_session = ? and h.registration_id > ? order by h.registration_id fetch first " + CHUNK
                + " rows only");
        lock = prepared("update registration_programme set version = version where id = ?");
        stood = prepared("select h.registration_id, p.student_id, p.programme_id, h.version, h.study_session,"
                + " h.study_level, h.status, h.expected_return, h.change from registration_history h"
                + " --DERBY-PROPERTIES constraint=registration_history_key\n"
                + " join registration_programme p on p.id = h.registration_id where h.institution = ?"
                + " and h.registration_id in " + Bulk.places(LIST) + " order by h.registration_id, h.version");
        earlier = prepared("select l.registration_id, l.reason from registration_roll_over_line l"
                + " --DERBY-PROPERTIES index=registration_roll_over_line_by_registration\n"
                + " join registration_roll_over r on r.id = l.roll_over_id where l.institution = ?"
                + " and l.registration_id in " + Bulk.places(LIST) + " and r.rehearsal = false and l.carried = true");
        standing = prepared("select id, institution, student_id, programme_id, entry_session, study_session,"
                + " study_level, study_mode, entry_route, status, started_on, ended_on, expected_return, next_mode,"
                + " next_mode_from, version from registration_programme"
                + " --DERBY-PROPERTIES constraint=registration_programme_key\n where institution = ? and id in "
                + Bulk.places(LIST));
        move = prepared("update registration_programme set study_session = ?, study_level = ?, study_mode = ?,"
                + " entry_route = ?, status = ?, started_on = ?, ended_on = ?, version = version + 1 where id = ?");
        note = prepared("insert into registration_history (registration_id, version, institution, study_session,"
                + " study_level, study_mode, entry_route, status, started_on, ended_on, expected_return, next_mode,"
                + " next_mode_from, change, effective_on, reason, source, recorded_at, recorded_by)"
                + " select id, version, institution, study_session, study_level, study_mode, entry_route, status,"
                + " started_on, ended_on, expected_return, next_mode, next_mode_from, 'ROLLED_OVER', started_on,"
                + " 'carried to the session 2027/28', cast(? as varchar(100)), cast(? as timestamp), 'benchmark'"
                + " from registration_programme where id = ?");
        audit = keep(bulk.insert(
                "kernel_audit",
                "id",
                "occurred_at",
                "actor",
                "institution",
                "action",
                "subject",
                "reason",
                "before_digest",
                "after_digest"));
        lines = keep(bulk.insert(
                "registration_roll_over_line",
                "roll_over_id",
                "registration_id",
                "institution",
                "student_id",
                "programme_id",
                "carried",
                "reason",
                "level_before",
                "level_after"));
        progress = prepared("update registration_roll_over set total = ? where id = ?");
        journal = prepared("update jobs_job set done = ?, total = ?, chunk_cursor = ?, message = ?, heartbeat = ?"
                + " where id = ?");
    }

    /** The next chunk; how many registrations were in it. */
    int chunk() throws SQLException {
        List<Long> ids = roll();
        Timestamp now = Timestamp.from(Instant.now());
        if (!ids.isEmpty()) {
            Bulk.write(lock, ids.stream().map(id -> Bulk.row(id)).toList());
            Map<Long, Object[]> lineOf = stood(ids);
            earlier(ids);
            List<Object[]> moving = standing(lineOf.values().stream()
                    .filter(line -> moves(line))
                    .map(line -> (Long) line[1])
                    .toList());
            Bulk.write(move, moving);
            String source = "roll-over " + run;
            Bulk.write(
                    note,
                    moving.stream()
                            .map(row -> Bulk.row(source, now, row[row.length - 1]))
                            .toList());
            List<Object[]> entries = new ArrayList<>(moving.size());
            for (Object[] row : moving) {
                entries.add(Bulk.row(
                        bulk.id(),
                        now,
                        "benchmark",
                        institution,
                        "registration.carry",
                        "programme-registration/" + row[row.length - 1],
                        source,
                        DIGEST,
                        DIGEST));
            }
            Bulk.write(audit, entries);
            Bulk.write(lines, List.copyOf(lineOf.values()));
            last = ids.get(ids.size() - 1);
            done += ids.size();
        }
        Bulk.write(progress, List.<Object[]>of(Bulk.row(done, run)));
        Bulk.write(
                journal,
                List.<Object[]>of(Bulk.row((long) done, (long) done, String.valueOf(last), done + " done", now, job)));
        bulk.connection().commit();
        return ids.size();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : all) {
            statement.close();
        }
        bulk.connection().close();
    }

    private PreparedStatement prepared(String text) throws SQLException {
        return keep(bulk.connection().prepareStatement(text));
    }

    private PreparedStatement keep(PreparedStatement statement) {
        all.add(statement);
        return statement;
    }

    private List<Long> roll() throws SQLException {
        roll.setString(1, institution);
        roll.setInt(2, Population.SESSION);
        roll.setLong(3, last);
        List<Long> ids = new ArrayList<>();
        try (ResultSet rs = roll.executeQuery()) {
            while (rs.next()) {
                ids.add(rs.getLong(1));
            }
        }
        return ids;
    }

    /** A line for each registration, by its last state. */
    private Map<Long, Object[]> stood(List<Long> ids) throws SQLException {
        stood.setString(1, institution);
        Bulk.bind(stood, 2, LIST, ids);
        Map<Long, Object[]> found = new HashMap<>();
        try (ResultSet rs = stood.executeQuery()) {
            while (rs.next()) {
                boolean carried = rs.getInt(5) > Population.SESSION
                        || "ACTIVE".equals(rs.getString(7))
                        || "SUSPENDED".equals(rs.getString(7))
                                && rs.getDate(8).toLocalDate().getYear() == Population.SESSION + 1;
                found.put(
                        rs.getLong(1),
                        Bulk.row(
                                run,
                                rs.getLong(1),
                                institution,
                                rs.getLong(2),
                                rs.getLong(3),
                                carried,
                                rs.getInt(5) > Population.SESSION ? "DECIDED" : rs.getString(7),
                                rs.getInt(6),
                                carried ? rs.getInt(6) : null));
            }
        }
        return found;
    }

    private static boolean moves(Object[] line) {
        return (boolean) line[5] && !"DECIDED".equals(line[6]);
    }

    private void earlier(List<Long> ids) throws SQLException {
        earlier.setString(1, institution);
        Bulk.bind(earlier, 2, LIST, ids);
        try (ResultSet rs = earlier.executeQuery()) {
            while (rs.next()) {
                throw new IllegalStateException("nobody ran before");
            }
        }
    }

    private List<Object[]> standing(List<Long> ids) throws SQLException {
        List<Object[]> moving = new ArrayList<>();
        if (ids.isEmpty()) {
            return moving;
        }
        standing.setString(1, institution);
        Bulk.bind(standing, 2, LIST, ids);
        try (ResultSet rs = standing.executeQuery()) {
            while (rs.next()) {
                moving.add(Bulk.row(
                        Population.SESSION + 1,
                        rs.getInt("study_level"),
                        rs.getString("study_mode"),
                        rs.getString("entry_route"),
                        rs.getString("status"),
                        rs.getDate("started_on"),
                        rs.getDate("ended_on"),
                        rs.getLong("id")));
            }
        }
        return moving;
    }
}
