package org.matricula.kernel.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.Scope;

public class FaultsTest {

    @Test
    public void everythingThatIsWrongIsToldAtOnce() {
        Faults faults = new Faults()
                .given("session", null)
                .given("level", 4)
                .collect(() -> Percent.of("mark", "101"))
                .collect(() -> Percent.of("weight", "40"))
                .check(false, "mode", "XX", "must be FT or PT");
        Problem problem = assertThrows(ProblemException.class, faults::refuse).problem();
        assertEquals(
                List.of("session must be given", "mark '101' must be from 0 to 100", "mode 'XX' must be FT or PT"),
                problem.faults().stream().map(Fault::toString).toList());
        assertTrue(new Faults().given("level", 4).isEmpty());
    }

    @Test
    public void aTextIsOneLineAsItWouldBePrintedAndLinesAreSeveral() {
        Faults sound =
                new Faults().text("reason", "Ann's wish \uD83D\uDE00", 14).lines("note", "One.\r\nTwo.\nThree.", 20);
        assertTrue(sound.isEmpty());
        Faults odd = new Faults();
        for (String text : new String[] {null, "", " ", " a", "a\n", "a\u0000b", "a\uD83D", "abcd"}) {
            odd.text("reason", text, 3).lines("note", text, 3);
        }
        odd.text("reason", "a\nb", 3);
        assertEquals(17, odd.problem().faults().size());
        assertEquals(
                "must be 1 to 3 characters, without control characters or blanks at its ends",
                odd.problem().faults().get(0).rule());
    }

    @Test
    public void aDayIsNearItsSession() {
        AcademicSession session = new AcademicSession(2026);
        Faults sound = new Faults()
                .near("starts", LocalDate.of(2025, 1, 1), session)
                .near("deadline", LocalDateTime.of(2028, 12, 31, 23, 59), session)
                .near("ends", (LocalDate) null, session)
                .near("heldOn", LocalDate.of(1500, 1, 1), null);
        assertTrue(sound.isEmpty());
        Faults odd = new Faults()
                .near("starts", LocalDate.of(1926, 9, 21), session)
                .near("deadline", LocalDateTime.of(2029, 1, 1, 0, 0), session);
        assertEquals(
                List.of(
                        "starts '1926-09-21' must be from 2025-01-01 to 2028-12-31, near the session 2026/27",
                        "deadline '2029-01-01T00:00' must be from 2025-01-01 to 2028-12-31, near the session 2026/27"),
                odd.problem().faults().stream().map(Fault::toString).toList());
    }

    @Test
    public void whoActsForSomebodyHasTheNameAndNoPrivilegeButThoseThatTheWorkNeeds() {
        Privilege write = new Privilege("marks.write");
        Privilege read = new Privilege("students.read");
        Scope own = Scope.of(List.of(new InstitutionCode("usw")));
        Caller acting = new Caller("jo", Set.of(write.name()), Scope.all()).acting(own, read);
        assertEquals("jo", acting.name());
        assertTrue(acting.may(read));
        assertFalse(acting.may(write));
        assertEquals(own, acting.scope());
    }
}
