package org.matricula.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.MarkRow;

/**
 * Records marks by plain JDBC: looks the identities up set-wise, looks for marks that are there already, writes the same
 * columns and one audit row for the chunk, and commits.
 */
final class PlainMarks implements AutoCloseable {

    private static final int LIST = 512;
    private static final int CODES = 128;

    private final Bulk bulk;
    private final String institution;
    private final PreparedStatement students;
    private final PreparedStatement elements;
    private final PreparedStatement registrations;
    private final PreparedStatement existing;
    private final PreparedStatement insert;
    private final PreparedStatement audit;

    private record Ids(long occurrence, long element) {}

    private record Key(String module, int session, String period, String element) {}

    PlainMarks(Bulk bulk, String institution) throws SQLException {
        this.bulk = bulk;
        this.institution = institution;
        students = bulk.connection()
                .prepareStatement("select student_number, id from students_student"
                        + " --DERBY-PROPERTIES constraint=students_student_number\n"
                        + " where institution = ? and student_number in " + Bulk.places(LIST));
        elements = bulk.connection()
                .prepareStatement("select m.code, o.session_start, o.period, e.code, o.id, e.id"
                        + " from --DERBY-PROPERTIES joinOrder=FIXED\n"
                        + " curriculum_module m --DERBY-PROPERTIES constraint=curriculum_module_code\n"
                        + ", curriculum_occurrence o --DERBY-PROPERTIES joinStrategy=NESTEDLOOP,"
                        + " constraint=curriculum_occurrence_run\n"
                        + ", curriculum_element e --DERBY-PROPERTIES joinStrategy=NESTEDLOOP,"
                        + " constraint=curriculum_element_code\n"
                        + " where o.module_id = m.id and e.occurrence_id = o.id"
                        + " and m.institution = ? and e.withdrawn = false and m.code in " + Bulk.places(CODES));
        registrations = bulk.connection()
                .prepareStatement("select id, student_id, occurrence_id from registration_module"
                        + " --DERBY-PROPERTIES constraint=registration_module_once\n"
                        + " where institution = ? and student_id in " + Bulk.places(LIST) + " and occurrence_id in "
                        + Bulk.places(CODES));
        existing = bulk.connection()
                .prepareStatement("select registration_id, element_id, mark, state, submitted_at, sequence_no"
                        + " from assessment_mark --DERBY-PROPERTIES constraint=assessment_mark_row\n"
                        + " where institution = ? and registration_id in " + Bulk.places(LIST));
        insert = bulk.insert(
                "assessment_mark",
                "id",
                "institution",
                "student_id",
                "registration_id",
                "element_id",
                "mark",
                "state",
                "submitted_at",
                "circumstances_accepted",
                "sequence_no",
                "reason",
                "recorded_by",
                "recorded_at",
                "occurrence_id");
        audit = bulk.insert(
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
    }

    int record(List<MarkRow> rows) throws Exception {
        Map<String, Long> studentIds = studentIds(rows);
        Map<Key, Ids> elementIds = elementIds(rows);
        Map<String, Long> registrationIds = registrationIds(studentIds.values(), elementIds.values());
        Set<String> there = there(registrationIds.values());
        bulk.connection().commit();
        long[] ids = new long[rows.size() + 1];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = bulk.id();
        }
        Timestamp now = Timestamp.from(Instant.now());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Object[]> marks = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            MarkRow row = rows.get(i);
            Ids element = elementIds.get(key(row));
            long student = studentIds.get(row.studentNumber());
            long registration = registrationIds.get(student + "/" + element.occurrence());
            if (there.contains(registration + "/" + element.element())) {
                throw new IllegalStateException("is there already");
            }
            Object[] mark = Bulk.row(
                    ids[i],
                    institution,
                    student,
                    registration,
                    element.element(),
                    row.mark(),
                    row.state().name(),
                    Timestamp.valueOf(row.submittedAt()),
                    row.circumstancesAccepted(),
                    1,
                    null,
                    "benchmark",
                    now,
                    element.occurrence());
            digest.update((ids[i] + " " + registration + " " + element.element() + " " + row.mark())
                    .getBytes(StandardCharsets.UTF_8));
            marks.add(mark);
        }
        Bulk.write(insert, marks);
        Bulk.write(
                audit,
                List.<Object[]>of(Bulk.row(
                        ids[rows.size()],
                        now,
                        "benchmark",
                        institution,
                        "assessment.record-marks",
                        "marks/" + ids[0] + "-" + ids[rows.size() - 1],
                        null,
                        null,
                        HexFormat.of().formatHex(digest.digest()))));
        bulk.connection().commit();
        return marks.size();
    }

    private Map<String, Long> studentIds(List<MarkRow> rows) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        for (List<String> some :
                pieces(rows.stream().map(MarkRow::studentNumber).distinct().toList(), LIST)) {
            students.setString(1, institution);
            Bulk.bind(students, 2, LIST, some);
            try (ResultSet rs = students.executeQuery()) {
                while (rs.next()) {
                    found.put(rs.getString(1), rs.getLong(2));
                }
            }
        }
        return found;
    }

    private Map<Key, Ids> elementIds(List<MarkRow> rows) throws SQLException {
        Set<Key> wanted = new HashSet<>();
        rows.forEach(row -> wanted.add(key(row)));
        Map<Key, Ids> found = new HashMap<>();
        for (List<String> some :
                pieces(wanted.stream().map(Key::module).distinct().toList(), CODES)) {
            elements.setString(1, institution);
            Bulk.bind(elements, 2, CODES, some);
            try (ResultSet rs = elements.executeQuery()) {
                while (rs.next()) {
                    Key key = new Key(rs.getString(1), rs.getInt(2), rs.getString(3), rs.getString(4));
                    if (wanted.contains(key)) {
                        found.put(key, new Ids(rs.getLong(5), rs.getLong(6)));
                    }
                }
            }
        }
        return found;
    }

    private Map<String, Long> registrationIds(Iterable<Long> studentIds, Iterable<Ids> elementIds) throws SQLException {
        Set<Long> occurrences = new HashSet<>();
        elementIds.forEach(ids -> occurrences.add(ids.occurrence()));
        List<Long> all = new ArrayList<>();
        studentIds.forEach(all::add);
        Map<String, Long> found = new HashMap<>();
        for (List<Long> runs : pieces(List.copyOf(occurrences), CODES)) {
            for (List<Long> some : pieces(all, LIST)) {
                registrations.setString(1, institution);
                Bulk.bind(registrations, 2, LIST, some);
                Bulk.bind(registrations, 2 + LIST, CODES, runs);
                try (ResultSet rs = registrations.executeQuery()) {
                    while (rs.next()) {
                        found.put(rs.getLong(2) + "/" + rs.getLong(3), rs.getLong(1));
                    }
                }
            }
        }
        return found;
    }

    private Set<String> there(Iterable<Long> registrationIds) throws SQLException {
        List<Long> all = new ArrayList<>();
        registrationIds.forEach(all::add);
        Set<String> found = new HashSet<>();
        for (List<Long> some : pieces(all, LIST)) {
            existing.setString(1, institution);
            Bulk.bind(existing, 2, LIST, some);
            try (ResultSet rs = existing.executeQuery()) {
                while (rs.next()) {
                    BigDecimal mark = rs.getBigDecimal(3);
                    if (mark != null && rs.getString(4) != null && rs.getInt(6) > 0) {
                        found.add(rs.getLong(1) + "/" + rs.getLong(2));
                    }
                }
            }
        }
        return found;
    }

    private static Key key(MarkRow row) {
        return new Key(
                row.occurrence().moduleCode(),
                row.occurrence().session().startYear(),
                row.occurrence().period(),
                row.elementCode());
    }

    private static <T> List<List<T>> pieces(List<T> all, int size) {
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pieces;
    }

    @Override
    public void close() throws SQLException {
        bulk.connection().close();
    }
}
