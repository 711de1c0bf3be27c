package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.provider.programme.ProgrammeBeginnings;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex.Study;

public class ProgrammeRegistrationTest extends RegistrationFixture {

    private static final AcademicSession S2027 = S2026.next();
    private static final LocalDate BOARD = LocalDate.of(2027, 6, 20);

    @Test
    public void aRegistrationIsReadAsMade() {
        Versioned<ProgrammeRegistration> made = admin.register(caller, wanted(ada, computing));
        ProgrammeRegistrationId id = made.record().id();
        assertEquals(made, registrations.programmeRegistration(caller, id));
        assertEquals(Status.ACTIVE, made.record().status());
        assertEquals(List.of(made.record()), registrations.programmesOf(caller, ada));
        assertEquals(List.of(made.record()), registrations.programmesOf(caller, usw, List.of(ada, bob)));
        assertEquals(List.of(made.record()), registrations.active(caller, usw, S2026, List.of(), null));
        assertEquals(List.of(made.record()), registrations.active(caller, usw, S2026, List.of(computing), 4));
        assertEquals(List.of(), registrations.active(caller, usw, S2026, List.of(computing), 5));
        assertEquals(List.of(), registrations.active(caller, usw, S2026, List.of(cookery), null));
        assertEquals(List.of(), registrations.active(caller, usw, S2027, List.of(), null));
        assertEquals(1, audited("registration.register-programme", "programme-registration/" + id));
    }

    @Test
    public void aBoardMovesNobodyOnWhoDiedAndMayCompleteTheirStudy() {
        ProgrammeRegistration died =
                admin.register(caller, wanted(ada, computing)).record();
        ProgrammeRegistration lives =
                admin.register(caller, wanted(bob, computing)).record();
        deaths.put(ada, START);
        admin.advance(caller, List.of(died.id(), lives.id()), S2027, 5, BOARD);
        assertEquals(
                died, registrations.programmeRegistration(caller, died.id()).record());
        assertEquals(
                S2027,
                registrations.programmeRegistration(caller, lives.id()).record().session());
        admin.advance(caller, List.of(died.id()), null, null, BOARD);
        assertEquals(
                Status.COMPLETED,
                registrations.programmeRegistration(caller, died.id()).record().status());
    }

    @Test
    public void theIndexOfStudentsIsToldInTheSameTransaction() {
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(ada, computing)).record().id();
        assertEquals(List.of(new Study("COMP", START, null)), index.of(ada));
        admin.importProgrammeRegistrations(caller, usw, List.of(row("B2", "COMP", S2026, S2026, 4, "FT")));
        assertEquals(List.of(new Study("COMP", START, null)), index.of(bob));
        admin.advance(caller, List.of(id), S2027, 5, BOARD);
        assertEquals(List.of(new Study("COMP", START, null)), index.of(ada));
        admin.advance(caller, List.of(id), null, null, BOARD);
        assertEquals(List.of(new Study("COMP", START, BOARD)), index.of(ada));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(reader, wanted(ada, computing)));
    }

    @Test
    public void whoWasRegisteredBeforeThereWasAnIndexIsToldOfWhenItComes() {
        admin.register(caller, wanted(ada, computing));
        Caller everywhere = new Caller("all", Set.of(), Scope.all());
        for (StudentId student : List.of(ada, bob, cyd)) {
            index.forget(students.all(everywhere, List.of(student)).get(student));
        }
        new ProgrammeBeginnings(index, telling);
        assertEquals(List.of(new Study("COMP", START, null)), index.of(ada));
        assertEquals(List.of(), index.of(bob));
        assertEquals(List.of(), index.of(cyd));
    }

    @Test
    public void aPersonHasTheRegistrationsOfAllIdentitiesAndEachIdentityItsOwn() {
        ProgrammeRegistration ours =
                admin.register(caller, wanted(ada, computing)).record();
        ProgrammeRegistration others =
                admin.register(caller, wanted(bob, computing)).record();
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        assertEquals(List.of(ours, others), registrations.programmesOf(caller, ada));
        assertEquals(List.of(ours, others), registrations.programmesOf(caller, bob));
        assertEquals(List.of(others), registrations.programmesOf(caller, usw, List.of(bob)));
        assertEquals(List.of(), registrations.programmesOf(foreigner, ada));
        merged = Map.of();
        assertEquals(List.of(ours), registrations.programmesOf(caller, ada));
        assertEquals(List.of(others), registrations.programmesOf(caller, bob));
    }

    @Test
    public void aStudentIsOnAProgrammeOnce() {
        admin.register(caller, wanted(ada, computing));
        refused(Problem.Kind.CONFLICT, () -> admin.register(caller, wanted(ada, computing)));
        ProgrammeRegistration nextYear = new ProgrammeRegistration(
                null, usw, ada, computing, S2027, S2027, 4, "FT", "STANDARD", null, START, null);
        refused(Problem.Kind.CONFLICT, () -> admin.register(caller, nextYear));
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void aRegistrationNamesARouteOfTheVersionInForce() {
        ProgrammeRegistration webs = wanted(ada, computing).on("WEBS");
        assertEquals(List.of("route"), faults(() -> admin.register(caller, webs)));
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS"), route("NETS")), null));
        Versioned<ProgrammeRegistration> made = admin.register(caller, webs);
        assertEquals("WEBS", made.record().route());
        assertEquals(
                made, registrations.programmeRegistration(caller, made.record().id()));
    }

    @Test
    public void t18TheModeIsThatOfTheRouteByWhateverDoor() {
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS"), route("ANY", null)), null));
        assertEquals(List.of("REFUSED"), kinds(take(routed("WEBS", "FT", "PT"))));
        approve(
                computing,
                new ProgrammeStructure(
                        null, List.of(route("WEBS"), route("EVENING", Route.Mode.PT), route("ANY", null)), null));
        assertEquals(
                List.of("mode"),
                faults(() -> admin.register(caller, wanted(ada, computing).on("EVENING"))));
        assertEquals(List.of("REFUSED"), kinds(take(routed("EVENING"))));
        assertEquals(List.of("CREATED"), kinds(take(routed("WEBS"))));
        // also where a row does not repeat the route; the mode of the next session leads over to the route of that mode
        assertEquals(
                List.of("REFUSED", "CHANGED", "UNCHANGED"),
                kinds(take(routed(null, "PT", null), routed(null, "FT", "PT"), routed(null))));
        assertEquals(List.of("CHANGED"), kinds(take(routed("EVENING", "PT", null))));
        assertEquals(List.of("CHANGED"), kinds(take(routed("ANY", "FT", "PT"))));
    }

    @Test
    public void aFileNamesRoutesAndTakesNoneAway() {
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS"), route("NETS")), null));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(take(routed("ODD"), routed("WEBS"))));
        assertEquals(List.of("UNCHANGED", "CHANGED"), kinds(take(routed(null), routed("NETS"))));
        ProgrammeRegistration kept = registrations.programmesOf(caller, ada).get(0);
        assertEquals("NETS", kept.route());
        admin.advance(caller, List.of(kept.id()), S2027, 5, START.plusDays(300));
        assertEquals(
                List.of("UNCHANGED", "UNCHANGED", "REFUSED"),
                kinds(take(routed(null), routed("NETS"), routed("WEBS"))));
    }

    @Test
    public void whoIsOnARouteThatIsClosedOrStudiedOtherwiseStaysOnRecordAndComesInSo() {
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS"), route("EVENING", Route.Mode.PT)), null));
        ProgrammeRegistrationRow evening = routed("EVENING", "PT", null);
        assertEquals(List.of("CREATED"), kinds(take(evening)));
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS", Route.Mode.PT)), null));
        // where it is, and where it comes in for the first time
        assertEquals(List.of("UNCHANGED"), kinds(take(evening)));
        assertEquals(
                List.of("REFUSED", "REFUSED", "REFUSED", "CREATED"),
                kinds(take(
                        of("B2", "ODD", "PT"),
                        of("B2", "EVENING", "FT"),
                        of("B2", "WEBS", "XX"),
                        of("B2", "WEBS", "FT"))));
        assertEquals(List.of("UNCHANGED"), kinds(take(of("B2", "WEBS", "FT"))));
        // nobody begins on it any more
        assertEquals(
                List.of("route"),
                faults(() -> admin.register(caller, wanted(bob, computing).on("EVENING"))));
    }

    @Test
    public void whatARowSaysAgainIsUnchangedWhateverTheCurriculumHasBecome() {
        approve(computing, new ProgrammeStructure(null, List.of(route("WEBS")), null));
        assertEquals(List.of("CREATED"), kinds(take(routed("WEBS"))));
        forgetVersions();
        assertEquals(List.of("UNCHANGED", "REFUSED"), kinds(take(routed("WEBS"), of("B2", "WEBS", "FT"))));
        assertEquals(List.of("REFUSED"), kinds(take(routed("WEBS", "PT", null))));
    }

    private static ProgrammeRegistrationRow of(String number, String route, String mode) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                S2026,
                S2026,
                4,
                mode,
                "STANDARD",
                START,
                null,
                null,
                null,
                null,
                null,
                null,
                route,
                null,
                null);
    }

    private List<RowOutcome> take(ProgrammeRegistrationRow... rows) {
        return admin.importProgrammeRegistrations(caller, usw, List.of(rows));
    }

    private static ProgrammeRegistrationRow routed(String route) {
        return routed(route, "FT", null);
    }

    private static ProgrammeRegistrationRow routed(String route, String mode, String nextMode) {
        return new ProgrammeRegistrationRow(
                "A1",
                "COMP",
                S2026,
                S2026,
                4,
                mode,
                "STANDARD",
                START,
                null,
                null,
                null,
                nextMode,
                nextMode == null ? null : S2027,
                null,
                route,
                null,
                null);
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        ProgrammeRegistration wrong = new ProgrammeRegistration(
                null,
                usw,
                new StudentId(999_999_999L),
                new ProgrammeId(999_999_999L),
                S2027,
                S2026,
                9,
                "XX",
                null,
                Status.COMPLETED,
                null,
                START);
        assertEquals(
                List.of(
                        "studentId",
                        "programmeId",
                        "session",
                        "level",
                        "mode",
                        "entry",
                        "startedOn",
                        "status",
                        "endedOn"),
                faults(() -> admin.register(caller, wrong)));
        assertEquals(0, rows("registration_programme"));
        assertEquals(0, entries());
    }

    @Test
    public void theLevelMustBeOneOfTheProgramme() {
        ProgrammeRegistration masters = new ProgrammeRegistration(
                null, usw, ada, computing, S2026, S2026, 7, "FT", "STANDARD", null, START, null);
        assertEquals(List.of("level"), faults(() -> admin.register(caller, masters)));
    }

    @Test
    public void theFirstDayLiesBetween1950AndTwoYearsAhead() {
        LocalDate today =
                LocalDate.ofInstant(database.clock().instant(), database.clock().getZone());
        for (LocalDate odd :
                List.of(LocalDate.of(1066, 10, 14), today.plusYears(2).plusDays(1))) {
            ProgrammeRegistration wrong = new ProgrammeRegistration(
                    null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, odd, null);
            assertEquals(List.of("startedOn"), faults(() -> admin.register(caller, wrong)));
        }
        ProgrammeRegistration early = new ProgrammeRegistration(
                null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, LocalDate.of(1950, 1, 1), null);
        admin.register(caller, early);
    }

    @Test
    public void studentAndProgrammeMustBeOfTheInstitution() {
        Caller both = new Caller("both", caller.privileges(), Scope.all());
        assertEquals(List.of("studentId", "programmeId"), faults(() -> admin.register(both, wanted(cyd, cookery))));
    }

    @Test
    public void aPartnerSeesAndChangesOnlyItsOwnRegistrations() {
        Versioned<ProgrammeRegistration> ours = admin.register(caller, wanted(ada, computing));
        ProgrammeRegistrationId id = ours.record().id();
        refused(Problem.Kind.NOT_FOUND, () -> registrations.programmeRegistration(foreigner, id));
        refused(Problem.Kind.NOT_FOUND, () -> admin.advance(foreigner, List.of(id), S2027, 5, BOARD));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(foreigner, wanted(bob, computing)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importProgrammeRegistrations(foreigner, usw, List.of()));
        assertTrue(registrations.programmesOf(foreigner, ada).isEmpty());
        assertTrue(registrations.programmesOf(foreigner, usw, List.of(ada)).isEmpty());
        assertTrue(registrations.active(foreigner, usw, S2026, List.of(), null).isEmpty());
        assertEquals(ours, registrations.programmeRegistration(caller, id));
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(ada, computing)).record().id();
        refused(Problem.Kind.FORBIDDEN, () -> registrations.programmeRegistration(writer, id));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.programmesOf(writer, ada));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.programmesOf(writer, usw, List.of(ada)));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.active(writer, usw, S2026, List.of(), null));
        refused(Problem.Kind.FORBIDDEN, () -> admin.register(reader, wanted(bob, computing)));
        refused(Problem.Kind.FORBIDDEN, () -> admin.advance(reader, List.of(id), S2027, 5, BOARD));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importProgrammeRegistrations(reader, usw, List.of()));
    }

    @Test
    public void aBoardMovesRegistrationsOnAndMayDoSoAgain() {
        ProgrammeRegistrationId one =
                admin.register(caller, wanted(ada, computing)).record().id();
        ProgrammeRegistrationId two =
                admin.register(caller, wanted(bob, computing)).record().id();
        admin.advance(caller, List.of(one, two), S2027, 5, BOARD);
        Versioned<ProgrammeRegistration> after = registrations.programmeRegistration(caller, one);
        assertEquals(2, after.version());
        assertEquals(S2027, after.record().session());
        assertEquals(5, after.record().level());
        assertEquals(S2026, after.record().entrySession());
        assertEquals(2, registrations.active(caller, usw, S2027, List.of(), 5).size());
        admin.advance(caller, List.of(one, two), S2027, 5, BOARD);
        assertEquals(after, registrations.programmeRegistration(caller, one));
        assertEquals(1, audited("registration.advance", "programme-registration/" + one));
    }

    @Test
    public void aBoardCompletesRegistrationsAndMayDoSoAgain() {
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(ada, computing)).record().id();
        admin.advance(caller, List.of(id), null, null, BOARD);
        admin.advance(caller, List.of(id), null, null, BOARD.plusDays(1));
        admin.advance(caller, List.of(id), S2027, 5, BOARD);
        Versioned<ProgrammeRegistration> after = registrations.programmeRegistration(caller, id);
        assertEquals(2, after.version());
        assertEquals(Status.COMPLETED, after.record().status());
        assertEquals(BOARD, after.record().endedOn());
        assertTrue(registrations.active(caller, usw, S2026, List.of(), null).isEmpty());
        assertEquals(1, audited("registration.complete", "programme-registration/" + id));
        // the status of the registration is told once, so that it does not stand beside a later one
        assertEquals(1, completions.size());
        StatusEvent told = completions.get(0);
        assertEquals("programme registration " + id, told.subject());
        assertEquals(StatusEvent.Status.COMPLETED, told.status());
        assertEquals(BOARD, told.effective());
    }

    @Test
    public void whoCompletesOneProgrammeGoesOnWithTheOtherThoughNobodyEnrolledThereYet() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(ada, computing)).record().id();
        ProgrammeRegistration other = admin.register(caller, wanted(ada, music)).record();
        admin.advance(caller, List.of(id), null, null, BOARD);
        assertEquals(2, completions.size());
        assertEquals(StatusEvent.Status.COMPLETED, completions.get(0).status());
        StatusEvent goesOn = completions.get(1);
        assertEquals("programme registration " + other.id(), goesOn.subject());
        assertEquals(StatusEvent.Status.ENROLLED, goesOn.status());
        assertEquals(other.startedOn(), goesOn.effective());
    }

    @Test
    public void whoBeginsBesideWhatIsInterruptedOrLeftLaterGoesOnWithIt() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        curriculum.programme(database.identifiers().next(), usw, "DRAMA");
        LocalDate last = START.plusDays(40);
        for (Status status : List.of(Status.SUSPENDED, Status.WITHDRAWN)) {
            StudentId one = students.add(database.identifiers().next(), usw, "X" + status);
            left(one, status, last);
            completions.clear();
            told(one, StatusEvent.Status.valueOf(status.name()), last);
            ProgrammeRegistration begun =
                    admin.register(caller, wanted(one, music)).record();
            assertEquals(2, completions.size());
            assertEquals(
                    "programme registration " + begun.id(), completions.get(1).subject());
            assertEquals(StatusEvent.Status.ENROLLED, completions.get(1).status());
            assertEquals(START, completions.get(1).effective());
            assertEquals(
                    List.of("CREATED"),
                    kinds(admin.importProgrammeRegistrations(
                            caller, usw, List.of(beginning("X" + status, "DRAMA", START)))));
            assertEquals("by file too", 3, completions.size());
        }
    }

    @Test
    public void whoComesBackAfterHavingLeftEverythingIsEnrolledByEnrolling() {
        ProgrammeId music = curriculum.programme(database.identifiers().next(), usw, "MUS");
        left(ada, Status.WITHDRAWN, START.minusDays(1));
        told(ada, StatusEvent.Status.WITHDRAWN, START.minusDays(1));
        admin.register(caller, wanted(ada, music));
        assertEquals(1, completions.size());
        // nobody has enrolled on either
        curriculum.programme(database.identifiers().next(), usw, "DRAMA");
        assertEquals(
                List.of("CREATED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, List.of(beginning("A1", "DRAMA", START)))));
        assertEquals(1, completions.size());
    }

    private void left(StudentId student, Status status, LocalDate last) {
        String number = students.get(caller, student).record().number();
        ProgrammeRegistrationRow row = new ProgrammeRegistrationRow(
                number,
                "COMP",
                S2026.previous(),
                S2026.previous(),
                4,
                "FT",
                "STANDARD",
                START.minusYears(1),
                status,
                status == Status.SUSPENDED ? null : last,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertEquals(List.of("CREATED"), kinds(admin.importProgrammeRegistrations(caller, usw, List.of(row))));
    }

    private ProgrammeRegistrationRow beginning(String number, String programme, LocalDate on) {
        return new ProgrammeRegistrationRow(
                number,
                programme,
                S2026,
                S2026,
                4,
                "FT",
                "STANDARD",
                on,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void told(StudentId student, StatusEvent.Status status, LocalDate effective) {
        completions.add(new StatusEvent(
                new StatusEventId(1),
                usw,
                student,
                null,
                "programme registration "
                        + registrations.programmesOf(caller, student).get(0).id(),
                status,
                effective,
                null,
                "told",
                null,
                null,
                null,
                null));
    }

    @Test
    public void aFaultyAdvanceMovesNobody() {
        ProgrammeRegistrationId id =
                admin.register(caller, wanted(ada, computing)).record().id();
        ProgrammeRegistrationId unknown = new ProgrammeRegistrationId(999_999_999L);
        refused(Problem.Kind.NOT_FOUND, () -> admin.advance(caller, List.of(id, unknown), S2027, 5, BOARD));
        assertEquals(
                List.of("on", "nextSession", "level"),
                faults(() -> admin.advance(caller, List.of(id), null, 12, null)));
        assertEquals(List.of("on"), faults(() -> admin.advance(caller, List.of(id), null, null, START.minusDays(1))));
        assertEquals(1, registrations.programmeRegistration(caller, id).version());
    }

    @Test
    public void anImportTellsWhatBecameOfEachRow() {
        List<RowOutcome> outcomes = admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(
                        row("A1", "COMP", S2026, S2026, 4, "FT"),
                        row("A1", "COMP", S2026, S2026, 4, "FT"),
                        row("A1", "COMP", S2026, S2026, 4, "PT"),
                        row("A1", "COMP", S2027, S2027, 4, "FT"),
                        row("Z9", "COMP", S2026, S2026, 4, "FT"),
                        row("B2", "COOK", S2026, S2026, 4, "FT"),
                        row("B2", null, S2026, S2026, 4, "XX"),
                        row("B2", "COMP", S2026, S2026, 7, "FT"),
                        row("B2", "COMP", S2026, S2027, 5, "FT")));
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
                        "CREATED"),
                kinds(outcomes));
        assertEquals(
                List.of("entrySession", "studentNumber", "programmeCode", "programmeCode", "level"),
                outcomes.subList(3, 8).stream()
                        .map(o -> o.problem().faults().get(0).field())
                        .toList());
        assertEquals("PT", registrations.programmesOf(caller, ada).get(0).mode());
        assertEquals(2, rows("registration_programme"));
    }

    @Test
    public void theSameFileAfterABoardChangesNothing() {
        List<ProgrammeRegistrationRow> file =
                List.of(row("A1", "COMP", S2026, S2026, 4, "FT"), row("B2", "COMP", S2026, S2026, 6, "FT"));
        List<RowOutcome> made = admin.importProgrammeRegistrations(caller, usw, file);
        ProgrammeRegistrationId first =
                ProgrammeRegistrationId.valueOf(made.get(0).id());
        ProgrammeRegistrationId second =
                ProgrammeRegistrationId.valueOf(made.get(1).id());
        admin.advance(caller, List.of(first, second), S2027, 6, BOARD);
        admin.advance(caller, List.of(first), S2027.next(), 6, BOARD);
        admin.advance(caller, List.of(second), null, null, BOARD);
        List<ProgrammeRegistration> before = List.of(
                registrations.programmeRegistration(caller, first).record(),
                registrations.programmeRegistration(caller, second).record());
        int entries = entries();
        List<RowOutcome> again = admin.importProgrammeRegistrations(caller, usw, file);
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(again));
        assertEquals(made.get(0).id(), again.get(0).id());
        assertEquals(
                List.of("UNCHANGED"),
                kinds(admin.importProgrammeRegistrations(
                        caller, usw, List.of(row("A1", "COMP", S2026, S2027, 6, "FT")))));
        assertEquals(
                before,
                List.of(
                        registrations.programmeRegistration(caller, first).record(),
                        registrations.programmeRegistration(caller, second).record()));
        assertEquals(entries, entries());
    }

    @Test
    public void aFileNeverMovesARegistrationBackNorChangesOneThatHasEnded() {
        List<ProgrammeRegistrationRow> file =
                List.of(row("A1", "COMP", S2026, S2026, 4, "FT"), row("B2", "COMP", S2026, S2026, 6, "FT"));
        List<RowOutcome> made = admin.importProgrammeRegistrations(caller, usw, file);
        ProgrammeRegistrationId first =
                ProgrammeRegistrationId.valueOf(made.get(0).id());
        ProgrammeRegistrationId second =
                ProgrammeRegistrationId.valueOf(made.get(1).id());
        admin.advance(caller, List.of(first), S2027, 5, BOARD);
        admin.advance(caller, List.of(second), null, null, BOARD);
        List<RowOutcome> again = admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(row("A1", "COMP", S2026, S2026, 5, "FT"), row("B2", "COMP", S2026, S2026, 6, "FT")));
        assertEquals(List.of("REFUSED", "UNCHANGED"), kinds(again));
        assertEquals(Problem.Kind.CONFLICT, again.get(0).problem().kind());
        assertEquals(
                List.of("REFUSED"),
                kinds(admin.importProgrammeRegistrations(
                        caller, usw, List.of(row("B2", "COMP", S2026, S2026, 6, "PT")))));
        assertEquals(
                5, registrations.programmeRegistration(caller, first).record().level());
    }

    @Test
    public void aRollbackTakesRegistrationAndAuditEntryBack() {
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            ProgrammeRegistrationId id =
                    admin.register(caller, wanted(ada, computing)).record().id();
            admin.advance(caller, List.of(id), S2027, 5, BOARD);
            throw new IllegalStateException("after both");
        }));
        assertEquals(0, rows("registration_programme"));
        assertEquals(0, entries());
    }

    private ProgrammeRegistration wanted(StudentId student, ProgrammeId programme) {
        return new ProgrammeRegistration(
                null, usw, student, programme, S2026, S2026, 4, "FT", "STANDARD", null, START, null);
    }

    private static ProgrammeRegistrationRow row(
            String number, String programme, AcademicSession entry, AcademicSession session, int level, String mode) {
        return new ProgrammeRegistrationRow(number, programme, entry, session, level, mode, "STANDARD", START);
    }
}
