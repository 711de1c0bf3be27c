package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.security.ScopeExpansion;

public class RolesTest {

    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final InstitutionCode COLLEGE = new InstitutionCode("loughborough");
    private static final InstitutionCode OTHER = new InstitutionCode("rwcmd");

    private static final ScopeExpansion AGREEMENTS = institutions -> {
        Set<InstitutionCode> all = new TreeSet<>(institutions);
        if (institutions.contains(USW)) {
            all.add(COLLEGE);
        }
        return all;
    };

    private final Roles roles = new Roles(Map.of(
            "role.registrar", "students.read, students.write",
            "role.marker", "assessment.write,",
            "role.guest", "",
            "tokenMinutes", "480"));

    @Test
    public void aRoleAtAnInstitutionGivesItsPrivilegesThere() {
        Caller caller = caller("registrar@usw");
        assertEquals("ann", caller.name());
        assertEquals(Set.of("students.read", "students.write"), caller.privileges());
        assertEquals(Scope.of(Set.of(USW)), caller.scope());
    }

    @Test
    public void aRoleEverywhereGivesEveryInstitution() {
        assertEquals(Scope.all(), caller("registrar@*").scope());
        assertEquals(Scope.all(), caller("registrar@*", "marker@usw").scope());
    }

    @Test
    public void severalRolesAddUp() {
        Caller caller = caller("registrar@usw", "marker@rwcmd");
        assertEquals(Set.of("students.read", "students.write", "assessment.write"), caller.privileges());
        assertEquals(Scope.of(Set.of(USW, OTHER)), caller.scope());
    }

    @Test
    public void theScopeOfAnAwardingBodyIncludesItsPartners() {
        Identity identity = new Identity("ann", Set.of("registrar@usw"));
        assertEquals(
                Scope.of(Set.of(USW, COLLEGE)),
                roles.caller(identity, AGREEMENTS).scope());
    }

    @Test
    public void theScopeOfAPartnerDoesNotIncludeTheAwardingBody() {
        Identity identity = new Identity("bob", Set.of("registrar@loughborough"));
        assertEquals(
                Scope.of(Set.of(COLLEGE)), roles.caller(identity, AGREEMENTS).scope());
    }

    @Test
    public void anUnknownRoleGivesNothingNotEvenAnInstitution() {
        assertNothing("janitor@usw");
        assertNothing("janitor@*");
    }

    @Test
    public void aRoleOfTheContainerOrOfABrokenFormGivesNothing() {
        for (String role : Set.of(
                "admin",
                "registrar",
                "registrar@",
                "@usw",
                "Registrar@usw",
                "registrar@USW",
                "registrar@usw@*",
                "registrar@*x",
                " registrar@*",
                "role.registrar@usw")) {
            assertNothing(role);
        }
    }

    @Test
    public void aRoleWithoutPrivilegesAllowsNothing() {
        assertTrue(caller("guest@usw").privileges().isEmpty());
    }

    private void assertNothing(String role) {
        Caller caller = caller(role);
        assertTrue(role, caller.privileges().isEmpty());
        assertEquals(role, Scope.of(Set.of()), caller.scope());
    }

    private Caller caller(String... held) {
        return roles.caller(new Identity("ann", Set.of(held)), null);
    }
}
