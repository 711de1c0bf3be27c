package org.matricula.kernel.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

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
