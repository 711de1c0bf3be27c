package org.matricula.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a board reads and writes, by plain JDBC and without a thought: the same rows with all their columns, and for each
 * chunk a copy of what the board wrote under another meeting, with the same bytes, its audit row and its journal.
 */
final class PlainBoard implements AutoCloseable {

    private static final int LIST = 512;
    private static final String CANDIDATE_COLUMNS = "institution, student_id, registration_id, study_level, kind,"
            + " proposal, options, classification, mean, next_line, next_distance, compensable, adverse, pack_id,"
            + " pack_version, pack_digest, facts_digest";
    private static final int OWN_COLUMNS = 2;

    private final Bulk bulk;
    private final String institution;
    private final long meeting;
    private final long job;
    private final PreparedStatement taken;
    private final PreparedStatement results;
    private final PreparedStatement priorLearning;
    private final PreparedStatement modules;
    private final PreparedStatement insertCandidate;
    private final PreparedStatement insertExplanation;
    private final PreparedStatement insertAudit;
    private final PreparedStatement journal;
    private final Set<Long> seenModules = new HashSet<>();
    private List<Object[]> roll = List.of();
    private long lastCopied;

    /** What the board wrote in a chunk. */
    record Written(List<Object[]> candidates, List<Object[]> explanations) {

        long characters() {
            return explanations.stream()
                    .mapToLong(e -> ((String) e[3]).length() + ((String) e[4]).length())
                    .sum();
        }
    }

    PlainBoard(Bulk bulk, String institution, long meeting) throws SQLException {
        this.bulk = bulk;
        this.institution = institution;
        this.meeting = bulk.id();
        this.job = bulk.id();
        // of another session, so that the account of the board's own does not find everybody twice
        copyMeeting(meeting);
        taken = bulk.connection()
                .prepareStatement("select id, institution, student_id, occurrence_id, attempt, status, registered_on,"
                        + " withdrawn_on from registration_module"
                        + " --DERBY-PROPERTIES constraint=registration_module_once\n where institution = ? and"
                        + " student_id in " + Bulk.places(LIST));
        results = bulk.connection()
                .prepareStatement("select id, institution, student_id, registration_id, occurrence_id, module_id,"
                        + " module_code, session_start, module_level, credits, attempt, mark, grade, lowest_element,"
                        + " nothing_submitted, sequence_no, reason, pack_id, computed_at, held from assessment_result"
                        + " --DERBY-PROPERTIES index=assessment_result_by_student\n where institution = ? and"
                        + " student_id in " + Bulk.places(LIST) + " and counts = true");
        priorLearning = bulk.connection()
                .prepareStatement("select id, institution, student_id, module_id, origin, mark from"
                        + " registration_prior_learning"
                        + " --DERBY-PROPERTIES constraint=registration_prior_learning_once\n"
                        + " where institution = ? and student_id in " + Bulk.places(LIST));
        modules = bulk.connection()
                .prepareStatement("select id, institution, code, title, module_level, credits, core, kind from"
                        + " curriculum_module where institution = ? and id in " + Bulk.places(LIST));
        insertCandidate = bulk.insert("boards_candidate", ("id, meeting_id, " + CANDIDATE_COLUMNS).split(", "));
        insertExplanation =
                bulk.insert("boards_explanation", "candidate_id", "part", "institution", "facts", "rulings");
        insertAudit = bulk.insert(
                "kernel_audit",
                "id",
                "occurred_at",
                "actor",
                "institution",
                "action",
                "subject",
                "reason",
                "before_digest",
                "after_digest");
        bulk.seed(
                "jobs_job",
                List.<Object[]>of(Bulk.row(
                        job,
                        "plain",
                        institution,
                        "{}",
                        "RUNNING",
                        0L,
                        0L,
                        "plain",
                        "",
                        "*",
                        Timestamp.from(Instant.now()))),
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
        journal = bulk.connection()
                .prepareStatement("update jobs_job set done = ?, total = ?, chunk_cursor = ?, message = ?, heartbeat ="
                        + " ? where id = ?");
    }

    private void copyMeeting(long from) throws SQLException {
        Map<String, Object> own =
                Map.of("id", meeting, "open_key", Long.toString(meeting), "session_start", Population.SESSION + 1);
        List<String> columns = new ArrayList<>();
        Object[] row;
        try (PreparedStatement select =
                bulk.connection().prepareStatement("select * from boards_meeting where id = " + from)) {
            try (ResultSet rs = select.executeQuery()) {
                ResultSetMetaData data = rs.getMetaData();
                rs.next();
                row = new Object[data.getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    String column = data.getColumnName(i + 1).toLowerCase(Locale.ROOT);
                    columns.add(column);
                    row[i] = own.containsKey(column) ? own.get(column) : rs.getObject(i + 1);
                }
            }
        }
        bulk.seed("boards_meeting", List.<Object[]>of(row), columns.toArray(String[]::new));
    }

    /** Reads who is before the board, and the curriculum of its session. */
    int roll() throws SQLException {
        roll = all("select id, institution, student_id, programme_id, entry_session, study_session, study_level,"
                + " study_mode, entry_route, status, started_on, ended_on from registration_programme"
                + " --DERBY-PROPERTIES index=registration_programme_by_session\n where institution = '" + institution
                + "' and study_session = " + Population.SESSION + " and status = 'ACTIVE' order by id");
        all("select id, institution, code, title, award_code, regulations_group, mark_scale, first_level, final_level"
                + " from curriculum_programme where institution = '" + institution + "'");
        all("select id, code, title, family, award_level, credits from curriculum_award");
        all("select o.id, o.institution, o.module_id, m.code, o.session_start, o.period, o.starts, o.ends, o.version"
                + " from curriculum_occurrence o join curriculum_module m on m.id = o.module_id where o.institution = '"
                + institution + "' and o.session_start = " + Population.SESSION);
        all("select e.occurrence_id, e.id, e.code, e.kind, e.weight, e.must_pass, e.deadline from curriculum_element e"
                + " join curriculum_occurrence o on o.id = e.occurrence_id where o.institution = '" + institution
                + "' and o.session_start = " + Population.SESSION + " and e.withdrawn = false");
        bulk.connection().commit();
        return roll.size();
    }

    /** What the board has written since the last call; not part of the measured work. */
    Written written(long boardsMeeting) throws SQLException {
        List<Object[]> candidates = all("select id, meeting_id, " + CANDIDATE_COLUMNS
                + " from boards_candidate where meeting_id = " + boardsMeeting + " and id > " + lastCopied
                + " order by id");
        List<Object[]> explanations = new ArrayList<>();
        if (!candidates.isEmpty()) {
            long first = (Long) candidates.get(0)[0];
            long last = (Long) candidates.get(candidates.size() - 1)[0];
            explanations = all("select candidate_id, part, institution, facts, rulings from boards_explanation where"
                    + " candidate_id >= " + first + " and candidate_id <= " + last
                    // copies of the chunk before may lie between
                    + " and candidate_id in (select id from boards_candidate where meeting_id = " + boardsMeeting + ")"
                    + " order by candidate_id, part");
            lastCopied = last;
        }
        bulk.connection().commit();
        return new Written(candidates, explanations);
    }

    /** One chunk: reads the facts and writes the copies. */
    void chunk(int from, Written written) throws SQLException {
        int to = Math.min(roll.size(), from + written.candidates().size());
        List<Object> students = new ArrayList<>();
        roll.subList(from, to).forEach(row -> students.add(row[2]));
        read(taken, students);
        List<Object[]> marked = read(results, students);
        read(priorLearning, students);
        Set<Long> unseen = new HashSet<>();
        marked.forEach(row -> unseen.add((Long) row[5]));
        unseen.removeAll(seenModules);
        List<Long> wanted = List.copyOf(unseen);
        for (int i = 0; i < wanted.size(); i += LIST) {
            read(modules, wanted.subList(i, Math.min(wanted.size(), i + LIST)));
        }
        seenModules.addAll(unseen);
        bulk.connection().commit();
        long first = bulk.reserve(written.candidates().size() + 1);
        List<Object[]> candidates = new ArrayList<>();
        List<Object[]> explanations = new ArrayList<>();
        int explanation = 0;
        for (int i = 0; i < written.candidates().size(); i++) {
            Object[] candidate = written.candidates().get(i).clone();
            long before = (Long) candidate[0];
            candidate[0] = first + i;
            candidate[1] = meeting;
            candidates.add(candidate);
            while (explanation < written.explanations().size()
                    && (Long) written.explanations().get(explanation)[0] == before) {
                Object[] copy = written.explanations().get(explanation++).clone();
                copy[0] = first + i;
                explanations.add(copy);
            }
        }
        Bulk.write(insertCandidate, candidates);
        Bulk.write(insertExplanation, explanations);
        audit(first + candidates.size());
        journal(to);
        bulk.connection().commit();
    }

    /** The end: digests the facts' digests and publishes. */
    void publish() throws SQLException {
        all("select facts_digest from boards_candidate where institution = '" + institution + "' and meeting_id = "
                + meeting + " order by registration_id");
        try (PreparedStatement update = bulk.connection()
                .prepareStatement("update boards_meeting set state = 'PROPOSED', candidates = ?, snapshot_digest = ?,"
                        + " version = version + 1 where id = ?")) {
            update.setInt(1, roll.size());
            update.setString(2, "0".repeat(64));
            update.setLong(3, meeting);
            update.executeUpdate();
        }
        audit(bulk.id());
        bulk.connection().commit();
    }

    private void audit(long id) throws SQLException {
        Bulk.write(
                insertAudit,
                List.<Object[]>of(Bulk.row(
                        id,
                        Timestamp.from(Instant.now()),
                        "benchmark",
                        institution,
                        "boards.propose-chunk",
                        "meeting/" + meeting,
                        null,
                        null,
                        "0".repeat(64))));
    }

    private void journal(int done) throws SQLException {
        journal.setLong(1, done);
        journal.setLong(2, roll.size());
        journal.setString(3, Integer.toString(done));
        journal.setString(4, done + " of " + roll.size());
        journal.setTimestamp(5, Timestamp.from(Instant.now()));
        journal.setLong(6, job);
        journal.executeUpdate();
    }

    private List<Object[]> read(PreparedStatement statement, List<?> values) throws SQLException {
        statement.setFetchSize(1000);
        statement.setString(1, institution);
        Bulk.bind(statement, OWN_COLUMNS, LIST, values);
        try (ResultSet rs = statement.executeQuery()) {
            return rows(rs);
        }
    }

    private List<Object[]> all(String query) throws SQLException {
        try (PreparedStatement statement = bulk.connection().prepareStatement(query)) {
            statement.setFetchSize(1000);
            try (ResultSet rs = statement.executeQuery()) {
                return rows(rs);
            }
        }
    }

    private static List<Object[]> rows(ResultSet rs) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        int columns = rs.getMetaData().getColumnCount();
        while (rs.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = rs.getObject(i + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        bulk.connection().close();
    }
}
