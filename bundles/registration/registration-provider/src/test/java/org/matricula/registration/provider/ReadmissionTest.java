package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.students.api.StudentId;

/** Nobody is readmitted to a course from which a board discontinued the person (T-ST-4), by whatever door. */
public class ReadmissionTest extends RegistrationFixture {

    private static final AcademicSession S2027 = S2026.next();
    private static final LocalDate BOARD = LocalDate.of(2027, 6, 20);

    private ProgrammeRegistrationId before;

    @Before
    public void register() {
        before = admin.register(caller, wanted(ada, S2026)).record().id();
    }

    @Test
    public void T_ST_4_whoWasDiscontinuedIsNotRegisteredAgain() {
        left(Cause.MEETING + 7);
        Problem problem = assertThrows(ProblemException.class, () -> admin.register(caller, wanted(ada, S2027)))
                .problem();
        assertEquals(Problem.Kind.CONFLICT, problem.kind());
        String rule = problem.faults().get(0).rule();
        assertTrue(
                rule,
                rule.startsWith("NOT_READMITTED: refused by rule T-ST-4, clause L1425, of usw-taught")
                        && rule.contains("discontinued on 2027-06-20 by meeting 7, registration " + before));
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void T_ST_4_theOtherRecordOfThePersonIsBarredToo() {
        left(Cause.MEETING + 7);
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        refused(Problem.Kind.CONFLICT, () -> admin.register(caller, wanted(bob, S2027)));
    }

    @Test
    public void nobodyStudiesAProgrammeUnderTwoIdentitiesByWhateverDoor() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        Problem problem = assertThrows(ProblemException.class, () -> admin.register(caller, wanted(bob, S2026)))
                .problem();
        assertEquals(Problem.Kind.CONFLICT, problem.kind());
        assertTrue(
                problem.toString(),
                problem.faults().get(0).rule().contains("registration " + before + " of the student"));
        refused(Problem.Kind.CONFLICT, () -> admin.register(caller, wanted(bob, S2027)));
        ProgrammeRegistrationRow ended =
                row("B2", new AcademicSession(2020), Status.WITHDRAWN, LocalDate.of(2021, 1, 15), null);
        assertEquals(
                List.of("REFUSED", "CREATED"),
                kinds(admin.importProgrammeRegistrations(
                        caller, usw, List.of(row("B2", S2026, null, null, null), ended))));
        assertEquals(2, rows("registration_programme"));
    }

    @Test
    public void T_ST_4_aFileReadmitsNobodyAndStillTellsWhatEndedBefore() {
        left(Cause.MEETING + 7);
        List<RowOutcome> outcomes = admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(
                        row(S2027, null, null),
                        row(S2027, Status.SUSPENDED, null),
                        row(new AcademicSession(2020), Status.WITHDRAWN, LocalDate.of(2021, 1, 15))));
        assertEquals(List.of("REFUSED", "REFUSED", "CREATED"), kinds(outcomes));
        assertTrue(outcomes.get(0).toString().contains("T-ST-4"));
    }

    @Test
    public void T_ST_4_aDiscontinuationThatCameByFileBarsByEveryDoor() {
        ProgrammeRegistrationRow adas = row(S2026, Status.WITHDRAWN, BOARD, Cause.MEETING + 7);
        ProgrammeRegistrationRow bobs =
                row("B2", S2026, Status.WITHDRAWN, BOARD, Cause.MEETING + "of 2027-06-20 at Newport");
        assertEquals(
                List.of("CHANGED", "CREATED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, List.of(adas, bobs))));
        for (StudentId student : List.of(ada, bob)) {
            Problem problem = assertThrows(ProblemException.class, () -> admin.register(caller, wanted(student, S2027)))
                    .problem();
            assertTrue(
                    problem.toString(),
                    problem.faults().get(0).rule().contains("discontinued on 2027-06-20 by meeting"));
        }
        assertEquals(
                List.of("REFUSED", "REFUSED", "UNCHANGED"),
                kinds(admin.importProgrammeRegistrations(
                        caller, usw, List.of(row(S2027, null, null), row("B2", S2027, null, null, null), adas))));
    }

    @Test
    public void whatEndedARegistrationIsSaidWithItsEndAndNotChangedByAFile() {
        admin.importProgrammeRegistrations(caller, usw, List.of(row(S2026, Status.WITHDRAWN, BOARD, "request 9")));
        List<RowOutcome> outcomes = admin.importProgrammeRegistrations(
                caller,
                usw,
                List.of(
                        row(S2026, Status.WITHDRAWN, BOARD, Cause.MEETING + 7),
                        row("B2", S2026, Status.ACTIVE, null, Cause.MEETING + 7),
                        row("B2", S2026, Status.WITHDRAWN, BOARD, "x".repeat(101))));
        assertEquals(List.of("REFUSED", "REFUSED", "REFUSED"), kinds(outcomes));
        outcomes.forEach(
                one -> assertEquals("endedBy", one.problem().faults().get(0).field()));
    }

    @Test
    public void T_ST_4_aWaiverOfTheClauseLetsItPass() {
        left(Cause.MEETING + 7);
        LocalDate today = LocalDate.now(database.clock());
        new WaiverStore(database.dataSource())
                .add(
                        caller.scope(),
                        new Waiver(
                                new WaiverId(database.identifiers().next()),
                                usw,
                                ada,
                                "usw-taught",
                                "L1425",
                                "new evidence",
                                "Director of Student Administration",
                                today,
                                today,
                                null,
                                null),
                        null);
        ProgrammeRegistration again = admin.register(caller, wanted(ada, S2027)).record();
        assertEquals(Status.ACTIVE, again.status());
        List<String> cited = restsOn("programme-registration/" + again.id());
        assertEquals(cited.toString(), 1, cited.size());
        assertTrue(cited.get(0), cited.get(0).contains("rule T-ST-4, clause L1425"));
    }

    @Test
    public void whoLeftOtherwiseMayComeAgain() {
        left("request 9");
        assertEquals(
                Status.ACTIVE,
                admin.register(caller, wanted(ada, S2027)).record().status());
    }

    @Test
    public void whatABoardTookBackBarsNobody() {
        left(Cause.MEETING + 7);
        change(Status.ACTIVE, null, Change.REINSTATED, null);
        left("request 9");
        assertEquals(
                Status.ACTIVE,
                admin.register(caller, wanted(ada, S2027)).record().status());
    }

    private void left(String source) {
        change(Status.WITHDRAWN, BOARD, Change.WITHDRAWN, source);
    }

    private void change(Status status, LocalDate ended, Change change, String source) {
        Standing stands = standings.of(caller.scope(), List.of(before)).get(before);
        database.transactions()
                .required(() -> standings.change(
                        caller.scope(),
                        new Standing(
                                stands.registration().standing(status, ended),
                                null,
                                null,
                                null,
                                null,
                                stands.version()),
                        Note.of(caller, database.clock(), change, BOARD, "the reason", source)));
    }

    private ProgrammeRegistration wanted(StudentId student, AcademicSession session) {
        return new ProgrammeRegistration(
                null, usw, student, computing, session, session, 4, "FT", "STANDARD", null, START, null);
    }

    private static ProgrammeRegistrationRow row(AcademicSession entry, Status status, LocalDate ended) {
        return row(entry, status, ended, null);
    }

    private static ProgrammeRegistrationRow row(AcademicSession entry, Status status, LocalDate ended, String endedBy) {
        return row("A1", entry, status, ended, endedBy);
    }

    private static ProgrammeRegistrationRow row(
            String number, AcademicSession entry, Status status, LocalDate ended, String endedBy) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                entry,
                entry,
                4,
                "FT",
                "STANDARD",
                LocalDate.of(2020, 9, 21),
                status,
                ended,
                null,
                null,
                null,
                null,
                null,
                endedBy,
                null);
    }
}
