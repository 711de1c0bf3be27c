package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.ReplayId;

/** Approval by a named person, and two editions in force beside each other. */
public class LifecycleTest extends OnBothDatabases {

    private static final Caller APPROVER = caller("approver", Regulations.READ.name(), RegulationsAdmin.APPROVE.name());
    private static final Caller MANAGER = caller("manager", Regulations.READ.name(), RegulationsAdmin.MANAGE.name());

    private TestDatabase database;
    private Engine engine;
    private GoverningRegulations regulations;

    @Before
    public void open() {
        database = new TestDatabase(kind, "regulations");
        start(Map.of());
    }

    @After
    public void close() {
        regulations.deactivate();
        database.close();
    }

    @Test
    public void aPackIsActivatedOnlyAfterANamedPersonHasApprovedIt() {
        engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.activate(MANAGER, "base", "1.0.0", "early")));
        PackStatus approved = engine.approve(APPROVER, "base", "1.0.0", "Senate minute 7", null);
        assertEquals(PackState.APPROVED, approved.state());
        assertEquals("approver", approved.approval().by());
        assertEquals("Senate minute 7", approved.approval().reason());
        assertNull(approved.approval().replay());
        PackStatus active = engine.activate(MANAGER, "base", "1.0.0", "term begins");
        assertEquals(PackState.ACTIVE, active.state());
        assertEquals("it stays with the pack", approved.approval(), active.approval());
        assertEquals("manager", active.changedBy());
        assertEquals(
                List.of("regulations.stage", "regulations.approve", "regulations.activate"),
                new Sql(database.dataSource())
                        .query("select action from kernel_audit order by id", rs -> rs.getString(1)));
    }

    @Test
    public void whoeverActivatesMayNotApproveAndTheOtherWayRound() {
        engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.approve(MANAGER, "base", "1.0.0", "mine too", null)));
        Caller elsewhere = new Caller("elsewhere", APPROVER.privileges(), Scope.of(Set.of(Toys.COLLEGE)));
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> engine.approve(elsewhere, "base", "1.0.0", "theirs", null)));
        assertEquals(Problem.Kind.INVALID, refusal(() -> engine.approve(APPROVER, "base", "1.0.0", " ", null)));
        engine.approve(APPROVER, "base", "1.0.0", "fine", null);
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.activate(APPROVER, "base", "1.0.0", "mine too")));
        assertEquals(
                "it is approved already",
                Problem.Kind.CONFLICT,
                refusal(() -> engine.approve(APPROVER, "base", "1.0.0", "again", null)));
    }

    @Test
    public void whereAReplayIsDemandedAnApprovalMustNameOne() {
        start(Map.of("replayBeforeApproval", "true"));
        engine.stage(Toys.base("1.0.0", 120), "test");
        assertEquals(Problem.Kind.INVALID, refusal(() -> engine.approve(APPROVER, "base", "1.0.0", "fine", null)));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                refusal(() -> engine.approve(APPROVER, "base", "1.0.0", "fine", new ReplayId(99))));
    }

    @Test
    public void aLaterEditionTakesOverFromItsSessionAndLeavesTheEarlierOnes() {
        inForce("1.0.0", "{from: 2016/17}");
        inForce("2.0.0", "{from: 2026/27}");
        assertEquals("1.0.0", governing(2025));
        assertEquals("2.0.0", governing(2026));
        assertEquals(2, active());
        String explanation = resolve(2026).explanation();
        assertTrue(explanation, explanation.contains("goes before 1.0.0, which is effective since 2016/17"));
    }

    @Test
    public void aCorrectedEditionReplacesThatOfTheSameSessionsAndNoOther() {
        inForce("1.0.0", "{from: 2016/17}");
        inForce("2.0.0", "{from: 2026/27}");
        inForce("1.0.1", "{from: 2016/17}");
        assertEquals("1.0.1", governing(2025));
        assertEquals("2.0.0", governing(2026));
        assertEquals(2, active());
    }

    @Test
    public void anEditionThatEndsEarlierGovernsItsSessionsAndLeavesTheRest() {
        inForce("1.0.0", "{from: 2016/17}");
        inForce("1.1.0", "{from: 2016/17, to: 2020/21}");
        assertEquals("1.1.0", governing(2018));
        assertEquals("1.0.0", governing(2021));
        start(Map.of());
        assertEquals("also after a restart", "1.1.0", governing(2018));
    }

    @Test
    public void aRollBackTakesTheLastActivationBackOnce() {
        inForce("1.0.0", "{from: 2016/17}");
        inForce("2.0.0", "{from: 2026/27}");
        engine.rollback(MANAGER, "base", "too early");
        assertEquals("1.0.0", governing(2026));
        assertEquals(1, active());
        ProblemException again =
                assertThrows(ProblemException.class, () -> engine.rollback(MANAGER, "base", "after all"));
        assertEquals(Problem.Kind.CONFLICT, again.problem().kind());
        assertTrue(again.getMessage(), again.getMessage().contains("activate the version that is wanted"));
        assertEquals("1.0.0", governing(2026));
        engine.activate(MANAGER, "base", "2.0.0", "after all");
        assertEquals("2.0.0", governing(2026));
        assertEquals("1.0.0", governing(2025));
        engine.rollback(MANAGER, "base", "and back");
        assertEquals("an activation between them may be taken back", "1.0.0", governing(2026));
    }

    @Test
    public void aRollBackToALaterEditionLeavesItAsItWas() {
        inForce("2.0.0", "{from: 2026/27}");
        inForce("1.0.0", "{from: 2016/17}");
        assertEquals("2.0.0", governing(2026));
        engine.rollback(MANAGER, "base", "the earlier one is wrong");
        assertEquals("2.0.0", governing(2026));
        assertEquals(1, active());
    }

    @Test
    public void whoeverApprovedDoesNotActivateWhateverTheRoles() {
        Caller both = caller(
                "both", Regulations.READ.name(), RegulationsAdmin.APPROVE.name(), RegulationsAdmin.MANAGE.name());
        engine.stage(Toys.base("1.0.0", 120), "test");
        engine.approve(both, "base", "1.0.0", "mine", null);
        ProblemException alone =
                assertThrows(ProblemException.class, () -> engine.activate(both, "base", "1.0.0", "mine too"));
        assertEquals(Problem.Kind.CONFLICT, alone.problem().kind());
        assertTrue(alone.getMessage(), alone.getMessage().contains("must be another person"));
        engine.activate(MANAGER, "base", "1.0.0", "a second person");
        engine.retire(MANAGER, "base", "1.0.0", "out");
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.activate(both, "base", "1.0.0", "again")));
    }

    @Test
    public void anotherPackOfTheSameScopeAndSessionDoesNotTakeOver() {
        inForce("1.0.0", "{from: 2016/17}");
        engine.stage(rival("1.0.0", "{from: 2016/17}", ""), "test");
        engine.approve(APPROVER, "rival", "1.0.0", "fine", null);
        ProblemException tie =
                assertThrows(ProblemException.class, () -> engine.activate(MANAGER, "rival", "1.0.0", "now"));
        assertEquals(Problem.Kind.CONFLICT, tie.problem().kind());
        assertTrue(tie.getMessage(), tie.getMessage().contains("base 1.0.0"));
        assertTrue(tie.getMessage(), tie.getMessage().contains("retire that one"));
        assertEquals("1.0.0", governing(2026));
        engine.retire(MANAGER, "base", "1.0.0", "the rival takes over");
        engine.activate(MANAGER, "rival", "1.0.0", "now");
        assertEquals("rival", resolve(2026).pack().ref().id());
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.activate(MANAGER, "base", "1.0.0", "back")));
    }

    @Test
    public void anotherScopeOrSessionStandsBesideIt() {
        inForce("1.0.0", "{from: 2016/17}");
        engine.stage(rival("1.0.0", "{from: 2016/17}", "scope: {programmes: [MUS, ART]}"), "test");
        engine.stage(rival("2.0.0", "{from: 2027/28}", ""), "test");
        for (String version : List.of("1.0.0", "2.0.0")) {
            engine.approve(APPROVER, "rival", version, "fine", null);
            engine.activate(MANAGER, "rival", version, "now");
        }
        assertEquals("base", resolve(2026).pack().ref().id());
        assertEquals("rival", resolve(2027).pack().ref().id());
        Map<String, byte[]> shared = Toys.file(new String(
                        rival("1.0.0", "{from: 2016/17}", "scope: {programmes: [ART]}")
                                .get("pack.yaml"),
                        java.nio.charset.StandardCharsets.UTF_8)
                .replace("id: rival", "id: third"));
        engine.stage(shared, "test");
        engine.approve(APPROVER, "third", "1.0.0", "fine", null);
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.activate(MANAGER, "third", "1.0.0", "one is shared")));
    }

    @Test
    public void automaticActivationLeavesARivalVerified() {
        start(Map.of("activation", "auto"));
        engine.stage(Toys.base("1.0.0", 120), "test");
        PackStatus rival = engine.stage(rival("1.0.0", "{from: 2016/17}", ""), "test");
        assertEquals(PackState.VERIFIED, rival.state());
        assertEquals("base", resolve(2026).pack().ref().id());
    }

    private static Map<String, byte[]> rival(String version, String effective, String scope) {
        String base = new String(
                Toys.base(version, 120, effective).get("pack.yaml"), java.nio.charset.StandardCharsets.UTF_8);
        return Toys.file(base.replace("id: base", "id: rival").replace("title: A base", "title: A rival\n" + scope));
    }

    private void start(Map<String, Object> settings) {
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
                settings);
        regulations = new GoverningRegulations(engine, new Toys.TwoInstitutions());
    }

    private void inForce(String version, String effective) {
        engine.stage(Toys.base(version, 120, effective), "test");
        engine.approve(APPROVER, "base", version, "fine", null);
        engine.activate(MANAGER, "base", version, "now");
    }

    private Regulations.Resolution resolve(int session) {
        return regulations.resolve(new GoverningEvent(Toys.USW, null, new AcademicSession(session)));
    }

    private String governing(int session) {
        return resolve(session).pack().ref().version();
    }

    private long active() {
        return engine.list(MANAGER).stream()
                .filter(status -> status.state() == PackState.ACTIVE)
                .count();
    }

    private static Problem.Kind refusal(Runnable refused) {
        return assertThrows(ProblemException.class, refused::run).problem().kind();
    }

    private static Caller caller(String name, String... privileges) {
        return new Caller(name, Set.of(privileges), Scope.all());
    }
}
