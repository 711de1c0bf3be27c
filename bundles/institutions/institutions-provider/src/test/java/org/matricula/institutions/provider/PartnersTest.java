package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.TODAY;
import static org.matricula.institutions.provider.PartnerWorld.faults;
import static org.matricula.institutions.provider.PartnerWorld.refused;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.institutions.api.Workspace;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.institutions.api.WorkspaceContributor.Figure;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;

/** Sites and contacts are kept by their institution, with their history; the workspace puts it all together. */
public class PartnersTest extends PartnerHouse {

    @Test
    public void aSiteWithoutProgrammesIsForAllOfThem() {
        Site any = new Site(null, world.college, "Any", List.of("1 High Street"), null, "GB", FIRST, null, null);
        Versioned<Site> added = world.partnerAdmin.create(world.collegeStaff, any);
        assertEquals(List.of(), added.record().programmes());
        Site unnamed = new Site(
                added.record().id(), null, "Any", List.of("Street"), null, "GB", FIRST, null, Arrays.asList("A", null));
        assertEquals(
                List.of("programmes"),
                faults(() -> world.partnerAdmin.change(world.collegeStaff, unnamed, added.version(), "why")));
        assertEquals(
                List.of(),
                world.partnerAdmin
                        .change(
                                world.collegeStaff,
                                new Site(
                                        added.record().id(),
                                        null,
                                        "Other",
                                        List.of("Street"),
                                        null,
                                        "GB",
                                        FIRST,
                                        null,
                                        null),
                                added.version(),
                                "renamed")
                        .record()
                        .programmes());
    }

    @Test
    public void onNoDayAreTwoSitesOpenUnderOneName() {
        Versioned<Site> main = world.partnerAdmin.create(world.collegeStaff, world.site("Main"));
        for (LocalDate starts : List.of(FIRST, FIRST.minusYears(1), FIRST.plusDays(1))) {
            refused(
                    Problem.Kind.CONFLICT,
                    () -> world.partnerAdmin.create(world.collegeStaff, named(null, "Main", starts, null)));
        }
        Versioned<Site> other = world.partnerAdmin.create(world.collegeStaff, world.site("Other"));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.partnerAdmin.change(
                        world.collegeStaff,
                        named(other.record().id(), "Main", FIRST, null),
                        other.version(),
                        "the same"));
        world.partnerAdmin.change(
                world.collegeStaff,
                named(main.record().id(), "Main", FIRST, FIRST.plusDays(9)),
                main.version(),
                "closed");
        refused(
                Problem.Kind.CONFLICT,
                () -> world.partnerAdmin.create(world.collegeStaff, named(null, "Main", FIRST.plusDays(9), null)));
        world.partnerAdmin.create(world.collegeStaff, named(null, "Main", FIRST.plusDays(10), null));
        assertEquals(
                List.of("Main", "Main", "Other"),
                world.partners.sites(world.collegeStaff, world.college, null).stream()
                        .map(one -> one.record().name())
                        .toList());
    }

    private Site named(SiteId id, String name, LocalDate starts, LocalDate ends) {
        return new Site(id, world.college, name, List.of("1 High Street"), null, "GB", starts, ends, List.of());
    }

    @Test
    public void aPartnerKeepsItsOwnSitesWithTheirHistory() {
        Versioned<Site> added = world.partnerAdmin.create(world.collegeStaff, world.site("Main"));
        assertEquals(
                added, world.partners.site(world.universityStaff, added.record().id()));
        assertEquals(List.of("A", "B"), added.record().programmes());
        assertEquals(List.of("1 High Street", "Town"), added.record().address());
        Site was = added.record();
        Site closed =
                new Site(was.id(), null, was.name(), was.address(), null, "GB", FIRST, TODAY.minusDays(1), List.of());
        assertEquals(List.of("institution"), faults(() -> world.partnerAdmin.create(world.collegeStaff, closed)));
        Versioned<Site> changed = world.partnerAdmin.change(world.collegeStaff, closed, added.version(), "closed");
        assertEquals(world.college, changed.record().institution());
        assertEquals(List.of(), world.partners.sites(world.collegeStaff, world.college, TODAY));
        assertEquals(List.of(changed), world.partners.sites(world.collegeStaff, world.college, null));
        assertEquals(List.of(changed), world.partners.sites(world.collegeStaff, world.college, FIRST));
        assertEquals(
                List.of(was, changed.record()),
                world.partners.history(world.collegeStaff, was.id()).stream()
                        .map(Edition::record)
                        .toList());
        refused(
                Problem.Kind.STALE,
                () -> world.partnerAdmin.change(world.collegeStaff, was, added.version(), "too late"));
        assertEquals(
                List.of("institutions.create", "institutions.create-site", "institutions.change-site"),
                world.audited(world.college));
    }

    @Test
    public void whoTakesOverARoleIsAnotherContact() {
        Versioned<Contact> first = world.partnerAdmin.create(world.collegeStaff, world.contact("Ann"));
        Contact was = first.record();
        world.partnerAdmin.change(
                world.collegeStaff,
                new Contact(was.id(), null, was.role(), was.name(), was.email(), "1", FIRST, TODAY.minusDays(1)),
                first.version(),
                "left");
        Contact next = new Contact(null, world.college, "Registry", "Bob", "bob@example.org", null, TODAY, null);
        world.partnerAdmin.create(world.collegeStaff, next);
        assertEquals(List.of("Bob"), names(TODAY));
        assertEquals(List.of("Ann"), names(FIRST));
        assertEquals(List.of("Ann", "Bob"), names(null));
        assertEquals(2, world.partners.history(world.collegeStaff, was.id()).size());
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        Versioned<Site> site = world.partnerAdmin.create(world.universityStaff, world.site("Main"));
        Versioned<Contact> contact = world.partnerAdmin.create(world.universityStaff, world.contact("Ann"));
        Caller stranger = world.strangersStaff;
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.create(stranger, world.site("Mine")));
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.create(stranger, world.contact("Me")));
        refused(Problem.Kind.NOT_FOUND, () -> world.partnerAdmin.change(stranger, site.record(), 1, "greed"));
        refused(Problem.Kind.NOT_FOUND, () -> world.partnerAdmin.change(stranger, contact.record(), 1, "greed"));
        refused(Problem.Kind.NOT_FOUND, () -> world.partners.sites(stranger, world.college, null));
        refused(Problem.Kind.NOT_FOUND, () -> world.partners.contacts(stranger, world.college, null));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.partners.site(stranger, site.record().id()));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.partners.contact(stranger, contact.record().id()));
        refused(Problem.Kind.NOT_FOUND, () -> world.workspaces.of(stranger, world.college));
        refused(Problem.Kind.NOT_FOUND, () -> world.workspaces.of(world.collegeStaff, world.university));
    }

    @Test
    public void aContactCanBeReachedAndIsInARoleOnceFromADay() {
        for (String email :
                List.of("a@b", "a b@example.org", "a@@example.org", "a@example..org", "@example.org", "a@.org")) {
            Contact wrong = new Contact(null, world.college, "Registry", "Eve", email, null, FIRST, null);
            assertEquals(email, List.of("email"), faults(() -> world.partnerAdmin.create(world.collegeStaff, wrong)));
        }
        for (String phone : List.of("none", "+", "ask at the desk")) {
            Contact wrong = new Contact(null, world.college, "Registry", "Eve", "eve@example.org", phone, FIRST, null);
            assertEquals(phone, List.of("phone"), faults(() -> world.partnerAdmin.create(world.collegeStaff, wrong)));
        }
        Contact late = new Contact(
                null,
                world.college,
                "Registry",
                "Eve",
                "eve@example.org",
                "+44 (0)29 2041-6000 ext 12",
                FIRST,
                FIRST.minusDays(1));
        assertEquals(List.of("ends"), faults(() -> world.partnerAdmin.create(world.collegeStaff, late)));
        Contact right = new Contact(
                null, world.college, "Registry", "Eve", "eve@example.org", "+44 (0)29 2041-6000 ext 12", FIRST, null);
        world.partnerAdmin.create(world.collegeStaff, right);
        refused(Problem.Kind.CONFLICT, () -> world.partnerAdmin.create(world.collegeStaff, right));
    }

    @Test
    public void everyFaultIsNamedAtOnce() {
        Site bad =
                new Site(null, world.college, "", Arrays.asList("a", null), "", "XX", TODAY, FIRST, List.of("A", "A"));
        assertEquals(
                List.of("name", "address", "postcode", "country", "ends", "programmes"),
                faults(() -> world.partnerAdmin.create(world.collegeStaff, bad)));
        Contact odd = new Contact(null, world.college, null, "a\u0000b", "nobody", " ", null, null);
        assertEquals(
                List.of("role", "name", "email", "phone", "starts"),
                faults(() -> world.partnerAdmin.create(world.collegeStaff, odd)));
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller nobody = PartnerWorld.with(Scope.all());
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.sites(nobody, world.college, null));
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.site(nobody, new SiteId(1)));
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.history(nobody, new SiteId(1)));
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.contacts(nobody, world.college, null));
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.contact(nobody, new ContactId(1)));
        refused(Problem.Kind.FORBIDDEN, () -> world.partners.history(nobody, new ContactId(1)));
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.create(nobody, world.site("x")));
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.create(nobody, world.contact("x")));
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.change(nobody, world.site("x"), 1, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> world.partnerAdmin.change(nobody, world.contact("x"), 1, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> world.workspaces.of(nobody, world.college));
    }

    @Test
    public void aWorkspaceShowsTodayAndNamesWhoCannotAnswer() {
        world.agreementAdmin.create(
                world.universityStaff, world.agreement(Agreement.Kind.VALIDATED, FIRST, null, "FD1"));
        world.agreementAdmin.create(
                world.universityStaff, world.agreement(Agreement.Kind.FRANCHISED, TODAY.plusDays(1), null, "FD1"));
        world.partnerAdmin.create(world.collegeStaff, world.site("Main"));
        world.partnerAdmin.create(world.collegeStaff, world.contact("Ann"));
        world.duties.open(world.collegeStaff, world.event(PartnerEvent.Kind.WITHDRAWAL, "request/1"));
        world.duties.open(world.collegeStaff, world.event(PartnerEvent.Kind.TRANSFER, "request/2"));
        WorkspaceContributor students = Partial.of(WorkspaceContributor.class, new Counting());
        WorkspaceContributor failing = Partial.of(WorkspaceContributor.class, new Failing());
        world.contributors.addContributor(students, Map.of("matricula.domain", "students"));
        world.contributors.addContributor(failing, Map.of("matricula.domain", "requests"));
        Workspace workspace = world.workspaces.of(world.collegeStaff, world.college);
        assertEquals(world.university, workspace.awardingBody());
        assertEquals(
                List.of(Agreement.Kind.VALIDATED),
                workspace.agreements().stream().map(Agreement::kind).toList());
        assertEquals(1, workspace.sites().size());
        assertEquals(1, workspace.contacts().size());
        assertEquals(new PartnerDuties.Tally(2, 1, 0), workspace.duties());
        assertEquals(
                List.of(
                        new Workspace.Section("registration", false, List.of()),
                        new Workspace.Section("requests", false, List.of()),
                        new Workspace.Section("students", true, List.of(new Figure("students", null, 7)))),
                workspace.sections());
        world.contributors.removeContributor(students, Map.of("matricula.domain", "students"));
        assertFalse(world.workspaces
                .of(world.universityStaff, world.college)
                .sections()
                .get(2)
                .available());
    }

    private List<String> names(LocalDate on) {
        return world.partners.contacts(world.collegeStaff, world.college, on).stream()
                .map(contact -> contact.record().name())
                .toList();
    }

    /** Counts seven, and may do nothing else. */
    private final class Counting {

        List<Figure> figures(Caller caller, InstitutionCode institution, LocalDate day) {
            assertEquals(Set.of(WorkspaceContributor.READ.name()), caller.privileges());
            assertEquals(Scope.of(List.of(world.college)), caller.scope());
            assertEquals(TODAY, day);
            return List.of(new Figure("students", null, 7));
        }
    }

    /** Is there and cannot answer. */
    private static final class Failing {

        List<Figure> figures(Caller caller, InstitutionCode institution, LocalDate day) {
            throw Problem.unavailable("on its way out", 1).exception();
        }
    }
}
