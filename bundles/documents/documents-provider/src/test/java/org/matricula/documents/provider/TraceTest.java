package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentTrace;
import org.matricula.documents.api.DocumentTrace.ModuleTrace;
import org.matricula.documents.api.Documents;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;

/** Where the figures of a document come from. */
public class TraceTest {

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

    private Caller reader() {
        return new Caller(
                "reader",
                Set.of(Documents.READ.name(), Marks.READ.name(), Boards.READ.name()),
                Scope.of(List.of(records.college)));
    }
}
