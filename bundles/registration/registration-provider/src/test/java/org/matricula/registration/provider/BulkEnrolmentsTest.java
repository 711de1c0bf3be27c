package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.institutions.api.Agreement;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.RowOutcome.Kind;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.BulkEnrolments;
import org.matricula.registration.api.BulkEnrolments.Enrolled;
import org.matricula.registration.api.BulkEnrolments.Selection;
import org.matricula.registration.api.BulkEnrolments.Target;
import org.matricula.registration.api.BulkEnrolments.Waiving;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.bulk.BulkEnrolling;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StudentId;

public class BulkEnrolmentsTest extends GovernedFixture {

    private static final int MANY = 1_200;

    private final Map<ModuleId, List<Requirement>> demands = new HashMap<>();
    private final Map<StudentId, Set<ModuleId>> passed = new HashMap<>();
    private BulkEnrolments enrolments;
    private Target target;
    private ModuleId basics;
    private OccurrenceId basicsRun;
    private OccurrenceId lateRun;

    @Before
    public void build() {
        enrolments = new BulkEnrolling(
                registrations,
                admin,
                moduleWriting,
                students,
                curriculum,
                moduleJudge,
                waivers,
                database.transactions());
        contributors.setResults((asking, institution, of) -> passed);
        contributors.setRequirements((asking, institution, modules, session) -> demands);
        basics = curriculum.module(database.identifiers().next(), usw, "CS100");
        basicsRun = run(basics, START);
        lateRun = run(curriculum.module(database.identifiers().next(), usw, "LATE"), TODAY.minusDays(29));
        target = new Target(computing, S2026, null, 4, "FT", "STANDARD", START, null);
    }

    @Test
    public void nobodyIsRegisteredAnewWhoIsDeadOrWhoseRecordIsMerged() {
        deaths.put(ada, START.minusDays(1));
        students.merge(bob, students.add(database.identifiers().next(), usw, "S9"));
        for (StudentId closed : List.of(ada, bob)) {
            refused(
                    Problem.Kind.CONFLICT,
                    () -> admin.register(
                            caller,
                            new ProgrammeRegistration(
                                    null,
                                    usw,
                                    closed,
                                    computing,
                                    S2026,
                                    S2026,
                                    4,
                                    "FT",
                                    "STANDARD",
                                    null,
                                    START,
                                    null)));
        }
        List<RowOutcome> file = admin.importProgrammeRegistrations(
                caller, usw, List.of(row("A1", null, START), row("B2", null, START)));
        assertEquals(List.of("REFUSED", "REFUSED"), kinds(file));
        // what had ended before the death is on record
        LocalDate then = START.minusYears(1);
        assertEquals(
                List.of("CREATED", "REFUSED"),
                kinds(admin.importProgrammeRegistrations(
                        caller,
                        usw,
                        List.of(
                                row("A1", ProgrammeRegistration.Status.WITHDRAWN, then),
                                row("B2", ProgrammeRegistration.Status.WITHDRAWN, then)))));
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void aFileChangesNothingOfTheDeadButTheEnd() {
        assertEquals(
                List.of("CREATED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, List.of(row("A1", null, START)))));
        deaths.put(ada, START.plusDays(1));
        assertEquals(
                List.of("UNCHANGED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, List.of(row("A1", null, START)))));
        assertEquals(
                List.of("REFUSED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, List.of(row("A1", null, START.plusDays(2))))));
        assertEquals(
                List.of("CHANGED"),
                kinds(admin.importProgrammeRegistrations(
                        caller, usw, List.of(row("A1", ProgrammeRegistration.Status.WITHDRAWN, START)))));
    }

    private static ProgrammeRegistrationRow row(
            String number, ProgrammeRegistration.Status status, LocalDate startedOn) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                S2026,
                S2026,
                4,
                "FT",
                "STANDARD",
                startedOn,
                status,
                status == null ? null : startedOn,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    public void studentsOfAListAreRegisteredOnAProgrammeAndEachHasAnOutcome() {
        Selection selection = numbers("A1", "NOBODY", "C3", "B2");
        List<Enrolled> rehearsed = enrolments.onProgramme(writer, usw, selection, target, true);
        assertEquals(List.of(Kind.CREATED, Kind.REFUSED, Kind.REFUSED, Kind.CREATED), outcomes(rehearsed));
        assertEquals(0, rows("registration_programme"));
        assertEquals(0, entries());
        assertEquals(outcomes(rehearsed), outcomes(enrolments.onProgramme(writer, usw, selection, target, false)));
        assertEquals(2, rows("registration_programme"));
        assertEquals(
                List.of(Kind.UNCHANGED, Kind.REFUSED, Kind.REFUSED, Kind.UNCHANGED),
                outcomes(enrolments.onProgramme(writer, usw, selection, target, false)));
        assertEquals(
                "studentNumber",
                rehearsed.get(1).outcome().problem().faults().get(0).field());
    }

    @Test
    public void T_ST_1_manyAreRegisteredOnlyOnAProgrammeThatIsDelivered() {
        enrolments.onProgramme(writer, usw, numbers("A1"), target, false);
        delivering();
        assertEquals(
                List.of(Kind.UNCHANGED, Kind.REFUSED),
                outcomes(enrolments.onProgramme(writer, usw, numbers("A1", "B2"), target, false)));
        agreements.add(agreement(Agreement.Kind.FRANCHISED, "COMP", START, null));
        assertEquals(
                List.of(Kind.UNCHANGED, Kind.CREATED),
                outcomes(enrolments.onProgramme(writer, usw, numbers("A1", "B2"), target, false)));
    }

    @Test
    public void studentsOfAProgrammeAreRegisteredOnItsCoreModules() {
        String[] all = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            all[i] = "M" + i;
            students.add(database.identifiers().next(), usw, all[i]);
        }
        enrolments.onProgramme(writer, usw, numbers(all), target, false);
        OccurrenceId core = curriculum.core(database.identifiers().next(), usw, "CORE", 2026, START);
        Selection level = new Selection(null, computing, S2026, 4);
        List<Enrolled> rehearsed =
                enrolments.onModules(writer, usw, level, List.of(core, basicsRun), true, START, null, true);
        assertEquals(MANY, rehearsed.size());
        assertEquals(0, rows("registration_module"));
        int asked = students.questions() + curriculum.questions();
        List<Enrolled> done =
                enrolments.onModules(writer, usw, level, List.of(core, basicsRun), false, START, null, false);
        assertTrue(students.questions() + curriculum.questions() - asked < 20);
        assertEquals(2 * MANY, done.size());
        assertEquals(2 * MANY, rows("registration_module"));
        assertEquals(
                Set.of(Kind.UNCHANGED),
                Set.copyOf(outcomes(enrolments.onModules(
                        writer, usw, level, List.of(core, basicsRun), false, START.plusDays(1), null, false))));
    }

    @Test
    public void whoDoesNotStudyInTheSessionIsNotRegisteredOnItsModules() {
        enrolments.onProgramme(writer, usw, numbers("A1"), target, false);
        List<Enrolled> done = enrolments.onModules(
                writer, usw, numbers("A1", "B2", "X"), List.of(basicsRun), false, START, null, false);
        assertEquals(List.of(Kind.CREATED, Kind.REFUSED, Kind.REFUSED), outcomes(done));
        assertEquals(1, rows("registration_module"));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        OccurrenceId nextYear = curriculum.run(database.identifiers().next(), usw, basics, 2027, START.plusYears(1));
        assertEquals(
                List.of("target", "institution", "selection"),
                faults(() -> enrolments.onProgramme(writer, null, null, null, false)));
        Selection nobody = new Selection(null, computing, null, null);
        assertEquals(
                List.of("selection", "registeredOn", "occurrences"),
                faults(() -> enrolments.onModules(writer, usw, nobody, List.of(), false, null, null, false)));
        assertEquals(
                List.of("programmeId"),
                faults(() -> enrolments.onProgramme(
                        writer,
                        usw,
                        numbers("A1"),
                        new Target(cookery, S2026, null, 4, "FT", "STANDARD", START, null),
                        false)));
        assertEquals(
                List.of("occurrences", "occurrences", "occurrences"),
                faults(() -> enrolments.onModules(
                        writer,
                        usw,
                        numbers("A1"),
                        List.of(basicsRun, baking, coding, nextYear),
                        false,
                        START,
                        null,
                        false)));
        assertEquals(
                List.of("waiving.clauses", "reason", "approver", "expires"),
                faults(() -> late(officer, new Waiving(List.of(), " ", null, TODAY.minusDays(1)), false)));
        enrolments.onProgramme(writer, usw, numbers("A1"), target, false);
        assertEquals(
                List.of("approver"),
                faults(() -> late(officer, new Waiving(List.of("L764"), "why", "A1", TODAY), false)));
        String[] tooMany = new String[BulkEnrolments.MOST + 1];
        Arrays.fill(tooMany, "A1");
        assertEquals(
                List.of("selection"),
                faults(() -> enrolments.onProgramme(writer, usw, numbers(tooMany), target, false)));
    }

    @Test
    public void scopeAndPrivilegesHold() {
        refused(Problem.Kind.FORBIDDEN, () -> enrolments.onProgramme(foreigner, usw, numbers("A1"), target, false));
        refused(Problem.Kind.FORBIDDEN, () -> enrolments.onProgramme(reader, usw, numbers("A1"), target, false));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> enrolments.onModules(
                        foreigner, usw, numbers("A1"), List.of(basicsRun), false, START, null, false));
    }

    @Test
    public void modulesAreTakenUnderTheRulesOfASingleChoice() {
        enrolments.onProgramme(writer, usw, numbers("A1", "B2"), target, false);
        ModuleId advanced = curriculum.module(database.identifiers().next(), usw, "CS200");
        OccurrenceId advancedRun = run(advanced, START);
        demands.put(advanced, List.of(new Requirement(Requirement.Kind.PREREQUISITE, List.of(basics))));
        passed.put(bob, Set.of(basics));
        List<Enrolled> done = modules(numbers("A1", "B2"), advancedRun);
        assertEquals(List.of(Kind.REFUSED, Kind.CREATED), outcomes(done));
        Fault why = done.get(0).outcome().problem().faults().get(0);
        assertEquals("CS200", why.field());
        assertEquals("PREREQUISITE", why.value());
        assertTrue(why.rule(), why.rule().contains("L1417"));
        OccurrenceId[] seven = new OccurrenceId[7];
        for (int i = 0; i < seven.length; i++) {
            seven[i] = run(curriculum.module(database.identifiers().next(), usw, "L" + i), START);
        }
        assertEquals(Set.of(Kind.REFUSED), Set.copyOf(outcomes(modules(numbers("A1"), seven))));
        hold(ada, Hold.Source.FINANCE, Hold.Effect.MODULE_REGISTRATION);
        assertEquals(List.of(Kind.REFUSED), outcomes(modules(numbers("A1"), seven[0])));
        assertEquals(1, rows("registration_module"));
    }

    @Test
    public void anExceptionForManyIsMadeOfWaiversOrNotAtAll() {
        enrolments.onProgramme(writer, usw, numbers("A1", "B2"), target, false);
        waived(bob, "L764");
        List<Enrolled> plain = late(officer, null, false);
        assertEquals(List.of(Kind.REFUSED, Kind.CREATED), outcomes(plain));
        assertEquals(
                "AFTER_WINDOW", plain.get(0).outcome().problem().faults().get(0).value());
        Waiving window = new Waiving(List.of("L764", "L1417"), "timetable came late", "Dean", TODAY.plusDays(3));
        refused(Problem.Kind.FORBIDDEN, () -> late(writer, window, false));
        Waiving other = new Waiving(List.of("L1417"), "timetable came late", "Dean", TODAY.plusDays(3));
        assertEquals(List.of(Kind.REFUSED, Kind.UNCHANGED), outcomes(late(officer, other, false)));
        assertEquals(1, rows("registration_waiver"));
        assertEquals(List.of(Kind.CREATED, Kind.UNCHANGED), outcomes(late(officer, window, true)));
        assertEquals(1, rows("registration_waiver"));
        List<Enrolled> done = late(officer, window, false);
        assertEquals(List.of(Kind.CREATED, Kind.UNCHANGED), outcomes(done));
        assertEquals(List.of("L764"), done.get(0).waived());
        assertEquals(2, rows("registration_waiver"));
        Waiver waiver = waivers.of(officer, ada).get(0).record();
        assertEquals("timetable came late", waiver.reason());
        assertEquals(TODAY, waiver.from());
        assertEquals(1, audited("registration.waive", "waiver/" + waiver.id()));
    }

    @Test
    public void whoIsOnSeveralProgrammesTakesModulesUnderTheOneThatIsNamed() {
        enrolments.onProgramme(writer, usw, numbers("A1"), target, false);
        var other = curriculum.programme(database.identifiers().next(), usw, "LAW");
        enrolments.onProgramme(
                writer, usw, numbers("A1"), new Target(other, S2026, null, 4, "FT", "STANDARD", START, null), false);
        List<Enrolled> open = modules(numbers("A1"), basicsRun);
        assertEquals(
                "programmeId", open.get(0).outcome().problem().faults().get(0).field());
        assertEquals(
                List.of(Kind.CREATED), outcomes(modules(new Selection(List.of("A1"), other, null, null), basicsRun)));
    }

    private List<Enrolled> late(Caller by, Waiving waiving, boolean dryRun) {
        return enrolments.onModules(by, usw, numbers("A1", "B2"), List.of(lateRun), false, TODAY, waiving, dryRun);
    }

    private List<Enrolled> modules(Selection selection, OccurrenceId... occurrences) {
        return enrolments.onModules(officer, usw, selection, List.of(occurrences), false, START, null, false);
    }

    private OccurrenceId run(ModuleId module, LocalDate starts) {
        return curriculum.run(database.identifiers().next(), usw, module, 2026, starts);
    }

    private static Selection numbers(String... numbers) {
        return new Selection(List.of(numbers), null, null, null);
    }

    private static List<Kind> outcomes(List<Enrolled> done) {
        return done.stream().map(d -> d.outcome().kind()).toList();
    }
}
