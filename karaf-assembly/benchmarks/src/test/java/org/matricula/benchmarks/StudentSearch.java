package org.matricula.benchmarks;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.StudentHit;
import org.matricula.students.api.Students;
import org.matricula.students.provider.search.SearchRecords;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.SearchStore;
import org.matricula.students.provider.store.StudentStore;

/**
 * Each kind of search among 200,000 students, a page of 50, beside the plainest SQL that gives a page of the same students:
 * {@code like}, joins and an order, on tables with an index for each column that is asked for.
 */
public final class StudentSearch {

    private static final int WARM = 20;
    private static final int TURNS = 60;
    // a slow comparison ends earlier
    private static final int FEWEST_TURNS = 5;
    private static final long LONGEST = 4_000_000_000L;
    private static final int PAGE = 50;
    private static final String UNIVERSITY = "usw";
    private static final List<String> EVERYWHERE = Stream.concat(
                    Stream.of(UNIVERSITY), IntStream.range(0, 10).mapToObj(college -> "college-" + college))
            .toList();
    private static final String[] SOUNDS = {"ba", "ce", "di", "fo", "gu", "ha", "jen", "ka", "li", "mor", "na", "per"};
    private static final String NAMES = "select distinct s.id, s.student_number, s.family_name, s.given_names from"
            + " students_student s inner join plain_word w on w.student_id = s.id where s.institution in (%s)"
            + " and w.word like ? order by s.id fetch first 51 rows only";

    private final TestDatabase database;
    private final SearchRecords search;
    private final Connection plain;
    private final int size;

    private StudentSearch(TestDatabase.Kind kind, int size) throws Exception {
        this.size = size;
        Files.createDirectories(Settings.folder());
        database = TestDatabase.onDisk(kind, Settings.folder(), "students");
        var source = database.dataSource();
        search = new SearchRecords(
                new StudentStore(database.jpa("students"), source),
                new SearchStore(source),
                new FindingStore(source),
                database.transactions(),
                new LocalDays(Partial.of(Institutions.class, new Places()), database.clock()));
        plain = database.plainConnection();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            for (int size : Settings.sizes(200_000)) {
                StudentSearch run = new StudentSearch(kind, size);
                try {
                    run.run(kind);
                } finally {
                    run.plain.close();
                    run.database.close();
                }
            }
        }
    }

    private void run(TestDatabase.Kind kind) throws Exception {
        Caller everybody = caller(Scope.all());
        Caller university = caller(places(UNIVERSITY));
        Caller group = caller(places(UNIVERSITY, "college-1", "college-2", "college-3", "college-4"));
        Caller partner = caller(places("college-3"));
        // as in a young installation: Derby keeps the plans that it makes for empty tables
        search.search(everybody, query("a", null, null, null, null, null), new PageRequest(null, PAGE));
        search.search(group, query("a", null, null, null, null, null), new PageRequest(null, PAGE));
        seed();
        Report.heading("search among %,d students, %s, a page of %d".formatted(size, kind, PAGE));
        Report.line("%-44s %9s %9s %9s %8s", "", "plain ms", "ours ms", "worst ms", "ratio");
        String in = "'usw'";
        String all = "'usw','college-1','college-2','college-3','college-4'";
        String word = NAMES.formatted(in);
        compare("name, 5 letters", university, query("bacem", null, null, null, null, null), word, "BACEM%");
        compare("name, 2 letters", university, query("mo", null, null, null, null, null), word, "MO%");
        compare("name, 1 letter", university, query("b", null, null, null, null, null), word, "B%");
        compare(
                "name, awarding body with partners",
                group,
                query("bacem", null, null, null, null, null),
                NAMES.formatted(all),
                "BACEM%");
        compare(
                "name, a partner alone",
                partner,
                query("mo", null, null, null, null, null),
                NAMES.formatted("'college-3'"),
                "MO%");
        compare("two words", university, "jendi kali");
        compare("two short words", university, "je ka");
        compare("three words", university, "jendi kali mo");
        compare("three short words", university, "je ka mo");
        compare("two words, awarding body with partners", group, "jendi kali");
        compare("two words, every institution", everybody, "jendi kali");
        compare(
                "number, 6 of 8 digits",
                university,
                query(null, "100123", null, null, null, null),
                "select id, student_number, family_name, given_names from students_student where institution in ('usw')"
                        + " and student_number like ? order by student_number fetch first 51 rows only",
                "100123%");
        String by = "select s.id, s.student_number, s.family_name, s.given_names from students_student s"
                + " inner join %s p on p.student_id = s.id where s.institution in ('usw') and p.what = ?"
                + " order by s.name_key, s.id fetch first 51 rows only";
        compare(
                "identifier",
                university,
                query(null, null, "1000012345", null, null, null),
                by.formatted("plain_identifier"),
                "1000012345");
        compare(
                "programme",
                university,
                query(null, null, null, "P17", null, null),
                by.formatted("plain_programme"),
                "P17");
        compare(
                "status of most",
                university,
                query(null, null, null, null, Status.ENROLLED, null),
                by.formatted("plain_status"),
                "ENROLLED");
        compare(
                "status of few",
                university,
                query(null, null, null, null, Status.SUSPENDED, null),
                by.formatted("plain_status"),
                "SUSPENDED");
        compare(
                "tutor",
                university,
                query(null, null, null, null, null, "tutor99"),
                by.formatted("plain_tutor"),
                "tutor99");
        compare(
                "name, programme and status",
                university,
                query("b", null, null, "P17", Status.ENROLLED, null),
                "select distinct s.id, s.student_number, s.family_name, s.given_names from students_student s"
                        + " inner join plain_word w on w.student_id = s.id inner join plain_programme p on p.student_id ="
                        + " s.id inner join plain_status t on t.student_id = s.id where s.institution in ('usw') and"
                        + " w.word like ? and p.what = ? and t.what = ? order by s.id fetch first 51 rows only",
                "B%",
                "P17",
                "ENROLLED");
        compare(
                "short name and status of few",
                university,
                query("b", null, null, null, Status.SUSPENDED, null),
                "select distinct s.id, s.student_number, s.family_name, s.given_names from students_student s"
                        + " inner join plain_word w on w.student_id = s.id inner join plain_status t on t.student_id ="
                        + " s.id where s.institution in ('usw') and w.word like ? and t.what = ? order by s.id"
                        + " fetch first 51 rows only",
                "B%",
                "SUSPENDED");
        compare(
                "partner alone, by name",
                partner,
                query(null, null, null, null, null, null),
                "select id, student_number, family_name, given_names from students_student where institution ="
                        + " 'college-3' order by name_key, id fetch first 51 rows only");
        compare(
                "nothing, every institution",
                everybody,
                query(null, null, null, null, null, null),
                "select id, student_number, family_name, given_names from students_student order by name_key, id"
                        + " fetch first 51 rows only");
    }

    private void compare(String what, Caller caller, String name) throws Exception {
        String[] words = name.toUpperCase(Locale.ROOT).split(" ");
        compare(
                what,
                caller,
                query(name, null, null, null, null, null),
                "select s.id, s.student_number, s.family_name, s.given_names from students_student s where "
                        // named even where they are all: without a condition Derby would look through all words anew
                        // for each student
                        + (caller.scope().isAll()
                                        ? EVERYWHERE.stream()
                                        : caller.scope().institutions().stream().map(InstitutionCode::value))
                                .map(place -> "'" + place + "'")
                                .collect(Collectors.joining(",", "s.institution in (", ")"))
                        + " and exists (select 1 from plain_word w where w.student_id = s.id and w.word like ?)"
                                .repeat(words.length)
                        + " order by s.name_key, s.id fetch first 51 rows only",
                Arrays.stream(words).map(word -> word + "%").toArray());
    }

    private void compare(String what, Caller caller, SearchQuery query, String sql, Object... parameters)
            throws Exception {
        long[] ours = new long[TURNS];
        long[] theirs = new long[TURNS];
        int measured = 0;
        try (PreparedStatement statement = plain.prepareStatement(sql)) {
            long start = System.nanoTime();
            for (int turn = -WARM; turn < TURNS; turn++) {
                long began = System.nanoTime();
                if (began - start > LONGEST) {
                    if (turn < 0) {
                        turn = 0;
                    }
                    if (measured >= FEWEST_TURNS) {
                        break;
                    }
                }
                int plainly = read(statement, parameters);
                long between = System.nanoTime();
                List<StudentHit> hits = search.search(caller, query, new PageRequest(null, PAGE))
                        .items();
                long ended = System.nanoTime();
                if (hits.size() != Math.min(plainly, PAGE)) {
                    throw new IllegalStateException(what + ": " + hits.size() + " instead of " + plainly);
                }
                for (StudentHit hit : hits) {
                    if (!caller.scope().contains(hit.institution())) {
                        throw new IllegalStateException(what + " crosses the scope");
                    }
                }
                if (turn >= 0) {
                    theirs[measured] = between - began;
                    ours[measured] = ended - between;
                    measured++;
                }
            }
        }
        Arrays.sort(ours, 0, measured);
        Arrays.sort(theirs, 0, measured);
        double typical = ours[measured / 2] / 1e6;
        double against = theirs[measured / 2] / 1e6;
        Report.line(
                "%-44s %9.2f %9.2f %9.2f %8.2f", what, against, typical, ours[measured - 1] / 1e6, typical / against);
    }

    private static int read(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        int rows = 0;
        try (ResultSet rs = statement.executeQuery()) {
            while (rs.next()) {
                rs.getString(2);
                rs.getString(3);
                rs.getString(4);
                rows++;
            }
        }
        return rows;
    }

    // nine in ten study at the university, the others at ten colleges
    private void seed() throws Exception {
        try (Statement statement = plain.createStatement()) {
            statement.execute("create table plain_word (student_id bigint not null, word varchar(200) not null)");
            for (String what : List.of("identifier", "programme", "status", "tutor")) {
                statement.execute(
                        "create table plain_" + what + " (student_id bigint not null, what varchar(50) not null)");
            }
        }
        Bulk bulk = new Bulk(plain);
        List<Object[]> students = new ArrayList<>();
        List<Object[]> findings = new ArrayList<>();
        List<List<Object[]>> plainly =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int s = 0; s < size; s++) {
            long id = s + 1;
            String place = s % 10 == 9 ? "college-" + s / 10 % 10 : UNIVERSITY;
            String family = word(s, 4);
            String given = word(s / 7 + 3 * s, 3);
            String number = "%08d".formatted(10_000_000 + s);
            String second = s % 5 == 0 ? word(s / 11 + 5 * s, 3) : null;
            String givenNames = second == null ? given : given + " " + second;
            String key = family + "0" + givenNames.replace(' ', '0');
            students.add(Bulk.row(
                    id,
                    place,
                    number,
                    family,
                    givenNames,
                    Date.valueOf("2004-05-06"),
                    null,
                    key,
                    1L,
                    Timestamp.valueOf("2026-01-01 00:00:00"),
                    true));
            String status = s % 50 == 7 ? "SUSPENDED" : s % 20 == 3 ? "WITHDRAWN" : "ENROLLED";
            String identifier = Long.toString(1_000_000_000L + s);
            // the search writes digits as their code points
            StringBuilder identifierKey = new StringBuilder();
            identifier.chars().forEach(c -> identifierKey.append("1%06X".formatted(c)));
            for (String word : Finding.words(family, givenNames)) {
                findings.add(finding(id, "WORD", word, place, ""));
                plainly.get(0).add(Bulk.row(id, word));
            }
            findings.add(finding(id, "NUMBER", number, place, ""));
            findings.add(finding(id, "IDENTIFIER", identifierKey.toString(), place, ""));
            findings.add(finding(id, "PROGRAMME", "P" + s % 400, place, key));
            findings.add(finding(id, "STATUS", status, place, key));
            findings.add(finding(id, "TUTOR", "tutor" + s % 1500, place, key));
            plainly.get(1).add(Bulk.row(id, identifier));
            plainly.get(2).add(Bulk.row(id, "P" + s % 400));
            plainly.get(3).add(Bulk.row(id, status));
            plainly.get(4).add(Bulk.row(id, "tutor" + s % 1500));
            if (s % 20_000 == 19_999 || s == size - 1) {
                flush(bulk, students, findings, plainly);
            }
        }
        try (Statement statement = plain.createStatement()) {
            statement.execute("create index plain_word_word on plain_word (word, student_id)");
            statement.execute("create index plain_word_student on plain_word (student_id)");
            for (String what : List.of("identifier", "programme", "status", "tutor")) {
                statement.execute("create index plain_" + what + "_what on plain_" + what + " (what, student_id)");
                statement.execute("create index plain_" + what + "_student on plain_" + what + " (student_id)");
            }
            plain.commit();
            if (plain.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                plain.setAutoCommit(true);
                statement.execute("vacuum analyze");
            } else {
                plain.setAutoCommit(true);
                for (String table : List.of(
                        "PLAIN_WORD",
                        "PLAIN_IDENTIFIER",
                        "PLAIN_PROGRAMME",
                        "PLAIN_STATUS",
                        "PLAIN_TUTOR",
                        "STUDENTS_STUDENT")) {
                    statement.execute("call SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, '" + table + "', null)");
                }
            }
        }
    }

    private static void flush(Bulk bulk, List<Object[]> students, List<Object[]> findings, List<List<Object[]>> plainly)
            throws SQLException {
        bulk.seed(
                "students_student",
                students,
                "id",
                "institution",
                "student_number",
                "family_name",
                "given_names",
                "date_of_birth",
                "email",
                "name_key",
                "version",
                "recorded_at",
                "searchable");
        bulk.seed(
                "students_finding",
                findings,
                "student_id",
                "kind",
                "finding",
                "starts",
                "ends",
                "institution",
                "sort_key");
        bulk.seed("plain_word", plainly.get(0), "student_id", "word");
        bulk.seed("plain_identifier", plainly.get(1), "student_id", "what");
        bulk.seed("plain_programme", plainly.get(2), "student_id", "what");
        bulk.seed("plain_status", plainly.get(3), "student_id", "what");
        bulk.seed("plain_tutor", plainly.get(4), "student_id", "what");
        students.clear();
        findings.clear();
        plainly.forEach(List::clear);
    }

    private static Object[] finding(long id, String kind, String value, String place, String sortKey) {
        return Bulk.row(id, kind, value, Date.valueOf("1900-01-01"), Date.valueOf("9999-12-31"), place, sortKey);
    }

    private static String word(int number, int sounds) {
        StringBuilder word = new StringBuilder();
        int rest = Math.abs(number * 7919);
        for (int i = 0; i < sounds; i++) {
            word.append(SOUNDS[rest % SOUNDS.length]);
            rest /= SOUNDS.length;
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    private static SearchQuery query(
            String name, String number, String identifier, String programme, Status status, String tutor) {
        return new SearchQuery(null, name, number, identifier, programme, status, tutor, false);
    }

    /** All institutions are in London. */
    private static final class Places {

        Map<ZoneId, Scope> zones(Caller caller) {
            return Map.of(ZoneId.of("Europe/London"), caller.scope());
        }
    }

    private static Scope places(String... codes) {
        return Scope.of(Arrays.stream(codes).map(InstitutionCode::new).toList());
    }

    private static Caller caller(Scope scope) {
        return new Caller("benchmark", Set.of(Students.READ.name()), scope);
    }
}
