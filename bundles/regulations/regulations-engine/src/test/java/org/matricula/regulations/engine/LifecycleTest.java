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
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.ReplayId;

/** Approval by a named person, and two editions in force beside each other. */
@RunWith(Parameterized.class)
public class LifecycleTest {

    private static final Caller APPROVER = caller("approver", Regulations.READ.name(), RegulationsAdmin.APPROVE.name());
    private static final Caller MANAGER = caller("manager", Regulations.READ.name(), RegulationsAdmin.MANAGE.name());

    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

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
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.approve(elsewhere, "base", "1.0.0", "theirs", null)));
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
    public void aRollBackTakesTheLaterEditionBackAndThenPutsItInAgain() {
        inForce("1.0.0", "{from: 2016/17}");
        inForce("2.0.0", "{from: 2026/27}");
        engine.rollback(MANAGER, "base", "too early");
        assertEquals("1.0.0", governing(2026));
        assertEquals(1, active());
        engine.rollback(MANAGER, "base", "after all");
        assertEquals("2.0.0", governing(2026));
        assertEquals("1.0.0", governing(2025));
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
