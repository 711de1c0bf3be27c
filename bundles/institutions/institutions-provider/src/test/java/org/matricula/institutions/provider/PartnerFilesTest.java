package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.LAST;

import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.PartnerContactRow;
import org.matricula.institutions.api.SiteRow;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;

/** Agreements, sites and contacts come in and leave as they were. */
public class PartnerFilesTest extends PartnerHouse {

    private static final String WHY = "import 17";

    private static AgreementRow agreement(String reference, String programmes, String deadlines, String renews) {
        return new AgreementRow(
                Agreement.Kind.VALIDATED,
                reference,
                renews == null ? FIRST : LAST.plusDays(1),
                renews == null ? LAST : null,
                programmes,
                deadlines,
                renews,
                false);
    }

    private static AgreementRow voided(String reference) {
        return new AgreementRow(Agreement.Kind.VALIDATED, reference, FIRST, null, null, null, null, true);
    }

    private static final SiteRow SITE =
            new SiteRow("Main", FIRST, null, "1 High Street", "Town", null, null, null, null, "CF37 1AA", "GB", "A;B");
    private static final PartnerContactRow CONTACT =
            new PartnerContactRow("Registry", "Ann", FIRST, LAST, "ann@example.org", null);

    private List<RowOutcome.Kind> agreements(Caller caller, AgreementRow... rows) {
        return became(world.files.importAgreements(caller, world.college, List.of(rows), Set.of(), WHY));
    }

    private static List<RowOutcome.Kind> became(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::kind).toList();
    }

    @Test
    public void whatLeavesComesInAndChangesNothing() {
        AgreementRow[] all = {
            agreement("MoA 1", "A;B", "WITHDRAWAL=5;TRANSFER=10", null),
            voided("MoA 0"),
            agreement("MoA 2", null, null, "MoA 1")
        };
        assertEquals(Set.of(RowOutcome.Kind.CREATED), Set.copyOf(agreements(world.universityStaff, all)));
        assertEquals(List.of(all), world.files.agreements(world.collegeStaff, world.college));
        assertEquals(Set.of(RowOutcome.Kind.UNCHANGED), Set.copyOf(agreements(world.universityStaff, all)));
        assertEquals(
                List.of(RowOutcome.Kind.CREATED),
                became(world.files.importSites(world.collegeStaff, world.college, List.of(SITE), Set.of(), WHY)));
        assertEquals(List.of(SITE), world.files.sites(world.collegeStaff, world.college));
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED),
                became(world.files.importSites(world.collegeStaff, world.college, List.of(SITE), Set.of(), WHY)));
        assertEquals(
                List.of(RowOutcome.Kind.CREATED),
                became(world.files.importContacts(world.collegeStaff, world.college, List.of(CONTACT), Set.of(), WHY)));
        assertEquals(List.of(CONTACT), world.files.contacts(world.collegeStaff, world.college));
        assertEquals(5, (int) world.sql
                .first(
                        "select count(*) from kernel_audit where institution = ? and reason = ?",
                        rs -> rs.getInt(1),
                        world.college,
                        WHY)
                .orElseThrow());
    }

    @Test
    public void aChangeIsANewVersionAndKeepsWhatTheFileSaysNothingAbout() {
        agreements(world.universityStaff, agreement("MoA 1", "A;B", "WITHDRAWAL=5", null));
        assertEquals(
                List.of(RowOutcome.Kind.CHANGED),
                became(world.files.importAgreements(
                        world.universityStaff,
                        world.college,
                        List.of(agreement("MoA 1", "A", null, null)),
                        Set.of("deadlines"),
                        WHY)));
        assertEquals(
                List.of(agreement("MoA 1", "A", "WITHDRAWAL=5", null)),
                world.files.agreements(world.universityStaff, world.college));
        assertEquals(
                List.of(RowOutcome.Kind.CHANGED, RowOutcome.Kind.REFUSED),
                agreements(world.universityStaff, voided("MoA 1"), agreement("MoA 1", "A", null, null)));
        world.files.importSites(world.collegeStaff, world.college, List.of(SITE), Set.of(), WHY);
        SiteRow closed =
                new SiteRow("Main", FIRST, LAST, "1 High Street", "Town", null, null, null, null, null, "GB", null);
        assertEquals(
                List.of(RowOutcome.Kind.CHANGED),
                became(world.files.importSites(
                        world.collegeStaff, world.college, List.of(closed), Set.of("postcode", "programmes"), WHY)));
        SiteRow now = world.files.sites(world.collegeStaff, world.college).get(0);
        assertEquals(List.of(LAST, "CF37 1AA", "A;B"), List.of(now.ends(), now.postcode(), now.programmes()));
    }

    @Test
    public void aSiteThatWasOpenedAgainLeavesAndComesInAsTwoRecords() {
        List<SiteRow> both = List.of(
                new SiteRow("Main", FIRST, LAST, "1 High Street", null, null, null, null, null, null, "GB", null),
                new SiteRow(
                        "Main",
                        LAST.plusDays(1),
                        null,
                        "1 High Street",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "GB",
                        null));
        for (RowOutcome.Kind kind : List.of(RowOutcome.Kind.CREATED, RowOutcome.Kind.UNCHANGED)) {
            assertEquals(
                    List.of(kind, kind),
                    became(world.files.importSites(world.collegeStaff, world.college, both, Set.of(), WHY)));
            assertEquals(both, world.files.sites(world.collegeStaff, world.college));
        }
    }

    @Test
    public void aBadRowIsRefusedAndHindersNoOther() {
        List<RowOutcome> outcomes = world.files.importAgreements(
                world.universityStaff,
                world.college,
                List.of(
                        agreement("MoA 1", null, "LATER=5", null),
                        agreement("MoA 2", null, null, "MoA 9"),
                        agreement(" ", null, null, null),
                        agreement("MoA 1", "A", null, null),
                        agreement("MoA 3", "A", null, null)),
                Set.of(),
                WHY);
        assertEquals(
                List.of("deadlines", "renews", "reference", "", "programmes"),
                outcomes.stream()
                        .map(one -> one.problem() == null
                                ? ""
                                : one.problem().faults().get(0).field())
                        .toList());
        assertEquals(
                1, world.files.agreements(world.collegeStaff, world.college).size());
    }

    @Test
    public void onlyTheAwardingBodyMakesAgreementsAndAStrangerSeesAndChangesNothing() {
        assertEquals(
                List.of(RowOutcome.Kind.REFUSED), agreements(world.collegeStaff, agreement("MoA 1", null, null, null)));
        refused(() -> agreements(world.strangersStaff, agreement("MoA 1", null, null, null)));
        refused(() -> world.files.agreements(world.strangersStaff, world.college));
        refused(() -> world.files.sites(world.strangersStaff, world.college));
        refused(() -> world.files.contacts(world.strangersStaff, world.college));
        refused(() -> world.files.importSites(world.strangersStaff, world.college, List.of(SITE), Set.of(), WHY));
        refused(() -> world.files.importContacts(world.strangersStaff, world.college, List.of(CONTACT), Set.of(), WHY));
    }

    @Test
    public void everyWayNeedsItsPrivilege() {
        Caller bare = PartnerWorld.with(world.universityStaff.scope());
        Caller reader = PartnerWorld.with(world.universityStaff.scope(), Institutions.READ);
        refused(() -> world.files.agreements(bare, world.college));
        refused(() -> world.files.sites(bare, world.college));
        refused(() -> world.files.contacts(bare, world.college));
        refused(() -> agreements(reader));
        refused(() -> world.files.importSites(reader, world.college, List.of(), Set.of(), WHY));
        refused(() -> world.files.importContacts(reader, world.college, List.of(), Set.of(), WHY));
    }

    private static void refused(ThrowingRunnable run) {
        assertEquals(
                Problem.Kind.FORBIDDEN,
                assertThrows(ProblemException.class, run).problem().kind());
    }
}
