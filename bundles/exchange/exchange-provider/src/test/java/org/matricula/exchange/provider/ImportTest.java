package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.api.Mapping;
import org.matricula.exchange.provider.intake.CurriculumImports;
import org.matricula.exchange.provider.intake.MarkImports;
import org.matricula.exchange.provider.intake.StudentImports;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentFiles;

public class ImportTest extends OnBothDatabases {

    private static final long LARGEST = 3_000_000;
    private static final String STUDENTS =
            """
            target: students
            description: for tests
            fields:
              number: id
              family_name: name
            """;

    private static int tests;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private InstitutionCode institution;
    private Caller caller;
    private Bench bench;
    private Fakes.StudentTable students;
    private static final StudentFiles NO_FILES = Fakes.of(StudentFiles.class, new Object());
    private static final ConfidentialFiles NO_CONFIDENTIAL = Fakes.of(ConfidentialFiles.class, new Object());
    private static final AdjustmentFiles NO_PLANS = Fakes.of(AdjustmentFiles.class, new Object());

    @Before
    public void open() throws IOException {
        TestDatabase database = database("exchange", "fake");
        institution = new InstitutionCode("uni" + ++tests);
        caller = new Caller("clerk", Bench.privileges(StudentAdmin.WRITE.name()), Scope.of(Set.of(institution)));
        bench = new Bench(database, FOLDER.getRoot().toPath(), LARGEST);
        students = new Fakes.StudentTable(bench.sql);
        bench.with(new StudentImports(
                database.dataSource(), database.transactions(), students.api(), NO_FILES, NO_CONFIDENTIAL, NO_PLANS));
        mapping("students", STUDENTS);
    }

    @Test
    public void everyRowEndsAsARecordOrAsARefusalAndTheCountsReconcile() {
        String csv = "id,name,ignored\n"
                + "1,Evans,x\n"
                + "2,\"O\"\"Neill, \n"
                + "Brian\",x\n"
                + "1,Evans,y\n"
                + "2,Other,x\n"
                + "!,Bad,x\n"
                + "3\n"
                + "4,\"a\"b,x\n"
                + ",None,x\n";
        ImportReport started = start(csv, false);
        assertEquals(0, started.rows());
        ImportReport report = bench.finish(started);
        assertCounts(report, 8, 2, 0, 1, 5);
        assertEquals(Digests.of(csv.getBytes(StandardCharsets.UTF_8)), report.fileDigest());
        List<String> refusals = bench.refusals(caller, report);
        assertEquals("4: number '2' must stand in the file once: row 2 has it with other contents", refusals.get(0));
        assertEquals("5: number '!' must be letters and digits", refusals.get(1));
        assertEquals("6: the row has 1 cells, the header has 3", refusals.get(2));
        assertEquals("7: text stands behind a closing quote", refusals.get(3));
        assertEquals("8: number (from id) must be given", refusals.get(4));
        assertEquals(2, inTable());
    }

    @Test
    public void aSecondImportChangesNothing() {
        String csv = large(2500);
        assertCounts(bench.finish(start(csv, false)), 2500, 2000, 0, 500, 0);
        assertCounts(bench.finish(start(csv, false)), 2500, 0, 0, 2500, 0);
        assertEquals(2000, inTable());
    }

    @Test
    public void aKillBeforeTheCommitOfAChunkNeitherDoublesNorLosesARow() {
        String csv = large(2500) + "!,Bad\n";
        ImportReport started = start(csv, false);
        bench.chunk(started.job(), () -> {});
        assertThrows(
                IllegalStateException.class,
                () -> bench.chunk(started.job(), () -> {
                    assertEquals(2000, inTable());
                    throw new IllegalStateException("killed");
                }));
        assertEquals(1000, inTable());
        assertEquals(1000, bench.imports.report(caller, started.id()).rows());
        ImportReport report = bench.finish(started);
        assertCounts(report, 2501, 2000, 0, 500, 1);
        assertEquals(1, bench.refusals(caller, report).size());
        assertEquals(2000, inTable());
    }

    @Test
    public void aColumnThatTheMappingDoesNotKnowIsNamed() throws IOException {
        mapping("students", STUDENTS + "  email: { column: email, optional: true }\n");
        for (boolean dryRun : new boolean[] {true, false}) {
            ImportReport report = start("foo,id,name,emial,\"b\nar\"\n1,7,Evans,e@example.org,x\n", dryRun);
            assertEquals(List.of("foo", "emial", "b\nar"), report.unusedColumns());
            assertEquals(List.of("foo", "emial", "b ar"), bench.finish(report).unusedColumns());
        }
        assertEquals(
                List.of(), start("id,name,email\n8,Evans,e@example.org\n", true).unusedColumns());
        String many = "c".repeat(300);
        ImportReport wide = start(
                "id,name,"
                        + String.join(
                                ",",
                                IntStream.range(0, 50).mapToObj(i -> many + i).toList()) + "\n",
                true);
        assertEquals(13, bench.finish(wide).unusedColumns().size());
    }

    @Test
    public void anImportThatEndsWaitsForNoOther() {
        ImportReport slow = start(large(2500), true);
        bench.chunk(slow.job(), () -> {});
        ImportReport quick = start("id,name\n90001,Evans\n90002,Morgan\n", true);
        bench.chunk(
                slow.job(),
                () -> assertCounts(
                        CompletableFuture.supplyAsync(() -> bench.finish(quick))
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join(),
                        2,
                        2,
                        0,
                        0,
                        0));
        assertCounts(bench.finish(slow), 2500, 2000, 0, 500, 0);
        assertEquals(0, bench.count("exchange_earlier"));
    }

    @Test
    public void aDryRunCountsAsTheImportWillAndWritesNothing() {
        // rows 2001 and later repeat, contradict and break records of earlier chunks
        String csv = large(2500) + "7,Changed\n7,Changed\n!,Bad\n";
        ImportReport dry = bench.finish(start(csv, true));
        assertEquals(0, inTable());
        assertEquals(0, bench.count("exchange_earlier"));
        assertTrue(dry.dryRun());
        ImportReport real = bench.finish(start(csv, false));
        assertCounts(real, 2503, 2000, 0, 500, 3);
        assertCounts(dry, 2503, 2000, 0, 500, 3);
        assertEquals(0, bench.count("exchange_earlier"));
        assertEquals(bench.refusals(caller, real), bench.refusals(caller, dry));
        assertEquals(
                "2501: number '7' must stand in the file once: row 8 has it with other contents",
                bench.refusals(caller, real).get(0));
    }

    @Test
    public void aDryRunOfMarksCountsCorrectionsOfEarlierChunks() throws IOException {
        bench.with(new MarkImports(
                bench.database.dataSource(),
                bench.database.transactions(),
                Fakes.of(Marks.class, new Object() {
                    List<RowOutcome> record(Caller by, InstitutionCode at, List<MarkRow> rows) {
                        return students.importAll(
                                by,
                                at,
                                rows.stream()
                                        .map(row -> new Student(
                                                null,
                                                null,
                                                row.studentNumber(),
                                                row.mark().toString(),
                                                "",
                                                null,
                                                null))
                                        .toList());
                    }
                }),
                Fakes.of(AssessmentOutcomeFiles.class, new Object()),
                Fakes.of(Curriculum.class, this)));
        mapping(
                "marks",
                """
                target: marks
                fields: { student_number: id, element_code: { value: E }, mark: mark, state: { value: SUBMITTED } }
                """);
        StringBuilder csv = new StringBuilder("id,mark\n");
        for (int i = 0; i < 1500; i++) {
            csv.append(i).append(",50\n");
        }
        csv.append("7,60\n7,60\n8,50\n");
        Caller marker = new Caller(
                "marker",
                Bench.privileges(StudentAdmin.WRITE.name(), Marks.WRITE.name()),
                Scope.of(Set.of(institution)));
        for (boolean dry : List.of(true, false)) {
            ImportReport report = bench.finish(
                    bench.imports.start(marker, institution, "marks", "m.csv", stream(csv.toString()), dry));
            assertCounts(report, 1503, 1500, 1, 2, 0);
        }
    }

    @Test
    public void rowsOfAStudentThatFollowEachOtherComeInTogether() throws IOException {
        List<List<String>> chunks = new ArrayList<>();
        bench.with(new MarkImports(
                bench.database.dataSource(),
                bench.database.transactions(),
                Fakes.of(Marks.class, new Object() {
                    List<RowOutcome> record(Caller by, InstitutionCode at, List<MarkRow> rows) {
                        chunks.add(rows.stream().map(MarkRow::studentNumber).toList());
                        return rows.stream()
                                .map(row -> RowOutcome.created(row.studentNumber()))
                                .toList();
                    }
                }),
                Fakes.of(AssessmentOutcomeFiles.class, new Object()),
                Fakes.of(Curriculum.class, this)));
        mapping(
                "marks",
                """
                target: marks
                fields: { student_number: id, element_code: { value: E }, mark: { value: "50" }, state: { value: SUBMITTED } }
                """);
        StringBuilder csv = new StringBuilder("id\n");
        for (int i = 0; i < 999; i++) {
            csv.append(i).append('\n');
        }
        csv.append("A\n".repeat(3)).append("B\n".repeat(2500)).append("C\n");
        Caller marker = new Caller("marker", Bench.privileges(Marks.WRITE.name()), Scope.of(Set.of(institution)));
        ImportReport report =
                bench.finish(bench.imports.start(marker, institution, "marks", "m.csv", stream(csv.toString()), false));
        assertCounts(report, 3503, 3503, 0, 0, 0);
        assertEquals(List.of(999, 3, 2501), chunks.stream().map(List::size).toList());
        assertEquals(List.of("A", "A", "A"), chunks.get(1));
    }

    @Test
    public void aDomainIsToldWhatTheFileSaysNothingAbout() throws IOException {
        List<Set<String>> told = new ArrayList<>();
        Bench own = new Bench(bench.database, FOLDER.getRoot().toPath(), LARGEST);
        own.with(new StudentImports(
                bench.database.dataSource(),
                bench.database.transactions(),
                Fakes.of(StudentAdmin.class, new Object() {
                    List<RowOutcome> importAll(
                            Caller by, InstitutionCode at, List<Student> rows, Set<String> untouched, String reason) {
                        told.add(untouched);
                        return rows.stream()
                                .map(row -> RowOutcome.unchanged("1"))
                                .toList();
                    }
                }),
                NO_FILES,
                NO_CONFIDENTIAL,
                NO_PLANS));
        mapping(
                "optional",
                """
                target: students
                fields:
                  number: id
                  family_name: name
                  given_names: { column: given, optional: true, default: none }
                  date_of_birth: { column: born, optional: true }
                """);
        own.finish(own.imports.start(caller, institution, "optional", "x.csv", stream("id,name\n1,Evans\n"), false));
        own.finish(
                own.imports.start(caller, institution, "optional", "x.csv", stream("id,name,born\n1,Evans,\n"), false));
        assertEquals(List.of(Set.of("dateOfBirth", "email"), Set.of("email")), told);
    }

    @Test
    public void theJobGoesOnByTheMappingAsItStoodAtTheStart() throws IOException {
        ImportReport started = start(large(1500), false);
        bench.chunk(started.job(), () -> {});
        mapping("students", STUDENTS.replace("number: id", "number: { column: id, prefix: X }"));
        assertCounts(bench.finish(started), 1500, 1500, 0, 0, 0);
        assertEquals(0L, (long) bench.sql
                .first(
                        "select count(*) from fake_student where institution = ? and number like 'X%'",
                        rs -> rs.getLong(1), institution)
                .orElseThrow());
    }

    @Test
    public void theJobActsForWhoStartedIt() {
        bench.finish(start("id,name\n1,Evans\n", false));
        assertEquals(
                List.of("clerk"),
                bench.sql.query(
                        "select writer from fake_student where institution = ?", rs -> rs.getString(1), institution));
    }

    @Test
    public void anImportLeavesALineInTheAuditTrail() {
        ImportReport report = start("id,name\n", false);
        assertEquals(1L, (long) bench.sql
                .first(
                        "select count(*) from kernel_audit where action = ? and subject = ? and actor = ?",
                        rs -> rs.getLong(1),
                        "exchange.import",
                        "import/" + report.id(),
                        "clerk")
                .orElseThrow());
        assertCounts(bench.finish(report), 0, 0, 0, 0, 0);
    }

    @Test
    public void aByteOrderMarkAndLargePiecesAreTaken() {
        String wide = "x".repeat(90);
        StringBuilder csv = new StringBuilder("\uFEFFid,name,more\r\n");
        for (int i = 0; i < 1200; i++) {
            csv.append(i)
                    .append(",Ł\uD83D\uDE00")
                    .append(wide)
                    .append(",\"")
                    .append(wide)
                    .append("\r\n\"\r\n");
        }
        assertCounts(bench.finish(start(csv.toString(), false)), 1200, 1200, 0, 0, 0);
    }

    @Test
    public void aFileThatIsNoneIsRefusedAndNothingIsWritten() {
        long before = bench.count("exchange_import");
        refused(Problem.Kind.MALFORMED, "".getBytes(StandardCharsets.UTF_8), "header");
        refused(Problem.Kind.MALFORMED, "id,name\n1,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
        refused(Problem.Kind.MALFORMED, "id,name\n1,x\n".getBytes(StandardCharsets.UTF_16), "UTF-8");
        refused(Problem.Kind.MALFORMED, "id,name\n1,x\n".getBytes(StandardCharsets.UTF_16LE), "UTF-8");
        refused(Problem.Kind.MALFORMED, "id,nom\n1,x\n".getBytes(StandardCharsets.UTF_8), "name");
        refused(Problem.Kind.MALFORMED, "id,name,id\n1,x,2\n".getBytes(StandardCharsets.UTF_8), "twice");
        refused(Problem.Kind.MALFORMED, "id,name\n1,\"x\n2,y\n".getBytes(StandardCharsets.UTF_8), "Row 1");
        refused(Problem.Kind.TOO_LARGE, new byte[(int) LARGEST + 1], "bytes");
        assertEquals(before, bench.count("exchange_import"));
        assertEquals(0, inTable());
    }

    @Test
    public void aMappingIsThereOrNotOrFaulty() throws IOException {
        mapping("broken", STUDENTS.replace("family_name", "surname"));
        mapping("Odd Name", STUDENTS);
        Files.write(FOLDER.getRoot().toPath().resolve("latin.yaml"), new byte[] {(byte) 0xe4, '\n'});
        assertEquals(
                Problem.Kind.NOT_FOUND,
                problem(() -> start(caller, institution, "absent")).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                problem(() -> start(caller, institution, "../students")).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                problem(() -> start(caller, institution, null)).kind());
        Problem faulty = problem(() -> start(caller, institution, "broken"));
        assertEquals(Problem.Kind.INVALID, faulty.kind());
        assertTrue(
                faulty.detail(),
                faulty.detail().contains("line 5") && faulty.detail().contains("surname"));
        Map<String, Mapping> listed = bench.imports.mappings(caller).stream()
                .collect(java.util.stream.Collectors.toMap(Mapping::name, m -> m));
        assertNull(listed.get("students").error());
        assertEquals("students", listed.get("students").target());
        assertEquals("for tests", listed.get("students").description());
        assertNotNull(listed.get("broken").error());
        assertNotNull(listed.get("Odd Name").error());
        assertNotNull(listed.get("latin").error());
    }

    @Test
    public void importingNeedsItsPrivilegeAndThatOfTheTarget() {
        Caller writer = new Caller("a", Set.of(StudentAdmin.WRITE.name()), Scope.all());
        Caller importer = new Caller("b", Bench.privileges(), Scope.all());
        ImportReport report = start("id,name\n1,Evans\n", false);
        PageRequest page = PageRequest.first();
        List.<Runnable>of(
                        () -> start(writer, institution, "students"),
                        () -> start(importer, institution, "students"),
                        () -> bench.imports.mappings(writer),
                        () -> bench.imports.list(writer, page),
                        () -> bench.imports.report(writer, report.id()),
                        () -> bench.imports.refusals(writer, report.id(), page),
                        () -> bench.imports.refusals(importer, report.id(), page))
                .forEach(denied ->
                        assertEquals(Problem.Kind.FORBIDDEN, problem(denied).kind()));
    }

    @Test
    public void aPartnerStartsAndSeesNothingOfAnothersImports() {
        Caller partner = new Caller("partner", caller.privileges(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
        ImportReport report = bench.finish(start("id,name\n!,Bad\n", false));
        assertEquals(
                Problem.Kind.FORBIDDEN,
                problem(() -> start(partner, institution, "students")).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                problem(() -> bench.imports.report(partner, report.id())).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                problem(() -> bench.imports.refusals(partner, report.id(), PageRequest.first()))
                        .kind());
        assertEquals(List.of(), bench.imports.list(partner, PageRequest.first()).items());
        assertEquals(
                List.of(report.id()),
                bench.imports.list(caller, PageRequest.first()).items().stream()
                        .map(ImportReport::id)
                        .toList());
    }

    @Test
    public void listsAndRefusalsArePagedByKey() {
        ImportReport report = bench.finish(start("id,name\n!1,a\n!2,b\n!3,c\n", false));
        start("id,name\n", false);
        var first = bench.imports.refusals(caller, report.id(), new PageRequest(null, 2));
        assertEquals(2, first.items().size());
        var second = bench.imports.refusals(caller, report.id(), new PageRequest(first.next(), 2));
        assertEquals("!3,c", second.items().get(0).text());
        assertNull(second.next());
        var imports = bench.imports.list(caller, new PageRequest(null, 1));
        assertEquals(
                1,
                bench.imports
                        .list(caller, new PageRequest(imports.next(), 1))
                        .items()
                        .size());
    }

    @Test
    public void aDomainThatIsAwayIsNamed() throws IOException {
        mapping(
                "prior",
                """
                target: prior-learning
                fields: { student_number: id, module_code: name, origin: { value: EXEMPT } }
                """);
        Problem problem = problem(() -> start(caller, institution, "prior"));
        assertEquals(Problem.Kind.UNAVAILABLE, problem.kind());
        assertTrue(problem.detail(), problem.detail().contains("'registration'"));
    }

    @Test
    public void awardsNeedAScopeOfAllInstitutions() throws IOException {
        withCurriculum(new Object() {
            List<RowOutcome> importAwards(Caller by, List<?> awards, String reason, boolean correctsRecord) {
                return awards.stream().map(a -> RowOutcome.created("1")).toList();
            }
        });
        mapping(
                "awards",
                """
                target: awards
                fields: { code: id, title: name, family: name, level: { value: "6" }, credits: { value: "360" } }
                """);
        Caller here = new Caller("x", Bench.privileges(CurriculumAdmin.WRITE.name()), Scope.of(Set.of(institution)));
        Caller everywhere = new Caller("x", here.privileges(), Scope.all());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                problem(() -> start(here, institution, "awards")).kind());
        assertCounts(bench.finish(start(everywhere, institution, "awards")), 1, 1, 0, 0, 0);
    }

    @Test
    public void aPatternIsWrittenAsAWholeAndEachOfItsRowsIsCounted() throws IOException {
        Fakes.Memory memory = new Fakes.Memory();
        withCurriculum(new Object() {
            List<RowOutcome> importPatterns(Caller by, InstitutionCode at, List<OccurrencePattern> patterns) {
                return memory.put(patterns, OccurrencePattern::occurrence);
            }
        });
        mapping(
                "patterns",
                """
                target: patterns
                fields:
                  module_code: module
                  session: { value: 2026/27 }
                  period: { value: J }
                  element_code: element
                  kind: { value: COURSEWORK }
                  weight: weight
                  must_pass: { value: "false" }
                """);
        // the rows of a pattern need not stand together, and a file may be longer than a chunk
        StringBuilder csv = new StringBuilder("module,element,weight\n");
        for (int element = 1; element <= 4; element++) {
            for (int module = 1; module <= 400; module++) {
                csv.append("M%d,E%d,%s%n".formatted(module, element, module == 7 && element == 3 ? "101" : "25"));
            }
        }
        Caller planner = new Caller("p", Bench.privileges(CurriculumAdmin.WRITE.name()), Scope.of(Set.of(institution)));
        ImportReport report = bench.finish(
                bench.imports.start(planner, institution, "patterns", "patterns.csv", stream(csv.toString()), false));
        assertCounts(report, 1600, 1596, 0, 0, 4);
        assertEquals(399, memory.records.size());
        assertTrue(bench.refusals(planner, report).get(0).contains("weight of E3 '101' must be from 0 to 100"));
    }

    @Test
    public void aReasonAndARowOfAnyLengthAreKeptShortened() {
        ImportReport report = bench.finish(start("id,name\n!" + "x".repeat(20_000) + ",Bad\n", false));
        assertEquals(
                500,
                bench.imports
                        .refusals(caller, report.id(), PageRequest.first())
                        .items()
                        .get(0)
                        .text()
                        .length());
    }

    @Test
    public void aFileNeedsAName() {
        assertEquals(
                Problem.Kind.INVALID,
                problem(() -> bench.imports.start(caller, institution, "students", " ", stream("id,name\n"), false))
                        .kind());
    }

    private void withCurriculum(Object does) {
        bench.with(new CurriculumImports(
                bench.database.dataSource(), bench.database.transactions(), Fakes.of(CurriculumAdmin.class, does)));
    }

    private ImportReport start(String csv, boolean dryRun) {
        return bench.imports.start(caller, institution, "students", "students.csv", stream(csv), dryRun);
    }

    private ImportReport start(Caller by, InstitutionCode at, String mapping) {
        return bench.imports.start(by, at, mapping, "x.csv", stream("id,name\n1,Evans\n"), false);
    }

    private void refused(Problem.Kind expected, byte[] csv, String word) {
        Problem problem = problem(() ->
                bench.imports.start(caller, institution, "students", "x.csv", new ByteArrayInputStream(csv), false));
        assertEquals(problem.detail(), expected, problem.kind());
        assertTrue(problem.detail(), problem.detail().contains(word));
    }

    private long inTable() {
        return bench.sql
                .first("select count(*) from fake_student where institution = ?", rs -> rs.getLong(1), institution)
                .orElseThrow();
    }

    /** Rows of 2,000 students; those beyond repeat the first. */
    private static String large(int rows) {
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i % 2000).append(",Name").append(i % 2000).append('\n');
        }
        return csv.toString();
    }

    private static void mapping(String name, String text) throws IOException {
        Path file = FOLDER.getRoot().toPath().resolve(name + ".yaml");
        Files.writeString(file, text);
    }

    private static ByteArrayInputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }

    private static void assertCounts(
            ImportReport report, long rows, long created, long changed, long unchanged, long refused) {
        assertEquals(
                List.of(rows, created, changed, unchanged, refused),
                List.of(report.rows(), report.created(), report.changed(), report.unchanged(), report.refused()));
        assertEquals(report.rows(), report.created() + report.changed() + report.unchanged() + report.refused());
    }
}
