package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.LAST;
import static org.matricula.institutions.provider.PartnerWorld.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteRow;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.Partial;

/** Sites and agreements keep the days and programmes on which something stands (AMB-T-207). */
public class DeliveryGuardTest extends OnBothDatabases {

    private static final String RUNS = "curriculum has 2 runs at Main";
    private static final String STUDIES = "registration has 3 studies of A";

    private PartnerWorld world;
    private Versioned<Site> site;
    private Versioned<Agreement> agreement;

    @Before
    public void open() {
        world = new PartnerWorld(database("institutions"));
        site = world.partnerAdmin.create(world.collegeStaff, world.site("Main"));
        agreement = world.agreementAdmin.create(
                world.universityStaff, world.agreement(Agreement.Kind.VALIDATED, FIRST, LAST, "A", "B"));
        world.judged.clear();
    }

    private Site closing(LocalDate ends, String... programmes) {
        Site was = site.record();
        return new Site(
                was.id(),
                was.institution(),
                was.name(),
                was.address(),
                was.postcode(),
                was.country(),
                was.starts(),
                ends,
                List.of(programmes));
    }

    private Agreement ending(LocalDate ends, String... programmes) {
        Agreement was = agreement.record();
        return new Agreement(
                was.id(),
                was.partner(),
                was.awardingBody(),
                was.kind(),
                was.reference(),
                was.starts(),
                ends,
                List.of(programmes),
                was.deadlines(),
                null,
                false);
    }

    private static List<String> conflict(ThrowingRunnable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(problem.detail(), Problem.Kind.CONFLICT, problem.kind());
        return problem.faults().stream().map(Fault::toString).toList();
    }

    @Test
    public void AMB_T_207_aSiteThatSomethingStandsOnIsNotClosedOverIt() {
        world.stranded.addAll(List.of(STUDIES, RUNS));
        List<String> said = conflict(() -> world.partnerAdmin.change(
                world.collegeStaff, closing(FIRST.plusDays(9), "A"), site.version(), "closed"));
        assertEquals(2, said.size());
        assertTrue(said.get(0), said.get(0).startsWith("ends '" + FIRST.plusDays(9)));
        assertTrue(said.get(1), said.get(1).startsWith("programmes '[A]'"));
        assertTrue(said.get(0), said.get(0).endsWith(RUNS + "; " + STUDIES));
        assertEquals(site, world.partners.site(world.collegeStaff, site.record().id()));
        DeliveryContributor.Terms before = world.judged.get(0);
        assertEquals(List.of(site.record()), before.sites());
        assertEquals(List.of(agreement.record()), before.agreements());
        assertEquals(
                List.of(closing(FIRST.plusDays(9), "A")), world.judged.get(1).sites());
        world.stranded.clear();
        world.partnerAdmin.change(world.collegeStaff, closing(FIRST.plusDays(9), "A"), site.version(), "closed");
    }

    @Test
    public void AMB_T_207_anAgreementThatSomethingStandsOnIsNeitherNarrowedNorVoided() {
        world.stranded.add(STUDIES);
        long version = agreement.version();
        assertEquals(
                1,
                conflict(() -> world.agreementAdmin.change(
                                world.universityStaff, ending(FIRST, "A", "B"), version, "shorter"))
                        .size());
        assertEquals(
                1,
                conflict(() -> world.agreementAdmin.change(world.universityStaff, ending(LAST, "B"), version, "fewer"))
                        .size());
        assertTrue(conflict(() -> world.agreementAdmin.voided(
                        world.universityStaff, agreement.record().id(), version, "not signed"))
                .get(0)
                .startsWith("voided 'true'"));
        assertEquals(
                agreement,
                world.agreements.get(world.universityStaff, agreement.record().id()));
        world.stranded.clear();
        world.agreementAdmin.voided(world.universityStaff, agreement.record().id(), version, "not signed");
    }

    @Test
    public void AMB_T_207_aFileNarrowsNothingEither() {
        world.stranded.add(STUDIES);
        SiteRow row = world.files.sites(world.universityStaff, world.college).get(0);
        SiteRow closed = new SiteRow(
                row.name(),
                row.starts(),
                FIRST.plusDays(1),
                row.line1(),
                row.line2(),
                null,
                null,
                null,
                null,
                row.postcode(),
                row.country(),
                row.programmes());
        List<RowOutcome> outcomes = world.files.importSites(
                world.universityStaff, world.college, List.of(row, closed), Set.of(), "import 1");
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED),
                outcomes.stream().map(RowOutcome::kind).toList());
        AgreementRow agreed =
                world.files.agreements(world.universityStaff, world.college).get(0);
        AgreementRow struck = new AgreementRow(
                agreed.kind(),
                agreed.reference(),
                agreed.starts(),
                agreed.ends(),
                agreed.programmes(),
                agreed.deadlines(),
                null,
                true);
        outcomes = world.files.importAgreements(
                world.universityStaff, world.college, List.of(agreed, struck), Set.of(), "import 2");
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED),
                outcomes.stream().map(RowOutcome::kind).toList());
    }

    @Test
    public void whatNarrowsNothingIsNotAsked() {
        Site was = site.record();
        Versioned<Site> moved = world.partnerAdmin.change(
                world.collegeStaff,
                new Site(
                        was.id(),
                        was.institution(),
                        was.name(),
                        List.of("2 High Street"),
                        null,
                        "GB",
                        FIRST,
                        null,
                        was.programmes()),
                site.version(),
                "moved");
        world.partnerAdmin.create(world.collegeStaff, world.site("Other"));
        assertEquals(List.of(), world.judged);
        world.stranded.add(STUDIES);
        Site closed = new Site(null, world.college, "Old", List.of("3 Street"), null, "GB", FIRST, FIRST, List.of("A"));
        assertTrue(conflict(() -> world.partnerAdmin.create(world.collegeStaff, closed))
                .get(0)
                .startsWith("ends"));
        assertEquals(2, moved.version());
    }

    @Test
    public void whileADomainIsNotThereNothingIsNarrowed() {
        DeliveryContributor silent = Partial.of(DeliveryContributor.class, new Object());
        Map<String, Object> registration = Map.of("matricula.domain", "registration");
        world.guard.addContributor(silent, registration);
        world.guard.removeContributor(silent, registration);
        refused(
                Problem.Kind.UNAVAILABLE,
                () -> world.partnerAdmin.change(
                        world.collegeStaff, closing(FIRST.plusDays(9), "A"), site.version(), "closed"));
        refused(
                Problem.Kind.UNAVAILABLE,
                () -> world.agreementAdmin.voided(
                        world.universityStaff, agreement.record().id(), agreement.version(), "not signed"));
    }
}
