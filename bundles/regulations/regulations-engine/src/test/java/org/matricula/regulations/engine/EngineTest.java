package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;

public class EngineTest extends OnBothDatabases {

    private static final InstitutionCode USW = Toys.USW;
    private static final InstitutionCode COLLEGE = Toys.COLLEGE;
    private static final Set<String> ALL =
            Set.of(Regulations.READ.name(), RegulationsAdmin.MANAGE.name(), RegulationsAdmin.APPROVE.name());
    private static final Caller MANAGER = new Caller("manager", ALL, Scope.all());
    private static final Caller APPROVER = new Caller("approver", ALL, Scope.all());
    private static final Caller PARTNER = new Caller("partner", ALL, Scope.of(Set.of(COLLEGE)));
    private static final Caller READER = new Caller("reader", Set.of(Regulations.READ.name()), Scope.all());

    private TestDatabase database;
    private Engine engine;
    private GoverningRegulations regulations;

    @Before
    public void open() {
        database = new TestDatabase(kind, "regulations");
        start("approved");
    }

    @After
    public void close() {
        regulations.deactivate();
        database.close();
    }

    @Test
    public void aPackWhoseCasesPassWaitsForANamedPerson() {
        PackStatus staged = engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals(PackState.VERIFIED, staged.state());
        assertNoPackInForce(USW);
        activate("base", "1.0.0");
        Regulations.Resolution resolution = resolve(USW);
        assertEquals(staged.ref(), resolution.pack().ref());
        assertTrue(resolution.explanation(), resolution.explanation().contains("it is the pack of usw"));
    }

    @Test
    public void aPackWhoseOwnCaseFailsIsRefusedAndWhatWasActiveStays() {
        inForce("1.0.0", 120);
        PackStatus refused = engine.stage(Toys.base("1.1.0", 90), "test");
        assertEquals(PackState.REJECTED, refused.state());
        assertTrue(refused.reasons().toString(), refused.reasons().get(0).startsWith("LOA-1 fails"));
        assertEquals("1.0.0", resolve(USW).pack().ref().version());
        ProblemException no =
                assertThrows(ProblemException.class, () -> engine.activate(MANAGER, "base", "1.1.0", "try"));
        assertEquals(Problem.Kind.CONFLICT, no.problem().kind());
    }

    @Test
    public void aPackWhoseBaseIsMissingOrOutOfRangeIsRefused() {
        PackStatus missing = engine.stage(college("1.0.0", "[1.0,2)"), "test");
        assertEquals(PackState.REJECTED, missing.state());
        inForce("1.0.0", 120);
        assertEquals(
                PackState.REJECTED,
                engine.stage(college("1.0.1", "[2.0,3)"), "test").state());
        assertEquals(
                PackState.VERIFIED,
                engine.stage(college("1.0.2", "[1.0,2)"), "test").state());
    }

    @Test
    public void aBrokenDescriptorIsRefusedWithTheReason() {
        PackStatus refused =
                engine.stage(Map.of("pack.yaml", "id: [unfinished".getBytes(StandardCharsets.UTF_8)), "broken.jar");
        assertEquals(PackState.REJECTED, refused.state());
        assertTrue(refused.reasons().toString(), refused.reasons().get(0).contains("line"));
        assertEquals("broken.jar", refused.origin());
        assertEquals("broken.jar", refused.ref().id());
        assertEquals("unknown", refused.ref().version());
        assertEquals(List.of(refused), engine.list(READER));
    }

    @Test
    public void theSameVersionWithOtherContentsIsRefused() {
        inForce("1.0.0", 120);
        Map<String, byte[]> other = Map.of(
                "pack.yaml",
                (new String(Toys.base("1.0.0", 120).get("pack.yaml"), StandardCharsets.UTF_8) + "\n# changed\n")
                        .getBytes(StandardCharsets.UTF_8));
        PackStatus refused = engine.stage(other, "test");
        assertEquals(PackState.REJECTED, refused.state());
        assertEquals("1.0.0", resolve(USW).pack().ref().version());
    }

    @Test
    public void stagingTheSameAgainChangesNothing() {
        PackStatus first = engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals(first.ref(), engine.stage(Toys.base("1.0.0", 120), "again").ref());
        assertEquals(1, engine.list(READER).size());
    }

    @Test
    public void aNewVersionTakesOverAndARollbackBringsTheOldOneBack() {
        Pack held = inForce("1.0.0", 120);
        inForce("1.1.0", 121);
        assertEquals("1.1.0", resolve(USW).pack().ref().version());
        assertEquals("whoever holds the old pack keeps it", "1.0.0", held.ref().version());
        assertTrue(held.policies().contains("load"));
        engine.rollback(MANAGER, "base", "the new one is wrong");
        assertEquals(held.ref(), resolve(USW).pack().ref());
        assertEquals(
                "1.1.0 can still be had",
                "1.1.0",
                regulations.named(READER, "base", "1.1.0").ref().version());
    }

    @Test
    public void whatIsInForceSurvivesARestartWithoutTheBundle() {
        Pack before = inForce("1.0.0", 120);
        engine.stage(college("1.0.0", "[1.0,2)"), "test");
        activate("college", "1.0.0");
        start("approved");
        assertEquals(before.ref(), resolve(USW).pack().ref());
        assertEquals("college", resolve(COLLEGE).pack().ref().id());
        assertEquals(before.ref(), regulations.pinned(before.ref()).ref());
    }

    @Test
    public void theInstitutionsOwnPackBeatsThatOfItsAwardingBody() {
        inForce("1.0.0", 120);
        assertEquals("base", resolve(COLLEGE).pack().ref().id());
        engine.stage(college("1.0.0", "[1.0,2)"), "test");
        activate("college", "1.0.0");
        assertEquals("college", resolve(COLLEGE).pack().ref().id());
    }

    @Test
    public void aNewBaseStagesANewCandidateOfWhatExtendsIt() {
        inForce("1.0.0", 120);
        engine.stage(college("1.0.0", "[1.0,2)"), "test");
        PackStatus old = activate("college", "1.0.0");
        engine.stage(Toys.base("1.1.0", 121), "test");
        List<PackStatus> colleges = engine.list(READER).stream()
                .filter(status -> status.ref().id().equals("college"))
                .toList();
        assertEquals(2, colleges.size());
        assertEquals(PackState.ACTIVE, colleges.get(0).state());
        assertEquals(PackState.VERIFIED, colleges.get(1).state());
        assertNotEquals(old.ref().digest(), colleges.get(1).ref().digest());
        assertEquals(old.ref(), resolve(COLLEGE).pack().ref());
    }

    @Test
    public void aSessionBeforeThePackTookEffectIsNotGuessed() {
        inForce("1.0.0", 120);
        assertThrows(
                ProblemException.class,
                () -> regulations.resolve(new GoverningEvent(USW, null, new AcademicSession(2010))));
    }

    @Test
    public void aPartnerCannotChangeTheAwardingBodysPack() {
        engine.stage(Toys.base("1.0.0", 120), "test");
        ProblemException no =
                assertThrows(ProblemException.class, () -> engine.activate(PARTNER, "base", "1.0.0", "mine"));
        assertEquals(
                "it is not there for the partner",
                Problem.Kind.NOT_FOUND,
                no.problem().kind());
        assertThrows(ProblemException.class, () -> engine.activate(READER, "base", "1.0.0", "no privilege"));
        assertThrows(ProblemException.class, () -> engine.activate(MANAGER, "base", "1.0.0", " "));
        assertNoPackInForce(USW);
    }

    @Test
    public void automaticActivationPutsAVerifiedPackIntoForceAtOnce() {
        start("auto");
        engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals("1.0.0", resolve(USW).pack().ref().version());
    }

    private void start(String activation) {
        if (regulations != null) {
            regulations.deactivate();
        }
        engine = new Engine(
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock(),
                List.of(new Toys.LoadFamily()),
                Map.of("activation", activation));
        regulations = new GoverningRegulations(engine, new Toys.TwoInstitutions());
    }

    private Pack inForce(String version, int load) {
        assertEquals(
                PackState.VERIFIED,
                engine.stage(Toys.base(version, load), "test").state());
        activate("base", version);
        return resolve(USW).pack();
    }

    private PackStatus activate(String id, String version) {
        engine.approve(APPROVER, id, version, "it is as the senate wants it", null);
        return engine.activate(MANAGER, id, version, "for the test");
    }

    private Regulations.Resolution resolve(InstitutionCode institution) {
        return regulations.resolve(new GoverningEvent(institution, null, new AcademicSession(2026)));
    }

    private void assertNoPackInForce(InstitutionCode institution) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> resolve(institution));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("NO_PACK_IN_FORCE"));
    }

    private static Map<String, byte[]> college(String version, String range) {
        return Toys.file(
                """
                format: 1
                id: college
                version: %s
                title: A college
                institution: loughborough
                effective: {from: 2016/17}
                extends: {id: base, range: "%s"}
                parameters:
                  load: {max: 100}
                cases:
                  - id: COL-1
                    policy: load
                    title: 120 credits are too many here
                    basis: RULE
                    given: {credits: 120}
                    expect: {status: ABOVE}
                    clause: A.2.2.7
                """
                        .formatted(version, range));
    }
}
