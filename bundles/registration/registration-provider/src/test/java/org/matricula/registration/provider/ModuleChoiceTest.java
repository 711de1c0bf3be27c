package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRequirements;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.module.StudiedRuns;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StudentId;

public class ModuleChoiceTest extends GovernedFixture {

    private final Map<ModuleId, List<Requirement>> demands = new HashMap<>();
    private final Set<ModuleId> passed = new HashSet<>();
    private final PriorResults results = this::passed;
    private ProgrammeRegistrationId registration;
    private Caller author;
    private ModuleId basics;
    private ModuleId advanced;
    private OccurrenceId basicsRun;
    private OccurrenceId advancedRun;

    @Before
    public void offer() {
        author = new Caller("author", Set.of(RegisteredRuns.READ.name()), Scope.of(Set.of(usw)));
        registration = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null))
                .record()
                .id();
        basics = module("CS100");
        advanced = module("CS200");
        basicsRun = run(basics, START);
        advancedRun = run(advanced, START);
        contributors.setResults(results);
        contributors.setRequirements(this::requirements);
    }

    @Test
    public void aPermittedChoiceIsRegistered() {
        ModuleProposal proposal = choices.propose(officer, take(basicsRun));
        assertTrue(proposal.toString(), proposal.permitted());
        assertEquals(20, proposal.credits());
        assertTrue(proposal.pack().startsWith("usw-taught"));
        assertEquals(0, rows("registration_module"));
        List<ModuleRegistration> done = choices.register(officer, take(basicsRun), null);
        assertEquals(TODAY, done.get(0).registeredOn());
        assertEquals(done, registrations.modulesOf(caller, ada));
    }

    @Test
    public void aPrerequisiteMustBePassedOrWaived() {
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(basics))));
        ModuleProposal proposal = choices.propose(officer, take(advancedRun, basicsRun));
        assertEquals(List.of("PREREQUISITE"), proposal.refusals());
        assertEquals(List.of("CS200"), faults(() -> choices.register(officer, take(advancedRun), null)));
        assertEquals(0, rows("registration_module"));
        passed.add(basics);
        assertTrue(choices.propose(officer, take(advancedRun)).permitted());
        passed.clear();
        waived(ada, "L1417");
        ModuleProposal waived = choices.propose(officer, take(advancedRun));
        assertTrue(waived.permitted());
        assertTrue(waived.rules().stream()
                .anyMatch(rule -> rule.code().equals("WAIVED") && rule.facts().containsKey("waiver")));
    }

    @Test
    public void recognisedLearningCountsAsPassed() {
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(basics))));
        admin.importPriorLearning(
                caller, usw, List.of(new PriorLearningRow("A1", "CS100", PriorLearning.Origin.EXEMPT, null)));
        assertTrue(choices.propose(officer, take(advancedRun)).permitted());
    }

    @Test
    public void coRequisitesAndExclusionsLookAtWhatIsTakenTogether() {
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.COREQUISITE, List.of(basics))));
        assertEquals(
                List.of("COREQUISITE"),
                choices.propose(officer, take(advancedRun)).refusals());
        assertTrue(choices.propose(officer, take(advancedRun, basicsRun)).permitted());
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.EXCLUDED, List.of(basics))));
        assertEquals(
                List.of("EXCLUDED"),
                choices.propose(officer, take(advancedRun, basicsRun)).refusals());
    }

    @Test
    public void withoutResultsOrDemandsNobodyCanSay() {
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(basics))));
        contributors.unsetResults(results);
        assertEquals(
                List.of("RESULTS_UNKNOWN"),
                choices.propose(officer, take(advancedRun)).refusals());
        assertTrue(choices.propose(officer, take(basicsRun)).permitted());
        contributors.setRequirements(null);
        assertEquals(
                List.of("DEMANDS_UNKNOWN"),
                choices.propose(officer, take(basicsRun)).refusals());
    }

    @Test
    public void tSt1TheLoadOfTheYearIsLimited() {
        List<OccurrenceId> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(run(module("L" + i), START));
        }
        choices.register(officer, new ModuleSelection(registration, six, null, null, null), null);
        assertEquals(
                List.of("ABOVE_NORMAL"),
                choices.propose(officer, take(basicsRun)).refusals());
        assertEquals(List.of("modules"), faults(() -> choices.register(officer, take(basicsRun), null)));
        failedBefore();
        assertTrue(choices.propose(
                        officer, new ModuleSelection(registration, List.of(basicsRun), null, null, "SUBSTITUTION"))
                .permitted());
        waived(ada, "A.2.2.7.2");
        choices.register(officer, take(basicsRun), null);
        assertEquals(8, rows("registration_module"));
    }

    @Test
    public void modulesChangeWithinFourWeeksAndLaterOnlyByWaiver() {
        OccurrenceId lastDay = run(module("IN"), TODAY.minusDays(28));
        OccurrenceId late = run(module("OUT"), TODAY.minusDays(29));
        choices.register(officer, take(lastDay), null);
        assertEquals(
                List.of("AFTER_WINDOW"), choices.propose(officer, take(late)).refusals());
        assertEquals(List.of("OUT"), faults(() -> choices.register(officer, take(late), null)));
        waived(ada, "L764");
        assertTrue(choices.propose(officer, take(late)).permitted());
        assertEquals(List.of(), restsOn("programme-registration/" + registration));
        choices.register(officer, take(late), null);
        List<String> cited = restsOn("programme-registration/" + registration);
        assertEquals(cited.toString(), 1, cited.size());
        assertTrue(cited.get(0), cited.get(0).contains("lets pass AFTER_WINDOW (OUT) of rule T-ST-3, clause L764"));
    }

    /** AMB-T-246: who was on a run that is cancelled has the weeks of change from that day on. */
    @Test
    public void AMB_T_246_whoWasOnACancelledRunChoosesAnother() {
        OccurrenceId run = run(module("FEW"), TODAY.minusDays(20));
        OccurrenceId late = run(module("OUT"), TODAY.minusDays(29));
        ModuleRegistration few = choices.register(officer, take(run), null).get(0);
        choices.register(officer, take(basicsRun), null);
        Occurrence before = curriculum.occurrence(caller, run).record();
        StudiedRuns runs = studied();
        assertEquals(
                Problem.Kind.FORBIDDEN,
                assertThrows(ProblemException.class, () -> runs.cancel(officer, before, TODAY, "too few"))
                        .problem()
                        .kind());
        contributors.unsetResults(results);
        assertEquals(
                Problem.Kind.UNAVAILABLE,
                assertThrows(ProblemException.class, () -> runs.cancel(author, before, TODAY, "too few"))
                        .problem()
                        .kind());
        contributors.setResults(new Marked(few.id()));
        Problem marked = assertThrows(ProblemException.class, () -> runs.cancel(author, before, TODAY, "too few"))
                .problem();
        assertEquals(Problem.Kind.CONFLICT, marked.kind());
        assertEquals("1", marked.faults().get(0).value());
        contributors.setResults(results);
        cancel(runs, run, 1);
        ModuleRegistrationState left = last(few);
        assertEquals(TODAY, left.registration().withdrawnOn());
        assertEquals("too few", left.reason());
        assertEquals("occurrence " + run, left.source());
        assertEquals(List.of("take[0]"), faults(() -> choices.propose(officer, take(run))));
        assertEquals(List.of("occurrenceId"), faults(() -> admin.register(caller, again(few))));
        assertEquals(
                "occurrence",
                admin.importModuleRegistrations(caller, usw, List.of(row("B2")))
                        .get(0)
                        .problem()
                        .faults()
                        .get(0)
                        .field());
        choices.register(officer, take(late), null);
        // who took another in its place keeps that
        assertEquals(0, reinstate(runs, run));
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN, last(few).registration().status());
    }

    @Test
    public void AMB_T_247_whoTookNothingSinceIsOnTheRunAgain() {
        ModuleRegistration first =
                choices.register(officer, take(basicsRun), null).get(0);
        StudiedRuns runs = studied();
        cancel(runs, basicsRun, 1);
        assertEquals(1, reinstate(runs, basicsRun));
        assertEquals(
                ModuleRegistration.Status.REGISTERED, last(first).registration().status());
        assertEquals("more came", last(first).reason());
        assertTrue(choices.propose(officer, take(advancedRun)).permitted());
        // a run that is cancelled opens no weeks to who was not on it
        OccurrenceId late = run(module("OUT"), TODAY.minusDays(29));
        assertEquals(
                List.of("AFTER_WINDOW"), choices.propose(officer, take(late)).refusals());
        // who left meanwhile stays away
        cancel(runs, basicsRun, 1);
        new Sql(database.dataSource())
                .update("update registration_programme set status = 'WITHDRAWN' where id = ?", registration);
        assertEquals(0, reinstate(runs, basicsRun));
    }

    private void cancel(StudiedRuns runs, OccurrenceId run, int registrations) {
        Occurrence before = curriculum.occurrence(caller, run).record();
        assertEquals(registrations, runs.cancel(author, before, TODAY, "too few"));
        curriculum.cancelled(run, new Occurrence.Cancellation(TODAY, "too few"));
        clock.set(clock.instant().plusSeconds(1));
    }

    private int reinstate(StudiedRuns runs, OccurrenceId run) {
        clock.set(clock.instant().plusSeconds(1));
        curriculum.cancelled(run, null);
        return runs.reinstate(author, curriculum.occurrence(caller, run).record(), "more came");
    }

    private StudiedRuns studied() {
        return new StudiedRuns(
                new RegistrationCounts(database.dataSource()),
                modules,
                programmes,
                new ModuleHistoryStore(database.dataSource()),
                leaving(contributors, clock),
                contributors,
                persons(),
                curriculum);
    }

    private ModuleRegistrationState last(ModuleRegistration one) {
        List<ModuleRegistrationState> all = history.of(caller, one.id(), null);
        return all.get(all.size() - 1);
    }

    private static ModuleRegistration again(ModuleRegistration one) {
        return new ModuleRegistration(
                null,
                one.institution(),
                one.studentId(),
                one.occurrenceId(),
                one.attempt(),
                ModuleRegistration.Status.REGISTERED,
                TODAY,
                null);
    }

    private static ModuleRegistrationRow row(String student) {
        return new ModuleRegistrationRow(
                student, new OccurrenceKey("FEW", S2026, "S1"), ModuleRegistration.Attempt.FIRST, TODAY, null);
    }

    /** Assessment that has a mark of one registration. */
    private record Marked(ModuleRegistrationId of) implements PriorResults {

        @Override
        public Map<StudentId, Set<ModuleId>> passed(
                Caller caller, InstitutionCode institution, Collection<StudentId> students) {
            return Map.of();
        }

        @Override
        public Set<ModuleRegistrationId> assessed(
                Caller caller, InstitutionCode institution, Collection<StudentId> students) {
            return Set.of(of);
        }
    }

    @Test
    public void theReasonForAChoiceIsKept() {
        assertEquals(List.of("reason"), faults(() -> choices.register(officer, take(basicsRun), " ")));
        ModuleRegistration first =
                choices.register(officer, take(basicsRun), "as advised").get(0);
        assertEquals("as advised", last(first).reason());
        assertEquals(
                List.of("as advised"),
                new Sql(database.dataSource())
                        .query(
                                "select reason from kernel_audit where subject = ?",
                                rs -> rs.getString("reason"),
                                "module-registration/" + first.id()));
    }

    @Test
    public void aModuleIsExchangedAllOrNothing() {
        ModuleRegistrationId left =
                choices.register(officer, take(basicsRun), null).get(0).id();
        ModuleSelection exchange = new ModuleSelection(registration, List.of(advancedRun), List.of(left), null, null);
        assertEquals(List.of("reason"), faults(() -> choices.register(officer, exchange, null)));
        List<ModuleRegistration> done = choices.register(officer, exchange, "prefers it");
        assertEquals(ModuleRegistration.Status.WITHDRAWN, done.get(1).status());
        assertEquals(1, audited("registration.withdraw-module", "module-registration/" + left));
        ModuleSelection none =
                new ModuleSelection(registration, List.of(), List.of(done.get(0).id()), null, null);
        assertEquals(List.of("BELOW_NORMAL"), choices.propose(officer, none).refusals());
    }

    @Test
    public void T_ST_3_aModuleThatWasLeftIsTakenAgainWithinTheWeeksOfChange() {
        ModuleRegistrationId left =
                choices.register(officer, take(basicsRun), null).get(0).id();
        choices.register(
                officer,
                new ModuleSelection(registration, List.of(advancedRun), List.of(left), null, null),
                "prefers it");
        ModuleRegistration again =
                choices.register(officer, take(basicsRun), null).get(0);
        assertEquals(left, again.id());
        assertEquals(ModuleRegistration.Status.REGISTERED, again.status());
        assertNull(again.withdrawnOn());
        assertEquals(
                List.of(Change.REGISTERED, Change.WITHDRAWN, Change.REGISTERED),
                history.of(caller, left, null).stream()
                        .map(ModuleRegistrationState::change)
                        .toList());
        assertEquals(
                Problem.Kind.CONFLICT,
                assertThrows(ProblemException.class, () -> choices.register(officer, take(basicsRun), null))
                        .problem()
                        .kind());
    }

    @Test
    public void T_ST_3_theDeskTakesNobodyOffAgainstTheRulesOfAChoice() {
        ModuleRegistration early =
                choices.register(officer, take(basicsRun), null).get(0);
        OccurrenceId late = run(module("OUT"), TODAY.minusDays(29));
        waived(ada, "L764");
        ModuleRegistration old = choices.register(officer, take(late), null).get(0);
        waivers.revoke(officer, waivers.of(officer, ada).get(0).record().id(), TODAY, 1, "no more");
        assertEquals(List.of("OUT"), faults(() -> admin.withdraw(caller, old.id(), TODAY, 1, "too much")));
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                admin.withdraw(caller, early.id(), TODAY, 1, "too much")
                        .record()
                        .status());
        waivedAgain(ada, "L764");
        assertEquals(List.of("modules"), faults(() -> admin.withdraw(caller, old.id(), TODAY, 1, "too much")));
        waived(ada, "A.2.2.7.2");
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                admin.withdraw(caller, old.id(), TODAY, 1, "too much").record().status());
        assertEquals(1, restsOn("module-registration/" + old.id()).size());
    }

    @Test
    public void L880_aReasonForMoreThanTheLoadIsShownByTheRecord() {
        for (String reason : List.of("REPEAT", "SUBSTITUTION", "TRANSFER")) {
            assertEquals(
                    List.of("loadReason"),
                    faults(() -> choices.propose(
                            officer, new ModuleSelection(registration, List.of(basicsRun), List.of(), null, reason))));
        }
        failedBefore();
        ModuleSelection other = new ModuleSelection(registration, List.of(basicsRun), List.of(), null, "SUBSTITUTION");
        assertTrue(choices.propose(officer, other).permitted());
    }

    /** A module of the session before, which was not passed. */
    private void failedBefore() {
        OccurrenceId before = curriculum.occurrence(database.identifiers().next(), usw, "OLD", 2025, "S1");
        admin.importModuleRegistrations(
                caller,
                usw,
                List.of(new ModuleRegistrationRow(
                        "A1",
                        new OccurrenceKey(
                                "OLD",
                                curriculum.occurrence(caller, before).record().session(),
                                "S1"),
                        ModuleRegistration.Attempt.FIRST,
                        START.minusYears(1),
                        null)));
    }

    @Test
    public void tSt5AHoldAndAModuleThatWasPassedAreRefused() {
        hold(ada, Hold.Source.FINANCE, Hold.Effect.MODULE_REGISTRATION);
        passed.add(basics);
        assertEquals(
                List.of("HOLD", "PASSED_ALREADY"),
                choices.propose(officer, take(basicsRun)).refusals());
    }

    @Test
    public void everyFaultIsNamed() {
        OccurrenceId unknown = new OccurrenceId(999_999_999L);
        ModuleSelection wrong = new ModuleSelection(
                registration,
                List.of(unknown, coding, baking),
                List.of(new ModuleRegistrationId(999_999_999L)),
                null,
                null);
        assertEquals(
                List.of("take[0]", "take[1]", "take[2]", "leave[0]"), faults(() -> choices.propose(officer, wrong)));
        assertEquals(List.of("take"), faults(() -> choices.propose(officer, take())));
        assertEquals(
                List.of("take", "loadReason"),
                faults(() -> choices.propose(
                        officer,
                        new ModuleSelection(registration, List.of(basicsRun, basicsRun), null, null, "MORE"))));
        assertEquals(
                List.of("registrationId"),
                faults(() -> choices.propose(officer, new ModuleSelection(null, null, null, null, null))));
        admin.advance(caller, List.of(registration), null, null, TODAY);
        refused(Problem.Kind.CONFLICT, () -> choices.propose(officer, take(basicsRun)));
    }

    @Test
    public void aPartnerAndWhoeverLacksThePrivilegeCannotChoose() {
        refused(Problem.Kind.NOT_FOUND, () -> choices.propose(outsider, take(basicsRun)));
        refused(Problem.Kind.NOT_FOUND, () -> choices.register(outsider, take(basicsRun), null));
        refused(Problem.Kind.FORBIDDEN, () -> choices.propose(bare, take(basicsRun)));
        refused(Problem.Kind.FORBIDDEN, () -> choices.register(caller, take(basicsRun), null));
        assertFalse(rows("registration_module") > 0);
    }

    private ModuleSelection take(OccurrenceId... occurrences) {
        return new ModuleSelection(registration, List.of(occurrences), null, null, null);
    }

    private ModuleId module(String code) {
        return curriculum.module(database.identifiers().next(), usw, code);
    }

    private OccurrenceId run(ModuleId module, LocalDate starts) {
        return curriculum.run(database.identifiers().next(), usw, module, 2026, starts);
    }

    private Map<StudentId, Set<ModuleId>> passed(Caller asking, InstitutionCode institution, Collection<StudentId> of) {
        asking.require(PriorResults.READ);
        return Map.of(ada, Set.copyOf(passed));
    }

    private Map<ModuleId, List<Requirement>> requirements(
            Caller asking, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session) {
        asking.require(ModuleRequirements.READ);
        return demands;
    }
}
