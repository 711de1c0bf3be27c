package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentTrace;
import org.matricula.documents.api.DocumentTrace.ModuleTrace;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;

/** Where the figures of a document come from. */
public class TraceTest {

    private static final AcademicSession BEFORE = Records.SESSION.previous();

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
    public void everyFigureLeadsToItsMarksItsRulingAndItsDecision() {
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.mark("40", "2027-05-20");
        records.mark("69.99", "2027-05-25");
        records.mark("12", "2027-07-25");
        records.prior.add(new PriorLearning(
                records.college, records.student, records.module("Z401", 4, 20), PriorLearning.Origin.EXEMPT, null));
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        DocumentTrace trace = records.traces.trace(reader(), issued.id());
        assertEquals(issued, trace.document());
        ModuleTrace exempt = trace.modules().get(0);
        assertEquals("EXEMPT", exempt.origin());
        assertNull(exempt.result());
        ModuleTrace module = trace.modules().get(1);
        assertEquals("69.9", module.line().mark());
        assertEquals(
                "corrections and what counts, but not what came after the result",
                List.of("40", "69.99"),
                module.marks().stream().map(Mark::mark).map(Object::toString).toList());
        assertEquals(Records.PACK, module.result().pack());
        assertEquals("{\"findings\":[]}", module.ruling());
        assertEquals(records.decisions.get(0).meetingId(), module.released().id());
        assertEquals("AWARD", trace.decision().candidate().decision());
        assertEquals("[]", trace.decision().rulings());
        assertEquals(Records.PACK, trace.pack());
        assertTrue(
                trace.rules().toString(),
                trace.rules().stream()
                        .anyMatch(rule -> rule.code().equals("MODULE_SHOWN")
                                && rule.facts().contains("M601")
                                && rule.clause() != null));
    }

    @Test
    public void whatAResitCarriesLeadsToTheMarksOfTheAttemptBeforeIt() {
        var module = records.module("M601", 6, 20);
        records.result(module, Records.SESSION, Attempt.FIRST, "38", "F1", "2027-02-01");
        records.mark("61", "2027-01-20");
        records.mark("62", "2027-01-21");
        records.ruling = "{\"markRows\":{\"CW1\":\"%s\"},\"findings\":[]}"
                .formatted(records.marks.get(1).id());
        records.result(module, Records.SESSION, Attempt.RESIT, "40", "PASS", "2027-06-01");
        records.mark("45", "2027-05-20");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        DocumentTrace trace = records.traces.trace(
                reader(), records.issue(DocumentKind.TRANSCRIPT).id());
        assertEquals(
                List.of("61", "62", "45"),
                trace.modules().get(0).marks().stream()
                        .map(Mark::mark)
                        .map(Object::toString)
                        .toList());
    }

    @Test
    public void whatWasMarkedByCandidateNumberIsTracedToo() {
        var module = records.module("M601", 6, 20);
        records.result(module, Records.SESSION, Attempt.FIRST, "64", "PASS", "2027-06-01");
        records.mark("64", "2027-05-20");
        records.numbered.add(records.marks.get(0).id());
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        DocumentTrace trace = records.traces.trace(
                reader(), records.issue(DocumentKind.TRANSCRIPT).id());
        assertEquals(1, trace.modules().get(0).marks().size());
    }

    @Test
    public void aTraceStaysWhatItWasWhenTheRecordGoesOn() {
        var module = records.module("M601", 6, 20);
        records.result(module, Records.SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        records.result(module, Records.SESSION, Attempt.RESIT, "10", "F1", "2027-07-01");
        records.released(Records.SESSION, "2027-07-24", Candidate.Kind.AWARD, "RETRIEVE", null);
        DocumentTrace trace = records.traces.trace(reader(), issued.id());
        assertEquals("AWARD", trace.decision().candidate().decision());
        assertEquals("PASS", trace.modules().get(0).result().grade());
    }

    @Test
    public void aDocumentTracesToWhatItWasMadeOfThoughTheMarkAndTheDecisionWerePutRightSince() {
        var module = records.module("M601", 6, 20);
        records.result(module, Records.SESSION, Attempt.FIRST, "58", "PASS", "2027-06-01");
        records.mark("58", "2027-05-20");
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "LOWER_SECOND");
        Candidate decided = records.decisions.get(0);
        List<IssuedDocument> before = List.of(
                records.issue(DocumentKind.TRANSCRIPT),
                records.issue(DocumentKind.RESULTS_LETTER),
                records.issue(DocumentKind.CERTIFICATE));

        records.now = Records.NOW.plusSeconds(86_400);
        records.mark("62", "2027-08-02");
        records.again("62", "PASS", "2027-08-02");
        records.corrected("2027-08-02");
        records.rulings.put(records.now, "[{\"classification\":\"UPPER_SECOND\"}]");
        records.reclassed("UPPER_SECOND");
        records.acted("AWARD", "AWARD", "2027-08-02");
        records.now = records.now.plusSeconds(1);

        for (IssuedDocument document : before) {
            DocumentTrace trace = records.traces.trace(reader(), document.id());
            assertEquals(decided, trace.decision().candidate());
            assertEquals("[]", trace.decision().rulings());
            for (ModuleTrace module601 : trace.modules()) {
                assertEquals("58.0", module601.line().mark());
                assertEquals(new BigDecimal("58"), module601.result().mark());
                assertEquals(1, module601.marks().size());
            }
        }
        IssueRequest again = new IssueRequest(
                records.student,
                DocumentKind.TRANSCRIPT,
                DocumentLanguage.EN,
                null,
                before.get(0).id(),
                "shows a class that was put right");
        DocumentTrace after = records.traces.trace(
                reader(), records.office.issue(records.officer(), again).id());
        assertEquals("UPPER_SECOND", after.decision().candidate().classification());
        assertEquals("[{\"classification\":\"UPPER_SECOND\"}]", after.decision().rulings());
        assertEquals("62.0", after.modules().get(0).line().mark());
        assertEquals(2, after.modules().get(0).marks().size());
    }

    @Test
    public void withoutAPolicyTheTraceSaysThatNoneWasAsked() {
        records.policies.clear();
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        DocumentTrace trace = records.traces.trace(
                reader(), records.issue(DocumentKind.CERTIFICATE).id());
        assertNull(trace.pack());
        assertEquals(List.of(), trace.rules());
    }

    @Test
    public void aTraceNeedsThePrivilegesToReadWhatItShows() {
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
        IssuedDocument issued = records.issue(DocumentKind.CERTIFICATE);
        Refusals.refused(Problem.Kind.FORBIDDEN, () -> records.traces.trace(records.officer(), issued.id()));
        Caller stranger =
                new Caller("stranger", reader().privileges(), Scope.of(List.of(new InstitutionCode("elsewhere"))));
        Refusals.refused(Problem.Kind.NOT_FOUND, () -> records.traces.trace(stranger, issued.id()));
    }

    @Test
    public void noFigureOfAnyDocumentStandsWithoutWhatItRestsOn() {
        records.result(records.module("M501", 5, 20), BEFORE, Attempt.FIRST, "55", "PASS", "2026-06-01");
        records.mark("55", "2026-05-20");
        records.released(BEFORE, "2026-06-24", Candidate.Kind.PROGRESSION, "PROGRESS", null);
        IssuedDocument interim = records.issue(DocumentKind.INTERIM_TRANSCRIPT);
        // compensated, resat, put right after the release, and recorded under an identity that was merged
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "38", "F1", "2027-06-01");
        records.mark("38", "2027-05-20");
        records.again("38", "PC", "2027-06-02");
        ModuleId resat = records.module("M602", 6, 40);
        records.result(resat, Records.SESSION, Attempt.FIRST, "20", "F2", "2027-02-01");
        records.mark("20", "2027-01-20");
        records.result(resat, Records.SESSION, Attempt.RESIT, "40", "PASS", "2027-06-01");
        records.mark("66", "2027-05-20");
        records.as = records.merged;
        records.result(records.module("M603", 6, 20), Records.SESSION, Attempt.FIRST, "69.99", "PASS", "2027-06-01");
        records.mark("69.99", "2027-05-20");
        records.as = records.student;
        records.result(records.module("M604", 6, 40), Records.SESSION, Attempt.FIRST, "60", "PASS", "2027-06-01");
        records.mark("60", "2027-05-20");
        records.prior.add(new PriorLearning(
                records.college, records.student, records.module("Z401", 4, 20), PriorLearning.Origin.EXEMPT, null));
        records.prior.add(new PriorLearning(
                records.college,
                records.student,
                records.module("Z402", 4, 10),
                PriorLearning.Origin.EXPERIENTIAL,
                new BigDecimal("58")));
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "UPPER_SECOND");
        records.mark("64.25", "2027-06-28");
        records.again("64.25", "PASS", "2027-06-29");
        records.corrected("2027-06-30");
        List<IssuedDocument> all = new ArrayList<>(List.of(interim));
        for (DocumentKind kind :
                List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER, DocumentKind.CERTIFICATE)) {
            all.add(records.issue(kind));
        }
        assertEquals(List.of(1, 7, 5, 0), all.stream().map(this::walked).toList());
    }

    /** Walks the figures of a document and fails for one that leads nowhere; how many modules it has. */
    private int walked(IssuedDocument issued) {
        DocumentModel model = records.documents.model(records.officer(), issued.id());
        DocumentTrace trace = records.traces.trace(reader(), issued.id());
        assertEquals(
                model.modules(), trace.modules().stream().map(ModuleTrace::line).toList());
        Map<Integer, Integer> credits = new TreeMap<>();
        for (ModuleTrace module : trace.modules()) {
            Line line = module.line();
            String what = issued.kind() + " " + line;
            if (module.result() == null) {
                // what is recognised was never marked here
                PriorLearning prior = records.prior.stream()
                        .filter(p -> records.modules.get(p.moduleId()).code().equals(line.code()))
                        .findFirst()
                        .orElseThrow();
                assertEquals(what, prior.origin().name(), module.origin());
                assertEquals(what, prior.mark() == null ? "exempt" : Composer.shown(prior.mark()), line.mark());
                credits.merge(
                        line.level(), records.modules.get(prior.moduleId()).credits(), Integer::sum);
                continue;
            }
            assertNull(what, module.origin());
            assertEquals(what, Composer.shown(module.result().mark()), line.mark());
            assertEquals(what, module.result().grade(), line.grade());
            assertEquals(what, module.result().level(), line.level());
            assertFalse("marks of " + what, module.marks().isEmpty());
            assertTrue(what, module.marks().stream().allMatch(mark -> mark.registrationId()
                    .equals(module.result().registrationId())));
            assertTrue("ruling of " + what, module.ruling().contains("findings"));
            assertEquals("pack of " + what, Records.PACK, module.result().pack());
            assertTrue(
                    "decision that released " + what, records.decisions.stream().anyMatch(d -> d.meetingId()
                            .equals(module.released().id())));
            credits.merge(line.level(), module.result().credits(), Integer::sum);
        }
        assertEquals(
                "credits by level",
                model.modules().stream()
                        .collect(
                                Collectors.groupingBy(Line::level, TreeMap::new, Collectors.summingInt(Line::credits))),
                credits);
        if (model.award() != null) {
            Candidate decided = trace.decision().candidate();
            assertEquals(
                    model.award().classification(),
                    decided.conferral().orElseThrow().classification());
            assertEquals(model.award().conferredOn(), trace.decision().meeting().heldOn());
            assertEquals(Records.PACK, decided.pack());
        }
        if (model.result() != null) {
            assertEquals(model.result().decision(), trace.decision().candidate().decision());
            assertEquals(model.result().session(), trace.decision().meeting().session());
        }
        return model.modules().size();
    }

    private Caller reader() {
        return new Caller(
                "reader",
                Set.of(Documents.READ.name(), Marks.READ.name(), Boards.READ.name()),
                Scope.of(List.of(records.college)));
    }
}
