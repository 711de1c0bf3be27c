package org.matricula.exchange.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.Mark;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.exchange.api.ExportedFile;
import org.matricula.exchange.api.Exports;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

public class ExportTest extends OfficeHouse {

    /** Every target that goes both ways, in the order in which they come in. */
    private static final List<String> ALL = Stream.of(Target.values())
            .filter(Target::bothWays)
            .map(Target::label)
            .toList();

    /** The targets whose rows are not the domains' own. */
    private static final Set<Target> BY_HAND = EnumSet.of(
            Target.AWARDS,
            Target.PROGRAMMES,
            Target.MODULES,
            Target.OCCURRENCES,
            Target.PATTERNS,
            Target.VERSIONS,
            Target.REQUIREMENTS,
            Target.OUTCOMES,
            Target.STUDENTS,
            Target.PRIOR_LEARNING,
            Target.MODULE_REGISTRATIONS,
            Target.MARKS);

    private Office office;

    @Before
    public void open() {
        office = office();
        office.fill();
    }

    @Test
    public void whatLeavesComesIntoAnEmptyPlaceAndLeavesItTheSame() throws IOException {
        for (FileFormat format : FileFormat.values()) {
            Office empty = office();
            for (String entity : ALL) {
                byte[] left = office.give("matricula-" + entity, format);
                ImportReport in = empty.take("matricula-" + entity, left);
                assertTrue(entity, in.rows() > 0);
                assertEquals(
                        entity + " " + empty.bench.refusals(empty.caller, in), in.rows(), in.created() + in.changed());
                assertArrayEquals(
                        entity + " " + format,
                        office.give("matricula-" + entity, FileFormat.CSV),
                        empty.give("matricula-" + entity, FileFormat.CSV));
                assertArrayEquals(left, empty.give("matricula-" + entity, format));
            }
        }
    }

    @Test
    public void whatLeavesAndComesBackChangesNothing() throws IOException {
        for (FileFormat format : FileFormat.values()) {
            for (String entity : ALL) {
                ImportReport in = office.take("matricula-" + entity, office.give("matricula-" + entity, format));
                assertEquals(entity + " " + format, in.rows(), in.unchanged());
            }
        }
    }

    @Test
    public void everyFieldThatIsMovedByHandTravels() throws IOException {
        List<String> empty = new ArrayList<>();
        for (Target target : Target.values()) {
            if (BY_HAND.contains(target)) {
                String csv =
                        new String(office.give("matricula-" + target.label(), FileFormat.CSV), StandardCharsets.UTF_8);
                String columns = csv.substring(0, csv.indexOf("\r\n"));
                Header header = new Header(columns);
                List<CsvRow> rows = CsvRows.of(1, csv.substring(columns.length() + 2), header.size());
                target.fields().stream()
                        .map(Field::name)
                        .filter(name -> rows.stream()
                                .allMatch(row -> header.cell(row, name).isEmpty()))
                        .forEach(name -> empty.add(target.label() + "." + name));
            }
        }
        // a day is what comes in in place of a moment; no element is anonymous
        assertEquals(List.of("marks.submitted_day", "marks.candidate"), empty);
    }

    @Test
    public void specialDataLeaveForAPurposeThatIsWrittenDown() throws IOException {
        office.give("matricula-special-data", FileFormat.CSV);
        String reason = office.bench
                .sql
                .first(
                        "select reason from kernel_audit where action = 'exchange.export' and institution = ?",
                        rs -> rs.getString(1),
                        office.institution)
                .orElseThrow();
        assertTrue(reason, reason.startsWith("matricula-special-data: 2 rows") && reason.endsWith(", for a move"));
        refused(
                Problem.Kind.INVALID,
                () -> office.exports.export(
                        office.caller, office.institution, "matricula-students", null, " ", FileFormat.CSV));
        Set<String> privileges = new HashSet<>(Office.privileges());
        privileges.remove(SpecialData.READ.name());
        Caller blind = new Caller("x", privileges, Scope.all());
        refused(Problem.Kind.FORBIDDEN, () -> export(blind, "matricula-special-data"));
        byte[] file = office.give("matricula-special-data", FileFormat.CSV);
        refused(
                Problem.Kind.FORBIDDEN,
                () -> office.bench.imports.start(
                        blind,
                        office.institution,
                        "matricula-special-data",
                        "f",
                        new ByteArrayInputStream(file),
                        true));
    }

    @Test
    public void l1149_aPartnerTakesThePublishedResultsOfASessionAsAFileAndBringsNoneIn() throws IOException {
        AcademicSession session = AcademicSession.valueOf("2026/27");
        Caller partner = new Caller(
                "partner",
                Set.of(Exports.RUN.name(), PublishedResults.READ.name(), Students.READ.name()),
                Scope.of(Set.of(office.institution)));
        StudentId student = office.university
                .students()
                .byNumber(office.caller, office.institution, List.of("000123"))
                .get("000123");
        office.university.published.add(
                new PublishedResult(
                        7,
                        office.institution,
                        new MeetingId(5),
                        session,
                        student,
                        2,
                        "A page was not marked.",
                        Instant.EPOCH,
                        LocalDate.of(2027, 7, 9),
                        "d",
                        """
                {"programme":"COMP","decision":"PROGRESS","classification":null,"modules":[
                  {"code":"CS1","title":"x","session":"2026/27","level":4,"credits":20,"attempt":"FIRST","mark":58.7,"grade":"PASS"},
                  {"code":"CS0","title":"x","session":"2025/26","level":4,"credits":20,"attempt":"FIRST","mark":40,"grade":"PASS"}]}
                """));
        for (FileFormat format : FileFormat.values()) {
            assertEquals(1, export(partner, session, format).rows());
        }
        try (ExportedFile file = export(partner, session, FileFormat.CSV)) {
            assertEquals(
                    "student_number,session,version,programme_code,decision,classification,module_code,level,credits,"
                            + "attempt,mark,grade,appeal_until\r\n"
                            + "000123,2026/27,2,COMP,PROGRESS,,CS1,4,20,FIRST,58.7,PASS,2027-07-09\r\n",
                    new String(file.content().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(0, export(partner, session.next(), FileFormat.CSV).rows());
        refused(Problem.Kind.INVALID, () -> export(partner, null, FileFormat.CSV));
        Caller stranger = new Caller("x", partner.privileges(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
        refused(Problem.Kind.FORBIDDEN, () -> export(stranger, session, FileFormat.CSV));
        Caller blind = new Caller("x", Set.of(Exports.RUN.name(), Students.READ.name()), partner.scope());
        refused(Problem.Kind.FORBIDDEN, () -> export(blind, session, FileFormat.CSV));
        refused(Problem.Kind.INVALID, () -> office.take("matricula-results", "student_number\n000123\n"));
    }

    private ExportedFile export(Caller caller, AcademicSession session, FileFormat format) {
        return office.exports.export(caller, office.institution, "matricula-results", session, null, format);
    }

    @Test
    public void nothingOfAConfidentialRowIsKeptWithItsRefusal() throws IOException {
        ImportReport report = office.take(
                "matricula-notes",
                "student_number,recorded_at,recorded_by,visibility,office,text\n"
                        + "000123,soon,jo,REGISTRY,REGISTRY,very private\n");
        String refusals = office.bench.refusals(office.caller, report).toString();
        assertTrue(refusals, refusals.contains("recorded_at") && !refusals.contains("very private"));
    }

    @Test
    public void anEventIsAboutTheRegistrationThatItNamesWhereverItComesIn() throws IOException {
        String left = new String(office.give("matricula-status-events", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(left, left.contains("1E5,,,COMP,2025/26,,SUSPENDED,2026-10-01,2027-09-20,ill,request 9"));
        ImportReport wrong = office.take(
                "matricula-status-events",
                "student_number,programme_code,entry_session,subject,status,effective\n"
                        + "000123,COMP,2020/21,,ENROLLED,2026-09-21\n000123,COMP,2026/27,x,ENROLLED,2026-09-21\n");
        assertEquals(2, wrong.refused());
        String why = office.bench.refusals(office.caller, wrong).toString();
        assertTrue(why, why.contains("programme_code, entry_session 'COMP, 2020/21' must be a programme registration"));
        assertTrue(why, why.contains("subject 'x' must be empty where a programme registration is named"));
    }

    @Test
    public void formulasLeaveAsTexts() throws IOException {
        String csv = new String(office.give("matricula-modules", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(csv, csv.contains("CS1,'=1+1,") && csv.contains("CS2,''=quoted,"));
        assertTrue(new String(office.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("1E5,'-Dash"));
    }

    @Test
    public void onlyASessionsRecordsLeaveWhenItIsNamed() throws IOException {
        AcademicSession other = AcademicSession.valueOf("2025/26");
        var file = office.exports.export(
                office.caller, office.institution, "matricula-marks", other, null, FileFormat.CSV);
        assertEquals(0, file.rows());
        file.close();
        refused(
                Problem.Kind.INVALID,
                () -> office.exports.export(
                        office.caller, office.institution, "matricula-students", other, null, FileFormat.CSV));
    }

    @Test
    public void marksOfAMergedPersonLeaveUnderTheNumberOfTheirRegistration() throws IOException {
        byte[] before = office.give("matricula-marks", FileFormat.CSV);
        Set<StudentId> marked = new HashSet<>();
        office.university.all(ModuleRegistration.class, one -> true).forEach(one -> marked.add(one.studentId()));
        StudentId survivor = office.university
                .all(Student.class, one -> !marked.contains(one.id()))
                .get(0)
                .id();
        marked.forEach(one -> office.university.survivors.put(one, survivor));
        assertEquals(
                new String(before, StandardCharsets.UTF_8),
                new String(office.give("matricula-marks", FileFormat.CSV), StandardCharsets.UTF_8));
    }

    @Test
    public void tAd7MarksOfAnAnonymousElementLeaveUnderTheCandidateNumber() throws IOException {
        Mark mark = office.university.all(Mark.class, one -> one.mark() != null).get(0);
        office.university.numbers.add(
                new Candidate(mark.elementId(), mark.registrationId(), mark.studentId(), "48213377"));
        Set<String> privileges = new HashSet<>(Office.privileges());
        privileges.add(CandidateNumbers.READ.name());
        Caller registrar = new Caller("registrar", privileges, office.caller.scope());
        try (var file =
                office.exports.export(registrar, office.institution, "matricula-marks", null, null, FileFormat.CSV)) {
            List<String> lines = new String(file.content().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertTrue(lines.get(0), lines.get(0).endsWith(",candidate"));
            assertTrue(
                    lines.toString(),
                    lines.stream()
                            .anyMatch(line ->
                                    line.startsWith(",CS1,2026/27,S1,FIRST,001,") && line.endsWith(",48213377")));
            assertTrue(
                    lines.toString(),
                    lines.stream().anyMatch(line -> line.startsWith("000123,CS1,2026/27,S1,FIRST,002,")));
        }
    }

    @Test
    public void anExportNeedsItsPrivilegesAndTheScope() {
        Caller foreign = new Caller("x", Office.privileges(), Scope.of(Set.of(new InstitutionCode("other"))));
        refused(Problem.Kind.FORBIDDEN, () -> export(foreign, "matricula-students"));
        Caller blind = new Caller("x", Set.of(Exports.RUN.name()), Scope.all());
        refused(Problem.Kind.FORBIDDEN, () -> export(blind, "matricula-students"));
        Caller without = new Caller("x", Set.copyOf(University.PRIVILEGES), Scope.all());
        refused(Problem.Kind.FORBIDDEN, () -> export(without, "matricula-students"));
    }

    @Test
    public void aMappingThatCannotBeGoneBackIsRefused() {
        refused(Problem.Kind.INVALID, () -> export(office.caller, "sits-smo"));
        refused(Problem.Kind.INVALID, () -> export(office.caller, "matricula-module-marks"));
        refused(Problem.Kind.NOT_FOUND, () -> export(office.caller, "../secret"));
    }

    @Test
    public void theAuditTrailSaysWhoTookWhat() throws IOException {
        office.give("matricula-students", FileFormat.CSV);
        String reason = office.bench
                .sql
                .first(
                        "select reason from kernel_audit where action = 'exchange.export' and institution = ?",
                        rs -> rs.getString(1),
                        office.institution)
                .orElseThrow();
        assertTrue(reason, reason.startsWith("matricula-students: 3 rows, SHA-256 "));
    }

    @Test
    public void extractsOfSitsComeInInTheirOrder() throws IOException {
        Office sits = office();
        sits.take("matricula-programmes", office.give("matricula-programmes", FileFormat.CSV));
        sits.take("matricula-modules", office.give("matricula-modules", FileFormat.CSV));
        counts(sits, "stu", 2, 0, 0, 0);
        counts(sits, "scj", 2, 0, 0, 0);
        counts(sits, "spr", 0, 0, 1, 0);
        counts(sits, "sce", 0, 1, 0, 1);
        assertTrue(counts(sits, "sce-status", 0, 1, 0, 1).contains("status (from SCE_STAC)"));
        String registrations =
                new String(sits.give("matricula-programme-registrations", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(
                registrations,
                registrations.contains("000123,COMP,2026/27,2027/28,5,FT,STANDARD,2026-09-21,WITHDRAWN,2028-02-01"));
        counts(sits, "mav", 2, 0, 0, 0);
        counts(sits, "patterns", 0, 3, 0, 0);
        counts(sits, "smo", 2, 0, 0, 0);
        counts(sits, "sas", 2, 0, 0, 0);
        String refusal = counts(sits, "smr", 1, 0, 0, 1);
        assertTrue(refusal, refusal.contains("must have one element that counts, it has 2"));
        String students = new String(sits.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(students, students.contains("000123,Price,Bethan Mair,2005-03-14,bethan@example.ac.uk"));
        assertTrue(students, students.contains("000124,O'Neill,Sean,2004-09-01,"));
        String marks = new String(sits.give("matricula-marks", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(marks, marks.contains("000123,CS2,2026/27,S1-A,FIRST,001,71,SUBMITTED"));
        assertTrue(marks, marks.contains("000123,CS1,2026/27,S1-A,FIRST,002,,NOT_SUBMITTED"));
    }

    @Test
    public void whatIsApprovedLeavesAndDraftsStay() throws IOException {
        List<String> tables = List.of("versions", "requirements", "outcomes", "offers", "attendance");
        for (String table : tables) {
            String left = new String(office.give("matricula-" + table, FileFormat.CSV), StandardCharsets.UTF_8);
            String idea = left.replace("Computing", "An idea").replace("CS1", "CS2");
            office.university.drafts = true;
            assertTrue(table, office.take("matricula-" + table, idea).created() > 0);
            office.university.drafts = false;
            assertEquals(left, new String(office.give("matricula-" + table, FileFormat.CSV), StandardCharsets.UTF_8));
        }
    }

    @Test
    public void aModuleAndSessionStandOnceInAFileOfAttendance() {
        ImportReport report = office.take(
                "matricula-attendance",
                "module_code,effective_from,required,attendance\nCS1,2028/29,true,Two labs.\n"
                        + "CS1,2028/29,true,Three labs.\n");
        assertEquals(1, report.refused());
        String refusals = office.bench.refusals(office.caller, report).toString();
        assertTrue(refusals, refusals.contains("must stand in the file once: row 1 has it with other contents"));
    }

    private static String counts(Office sits, String extract, int created, int changed, int unchanged, int refused)
            throws IOException {
        ImportReport report = Sits.take(sits, extract);
        String refusals = sits.bench.refusals(sits.caller, report).toString();
        assertEquals(
                extract + refusals,
                List.of((long) created, (long) changed, (long) unchanged, (long) refused),
                List.of(report.created(), report.changed(), report.unchanged(), report.refused()));
        return refusals;
    }

    private void export(Caller caller, String mapping) {
        office.exports.export(caller, office.institution, mapping, null, null, FileFormat.CSV);
    }

    static Problem refused(Problem.Kind kind, org.junit.function.ThrowingRunnable run) {
        ProblemException e = assertThrows(ProblemException.class, run);
        assertEquals(e.problem().detail(), kind, e.problem().kind());
        return e.problem();
    }
}
