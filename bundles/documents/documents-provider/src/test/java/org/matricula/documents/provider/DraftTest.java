package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.Route;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.api.Documents;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.policies.taught.Progression;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** What documents say. */
public class DraftTest {

    private static final AcademicSession SESSION = Records.SESSION;
    private static final AcademicSession BEFORE = SESSION.previous();

    private static TestDatabase database;
    private static int tests;

    private final Records records = new Records(database, ++tests);

    @BeforeClass
    public static void open() {
        database = new TestDatabase(TestDatabase.Kind.DERBY, "documents");
    }

    @AfterClass
    public static void close() {
        database.close();
    }

    @Test
    public void aTranscriptShowsWhatTheRegulationsDemand() {
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        DocumentModel transcript = transcript();
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
                new AwardLine(
                        "Bachelor of Music with Honours in Performance",
                        6,
                        "FIRST",
                        "First Class Honours",
                        null,
                        LocalDate.of(2027, 6, 24),
                        "AWARD"),
                transcript.award());
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
    public void whatABoardOfOneProgrammeReleasesIsNothingOfAnotherThatGoesOn() {
        records.studiesAnotherToo();
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        records.result(records.module("M701", 7, 20), SESSION, Attempt.FIRST, "40", "PASS", "2027-06-01");
        records.ofTheSecond();
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        for (DocumentKind kind : List.of(DocumentKind.RESULTS_LETTER, DocumentKind.INTERIM_TRANSCRIPT)) {
            assertEquals(List.of("M601"), codes(records.draft(kind)));
        }
        records.decidesOnTheSecond();
        records.released(SESSION, "2027-07-24", Candidate.Kind.AWARD, "RETRIEVE", null);
        assertEquals(List.of("M601", "M701"), codes(records.draft(DocumentKind.INTERIM_TRANSCRIPT)));
        assertEquals(
                "of both, for one went on",
                2,
                records.draft(DocumentKind.INTERIM_TRANSCRIPT).programmes().size());
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
    public void aMarkThatWasPutRightStandsAsItWasUntilTheCorrectionIsPublished() {
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "47", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "THIRD");
        records.again("59", "PASS", "2027-07-01");
        assertEquals(List.of("M601 47.0"), marks(DocumentKind.TRANSCRIPT));
        assertEquals(List.of("M601 47.0"), marks(DocumentKind.RESULTS_LETTER));
        records.corrected("2027-07-02");
        records.again("61", "PASS", "2027-07-03");
        assertEquals(List.of("M601 59.0"), marks(DocumentKind.TRANSCRIPT));
        assertEquals(List.of("M601 59.0"), marks(DocumentKind.RESULTS_LETTER));
    }

    @Test
    public void aCorrectionPublishesNoResitThatWaitsForItsBoard() {
        var module = records.module("M501", 5, 20);
        records.result(module, SESSION, Attempt.FIRST, "30", "F1", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "RETRIEVE", null);
        records.result(module, SESSION, Attempt.RESIT, "40", "PASS", "2027-07-10");
        records.corrected("2027-07-12");
        assertEquals(List.of("M501 30.0"), marks(DocumentKind.RESULTS_LETTER));
        assertEquals(List.of(), codes());
    }

    @Test
    public void theNextReleaseHasWhatWasPutRightBefore() {
        records.result(records.module("M401", 4, 20), BEFORE, Attempt.FIRST, "50", "PASS", "2026-06-01");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.again("55", "PASS", "2026-09-01");
        assertEquals(List.of("M401 50.0"), marks(DocumentKind.TRANSCRIPT));
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M401 55.0"), marks(DocumentKind.TRANSCRIPT));
    }

    private List<String> marks(DocumentKind kind) {
        return records.draft(kind).modules().stream()
                .map(line -> line.code() + " " + line.mark())
                .toList();
    }

    @Test
    public void whatAMergedRecordHasCountsToo() {
        records.as = records.merged;
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        assertEquals(List.of("M601"), codes());
        records.as = new StudentId(999);
        records.result(records.module("M602", 6, 20), SESSION, Attempt.FIRST, "50", "PASS", "2027-06-01");
        assertEquals("somebody else's does not", List.of("M601"), codes());
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
    public void recognisedPriorLearningStandsFirstAndExemptionsHaveAWordForAMark() {
        records.result(records.module("A601", 6, 20), SESSION, Attempt.FIRST, "60", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.prior.add(prior("Z402", PriorLearning.Origin.EXPERIENTIAL, new BigDecimal("55.55")));
        records.prior.add(prior("Z401", PriorLearning.Origin.EXEMPT, null));
        List<Line> lines = transcript().modules();
        assertEquals(List.of("Z401", "Z402", "A601"), codes());
        assertEquals("exempt", lines.get(0).mark());
        assertNull(lines.get(0).grade());
        assertEquals(
                "the first day of the programme",
                LocalDate.of(2024, 9, 20),
                lines.get(0).completedOn());
        assertEquals("55.5", lines.get(1).mark());
        assertEquals("PASS", lines.get(1).grade());
    }

    @Test
    public void recognisedCreditIsCompleteFromTheFirstDayOfTheProgrammeThatItCountsFor() {
        records.beginsAnother("2026-06-24");
        recognised("Z401", "2025-01-10", false);
        recognised("Z402", "2026-06-30", false);
        recognised("Z403", "2026-10-01", false);
        recognised("Z404", "2025-01-10", true);
        recognised("Z404", "2026-12-01", false);
        recognised("Z405", "2025-01-10", false);
        recognised("Z405", "2026-12-01", false);
        LocalDate first = LocalDate.of(2024, 9, 20);
        LocalDate second = LocalDate.of(2026, 7, 4);
        assertEquals(
                Map.of(
                        "Z401 while on the first", first,
                        "Z402 between them", second,
                        "Z403 while on the second", second,
                        "Z404 taken back, and recognised again", second,
                        "Z405 put right since", first),
                Map.of(
                        "Z401 while on the first", completed("Z401"),
                        "Z402 between them", completed("Z402"),
                        "Z403 while on the second", completed("Z403"),
                        "Z404 taken back, and recognised again", completed("Z404"),
                        "Z405 put right since", completed("Z405")));
        records.second = records.second.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2026, 9, 1));
        assertEquals("recorded when all was over", second, completed("Z403"));
    }

    @Test
    public void whatWasClaimedForAProgrammeCountsForThatOne() {
        records.next = new ProgrammeId(22);
        records.beginsAnother("2026-06-24");
        recognised("Z401", "2026-06-01", false);
        assertEquals(LocalDate.of(2024, 9, 20), completed("Z401"));
        records.claims.add(claim("Z401", Claim.State.REVOKED));
        assertEquals("nothing rests on that", LocalDate.of(2024, 9, 20), completed("Z401"));
        records.claims.add(claim("Z401", Claim.State.CONFIRMED));
        assertEquals(LocalDate.of(2026, 7, 4), completed("Z401"));
    }

    @Test
    public void whatIsRecognisedForTheNextProgrammeIsNotOnTheTranscriptOfTheOneBefore() {
        records.result(records.module("M601", 6, 20), BEFORE, Attempt.FIRST, "64", "PASS", "2026-06-01");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        records.beginsAnother("2026-06-24");
        recognised("Z401", "2025-01-10", false);
        recognised("Z402", "2026-10-01", false);
        assertEquals(List.of("Z401", "M601"), codes());
    }

    @Test
    public void aDocumentBearsTheTitleOfTheSessionOfTheAward() {
        String honours = "Bachelor of Music with Honours in ";
        records.released(BEFORE, "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.titles.put(SESSION.next(), "Sound Art");
        for (DocumentKind kind : List.of(DocumentKind.INTERIM_TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            assertEquals("no version counts yet", honours + "Performance", programme(kind));
        }
        records.titles.put(BEFORE, "Music");
        records.titles.put(SESSION, "Music and Sound");
        assertEquals("what the student is on", honours + "Music and Sound", programme(DocumentKind.INTERIM_TRANSCRIPT));
        assertEquals("what was decided on", honours + "Music", programme(DocumentKind.RESULTS_LETTER));
        records.released(BEFORE, "2026-09-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            assertEquals(honours + "Music", programme(kind));
            assertEquals(honours + "Music", records.draft(kind).award().title());
        }
        assertEquals(
                honours + "Music",
                records.draft(DocumentKind.CERTIFICATE).award().title());
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        assertEquals(
                honours + "Music and Sound",
                records.draft(DocumentKind.CERTIFICATE).award().title());
    }

    /** AMB-T-224: nobody passed a module, or was given an award, of a name that it had not. */
    @Test
    public void whatWasReleasedBearsTheTitlesOfThen() {
        records.titles.put(BEFORE, "Music");
        records.result(records.module("M601", 6, 20), BEFORE, Attempt.FIRST, "64", "PASS", "2026-06-01");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        String present = records.draft(DocumentKind.TRANSCRIPT).modules().get(0).title();
        String honours = "Bachelor of Music with Honours in Music";
        former(FormerTitle.Kind.MODULE, "M601", "Before that", "2025-01-01");
        former(FormerTitle.Kind.AWARD, "BMUS_HONS", "Bachelor of Old", "2025-01-01");
        assertEquals(present, module(DocumentKind.TRANSCRIPT));
        assertEquals(honours, programme(DocumentKind.TRANSCRIPT));
        former(FormerTitle.Kind.MODULE, "M601", "As it was", "2026-11-23");
        former(FormerTitle.Kind.AWARD, "BMUS_HONS", "Bachelor of Sound", "2026-11-23");
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            assertEquals("As it was", module(kind));
            assertEquals("Bachelor of Sound in Music", programme(kind));
            assertEquals(
                    "Bachelor of Sound in Music", records.draft(kind).award().title());
        }
        assertEquals(
                "Bachelor of Sound in Music",
                records.draft(DocumentKind.CERTIFICATE).award().title());
        records.beginsAnother("2026-06-24");
        assertEquals(
                "nothing is decided of it yet",
                honours,
                records.draft(DocumentKind.INTERIM_TRANSCRIPT)
                        .programmes()
                        .get(1)
                        .title());
    }

    private String module(DocumentKind kind) {
        return records.draft(kind).modules().get(0).title();
    }

    private void former(FormerTitle.Kind kind, String code, String title, String until) {
        records.formerTitles.add(new FormerTitle(
                kind, code, title, LocalDate.parse(until).atStartOfDay(), "registry", "as the senate decided"));
    }

    @Test
    public void tTi2_aDocumentBearsTheTitleOfTheRoute() {
        String honours = "Bachelor of Music with Honours in ";
        records.titles.put(BEFORE, "Music");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        records.routes = List.of(route("S", "Music"), route("MD", "Music with Drama"));
        assertEquals("of several nobody knows which", honours + "Music", programme(DocumentKind.TRANSCRIPT));
        records.route = "MD";
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            assertEquals(honours + "Music with Drama", programme(kind));
        }
        assertEquals(
                honours + "Music with Drama",
                records.draft(DocumentKind.CERTIFICATE).award().title());
        records.route = null;
        records.routes = List.of(route("MD", "Music with Drama"));
        assertEquals("the only one", honours + "Music with Drama", programme(DocumentKind.TRANSCRIPT));
    }

    @Test
    public void ambT232_aDocumentOfAnEarlierDecisionBearsTheRouteOfThatDecision() {
        String honours = "Bachelor of Music with Honours in ";
        records.titles.put(BEFORE, "Music");
        records.routes = List.of(route("S", "Music"), route("MD", "Music with Drama"));
        records.route = "S";
        records.released(
                BEFORE,
                "2026-06-24",
                Candidate.Kind.PROGRESSION,
                "PROGRESS",
                null,
                new LowerAward("CERTHE", "CERTHE", null, null, "dean", Instant.parse("2026-06-24T15:00:00Z")));
        MeetingId earlier = records.decisions.get(0).meetingId();
        Instant released = records.meetings.get(earlier).releasedAt();
        records.formerRoutes.put(Instant.parse("2026-07-01T09:00:00Z"), "MD");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        assertEquals(honours + "Music", programme(DocumentKind.TRANSCRIPT));
        assertEquals(
                honours + "Music with Drama",
                of(DocumentKind.RESULTS_LETTER, earlier).programmes().get(0).title());
        assertEquals(
                "Award CERTHE in Music with Drama",
                of(DocumentKind.CERTIFICATE, earlier).award().title());
        assertTrue("as the curriculum was approved by then", records.known.contains(released));
        records.formerRoutes.put(Instant.parse("2026-07-01T09:00:00Z"), null);
        assertEquals(
                "not on record by then",
                honours + "Music",
                of(DocumentKind.RESULTS_LETTER, earlier).programmes().get(0).title());
    }

    private DocumentModel of(DocumentKind kind, MeetingId meeting) {
        return records.issuing
                .draft(records.officer(), records.college, List.of(records.student), kind, DocumentLanguage.EN, meeting)
                .get(records.student)
                .orRefuse()
                .model();
    }

    @Test
    public void A_2_9_10_aCertificateSaysThatAnAwardWasTakenInSandwichMode() throws IOException {
        records.titles.put(BEFORE, "Music");
        records.routes = List.of(route("S", "Music"), route("SW", "Music", Route.Feature.SANDWICH));
        records.released(BEFORE, "2026-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        records.route = "S";
        assertNull(records.draft(DocumentKind.CERTIFICATE).award().endorsement());
        records.route = "SW";
        DocumentModel certificate = records.draft(DocumentKind.CERTIFICATE);
        assertEquals("in the sandwich mode of study", certificate.award().endorsement());
        assertEquals("First Class Honours", certificate.award().classTitle());
        assertTrue(
                Fields.of(certificate).stream().anyMatch(field -> field.name().equals("award.endorsement")));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        records.documents.draftPdf(
                records.officer(), records.student, DocumentKind.CERTIFICATE, DocumentLanguage.EN_CY, pdf);
        String page = new PdfTextExtractor(new PdfReader(pdf.toByteArray())).getTextFromPage(1);
        assertTrue(page, page.contains("in the sandwich mode of study"));
        assertTrue(page, page.contains("yn y dull astudio rhyngosod"));
        // an aegrotat award has no class, and was studied for in the same way
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD_AEGROTAT", null);
        AwardLine aegrotat = records.draft(DocumentKind.CERTIFICATE).award();
        assertEquals("in the sandwich mode of study", aegrotat.endorsement());
        assertNull(aegrotat.classTitle());
    }

    @Test
    public void A_2_9_10_whoLeavesWithALowerAwardDidNotGoAllTheSandwichWay() {
        records.titles.put(BEFORE, "Music");
        records.routes = List.of(route("SW", "Music", Route.Feature.SANDWICH));
        records.released(
                BEFORE,
                "2026-06-24",
                Candidate.Kind.PROGRESSION,
                "PROGRESS",
                null,
                new LowerAward("CERTHE", "CERTHE", null, null, "dean", Instant.parse("2026-06-24T15:00:00Z")));
        assertNull(records.draft(DocumentKind.CERTIFICATE).award().endorsement());
    }

    private static Route route(String code, String title, Route.Feature... features) {
        return new Route(
                code,
                title,
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(features),
                null,
                null,
                false,
                List.of());
    }

    @Test
    public void aLowerAwardBearsTheTitleOfItsSessionToo() {
        records.titles.put(BEFORE, "Music");
        records.titles.put(SESSION, "Music and Sound");
        records.released(
                BEFORE,
                "2026-06-24",
                Candidate.Kind.PROGRESSION,
                "PROGRESS",
                null,
                new LowerAward("CERTHE", "CERTHE", null, null, "dean", Instant.parse("2026-06-24T15:00:00Z")));
        assertEquals(
                "Award CERTHE in Music",
                records.draft(DocumentKind.CERTIFICATE).award().title());
    }

    @Test
    public void aBatchAsksForTheTitleOfAProgrammeInASessionOnce() {
        records.titles.put(BEFORE, "Music");
        records.beginsAnother("2026-06-24");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "MERIT");
        Dossier dossier = records.gatherer
                .gather(records.officer(), records.college, List.of(records.student))
                .get(0);
        for (DocumentKind kind : DocumentKind.values()) {
            records.composer.compose(dossier, kind, DocumentLanguage.EN, null, occurrence -> null);
        }
        assertEquals("of both registrations and all documents", List.of(SESSION, SESSION), records.asked);
        assertEquals("once as of the decision and once as of today", 2, new HashSet<>(records.known).size());
    }

    private String programme(DocumentKind kind) {
        return records.draft(kind).programmes().get(0).title();
    }

    private LocalDate completed(String code) {
        return records.draft(DocumentKind.INTERIM_TRANSCRIPT).modules().stream()
                .filter(line -> line.code().equals(code))
                .map(Line::completedOn)
                .findFirst()
                .orElseThrow();
    }

    /** Recognises a module, puts it right, or ends that. */
    @Test
    public void L992_whoFailedAModuleAndIsExemptFromItHasTheExemptionOnTheTranscript() {
        PriorLearning exempt = prior("Z401", PriorLearning.Origin.EXEMPT, null);
        records.prior.add(exempt);
        records.result(exempt.moduleId(), BEFORE, Attempt.FIRST, "12", "F2", "2026-06-01");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        Line line = transcript().modules().get(0);
        assertEquals("exempt", line.mark());
        assertNull(line.grade());
        assertEquals(1, transcript().modules().size());
    }

    private void recognised(String code, String day, boolean ended) {
        PriorLearning prior = records.prior.stream()
                .filter(one -> records.modules.get(one.moduleId()).code().equals(code))
                .findFirst()
                .orElseGet(() -> {
                    PriorLearning one = prior(code, PriorLearning.Origin.EXEMPT, null);
                    records.prior.add(one);
                    return one;
                });
        records.recognitions.add(
                new PriorLearningState(prior, ended, "r", null, Instant.parse(day + "T09:00:00Z"), "clerk"));
    }

    private Claim claim(String code, Claim.State state) {
        List<Claim.ClaimedModule> modules = records.modules.values().stream()
                .filter(module -> module.code().equals(code))
                .map(module -> new Claim.ClaimedModule(module.id(), null, null))
                .toList();
        return new Claim(
                null,
                records.college,
                records.student,
                new ProgrammeId(22),
                SESSION,
                Claim.Kind.EXEMPTION,
                state,
                null,
                null,
                modules,
                null,
                null,
                null);
    }

    @Test
    public void gradesOfOtherFamiliesAreShownWhereTheirCreditIsHeld() {
        for (boolean policy : new boolean[] {true, false}) {
            if (!policy) {
                records.policies.clear();
                records.result(records.module("S504", 5, 20), SESSION, Attempt.FIRST, null, "S", "2027-06-01");
            } else {
                records.result(records.module("M502", 5, 20), SESSION, Attempt.FIRST, "88", "HD", "2027-06-01");
                records.result(records.module("M503", 5, 20), SESSION, Attempt.FIRST, "62", "TF", "2027-06-01");
                records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
            }
            Line line = transcript().modules().get(0);
            assertEquals("M502", line.code());
            assertEquals("88.0", line.mark());
            assertEquals("HD", line.grade());
        }
        assertEquals(List.of("M502", "S504"), codes());
        assertNull(transcript().modules().get(1).mark());
    }

    @Test
    public void withoutAPolicyTheRecordItselfIsShown() {
        records.policies.clear();
        records.result(records.module("M502", 5, 20), SESSION, Attempt.FIRST, "35.46", "PC", "2027-06-01");
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "12", "F2", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        assertEquals(List.of("M502"), codes());
        assertEquals(
                "UPPER_SECOND", records.draft(DocumentKind.CERTIFICATE).award().classification());
    }

    @Test
    public void A_2_9_10_whatAResitPassedIsCompleteOnTheDayOfTheBoardThatHadIt() {
        ModuleId module = records.module("M502", 5, 20);
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "55", "PASS", "2027-06-01");
        records.result(module, SESSION, Attempt.FIRST, "30", "F2", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "RETRIEVE", null);
        records.result(module, SESSION, Attempt.RESIT, "40", "PASS", "2027-08-20");
        records.released(SESSION, "2027-09-10", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        records.now = Instant.parse("2027-09-11T10:00:00Z");
        assertEquals(
                List.of(LocalDate.of(2027, 5, 28), LocalDate.of(2027, 9, 10)),
                transcript().modules().stream().map(line -> line.completedOn()).toList());
    }

    @Test
    public void anAwardOfAChairsActionIsConferredOnItsDay() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "REPEAT_FAILED_ONLY", "FIRST");
        records.acted("REPEAT_FAILED_ONLY", "AWARD", "2027-07-20");
        assertEquals(
                LocalDate.of(2027, 7, 20),
                records.draft(DocumentKind.CERTIFICATE).award().conferredOn());
        assertEquals(
                LocalDate.of(2027, 7, 20),
                records.draft(DocumentKind.RESULTS_LETTER).result().decidedOn());
        records.released(SESSION, "2027-06-25", Candidate.Kind.AWARD, "AWARD", "FIRST");
        records.acted("AWARD", "AWARD", "2027-07-20");
        assertEquals(
                "another class of the same award leaves the day",
                LocalDate.of(2027, 6, 25),
                records.draft(DocumentKind.CERTIFICATE).award().conferredOn());
    }

    @Test
    public void T_EX_2_aCertificateOfAnExitAwardBearsItsTitleAndClass() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD_PGCERT", "NOT_ELIGIBLE", lower(null));
        DocumentModel certificate = records.draft(DocumentKind.CERTIFICATE);
        assertEquals(
                "Postgraduate Certificate in Performance", certificate.award().title());
        assertEquals("MERIT", certificate.award().classification());
        assertEquals(
                "Postgraduate Certificate in Performance", transcript().award().title());
        DocumentModel letter = records.draft(DocumentKind.RESULTS_LETTER);
        assertEquals("Postgraduate Certificate conferred", letter.result().decisionTitle());
        assertEquals("MERIT", letter.award().classification());
    }

    @Test
    public void T_AW_5_aConfirmedInterimAwardHasACertificateWhileTheRecordStaysOpen() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null, lower(null));
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(DocumentKind.CERTIFICATE));
        records.released(SESSION, "2027-06-25", Candidate.Kind.PROGRESSION, "PROGRESS", null, lower("dean"));
        assertEquals(
                "Postgraduate Certificate in Performance",
                records.draft(DocumentKind.CERTIFICATE).award().title());
        assertNull(transcript().award());
        records.released(SESSION, "2027-06-26", Candidate.Kind.AWARD, "AWARD", "FIRST");
        assertEquals(
                "Bachelor of Music with Honours in Performance",
                records.draft(DocumentKind.CERTIFICATE).award().title());
    }

    @Test
    public void A_2_9_11_1_anAegrotatAwardHasNoClassWhateverWasProposed() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD_AEGROTAT", "NOT_ELIGIBLE");
        DocumentModel certificate = records.draft(DocumentKind.CERTIFICATE);
        assertEquals(
                "Bachelor of Music with Honours in Performance",
                certificate.award().title());
        assertNull(certificate.award().classification());
        assertEquals(
                "Aegrotat award conferred",
                records.draft(DocumentKind.RESULTS_LETTER).result().decisionTitle());
    }

    @Test
    public void T_EX_4_anAwardThatNobodyNamedHasNoCertificate() {
        LowerAward unnamed = new LowerAward("BACHELORS", null, null, null, null, null);
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD_BACHELORS", "NOT_ELIGIBLE", unnamed);
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(DocumentKind.CERTIFICATE));
    }

    private static LowerAward lower(String confirmedBy) {
        return new LowerAward("PGCERT", "PGCERT", "MERIT", new BigDecimal("61.25"), confirmedBy, null);
    }

    @Test
    public void anUnclassifiedAwardShowsNoClass() {
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UNCLASSIFIED");
        assertNull(transcript().award().classification());
        assertNull(records.draft(DocumentKind.CERTIFICATE).award().classTitle());
    }

    @Test
    public void aCertificateSaysWhatItMustAndNothingElseOfThePerson() {
        records.result(records.module("M601", 6, 20), SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        DocumentModel certificate = records.draft(DocumentKind.CERTIFICATE);
        assertEquals("First Class Honours", certificate.award().classTitle());
        assertEquals(List.of(), certificate.modules());
        assertNull(certificate.dateOfBirth());
        assertNull(certificate.studentNumber());
    }

    @Test
    public void withoutAnAwardThereIsNoCertificateAndWithoutADecisionNoLetter() {
        for (DocumentKind kind : List.of(DocumentKind.CERTIFICATE, DocumentKind.RESULTS_LETTER)) {
            Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(kind));
        }
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "RETRIEVE", null);
        Refusals.refused(Problem.Kind.CONFLICT, () -> records.draft(DocumentKind.CERTIFICATE));
        assertEquals(
                "RETRIEVE", records.draft(DocumentKind.RESULTS_LETTER).result().decision());
    }

    @Test
    public void aLetterShowsFailuresOfItsSessionToo() {
        records.result(records.module("M401", 4, 20), BEFORE, Attempt.FIRST, "50", "PASS", "2026-06-01");
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "12", "F2", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "RETRIEVE", null);
        DocumentModel letter = records.draft(DocumentKind.RESULTS_LETTER);
        assertEquals(
                List.of(new Line("M501", "Title of M501", 5, 20, "12.0", "F2", LocalDate.of(2027, 5, 28))),
                letter.modules());
        assertNull("a letter needs no date of birth", letter.dateOfBirth());
    }

    @Test
    public void theDigestFollowsTheContentsAndNothingElse() {
        String empty = digest();
        assertEquals(empty, digest());
        records.prior.add(prior("Z401", PriorLearning.Origin.EXEMPT, null));
        assertNotEquals(empty, digest());
    }

    @Test
    public void aForeignPartnerOrSomebodyWithoutThePrivilegeGetsNone() {
        Documents documents = records.documents;
        Caller stranger = new Caller(
                "stranger", Set.of(Documents.READ.name()), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DocumentKind kind = DocumentKind.TRANSCRIPT;
        DocumentLanguage language = DocumentLanguage.EN;
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> documents.draft(stranger, records.student, kind, language));
        Refusals.refused(
                Problem.Kind.NOT_FOUND, () -> documents.draftPdf(stranger, records.student, kind, language, out));
        Refusals.refused(
                Problem.Kind.NOT_FOUND, () -> documents.draft(records.officer(), new StudentId(999), kind, language));
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> documents.draft(nobody, records.student, kind, language));
        Refusals.refused(
                Problem.Kind.FORBIDDEN, () -> documents.draftPdf(nobody, records.student, kind, language, out));
        assertEquals(0, out.size());
    }

    @Test
    public void thePdfShowsTheSameWithEveryLetterOfTheName() throws IOException {
        for (int i = 0; i < 60; i++) {
            records.result(
                    records.module("M6" + (10 + i), 6, 10), SESSION, Attempt.FIRST, "61.25", "PASS", "2027-06-01");
        }
        records.released(SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        try (PdfReader reader = new PdfReader(pdf(DocumentLanguage.EN))) {
            assertTrue(reader.getNumberOfPages() > 1);
            PdfTextExtractor text = new PdfTextExtractor(reader);
            String first = text.getTextFromPage(1);
            assertTrue(first, first.contains("Siân Gwenllïan Ŵyn-Prydderch"));
            assertTrue(first, first.contains("Second Class Honours, Upper Division"));
            assertTrue(first, first.contains("61.2"));
            String second = text.getTextFromPage(2);
            assertTrue(second, second.contains("600"));
        }
    }

    @Test
    public void labelsAreEnglishWelshOrBoth() throws IOException {
        assertTrue(text(DocumentLanguage.EN).contains("No module has been completed"));
        assertTrue(text(DocumentLanguage.CY).contains("Trawsgrifiad academaidd"));
        assertTrue(text(DocumentLanguage.CY).contains("20 Medi 2024"));
        assertTrue(text(DocumentLanguage.EN_CY).contains("Academic transcript / Trawsgrifiad academaidd"));
    }

    @Test
    public void everyDecisionOfABoardHasATitleInBothLanguages() {
        Set<String> boards = Set.of("BOARD_DECISION", "NO_PROGRESSION_POINT");
        List<String> decisions =
                new ArrayList<>(List.of("AWARD", "AWARD_AEGROTAT", "AWARD_POSTHUMOUS", "NO_AWARD", "NOT_ELIGIBLE"));
        Arrays.stream(Progression.Option.values()).map(Enum::name).forEach(decisions::add);
        Arrays.stream(Progression.Outcome.values())
                .map(Enum::name)
                .filter(outcome -> !boards.contains(outcome))
                .forEach(decisions::add);
        for (DocumentLanguage language : DocumentLanguage.values()) {
            Labels labels = Labels.of(language);
            assertEquals(
                    language.name(),
                    List.of(),
                    decisions.stream()
                            .filter(decision -> !labels.has("decision", decision))
                            .toList());
        }
        String title = Labels.of(DocumentLanguage.EN_CY).code("decision", "REPEAT_FAILED_ONLY");
        assertEquals("Repeat what was failed / Ailadrodd yr hyn a fethwyd", title);
    }

    @Test
    public void everyGradeOfAResultHasATitleInBothLanguages() {
        List<String> grades =
                List.of("PASS", "PC", "F1", "F2", "HD", "D", "C", "P", "F", "TF", "S", "E", "U", "DEFERRED");
        for (DocumentLanguage language : DocumentLanguage.values()) {
            Labels labels = Labels.of(language);
            assertEquals(
                    language.name(),
                    List.of(),
                    grades.stream().filter(grade -> !labels.has("grade", grade)).toList());
        }
    }

    @Test
    public void aLetterSaysWhatCompensationIs() throws IOException {
        records.result(records.module("M501", 5, 20), SESSION, Attempt.FIRST, "38", "PC", "2027-06-01");
        records.released(SESSION, "2027-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents.draftPdf(
                records.officer(), records.student, DocumentKind.RESULTS_LETTER, DocumentLanguage.EN_CY, out);
        try (PdfReader reader = new PdfReader(out.toByteArray())) {
            String text = new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
            assertTrue(text, text.contains("PC: passed by compensation"));
            assertTrue(text, text.contains("PC: llwyddo drwy ddigolledu"));
        }
    }

    private String text(DocumentLanguage language) throws IOException {
        try (PdfReader reader = new PdfReader(pdf(language))) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        }
    }

    private byte[] pdf(DocumentLanguage language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents.draftPdf(records.officer(), records.student, DocumentKind.TRANSCRIPT, language, out);
        return out.toByteArray();
    }

    private PriorLearning prior(String code, PriorLearning.Origin origin, BigDecimal mark) {
        return new PriorLearning(records.college, records.student, records.module(code, 4, 20), origin, mark);
    }

    private DocumentModel transcript() {
        return records.draft(DocumentKind.TRANSCRIPT);
    }

    private String digest() {
        return records.documents
                .draft(records.officer(), records.student, DocumentKind.TRANSCRIPT, DocumentLanguage.EN)
                .digest();
    }

    private List<String> codes() {
        return codes(transcript());
    }

    private static List<String> codes(DocumentModel document) {
        return document.modules().stream().map(Line::code).toList();
    }
}
