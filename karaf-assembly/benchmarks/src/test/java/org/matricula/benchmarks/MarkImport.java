package org.matricula.benchmarks;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.provider.ImportService;
import org.matricula.exchange.provider.intake.MarkImports;
import org.matricula.exchange.provider.intake.SinkRegistry;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration;

/**
 * Imports marks: by plain JDBC, through {@code Marks.record}, and as a CSV file through the exchange with its job. The
 * three take turns, 1,000 rows each, on one database and each for an institution of its own.
 */
public final class MarkImport {

    private static final int CHUNK = 1000;
    private static final int MODULES = 6;
    private static final int MARKS_OF_A_STUDENT = 2 * MODULES;
    private static final int WARM_UP = 12_000;

    private final Site site;
    private final MarkImports handler;
    private final ImportService imports;
    private int institutions;

    private MarkImport(Site site) {
        this.site = site;
        SinkRegistry sinks = new SinkRegistry();
        handler = new MarkImports(
                site.database.dataSource(),
                site.database.transactions(),
                site.marks,
                Partial.of(AssessmentOutcomeFiles.class, site),
                site.curriculum);
        sinks.addDomain(handler);
        imports = new ImportService(
                site.database.dataSource(),
                sinks,
                site.database.transactions(),
                site.database.identifiers(),
                site.jobs,
                site.database.auditTrail(),
                site.database.clock(),
                Map.of("mappings", Settings.mappings().toString()));
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            try (Site site = new Site(kind)) {
                MarkImport benchmark = new MarkImport(site);
                Bulk seeding = site.plain();
                Population.award(seeding);
                seeding.connection().close();
                // statements that a young installation has seen while it was empty
                site.marks.record(Site.caller("nowhere"), new InstitutionCode("nowhere"), rows(CHUNK));
                benchmark.run(WARM_UP, false);
                for (int size : Settings.sizes(20_000, 174_000)) {
                    Report.heading("mark import, " + kind + ", " + size + " rows");
                    benchmark.run(size, true);
                }
            }
        }
        System.exit(0);
    }

    private void run(int size, boolean print) throws Exception {
        List<MarkRow> rows = rows(size);
        institutions++;
        String plainly = seeded("plain", size);
        String recorded = seeded("record", size);
        String imported = seeded("import", size);
        site.settle();
        Lane jdbc = new Lane("plain JDBC");
        Lane record = new Lane("Marks.record");
        Lane exchange = new Lane("CSV import with job");
        byte[] csv = csv(rows);
        ImportReport[] report = new ImportReport[1];
        boolean[] more = {true};
        try (PlainMarks plain = new PlainMarks(site.plain(), plainly)) {
            exchange.step(() -> report[0] = imports.start(
                    Site.caller(imported),
                    new InstitutionCode(imported),
                    "matricula-marks",
                    "marks.csv",
                    new ByteArrayInputStream(csv),
                    false));
            for (int from = 0; from < size; from += CHUNK) {
                List<MarkRow> chunk = rows.subList(from, Math.min(size, from + CHUNK));
                jdbc.step(() -> plain.record(chunk));
                record.step(
                        () -> check(site.marks.record(Site.caller(recorded), new InstitutionCode(recorded), chunk)));
                // a chunk of the job may hold a few rows more
                if (more[0]) {
                    exchange.step(() -> more[0] = site.chunk(Site.caller(imported), handler, report[0].job()));
                }
            }
        }
        ImportReport done = imports.report(Site.caller(imported), report[0].id());
        if (done.created() != size) {
            throw new IllegalStateException(done.toString());
        }
        if (print) {
            jdbc.print(size, "rows", jdbc);
            record.print(size, "rows", jdbc);
            exchange.print(size, "rows", jdbc);
        }
    }

    private String seeded(String name, int size) throws Exception {
        String institution = name + institutions;
        Bulk bulk = site.plain();
        new Population(bulk, institution).registered(students(size), MODULES);
        bulk.connection().close();
        return institution;
    }

    private static int students(int size) {
        return (size + MARKS_OF_A_STUDENT - 1) / MARKS_OF_A_STUDENT;
    }

    /** Element by element over the whole institution, as marks come in: a chunk names 1,000 students. */
    private static List<MarkRow> rows(int size) {
        List<MarkRow> rows = new ArrayList<>(size);
        LocalDateTime submitted = LocalDateTime.of(2027, 2, 3, 14, 5);
        for (int n = 0; n < MODULES; n++) {
            for (String element : List.of("CW", "EX")) {
                for (int s = 0; s < students(size) && rows.size() < size; s++) {
                    rows.add(new MarkRow(
                            Population.number(s),
                            new OccurrenceKey(
                                    "M" + s / 100 + "-" + (Population.MODULES - MODULES + n),
                                    new AcademicSession(Population.SESSION),
                                    Population.PERIOD),
                            ModuleRegistration.Attempt.FIRST,
                            element,
                            BigDecimal.valueOf(3000 + (s * 31 + n * 7) % 6000, 2),
                            Mark.State.SUBMITTED,
                            submitted,
                            null,
                            false,
                            null));
                }
            }
        }
        return rows;
    }

    private static byte[] csv(List<MarkRow> rows) {
        StringBuilder csv = new StringBuilder(
                "student_number,module_code,session,period,attempt,element_code,mark,state,submitted_at\n");
        for (MarkRow row : rows) {
            csv.append(String.join(
                            ",",
                            row.studentNumber(),
                            row.occurrence().moduleCode(),
                            row.occurrence().session().toString(),
                            row.occurrence().period(),
                            row.attempt().name(),
                            row.elementCode(),
                            row.mark().toPlainString(),
                            row.state().name(),
                            row.submittedAt().toString()))
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void check(List<RowOutcome> outcomes) {
        for (RowOutcome outcome : outcomes) {
            if (outcome.kind() != RowOutcome.Kind.CREATED) {
                throw new IllegalStateException(outcome.toString());
            }
        }
    }
}
