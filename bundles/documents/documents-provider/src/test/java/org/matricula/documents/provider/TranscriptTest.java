package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.Candidate;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.Transcript;
import org.matricula.documents.api.Transcript.AwardLine;
import org.matricula.documents.api.Transcript.Line;
import org.matricula.documents.api.Transcript.Study;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.students.api.StudentId;

public class TranscriptTest {

    private static final AcademicSession SESSION = Records.SESSION;
    private static final AcademicSession BEFORE = SESSION.previous();

    private final Records records = new Records();

    @Test
    public void itShowsWhatTheRegulationsDemand() {
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        Transcript transcript = transcript();
        assertEquals("Siân Gwenllïan Ŵyn-Prydderch", transcript.fullName());
        assertEquals("S0042", transcript.studentNumber());
        assertEquals("The College", transcript.placeOfStudy());
        assertEquals("The University", transcript.awardedBy());
        assertEquals(
                List.of(new Study("Bachelor of Music with Honours in Performance", LocalDate.of(2024, 9, 20), null)),
                transcript.programmes());
        assertEquals(
                List.of(new Line("M601", "Title of M601", 6, 20, "69.9", "PASS", LocalDate.of(2027, 5, 28))),
                transcript.modules());
        assertEquals(
                new AwardLine("Bachelor of Music with Honours in Performance", "FIRST", LocalDate.of(2027, 6, 24)),
                transcript.award());
        assertEquals(Records.NOW, transcript.issuedAt());
    }

    @Test
    public void onlyReleasedResultsCount() {
        records.result(records.module("M401", 4, 20), BEFORE, Attempt.FIRST, "50", "PASS", "2026-06-01");
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "60", "PASS", "2027-06-01");
        assertEquals(List.of(), codes());
        records.released(BEFORE, "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M401"), codes());
        assertNull(transcript().award());
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M401", "M501"), codes());
    }

    @Test
    public void aResultComputedAfterTheReleaseWaitsForTheNext() {
        var module = records.module("M501", 5, 20);
        records.result(module, SESSION, Attempt.FIRST, "30", "F1", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "RETRIEVE", null);
        records.result(module, SESSION, Attempt.RESIT, "40", "PASS", "2027-07-10");
        assertEquals(List.of(), codes());
        records.released(SESSION, "2027-07-20", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M501"), codes());
    }

    @Test
    public void failuresAreNotShownAndCompensationKeepsItsMark() {
        records.result(records.module("M502", 5, 20), SESSION, Attempt.FIRST, "35.46", "PC", "2027-06-01");
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "12", "F2", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M502"), codes());
        assertEquals("35.4", transcript().modules().get(0).mark());
        assertEquals("PC", transcript().modules().get(0).grade());
    }

    @Test
    public void recognisedPriorLearningStandsFirstAndExemptionsHaveNoMark() {
        records.result(records.module("A601", 6, 20), SESSION, Attempt.FIRST, "60", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.prior.add(prior("Z402", PriorLearning.Origin.EXPERIENTIAL, new BigDecimal("55.55")));
        records.prior.add(prior("Z401", PriorLearning.Origin.EXEMPT, null));
        List<Line> lines = transcript().modules();
        assertEquals(List.of("Z401", "Z402", "A601"), codes());
        assertEquals("exempt", lines.get(0).mark());
        assertNull(lines.get(0).grade());
        assertEquals("55.5", lines.get(1).mark());
        assertEquals("PASS", lines.get(1).grade());
    }

    @Test
    public void anUnclassifiedAwardShowsNoClass() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UNCLASSIFIED");
        assertNull(transcript().award().classification());
    }

    @Test
    public void theFingerprintFollowsTheContentsAndNothingElse() {
        String empty = transcript().digest();
        assertEquals(empty, transcript().digest());
        records.prior.add(prior("Z401", PriorLearning.Origin.EXEMPT, null));
        assertNotEquals(empty, transcript().digest());
    }

    @Test
    public void aForeignPartnerOrSomebodyWithoutThePrivilegeGetsNone() {
        Documents documents = records.documents();
        Caller stranger = new Caller(
                "stranger", Set.of(Documents.READ.name()), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        refused(Problem.Kind.NOT_FOUND, () -> documents.transcript(stranger, Records.STUDENT));
        refused(Problem.Kind.NOT_FOUND, () -> documents.transcriptPdf(stranger, Records.STUDENT, out));
        refused(Problem.Kind.NOT_FOUND, () -> documents.transcript(Records.officer(), new StudentId(999)));
        refused(Problem.Kind.FORBIDDEN, () -> documents.transcript(nobody, Records.STUDENT));
        refused(Problem.Kind.FORBIDDEN, () -> documents.transcriptPdf(nobody, Records.STUDENT, out));
        assertEquals(0, out.size());
    }

    @Test
    public void thePdfShowsTheSameWithEveryLetterOfTheName() throws IOException {
        for (int i = 0; i < 60; i++) {
            records.result(
                    records.module("M6" + (10 + i), 6, 10), SESSION, Attempt.FIRST, "61.25", "PASS", "2027-06-01");
        }
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents().transcriptPdf(Records.officer(), Records.STUDENT, out);
        try (PdfReader reader = new PdfReader(out.toByteArray())) {
            assertTrue(reader.getNumberOfPages() > 1);
            PdfTextExtractor text = new PdfTextExtractor(reader);
            String first = text.getTextFromPage(1);
            assertTrue(first, first.contains("Siân Gwenllïan Ŵyn-Prydderch"));
            assertTrue(first, first.contains("Second Class Honours, Upper Division"));
            assertTrue(first, first.contains("61.2"));
            String last = text.getTextFromPage(reader.getNumberOfPages());
            assertTrue(last, last.contains("600"));
        }
    }

    @Test
    public void aPdfWithoutModulesSaysSo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents().transcriptPdf(Records.officer(), Records.STUDENT, out);
        try (PdfReader reader = new PdfReader(out.toByteArray())) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertTrue(text, text.contains("No module has been completed"));
        }
    }

    private PriorLearning prior(String code, PriorLearning.Origin origin, BigDecimal mark) {
        return new PriorLearning(Records.COLLEGE, Records.STUDENT, records.module(code, 4, 20), origin, mark);
    }

    private Transcript transcript() {
        return records.documents().transcript(Records.officer(), Records.STUDENT);
    }

    private List<String> codes() {
        return transcript().modules().stream().map(Line::code).toList();
    }

    private static void refused(Problem.Kind kind, ThrowingRunnable work) {
        assertEquals(kind, assertThrows(ProblemException.class, work).problem().kind());
    }
}
