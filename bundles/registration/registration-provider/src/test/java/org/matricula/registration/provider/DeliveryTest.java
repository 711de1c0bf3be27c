package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.DeliveryContributor.Terms;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.provider.store.RegistrationCounts;

/** Nobody begins, nor is enrolled, on a programme that the institution does not deliver (T-ST-1, L877; AMB-T-188). */
public class DeliveryTest extends GovernedFixture {

    private static final LocalDate CLOSES = LocalDate.of(2026, 10, 9);

    @Before
    public void partner() {
        delivering();
    }

    @Test
    public void T_ST_1_aPartnerWithoutAnAgreementRegistersNobody() {
        assertEquals(
                "the programme COMP is covered by no agreement of " + usw + " that is in force on " + START,
                refusal(START));
        agreements.add(agreement(Agreement.Kind.VALIDATED, "OTHER", START.minusYears(1), null));
        agreements.add(agreement(Agreement.Kind.ARTICULATION, "COMP", START.minusYears(1), null));
        agreements.add(agreement(Agreement.Kind.FRANCHISED, "COMP", START.plusDays(10), null));
        agreements.add(agreement(Agreement.Kind.ACCREDITED, "COMP", START.minusYears(1), START.minusDays(1)));
        refusal(START);
        assertEquals(0, rows("registration_programme"));
        // who begins in the middle of the session is judged by that day
        begins(START.plusDays(10));
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void T_ST_1_whoIsOnTheBooksEarlyIsJudgedByTheFirstDayOfTheSession() {
        agreements.add(agreement(Agreement.Kind.VALIDATED, "COMP", START, null));
        begins(START.minusYears(3));
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void aProgrammeIsDeliveredAtASiteThatIsOpen() {
        partners.clear();
        sites.add(site("COMP", START.minusDays(1)));
        assertEquals(
                "the programme COMP is delivered at no site of " + usw + " that is open on " + START, refusal(START));
        sites.add(site("COMP", START));
        begins(START);
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void aSiteThatWasRecordedForLaterSaysNothingOfBefore() {
        partners.clear();
        sites.add(site("COMP", START.plusDays(1), null));
        begins(START);
        assertEquals(1, rows("registration_programme"));
    }

    @Test
    public void T_ST_1_aFileRegistersNobodyThereAndStillTellsWhatHasEnded() {
        List<ProgrammeRegistrationRow> rows = List.of(
                row("A1", S2026, null, null),
                row("B2", S2026, ProgrammeRegistration.Status.SUSPENDED, null),
                row(
                        "B2",
                        new AcademicSession(2019),
                        ProgrammeRegistration.Status.COMPLETED,
                        LocalDate.of(2022, 6, 30)));
        assertEquals(
                List.of("REFUSED", "REFUSED", "CREATED"), kinds(admin.importProgrammeRegistrations(caller, usw, rows)));
        agreements.add(agreement(Agreement.Kind.FRANCHISED, "COMP", START, null));
        assertEquals(
                List.of("CREATED", "CREATED", "UNCHANGED"),
                kinds(admin.importProgrammeRegistrations(caller, usw, rows)));
    }

    @Test
    public void T_ST_1_L877_nobodyIsEnrolledWhereTheAgreementIsGone() {
        agreements.add(agreement(Agreement.Kind.VALIDATED, "COMP", START, null));
        enter(ada);
        agreements.clear();
        tasks.open(officer, usw, S2026, START, CLOSES);
        run();
        EnrolmentTask task = tasks.of(officer, ada).get(0);
        assertEquals(Status.GATED, task.status());
        EnrolmentTaskId id = task.id();
        for (String gate : List.of("IDENTITY", "RIGHT_TO_STUDY")) {
            tasks.check(officer, id, new GateCheck(gate, true, "passport", null, null, null, null), version(id));
        }
        tasks.declare(officer, id, "2026/27", version(id));
        assertEquals(List.of("gates.COURSE"), faults(() -> tasks.complete(officer, id, version(id))));
        assertTrue(tasks.judgement(officer, id).rules().stream()
                .anyMatch(rule -> rule.clause().equals("L877")
                        && rule.facts().get("evidence").contains("by no agreement of " + usw)));
        agreements.add(agreement(Agreement.Kind.ACCREDITED, "COMP", START, START));
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
        assertEquals(
                1,
                tasks.list(officer, usw, S2026, Status.COMPLETE, PageRequest.first())
                        .items()
                        .size());
    }

    @Test
    public void AMB_T_207_whoeverBeganUnderAnAgreementOrAtASiteStandsOnIt() {
        Agreement agreed = agreement(Agreement.Kind.VALIDATED, "COMP", START, null);
        agreements.add(agreed);
        sites.add(site("COMP", START, null));
        begins(START.minusYears(3));
        DeliveryContributor standing =
                new DeliveredRegistrations(new RegistrationCounts(database.dataSource()), delivery(), curriculum);
        Caller asking = new Caller("officer", Set.of(DeliveryContributor.READ.name()), Scope.of(List.of(usw)));
        Terms now = new Terms(agreements, sites);
        Terms shorter = new Terms(List.of(agreement(Agreement.Kind.VALIDATED, "COMP", START.plusDays(1), null)), sites);
        Terms fewer = new Terms(List.of(agreement(Agreement.Kind.VALIDATED, "OTHER", START, null)), sites);
        Terms closed = new Terms(agreements, List.of(site("COMP", START.minusDays(1))));
        for (Terms narrower : List.of(shorter, fewer, closed)) {
            assertEquals(
                    List.of("programme registrations: 1 (COMP from " + START + ": 1)"),
                    standing.stranded(asking, usw, now, narrower));
        }
        // an earlier end leaves who began before it; what was so already is no fault of a change
        Terms ended = new Terms(List.of(agreement(Agreement.Kind.VALIDATED, "COMP", START, START)), sites);
        assertEquals(List.of(), standing.stranded(asking, usw, now, ended));
        assertEquals(List.of(), standing.stranded(asking, usw, shorter, fewer));
        assertEquals(List.of(), standing.stranded(asking, usw, now, new Terms(agreements, List.of())));
        Caller nobody = new Caller("nobody", Set.of(), Scope.of(List.of(usw)));
        assertThrows(ProblemException.class, () -> standing.stranded(nobody, usw, now, shorter));
        // who has left is on record, whatever was agreed
        sql.update("update registration_programme set status = 'WITHDRAWN', ended_on = ?", START.plusDays(9));
        assertEquals(List.of(), standing.stranded(asking, usw, now, shorter));
    }

    private String refusal(LocalDate startedOn) {
        Problem problem =
                assertThrows(ProblemException.class, () -> begins(startedOn)).problem();
        assertEquals(Problem.Kind.CONFLICT, problem.kind());
        assertEquals("programmeId", problem.faults().get(0).field());
        return problem.faults().get(0).rule();
    }

    private void begins(LocalDate startedOn) {
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, startedOn, null));
    }

    private static ProgrammeRegistrationRow row(
            String number, AcademicSession session, ProgrammeRegistration.Status status, LocalDate endedOn) {
        return new ProgrammeRegistrationRow(
                number,
                "COMP",
                session,
                session,
                4,
                "FT",
                "STANDARD",
                LocalDate.of(session.startYear(), 9, 21),
                status,
                endedOn,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private long version(EnrolmentTaskId id) {
        return tasks.get(officer, id).version();
    }
}
