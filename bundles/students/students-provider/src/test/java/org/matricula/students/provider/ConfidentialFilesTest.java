package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.Note;
import org.matricula.students.api.NoteId;
import org.matricula.students.api.NoteRow;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Notes and special-category data leave and come in as they were, for those who may see and write them. */
public class ConfidentialFilesTest extends TwoRegistries {

    public ConfidentialFilesTest() {
        super("registrar");
    }

    @Test
    public void notesComeInAsTheyLeftWithWhoWroteThemAndWhen() {
        Note first = write("rang\ntwice", null);
        office.clock.pass(Duration.ofHours(3));
        write("rang once", first.id());
        List<NoteRow> left = office.confidential.notes(caller, usw, of(usw));
        assertEquals(
                List.of("rang\ntwice", "rang once"),
                left.stream().map(NoteRow::text).toList());
        assertEquals(left.get(0).recordedAt(), left.get(1).replaces());
        office.clock.pass(Duration.ofDays(1));
        assertEquals(kinds("CREATED", "CREATED"), take(empty, left));
        assertEquals(left, office.confidential.notes(caller, empty, of(empty)));
        assertEquals(kinds("UNCHANGED", "UNCHANGED"), take(empty, left));
        assertEquals(kinds("UNCHANGED", "UNCHANGED"), take(usw, left));
        assertEquals(
                2,
                office.count(
                        "select count(*) from kernel_audit where action = 'students.import-note' and institution = ?"
                                + " and reason = ?",
                        empty,
                        WHY));
    }

    @Test
    public void aNoteThatIsHereIsNeverOverwritten() {
        write("rang", null);
        NoteRow left = office.confidential.notes(caller, usw, of(usw)).get(0);
        NoteRow other =
                new NoteRow("A1", left.recordedAt(), left.recordedBy(), left.visibility(), left.office(), "came", null);
        assertEquals(kinds("REFUSED"), take(usw, List.of(other)));
        assertEquals(List.of(left), office.confidential.notes(caller, usw, of(usw)));
    }

    @Test
    public void aNoteAtFaultIsRefusedWithEachFaultAndHindersNoOther() {
        LocalDateTime at = LocalDateTime.of(2026, 9, 1, 10, 0);
        NoteRow good = new NoteRow("A1", at, "jo", Note.Visibility.REGISTRY, Note.Office.REGISTRY, "rang", null);
        NoteRow bad = new NoteRow("Z9", at.plusYears(9), "", null, null, " ", at.minusDays(1));
        NoteRow foreign = new NoteRow("A1", at, "sam", Note.Visibility.OFFICE, Note.Office.WELFARE, "ill", null);
        List<RowOutcome> outcomes =
                office.confidential.importNotes(caller, usw, List.of(bad, foreign, good), Set.of(), WHY);
        assertEquals(
                kinds("REFUSED", "REFUSED", "CREATED"),
                outcomes.stream().map(RowOutcome::kind).toList());
        assertEquals(
                Set.of("studentNumber", "recordedBy", "recordedAt", "visibility", "office", "text", "replaces"),
                fields(outcomes.get(0)));
        assertEquals(Problem.Kind.FORBIDDEN, outcomes.get(1).problem().kind());
    }

    @Test
    public void aNoteIsReplacedOnce() {
        LocalDateTime at = LocalDateTime.of(2026, 9, 1, 10, 0);
        assertEquals(
                kinds("CREATED", "CREATED", "REFUSED"),
                take(usw, List.of(note(at, null), note(at.plusHours(1), at), note(at.plusHours(2), at))));
    }

    @Test
    public void onlyNotesThatTheCallerMayReadLeave() {
        LocalDateTime at = LocalDateTime.of(2026, 9, 1, 10, 0);
        take(usw, List.of(note(at, null)));
        assertEquals(List.of(), office.confidential.notes(Office.with("x", usw, Students.READ.name()), usw, of(usw)));
        refused(() -> office.confidential.notes(Office.with("x", usw), usw, of(usw)));
        refused(() -> office.confidential.importNotes(
                Office.with("x", usw, Students.READ.name()), usw, List.of(), Set.of(), WHY));
        Caller foreign = Office.caller("x", empty);
        refused(() -> office.confidential.importNotes(foreign, usw, List.of(), Set.of(), WHY));
        refused(() -> office.confidential.notes(foreign, usw, of(usw)));
    }

    @Test
    public void specialDataComeInAsTheyLeftAndEveryReadingIsWrittenDown() {
        record(SpecialCategory.Kind.DISABILITY, "51", "53");
        record(SpecialCategory.Kind.ETHNICITY, "160");
        List<SpecialRow> left = office.confidential.specialData(caller, usw, of(usw), "HESA return");
        assertEquals(
                List.of("51;53", "160"), left.stream().map(SpecialRow::codes).toList());
        assertEquals(1, reads(usw, "HESA return"));
        assertEquals(kinds("CREATED", "CREATED"), takeSpecial(caller, empty, left));
        assertEquals(left, office.confidential.specialData(caller, empty, of(empty), "check"));
        assertEquals(kinds("UNCHANGED", "UNCHANGED"), takeSpecial(caller, empty, left));
        assertEquals(1, reads(empty, WHY));
    }

    @Test
    public void whatHoldsFromTheSameDayDifferentlyIsCorrectedAndStaysReadable() {
        record(SpecialCategory.Kind.ETHNICITY, "160");
        SpecialRow other =
                new SpecialRow("A1", SpecialCategory.Kind.ETHNICITY, LocalDate.of(2026, 9, 21), "163", "said so", null);
        assertEquals(kinds("CHANGED"), takeSpecial(caller, usw, List.of(other)));
        assertEquals(List.of(other), office.confidential.specialData(caller, usw, of(usw), "check"));
        assertEquals(2, office.special.of(caller, ann, "check").size());
    }

    @Test
    public void aRowOfSpecialDataAtFaultIsRefusedWithEachFault() {
        SpecialRow bad = new SpecialRow("Z9", SpecialCategory.Kind.ETHNICITY, null, "160;161", null, null);
        RowOutcome outcome = office.confidential
                .importSpecialData(caller, usw, List.of(bad), Set.of(), WHY)
                .get(0);
        assertTrue(fields(outcome).containsAll(Set.of("studentNumber", "codes")));
        assertEquals(0, office.count("select count(*) from students_special where institution = ?", usw));
    }

    @Test
    public void specialDataNeedTheirPrivilegesAPurposeAndTheScope() {
        Caller reader = Office.with("x", usw, SpecialData.READ.name());
        Caller writer = Office.with("x", usw, SpecialData.WRITE.name());
        refused(() -> office.confidential.specialData(writer, usw, of(usw), "check"));
        refused(() -> takeSpecial(reader, usw, List.of()));
        refused(() -> takeSpecial(writer, usw, List.of()));
        refused(() -> office.confidential.specialData(Office.caller("x", empty), usw, of(usw), "check"));
        ProblemException purpose =
                assertThrows(ProblemException.class, () -> office.confidential.specialData(reader, usw, of(usw), " "));
        assertEquals(Problem.Kind.INVALID, purpose.problem().kind());
    }

    private Note write(String text, NoteId replaces) {
        return office.notes.write(
                caller,
                new Note(null, null, ann, Note.Visibility.REGISTRY, Note.Office.REGISTRY, text, replaces, null, null));
    }

    private void record(SpecialCategory.Kind of, String... codes) {
        office.special.record(
                caller,
                ann,
                new SpecialCategory(of, List.of(codes)),
                new DetailEntry(LocalDate.of(2026, 9, 21), "enrolment form", "form 1", null));
    }

    private Map<StudentId, String> of(InstitutionCode at) {
        return new LinkedHashMap<>(
                Map.of(office.students.byNumber(caller, at, List.of("A1")).get("A1"), "A1"));
    }

    private List<RowOutcome.Kind> take(InstitutionCode at, List<NoteRow> rows) {
        return office.confidential.importNotes(caller, at, rows, Set.of(), WHY).stream()
                .map(RowOutcome::kind)
                .toList();
    }

    private List<RowOutcome.Kind> takeSpecial(Caller by, InstitutionCode at, List<SpecialRow> rows) {
        return office.confidential.importSpecialData(by, at, rows, Set.of(), WHY).stream()
                .map(RowOutcome::kind)
                .toList();
    }

    private int reads(InstitutionCode at, String purpose) {
        return office.count(
                "select count(*) from kernel_audit where action = 'students.special-read' and institution = ?"
                        + " and reason = ?",
                at,
                purpose);
    }

    private static NoteRow note(LocalDateTime at, LocalDateTime replaces) {
        return new NoteRow("A1", at, "jo", Note.Visibility.REGISTRY, Note.Office.REGISTRY, "rang", replaces);
    }

    private static List<RowOutcome.Kind> kinds(String... names) {
        return List.of(names).stream().map(RowOutcome.Kind::valueOf).toList();
    }

    private static Set<String> fields(RowOutcome outcome) {
        return outcome.problem().faults().stream()
                .map(fault -> fault.field())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static void refused(ThrowingRunnable run) {
        ProblemException e = assertThrows(ProblemException.class, run);
        assertEquals(Problem.Kind.FORBIDDEN, e.problem().kind());
    }
}
