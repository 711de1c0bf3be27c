package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Source;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrids;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.OwnOutcomes;
import org.matricula.assessment.api.OwnOutcomes.OwnOutcome;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.submission.OwnOutcomeRecords;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.regulations.api.Pack;

/** Reassessment in another form, and what students see of decisions. */
public class OtherFormTest extends AssessmentHouse {

    private static final Pack USW = Packs.read("pack-usw-taught");
    private static final Pack UOW = Packs.read("pack-uow-coursework");
    private static final String ORAL = "an oral examination of 20 minutes";
    private static final String AGREED = "subject board of 6 January, minute 4";

    private final Caller marker = caller("marker", Marks.READ);
    private final Caller student = caller("a1", Submissions.OWN);
    private Occurrence maths;
    private ModuleRegistration first;
    private MarkGrids grids;
    private OwnOutcomes own;

    @Before
    public void open() {
        packs.regulations = USW;
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        first = campus.register("A1", maths);
        grids = campus.grids(database, clock);
        own = new OwnOutcomeRecords(
                database.dataSource(),
                new OwnWork(campus.account("a1", "A1"), campus.persons(), campus.registrations()),
                campus.curriculum(),
                campus.registrations());
    }

    @Test
    public void tEc7_aResitInAnotherFormIsShownInTheGridAndToTheStudent() {
        ModuleRegistration resit = resit();
        AssessmentOutcome recorded = outcomes.record(registrar, form(resit, element("CW1"), ORAL, AGREED));
        assertEquals(AGREED, outcomes.get(registrar, recorded.id()).decision().subjectBoard());
        assertEquals(1, audited("assessment.record-outcome", "outcome/" + recorded.id()));
        assertEquals(ORAL, cell(Attempt.RESIT, "CW1").form());
        assertEquals(List.of(Kind.OTHER_FORM), cell(Attempt.RESIT, "CW1").outcomes());
        assertNull(cell(Attempt.RESIT, "CW2").form());
        assertNull(cell(Attempt.FIRST, "CW1").form());
        assertEquals(
                List.of(new OwnOutcome(
                        "MATHS", Campus.SESSION, Attempt.RESIT, "CW1", Kind.OTHER_FORM, null, ORAL, day())),
                own.own(student));
        outcomes.revoke(registrar, recorded.id(), "taken back by the board");
        assertNull(cell(Attempt.RESIT, "CW1").form());
        assertEquals(List.of(), own.own(student));
    }

    @Test
    public void tEc7_theFormChangesNeitherTheRulesNorTheCapOfTheResit() {
        record(row("A1", MATHS, Attempt.FIRST, "CW1", "20"));
        record(row("A1", MATHS, Attempt.FIRST, "CW2", "60"));
        ModuleRegistration resit = resit();
        outcomes.record(registrar, form(resit, element("CW1"), ORAL, AGREED));
        record(row("A1", MATHS, Attempt.RESIT, "CW1", "80"));
        compute();
        ModuleResult result = results.history(registrar, resit.id()).get(0).result();
        assertEquals(new BigDecimal("40"), result.mark());
        assertEquals("PASS", result.grade());
    }

    @Test
    public void tEc7_theSubjectBoardHasToAgreeOnTheForm() {
        ModuleRegistration resit = resit();
        Problem refused = problem(() -> outcomes.record(registrar, form(resit, element("CW1"), ORAL, null)));
        assertEquals("subjectBoard", refused.faults().get(0).field());
        assertEquals(
                "must be given: the subject board has to agree on the form (T-EC-7)",
                refused.faults().get(0).rule());
        assertFault("form", () -> outcomes.record(registrar, form(resit, element("CW1"), " ", AGREED)));
        assertFault("elementId", () -> outcomes.record(registrar, form(resit, null, ORAL, AGREED)));
        assertFault(
                "subjectBoard", () -> outcomes.record(registrar, form(resit, element("CW1"), ORAL, "x".repeat(201))));
        assertEquals(List.of(), outcomes.of(registrar, campus.student("A1")));
    }

    @Test
    public void tEc7_onlyWhatIsTakenAgainHasAnotherForm() {
        assertFault("registrationId", () -> outcomes.record(registrar, form(first, element("CW1"), ORAL, AGREED)));
        decide(first, element("CW1"), Kind.DEFERRED, null, null);
        outcomes.record(registrar, form(first, element("CW1"), ORAL, AGREED));
        assertFault("registrationId", () -> outcomes.record(registrar, form(first, element("CW2"), ORAL, AGREED)));
        ModuleRegistration repeat =
                campus.register("A1", campus.again(maths, Campus.SESSION, "S2"), Attempt.REPEAT, Status.REGISTERED);
        ElementId again = element(campus.runs.get(repeat.occurrenceId()), "CW1");
        assertFault("registrationId", () -> outcomes.record(registrar, form(repeat, again, ORAL, AGREED)));
    }

    @Test
    public void tEc7_otherDecisionsHaveNoFormAndOtherRegulationsKnowNone() {
        ModuleRegistration resit = resit();
        Decision cap = new Decision(
                resit.id(),
                null,
                Kind.LATE_ACCEPTED,
                Source.OTHER,
                null,
                null,
                null,
                null,
                ORAL,
                AGREED,
                "x",
                "x",
                day());
        assertEquals(
                List.of("form", "subjectBoard"),
                problem(() -> outcomes.record(registrar, cap)).faults().stream()
                        .map(fault -> fault.field())
                        .toList());
        packs.regulations = UOW;
        assertFault("kind", () -> outcomes.record(registrar, form(resit, element("CW1"), ORAL, AGREED)));
    }

    @Test
    public void studentsSeeTheirOwnDecisionsThatTellOfNoMark() {
        decide(first, element("CW1"), Kind.EXTENSION, Campus.DEADLINE.plusDays(7), null);
        decide(first, null, Kind.CAP, null, "40");
        ModuleRegistration other = campus.register("A2", maths);
        decide(other, element("CW1"), Kind.EXTENSION, Campus.DEADLINE.plusDays(7), null);
        assertEquals(
                List.of(new OwnOutcome(
                        "MATHS",
                        Campus.SESSION,
                        Attempt.FIRST,
                        "CW1",
                        Kind.EXTENSION,
                        Campus.DEADLINE.plusDays(7),
                        null,
                        day())),
                own.own(student));
        assertKind(Problem.Kind.FORBIDDEN, () -> own.own(marker));
        assertKind(Problem.Kind.NOT_FOUND, () -> own.own(caller("nobody", Submissions.OWN)));
        assertEquals(List.of(), own.own(new Caller("a1", student.privileges(), stranger.scope())));
    }

    private ModuleRegistration resit() {
        return campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
    }

    private static Decision form(ModuleRegistration sitting, ElementId element, String form, String subjectBoard) {
        return new Decision(
                sitting.id(),
                element,
                Kind.OTHER_FORM,
                Source.CIRCUMSTANCES,
                null,
                null,
                null,
                null,
                form,
                subjectBoard,
                "award board of 9 January",
                "APAB-2017-01/12",
                day());
    }

    private ElementId element(String code) {
        return element(maths, code);
    }

    private MarkGrid.Cell cell(Attempt attempt, String element) {
        return grids.grid(marker, maths.id()).rows().stream()
                .filter(row -> row.attempt() == attempt)
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.elementCode().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day() {
        return LocalDate.of(2017, 1, 9);
    }
}
