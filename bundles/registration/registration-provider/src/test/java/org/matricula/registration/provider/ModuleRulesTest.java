package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.BulkEnrolments.Selection;
import org.matricula.registration.api.BulkEnrolments.Waiving;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.PriorResults.Unsubmitted;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.ReassessmentId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.provider.bulk.BulkEnrolling;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.StudentId;

/** By whatever door a student comes to a module: choice, single registration, bulk or file. */
public class ModuleRulesTest extends GovernedFixture {

    private final Map<ModuleId, List<Requirement>> demands = new HashMap<>();
    private final Map<StudentId, Set<ModuleId>> passed = new HashMap<>();
    private final Set<Unsubmitted> nothing = new HashSet<>();
    private final Set<ModuleRegistrationId> resulted = new HashSet<>();
    private final Map<String, ModuleId> modulesByCode = new HashMap<>();
    private final Map<String, OccurrenceId> runs = new HashMap<>();
    private ProgrammeRegistrationId registration;

    @Before
    public void specify() {
        contributors.setResults(new FakeResults());
        contributors.setRequirements((asking, institution, some, session) -> demands);
        for (String code : List.of("CORE1", "CORE2", "OPT1", "OPT2", "OPT3", "NET", "WEB", "OTHER")) {
            modulesByCode.put(code, curriculum.module(database.identifiers().next(), usw, code));
            runs.put(code, curriculum.run(database.identifiers().next(), usw, modulesByCode.get(code), 2026, START));
        }
        registration = studies(ada, computing, null);
    }

    // 120 credits: two core modules of all, one of the route, and two or three of three options
    private void structure() {
        approve(
                computing,
                new ProgrammeStructure(
                        List.of(new Stage("1", "First", Stage.Kind.TAUGHT, 4, 120, null, null)),
                        List.of(route("NETWORKS"), route("WEBS")),
                        List.of(
                                core("CORE", null, "CORE1", "CORE2"),
                                core("NETS", "NETWORKS", "NET"),
                                core("WEBS", "WEBS", "WEB"),
                                new ModuleRule(
                                        "OPTIONS",
                                        "1",
                                        null,
                                        ModuleRule.Kind.OPTION,
                                        40,
                                        40,
                                        null,
                                        null,
                                        List.of("OPT1", "OPT2", "OPT3")))));
    }

    private static ModuleRule core(String code, String route, String... of) {
        return new ModuleRule(code, "1", route, ModuleRule.Kind.CORE, null, null, null, null, List.of(of));
    }

    private ProgrammeRegistrationId studies(StudentId student, ProgrammeId programme, String route) {
        return admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null,
                                usw,
                                student,
                                programme,
                                S2026,
                                S2026,
                                4,
                                "FT",
                                "STANDARD",
                                null,
                                START,
                                null,
                                route,
                                null))
                .record()
                .id();
    }

    @Test
    public void t18WhatIsStillToBeChosenIsNamedAndNotRefused() {
        structure();
        ModuleProposal proposal = choices.propose(officer, take("OPT1"));
        assertTrue(proposal.toString(), proposal.permitted());
        assertEquals("CORE1, CORE2", told(proposal, "CORE_OUTSTANDING", "missing"));
        assertEquals("L777", rule(proposal, "CORE_OUTSTANDING").clause());
        assertEquals("OPT2, OPT3", told(proposal, "OPTIONS_OUTSTANDING", "to_choose_from"));
    }

    @Test
    public void t18AChoiceLeavesNoCoreModuleOutAndExceedsNoOptionsByWhateverDoor() {
        structure();
        choices.register(officer, take("OPT1", "OPT2"), null);
        assertEquals(
                List.of("OPTIONS_EXCEEDED"),
                choices.propose(officer, take("OPT3")).refusals());
        Problem single = problem(() -> admin.register(officer, first(ada, "OPT3")));
        assertEquals(List.of("OPTIONS_EXCEEDED"), values(single));
        assertTrue(single.toString(), single.faults().get(0).rule().contains("L777"));
        assertEquals(List.of("OPTIONS_EXCEEDED"), values(bulk("OPT3").get(0).problem()));
        assertEquals(
                List.of("OPTIONS_EXCEEDED"),
                values(file(row("A1", "OPT3")).get(0).problem()));
        assertEquals(
                List.of("NOT_ON_COURSE"), values(file(row("A1", "OTHER")).get(0).problem()));
        assertEquals(2, rows("registration_module"));
    }

    @Test
    public void t18TheRouteDecidesWhichCoreModulesThereAre() {
        structure();
        ProgrammeRegistrationId networks = studies(bob, computing, "NETWORKS");
        ModuleSelection web = new ModuleSelection(networks, List.of(runs.get("WEB")), null, null, null);
        assertEquals(List.of("NOT_ON_COURSE"), choices.propose(officer, web).refusals());
        ModuleSelection net = new ModuleSelection(
                networks, List.of(runs.get("NET"), runs.get("CORE1"), runs.get("CORE2")), null, null, null);
        List<ModuleRegistration> taken = choices.register(officer, net, null);
        ModuleSelection gone =
                new ModuleSelection(networks, List.of(), List.of(taken.get(0).id()), null, null);
        assertEquals(List.of("CORE_LEFT_OUT"), choices.propose(officer, gone).refusals());
        passed.put(bob, Set.of(modulesByCode.get("NET")));
        assertTrue(choices.propose(officer, gone).permitted());
    }

    @Test
    public void whoIsOnARouteThatIsClosedIsTaughtOutByWhatItWas() {
        structure();
        ProgrammeRegistrationId networks = studies(bob, computing, "NETWORKS");
        approve(
                computing,
                new ProgrammeStructure(
                        List.of(new Stage("1", "First", Stage.Kind.TAUGHT, 4, 120, null, null)),
                        List.of(route("WEBS")),
                        List.of(core("WEBS", "WEBS", "WEB", "OTHER"))));
        ModuleSelection net =
                new ModuleSelection(networks, List.of(runs.get("NET"), runs.get("CORE1")), null, null, null);
        assertTrue(choices.propose(officer, net).permitted());
        ModuleSelection other = new ModuleSelection(networks, List.of(runs.get("OTHER")), null, null, null);
        assertEquals(List.of("NOT_ON_COURSE"), choices.propose(officer, other).refusals());
        assertEquals(List.of("CREATED"), kinds(file(row("B2", "NET"))));
    }

    /** L777: a file tells what was chosen, be it by what has been replaced since; whoever chooses now has what is in force. */
    @Test
    public void t18ARecordMayHaveBeenChosenByAVersionThatWasReplaced() {
        structure();
        studies(bob, computing, null);
        approve(
                computing,
                new ProgrammeStructure(
                        List.of(new Stage("1", "First", Stage.Kind.TAUGHT, 4, 120, null, null)),
                        List.of(route("NETWORKS"), route("WEBS")),
                        List.of(core("CORE", null, "CORE1", "OTHER"))));
        assertEquals(
                List.of("NOT_ON_COURSE"),
                choices.propose(officer, take("CORE2")).refusals());
        assertEquals(
                "some of it by the one, some by the other",
                List.of("CREATED", "CREATED", "CREATED"),
                kinds(file(row("A1", "CORE2"), row("A1", "OPT3"), row("A1", "OTHER"))));
        assertEquals(
                "more options than either had",
                List.of("NOT_ON_COURSE", "NOT_ON_COURSE", "NOT_ON_COURSE"),
                values(file(row("B2", "OPT1"), row("B2", "OPT2"), row("B2", "OPT3"))
                        .get(0)
                        .problem()));
    }

    @Test
    public void tSt2AProgrammeOfStudyIsTheCourseARouteOrTheStudentsOwn() {
        structure();
        // of the course alone, whose routes are all open
        assertTrue(choices.propose(officer, take("CORE1", "CORE2", "WEB")).permitted());
        // of a route: its core, and of no other
        ProgrammeRegistrationId networks = studies(bob, computing, "NETWORKS");
        assertEquals(
                List.of("NOT_ON_COURSE"),
                choices.propose(officer, new ModuleSelection(networks, List.of(runs.get("WEB")), null, null, null))
                        .refusals());
        ModuleSelection route = new ModuleSelection(
                networks, List.of(runs.get("CORE1"), runs.get("CORE2"), runs.get("NET")), null, null, null);
        assertTrue(choices.propose(officer, route).permitted());
        // of the student alone: two students of one course choose otherwise
        choices.register(officer, take("OPT1", "OPT2"), null);
        ModuleSelection own =
                new ModuleSelection(networks, List.of(runs.get("OPT2"), runs.get("OPT3")), null, null, null);
        choices.register(officer, own, null);
        assertEquals(4, rows("registration_module"));
    }

    @Test
    public void aSingleRegistrationIsRuledOnAndExceptionsAreWaivers() {
        demands.put(
                modulesByCode.get("OPT1"),
                List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("CORE1")))));
        Problem refused = problem(() -> admin.register(officer, first(ada, "OPT1")));
        assertEquals(Problem.Kind.INVALID, refused.kind());
        assertEquals(List.of("PREREQUISITE"), values(refused));
        Waiving waiving = new Waiving(List.of("L1417"), "knows it", "Dean", TODAY.plusDays(3));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(caller, first(ada, "OPT1"), null, waiving));
        assertEquals(
                List.of("waiving.clauses", "reason"),
                faults(() ->
                        admin.register(officer, first(ada, "OPT1"), null, new Waiving(List.of(), "", "Dean", TODAY))));
        assertEquals(0, rows("registration_module"));
        admin.register(officer, first(ada, "OPT1"), null, waiving);
        assertEquals(1, rows("registration_module"));
        Waiver given = waivers.of(officer, ada).get(0).record();
        assertEquals("knows it", given.reason());
        List<String> cited = restsOn("programme-registration/" + registration);
        assertEquals(cited.toString(), 1, cited.size());
        assertTrue(
                cited.get(0),
                cited.get(0).startsWith("waiver " + given.id() + ", approved by Dean, lets pass PREREQUISITE"));
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(ada, "OPT1"), null, waiving));
        assertEquals(1, rows("registration_waiver"));
    }

    @Test
    public void whoDoesNotStudyOrIsUngovernedIsRefusedBySingleRegistrationAndFile() {
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(bob, "OPT1")));
        studies(bob, curriculum.programme(database.identifiers().next(), usw, "NONE"), null);
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(bob, "OPT1")));
        List<RowOutcome> outcomes = file(row("B2", "OPT1"), row("A1", "OPT1"));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(outcomes));
        assertEquals("programme", outcomes.get(0).problem().faults().get(0).field());
    }

    @Test
    public void aFileGoesByTheRulesAndEachRowSaysWhy() {
        demands.put(
                modulesByCode.get("OPT1"),
                List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("CORE1")))));
        studies(bob, computing, null);
        passed.put(bob, Set.of(modulesByCode.get("CORE1")));
        List<RowOutcome> outcomes = file(row("A1", "OPT1"), row("B2", "OPT1"), row("A1", "OPT2"));
        // what one student would take stands or falls together
        assertEquals(List.of("REFUSED", "CREATED", "REFUSED"), kinds(outcomes));
        Fault why = outcomes.get(0).problem().faults().get(0);
        assertEquals("OPT1", why.field());
        assertTrue(why.rule(), why.rule().contains("L1417"));
        waived(ada, "L1417");
        assertEquals(
                List.of("CREATED", "UNCHANGED", "CREATED"),
                kinds(file(row("A1", "OPT1"), row("B2", "OPT1"), row("A1", "OPT2"))));
        assertEquals(3, rows("registration_module"));
    }

    @Test
    public void whatIsOnRecordElsewhereComesInAsItStands() {
        demands.put(
                modulesByCode.get("OPT1"),
                List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("CORE1")))));
        ModuleRegistrationRow standing = row("A1", "OPT1");
        assertEquals(List.of("REFUSED"), kinds(file(standing)));
        ModuleRegistrationRow record = new ModuleRegistrationRow(
                standing.studentNumber(),
                standing.occurrence(),
                standing.attempt(),
                standing.registeredOn(),
                null,
                null,
                true);
        Caller clerk = new Caller("clerk", Set.of(RegistrationAdmin.WRITE.name()), Scope.of(Set.of(usw)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importModuleRegistrations(clerk, usw, List.of(record)));
        assertEquals(List.of("CREATED"), kinds(file(record)));
        assertEquals(List.of("UNCHANGED"), kinds(file(record)));
    }

    @Test
    public void theWeeksOfAFileAreCountedToTheDayThatARowNames() {
        runs.put(
                "LATE",
                curriculum.run(
                        database.identifiers().next(),
                        usw,
                        curriculum.module(database.identifiers().next(), usw, "LATE"),
                        2026,
                        TODAY.minusDays(40)));
        assertEquals(
                List.of("AFTER_WINDOW"),
                values(file(row("A1", "LATE", Attempt.FIRST, null, null)).get(0).problem()));
        assertEquals(
                List.of("AFTER_WINDOW"),
                values(file(row("A1", "LATE", Attempt.FIRST, TODAY.minusDays(11), null))
                        .get(0)
                        .problem()));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "LATE", Attempt.FIRST, TODAY.minusDays(12), null))));
        // a person who registers somebody does so today
        OccurrenceId again = curriculum.run(
                database.identifiers().next(), usw, modulesByCode.get("OTHER"), 2026, TODAY.minusDays(40));
        assertEquals(
                List.of("AFTER_WINDOW"),
                values(problem(() -> admin.register(
                        officer,
                        new ModuleRegistration(
                                null, usw, ada, again, Attempt.FIRST, Status.REGISTERED, TODAY.minusDays(12), null)))));
    }

    @Test
    public void ambT204ARepeatThatAFileTellsIsHeldToNoWeeks() {
        ModuleId late = curriculum.module(database.identifiers().next(), usw, "LATE");
        curriculum.run(database.identifiers().next(), usw, late, 2025, START.minusYears(1));
        curriculum.run(database.identifiers().next(), usw, late, 2026, TODAY.minusDays(40));
        ModuleRegistrationRow failed = new ModuleRegistrationRow(
                "A1", new OccurrenceKey("LATE", S2026.previous(), "S1"), Attempt.FIRST, START.minusYears(1), null);
        assertEquals(List.of("CREATED", "REFUSED"), kinds(file(failed, row("A1", "LATE", Attempt.REPEAT, null, null))));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "LATE", Attempt.REPEAT, TODAY.minusDays(3), null))));
    }

    @Test
    public void ambT204NothingIsAskedOfARepeatThatAFileTellsButTheFailedAttempt() {
        ModuleId late = curriculum.module(database.identifiers().next(), usw, "LATE");
        curriculum.run(database.identifiers().next(), usw, late, 2025, START.minusYears(1));
        curriculum.run(database.identifiers().next(), usw, late, 2026, TODAY.minusDays(40));
        demands.put(late, List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("OPT1")))));
        hold(ada, Hold.Source.FINANCE, Hold.Effect.MODULE_REGISTRATION);
        assertEquals(
                List.of("CREATED"),
                kinds(file(new ModuleRegistrationRow(
                        "A1",
                        new OccurrenceKey("LATE", S2026.previous(), "S1"),
                        Attempt.FIRST,
                        START.minusYears(1),
                        null))));
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT2", Attempt.FIRST, TODAY.minusDays(3), null))));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "LATE", Attempt.REPEAT, TODAY.minusDays(3), null))));
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT3", Attempt.REPEAT, TODAY.minusDays(3), null))));
    }

    @Test
    public void aFileAsksWaiversAndHoldsForTheDayOfTheRegistration() {
        runs.put(
                "LATE",
                curriculum.run(
                        database.identifiers().next(),
                        usw,
                        curriculum.module(database.identifiers().next(), usw, "LATE"),
                        2026,
                        TODAY.minusDays(45)));
        ModuleRegistrationRow then = row("A1", "LATE", Attempt.FIRST, TODAY.minusDays(9), null);
        assertEquals(List.of("AFTER_WINDOW"), values(file(then).get(0).problem()));
        WaiverStore store = new WaiverStore(database.dataSource());
        Waiver over = new Waiver(
                new WaiverId(database.identifiers().next()),
                usw,
                ada,
                "usw-taught",
                "L764",
                "late",
                "The Board",
                TODAY.minusDays(12),
                TODAY.minusDays(5),
                null,
                null);
        store.add(caller.scope(), over, null);
        // it does not stand on the day after its last, nor today
        ModuleRegistrationRow after = row("A1", "LATE", Attempt.FIRST, TODAY.minusDays(4), null);
        assertEquals(List.of("AFTER_WINDOW"), values(file(after).get(0).problem()));
        assertEquals(
                List.of("AFTER_WINDOW"),
                values(file(row("A1", "LATE", Attempt.FIRST, null, null)).get(0).problem()));
        // nor does another row of that day lend it
        assertEquals(
                List.of("AFTER_WINDOW", "AFTER_WINDOW"),
                file(after, row("A1", "OPT1", Attempt.FIRST, TODAY.minusDays(9), null)).stream()
                        .flatMap(one -> values(one.problem()).stream())
                        .toList());
        hold(ada, Hold.Source.FINANCE, Hold.Effect.MODULE_REGISTRATION);
        assertEquals(List.of("HOLD"), values(file(then).get(0).problem()));
        standing.clear();
        standing.add(new Hold(
                new HoldId(1),
                usw,
                ada,
                Hold.Source.FINANCE,
                Set.of(Hold.Effect.MODULE_REGISTRATION),
                "owes",
                TODAY.minusDays(8),
                null));
        assertEquals(List.of("CREATED"), kinds(file(then)));
    }

    @Test
    public void whatIsOverOrGivenUpAndResitsAreRecordsAndNoChoice() {
        runs.put(
                "OVER",
                curriculum.run(
                        database.identifiers().next(), usw, "OVER", 2024, START.minusYears(2), TODAY.minusDays(1)));
        ModuleRegistrationRow over = new ModuleRegistrationRow(
                "B2", new OccurrenceKey("OVER", S2026.previous().previous(), "S1"), Attempt.FIRST, null, null);
        List<RowOutcome> outcomes = file(
                over,
                row("B2", "OPT1", Attempt.RESIT, START, null),
                row("B2", "OPT2", Attempt.FIRST, START, START.plusDays(3)),
                row("B2", "OPT3", Attempt.REPEAT, START, null));
        assertEquals(List.of("CREATED", "REFUSED", "CREATED", "REFUSED"), kinds(outcomes));
        assertEquals("attempt", outcomes.get(1).problem().faults().get(0).field());
    }

    @Test
    public void tRa11ARepeatFollowsAnAttemptByWhateverDoor() {
        Problem single = problem(() -> admin.register(officer, again(Attempt.REPEAT)));
        assertEquals(List.of("NOT_ATTEMPTED"), values(single));
        assertTrue(single.toString(), single.faults().get(0).rule().contains("A.2.8.4"));
        ModuleSelection choice =
                new ModuleSelection(registration, List.of(runs.get("OPT1")), null, Attempt.REPEAT, null);
        assertEquals(List.of("NOT_ATTEMPTED"), choices.propose(officer, choice).refusals());
        assertEquals(
                List.of("NOT_ATTEMPTED"),
                values(file(row("A1", "OPT1", Attempt.REPEAT, START, null))
                        .get(0)
                        .problem()));
        // the run of a year ago may come in the same file
        ModuleRegistrationRow before = earlier("OPT1");
        assertEquals(
                List.of("CREATED", "CREATED"), kinds(file(row("A1", "OPT1", Attempt.REPEAT, START, null), before)));
        assertTrue(choices.propose(
                        officer,
                        new ModuleSelection(registration, List.of(runs.get("OPT2")), null, Attempt.FIRST, null))
                .permitted());
    }

    @Test
    public void tRa11ARepeatWithoutAnAttemptOnRecordIsAnExceptionThatSomebodyApproved() {
        admin.register(
                officer,
                again(Attempt.REPEAT),
                null,
                new Waiving(List.of("A.2.8.4"), "failed it elsewhere", "Dean", TODAY.plusDays(3)));
        assertEquals(
                "failed it elsewhere", waivers.of(officer, ada).get(0).record().reason());
    }

    @Test
    public void tRa11NobodyTakesAModuleTwiceForTheFirstTimeByWhateverDoor() {
        OccurrenceId second =
                curriculum.run(database.identifiers().next(), usw, modulesByCode.get("OPT1"), 2026, START, "S2");
        ModuleSelection both =
                new ModuleSelection(registration, List.of(runs.get("OPT1"), second), null, Attempt.FIRST, null);
        assertEquals(
                List.of("ATTEMPTED_ALREADY"), choices.propose(officer, both).refusals());
        ModuleRegistrationRow row = row("A1", "OPT1");
        ModuleRegistrationRow other =
                new ModuleRegistrationRow("A1", new OccurrenceKey("OPT1", S2026, "S2"), Attempt.FIRST, TODAY, null);
        assertEquals(List.of("REFUSED", "REFUSED"), kinds(file(row, other)));
        Selection one = new Selection(List.of("A1"), null, null, null);
        assertEquals(List.of("REFUSED", "REFUSED"), kinds(bulk(one, List.of(runs.get("OPT1"), second), START)));
        assertEquals(0, rows("registration_module"));

        ModuleRegistration taken = admin.register(officer, first(ada, "OPT1")).record();
        ModuleRegistration again =
                new ModuleRegistration(null, usw, ada, second, Attempt.FIRST, Status.REGISTERED, TODAY, null);
        Problem single = problem(() -> admin.register(officer, again));
        assertEquals(List.of("ATTEMPTED_ALREADY"), values(single));
        assertTrue(single.toString(), single.faults().get(0).rule().contains("A.2.8.4"));
        ModuleSelection choice = new ModuleSelection(registration, List.of(second), null, Attempt.FIRST, null);
        assertEquals(
                List.of("ATTEMPTED_ALREADY"), choices.propose(officer, choice).refusals());
        assertEquals(List.of("REFUSED"), kinds(file(other)));
        assertEquals(List.of("REFUSED"), kinds(bulk(one, List.of(second), START)));

        // the one run is left for the other
        choices.register(
                officer,
                new ModuleSelection(registration, List.of(second), List.of(taken.id()), Attempt.FIRST, null),
                "moves to the other run");
        assertEquals(2, rows("registration_module"));
    }

    @Test
    public void tRa11AFirstAttemptOfAnEarlierSessionIsFollowedByARepeatOnly() {
        assertEquals(List.of("CREATED"), kinds(file(earlier("OPT1"))));
        assertEquals(List.of("ATTEMPTED_ALREADY"), values(problem(() -> admin.register(officer, first(ada, "OPT1")))));
        admin.register(
                officer,
                first(ada, "OPT1"),
                null,
                new Waiving(List.of("A.2.8.4"), "the first did not count", "Dean", TODAY.plusDays(3)));
    }

    @Test
    public void tRa1AResitFollowsTheAttemptThatItIsTheResitOf() {
        for (Attempt resit : List.of(Attempt.RESIT, Attempt.REPEAT_RESIT)) {
            Problem refusal = problem(() -> admin.register(officer, again(resit)));
            assertEquals("attempt", refusal.faults().get(0).field());
        }
        admin.register(officer, first(ada, "OPT1"));
        ordered(ada, Attempt.FIRST);
        admin.register(officer, again(Attempt.RESIT));
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, again(Attempt.REPEAT_RESIT)));
    }

    @Test
    public void tRa7NobodyEntersAResitThatNoBoardOrderedAndAFileTellsOfWhatWas() {
        admin.register(officer, first(ada, "OPT1"));
        ordered(bob, Attempt.FIRST);
        ordered(ada, Attempt.REPEAT);
        Problem single = problem(() -> admin.register(officer, again(Attempt.RESIT)));
        assertEquals(Problem.Kind.CONFLICT, single.kind());
        assertEquals("attempt", single.faults().get(0).field());
        String rule = single.faults().get(0).rule();
        assertTrue(
                rule,
                rule.startsWith("must be ordered by a board, which decides on resits by rule T-RA-7,"
                        + " clause A.2.8.3.1[g], of usw-taught"));
        assertTrue(rule, rule.endsWith("none ordered it of OPT1"));
        ModuleSelection resit = new ModuleSelection(registration, List.of(runs.get("OPT1")), null, Attempt.RESIT, null);
        assertEquals(
                "attempt",
                problem(() -> choices.propose(officer, resit)).faults().get(0).field());
        Revised<ModuleRegistrationRow> added = new Revised<>(row("A1", "OPT1", Attempt.RESIT, START, null), null);
        RowOutcome partner =
                admin.reviseModuleRegistrations(officer, usw, List.of(added)).get(0);
        assertEquals(rule, partner.problem().faults().get(0).rule());
        assertEquals(1, rows("registration_module"));

        ordered(ada, Attempt.FIRST);
        assertEquals(List.of("CREATED"), kinds(admin.reviseModuleRegistrations(officer, usw, List.of(added))));
        // its days may change, whatever ordered it
        ModuleRegistrationRow onRecord =
                new ModuleRegistrationRow("A1", added.row().occurrence(), Attempt.RESIT, START, null, "COMP");
        Revised<ModuleRegistrationRow> later = new Revised<>(row("A1", "OPT1", Attempt.RESIT, TODAY, null), onRecord);
        assertEquals(List.of("CHANGED"), kinds(admin.reviseModuleRegistrations(officer, usw, List.of(later))));
        // where it was ordered elsewhere, its file has it
        studies(bob, computing, null);
        admin.register(officer, first(bob, "OPT1"));
        sql.update("delete from registration_reassessment");
        assertEquals(List.of("CREATED"), kinds(file(row("B2", "OPT1", Attempt.RESIT, START, null))));
    }

    @Test
    public void tRa7AWaiverOfTheClauseLetsAResitPassThatNoBoardOrdered() {
        admin.register(officer, first(ada, "OPT1"));
        waived(ada, "A.2.8.3.1[g]");
        admin.register(officer, again(Attempt.RESIT));
    }

    private void ordered(StudentId student, Attempt failed) {
        new ReassessmentStore(database.dataSource())
                .insertAll(
                        officer.scope(),
                        List.of(new Ordered(
                                new Reassessment(
                                        new ReassessmentId(
                                                database.identifiers().next()),
                                        usw,
                                        student,
                                        "OPT1",
                                        S2026,
                                        failed == Attempt.FIRST ? S2026 : S2026.next(),
                                        Reassessment.Kind.RESIT,
                                        Reassessment.State.OPEN,
                                        "NOT_REGISTERED",
                                        "meeting 4",
                                        TODAY,
                                        null,
                                        null),
                                failed)));
    }

    @Test
    public void tRa3NobodyResitsAPassedModuleByWhateverDoor() {
        admin.register(officer, first(ada, "OPT1"));
        ordered(ada, Attempt.FIRST);
        passed.put(ada, Set.of(modulesByCode.get("OPT1")));
        Problem single = problem(() -> admin.register(officer, again(Attempt.RESIT)));
        assertEquals(Problem.Kind.CONFLICT, single.kind());
        assertEquals("attempt", single.faults().get(0).field());
        assertTrue(single.toString(), single.faults().get(0).rule().contains("OPT1 is passed"));
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT1", Attempt.RESIT, START, null))));
        passed.clear();
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OPT1", Attempt.RESIT, START, null))));
    }

    @Test
    public void tRa6WhereNothingWasHandedInOfSeveralElementsNobodyEntersAResitByWhateverDoor() {
        curriculum.elements(runs.get("OPT1"), 60, 40);
        admin.register(officer, first(ada, "OPT1"));
        nothing.add(new Unsubmitted(ada, runs.get("OPT1"), Attempt.FIRST));
        Problem single = problem(() -> admin.register(officer, again(Attempt.RESIT)));
        assertEquals(Problem.Kind.CONFLICT, single.kind());
        assertEquals("attempt", single.faults().get(0).field());
        String rule = single.faults().get(0).rule();
        assertTrue(rule, rule.startsWith("NOTHING_SUBMITTED: refused by rule T-RA-6, clause A.2.8.3.1[f]"));
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT1", Attempt.RESIT, START, null))));
        waived(ada, "A.2.8.3.1[f]");
        ordered(ada, Attempt.FIRST);
        admin.register(officer, again(Attempt.RESIT));
        assertTrue(restsOn("student/" + ada).get(0).contains("lets pass NOTHING_SUBMITTED of rule T-RA-6"));
    }

    @Test
    public void tRa6WhereNothingWasHandedInOfTheOnlyElementTheSubjectBoardDecidesAndNotTheDesk() {
        curriculum.elements(runs.get("OPT1"), 100, 0);
        admin.register(officer, first(ada, "OPT1"));
        nothing.add(new Unsubmitted(ada, runs.get("OPT1"), Attempt.FIRST));
        Problem single = problem(() -> admin.register(officer, again(Attempt.RESIT)));
        assertTrue(single.toString(), single.faults().get(0).rule().contains("T-RA-6"));
    }

    @Test
    public void tRa6WorkOfAnotherAttemptOrModuleBarsNobody() {
        curriculum.elements(runs.get("OPT1"), 60, 40);
        admin.register(officer, first(ada, "OPT1"));
        nothing.add(new Unsubmitted(ada, runs.get("OPT1"), Attempt.REPEAT));
        nothing.add(new Unsubmitted(ada, runs.get("OPT2"), Attempt.FIRST));
        nothing.add(new Unsubmitted(bob, runs.get("OPT1"), Attempt.FIRST));
        ordered(ada, Attempt.FIRST);
        admin.register(officer, again(Attempt.RESIT));
    }

    @Test
    public void tRa6ARunThatIsOverIsHeldToItToo() {
        ModuleRegistrationRow first = earlier("OPT1");
        ModuleRegistrationRow resit =
                new ModuleRegistrationRow("A1", first.occurrence(), Attempt.RESIT, START.minusYears(1), null);
        assertEquals(List.of("CREATED"), kinds(file(first)));
        OccurrenceId over = registrations.modulesOf(officer, ada).get(0).occurrenceId();
        curriculum.elements(over, 60, 40);
        nothing.add(new Unsubmitted(ada, over, Attempt.FIRST));
        assertEquals(List.of("REFUSED"), kinds(file(resit)));
        nothing.clear();
        assertEquals(List.of("CREATED"), kinds(file(resit)));
    }

    @Test
    public void tRa3LearningThatWasRecognisedIsNotResat() {
        admin.register(officer, first(ada, "OPT1"));
        admin.importPriorLearning(
                caller, usw, List.of(new PriorLearningRow("A1", "OPT1", PriorLearning.Origin.EXEMPT, null)));
        ordered(ada, Attempt.FIRST);
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, again(Attempt.RESIT)));
    }

    @Test
    public void tPr11ACreditedModuleIsNeverRepeatedByWhateverDoor() {
        assertEquals(List.of("CREATED"), kinds(file(earlier("OPT1"))));
        passed.put(ada, Set.of(modulesByCode.get("OPT1")));
        Problem single = problem(() -> admin.register(officer, again(Attempt.REPEAT)));
        assertEquals(List.of("PASSED_ALREADY"), values(single));
        assertTrue(single.toString(), single.faults().get(0).rule().contains("T-PR-11"));
        ModuleSelection choice =
                new ModuleSelection(registration, List.of(runs.get("OPT1")), null, Attempt.REPEAT, null);
        assertEquals(List.of("PASSED_ALREADY"), choices.propose(officer, choice).refusals());
        assertEquals(
                List.of("PASSED_ALREADY"),
                values(file(row("A1", "OPT1", Attempt.REPEAT, START, null))
                        .get(0)
                        .problem()));
        passed.clear();
        admin.register(officer, again(Attempt.REPEAT));
    }

    @Test
    public void tSt3WhatHasAResultStaysOnRecordByWhateverDoor() {
        ModuleRegistration taken = admin.register(officer, first(ada, "OPT1")).record();
        resulted.add(taken.id());
        waived(ada, "L764");
        ModuleSelection leave = new ModuleSelection(registration, List.of(), List.of(taken.id()), null, null);
        refused(Problem.Kind.CONFLICT, () -> choices.propose(officer, leave));
        refused(Problem.Kind.CONFLICT, () -> choices.register(officer, leave, "too much"));
        Problem single = problem(() -> admin.withdraw(officer, taken.id(), TODAY, 1, "too much"));
        assertEquals(Problem.Kind.CONFLICT, single.kind());
        assertEquals(
                "has a result, or all its marks, and stays on record",
                single.faults().get(0).rule());
        ModuleRegistrationRow gone = row("A1", "OPT1", Attempt.FIRST, TODAY, TODAY);
        assertEquals(List.of("REFUSED"), kinds(file(gone)));
        ordered(ada, Attempt.FIRST);
        ModuleRegistration resit = admin.register(officer, again(Attempt.RESIT)).record();
        resulted.add(resit.id());
        refused(Problem.Kind.CONFLICT, () -> admin.withdraw(officer, resit.id(), TODAY, 1, "not sat"));
        resulted.clear();
        assertEquals(List.of("CHANGED"), kinds(file(gone)));
    }

    @Test
    public void tSt3ARunThatIsOverIsLeftByExceptionOnlyByWhateverDoor() {
        LocalDate starts = TODAY.minusDays(110);
        runs.put("OVER", curriculum.core(database.identifiers().next(), usw, "OVER", 2026, starts));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OVER", Attempt.FIRST, starts, null))));
        ModuleRegistrationId id = held("OVER").id();
        for (LocalDate day : List.of(starts, TODAY)) {
            assertEquals(
                    List.of("BELOW_NORMAL", "AFTER_WINDOW"),
                    values(problem(() -> admin.withdraw(officer, id, day, 1, "late"))));
        }
        ModuleRegistrationRow late = row("A1", "OVER", Attempt.FIRST, starts, starts.plusDays(29));
        Problem refusal = file(late).get(0).problem();
        assertEquals(List.of("AFTER_WINDOW"), values(refusal));
        assertTrue(refusal.toString(), refusal.faults().get(0).rule().contains("L764"));
        // a file tells the day on which the student left, who may have done so in time
        assertEquals(List.of("CHANGED"), kinds(file(row("A1", "OVER", Attempt.FIRST, starts, starts.plusDays(28)))));
        // what was left when it came in is taken off by nobody
        studies(bob, computing, null);
        assertEquals(List.of("CREATED"), kinds(file(row("B2", "OVER", Attempt.FIRST, starts, starts.plusDays(40)))));
    }

    @Test
    public void tSt3ARunOfAnEarlierSessionIsLeftByExceptionOnly() {
        assertEquals(List.of("CREATED"), kinds(file(earlier("OPT1"))));
        ModuleRegistrationId id =
                registrations.modulesOf(officer, usw, List.of(ada)).get(0).id();
        assertEquals(List.of("AFTER_WINDOW"), values(problem(() -> admin.withdraw(officer, id, TODAY, 1, "late"))));
        waived(ada, "L764");
        assertEquals(
                Status.WITHDRAWN,
                admin.withdraw(officer, id, TODAY, 1, "never taken").record().status());
    }

    @Test
    public void tSt3WithTheProgrammeItsModulesAreLeftOnAnyDay() {
        LocalDate starts = TODAY.minusDays(60);
        runs.put("LONG", curriculum.core(database.identifiers().next(), usw, "LONG", 2026, starts));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "LONG", Attempt.FIRST, starts, null))));
        ModuleRegistrationRow left = row("A1", "LONG", Attempt.FIRST, starts, TODAY.minusDays(2));
        assertEquals(List.of("AFTER_WINDOW"), values(file(left).get(0).problem()));
        ended(ProgrammeRegistration.Status.TRANSFERRED, TODAY.minusDays(2));
        assertEquals(List.of("CHANGED"), kinds(file(left)));
    }

    @Test
    public void whatAFileTellsOfAProgrammeThatHasEndedIsARecord() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        studies(ada, music, null);
        ended(ProgrammeRegistration.Status.TRANSFERRED, TODAY.minusDays(2));
        assertEquals(List.of("CREATED"), kinds(file(told("OPT1", TODAY.minusDays(2)))));
        // the leaving may have been recorded late, and a day be unknown
        Map<String, LocalDate> days = new LinkedHashMap<>();
        days.put("OPT3", TODAY);
        days.put("NET", null);
        days.forEach((code, day) -> {
            assertEquals(List.of("CREATED"), kinds(file(told(code, day))));
            assertEquals(registration, belonging(code));
        });
        // at the desk, and where no such registration is named, it is a new choice
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(ada, "WEB"), computing, null));
        curriculum.programme(database.identifiers().next(), usw, "ART");
        assertEquals(List.of("REFUSED"), kinds(file(under("WEB", "ART"))));
        assertEquals(registration, belonging("OPT1"));
        assertEquals(List.of("UNCHANGED"), kinds(file(told("OPT1", TODAY.minusDays(2)))));
        runs.put(
                "LATE",
                curriculum.run(
                        database.identifiers().next(),
                        usw,
                        modulesByCode.get("OPT2"),
                        2026,
                        TODAY.minusDays(40),
                        "S2"));
        ModuleRegistrationRow late = new ModuleRegistrationRow(
                "A1", new OccurrenceKey("OPT2", S2026, "S2"), Attempt.FIRST, TODAY.minusDays(3), null, "COMP");
        assertEquals(List.of("CREATED"), kinds(file(late)));
        deaths.put(ada, TODAY.minusDays(20));
        assertEquals(List.of("REFUSED"), kinds(file(told("WEB", TODAY.minusDays(2)))));
    }

    @Test
    public void whatWasTakenBeforeTheYearIsRepeatedStaysWithTheRegistration() {
        stands(S2026.next(), ProgrammeRegistration.Status.ACTIVE, null);
        assertEquals(List.of("REFUSED"), kinds(file(told("OPT1", TODAY.plusDays(1)))));
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT1"))));
        assertEquals(List.of("CREATED"), kinds(file(told("OPT1", TODAY.minusDays(2)))));
        assertEquals(registration, belonging("OPT1"));
    }

    @Test
    public void tSt3AFileIsHelpedByAWaiverOnTheDayOfItsRevocationToo() {
        runs.put(
                "LATE",
                curriculum.run(
                        database.identifiers().next(),
                        usw,
                        modulesByCode.get("OPT2"),
                        2026,
                        TODAY.minusDays(40),
                        "S2"));
        LocalDate revoked = TODAY.minusDays(9);
        new WaiverStore(database.dataSource())
                .add(
                        caller.scope(),
                        new Waiver(
                                new WaiverId(database.identifiers().next()),
                                usw,
                                ada,
                                "usw-taught",
                                "L764",
                                "late",
                                "The Board",
                                revoked,
                                TODAY.plusDays(5),
                                revoked,
                                null),
                        null);
        OccurrenceKey late = new OccurrenceKey("OPT2", S2026, "S2");
        assertEquals(
                List.of("AFTER_WINDOW"),
                values(file(new ModuleRegistrationRow("A1", late, Attempt.FIRST, revoked.plusDays(1), null))
                        .get(0)
                        .problem()));
        assertEquals(
                List.of("CREATED"), kinds(file(new ModuleRegistrationRow("A1", late, Attempt.FIRST, revoked, null))));
    }

    @Test
    public void aFileTellsWhatWasTakenUpToTheDayOnWhichADeathBecameKnown() {
        deaths.put(ada, TODAY.minusDays(8));
        LocalDate learned = TODAY.minusDays(3);
        assertEquals(
                List.of("REFUSED", "REFUSED"),
                List.of(
                        kinds(file(row("A1", "OPT1", Attempt.FIRST, learned.plusDays(1), null)))
                                .get(0),
                        kinds(file(row("A1", "OPT1", Attempt.FIRST, null, null)))
                                .get(0)));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OPT1", Attempt.FIRST, learned, null))));
    }

    @Test
    public void aFileTellsWhatWasTakenOnAProgrammeThatEndedUpToTheDayOnWhichADeathBecameKnown() {
        deaths.put(ada, TODAY.minusDays(8));
        LocalDate learned = TODAY.minusDays(3);
        ended(ProgrammeRegistration.Status.WITHDRAWN, TODAY.minusDays(1));
        assertEquals(List.of("REFUSED"), kinds(file(told("OPT1", learned.plusDays(1)))));
        assertEquals(List.of("CREATED"), kinds(file(told("OPT1", learned))));
    }

    private static ModuleRegistrationRow told(String code, LocalDate registeredOn) {
        return new ModuleRegistrationRow(
                "A1", new OccurrenceKey(code, S2026, "S1"), Attempt.FIRST, registeredOn, null, "COMP");
    }

    private void ended(ProgrammeRegistration.Status status, LocalDate on) {
        stands(S2026, status, on);
    }

    private void stands(AcademicSession session, ProgrammeRegistration.Status status, LocalDate endedOn) {
        admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(new ProgrammeRegistrationRow(
                        "A1",
                        "COMP",
                        S2026,
                        session,
                        4,
                        "FT",
                        "STANDARD",
                        START,
                        status,
                        endedOn,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                "as it stands");
    }

    private ModuleRegistration again(Attempt attempt) {
        return new ModuleRegistration(null, usw, ada, runs.get("OPT1"), attempt, Status.REGISTERED, TODAY, null);
    }

    private ModuleRegistrationRow earlier(String code) {
        curriculum.run(database.identifiers().next(), usw, modulesByCode.get(code), 2025, START.minusYears(1));
        return new ModuleRegistrationRow(
                "A1", new OccurrenceKey(code, S2026.previous(), "S1"), Attempt.FIRST, START.minusYears(1), null);
    }

    @Test
    public void t18ModulesOfALaterStageLeaveRoomForTheCoreAndAreNamed() {
        approve(
                computing,
                new ProgrammeStructure(
                        List.of(
                                new Stage("1", "First", Stage.Kind.TAUGHT, 4, 40, null, null),
                                new Stage("2", "Second", Stage.Kind.TAUGHT, 5, 40, null, null)),
                        List.of(route("ONLY")),
                        List.of(
                                core("CORE", null, "CORE1", "CORE2"),
                                new ModuleRule(
                                        "LATER",
                                        "2",
                                        null,
                                        ModuleRule.Kind.CORE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of("NET", "WEB")))));
        ModuleProposal proposal = choices.propose(officer, take("NET"));
        assertEquals(List.of("CORE_LEFT_OUT"), proposal.refusals());
        assertEquals("NET", told(proposal, "LATER_LEVEL", "module"));
        assertEquals(List.of("CORE_LEFT_OUT"), values(problem(() -> admin.register(officer, first(ada, "NET")))));
        // who has passed a core module has room for one more
        passed.put(ada, Set.of(modulesByCode.get("CORE1")));
        assertTrue(choices.propose(officer, take("NET")).permitted());
    }

    @Test
    public void theLoadOfAFileCountsResitsNotAndRepeatsAsAReason() {
        List<ModuleRegistrationRow> rows = new ArrayList<>();
        for (String code : List.of("CORE1", "CORE2", "OPT1", "OPT2", "OPT3", "NET")) {
            rows.add(row("A1", code));
            rows.add(row("A1", code, Attempt.RESIT, START, null));
        }
        assertEquals(Set.of("CREATED"), Set.copyOf(kinds(file(rows.toArray(ModuleRegistrationRow[]::new)))));
        assertEquals(
                List.of("ABOVE_NORMAL"), values(file(row("A1", "WEB")).get(0).problem()));
        curriculum.run(database.identifiers().next(), usw, modulesByCode.get("WEB"), 2025, START.minusYears(1));
        for (String number : List.of("A1", "B2")) {
            file(new ModuleRegistrationRow(
                    number,
                    new OccurrenceKey("WEB", S2026.previous(), "S1"),
                    Attempt.FIRST,
                    START.minusYears(1),
                    null));
        }
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "WEB", Attempt.REPEAT, START, null))));
        // in whatever order the portions of a file come
        studies(bob, computing, null);
        assertEquals(List.of("CREATED"), kinds(file(row("B2", "WEB", Attempt.REPEAT, START, null))));
        for (String code : List.of("CORE1", "CORE2", "OPT1", "OPT2", "OPT3", "NET")) {
            assertEquals(List.of("CREATED"), kinds(file(row("B2", code))));
        }
        assertEquals(
                List.of("ABOVE_NORMAL"), values(file(row("B2", "OTHER")).get(0).problem()));
    }

    @Test
    public void whatThePersonPassedAndTakesUnderAnotherIdentityCounts() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        demands.put(
                modulesByCode.get("OPT1"),
                List.of(
                        new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("CORE1"))),
                        new Requirement(Requirement.Kind.PREREQUISITE, List.of(modulesByCode.get("CORE2"))),
                        new Requirement(Requirement.Kind.COREQUISITE, List.of(modulesByCode.get("OPT2")))));
        assertEquals(
                List.of("PREREQUISITE", "COREQUISITE"),
                choices.propose(officer, take("OPT1")).refusals());
        passed.put(bob, Set.of(modulesByCode.get("CORE1")));
        admin.importPriorLearning(
                caller, usw, List.of(new PriorLearningRow("B2", "CORE2", PriorLearning.Origin.EXEMPT, null)));
        ModuleRegistrationId id =
                new ModuleRegistrationId(database.identifiers().next());
        modules.insertAll(
                officer.scope(),
                List.of(new ModuleRegistration(
                        id, usw, bob, runs.get("OPT2"), Attempt.FIRST, Status.REGISTERED, START, null)),
                note());
        assertTrue(choices.propose(officer, take("OPT1")).permitted());
        assertEquals(
                List.of("PASSED_ALREADY"),
                choices.propose(officer, take("CORE1")).refusals());
    }

    @Test
    public void aPersonTakesARunUnderOneIdentityByWhateverDoor() {
        ProgrammeRegistrationId bobs = studies(bob, computing, null);
        admin.register(officer, first(ada, "OPT1"));
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(bob, "OPT1")));
        ModuleSelection choice = new ModuleSelection(bobs, List.of(runs.get("OPT1")), null, Attempt.FIRST, null);
        refused(Problem.Kind.CONFLICT, () -> choices.register(officer, choice, null));
        assertEquals(List.of("REFUSED"), kinds(file(row("B2", "OPT1"))));
        assertEquals(List.of("UNCHANGED"), kinds(bulk(new Selection(List.of("B2"), null, null, null), "OPT1", START)));
        assertEquals(1, rows("registration_module"));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OPT1", Attempt.RESIT, TODAY, null))));
        assertEquals(List.of("REFUSED"), kinds(file(row("B2", "OPT1", Attempt.RESIT, TODAY, null))));
    }

    @Test
    public void eitherNumberOfAPersonIsTakenByWhateverDoor() {
        merged = Map.of(ada, Set.of(bob, ada), bob, Set.of(bob, ada));
        ModuleRegistration registered =
                admin.register(officer, first(bob, "OPT1")).record();
        assertEquals(ada, registered.studentId());
        assertEquals(registration, registered.programmeRegistrationId());
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(bob, "OPT1")));
        assertEquals(
                ada,
                admin.register(officer, first(bob, "OPT2"), computing, null)
                        .record()
                        .studentId());
        assertEquals(List.of("UNCHANGED", "CREATED"), kinds(file(row("B2", "OPT1"), row("B2", "OPT3"))));
        assertEquals(List.of("UNCHANGED"), kinds(file(row("A1", "OPT3"))));
        assertEquals(List.of("CREATED"), kinds(bulk(new Selection(List.of("B2"), null, null, null), "CORE2", START)));
        assertEquals(List.of("UNCHANGED"), kinds(bulk(new Selection(List.of("A1"), null, null, null), "CORE2", START)));
        assertEquals(List.of(), modules.ofStudents(officer.scope(), usw, List.of(bob)));
    }

    @Test
    public void whoIsOnTwoProgrammesIsRegisteredUnderOneOfThem() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        studies(ada, music, null);
        Problem unclear = problem(() -> admin.register(officer, first(ada, "OPT1")));
        assertEquals("programmeId", unclear.faults().get(0).field());
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(ada, "OPT1"), new ProgrammeId(1), null));
        admin.register(officer, first(ada, "OPT1"), music, null);
        assertEquals(1, rows("registration_module"));
    }

    @Test
    public void whoIsOnTwoProgrammesHasTheLoadOfEachByWhateverDoor() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        ProgrammeRegistrationId second = studies(ada, music, null);
        assertEquals(List.of("CREATED"), kinds(file(under("CORE1", "COMP"))));
        for (String code : List.of("CORE2", "OPT1", "OPT2", "OPT3", "NET")) {
            assertEquals(List.of("CREATED"), kinds(file(under(code, "COMP"))));
        }
        assertEquals(
                List.of("ABOVE_NORMAL"),
                values(file(under("WEB", "COMP")).get(0).problem()));
        assertEquals(
                List.of("ABOVE_NORMAL"),
                values(problem(() -> admin.register(officer, first(ada, "WEB"), computing, null))));
        assertEquals(
                List.of("ABOVE_NORMAL"), choices.propose(officer, take("WEB")).refusals());
        // the other programme has nothing yet, by each door
        ModuleSelection own = new ModuleSelection(second, List.of(runs.get("WEB")), null, null, null);
        assertTrue(choices.propose(officer, own).permitted());
        assertEquals(second, choices.register(officer, own, null).get(0).programmeRegistrationId());
        assertEquals(List.of("CREATED"), kinds(bulk("OTHER", music)));
        assertEquals(second, belonging("OTHER"));
        assertEquals(registration, belonging("NET"));
        Problem elsewhere = problem(() -> choices.propose(
                officer,
                new ModuleSelection(second, List.of(), List.of(held("NET").id()), null, null)));
        assertEquals("leave[0]", elsewhere.faults().get(0).field());
    }

    @Test
    public void l1031TheLoadOfAssociateStudentsIsThatOfAllTheirProgrammes() {
        ProgrammeId first = curriculum.programme(database.identifiers().next(), usw, "ASSOC1", "ASSOCIATE");
        ProgrammeId second = curriculum.programme(database.identifiers().next(), usw, "ASSOC2", "ASSOCIATE");
        studies(bob, first, null);
        studies(bob, second, null);
        admin.register(officer, first(bob, "OPT1"), first, null);
        admin.register(officer, first(bob, "OPT2"), second, null);
        for (ProgrammeId each : List.of(first, second)) {
            assertEquals(
                    List.of("ASSOCIATE_MAXIMUM"),
                    values(problem(() -> admin.register(officer, first(bob, "OPT3"), each, null))));
        }
    }

    @Test
    public void whoIsOnTwoProgrammesIsToldToNameOneByBulkAndFile() {
        studies(ada, curriculum.programme(database.identifiers().next(), usw, "MUS"), null);
        assertEquals(
                "programmeId", bulk("OPT1").get(0).problem().faults().get(0).field());
        assertEquals(
                "programmeId",
                file(row("A1", "OPT1")).get(0).problem().faults().get(0).field());
        for (String unknown : List.of("NONE", "ART")) {
            curriculum.programme(database.identifiers().next(), usw, "ART");
            Fault fault = file(under("OPT1", unknown)).get(0).problem().faults().get(0);
            assertEquals("programmeCode", fault.field());
            assertEquals("must be a programme on which the student is registered in 2026/27", fault.rule());
        }
        assertEquals(0, rows("registration_module"));
    }

    @Test
    public void whoIsOnOneProgrammeTakesModulesOfItWithoutSayingSo() {
        admin.register(officer, first(ada, "OPT1"));
        file(row("A1", "OPT2"));
        bulk("OPT3");
        choices.register(officer, take("NET"), null);
        for (String code : List.of("OPT1", "OPT2", "OPT3", "NET")) {
            assertEquals(code, registration, belonging(code));
        }
        ordered(ada, Attempt.FIRST);
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, again(Attempt.RESIT), new ProgrammeId(1), null));
        admin.register(officer, again(Attempt.RESIT));
        assertEquals(
                List.of(registration, registration),
                registrations.modulesOf(officer, usw, List.of(ada)).stream()
                        .filter(one -> one.occurrenceId().equals(runs.get("OPT1")))
                        .map(ModuleRegistration::programmeRegistrationId)
                        .toList());
    }

    @Test
    public void aFileSaysToWhichProgrammeAModuleBelongsAndTheHistoryKeepsIt() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        ProgrammeRegistrationId second = studies(ada, music, null);
        ModuleRegistrationId id =
                new ModuleRegistrationId(database.identifiers().next());
        modules.insertAll(
                officer.scope(),
                List.of(new ModuleRegistration(
                        id, usw, ada, runs.get("OPT1"), Attempt.FIRST, Status.REGISTERED, TODAY, null)),
                note());
        assertEquals(List.of("UNCHANGED"), kinds(file(row("A1", "OPT1"))));
        assertEquals(List.of("CHANGED"), kinds(file(under("OPT1", "COMP"))));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(file(under("OPT1", "COMP"), row("A1", "OPT1"))));
        // to move it to another programme is a choice under that one
        for (String code : List.of("CORE1", "CORE2", "OPT2", "OPT3", "NET", "WEB")) {
            assertEquals(List.of("CREATED"), kinds(file(under(code, "MUS"))));
        }
        assertEquals(
                List.of("ABOVE_NORMAL"),
                values(file(under("OPT1", "MUS")).get(0).problem()));
        file(new ModuleRegistrationRow(
                "A1", new OccurrenceKey("WEB", S2026, "S1"), Attempt.FIRST, TODAY, TODAY, "MUS"));
        assertEquals(List.of("CHANGED"), kinds(file(under("OPT1", "MUS"))));
        assertEquals(
                Arrays.asList(null, registration, second),
                history.of(officer, id, null).stream()
                        .map(state -> state.registration().programmeRegistrationId())
                        .toList());
    }

    @Test
    public void aCoreModuleIsNotLeftByTheOnlyProgrammeThatItBelongsTo() {
        structure();
        studies(ada, curriculum.programme(database.identifiers().next(), usw, "MUS"), null);
        for (String code : List.of("CORE1", "CORE2")) {
            admin.register(officer, first(ada, code), computing, null);
        }
        ModuleRegistrationId id = held("CORE1").id();
        Problem refusal = problem(() -> admin.withdraw(officer, id, TODAY, 1, "would rather not"));
        assertEquals(List.of("CORE_LEFT_OUT"), values(refusal));
    }

    @Test
    public void nobodyBeginsARunThatIsOverByWhateverDoor() {
        LocalDate ends = START.plusDays(100);
        LocalDate after = ends.plusDays(1);
        String rule = "must not be after the last day of the run " + ends;
        Problem single = problem(() -> admin.register(
                officer,
                new ModuleRegistration(
                        null, usw, ada, runs.get("OPT1"), Attempt.FIRST, Status.REGISTERED, after, null)));
        assertEquals(rule, single.faults().get(0).rule());
        Fault file = file(row("A1", "OPT1", Attempt.REPEAT, after, null))
                .get(0)
                .problem()
                .faults()
                .get(0);
        assertEquals(rule, file.rule());
        assertEquals("registeredOn", file.field());
        assertEquals(
                rule,
                bulk(new Selection(List.of("A1"), null, null, null), "OPT1", after)
                        .get(0)
                        .problem()
                        .faults()
                        .get(0)
                        .rule());
        assertEquals(0, rows("registration_module"));
        admin.register(officer, first(ada, "OPT1"));
        // a board orders the resit when the run is over
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OPT1", Attempt.RESIT, after, null))));
    }

    private ModuleRegistration held(String code) {
        return registrations.modulesOf(officer, usw, List.of(ada)).stream()
                .filter(one -> one.occurrenceId().equals(runs.get(code)))
                .findFirst()
                .orElseThrow();
    }

    private ProgrammeRegistrationId belonging(String code) {
        return held(code).programmeRegistrationId();
    }

    private List<RowOutcome> bulk(String code, ProgrammeId programme) {
        return bulk(new Selection(List.of("A1"), programme, null, null), code, START);
    }

    private static ModuleRegistrationRow under(String code, String programme) {
        return new ModuleRegistrationRow(
                "A1", new OccurrenceKey(code, S2026, "S1"), Attempt.FIRST, TODAY, null, programme);
    }

    @Test
    public void theDeadTakeNoModulesByWhateverDoor() {
        deaths.put(ada, START);
        refused(Problem.Kind.CONFLICT, () -> admin.register(officer, first(ada, "OPT1")));
        refused(Problem.Kind.CONFLICT, () -> choices.propose(officer, take("OPT1")));
        refused(Problem.Kind.CONFLICT, () -> choices.register(officer, take("OPT1"), null));
        assertEquals(
                "died on " + START,
                bulk("OPT1").get(0).problem().faults().get(0).rule());
        assertEquals(List.of("REFUSED"), kinds(file(row("A1", "OPT1"))));
        assertEquals(0, rows("registration_module"));
    }

    @Test
    public void a2272TheLoadHoldsHoweverManyRegisterTheStudentAtOnce() throws Exception {
        List<String> codes = List.of("CORE1", "CORE2", "OPT1", "OPT2", "OPT3", "NET", "WEB", "OTHER");
        List<Callable<List<String>>> calls = new ArrayList<>();
        for (String code : codes) {
            calls.add(
                    code.startsWith("OPT")
                            ? () -> kinds(bulk(code))
                            : code.equals("NET")
                                    ? () -> kinds(file(row("A1", code)))
                                    : () -> {
                                        admin.register(officer, first(ada, code));
                                        return List.of("CREATED");
                                    });
        }
        ExecutorService desks = Executors.newFixedThreadPool(calls.size());
        try {
            int created = 0;
            for (Future<List<String>> call : desks.invokeAll(calls)) {
                created += outcome(call).equals(List.of("CREATED")) ? 1 : 0;
            }
            // six modules of 20 credits are the load of a year
            assertEquals(6, created);
            assertEquals(6, rows("registration_module"));
        } finally {
            desks.shutdownNow();
        }
    }

    @Test
    public void l1417WhatAModuleNeedsBesideItStaysWithItByWhateverDoor() {
        demand("OPT1", Requirement.Kind.COREQUISITE, "OPT2");
        choices.register(officer, take("OPT1", "OPT2", "OPT3"), null);
        ModuleRegistration needed = held("OPT2");
        assertEquals(
                List.of("COREQUISITE"),
                choices.propose(officer, swap(null, "OPT2")).refusals());
        assertEquals(
                List.of("COREQUISITE"),
                choices.propose(officer, swap("OTHER", "OPT2")).refusals());
        Problem desk = problem(() -> admin.withdraw(officer, needed.id(), TODAY, 1, "too much"));
        assertEquals(List.of("COREQUISITE"), values(desk));
        assertEquals("OPT1", desk.faults().get(0).field());
        assertTrue(desk.toString(), desk.faults().get(0).rule().contains("L1417"));
        assertEquals(List.of("COREQUISITE"), values(file(left("OPT2")).get(0).problem()));
        assertEquals(Status.REGISTERED, held("OPT2").status());
        // nothing stands on the third, and both go together
        assertTrue(choices.propose(officer, swap(null, "OPT3")).permitted());
        assertTrue(choices.propose(officer, swap(null, "OPT1", "OPT2")).permitted());
        passed.put(ada, Set.of(modulesByCode.get("OPT2")));
        assertTrue(choices.propose(officer, swap(null, "OPT2")).permitted());
        passed.clear();
        assertEquals(List.of("CHANGED", "CHANGED"), kinds(file(left("OPT1"), left("OPT2"))));
    }

    @Test
    public void l1417OneOfSeveralIsLeftWhileAnotherWillDo() {
        demand("OPT1", Requirement.Kind.COREQUISITE, "OPT2", "OPT3");
        choices.register(officer, take("OPT1", "OPT2"), null);
        assertEquals(
                List.of("COREQUISITE"),
                choices.propose(officer, swap(null, "OPT2")).refusals());
        choices.register(officer, swap("OPT3", "OPT2"), "prefers it");
        assertEquals(Status.REGISTERED, held("OPT3").status());
    }

    @Test
    public void l1417WhatStandsWronglyKeepsNobodyFromLeavingSomethingElse() {
        demand("OPT1", Requirement.Kind.COREQUISITE, "OPT2");
        choices.register(officer, take("OPT1", "OPT2", "OPT3"), null);
        waived(ada, "L1417");
        assertEquals(List.of("CHANGED"), kinds(file(left("OPT2"))));
        waivers.revoke(officer, waivers.of(officer, ada).get(0).record().id(), TODAY, 1, "no more");
        admin.withdraw(officer, held("OPT3").id(), TODAY, 1, "too much");
        assertEquals(Status.REGISTERED, held("OPT1").status());
    }

    @Test
    public void l1417ARowThatTakesAModuleAndOneThatLeavesWhatItNeedsAreRuledOnTogether() {
        demand("OPT1", Requirement.Kind.COREQUISITE, "OPT2");
        choices.register(officer, take("OPT2", "OPT3"), null);
        assertEquals(List.of("CREATED", "REFUSED"), kinds(file(row("A1", "OPT1"), left("OPT2"))));
        // a run that is over is a record
        runs.put("OVER", curriculum.run(database.identifiers().next(), usw, "OVER", 2026, START, TODAY.minusDays(1)));
        assertEquals(List.of("CREATED"), kinds(file(row("A1", "OVER", Attempt.FIRST, START, null))));
        demand("OPT3", Requirement.Kind.COREQUISITE, "OVER");
        assertEquals(List.of("CHANGED"), kinds(file(row("A1", "OVER", Attempt.FIRST, START, START.plusDays(3)))));
    }

    @Test
    public void l1417AnExclusionHoldsInWhateverOrderTheModulesAreTaken() {
        demand("OPT1", Requirement.Kind.EXCLUDED, "OPT2");
        choices.register(officer, take("OPT1"), null);
        ModuleProposal proposal = choices.propose(officer, take("OPT2"));
        assertEquals(List.of("EXCLUDED"), proposal.refusals());
        assertEquals("OPT1", rule(proposal, "EXCLUDED").facts().get("module"));
        assertEquals(List.of("EXCLUDED"), values(problem(() -> admin.register(officer, first(ada, "OPT2")))));
        assertEquals(List.of("EXCLUDED"), values(bulk("OPT2").get(0).problem()));
        assertEquals(List.of("EXCLUDED"), values(file(row("A1", "OPT2")).get(0).problem()));
        assertTrue(choices.propose(officer, swap("OPT2", "OPT1")).permitted());
        admin.register(
                officer,
                first(ada, "OPT2"),
                null,
                new Waiving(List.of("L1417"), "the titles mislead", "Dean", TODAY.plusDays(3)));
        waivers.revoke(officer, waivers.of(officer, ada).get(0).record().id(), TODAY, 1, "no more");
        // both stand, and nothing else is the worse for it
        assertTrue(choices.propose(officer, take("OPT3")).permitted());
    }

    private void demand(String of, Requirement.Kind kind, String... anyOf) {
        demands.put(
                modulesByCode.get(of),
                List.of(new Requirement(
                        kind,
                        List.of(anyOf).stream()
                                .map(code -> curriculum
                                        .occurrence(caller, runs.get(code))
                                        .record()
                                        .moduleId())
                                .toList())));
    }

    /** What is taken, if anything, for what is left. */
    private ModuleSelection swap(String take, String... leave) {
        return new ModuleSelection(
                registration,
                take == null ? List.of() : List.of(runs.get(take)),
                List.of(leave).stream().map(code -> held(code).id()).toList(),
                null,
                null);
    }

    private static ModuleRegistrationRow left(String code) {
        return row("A1", code, Attempt.FIRST, TODAY, TODAY);
    }

    private static List<String> outcome(Future<List<String>> call) throws Exception {
        try {
            return call.get();
        } catch (ExecutionException refused) {
            assertEquals(List.of("ABOVE_NORMAL"), values(((ProblemException) refused.getCause()).problem()));
            return List.of("REFUSED");
        }
    }

    private ModuleSelection take(String... codes) {
        return new ModuleSelection(
                registration, List.of(codes).stream().map(runs::get).toList(), null, null, null);
    }

    private List<RowOutcome> bulk(String code) {
        return bulk(new Selection(List.of("A1"), null, null, null), code, START);
    }

    private List<RowOutcome> bulk(Selection selection, String code, LocalDate registeredOn) {
        return bulk(selection, List.of(runs.get(code)), registeredOn);
    }

    private List<RowOutcome> bulk(Selection selection, List<OccurrenceId> occurrences, LocalDate registeredOn) {
        BulkEnrolments bulk = new BulkEnrolling(
                registrations,
                admin,
                moduleWriting,
                students,
                curriculum,
                moduleJudge,
                waivers,
                database.transactions());
        return bulk.onModules(officer, usw, selection, occurrences, false, registeredOn, null, false).stream()
                .map(BulkEnrolments.Enrolled::outcome)
                .toList();
    }

    private List<RowOutcome> file(ModuleRegistrationRow... rows) {
        return admin.importModuleRegistrations(officer, usw, List.of(rows));
    }

    private static ModuleRegistrationRow row(String number, String code) {
        return row(number, code, Attempt.FIRST, TODAY, null);
    }

    private static ModuleRegistrationRow row(
            String number, String code, Attempt attempt, LocalDate registeredOn, LocalDate withdrawnOn) {
        return new ModuleRegistrationRow(
                number, new OccurrenceKey(code, S2026, "S1"), attempt, registeredOn, withdrawnOn);
    }

    private ModuleRegistration first(StudentId student, String code) {
        return new ModuleRegistration(
                null, usw, student, runs.get(code), Attempt.FIRST, Status.REGISTERED, TODAY, null);
    }

    private static Problem problem(ThrowingRunnable work) {
        return assertThrows(ProblemException.class, work).problem();
    }

    private static List<Object> values(Problem problem) {
        return problem.faults().stream().map(fault -> (Object) fault.value()).toList();
    }

    private static AppliedRule rule(ModuleProposal proposal, String code) {
        return proposal.rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String told(ModuleProposal proposal, String code, String fact) {
        return rule(proposal, code).facts().get(fact).replaceAll("[\\[\\]]", "");
    }

    private final class FakeResults implements PriorResults {

        @Override
        public Map<StudentId, Set<ModuleId>> passed(
                Caller asking, InstitutionCode institution, Collection<StudentId> of) {
            Map<StudentId, Set<ModuleId>> found = new HashMap<>(passed);
            found.keySet().retainAll(of);
            return found;
        }

        @Override
        public Set<Unsubmitted> unsubmitted(Caller asking, InstitutionCode institution, Collection<StudentId> of) {
            asking.require(READ);
            return nothing;
        }

        @Override
        public Set<ModuleRegistrationId> resulted(
                Caller asking, InstitutionCode institution, Collection<StudentId> of) {
            asking.require(READ);
            return resulted;
        }
    }
}
