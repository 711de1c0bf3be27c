package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.registration.api.Reassessment.State;
import org.matricula.registration.api.Reassessments;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.reassessment.ReassessmentService;
import org.matricula.registration.provider.reassessment.SeparationNews;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.students.api.StudentId;

public class ReassessmentsTest extends RegistrationFixture {

    private static final LocalDate BOARD = LocalDate.of(2027, 6, 20);

    private Reassessments reassessments;
    private ModuleLeaving leaving;
    private Set<ModuleId> discontinued = Set.of();

    @Before
    public void register() {
        leaving = leaving(new Contributors(), database.clock());
        reassessments = new ReassessmentService(
                new ReassessmentStore(database.dataSource()),
                programmes,
                modules,
                new ModuleHistoryStore(database.dataSource()),
                persons(),
                curriculum,
                Partial.of(ModuleSpecifications.class, new Object() {
                    Set<ModuleId> discontinued(
                            Caller asking, InstitutionCode at, Collection<ModuleId> of, AcademicSession session) {
                        asking.require(ModuleSpecifications.READ);
                        return session.equals(S2026.next()) ? discontinued : Set.of();
                    }
                }),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        studies(ada);
        takes(ada, coding, Attempt.FIRST);
    }

    @Test
    public void aResitIsOnTheOccurrenceOfTheFailedAttempt() {
        Reassessment made = order(resit(ada, Attempt.FIRST)).get(0);
        assertEquals(State.REGISTERED, made.state());
        ModuleRegistration resit =
                registrations.moduleRegistration(caller, made.registration()).record();
        assertEquals(coding, resit.occurrenceId());
        assertEquals(Attempt.RESIT, resit.attempt());
        assertEquals(BOARD, resit.registeredOn());
        assertEquals(1, audited("registration.register-module", "module-registration/" + resit.id()));
        assertEquals(List.of(made), order(resit(ada, Attempt.FIRST)));
        assertEquals(2, rows("registration_module"));
        assertEquals(List.of(made), list(null));
    }

    @Test
    public void aRepeatWaitsForTheNextOccurrenceAndIsNeverLost() {
        Reassessment open = order(repeat(ada, Attempt.FIRST)).get(0);
        assertEquals(State.OPEN, open.state());
        assertEquals("NO_NEXT_OCCURRENCE", open.reason());
        assertEquals(List.of(open), list(State.OPEN));
        assertEquals(List.of(open), reassessments.settle(caller, usw, S2026));
        OccurrenceId other = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S2");
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S3");
        assertEquals(
                "SEVERAL_OCCURRENCES",
                reassessments.settle(caller, usw, S2026).get(0).reason());
        OccurrenceId same = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        Reassessment settled = reassessments.settle(caller, usw, S2026).get(0);
        assertEquals(State.REGISTERED, settled.state());
        ModuleRegistration repeat =
                registrations.moduleRegistration(caller, settled.registration()).record();
        assertEquals(same, repeat.occurrenceId());
        assertEquals(Attempt.REPEAT, repeat.attempt());
        assertEquals(List.of(), reassessments.settle(caller, usw, S2026));
        assertEquals(List.of(), registrations.on(caller, other));
    }

    @Test
    public void anOrderEndsWithTheRunThatAPersonChose() {
        OccurrenceId other = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S2");
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S3");
        assertEquals(
                "SEVERAL_OCCURRENCES", order(repeat(ada, Attempt.FIRST)).get(0).reason());
        takes(ada, other, Attempt.REPEAT);
        Reassessment done = list(State.REGISTERED).get(0);
        assertEquals(
                other,
                registrations
                        .moduleRegistration(caller, done.registration())
                        .record()
                        .occurrenceId());
        assertEquals(List.of(), list(State.OPEN));
        assertEquals(List.of(), reassessments.settle(caller, usw, S2026));
    }

    @Test
    public void anOrderOfAResitEndsWithTheResitThatAPersonEntered() {
        assertEquals("NOT_REGISTERED", order(resit(ada, Attempt.REPEAT)).get(0).reason());
        takes(ada, coding, Attempt.RESIT);
        takes(ada, coding, Attempt.REPEAT);
        assertEquals(1, list(State.OPEN).size());
        takes(ada, coding, Attempt.REPEAT_RESIT);
        assertEquals(List.of(), list(State.OPEN));
        assertEquals(1, list(State.REGISTERED).size());
    }

    @Test
    public void T_RA_6_aBarredOrderEndsWithTheRegistrationThatAPersonMade() {
        studies(bob);
        takes(bob, coding, Attempt.FIRST);
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        order(barred(ada, Kind.RESIT), barred(bob, Kind.RESIT), barred(bob, Kind.REPEAT));
        assertEquals(List.of(), reassessments.settle(caller, usw, S2026));
        assertEquals(3, list(State.BARRED).size());
        takes(ada, coding, Attempt.RESIT);
        Reassessment byHand = list(State.REGISTERED).get(0);
        assertEquals(ada, byHand.studentId());
        admin.importModuleRegistrations(
                caller,
                usw,
                List.of(new ModuleRegistrationRow(
                        "B2", new OccurrenceKey("CS101", S2026, "S1"), Attempt.RESIT, START, null)));
        Reassessment byFile = reassessments.settle(caller, usw, S2026).get(0);
        assertEquals(bob, byFile.studentId());
        for (Reassessment done : List.of(byHand, byFile)) {
            assertEquals(State.REGISTERED, done.state());
            ModuleRegistration resit = registrations
                    .moduleRegistration(caller, done.registration())
                    .record();
            assertEquals(done.studentId(), resit.studentId());
            assertEquals(Attempt.RESIT, resit.attempt());
        }
        assertEquals(
                "nobody is registered against the regulations",
                List.of(Kind.REPEAT),
                list(State.BARRED).stream().map(Reassessment::kind).toList());
        assertEquals(4, rows("registration_module"));
    }

    @Test
    public void whoChoseAnotherPeriodIsNotRegisteredTwice() {
        order(repeat(ada, Attempt.FIRST));
        OccurrenceId other = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S2");
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        takes(ada, other, Attempt.REPEAT);
        int before = rows("registration_module");
        assertEquals(List.of(), reassessments.settle(caller, usw, S2026));
        assertEquals(before, rows("registration_module"));
    }

    @Test
    public void theAttemptsFollowEachOtherAndThereAreFour() {
        takes(ada, coding, Attempt.RESIT);
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        assertEquals("ATTEMPTS_USED", order(resit(ada, Attempt.RESIT)).get(0).reason());
        assertEquals(State.REGISTERED, order(repeat(ada, Attempt.RESIT)).get(0).state());
        studies(bob);
        takes(bob, coding, Attempt.REPEAT);
        Reassessment last = order(resit(bob, Attempt.REPEAT)).get(0);
        assertEquals(
                Attempt.REPEAT_RESIT,
                registrations
                        .moduleRegistration(caller, last.registration())
                        .record()
                        .attempt());
        StudentId dan = students.add(database.identifiers().next(), usw, "D4");
        studies(dan);
        takes(dan, coding, Attempt.REPEAT);
        takes(dan, coding, Attempt.REPEAT_RESIT);
        assertEquals(
                "ATTEMPTS_USED", order(repeat(dan, Attempt.REPEAT_RESIT)).get(0).reason());
    }

    @Test
    public void whatHindersIsSaid() {
        assertEquals("NOT_REGISTERED", order(resit(ada, Attempt.REPEAT)).get(0).reason());
        assertEquals("NOT_STUDYING", order(resit(bob, Attempt.FIRST)).get(0).reason());
        Reassessment kept = order(barred(ada, Kind.REPEAT)).get(0);
        assertEquals(State.BARRED, kept.state());
        assertEquals("NOTHING_SUBMITTED", kept.reason());
        assertEquals(1, rows("registration_module"));
    }

    @Test
    public void aNewAttemptBelongsToTheProgrammeOfTheFailedOne() {
        OccurrenceId next = curriculum.run(
                database.identifiers().next(),
                usw,
                "CS101",
                2027,
                START.plusYears(1),
                START.plusYears(1).plusDays(90));
        ProgrammeRegistrationId under =
                registrations.programmesOf(caller, usw, List.of(ada)).get(0).id();
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null,
                        usw,
                        ada,
                        curriculum.programme(database.identifiers().next(), usw, "MUS"),
                        S2026,
                        S2026,
                        4,
                        "FT",
                        "STANDARD",
                        null,
                        START,
                        null));
        assertEquals(State.REGISTERED, order(resit(ada, Attempt.FIRST)).get(0).state());
        assertEquals(State.REGISTERED, order(repeat(ada, Attempt.FIRST)).get(0).state());
        List<ModuleRegistration> all = registrations.modulesOf(caller, usw, List.of(ada));
        assertEquals(3, all.size());
        assertTrue(all.stream().anyMatch(one -> one.occurrenceId().equals(next)));
        all.forEach(one -> assertEquals(under, one.programmeRegistrationId()));
    }

    @Test
    public void manyAreRegisteredSetWise() {
        List<ProgrammeRegistrationRow> programmeRows = new ArrayList<>();
        List<ModuleRegistrationRow> moduleRows = new ArrayList<>();
        List<StudentId> ids = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            ids.add(students.add(database.identifiers().next(), usw, "M" + i));
            programmeRows.add(new ProgrammeRegistrationRow("M" + i, "COMP", S2026, S2026, 4, "FT", "STANDARD", START));
            moduleRows.add(new ModuleRegistrationRow(
                    "M" + i, new OccurrenceKey("CS101", S2026, "S1"), Attempt.FIRST, START, null));
        }
        admin.importProgrammeRegistrations(caller, usw, programmeRows);
        admin.importModuleRegistrations(caller, usw, moduleRows);
        int asked = curriculum.questions();
        Reassessment.Order[] orders =
                ids.stream().map(id -> resit(id, Attempt.FIRST)).toArray(Reassessment.Order[]::new);
        assertEquals(
                Set.of(State.REGISTERED),
                order(orders).stream().map(Reassessment::state).collect(Collectors.toSet()));
        assertEquals(1, curriculum.questions() - asked);
        assertEquals(1 + 700 * 2, rows("registration_module"));
    }

    @Test
    public void scopePrivilegesAndFieldsAreChecked() {
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.order(foreigner, usw, S2026, BOARD, "m", List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.settle(foreigner, usw, S2026));
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.order(reader, usw, S2026, BOARD, "m", List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.list(writer, usw, S2026, null, PageRequest.first()));
        assertEquals(
                List.of("institution", "session", "on", "source"),
                faults(() -> reassessments.order(caller, null, null, null, " ", List.of())));
        order(resit(ada, Attempt.FIRST));
        assertEquals(
                List.of(),
                reassessments
                        .list(foreigner, usw, S2026, null, PageRequest.first())
                        .items());
    }

    /** What an order had registered and was left with the programme is taken again by who is back; the rest is for a person. */
    @Test
    public void whoIsBackTakesUpAgainWhatWasOrderedAndLeftWithTheProgramme() {
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        ProgrammeRegistration on = registrations.programmesOf(caller, ada).get(0);
        ModuleRegistrationId repeat = order(repeat(ada, Attempt.FIRST)).get(0).registration();
        LocalDate away = BOARD.plusDays(9);
        stands(on.standing(ProgrammeRegistration.Status.SUSPENDED, null));
        leaving.end(caller, usw, List.of(repeat), away, "ill", ModuleLeaving.source(on));
        assertEquals("LEFT_MODULE", list(State.OPEN).get(0).reason());
        assertEquals(
                "NOT_STUDYING", reassessments.settle(caller, usw, S2026).get(0).reason());
        stands(on);
        Reassessment settled = reassessments.settle(caller, usw, S2026).get(0);
        assertEquals(State.REGISTERED, settled.state());
        assertEquals(repeat, settled.registration());
        ModuleRegistration taken =
                registrations.moduleRegistration(caller, repeat).record();
        assertEquals(ModuleRegistration.Status.REGISTERED, taken.status());
        assertEquals(LocalDate.now(database.clock()), taken.registeredOn());
        assertEquals(
                List.of(
                        ModuleRegistration.Status.REGISTERED,
                        ModuleRegistration.Status.WITHDRAWN,
                        ModuleRegistration.Status.REGISTERED),
                history.of(caller, repeat, null).stream()
                        .map(state -> state.registration().status())
                        .toList());

        leaving.end(caller, usw, List.of(repeat), away, "recognised", "claim 9");
        assertEquals(
                "LEFT_MODULE", reassessments.settle(caller, usw, S2026).get(0).reason());
        studies(bob);
        takes(bob, coding, Attempt.FIRST);
        takes(bob, coding, Attempt.RESIT);
        ModuleRegistrationId byHand = registrations.modulesOf(caller, bob).stream()
                .filter(one -> one.attempt() == Attempt.RESIT)
                .findFirst()
                .orElseThrow()
                .id();
        ProgrammeRegistration bobs = registrations.programmesOf(caller, bob).get(0);
        leaving.end(caller, usw, List.of(byHand), away, "ill", ModuleLeaving.source(bobs));
        assertEquals("LEFT_MODULE", order(resit(bob, Attempt.FIRST)).get(0).reason());
    }

    /** An absence over the next session: the order stands in the list, and is carried on to where the student is now. */
    @Test
    public void whoComesBackInALaterSessionTakesWhatWasOrderedThere() {
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        ProgrammeRegistration on = registrations.programmesOf(caller, ada).get(0);
        ModuleRegistrationId left = order(repeat(ada, Attempt.FIRST)).get(0).registration();
        stands(on.standing(ProgrammeRegistration.Status.SUSPENDED, null));
        leaving.end(caller, usw, List.of(left), BOARD.plusDays(99), "ill", ModuleLeaving.source(on));
        assertEquals("LEFT_MODULE", list(State.OPEN).get(0).reason());
        stands(on.in(S2026.next().next(), 4, "FT"));
        assertEquals(
                "NO_NEXT_OCCURRENCE",
                reassessments.settle(caller, usw, S2026).get(0).reason());
        OccurrenceId later = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2028, "S1");
        Reassessment settled = reassessments.settle(caller, usw, S2026).get(0);
        assertEquals(State.REGISTERED, settled.state());
        ModuleRegistration taken =
                registrations.moduleRegistration(caller, settled.registration()).record();
        assertEquals(later, taken.occurrenceId());
        assertEquals(LocalDate.now(database.clock()), taken.registeredOn());
        assertEquals(on.id(), taken.programmeRegistrationId());
    }

    @Test
    public void whatWasLeftByHandOrByAFileIsOpenAndForAPerson() {
        OccurrenceId next = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        ModuleRegistrationId repeat = order(repeat(ada, Attempt.FIRST)).get(0).registration();
        admin.withdraw(caller, repeat, BOARD.plusDays(100), 1, "does not want it");
        Reassessment open = list(State.OPEN).get(0);
        assertEquals("LEFT_MODULE", open.reason());
        stands(registrations.programmesOf(caller, ada).get(0).in(S2026.next().next(), 4, "FT"));
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2028, "S1");
        assertEquals(List.of(open), reassessments.settle(caller, usw, S2026));
        ModuleRegistrationId resit = order(resit(ada, Attempt.FIRST)).stream()
                .map(Reassessment::registration)
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of(resit),
                list(State.REGISTERED).stream().map(Reassessment::registration).toList());
        admin.importModuleRegistrations(
                caller,
                usw,
                List.of(new ModuleRegistrationRow(
                        "A1", new OccurrenceKey("CS101", S2026, "S1"), Attempt.RESIT, BOARD, BOARD.plusDays(9))));
        assertEquals(List.of(), list(State.REGISTERED));
        assertEquals(
                Set.of("LEFT_MODULE"),
                list(State.OPEN).stream().map(Reassessment::reason).collect(Collectors.toSet()));
    }

    /** A module that does not run in the next session is taken on a later run, by the settlement or by hand. */
    @Test
    public void anOrderEndsOnWhateverLaterRunTheModuleIsTaken() {
        studies(bob);
        takes(bob, coding, Attempt.FIRST);
        order(repeat(ada, Attempt.FIRST), repeat(bob, Attempt.FIRST));
        OccurrenceId later = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2028, "S1");
        assertEquals(
                Set.of("NO_NEXT_OCCURRENCE"),
                reassessments.settle(caller, usw, S2026).stream()
                        .map(Reassessment::reason)
                        .collect(Collectors.toSet()));
        for (StudentId student : List.of(ada, bob)) {
            stands(registrations
                    .programmesOf(caller, student)
                    .get(0)
                    .in(S2026.next().next(), 4, "FT"));
        }
        admin.register(
                caller, new ModuleRegistration(null, usw, ada, later, Attempt.REPEAT, null, START.plusYears(2), null));
        assertEquals(ada, list(State.REGISTERED).get(0).studentId());
        assertEquals(
                List.of(bob),
                reassessments.settle(caller, usw, S2026).stream()
                        .map(Reassessment::studentId)
                        .toList());
        assertEquals(2, list(State.REGISTERED).size());
        assertEquals(2, registrations.on(caller, later).size());
    }

    /** What a file says of a later run ends the order as well, and the settlement adds none. */
    @Test
    public void aLaterRunThatAFileToldEndsAnOrder() {
        order(repeat(ada, Attempt.FIRST));
        curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2028, "S1");
        admin.importModuleRegistrations(
                caller,
                usw,
                List.of(new ModuleRegistrationRow(
                        "A1",
                        new OccurrenceKey("CS101", S2026.next().next(), "S1"),
                        Attempt.REPEAT,
                        BOARD.plusYears(1),
                        null)));
        int before = rows("registration_module");
        assertEquals(
                State.REGISTERED,
                reassessments.settle(caller, usw, S2026).get(0).state());
        assertEquals(before, rows("registration_module"));
    }

    @Test
    public void whatComesBackWithTheProgrammeCarriesTheOrderOut() {
        ProgrammeRegistration on = registrations.programmesOf(caller, ada).get(0);
        ModuleRegistrationId resit = order(resit(ada, Attempt.FIRST)).get(0).registration();
        leaving.end(caller, usw, List.of(resit), BOARD, "ill", ModuleLeaving.source(on));
        assertEquals(1, list(State.OPEN).size());
        leaving.takeBack(caller, on, Set.of(ada), Instant.EPOCH, "was not away");
        assertEquals(resit, list(State.REGISTERED).get(0).registration());
    }

    @Test
    public void anOrderOnADiscontinuedModuleSaysSoAndAPersonClosesIt() {
        ModuleId module =
                curriculum.occurrences(caller, List.of(coding)).get(coding).moduleId();
        discontinued = Set.of(module);
        Reassessment open = order(repeat(ada, Attempt.FIRST)).get(0);
        assertEquals(State.OPEN, open.state());
        assertEquals("DISCONTINUED", open.reason());
        assertEquals(List.of("reason"), faults(() -> reassessments.close(caller, open.id(), " ")));
        Reassessment closed = reassessments.close(caller, open.id(), "the board has CS102 taken instead, minute 7");
        assertEquals(State.CLOSED, closed.state());
        assertEquals(
                "the board has CS102 taken instead, minute 7", closed.closing().reason());
        assertEquals(caller.name(), closed.closing().by());
        assertEquals(List.of(closed), list(State.CLOSED));
        assertEquals(1, audited("registration.close-order", "reassessment/" + closed.id()));
        discontinued = Set.of();
        OccurrenceId next = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        assertEquals(List.of(), reassessments.settle(caller, usw, S2026));
        assertEquals(List.of(closed), order(repeat(ada, Attempt.FIRST)));
        refused(Problem.Kind.CONFLICT, () -> reassessments.close(caller, open.id(), "again"));
        Reassessment again = reassessments.reopen(caller, open.id(), "it runs once more");
        assertEquals(State.REGISTERED, again.state());
        assertEquals(
                next,
                registrations
                        .moduleRegistration(caller, again.registration())
                        .record()
                        .occurrenceId());
        refused(Problem.Kind.CONFLICT, () -> reassessments.reopen(caller, open.id(), "why"));
        refused(Problem.Kind.CONFLICT, () -> reassessments.close(caller, open.id(), "why"));
    }

    @Test
    public void nobodyIsOrderedToRepeatOnARunThatWasOverOnTheDayOfTheDecision() {
        LocalDate last = LocalDate.of(2028, 1, 28);
        curriculum.run(database.identifiers().next(), usw, "CS101", 2027, LocalDate.of(2027, 9, 27), last);
        Reassessment.Order order = repeat(ada, Attempt.FIRST);
        Reassessment late = reassessments
                .order(caller, usw, S2026, last.plusDays(1), "meeting 4", List.of(order))
                .get(0);
        assertEquals("NO_NEXT_OCCURRENCE", late.reason());
        studies(bob);
        takes(bob, coding, Attempt.FIRST);
        Reassessment onTime = reassessments
                .order(caller, usw, S2026, last, "meeting 5", List.of(repeat(bob, Attempt.FIRST)))
                .get(0);
        assertEquals(State.REGISTERED, onTime.state());
    }

    @Test
    public void whoRegistersTheStudentCarriesAClosedOrderOut() {
        Reassessment open = order(repeat(ada, Attempt.FIRST)).get(0);
        reassessments.close(caller, open.id(), "leaves it");
        takes(ada, curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1"), Attempt.REPEAT);
        assertEquals(1, list(State.REGISTERED).size());
    }

    @Test
    public void nobodyClosesTheOrdersOfAnotherInstitution() {
        Reassessment open = order(repeat(ada, Attempt.FIRST)).get(0);
        Caller elsewhere = new Caller("elsewhere", Set.of(Reassessments.WRITE.name()), Scope.of(Set.of(college)));
        refused(Problem.Kind.NOT_FOUND, () -> reassessments.close(elsewhere, open.id(), "why"));
        refused(Problem.Kind.NOT_FOUND, () -> reassessments.reopen(elsewhere, open.id(), "why"));
        Caller bare = new Caller("bare", Set.of(), Scope.of(Set.of(usw)));
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.close(bare, open.id(), "why"));
        refused(Problem.Kind.FORBIDDEN, () -> reassessments.reopen(bare, open.id(), "why"));
    }

    /** Bob's number was merged into Ada's after the board, or before it. */
    @Test
    public void anOrderIsThatOfThePersonUnderWhateverNumber() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        OccurrenceId next = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        Reassessment made = order(repeat(bob, Attempt.FIRST)).get(0);
        assertEquals(State.REGISTERED, made.state());
        ModuleRegistration repeat =
                registrations.moduleRegistration(caller, made.registration()).record();
        assertEquals("under the record that studies", ada, repeat.studentId());
        assertEquals(next, repeat.occurrenceId());
        assertEquals("once for the person", List.of(made), order(repeat(ada, Attempt.FIRST)));
        Reassessment resit = order(resit(bob, Attempt.FIRST)).get(0);
        assertEquals(State.REGISTERED, resit.state());
        assertEquals(1, rows("registration_programme"));
        assertEquals(3, rows("registration_module"));
    }

    @Test
    public void aRegistrationUnderTheOtherNumberEndsAnOrderAndTheUndoneMergeOpensItAgain() {
        order(repeat(bob, Attempt.FIRST));
        assertEquals("NOT_STUDYING", list(State.OPEN).get(0).reason());
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        OccurrenceId next = curriculum.occurrence(database.identifiers().next(), usw, "CS101", 2027, "S1");
        takes(ada, next, Attempt.REPEAT);
        assertEquals(bob, list(State.REGISTERED).get(0).studentId());
        order(resit(ada, Attempt.FIRST));
        merged = Map.of();
        SeparationNews news = new SeparationNews(new ReassessmentStore(database.dataSource()), persons());
        assertEquals(Set.of("students.merge-undone"), news.types());
        news.consume(
                1,
                new DomainEvent(
                        "students.merge-undone",
                        usw,
                        "student/" + bob,
                        "{\"merge\":\"7\",\"merged\":\"%s\",\"survivor\":\"%s\"}".formatted(bob, ada)));
        assertEquals(bob, list(State.OPEN).get(0).studentId());
        assertEquals("her own stands", ada, list(State.REGISTERED).get(0).studentId());
        assertEquals(
                "NOT_STUDYING", reassessments.settle(caller, usw, S2026).get(0).reason());
    }

    private void stands(ProgrammeRegistration as) {
        database.transactions().run(() -> programmes.updateAll(caller.scope(), List.of(as), note()));
    }

    private List<Reassessment> order(Reassessment.Order... orders) {
        return reassessments.order(caller, usw, S2026, BOARD, "meeting 4", List.of(orders));
    }

    private List<Reassessment> list(State state) {
        return reassessments
                .list(caller, usw, S2026, state, PageRequest.first())
                .items();
    }

    private static Reassessment.Order resit(StudentId student, Attempt failed) {
        return new Reassessment.Order(student, "CS101", S2026, failed, Kind.RESIT, null);
    }

    private static Reassessment.Order repeat(StudentId student, Attempt failed) {
        return new Reassessment.Order(student, "CS101", S2026, failed, Kind.REPEAT, null);
    }

    private static Reassessment.Order barred(StudentId student, Kind kind) {
        return new Reassessment.Order(student, "CS101", S2026, Attempt.FIRST, kind, "NOTHING_SUBMITTED");
    }

    private void studies(StudentId student) {
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, student, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null));
    }

    private void takes(StudentId student, OccurrenceId occurrence, Attempt attempt) {
        admin.register(caller, new ModuleRegistration(null, usw, student, occurrence, attempt, null, START, null));
    }
}
