package org.matricula.documents.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.IssuedPapers;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentEvent;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentOffice;
import org.matricula.documents.api.DocumentVerification.Status;
import org.matricula.documents.api.DocumentVerification.Verified;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.api.OwnDocuments;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** The register: issuing, copies, replacing, revoking, verifying. */
public class RegisterTest extends OnBothDatabases {

    private static int tests;

    private Records records;

    @Before
    public void open() {
        records = new Records(database("documents"), ++tests);
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
    }

    @Test
    public void whatIsIssuedStaysAsItWas() {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        assertEquals("T-" + issued.id(), issued.number());
        assertEquals(State.VALID, issued.state());
        String digest = issued.digest();
        records.result(records.module("M602", 6, 20), Records.SESSION, Attempt.FIRST, "10", "PASS", "2027-06-01");
        var model = records.documents.model(records.officer(), issued.id());
        assertEquals(1, model.modules().size());
        assertEquals(digest, Fields.digest(Fields.of(model)));
        assertEquals(issued, records.documents.get(records.officer(), issued.id()));
        assertEquals(List.of(issued), records.documents.of(records.officer(), records.student));
        assertEquals(1, audited("documents.issue", issued));
    }

    @Test
    public void studentsReadWhatWasIssuedToThemAndNothingElse() throws IOException {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        Caller self = new Caller(
                "self",
                Set.of(OwnDocuments.OWN.name(), StudentAccounts.OWN.name()),
                records.officer().scope());
        records.signedIn = records.student;
        assertEquals(
                List.of(issued.number()),
                records.own.of(self).stream().map(IssuedDocument::number).toList());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        records.own.pdf(self, issued.id(), pdf);
        assertTrue(pdf.toString(StandardCharsets.ISO_8859_1).startsWith("%PDF"));
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.own.of(records.officer()));
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.own.pdf(records.officer(), issued.id(), pdf));
        Caller foreign = new Caller("self", self.privileges(), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        assertEquals(List.of(), records.own.of(foreign));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.own.pdf(foreign, issued.id(), pdf));
        records.signedIn = new StudentId(999_999_999);
        assertEquals(List.of(), records.own.of(self));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.own.pdf(self, issued.id(), pdf));
        records.signedIn = records.student;
        records.office.revoke(records.officer(), issued.id(), "issued by mistake");
        assertEquals(State.REVOKED, records.own.of(self).get(0).state());
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.own.pdf(self, issued.id(), pdf));
    }

    @Test
    public void thePdfHoldsTheSignedRecordAndTheCode() throws IOException {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        PdfReader reader = new PdfReader(pdf(issued, 0));
        PdfDictionary file = reader.getCatalog()
                .getAsDict(PdfName.NAMES)
                .getAsDict(new PdfName("EmbeddedFiles"))
                .getAsArray(PdfName.NAMES)
                .getAsDict(1);
        String record = new String(
                PdfReader.getStreamBytes((PRStream) file.getAsDict(PdfName.EF).getAsStream(PdfName.F)),
                StandardCharsets.UTF_8);
        List<String> lines = Arrays.asList(record.split("\n"));
        assertEquals("matricula-document 1", lines.get(0));
        assertEquals("key " + issued.keyId(), lines.get(1));
        assertEquals("digest " + issued.digest(), lines.get(2));
        byte[] signature = Base64.getDecoder().decode(lines.get(3).substring("signature ".length()));
        byte[] signed = ("matricula-document 1\ndigest " + issued.digest() + "\n").getBytes(StandardCharsets.UTF_8);
        assertTrue(records.keys.signed(issued.keyId(), signed, signature));
        assertTrue(record, record.contains(" modules[1].mark 69.9\n"));
        String text = new PdfTextExtractor(reader).getTextFromPage(1);
        assertTrue(
                text,
                text.contains(
                        issued.code().substring(0, 4) + "-" + issued.code().substring(4, 8)));
        String page = new String(reader.getPageContent(1), StandardCharsets.ISO_8859_1);
        assertTrue(page, page.contains("/Figure"));
    }

    @Test
    public void anybodyCanAskForACodeAndLearnsNothingOfThePerson() {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        Verified genuine = new Verified(
                Status.GENUINE, DocumentKind.TRANSCRIPT, issued.number(), LocalDate.of(2027, 8, 1), issued.digest());
        assertEquals(genuine, records.verification.verify(issued.code()));
        String spoken = issued.code().toLowerCase().replaceAll("(.{4})", "$1 - ");
        assertEquals(genuine, records.verification.verify(spoken));
        for (String code : new String[] {null, "", "nothing", "x".repeat(100), "' or 1=1"}) {
            assertEquals(Status.UNKNOWN, records.verification.verify(code).status());
        }
        records.office.revoke(records.officer(), issued.id(), "issued to the wrong person");
        assertEquals(Status.REVOKED, records.verification.verify(issued.code()).status());
    }

    @Test
    public void afterAChangeOfKeysOldSignaturesStillName() {
        awarded();
        IssuedDocument before = records.issue(DocumentKind.TRANSCRIPT);
        records.keys.rotate();
        IssuedDocument after = records.issue(DocumentKind.RESULTS_LETTER);
        assertNotEquals(before.keyId(), after.keyId());
        assertEquals(2, records.verification.publicKeys().size());
    }

    @Test
    public void ofOneAwardOneCertificateStands() {
        awarded();
        IssuedDocument first = records.issue(DocumentKind.CERTIFICATE);
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.CERTIFICATE));
        IssuedDocument second = replace(first, "the name was spelt wrong");
        assertEquals(first.id(), second.replaces());
        assertEquals(
                State.REPLACED,
                records.documents.get(records.officer(), first.id()).state());
        assertEquals(Status.REPLACED, records.verification.verify(first.code()).status());
        Refusals.refused(Problem.Kind.CONFLICT, () -> replace(first, "again"));
        records.office.revoke(records.officer(), second.id(), "the award was rescinded");
        assertEquals(State.VALID, records.issue(DocumentKind.CERTIFICATE).state());
    }

    @Test
    public void everyAwardHasItsCertificateWhateverWasConferredSince() {
        MeetingId first = interim("2026-06-24", "CERTHE");
        MeetingId second = interim("2027-06-24", "DIPHE");
        IssuedDocument latest = records.issue(DocumentKind.CERTIFICATE);
        assertEquals(
                "Award DIPHE in Performance",
                records.documents.model(records.officer(), latest.id()).award().title());
        IssuedDocument earlier = records.office.issue(records.officer(), certificate(first, null, null));
        assertEquals(
                "Award CERTHE in Performance",
                records.documents.model(records.officer(), earlier.id()).award().title());
        assertEquals(
                "DIPHE and CERTHE are told apart by their meetings",
                Set.of(first, second),
                Set.copyOf(new MeetingPapers(records.register)
                                .of(
                                        new Caller(
                                                "boards",
                                                Set.of(Boards.READ.name()),
                                                Scope.of(List.of(records.college))),
                                        records.college,
                                        List.of(first, second))
                                .stream()
                                .map(IssuedPapers.Paper::meeting)
                                .toList()));
        Problem again = Refusals.refused(
                Problem.Kind.CONFLICT, () -> records.office.issue(records.officer(), certificate(first, null, null)));
        assertTrue(again.detail(), again.detail().contains("stands already as " + earlier.number()));
        IssuedDocument replaced =
                records.office.issue(records.officer(), certificate(null, earlier.id(), "the name was spelt wrong"));
        assertEquals(
                "what is replaced stays of its award",
                "Award CERTHE in Performance",
                records.documents
                        .model(records.officer(), replaced.id())
                        .award()
                        .title());
        Problem none = Refusals.refused(
                Problem.Kind.CONFLICT,
                () -> records.office.issue(records.officer(), certificate(new MeetingId(1), null, null)));
        assertTrue(none.detail(), none.detail().contains("needs a decision on the student"));
    }

    @Test
    public void theBatchOfAMeetingIssuesTheCertificatesOfItsOwnAwardAfterTheNextOneToo() {
        MeetingId first = interim("2026-06-24", "CERTHE");
        MeetingId second = interim("2027-06-24", "DIPHE");
        records.issue(DocumentKind.CERTIFICATE);
        Batch batch = batch(first, DocumentKind.CERTIFICATE);
        IssuedDocument issued = records.documents
                .issued(records.officer(), null, batch.job(), PageRequest.first())
                .items()
                .get(0);
        assertEquals(
                "Award CERTHE in Performance",
                records.documents.model(records.officer(), issued.id()).award().title());
        assertEquals(
                "has one from this meeting already",
                records.documents
                        .leftOut(
                                records.officer(),
                                batch(second, DocumentKind.CERTIFICATE).job(),
                                PageRequest.first())
                        .items()
                        .get(0)
                        .reason());
    }

    @Test
    public void theBatchOfAnEarlierMeetingIssuesItsOwnLettersAndServesNobodyTwice() {
        records.released(Records.SESSION, "2026-06-24", Candidate.Kind.PROGRESSION, "RETRIEVE", null);
        MeetingId june = records.decisions.get(0).meetingId();
        records.released(Records.SESSION, "2026-09-10", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        MeetingId september = records.decisions.get(1).meetingId();
        for (DocumentKind kind : List.of(DocumentKind.RESULTS_LETTER, DocumentKind.INTERIM_TRANSCRIPT)) {
            assertEquals(1, issued(batch(september, kind)).size());
            IssuedDocument own = issued(batch(june, kind)).get(0);
            if (kind == DocumentKind.RESULTS_LETTER) {
                assertEquals(
                        "RETRIEVE",
                        records.documents
                                .model(records.officer(), own.id())
                                .result()
                                .decision());
            }
            assertEquals(List.of(), issued(batch(june, kind)));
            assertEquals(List.of(), issued(batch(september, kind)));
        }
    }

    @Test
    public void whoGoesOnWithAnotherProgrammeKeepsTheTranscriptOfTheAward() {
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "64", "PASS", "2026-06-01");
        MeetingId first = awarded("2026-06-24");
        records.beginsAnother("2026-06-24");
        records.result(records.module("M701", 7, 20), Records.SESSION, Attempt.FIRST, "25", "F2", "2027-06-01");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "RETRIEVE", null);
        assertEquals(List.of("M601"), shown(records.issue(DocumentKind.TRANSCRIPT)));
        assertEquals(
                "of what goes on",
                null,
                records.documents
                        .model(
                                records.officer(),
                                records.issue(DocumentKind.INTERIM_TRANSCRIPT).id())
                        .award());
        assertEquals("has one from this meeting already", leftOut(batch(first, DocumentKind.TRANSCRIPT)));
    }

    @Test
    public void whatABoardDecidesOnAnotherProgrammeTakesTheAwardFromNobody() {
        MeetingId first = awarded("2026-06-24");
        records.beginsAnother("2026-06-24");
        records.second = records.second.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2027, 6, 24));
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "DISCONTINUE", null);
        assertEquals(
                "FIRST",
                records.documents
                        .model(
                                records.officer(),
                                records.issue(DocumentKind.TRANSCRIPT).id())
                        .award()
                        .classification());
        MeetingId second = awarded("2027-07-24");
        IssuedDocument earlier = records.office.issue(
                records.officer(),
                new IssueRequest(records.student, DocumentKind.TRANSCRIPT, DocumentLanguage.CY, first, null, null));
        assertEquals(
                LocalDate.of(2026, 6, 24),
                records.documents.model(records.officer(), earlier.id()).award().conferredOn());
        assertEquals(1, issued(batch(second, DocumentKind.TRANSCRIPT)).size());
    }

    @Test
    public void whoLeavesWithAnInterimAwardHasItOnTheTranscript() {
        interim("2026-06-24", "CERTHE");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "DISCONTINUE", null);
        records.endedOn = LocalDate.of(2027, 6, 24);
        IssuedDocument transcript = records.issue(DocumentKind.TRANSCRIPT);
        assertEquals(
                "Award CERTHE in Performance",
                records.documents
                        .model(records.officer(), transcript.id())
                        .award()
                        .title());
    }

    @Test
    public void aHoldOnResultsKeepsALetterBackByItsName() {
        awarded();
        hold(Hold.Effect.RESULTS);
        records.issue(DocumentKind.TRANSCRIPT);
        Problem held = Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.RESULTS_LETTER));
        assertTrue(held.detail(), held.detail().contains("must have no hold on results: FINANCE"));
    }

    @Test
    public void whyADocumentWasReplacedAndByWhomStaysWithTheOffice() {
        awarded();
        IssuedDocument second = replace(records.issue(DocumentKind.CERTIFICATE), "the clerk misread a name");
        assertEquals("the clerk misread a name", second.reason());
        Caller self = new Caller(
                "self",
                Set.of(OwnDocuments.OWN.name(), StudentAccounts.OWN.name()),
                records.officer().scope());
        records.signedIn = records.student;
        IssuedDocument told = records.own.of(self).get(1);
        assertEquals(second.replaces(), told.replaces());
        assertNull(told.reason());
        assertNull(told.issuedBy());
    }

    @Test
    public void copiesAreCountedAndSayThatTheyAreCopies() throws IOException {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        DocumentEvent first = records.office.copy(records.officer(), issued.id(), "An employer", "asked for one");
        assertEquals(1, first.sequence());
        assertEquals(
                2,
                records.office
                        .copy(records.officer(), issued.id(), "The student", "lost the first")
                        .sequence());
        assertEquals(2, records.documents.get(records.officer(), issued.id()).copies());
        assertEquals(2, records.documents.events(records.officer(), issued.id()).size());
        String text = new PdfTextExtractor(new PdfReader(pdf(issued, 2))).getTextFromPage(1);
        assertTrue(text, text.contains("Copy 2 of the document"));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> pdf(issued, 3));
    }

    @Test
    public void whatWasRevokedIsNeitherDrawnNorCopied() {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        records.office.revoke(records.officer(), issued.id(), "issued to the wrong person");
        assertEquals(1, audited("documents.revoke", issued));
        Refusals.refused(Problem.Kind.CONFLICT, () -> pdf(issued, 0));
        Refusals.refused(
                Problem.Kind.CONFLICT, () -> records.office.copy(records.officer(), issued.id(), "me", "why not"));
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.office.revoke(records.officer(), issued.id(), "again"));
    }

    @Test
    public void aHoldOnDocumentsKeepsThemBack() {
        awarded();
        hold(Hold.Effect.GRADUATION);
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        hold(Hold.Effect.DOCUMENTS);
        Problem refusal = Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.CERTIFICATE));
        assertTrue(refusal.toString(), refusal.toString().contains("tuition fees"));
        Refusals.refused(
                Problem.Kind.CONFLICT, () -> records.office.copy(records.officer(), issued.id(), "me", "why not"));
        assertEquals(
                "a draft shows what is held back",
                1,
                records.draft(DocumentKind.TRANSCRIPT).modules().size());
    }

    @Test
    public void aTranscriptIsForThoseWhoAreDoneAndAnInterimOneForThoseWhoGoOn() {
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.TRANSCRIPT));
        assertEquals(
                "I", records.issue(DocumentKind.INTERIM_TRANSCRIPT).number().substring(0, 1));
        records.endedOn = LocalDate.of(2027, 7, 1);
        assertEquals(State.VALID, records.issue(DocumentKind.TRANSCRIPT).state());
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.INTERIM_TRANSCRIPT));
    }

    @Test
    public void whoseAwardAChairsActionTookBackGoesOnAndIsDueAnInterimTranscriptThatShowsNoAward() {
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        records.endedOn = LocalDate.of(2027, 6, 24);
        records.status = ProgrammeRegistration.Status.COMPLETED;
        IssuedDocument transcript = records.issue(DocumentKind.TRANSCRIPT);
        assertEquals("AWARD", papersOf(transcript).decision());
        records.acted("AWARD", "REPEAT_FAILED_ONLY", "2027-07-20");
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.TRANSCRIPT));
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.CERTIFICATE));
        assertEquals(State.VALID, records.issue(DocumentKind.INTERIM_TRANSCRIPT).state());
        records.office.revoke(records.officer(), transcript.id(), "shows an award that was taken back");
        records.acted("AWARD", "DISCONTINUE", "2027-07-20");
        assertEquals(
                "who was discontinued has left",
                null,
                records.draft(DocumentKind.TRANSCRIPT).award());
        records.issue(DocumentKind.TRANSCRIPT);
    }

    private IssuedPapers.Paper papersOf(IssuedDocument document) {
        MeetingId meeting = records.decisions.get(records.decisions.size() - 1).meetingId();
        Caller reader = new Caller("boards", Set.of(Boards.READ.name()), Scope.of(List.of(records.college)));
        assertEquals(records.student, document.studentId());
        return new MeetingPapers(records.register)
                .of(reader, records.college, List.of(meeting))
                .get(0);
    }

    @Test
    public void badInputIsNamed() {
        Caller officer = records.officer();
        Refusals.refused(
                Problem.Kind.INVALID,
                () -> records.office.issue(officer, new IssueRequest(null, null, null, null, null, null)));
        Refusals.refused(
                Problem.Kind.INVALID,
                () -> records.office.issue(
                        officer,
                        new IssueRequest(
                                records.student,
                                DocumentKind.TRANSCRIPT,
                                DocumentLanguage.EN,
                                null,
                                null,
                                "no reason to")));
        IssuedDocumentId nowhere = new IssuedDocumentId(1);
        Refusals.refused(Problem.Kind.INVALID, () -> records.office.copy(officer, nowhere, " ", "x".repeat(501)));
        Refusals.refused(Problem.Kind.INVALID, () -> records.office.revoke(officer, nowhere, null));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.office.revoke(officer, nowhere, "because"));
        Refusals.refused(Problem.Kind.INVALID, () -> records.office.issueAll(officer, null, null, null));
    }

    @Test
    public void aBatchServesAMeetingOnceAndSaysWhomItLeftOut() throws IOException {
        MeetingId meeting = awarded();
        Batch first = batch(meeting, DocumentKind.TRANSCRIPT);
        assertEquals("1 candidates", first.progress().message());
        List<IssuedDocument> issued = records.documents
                .issued(records.officer(), null, first.job(), PageRequest.first())
                .items();
        assertEquals(1, issued.size());
        assertEquals(List.of(issued.get(0).number() + ".pdf"), zipped(first.job()));
        assertEquals(1, audited("documents.issue", issued.get(0)));
        Batch second = batch(meeting, DocumentKind.TRANSCRIPT);
        assertEquals(List.of(), zipped(second.job()));
        var left = records.documents.leftOut(records.officer(), second.job(), PageRequest.first());
        assertEquals("has one from this meeting already", left.items().get(0).reason());
        hold(Hold.Effect.DOCUMENTS);
        Batch third = batch(meeting, DocumentKind.CERTIFICATE);
        left = records.documents.leftOut(records.officer(), third.job(), PageRequest.first());
        assertTrue(left.toString(), left.items().get(0).reason().contains("hold"));
    }

    @Test
    public void aHoldKeepsBackWhatWasIssuedFromTheStudentAndFromNobodyElse() {
        awarded();
        IssuedDocument transcript = records.issue(DocumentKind.TRANSCRIPT);
        IssuedDocument letter = records.issue(DocumentKind.RESULTS_LETTER);
        Caller self = new Caller(
                "self",
                Set.of(OwnDocuments.OWN.name(), StudentAccounts.OWN.name()),
                records.officer().scope());
        records.signedIn = records.student;
        hold(Hold.Effect.RESULTS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.own.pdf(self, transcript.id(), out);
        assertTrue(out.size() > 0);
        Problem held = Refusals.refused(
                Problem.Kind.CONFLICT, () -> records.own.pdf(self, letter.id(), new ByteArrayOutputStream()));
        assertTrue(held.detail(), held.detail().contains("no hold on results: FINANCE, tuition fees"));
        hold(Hold.Effect.DOCUMENTS);
        Refusals.refused(
                Problem.Kind.CONFLICT, () -> records.own.pdf(self, transcript.id(), new ByteArrayOutputStream()));
        assertEquals(2, records.own.of(self).size());
        assertTrue(pdf(letter, 0).length > 0);
    }

    @Test
    public void batchesAtTheSameTimeTakeTurnsAndServeNobodyTwice() throws Exception {
        MeetingId meeting = awarded();
        for (DocumentKind document : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            for (Future<Object> done : atOnce(() -> batch(meeting, document), () -> batch(meeting, document))) {
                done.get();
            }
            assertEquals(1, issued(document).size());
        }
    }

    @Test
    public void aSingleDocumentTakesItsTurnWithABatchAndWithAnother() throws Exception {
        MeetingId meeting = awarded();
        atOnce(() -> batch(meeting, DocumentKind.TRANSCRIPT), () -> records.issue(DocumentKind.TRANSCRIPT));
        assertEquals(1, issued(DocumentKind.TRANSCRIPT).size());
        int refused = 0;
        for (Future<Object> done : atOnce(
                () -> records.issue(DocumentKind.RESULTS_LETTER), () -> records.issue(DocumentKind.RESULTS_LETTER))) {
            try {
                done.get();
            } catch (ExecutionException e) {
                Problem problem = ((ProblemException) e.getCause()).problem();
                assertEquals(Problem.Kind.CONFLICT, problem.kind());
                assertTrue(problem.detail(), problem.detail().contains("stands already as R-"));
                refused++;
            }
        }
        assertEquals(1, refused);
        assertEquals(1, issued(DocumentKind.RESULTS_LETTER).size());
    }

    @Test
    public void ofAKindInALanguageFromAMeetingOneStandsAtATime() {
        awarded();
        IssuedDocument first = records.issue(DocumentKind.TRANSCRIPT);
        Problem problem = Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.TRANSCRIPT));
        assertTrue(problem.detail(), problem.detail().contains(first.number() + ": hand out a copy, or replace it"));
        IssueRequest welsh =
                new IssueRequest(records.student, DocumentKind.TRANSCRIPT, DocumentLanguage.CY, null, null, null);
        assertEquals(State.VALID, records.office.issue(records.officer(), welsh).state());
        IssuedDocument second = replace(first, "the name was spelt wrong");
        records.office.revoke(records.officer(), second.id(), "issued by mistake");
        assertEquals(State.VALID, records.issue(DocumentKind.TRANSCRIPT).state());
    }

    private List<IssuedDocument> issued(DocumentKind document) {
        return records.documents.of(records.officer(), records.student).stream()
                .filter(d -> d.kind() == document)
                .toList();
    }

    /** Two who issue, each held up until the other is as far, or until it is clear that the other waits. */
    private List<Future<Object>> atOnce(Callable<Object> one, Callable<Object> other) throws InterruptedException {
        CyclicBarrier both = new CyclicBarrier(2);
        records.whileIssuing = () -> {
            try {
                // whoever takes turns waits here alone
                both.await(1, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException | InterruptedException e) {
                both.reset();
            }
        };
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            return workers.invokeAll(List.of(one, other));
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    public void ofAMeetingAPersonOfTwoRecordsHasOneUnderWhicheverItWasIssued() {
        MeetingId meeting = awarded("2027-06-24");
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            IssueRequest before = new IssueRequest(records.merged, kind, DocumentLanguage.EN, null, null, null);
            IssuedDocument issued = records.office.issue(records.officer(), before);
            assertEquals(records.merged, issued.studentId());
            Problem problem = Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(kind));
            assertTrue(problem.detail(), problem.detail().contains(issued.number()));
            assertEquals("has one from this meeting already", leftOut(batch(meeting, kind)));
        }
    }

    @Test
    public void aNameInLettersThatCannotBePrintedIsNeitherDraftedNorIssuedAndABatchSaysSo() {
        MeetingId meeting = awarded();
        records.familyName = "王小明 محمد שרה";
        for (DocumentKind kind : List.of(
                DocumentKind.TRANSCRIPT,
                DocumentKind.INTERIM_TRANSCRIPT,
                DocumentKind.CERTIFICATE,
                DocumentKind.RESULTS_LETTER)) {
            Problem drafted = Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(kind));
            assertEquals(
                    List.of("fullName"),
                    drafted.faults().stream().map(Fault::field).toList());
            Fault fault = drafted.faults().get(0);
            assertEquals("Siân Gwenllïan 王小明 محمد שרה", fault.value());
            for (String said : List.of("王 (U+738B)", "د (U+062F)", "ש (U+05E9)", "Latin script")) {
                assertTrue(fault.rule(), fault.rule().contains(said));
            }
            assertEquals(drafted, Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(kind)));
        }
        Batch batch = batch(meeting, DocumentKind.TRANSCRIPT);
        var left = records.documents.leftOut(records.officer(), batch.job(), PageRequest.first());
        assertTrue(left.toString(), left.items().get(0).reason().contains("王 (U+738B)"));
        assertEquals(List.of(), records.documents.of(records.officer(), records.student));
        records.familyName = "Wang";
        assertEquals(
                "Siân Gwenllïan Wang", records.draft(DocumentKind.TRANSCRIPT).fullName());
    }

    @Test
    public void aTitleInLettersThatCannotBePrintedIsNamedByItsModule() {
        records.result(
                records.module("M699", "中文 for Beginners", 6, 20),
                Records.SESSION,
                Attempt.FIRST,
                "50",
                "PASS",
                "2027-06-01");
        awarded();
        Problem problem = Refusals.refused(Problem.Kind.CONFLICT, () -> records.issue(DocumentKind.TRANSCRIPT));
        assertEquals(
                List.of("modules[2].title"),
                problem.faults().stream().map(Fault::field).toList());
        records.issue(DocumentKind.CERTIFICATE);
    }

    @Test
    public void boardsAreToldWhatStandsOnTheirDecisions() {
        MeetingId meeting = awarded();
        MeetingPapers papers = new MeetingPapers(records.register);
        Caller reader = new Caller("boards", Set.of(Boards.READ.name()), Scope.of(List.of(records.college)));
        assertEquals(List.of(), papers.of(reader, records.college, List.of(meeting)));
        IssuedDocument certificate = records.issue(DocumentKind.CERTIFICATE);
        records.issue(DocumentKind.RESULTS_LETTER);
        assertEquals(
                List.of(new IssuedPapers.Paper(
                        meeting, records.student, IssuedPapers.Kind.CERTIFICATE, "AWARD", "FIRST")),
                papers.of(reader, records.college, List.of(meeting)));
        assertEquals(List.of(), papers.of(reader, records.college, List.of(new MeetingId(1))));
        records.office.revoke(records.officer(), certificate.id(), "wrong name");
        assertEquals(List.of(), papers.of(reader, records.college, List.of(meeting)));
        Caller stranger = new Caller("boards", Set.of(Boards.READ.name()), Scope.of(List.of(records.body)));
        assertEquals(List.of(), papers.of(stranger, records.college, List.of(meeting)));
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> papers.of(records.officer(), records.college, List.of(meeting)));
    }

    @Test
    public void strangersAndThoseWithoutThePrivilegeGetNothing() {
        awarded();
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        Caller stranger = new Caller(
                "stranger", records.officer().privileges(), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.documents.get(stranger, issued.id()));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.documents.model(stranger, issued.id()));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.documents.events(stranger, issued.id()));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.office.revoke(stranger, issued.id(), "mine"));
        assertEquals(
                List.of(),
                records.documents
                        .issued(stranger, null, null, PageRequest.first())
                        .items());
        Caller reader = new Caller("reader", Set.of(Documents.READ.name()), Scope.all());
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.office.revoke(reader, issued.id(), "mine"));
        Caller issuer = new Caller("issuer", Set.of(DocumentOffice.ISSUE.name()), Scope.all());
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.office.revoke(issuer, issued.id(), "mine"));
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.documents.get(issuer, issued.id()));
    }

    private List<String> shown(IssuedDocument document) {
        return records.documents.model(records.officer(), document.id()).modules().stream()
                .map(DocumentModel.Line::code)
                .toList();
    }

    private List<IssuedDocument> issued(Batch batch) {
        return records.documents
                .issued(records.officer(), null, batch.job(), PageRequest.first())
                .items();
    }

    private String leftOut(Batch batch) {
        return records.documents
                .leftOut(records.officer(), batch.job(), PageRequest.first())
                .items()
                .get(0)
                .reason();
    }

    private MeetingId awarded() {
        return awarded("2027-06-24");
    }

    private MeetingId awarded(String day) {
        records.released(Records.SESSION, day, Candidate.Kind.AWARD, "AWARD", "FIRST");
        return records.decisions.get(records.decisions.size() - 1).meetingId();
    }

    private MeetingId interim(String day, String award) {
        records.released(
                Records.SESSION,
                day,
                Candidate.Kind.PROGRESSION,
                "PROGRESS",
                null,
                new LowerAward(award, award, null, null, "dean", Instant.parse(day + "T15:00:00Z")));
        return records.decisions.get(records.decisions.size() - 1).meetingId();
    }

    private IssueRequest certificate(MeetingId meeting, IssuedDocumentId replaces, String reason) {
        return new IssueRequest(
                records.student, DocumentKind.CERTIFICATE, DocumentLanguage.EN, meeting, replaces, reason);
    }

    private IssuedDocument replace(IssuedDocument document, String reason) {
        return records.office.issue(
                records.officer(),
                new IssueRequest(records.student, document.kind(), DocumentLanguage.EN, null, document.id(), reason));
    }

    private record Batch(JobId job, JobProgress progress) {}

    private Batch batch(MeetingId meeting, DocumentKind kind) {
        JobId job = records.office.issueAll(records.officer(), meeting, kind, DocumentLanguage.EN);
        JobProgress progress =
                records.database.transactions().required(() -> records.job.next(records.journal.get(job)));
        assertTrue(progress.complete());
        return new Batch(job, progress);
    }

    private void hold(Hold.Effect effect) {
        records.holding.add(new Hold(
                null,
                records.college,
                records.student,
                Hold.Source.FINANCE,
                Set.of(effect),
                "tuition fees",
                LocalDate.of(2027, 1, 1),
                null));
    }

    private byte[] pdf(IssuedDocument document, int copy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents.pdf(records.officer(), document.id(), copy, out);
        return out.toByteArray();
    }

    private List<String> zipped(JobId batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents.batchPdfs(records.officer(), batch, out);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertArrayEquals("%PDF".getBytes(StandardCharsets.US_ASCII), zip.readNBytes(4));
            }
        }
        return names;
    }

    private int audited(String action, IssuedDocument document) {
        return new Sql(records.database.dataSource())
                .query(
                        "select id from kernel_audit where action = ? and subject = ?",
                        rs -> rs.getLong(1),
                        action,
                        "document/" + document.id())
                .size();
    }
}
