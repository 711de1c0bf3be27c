package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentExports;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentVerification.Status;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.OwnDocuments;
import org.matricula.documents.provider.export.ExportService;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.students.api.StudentAccounts;

/** Every document around the instant at which a board's decisions are released (section 7.4). */
public class EmbargoInstantTest extends OnBothDatabases {

    private static final Instant AT = Instant.parse("2027-07-02T08:00:00.123456Z");
    private static final Instant BEFORE = AT.minusNanos(1000);
    private static int tests;

    private Records records;
    private MeetingId meeting;

    /** She passed a year, of which she was told, and then her finals, of which she will be told. */
    @Before
    public void embargo() {
        records = new Records(database("documents"), ++tests);
        records.signedIn = records.student;
        records.result(
                records.module("M501", 5, 20), Records.SESSION.previous(), Attempt.FIRST, "55", "PASS", "2026-06-01");
        records.released(Records.SESSION.previous(), "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "71.25", "PASS", "2027-06-01");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        records.embargoed(AT);
        meeting = records.decisions.get(1).meetingId();
        records.now = BEFORE;
    }

    @Test
    public void draftsShowTheResultFromTheInstantAndNotAMicrosecondBefore() throws IOException {
        for (DocumentKind transcript : List.of(DocumentKind.TRANSCRIPT, DocumentKind.INTERIM_TRANSCRIPT)) {
            assertEquals(List.of("M501 55.0"), lines(records.draft(transcript)));
            assertNull(records.draft(transcript).award());
            String text = text(transcript);
            assertFalse(text, text.contains("M601") || text.contains("71.2") || text.contains("First Class"));
        }
        DocumentModel letter = records.draft(DocumentKind.RESULTS_LETTER);
        assertEquals("PROGRESS", letter.result().decision());
        assertEquals(List.of("M501 55.0"), lines(letter));
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(DocumentKind.CERTIFICATE));
        Refusals.refused(Problem.Kind.CONFLICT, () -> text(DocumentKind.CERTIFICATE));

        records.now = AT;
        DocumentModel transcript = records.draft(DocumentKind.TRANSCRIPT);
        assertEquals(List.of("M501 55.0", "M601 71.2"), lines(transcript));
        assertEquals("FIRST", transcript.award().classification());
        assertTrue(text(DocumentKind.TRANSCRIPT).contains("First Class"));
        letter = records.draft(DocumentKind.RESULTS_LETTER);
        assertEquals("AWARD", letter.result().decision());
        assertEquals(List.of("M601 71.2"), lines(letter));
        assertEquals("FIRST", records.draft(DocumentKind.CERTIFICATE).award().classification());
        assertTrue(text(DocumentKind.CERTIFICATE).contains("First Class"));
    }

    @Test
    public void T_CO_1_whatTheBoardCompensatedStandsInTheTranscriptAtTheInstant() {
        records.result(records.module("M602", 6, 20), Records.SESSION, Attempt.FIRST, "36", "F1", "2027-06-01");
        records.settling = () -> {
            if (!records.now.isBefore(AT) && records.results.size() == 3) {
                records.again("36", "PC", AT);
            }
        };
        records.draft(DocumentKind.TRANSCRIPT);
        assertEquals("nothing is settled before", 3, records.results.size());
        records.now = AT;
        assertEquals(
                List.of("PASS", "PASS", "PC"),
                records.draft(DocumentKind.TRANSCRIPT).modules().stream()
                        .map(Line::grade)
                        .toList());
    }

    @Test
    public void T_RA_11_aLaterAttemptAtACreditedModuleReplacesNothing() {
        records.result(records.module("M602", 6, 20), Records.SESSION, Attempt.FIRST, "52", "PASS", "2027-06-01");
        records.result(records.results.get(2).moduleId(), Records.SESSION, Attempt.REPEAT, "30", "F1", "2027-06-02");
        records.now = AT;
        assertEquals(List.of("M501 55.0", "M601 71.2", "M602 52.0"), lines(records.draft(DocumentKind.TRANSCRIPT)));
    }

    @Test
    public void nothingOfTheResultIsIssuedBeforeTheInstant() {
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.CERTIFICATE));
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.TRANSCRIPT));
        for (DocumentKind any : DocumentKind.values()) {
            Refusals.refused(Problem.Kind.CONFLICT, () -> issueAll(any));
        }
        assertEquals(List.of(), records.documents.of(records.officer(), records.student));
        assertEquals(List.of(), records.own.of(self()));
        assertEquals(List.of(), records.journal.submitted());

        records.now = AT;
        issueAll(DocumentKind.RESULTS_LETTER);
        assertEquals(1, records.journal.submitted().size());
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.INTERIM_TRANSCRIPT));
        for (DocumentKind due : List.of(DocumentKind.CERTIFICATE, DocumentKind.TRANSCRIPT)) {
            IssuedDocument issued = records.issue(due);
            assertEquals(
                    Status.GENUINE, records.verification.verify(issued.code()).status());
            assertTrue(
                    records.own.of(self()).stream().anyMatch(own -> own.code().equals(issued.code())));
        }
    }

    @Test
    public void whatWasIssuedBeforeTheInstantNeverLearnsOfTheResult() {
        IssuedDocument interim = records.issue(DocumentKind.INTERIM_TRANSCRIPT);
        IssuedDocument letter = records.issue(DocumentKind.RESULTS_LETTER);
        for (Instant now : List.of(BEFORE, AT)) {
            records.now = now;
            for (IssuedDocument document : List.of(interim, letter)) {
                assertEquals(List.of("M501 55.0"), lines(records.documents.model(records.officer(), document.id())));
                assertEquals(
                        document.digest(),
                        records.verification.verify(document.code()).digest());
                var trace = records.traces.trace(reader(), document.id());
                assertEquals(1, trace.modules().size());
                assertTrue(trace.decision() == null
                        || "PROGRESS".equals(trace.decision().candidate().decision()));
            }
            DocumentExports exports = new ExportService(records.documents, records.keys);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            exports.hear(records.officer(), interim.id(), out);
            exports.elmo(records.officer(), interim.id(), out);
            String written = out.toString(StandardCharsets.UTF_8);
            assertTrue(written, written.contains("M501") && !written.contains("M601"));
            Refusals.refused(Problem.Kind.CONFLICT, () -> exports.credential(records.officer(), interim.id()));
        }
    }

    private void issueAll(DocumentKind any) {
        records.office.issueAll(records.officer(), meeting, any, DocumentLanguage.EN);
    }

    private String text(DocumentKind any) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        records.documents.draftPdf(records.officer(), records.student, any, DocumentLanguage.EN, pdf);
        try (PdfReader reader = new PdfReader(pdf.toByteArray())) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        }
    }

    private static List<String> lines(DocumentModel model) {
        return model.modules().stream().map(EmbargoInstantTest::line).toList();
    }

    private static String line(Line line) {
        return line.code() + " " + line.mark();
    }

    private Caller self() {
        return new Caller(
                "self",
                Set.of(OwnDocuments.OWN.name(), StudentAccounts.OWN.name()),
                records.officer().scope());
    }

    private Caller reader() {
        return new Caller(
                "reader",
                Set.of(Documents.READ.name(), Marks.READ.name(), Boards.READ.name()),
                records.officer().scope());
    }
}
