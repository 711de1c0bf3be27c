package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.intake.CurriculumImports;
import org.matricula.exchange.provider.intake.MarkImports;
import org.matricula.exchange.provider.intake.RegistrationImports;
import org.matricula.exchange.provider.intake.StudentImports;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;

/** Every row of the real files through the shipped mappings. */
public class OuladTest {

    private static final InstitutionCode OU = new InstitutionCode("ou");
    private static final Caller CALLER = new Caller(
            "importer",
            Bench.privileges(
                    CurriculumAdmin.WRITE.name(),
                    StudentAdmin.WRITE.name(),
                    RegistrationAdmin.WRITE.name(),
                    Marks.WRITE.name()),
            Scope.of(Set.of(OU)));

    private final Path data = Path.of(System.getProperty("matricula.oulad", "../../../../shared/data/oulad"))
            .toAbsolutePath();
    private final Domains domains = new Domains();
    private TestDatabase database;
    private Bench bench;

    @Before
    public void open() {
        Assume.assumeTrue(
                "SKIPPED: the OULAD files are not in " + data.normalize(),
                Files.isReadable(data.resolve("studentAssessment.csv.gz")));
        database = new TestDatabase(TestDatabase.Kind.DERBY, "exchange");
        bench = new Bench(database, ShippedMappingsTest.FOLDER, Upload.largest(Map.of()));
        var source = database.dataSource();
        var transactions = database.transactions();
        bench.with(new CurriculumImports(source, transactions, Fakes.of(CurriculumAdmin.class, domains)));
        bench.with(new StudentImports(
                source,
                transactions,
                Fakes.of(StudentAdmin.class, domains),
                Fakes.of(StudentFiles.class, domains),
                Fakes.of(ConfidentialFiles.class, domains),
                Fakes.of(AdjustmentFiles.class, domains)));
        bench.with(new RegistrationImports(
                source,
                transactions,
                Fakes.of(RegistrationAdmin.class, domains),
                Fakes.of(RegistrationFiles.class, domains),
                Fakes.of(EnrolmentFiles.class, domains),
                Fakes.of(ClaimFiles.class, domains),
                Fakes.of(StudentFiles.class, domains),
                Fakes.of(Students.class, domains),
                Fakes.of(Registrations.class, domains),
                Fakes.of(Curriculum.class, domains)));
        bench.with(new MarkImports(
                source,
                transactions,
                Fakes.of(Marks.class, domains),
                Fakes.of(AssessmentOutcomeFiles.class, domains),
                Fakes.of(Curriculum.class, domains)));
    }

    @After
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    public void everyRowEndsAsARecordOrARefusalAndASecondImportChangesNothing() throws IOException {
        counts("oulad-modules", "courses", 22, 7, 15, 0);
        counts("oulad-occurrences", "courses", 22, 22, 0, 0);
        counts("oulad-assessments", "assessments", 206, 206, 0, 0);
        counts("oulad-students", "studentInfo", 32_593, 28_785, 3_808, 0);
        counts("oulad-registrations", "studentRegistration", 32_593, 32_593, 0, 0);
        ImportReport marks = counts("oulad-marks", "studentAssessment", 173_912, 173_739, 0, 173);
        assertTrue(bench.refusals(CALLER, marks).stream().allMatch(r -> r.endsWith(": score must be given")));
        checkCurriculum();
        checkPeople();

        counts("oulad-modules", "courses", 22, 0, 22, 0);
        counts("oulad-occurrences", "courses", 22, 0, 22, 0);
        counts("oulad-assessments", "assessments", 206, 0, 206, 0);
        counts("oulad-registrations", "studentRegistration", 32_593, 0, 32_593, 0);
        counts("oulad-marks", "studentAssessment", 173_912, 0, 173_739, 173);
    }

    private void checkCurriculum() {
        assertEquals(22, domains.patterns.records.size());
        domains.patterns.records.values().forEach(record -> {
            OccurrencePattern pattern = (OccurrencePattern) record;
            BigDecimal sum =
                    pattern.elements().stream().map(e -> e.weight().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(pattern.occurrence().toString(), 0, sum.compareTo(BigDecimal.valueOf(100)));
        });
        OccurrenceKey spring = new OccurrenceKey("BBB", new AcademicSession(2012), "B");
        Occurrence run = (Occurrence) domains.occurrences.records.get(spring);
        assertEquals(LocalDate.parse("2013-02-01"), run.starts());
        assertEquals(LocalDate.parse("2013-09-29"), run.ends());
        OccurrenceKey twoExams = new OccurrenceKey("CCC", new AcademicSession(2013), "B");
        List<Element> exams = elements(twoExams);
        assertEquals(2, exams.size());
        exams.forEach(exam -> assertEquals("25", exam.weight().toString()));
        // without a date of its own: the last day, 241 days after 1 February 2014
        assertEquals(LocalDateTime.parse("2014-09-30T23:59"), exams.get(0).deadline());
        List<Element> alone = elements(new OccurrenceKey("GGG", new AcademicSession(2013), "J"));
        assertEquals("100", alone.get(0).weight().toString());
    }

    private void checkPeople() {
        long withdrawn = 0;
        long undated = 0;
        for (Object record : domains.registrations.records.values()) {
            ModuleRegistrationRow row = (ModuleRegistrationRow) record;
            withdrawn += row.withdrawnOn() == null ? 0 : 1;
            undated += row.registeredOn() == null ? 1 : 0;
        }
        assertEquals(10_072, withdrawn);
        assertEquals(45, undated);
        long carried = domains.marks.records.values().stream()
                .filter(record -> ((MarkRow) record).state() == Mark.State.CARRIED)
                .count();
        assertTrue("carried " + carried, carried > 1_800 && carried <= 1_909);
    }

    private List<Element> elements(OccurrenceKey key) {
        return ((OccurrencePattern) domains.patterns.records.get(key))
                .elements().stream()
                        .filter(e -> e.kind() == Element.Kind.EXAMINATION)
                        .toList();
    }

    private ImportReport counts(String mapping, String file, long rows, long created, long unchanged, long refused)
            throws IOException {
        try (InputStream csv = new GZIPInputStream(Files.newInputStream(data.resolve(file + ".csv.gz")))) {
            ImportReport report = bench.finish(bench.imports.start(CALLER, OU, mapping, file + ".csv", csv, false));
            assertEquals(
                    mapping,
                    List.of(rows, created, 0L, unchanged, refused),
                    List.of(report.rows(), report.created(), report.changed(), report.unchanged(), report.refused()));
            return report;
        }
    }

    /** Neighbours that keep what they are given and refuse what refers to nothing. */
    private static final class Domains {

        final Fakes.Memory modules = new Fakes.Memory();
        final Fakes.Memory occurrences = new Fakes.Memory();
        final Fakes.Memory patterns = new Fakes.Memory();
        final Fakes.Memory students = new Fakes.Memory();
        final Fakes.Memory registrations = new Fakes.Memory();
        final Fakes.Memory marks = new Fakes.Memory();
        final Map<String, OccurrenceKey> elements = new HashMap<>();

        List<RowOutcome> importModules(Caller by, InstitutionCode at, List<Module> rows, String reason) {
            return modules.put(rows, Module::code);
        }

        List<RowOutcome> importOccurrences(Caller by, InstitutionCode at, List<Occurrence> rows) {
            return occurrences.put(
                    rows,
                    o -> new OccurrenceKey(o.moduleCode(), o.session(), o.period()),
                    o -> modules.records.containsKey(o.moduleCode()) ? null : "unknown module");
        }

        List<RowOutcome> importPatterns(Caller by, InstitutionCode at, List<OccurrencePattern> rows) {
            rows.forEach(p -> p.elements().forEach(e -> elements.put(e.code(), p.occurrence())));
            return patterns.put(
                    rows,
                    OccurrencePattern::occurrence,
                    p -> occurrences.records.containsKey(p.occurrence()) ? null : "unknown occurrence");
        }

        List<RowOutcome> importAll(
                Caller by, InstitutionCode at, List<Student> rows, Set<String> untouched, String reason) {
            return students.put(rows, Student::number);
        }

        List<RowOutcome> importModuleRegistrations(Caller by, InstitutionCode at, List<ModuleRegistrationRow> rows) {
            return registrations.put(
                    rows,
                    r -> List.of(r.studentNumber(), r.occurrence(), r.attempt()),
                    r -> students.records.containsKey(r.studentNumber())
                                    && occurrences.records.containsKey(r.occurrence())
                            ? null
                            : "unknown student or occurrence");
        }

        List<RowOutcome> record(Caller by, InstitutionCode at, List<MarkRow> rows) {
            return marks.put(rows, r -> List.of(r.studentNumber(), r.elementCode()), this::fault);
        }

        private String fault(MarkRow row) {
            OccurrenceKey occurrence = elements.get(row.elementCode());
            if (occurrence == null) {
                return "unknown element";
            }
            List<Object> key = new ArrayList<>(List.of(row.studentNumber(), occurrence, row.attempt()));
            return registrations.records.containsKey(key) ? null : "no registration";
        }
    }
}
