package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcomeRow;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.provider.outcome.OutcomeFileRecords;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.students.api.StudentId;

/** What panels decided leaves as rows and comes in again as it was. */
public class OutcomeFilesTest extends AssessmentHouse {

    private static final String WHY = "import 17";
    private static final LocalDateTime NOON = LocalDateTime.of(2017, 1, 8, 12, 0, 0, 1000);

    private OutcomeFileRecords files;
    private Occurrence maths;
    private ModuleRegistration sitting;
    private Map<StudentId, String> here;

    @Before
    public void open() {
        files = new OutcomeFileRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                campus.students(),
                campus.curriculum(),
                campus.registrations(),
                packs,
                campus.ownWork(),
                campus.outdated(database),
                campus.days(clock));
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        sitting = campus.register("A1", maths);
        campus.register("B2", maths);
        here = Map.of(campus.student("A1"), "A1");
    }

    private static AssessmentOutcomeRow row(String number, Kind kind, String element, LocalDateTime due, String cap) {
        return new AssessmentOutcomeRow(
                number,
                "MATHS",
                Campus.SESSION,
                "S1",
                ModuleRegistration.Attempt.FIRST,
                element,
                kind,
                AssessmentOutcome.Source.OTHER,
                NOON,
                "jo",
                due,
                cap == null ? null : Campus.percent(cap),
                null,
                null,
                null,
                null,
                "panel of 8 January",
                "EC-1",
                LocalDate.of(2017, 1, 8),
                null,
                null,
                null);
    }

    private static AssessmentOutcomeRow revoked(AssessmentOutcomeRow r, LocalDateTime at) {
        return new AssessmentOutcomeRow(
                r.studentNumber(),
                r.moduleCode(),
                r.session(),
                r.period(),
                r.attempt(),
                r.elementCode(),
                r.kind(),
                r.source(),
                r.recordedAt(),
                r.officer(),
                r.dueAt(),
                r.cap(),
                r.retake(),
                r.electedOn(),
                r.form(),
                r.subjectBoard(),
                r.reason(),
                r.evidenceReference(),
                r.decidedOn(),
                "wrong student",
                "sam",
                at);
    }

    private List<RowOutcome> take(Caller by, AssessmentOutcomeRow... rows) {
        return files.importOutcomes(by, institution, List.of(rows), Set.of(), WHY);
    }

    private static List<String> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(one -> one.kind().name()).toList();
    }

    private static List<String> fields(List<RowOutcome> outcomes) {
        return outcomes.get(0).problem().faults().stream()
                .map(fault -> fault.field())
                .toList();
    }

    @Test
    public void outcomesComeInAsTheyLeftWithWhoAndWhenAndCount() {
        AssessmentOutcomeRow extension = row("A1", Kind.EXTENSION, "CW1", Campus.DEADLINE.plusDays(7), null);
        AssessmentOutcomeRow cap = row("A1", Kind.CAP, null, null, "40.00");
        AssessmentOutcomeRow wrong = revoked(row("A1", Kind.LATE_ACCEPTED, "CW2", null, null), NOON.plusHours(1));
        assertEquals(List.of("CREATED", "CREATED", "CREATED"), kinds(take(registrar, extension, cap, wrong)));
        assertEquals(List.of(extension, cap, wrong), files.outcomes(registrar, institution, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED", "UNCHANGED"), kinds(take(registrar, extension, cap, wrong)));
        List<AssessmentOutcome> stands = outcomes.standing(registrar, institution, here.keySet());
        assertEquals(
                List.of(Kind.EXTENSION, Kind.CAP),
                stands.stream().map(one -> one.decision().kind()).toList());
        assertEquals("jo", stands.get(0).officer());
        assertEquals(
                1,
                audited("assessment.import-outcome", "outcome/" + stands.get(0).id()));
    }

    @Test
    public void T_BD_4_theRowAboutTheOwnWorkIsRefusedAndTheOthersAreTaken() {
        campus.linked = Map.of(registrar.name(), "A1");
        List<RowOutcome> done = take(
                registrar,
                row("A1", Kind.DEFERRED, null, null, null),
                row("B2", Kind.LATE_ACCEPTED, "CW1", null, null));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(done));
        assertEquals(Problem.Kind.FORBIDDEN, done.get(0).problem().kind());
        assertEquals(List.of(), outcomes.of(registrar, campus.student("A1")));
    }

    @Test
    public void tEc7_anotherFormLeavesWithTheBoardThatAgreedAndComesIn() {
        packs.regulations = Packs.read("pack-usw-taught");
        AssessmentOutcomeRow r = row("A1", Kind.OTHER_FORM, "CW1", null, null);
        AssessmentOutcomeRow form = new AssessmentOutcomeRow(
                r.studentNumber(),
                r.moduleCode(),
                r.session(),
                r.period(),
                r.attempt(),
                r.elementCode(),
                r.kind(),
                r.source(),
                r.recordedAt(),
                r.officer(),
                r.dueAt(),
                r.cap(),
                r.retake(),
                r.electedOn(),
                "an oral examination of 20 minutes",
                "subject board of 6 January",
                r.reason(),
                r.evidenceReference(),
                r.decidedOn(),
                null,
                null,
                null);
        assertEquals(List.of("CREATED"), kinds(take(registrar, form)));
        assertEquals(List.of(form), files.outcomes(registrar, institution, here));
    }

    @Test
    public void whatWasDecidedHereLeavesAndIsKnownAgain() {
        decide(sitting, null, Kind.CAP, null, "40");
        List<AssessmentOutcomeRow> left = files.outcomes(registrar, institution, here);
        assertEquals(1, left.size());
        assertEquals(List.of("UNCHANGED"), kinds(take(registrar, left.get(0))));
    }

    @Test
    public void anOutcomeThatIsHereIsNeitherChangedNorRevokedByAFile() {
        AssessmentOutcomeRow cap = row("A1", Kind.CAP, null, null, "40");
        take(registrar, cap);
        List<RowOutcome> outcomes =
                take(registrar, row("A1", Kind.CAP, null, null, "50"), revoked(cap, NOON.plusHours(1)));
        assertEquals(List.of("REFUSED", "REFUSED"), kinds(outcomes));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(List.of(cap), files.outcomes(registrar, institution, here));
    }

    @Test
    public void aRowAtFaultIsRefusedAndHindersNoOther() {
        List<RowOutcome> outcomes = take(
                registrar,
                row("Z9", Kind.CAP, null, null, "40"),
                row("B2", Kind.EXTENSION, "XX", null, null),
                row("B2", Kind.CAP, null, null, "40"));
        assertEquals(List.of("REFUSED", "REFUSED", "CREATED"), kinds(outcomes));
        assertEquals(List.of("studentNumber"), fields(outcomes));
        assertEquals(List.of("elementCode", "dueAt"), fields(outcomes.subList(1, 2)));
        campus.student("C3");
        assertEquals(
                List.of("moduleCode, session, period, attempt"),
                fields(take(registrar, row("C3", Kind.CAP, null, null, "40"))));
        assertEquals(
                List.of("revokedAt"),
                fields(take(registrar, revoked(row("B2", Kind.LATE_ACCEPTED, "CW1", null, null), NOON.plusYears(1)))));
        assertEquals(
                List.of("dueAt"),
                fields(take(registrar, row("B2", Kind.EXTENSION, "CW1", Campus.DEADLINE.minusDays(1), null))));
    }

    @Test
    public void everyWayNeedsItsPrivilegeAndTheScope() {
        take(registrar, row("A1", Kind.CAP, null, null, "40"));
        Caller reader = caller("reader", AssessmentOutcomes.READ);
        assertKind(Problem.Kind.FORBIDDEN, () -> take(reader));
        assertKind(Problem.Kind.FORBIDDEN, () -> take(stranger));
        assertKind(Problem.Kind.FORBIDDEN, () -> files.outcomes(stranger, institution, here));
        assertKind(
                Problem.Kind.FORBIDDEN,
                () -> files.outcomes(caller("writer", AssessmentOutcomes.WRITE), institution, here));
        assertTrue(files.outcomes(
                        stranger, stranger.scope().institutions().iterator().next(), here)
                .isEmpty());
    }
}
