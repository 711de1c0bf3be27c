package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.students.api.StudentId;

public class WaiverTest extends GovernedFixture {

    @Test
    public void aWaiverIsReadAsApprovedAndStandsInItsTime() {
        Versioned<Waiver> approved = waivers.approve(officer, waiver(ada, "L764"));
        assertEquals(List.of(approved), waivers.of(officer, ada));
        assertEquals(
                Map.of(ada, List.of(approved.record())),
                waivers.standing(officer, usw, List.of(ada, bob), TODAY.plusDays(30)));
        assertEquals(Map.of(), waivers.standing(officer, usw, List.of(ada), TODAY.minusDays(1)));
        assertEquals(Map.of(), waivers.standing(officer, usw, List.of(ada), TODAY.plusDays(31)));
        assertEquals(
                1, audited("registration.waive", "waiver/" + approved.record().id()));
    }

    @Test
    public void aClauseIsWaivedOnceFromADay() {
        waivers.approve(officer, waiver(ada, "L764"));
        refused(Problem.Kind.CONFLICT, () -> waivers.approve(officer, waiver(ada, "L764")));
        assertEquals(1, waivers.of(officer, ada).size());
    }

    @Test
    public void theClauseMustBeInTheIndexOfThePack() {
        assertEquals(List.of("clause"), faults(() -> waivers.approve(officer, waiver(ada, "A.9.9.9"))));
        Waiver elsewhere = waiver(ada, "L764");
        assertEquals(
                List.of("pack"),
                faults(() -> waivers.approve(
                        officer,
                        Waiver.of(
                                usw, ada, "nowhere", "L764", "why", "Board", elsewhere.from(), elsewhere.expires()))));
        assertEquals(0, rows("registration_waiver"));
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        Waiver wrong = Waiver.of(college, ada, "", null, " ", "Given Family", TODAY, TODAY.minusDays(1))
                .ended(TODAY, null);
        assertEquals(
                List.of("institution", "pack", "clause", "reason", "expires", "approver", "revokedOn"),
                faults(() -> waivers.approve(officer, wrong)));
        assertEquals(0, rows("registration_waiver"));
        assertEquals(0, entries());
    }

    @Test
    public void nobodyApprovesTheOwnWaiverHoweverTheNameIsWritten() {
        StudentId dan = students.add(database.identifiers().next(), usw, "D4", "Núñez");
        for (String approver : List.of("Given Núñez", "given  nu\u0301n\u0303ez", "GIVEN-NÚÑEZ", "d4")) {
            Waiver own = Waiver.of(usw, dan, "usw-taught", "L764", "an exception", approver, TODAY, TODAY.plusDays(30));
            assertEquals(approver, List.of("approver"), faults(() -> waivers.approve(officer, own)));
        }
        assertEquals(0, rows("registration_waiver"));
    }

    @Test
    public void aRevokedWaiverStaysOnTheRecord() {
        Waiver waiver = waived(ada, "L764");
        Versioned<Waiver> revoked = waivers.revoke(officer, waiver.id(), TODAY, 1, "granted in error");
        assertEquals(TODAY, revoked.record().revokedOn());
        assertEquals(
                new Waiver.Revocation("officer", clock.instant(), "granted in error"),
                revoked.record().revocation());
        assertEquals(List.of(revoked), waivers.of(officer, ada));
        assertEquals(Map.of(), waivers.standing(officer, usw, List.of(ada), TODAY));
        refused(Problem.Kind.CONFLICT, () -> waivers.revoke(officer, waiver.id(), TODAY, 2, "again"));
        assertEquals(1, audited("registration.revoke-waiver", "waiver/" + waiver.id()));
    }

    @Test
    public void nobodyRevokesBackwardsOrOnAnOldVersion() {
        Waiver waiver = waived(ada, "L764");
        assertEquals(
                List.of("reason", "on"),
                faults(() -> waivers.revoke(officer, waiver.id(), TODAY.minusDays(1), 1, null)));
        refused(Problem.Kind.STALE, () -> waivers.revoke(officer, waiver.id(), TODAY, 7, "why"));
        assertNull(waivers.of(officer, ada).get(0).record().revokedOn());
    }

    @Test
    public void aPersonHasTheWaiversOfAllIdentities() {
        Waiver old = waived(ada, "L764");
        Waiver recent = waived(bob, "L777");
        merged = Map.of(ada, Set.of(ada, bob));
        assertEquals(
                List.of(old, recent),
                waivers.of(officer, ada).stream().map(Versioned::record).toList());
    }

    @Test
    public void ofCallsAtOnceOneWaivesTheClause() throws Exception {
        Waiver wanted = waiver(ada, "L764");
        List<String> outcomes = atOnce(6, () -> waivers.approve(officer, wanted));
        assertEquals(1, Collections.frequency(outcomes, "TAKEN"));
        assertEquals(5, Collections.frequency(outcomes, "CONFLICT"));
        assertEquals(1, rows("registration_waiver"));
    }

    @Test
    public void waiversOfAClauseShareNoDay() {
        Waiver first = waived(ada, "L764");
        refused(Problem.Kind.CONFLICT, () -> waivedAgain(ada, "L764"));
        Waiver next = waiver(ada, "L764").beginning(first.expires());
        refused(Problem.Kind.CONFLICT, () -> waivers.approve(officer, next));
        waivers.revoke(officer, first.id(), TODAY, 1, "granted in error");
        waivedAgain(ada, "L764");
    }

    @Test
    public void theSameWaiverIsNotApprovedTwice() {
        Waiver first = waived(ada, "L764");
        Problem problem =
                assertThrows(ProblemException.class, () -> waived(ada, "L764")).problem();
        assertEquals(Problem.Kind.CONFLICT, problem.kind());
        assertTrue(problem.faults().get(0).rule().endsWith("by waiver " + first.id()));
        waivers.revoke(officer, first.id(), TODAY, 1, "granted in error");
        Waiver second = waived(ada, "L764");
        refused(Problem.Kind.CONFLICT, () -> waived(ada, "L764"));
        assertEquals(
                List.of(first.id(), second.id()),
                waivers.of(officer, ada).stream().map(one -> one.record().id()).toList());
        assertEquals(Map.of(ada, List.of(second)), waivers.standing(officer, usw, List.of(ada), TODAY));
    }

    @Test
    public void aWaiverNamesAPackThatGovernsTheStudent() {
        waived(ada, "L764");
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null,
                        usw,
                        ada,
                        curriculum.programme(database.identifiers().next(), usw, "OTHER"),
                        S2026,
                        S2026,
                        4,
                        "FT",
                        "STANDARD",
                        null,
                        START,
                        null));
        Problem problem =
                assertThrows(ProblemException.class, () -> waived(ada, "L777")).problem();
        assertEquals("pack", problem.faults().get(0).field());
        assertTrue(problem.faults().get(0).rule().endsWith("governs the student: other"));
        enter(ada);
        waived(ada, "L777");
        assertEquals(2, rows("registration_waiver"));
    }

    @Test
    public void aPartnerSeesAndChangesNothing() {
        Waiver waiver = waived(ada, "L764");
        assertTrue(waivers.of(outsider, ada).isEmpty());
        assertTrue(waivers.standing(outsider, usw, List.of(ada), TODAY).isEmpty());
        refused(Problem.Kind.NOT_FOUND, () -> waivers.approve(outsider, waiver(bob, "L764")));
        refused(Problem.Kind.NOT_FOUND, () -> waivers.revoke(outsider, waiver.id(), TODAY, 1, "why"));
        refused(Problem.Kind.NOT_FOUND, () -> waivers.approve(officer, waiver(new StudentId(999_999_999L), "L764")));
        refused(Problem.Kind.NOT_FOUND, () -> waivers.revoke(officer, new WaiverId(999_999_999L), TODAY, 1, "why"));
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        refused(Problem.Kind.FORBIDDEN, () -> waivers.of(bare, ada));
        refused(Problem.Kind.FORBIDDEN, () -> waivers.standing(bare, usw, List.of(ada), TODAY));
        refused(Problem.Kind.FORBIDDEN, () -> waivers.approve(reader, waiver(ada, "L764")));
        refused(Problem.Kind.FORBIDDEN, () -> waivers.revoke(reader, new WaiverId(1), TODAY, 1, "why"));
    }
}
