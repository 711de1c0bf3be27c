package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.students.api.StudentId;

public class ModuleRegistrationTest extends RegistrationFixture {

    private static final LocalDate LATER = START.plusDays(30);
    private static final OccurrenceKey CODING = new OccurrenceKey("CS101", S2026, "S1");

    @Test
    public void aRegistrationIsReadAsMade() {
        Versioned<ModuleRegistration> made = admin.register(caller, first(ada));
        ModuleRegistrationId id = made.record().id();
        assertEquals(made, registrations.moduleRegistration(caller, id));
        assertEquals(Status.REGISTERED, made.record().status());
        assertEquals(List.of(made.record()), registrations.modulesOf(caller, ada));
        assertEquals(List.of(made.record()), registrations.modulesOf(caller, usw, List.of(ada, bob)));
        assertEquals(List.of(made.record()), registrations.on(caller, coding));
        assertEquals(List.of(made.record()), registrations.on(caller, usw, List.of(coding), List.of(ada, bob)));
        assertEquals(List.of(), registrations.on(caller, usw, List.of(baking), List.of(ada, bob)));
        assertEquals(List.of(made.record()), registrations.all(caller, usw, List.of(id)));
        assertEquals(1, audited("registration.register-module", "module-registration/" + id));
    }

    @Test
    public void aSecondRegistrationOnTheSameAttemptIsAConflict() {
        admin.register(caller, first(ada));
        refused(Problem.Kind.CONFLICT, () -> admin.register(caller, first(ada)));
        admin.register(caller, wanted(usw, ada, coding, Attempt.RESIT));
        assertEquals(2, rows("registration_module"));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        ModuleRegistration wrong = new ModuleRegistration(
                null,
                usw,
                new StudentId(999_999_999L),
                new OccurrenceId(999_999_999L),
                null,
                Status.WITHDRAWN,
                null,
                LATER);
        assertEquals(
                List.of("studentId", "occurrenceId", "attempt", "status", "withdrawnOn"),
                faults(() -> admin.register(caller, wrong)));
        assertEquals(
                List.of("institution"), faults(() -> admin.register(caller, wanted(null, ada, coding, Attempt.FIRST))));
        assertEquals(0, rows("registration_module"));
        assertEquals(0, entries());
    }

    @Test
    public void studentAndOccurrenceMustBeOfTheInstitution() {
        var both = new Caller("both", caller.privileges(), Scope.all());
        assertEquals(
                List.of("studentId", "occurrenceId"),
                faults(() -> admin.register(both, wanted(usw, cyd, baking, Attempt.FIRST))));
    }

    @Test
    public void aPartnerSeesAndChangesOnlyItsOwnRegistrations() {
        Versioned<ModuleRegistration> ours = admin.register(caller, first(ada));
        ModuleRegistrationId id = ours.record().id();
        refused(Problem.Kind.NOT_FOUND, () -> registrations.moduleRegistration(foreigner, id));
        refused(Problem.Kind.NOT_FOUND, () -> admin.withdraw(foreigner, id, LATER, 1, "gone"));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(foreigner, first(bob)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importModuleRegistrations(foreigner, usw, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> admin.reviseModuleRegistrations(foreigner, usw, List.of()));
        assertTrue(registrations.modulesOf(foreigner, ada).isEmpty());
        assertTrue(registrations.modulesOf(foreigner, usw, List.of(ada)).isEmpty());
        assertTrue(registrations.on(foreigner, coding).isEmpty());
        assertTrue(
                registrations.on(foreigner, usw, List.of(coding), List.of(ada)).isEmpty());
        assertTrue(registrations.all(foreigner, usw, List.of(id)).isEmpty());
        assertTrue(registrations.all(foreigner, college, List.of(id)).isEmpty());
        assertEquals(ours, registrations.moduleRegistration(caller, id));
    }

    @Test
    public void aFileWithoutWithdrawalsLeavesThemAlone() {
        ModuleRegistrationId id = admin.register(caller, first(ada)).record().id();
        admin.withdraw(caller, id, LATER, 1, "moved away");
        OccurrenceKey key = new OccurrenceKey("CS101", new AcademicSession(2026), "S1");
        List<ModuleRegistrationRow> rows = List.of(new ModuleRegistrationRow("A1", key, Attempt.FIRST, START, null));
        assertEquals(List.of("REFUSED"), kinds(admin.importModuleRegistrations(caller, usw, rows)));
        assertEquals(
                List.of("UNCHANGED"), kinds(admin.importModuleRegistrations(caller, usw, rows, Set.of("withdrawnOn"))));
    }

    @Test
    public void whatARowSaysAgainIsUnchangedWhateverHasBecomeOfItsRun() {
        OccurrenceKey key = new OccurrenceKey("CS101", new AcademicSession(2026), "S1");
        ModuleRegistrationRow there = new ModuleRegistrationRow("A1", key, Attempt.FIRST, START, null);
        assertEquals(List.of("CREATED"), kinds(admin.importModuleRegistrations(caller, usw, List.of(there))));
        curriculum.moved(coding, START.minusDays(100), START.minusDays(1));
        ModuleRegistrationRow other = new ModuleRegistrationRow("A1", key, Attempt.FIRST, START.plusDays(1), null);
        ModuleRegistrationRow odd = new ModuleRegistrationRow("A1", key, Attempt.FIRST, START, null, "NONE");
        assertEquals(
                List.of("UNCHANGED", "REFUSED", "REFUSED"),
                kinds(admin.importModuleRegistrations(caller, usw, List.of(there, other, odd))));
    }

    @Test
    public void datesLieNearTheSessionOfTheOccurrence() {
        LocalDate hastings = LocalDate.of(1066, 10, 14);
        ModuleRegistration odd =
                new ModuleRegistration(null, usw, ada, coding, Attempt.FIRST, Status.REGISTERED, hastings, null);
        assertEquals(List.of("registeredOn"), faults(() -> admin.register(caller, odd)));
        OccurrenceKey key = new OccurrenceKey("CS101", new AcademicSession(2026), "S1");
        List<ModuleRegistrationRow> rows = List.of(
                new ModuleRegistrationRow("A1", key, Attempt.FIRST, hastings, LocalDate.of(2999, 1, 1)),
                new ModuleRegistrationRow("A1", key, Attempt.FIRST, START.minusDays(365), START.plusDays(444)));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(admin.importModuleRegistrations(caller, usw, rows)));
        ModuleRegistrationId id = admin.register(caller, first(bob)).record().id();
        assertEquals(
                List.of("withdrawnOn"), faults(() -> admin.withdraw(caller, id, LocalDate.of(2999, 1, 1), 1, "why")));
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        ModuleRegistrationId id = admin.register(caller, first(ada)).record().id();
        refused(Problem.Kind.FORBIDDEN, () -> registrations.moduleRegistration(writer, id));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.modulesOf(writer, ada));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.modulesOf(writer, usw, List.of(ada)));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.on(writer, coding));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.on(writer, usw, List.of(coding), List.of(ada)));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.all(writer, usw, List.of(id)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(reader, first(bob)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.withdraw(reader, id, LATER, 1, "gone"));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importModuleRegistrations(reader, usw, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> admin.reviseModuleRegistrations(reader, usw, List.of()));
    }

    @Test
    public void aWithdrawalKeepsWhatWasRecordedAndItsReason() {
        ModuleRegistrationId id = admin.register(caller, first(ada)).record().id();
        Versioned<ModuleRegistration> after = admin.withdraw(caller, id, LATER, 1, "moved away");
        assertEquals(2, after.version());
        assertEquals(Status.WITHDRAWN, after.record().status());
        assertEquals(LATER, after.record().withdrawnOn());
        assertEquals(START, after.record().registeredOn());
        assertEquals(after, registrations.moduleRegistration(caller, id));
        assertEquals(1, audited("registration.withdraw-module", "module-registration/" + id));
        refused(Problem.Kind.CONFLICT, () -> admin.withdraw(caller, id, LATER, 2, "again"));
    }

    @Test
    public void aStaleOrFaultyWithdrawalIsRefused() {
        ModuleRegistrationId id = admin.register(caller, first(ada)).record().id();
        refused(Problem.Kind.STALE, () -> admin.withdraw(caller, id, LATER, 7, "moved away"));
        assertEquals(
                List.of("withdrawnOn", "reason"), faults(() -> admin.withdraw(caller, id, START.minusDays(1), 1, " ")));
        assertEquals(List.of("withdrawnOn"), faults(() -> admin.withdraw(caller, id, null, 1, "why")));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> admin.withdraw(caller, new ModuleRegistrationId(999_999_999L), LATER, 1, "why"));
        assertEquals(
                Status.REGISTERED,
                registrations.moduleRegistration(caller, id).record().status());
    }

    @Test
    public void anImportTellsWhatBecameOfEachRow() {
        List<RowOutcome> outcomes = admin.importModuleRegistrations(
                caller,
                usw,
                List.of(
                        row("A1", START, null),
                        row("A1", START, null),
                        row("A1", START, LATER),
                        row("A1", START, null),
                        row("Z9", START, null),
                        row("C3", START, null),
                        new ModuleRegistrationRow(
                                "B2", new OccurrenceKey("CS999", S2026, "S1"), Attempt.FIRST, START, null),
                        new ModuleRegistrationRow("B2", CODING, null, START, null),
                        new ModuleRegistrationRow("B2", null, Attempt.FIRST, START, null),
                        row("B2", LATER, START),
                        row("B2", null, LATER)));
        assertEquals(
                List.of(
                        "CREATED",
                        "UNCHANGED",
                        "CHANGED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "REFUSED",
                        "CREATED"),
                kinds(outcomes));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(3).problem().kind());
        assertEquals(
                List.of("studentNumber", "studentNumber", "occurrence", "attempt", "occurrence", "withdrawnOn"),
                outcomes.subList(4, 10).stream()
                        .map(o -> o.problem().faults().get(0).field())
                        .toList());
        assertEquals(2, rows("registration_module"));
        ModuleRegistration bobs = registrations.modulesOf(caller, bob).get(0);
        assertNull(bobs.registeredOn());
        assertEquals(Status.WITHDRAWN, bobs.status());
    }

    @Test
    public void aStudentMayLeaveBeforeTheModuleStarts() {
        LocalDate early = START.minusDays(90);
        assertEquals(
                List.of("CREATED"),
                kinds(admin.importModuleRegistrations(caller, usw, List.of(row("A1", early, early.plusDays(3))))));
    }

    @Test
    public void aRowWithoutADateTakesNoDateAway() {
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START, null)));
        assertEquals(
                List.of("UNCHANGED"),
                kinds(admin.importModuleRegistrations(caller, usw, List.of(row("A1", null, null)))));
        List<RowOutcome> outcomes =
                admin.importModuleRegistrations(caller, usw, List.of(row("A1", null, START.minusDays(1))));
        assertEquals("withdrawnOn", outcomes.get(0).problem().faults().get(0).field());
        assertEquals(START, registrations.modulesOf(caller, ada).get(0).registeredOn());
    }

    @Test
    public void aSecondImportOfThousandsChangesNothingAndAsksNeighboursOnce() {
        List<ModuleRegistrationRow> rows = new ArrayList<>();
        for (int i = 0; i < 1203; i++) {
            students.add(database.identifiers().next(), usw, "N" + i);
            rows.add(row("N" + i, i % 7 == 0 ? null : START, i % 3 == 0 ? LATER : null));
        }
        assertTrue(admin.importModuleRegistrations(caller, usw, rows).stream()
                .allMatch(o -> o.kind() == RowOutcome.Kind.CREATED));
        assertEquals(1, students.questions());
        assertEquals(1, curriculum.questions());
        int entries = entries();
        assertTrue(admin.importModuleRegistrations(caller, usw, rows).stream()
                .allMatch(o -> o.kind() == RowOutcome.Kind.UNCHANGED));
        assertEquals(entries, entries());
        assertEquals(1203, registrations.on(caller, coding).size());
        List<ModuleRegistrationRow> withdrawn = rows.stream()
                .map(r -> row(r.studentNumber(), START, LATER.plusDays(1)))
                .toList();
        assertTrue(admin.importModuleRegistrations(caller, usw, withdrawn).stream()
                .allMatch(o -> o.kind() == RowOutcome.Kind.CHANGED));
        assertTrue(registrations.on(caller, coding).stream()
                .allMatch(r -> r.status() == Status.WITHDRAWN && r.withdrawnOn().equals(LATER.plusDays(1))));
        assertEquals(2 * 1203, entries());
    }

    @Test
    public void aRollbackTakesRegistrationAndAuditEntryBack() {
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            admin.register(caller, first(ada));
            admin.importModuleRegistrations(caller, usw, List.of(row("B2", START, null)));
            throw new IllegalStateException("after both");
        }));
        assertEquals(0, rows("registration_module"));
        assertEquals(0, entries());
    }

    @Test
    public void everyStateIsReadAsOfADayAndAsItWasKnown() {
        LocalDate left = START.plusDays(9);
        Versioned<ModuleRegistration> taken = admin.register(
                caller, new ModuleRegistration(null, usw, ada, coding, Attempt.FIRST, null, START, null));
        ModuleRegistrationId id = taken.record().id();
        Instant before = database.clock().instant();
        admin.withdraw(caller, id, left, taken.version(), "too much");
        List<ModuleRegistrationState> states = history.of(caller, id, null);
        assertEquals(
                List.of(Change.REGISTERED, Change.WITHDRAWN),
                states.stream().map(ModuleRegistrationState::change).toList());
        assertEquals(List.of("registered", "too much"), reasons(states));
        assertEquals(
                List.of("registrar", "registrar"),
                states.stream().map(ModuleRegistrationState::recordedBy).toList());
        assertEquals(taken.record(), states.get(0).registration());
        assertEquals(taken.record(), stood(id, left.minusDays(1)));
        assertEquals(left, stood(id, left).withdrawnOn());
        assertEquals(
                taken.record(),
                history.on(caller, id, left, states.get(0).recordedAt())
                        .orElseThrow()
                        .registration());
        assertTrue(history.on(caller, id, START.minusDays(1), null).isEmpty());
        assertEquals(1, history.of(caller, id, before).size());
        refused(Problem.Kind.NOT_FOUND, () -> history.of(foreigner, id, null));
        refused(Problem.Kind.NOT_FOUND, () -> history.on(foreigner, id, left, null));
        refused(Problem.Kind.FORBIDDEN, () -> history.of(writer, id, null));
    }

    @Test
    public void aFileOverwritesNothing() {
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START, null)));
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START.plusDays(1), null)));
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START.plusDays(1), START.plusDays(5))));
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START.plusDays(1), START.plusDays(5))));
        ModuleRegistrationId id = registrations.modulesOf(caller, ada).get(0).id();
        List<ModuleRegistrationState> states = history.of(caller, id, null);
        assertEquals(List.of("imported", "imported", "imported"), reasons(states));
        assertEquals(START, states.get(0).registration().registeredOn());
        assertEquals(START.plusDays(1), stood(id, START.plusDays(4)).registeredOn());
        assertEquals(START.plusDays(5), stood(id, START.plusDays(5)).withdrawnOn());
    }

    @Test
    public void aModuleThatComesInAsLeftReadsAsItDidWhereItWasLeft() {
        LocalDate left = START.plusDays(30);
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START, left), row("B2", null, left)));
        ModuleRegistrationId id = registrations.modulesOf(caller, ada).get(0).id();
        assertEquals(
                List.of(Change.REGISTERED, Change.IMPORTED),
                history.of(caller, id, null).stream()
                        .map(ModuleRegistrationState::change)
                        .toList());
        assertTrue(history.on(caller, id, START.minusDays(1), null).isEmpty());
        assertEquals(Status.REGISTERED, stood(id, START).status());
        assertEquals(Status.REGISTERED, stood(id, left.minusDays(1)).status());
        assertEquals(Status.WITHDRAWN, stood(id, left).status());
        assertEquals(registrations.modulesOf(caller, ada).get(0), stood(id, left));
        // nobody knows since when
        ModuleRegistrationId bobs = registrations.modulesOf(caller, bob).get(0).id();
        assertTrue(history.on(caller, bobs, START, null).isEmpty());
        assertEquals(Status.WITHDRAWN, stood(bobs, left).status());
    }

    @Test
    public void aDayThatAFilePutsRightIsReadSo() {
        LocalDate later = START.plusDays(4);
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START, null)));
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", later, null)));
        ModuleRegistrationId id = registrations.modulesOf(caller, ada).get(0).id();
        Instant known = history.of(caller, id, null).get(0).recordedAt();
        assertTrue(history.on(caller, id, later.minusDays(1), null).isEmpty());
        assertEquals(later, stood(id, later).registeredOn());
        assertEquals(
                START,
                history.on(caller, id, later.minusDays(1), known)
                        .orElseThrow()
                        .registration()
                        .registeredOn());

        LocalDate left = START.plusDays(20);
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", later, left)));
        assertEquals(3, history.of(caller, id, null).size());
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START.plusDays(2), left.plusDays(5))));
        assertTrue(history.on(caller, id, START.plusDays(1), null).isEmpty());
        assertEquals(START.plusDays(2), stood(id, START.plusDays(2)).registeredOn());
        assertEquals(Status.REGISTERED, stood(id, left.plusDays(4)).status());
        assertEquals(Status.WITHDRAWN, stood(id, left.plusDays(5)).status());
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START.plusDays(6), left)));
        assertTrue(history.on(caller, id, START.plusDays(5), null).isEmpty());
        assertEquals(Status.REGISTERED, stood(id, left.minusDays(1)).status());
        assertEquals(Status.WITHDRAWN, stood(id, left).status());
    }

    @Test
    public void whatIsTakenAgainWasLeftBetween() {
        LocalDate again = START.plusDays(12);
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", START, START.plusDays(8))));
        ModuleRegistration left = registrations.modulesOf(caller, ada).get(0);
        modules.updateAll(
                caller.scope(),
                List.of(new ModuleRegistration(
                        left.id(), usw, ada, left.occurrenceId(), Attempt.FIRST, Status.REGISTERED, again, null)),
                note());
        admin.importModuleRegistrations(caller, usw, List.of(row("A1", again.plusDays(2), null)));
        assertEquals(START, stood(left.id(), START.plusDays(7)).registeredOn());
        for (LocalDate day : List.of(START.plusDays(8), again.plusDays(1))) {
            assertEquals(Status.WITHDRAWN, stood(left.id(), day).status());
        }
        assertEquals(again.plusDays(2), stood(left.id(), again.plusDays(2)).registeredOn());
    }

    @Test
    public void aRowWorkedOutFromWhatWasReadDoesNotGoOverWhatTheDeskWroteSince() {
        Versioned<ModuleRegistration> made = admin.register(caller, first(ada));
        ModuleRegistrationId id = made.record().id();
        ModuleRegistrationRow read = row("A1", START, null);
        LocalDate day = START.plusDays(2);
        database.transactions().run(() -> {
            assertEquals(START, registrations.modulesOf(caller, ada).get(0).registeredOn());
            // another day than the row's, by somebody else before the row is written
            CompletableFuture.runAsync(() -> admin.withdraw(caller, id, LATER, 1, "moved away"))
                    .join();
            assertEquals(List.of(Revised.overtaken()), revised(row("A1", day, null), read));
            assertEquals(LATER, registrations.modulesOf(caller, ada).get(0).withdrawnOn());
            assertEquals(List.of("CHANGED"), kinds(revised(row("A1", day, LATER), row("A1", START, LATER))));
        });
        ModuleRegistration after = registrations.moduleRegistration(caller, id).record();
        assertEquals(List.of(day, LATER), List.of(after.registeredOn(), after.withdrawnOn()));
    }

    @Test
    public void aRowOfARegistrationThatWasAddedMovedOrIsNotThereIsStale() {
        ModuleRegistrationRow none = row("A1", START, null);
        assertEquals(List.of(Revised.overtaken()), revised(row("A1", START.plusDays(1), null), none));
        assertEquals(List.of("CREATED"), kinds(revised(none, null)));
        assertEquals(List.of(Revised.overtaken()), revised(row("A1", START.plusDays(1), null), null));
        ModuleRegistrationRow under = new ModuleRegistrationRow("A1", CODING, Attempt.FIRST, START, null, "COMP");
        assertEquals(List.of(Revised.overtaken()), revised(row("A1", START.plusDays(1), null), under));
        assertEquals(START, registrations.modulesOf(caller, ada).get(0).registeredOn());
    }

    private List<RowOutcome> revised(ModuleRegistrationRow row, ModuleRegistrationRow read) {
        return admin.reviseModuleRegistrations(caller, usw, List.of(new Revised<>(row, read)));
    }

    private static List<String> reasons(List<ModuleRegistrationState> states) {
        return states.stream().map(ModuleRegistrationState::reason).toList();
    }

    private ModuleRegistration stood(ModuleRegistrationId id, LocalDate day) {
        return history.on(caller, id, day, null).orElseThrow().registration();
    }

    private ModuleRegistration first(StudentId student) {
        return wanted(usw, student, coding, Attempt.FIRST);
    }

    private static ModuleRegistration wanted(
            InstitutionCode institution, StudentId student, OccurrenceId occurrence, Attempt attempt) {
        return new ModuleRegistration(null, institution, student, occurrence, attempt, null, START, null);
    }

    private static ModuleRegistrationRow row(String number, LocalDate registeredOn, LocalDate withdrawnOn) {
        return new ModuleRegistrationRow(number, CODING, Attempt.FIRST, registeredOn, withdrawnOn);
    }
}
