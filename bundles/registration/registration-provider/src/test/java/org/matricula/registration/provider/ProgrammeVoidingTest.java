package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.ProgrammeVoiding;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.provider.programme.ProgrammeVoidingService;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.RollOverStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;

/** A registration that was entered in error never was; whoever looks it up sees who took it back, when and why. */
public class ProgrammeVoidingTest extends GovernedFixture {

    private static final String WHY = "another student was meant";

    private final Set<ModuleRegistrationId> assessed = new HashSet<>();
    private ProgrammeVoiding voiding;
    private Caller registrar;
    private ProgrammeRegistrationId id;

    @Before
    public void openVoiding() {
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Set<ModuleRegistrationId> assessed(Caller asking, InstitutionCode institution, Collection<StudentId> of) {
                return assessed;
            }
        }));
        voiding = new ProgrammeVoidingService(
                programmes,
                standings,
                modules,
                leaving(contributors, clock),
                new TaskStore(database.dataSource()),
                new ClaimStore(database.dataSource()),
                new CardStore(database.dataSource()),
                contributors,
                telling,
                statusTold,
                persons(),
                database.transactions(),
                database.auditTrail(),
                news(),
                clock);
        Set<String> privileges = new HashSet<>(officer.privileges());
        privileges.add(ProgrammeChanges.REINSTATE.name());
        privileges.add(StudentAdmin.WRITE.name());
        registrar = new Caller("registrar", privileges, Scope.of(Set.of(usw)));
        enter(ada);
        id = registrations.programmesOf(caller, ada).get(0).id();
    }

    private ProgrammeRegistration voided() {
        return voiding.voided(registrar, id, version(), WHY).record();
    }

    private long version() {
        return registrations.programmeRegistration(caller, id).version();
    }

    private ModuleRegistrationId takes(ProgrammeRegistrationId under) {
        OccurrenceId run =
                curriculum.run(database.identifiers().next(), usw, "RUN", 2026, START, LocalDate.of(2027, 5, 31));
        ModuleRegistrationId taken =
                new ModuleRegistrationId(database.identifiers().next());
        modules.insertAll(
                caller.scope(),
                List.of(new ModuleRegistration(
                        taken,
                        usw,
                        ada,
                        run,
                        ModuleRegistration.Attempt.FIRST,
                        ModuleRegistration.Status.REGISTERED,
                        START,
                        null,
                        under)),
                Note.of(caller, clock, RegistrationState.Change.REGISTERED, START, "chosen"));
        return taken;
    }

    private String refusal() {
        try {
            voided();
            throw new AssertionError("was taken back");
        } catch (ProblemException e) {
            assertEquals(Problem.Kind.CONFLICT, e.problem().kind());
            return e.problem().faults().get(0).rule();
        }
    }

    @Test
    public void whatWasEnteredInErrorNeverWasAndIsReadable() {
        ModuleRegistrationId taken = takes(id);
        ProgrammeRegistration gone = voided();
        assertEquals(Status.VOIDED, gone.status());
        assertEquals(List.of(), registrations.programmesOf(caller, ada));
        assertEquals(List.of(), registrations.programmesOf(caller, usw, List.of(ada)));
        assertEquals(List.of(), registrations.active(caller, usw, S2026, List.of(), null));
        assertEquals(List.of(), registrations.left(caller, usw, S2026, List.of()));
        assertEquals(List.of(), registrations.ofSession(caller, usw, S2026));
        assertEquals(List.of(), index.of(ada));
        assertEquals(0, new RollOverStore(database.dataSource()).count(caller.scope(), usw, S2026));
        assertEquals(
                ModuleRegistration.Status.WITHDRAWN,
                registrations.moduleRegistration(caller, taken).record().status());
        assertEquals(gone, registrations.programmeRegistration(caller, id).record());
        List<RegistrationState> states = history.of(caller, id, null);
        RegistrationState last = states.get(states.size() - 1);
        assertEquals(RegistrationState.Change.VOIDED, last.change());
        assertEquals(WHY, last.reason());
        assertEquals("registrar", last.recordedBy());
        assertEquals(clock.instant(), last.recordedAt());
        assertEquals(1, audited("registration.voided", "programme-registration/" + id));
        assertEquals(1, told("registration.voided", id));
        refused(Problem.Kind.CONFLICT, () -> voided());
    }

    @Test
    public void theRightOneIsEnteredOnTheSameProgrammeAgainAndAgain() {
        voided();
        enter(ada);
        ProgrammeRegistration second = registrations.programmesOf(caller, ada).get(0);
        assertEquals(Status.ACTIVE, second.status());
        id = second.id();
        voided();
        enter(ada);
        assertEquals(1, registrations.programmesOf(caller, ada).size());
    }

    @Test
    public void enrolmentAndItsStatusGoWithIt() {
        tasks.open(officer, usw, S2026, TODAY.minusDays(9), TODAY.plusDays(30));
        run();
        EnrolmentTaskId task = tasks.of(officer, ada).get(0).id();
        for (String gate : List.of("IDENTITY", "RIGHT_TO_STUDY")) {
            tasks.check(officer, task, new GateCheck(gate, true, "passport", null, null, null, null), at(task));
        }
        tasks.declare(officer, task, "2026/27", at(task));
        tasks.complete(officer, task, at(task));
        voided();
        EnrolmentTask after = tasks.get(officer, task).record();
        assertEquals(EnrolmentTask.Status.NOT_NEEDED, after.status());
        assertEquals(null, after.completedAt());
        StatusEvent last = statusEvents.get(statusEvents.size() - 1);
        assertEquals(StatusEvent.Status.VOIDED, last.status());
        assertEquals(statusEvents.get(0).id(), last.corrects());
        assertEquals(7, tasks.judgement(officer, task).gates().size());
    }

    private long at(EnrolmentTaskId task) {
        return tasks.get(officer, task).version();
    }

    @Test
    public void whatStandsOnItIsNamedWithItsNumber() {
        assessed.add(takes(id));
        contributors.addRegistrations((asking, registration) -> Map.of("candidates of boards", 2, "requests", 0));
        assertEquals(
                "must have nothing standing on it, but has modules with marks or results: 1, candidates of boards: 2",
                refusal());
        assertEquals(
                Status.ACTIVE,
                registrations.programmeRegistration(caller, id).record().status());
    }

    @Test
    public void aMoveByABoardStandsInTheWay() {
        admin.advance(caller, List.of(id), S2026.next(), 5, TODAY);
        assertTrue(refusal().contains("decisions of a board: 1"));
    }

    @Test
    public void aWithdrawalThatShouldHaveBeenThisIsTakenBackWithIt() {
        var before = standings.of(caller.scope(), List.of(id)).get(id);
        standings.change(
                caller.scope(),
                new Standing(
                        before.registration().standing(Status.WITHDRAWN, START),
                        null,
                        null,
                        null,
                        null,
                        before.version()),
                Note.of(caller, clock, RegistrationState.Change.WITHDRAWN, START, "entered in error"));
        assertEquals(Status.VOIDED, voided().status());
        assertEquals(List.of(), registrations.left(caller, usw, S2026, List.of()));
        assertEquals("duties of the withdrawal are cancelled", 1, told("registration.reinstated", id));
        assertEquals(1, told("registration.voided", id));
    }

    @Test
    public void modulesOfOtherProgrammesStay() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        ProgrammeRegistrationId other = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, ada, music, S2026, S2026, 4, "FT", "STANDARD", null, START, null))
                .record()
                .id();
        ModuleRegistrationId kept = takes(other);
        voided();
        assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, kept).record().status());
        assertEquals(1, index.of(ada).size());
    }

    @Test
    public void itTakesBothPrivilegesTheScopeAVersionAndAReason() {
        refused(Problem.Kind.FORBIDDEN, () -> voiding.voided(officer, id, version(), WHY));
        Caller away = new Caller("away", registrar.privileges(), Scope.of(Set.of(college)));
        refused(Problem.Kind.NOT_FOUND, () -> voiding.voided(away, id, 1, WHY));
        refused(Problem.Kind.STALE, () -> voiding.voided(registrar, id, version() + 1, WHY));
        refused(Problem.Kind.INVALID, () -> voiding.voided(registrar, id, version(), " "));
    }

    @Test
    public void whatWasLeftWithItBelongsToItInFiles() {
        ModuleRegistrationId taken = takes(id);
        voided();
        assertEquals(List.of(id), voidedOf(ada));
        ModuleRegistration left =
                registrations.moduleRegistration(caller, taken).record();
        ModuleRegistrationRow row = new ModuleRegistrationRow(
                "A1",
                new OccurrenceKey("RUN", S2026, "S1"),
                left.attempt(),
                left.registeredOn(),
                left.withdrawnOn(),
                "COMP",
                true);
        assertEquals(List.of("UNCHANGED"), kinds(admin.importModuleRegistrations(officer, usw, List.of(row))));
        assertEquals(
                id, registrations.moduleRegistration(caller, taken).record().programmeRegistrationId());
    }

    private List<ProgrammeRegistrationId> voidedOf(StudentId student) {
        return registrations.voided(caller, usw, List.of(student)).stream()
                .map(ProgrammeRegistration::id)
                .toList();
    }

    @Test
    public void itLeavesAndComesInAsVoidedBesideTheRightOne() {
        voided();
        enter(ada);
        RegistrationFileRecords files = new RegistrationFileRecords(
                programmes,
                standings,
                new WaiverStore(database.dataSource()),
                new TaskStore(database.dataSource()),
                waivers,
                students,
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        Map<StudentId, String> here = new LinkedHashMap<>();
        here.put(ada, "A1");
        List<ProgrammeRegistrationRow> left = files.programmeRegistrations(caller, usw, here);
        assertEquals(
                List.of(Status.ACTIVE, Status.VOIDED),
                left.stream().map(ProgrammeRegistrationRow::status).toList());
        assertEquals(
                List.of("UNCHANGED", "UNCHANGED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, left, "import 17")));
        List<ProgrammeRegistrationRow> elsewhere = left.stream()
                .map(row -> new ProgrammeRegistrationRow(
                        "B2",
                        row.programmeCode(),
                        row.entrySession(),
                        row.session(),
                        row.level(),
                        row.mode(),
                        row.entry(),
                        row.startedOn(),
                        row.status(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        row.route(),
                        null,
                        row.stage()))
                .toList();
        assertEquals(
                List.of("CREATED", "CREATED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, elsewhere, "import 17")));
        here.clear();
        here.put(bob, "B2");
        assertEquals(elsewhere, files.programmeRegistrations(caller, usw, here));
        assertEquals(1, registrations.programmesOf(caller, bob).size());
    }
}
