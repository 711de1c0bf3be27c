package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.OutcomeRow;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.RequirementRow;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;

/** What modules demand and teach counts from a session on, once it is approved. */
public class SpecificationsTest extends CurriculumHouse {

    private ModuleId first;
    private ModuleId second;
    private ModuleId third;

    @Before
    public void modules() {
        first = admin.createModule(staff, module("A")).record().id();
        second = admin.createModule(staff, module("B")).record().id();
        third = admin.createModule(staff, module("C")).record().id();
    }

    @Test
    public void demandsCountFromTheirSessionOnOnceApproved() {
        Requirement prerequisite = new Requirement(Requirement.Kind.PREREQUISITE, List.of(first, third));
        ChangeSetId set = begun(SESSION.next());
        changes.proposeRequirements(staff, second, set, List.of(prerequisite), "sequence");
        assertEquals(Map.of(), demands(SESSION.next()));
        approve(set);
        assertEquals(Map.of(), demands(SESSION));
        assertEquals(Map.of(second, List.of(prerequisite)), demands(SESSION.next()));
        ChangeSetId later = begun(SESSION.next().next());
        changes.proposeRequirements(staff, second, later, List.of(), "no longer needed");
        approve(later);
        assertEquals(List.of(prerequisite), demands(SESSION.next()).get(second));
        assertEquals(List.of(), demands(SESSION.next().next()).get(second));
        assertEquals(2, specifications.of(staff, second, Aspect.REQUIREMENTS).size());
        assertEquals(Map.of(), specifications.of(stranger, home, List.of(second), SESSION.next()));
        refused(Problem.Kind.NOT_FOUND, () -> specifications.of(stranger, second, Aspect.REQUIREMENTS));
        assertEquals(
                specifications.of(staff, second, Aspect.REQUIREMENTS),
                specifications.all(staff, home, List.of(second), Aspect.REQUIREMENTS));
        assertEquals(List.of(), specifications.all(stranger, home, List.of(second), Aspect.REQUIREMENTS));
    }

    @Test
    public void ofSeveralOfASessionTheOneApprovedLastCounts() {
        ChangeSetId drafted = begun(SESSION);
        changes.proposeRequirements(staff, second, drafted, List.of(before(first)), "drafted first");
        changes.proposeOffer(staff, third, drafted, true, "drafted first");
        ChangeSetId next = begun(SESSION);
        changes.proposeRequirements(staff, second, next, List.of(before(third)), "drafted next");
        changes.proposeOffer(staff, third, next, false, "drafted next");
        approve(next);
        assertEquals(List.of(before(third)), demands(SESSION).get(second));
        assertEquals(Set.of(third), specifications.discontinued(staff, home, List.of(third), SESSION));
        approve(drafted);
        assertEquals(List.of(before(first)), demands(SESSION).get(second));
        assertEquals(Set.of(), specifications.discontinued(staff, home, List.of(third), SESSION));
        assertEquals(
                List.of("module B, REQUIREMENTS", "module C, OFFER"),
                changes.checks(staff, drafted).stream()
                        .filter(check -> check.code().equals("SUPERSEDES"))
                        .map(CurriculumCheck::subject)
                        .toList());
    }

    @Test
    public void prerequisitesMakeNoCircle() {
        ChangeSetId set = begun(SESSION);
        changes.proposeRequirements(staff, first, set, List.of(before(second)), "why");
        changes.proposeRequirements(staff, second, set, List.of(before(third)), "why");
        approve(set);
        ChangeSetId closing = begun(SESSION.next());
        changes.proposeRequirements(staff, third, closing, List.of(before(first)), "why");
        ProblemException refusal = assertThrows(ProblemException.class, () -> changes.submit(staff, closing, null));
        assertEquals("CIRCLE", refusal.problem().faults().get(0).value());
    }

    @Test
    public void aDemandNamesOtherModulesOfTheInstitutionAndDoesNotContradictAnother() {
        ChangeSetId set = begun(SESSION);
        assertEquals(
                List.of("requirements[0].anyOf", "requirements[1].anyOf", "requirements[2].anyOf"),
                faults(() -> changes.proposeRequirements(
                        staff,
                        first,
                        set,
                        List.of(
                                before(first),
                                new Requirement(Requirement.Kind.COREQUISITE, List.of(new ModuleId(1))),
                                before(second),
                                new Requirement(Requirement.Kind.EXCLUDED, List.of(second))),
                        "why")));
        refused(Problem.Kind.INVALID, () -> changes.submit(staff, set, null));
    }

    @Test
    public void outcomesSayWhichMustBePassed() {
        LearningOutcome safe = new LearningOutcome("LO1", "Works safely", true, List.of("LAB"));
        ChangeSetId set = begun(SESSION);
        changes.proposeOutcomes(staff, first, set, List.of(safe), "professional body");
        assertEquals(
                List.of("outcomes[1].code", "outcomes[1].wording", "outcomes[1].assessedBy"),
                faults(() -> changes.proposeOutcomes(
                        staff,
                        first,
                        set,
                        List.of(safe, new LearningOutcome("LO1", "", false, List.of("a;b"))),
                        "why")));
        approve(set);
        assertEquals(
                Map.of(first, List.of(safe)), specifications.outcomes(staff, home, List.of(first, second), SESSION));
        refused(
                Problem.Kind.CONFLICT,
                () -> changes.proposeOutcomes(staff, first, set, List.of(), "after the decision"));
    }

    @Test
    public void whoReplacesAProposalHasSeenIt() {
        ChangeSetId set = begun(SESSION);
        refused(
                Problem.Kind.STALE,
                () -> changes.proposeRequirements(staff, second, set, List.of(before(first)), "why", 1L));
        assertEquals(
                1,
                changes.proposeRequirements(staff, second, set, List.of(before(first)), "why")
                        .version());
        refused(
                Problem.Kind.PRECONDITION_REQUIRED,
                () -> changes.proposeRequirements(staff, second, set, List.of(before(third)), "unseen"));
        ModuleSpecification replaced =
                changes.proposeRequirements(staff, second, set, List.of(before(third)), "seen", 1L);
        assertEquals(2, replaced.version());
        assertEquals(List.of(replaced), specifications.of(staff, second, Aspect.REQUIREMENTS));
        refused(
                Problem.Kind.STALE,
                () -> changes.proposeRequirements(staff, second, set, List.of(before(first)), "late", 1L));
        assertEquals(
                2,
                changes.proposeRequirements(staff, second, set, List.of(before(third)), "the same", 2L)
                        .version());
        changes.proposeOutcomes(staff, second, set, List.of(), "why");
        refused(
                Problem.Kind.PRECONDITION_REQUIRED,
                () -> changes.proposeOutcomes(
                        staff,
                        second,
                        set,
                        List.of(new LearningOutcome("LO1", "Works safely", true, List.of())),
                        "unseen"));
    }

    @Test
    public void importsAreDraftsAndIdempotent() {
        List<RequirementRow> demands = List.of(
                new RequirementRow(
                        "B", SESSION, List.of(new RequirementRow.Demand(Requirement.Kind.PREREQUISITE, List.of("A")))),
                new RequirementRow(
                        "C", SESSION, List.of(new RequirementRow.Demand(Requirement.Kind.PREREQUISITE, List.of("?")))));
        assertEquals(
                all(RowOutcome.Kind.CREATED, RowOutcome.Kind.REFUSED),
                kinds(admin.importRequirements(staff, home, demands)));
        assertEquals(
                all(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED),
                kinds(admin.importRequirements(staff, home, demands)));
        List<OutcomeRow> outcomes =
                List.of(new OutcomeRow("A", SESSION, List.of(new LearningOutcome("LO1", "Knows", false, List.of()))));
        assertEquals(all(RowOutcome.Kind.CREATED), kinds(admin.importOutcomes(staff, home, outcomes)));
        assertEquals(all(RowOutcome.Kind.UNCHANGED), kinds(admin.importOutcomes(staff, home, outcomes)));
        ChangeSetId set =
                specifications.of(staff, first, Aspect.OUTCOMES).get(0).changeSetId();
        assertEquals(
                set,
                specifications.of(staff, second, Aspect.REQUIREMENTS).get(0).changeSetId());
        approve(set);
        assertEquals(all(RowOutcome.Kind.UNCHANGED), kinds(admin.importOutcomes(staff, home, outcomes)));
        assertTrue(demands(SESSION).containsKey(second));
    }

    private static Requirement before(ModuleId module) {
        return new Requirement(Requirement.Kind.PREREQUISITE, List.of(module));
    }

    private Map<ModuleId, List<Requirement>> demands(AcademicSession session) {
        return specifications.of(staff, home, List.of(first, second, third), session);
    }

    private ChangeSetId begun(AcademicSession session) {
        return changes.begin(staff, home, "Review", session, "periodic review").id();
    }

    private void approve(ChangeSetId set) {
        changes.submit(staff, set, null);
        changes.approve(approver, set, "as the committee decided");
    }
}
