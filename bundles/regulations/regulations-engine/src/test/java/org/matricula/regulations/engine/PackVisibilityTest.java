package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.engine.rest.PackFaces;

/** What an institution prepares is its own; what was in force is public; what never was may be taken off the list. */
public class PackVisibilityTest extends OnBothDatabases {

    private static final Set<String> ALL = Set.of(
            Regulations.READ.name(),
            Evaluation.REHEARSE.name(),
            RegulationsAdmin.MANAGE.name(),
            RegulationsAdmin.APPROVE.name());
    private static final Caller OWNER = new Caller("owner", ALL, Scope.of(Set.of(Toys.USW)));
    private static final Caller APPROVER = new Caller("approver", ALL, Scope.of(Set.of(Toys.USW)));
    private static final Caller PARTNER = new Caller("partner", ALL, Scope.of(Set.of(Toys.COLLEGE)));
    private static final Caller OPERATOR = new Caller("operator", ALL, Scope.all());

    private TestDatabase database;
    private Engine engine;
    private GoverningRegulations regulations;
    private PackFaces faces;

    @Before
    public void open() {
        database = new TestDatabase(kind, "regulations");
        engine = new Engine(
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock(),
                List.of(new Toys.LoadFamily()),
                Map.of());
        regulations = new GoverningRegulations(engine, new Toys.TwoInstitutions());
        faces = new PackFaces(
                regulations, engine, new FactEvaluation(regulations, new Toys.TwoInstitutions(), Clock.systemUTC()));
        engine.stage(Toys.base("1.0.0", 120), "test");
        engine.stage(Toys.base("0.9.0", 90), "test");
    }

    @After
    public void close() {
        regulations.deactivate();
        database.close();
    }

    @Test
    public void anotherInstitutionsStagedAndRefusedPacksAreNotThereOnAnyPath() {
        assertEquals(2, faces.list(OWNER).size());
        assertEquals(List.of(), faces.list(PARTNER));
        faces.reads("base", "1.0.0").forEach((path, read) -> {
            read.by(OWNER);
            assertEquals(path, Problem.Kind.NOT_FOUND, refusal(() -> read.by(PARTNER)));
        });
        faces.writes("base", "1.0.0")
                .forEach((path, write) -> assertEquals(path, Problem.Kind.NOT_FOUND, refusal(() -> write.by(PARTNER))));
        assertEquals("nothing happened", 2, faces.list(OWNER).size());
    }

    @Test
    public void whatIsOrWasInForceIsPublicAndChangedByItsOwnAlone() {
        inForce();
        faces.reads("base", "1.0.0").values().forEach(read -> read.by(PARTNER));
        engine.retire(OWNER, "base", "1.0.0", "out");
        faces.reads("base", "1.0.0").values().forEach(read -> read.by(PARTNER));
        assertEquals(1, faces.list(PARTNER).size());
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.activate(PARTNER, "base", "1.0.0", "mine")));
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.discard(PARTNER, "base", "1.0.0", "mine")));
    }

    @Test
    public void aRulingUnderARefusedPackSaysThatItIsRefusedAndWhy() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> regulations.named(OWNER, "base", "0.9.0"));
        assertEquals(Problem.Kind.CONFLICT, refused.problem().kind());
        assertTrue(refused.getMessage(), refused.getMessage().contains("is REJECTED: LOA-1 fails"));
    }

    @Test
    public void whatWasRefusedOrNeverApprovedIsDiscardedAndAudited() {
        engine.discard(OWNER, "base", "0.9.0", "a slip");
        engine.discard(OWNER, "base", "1.0.0", "not wanted");
        assertEquals(List.of(), faces.list(OWNER));
        assertEquals(
                List.of("regulations.discard", "regulations.discard"),
                new Sql(database.dataSource())
                        .query(
                                "select action from kernel_audit where actor = ? order by id",
                                rs -> rs.getString(1),
                                "owner"));
        assertEquals(
                "its files are gone too",
                0L,
                new Sql(database.dataSource())
                        .first("select count(*) from regulations_artefact", rs -> rs.getLong(1))
                        .orElseThrow()
                        .longValue());
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> regulations.named(OWNER, "base", "1.0.0")));
        assertEquals(
                "and it can come again",
                "VERIFIED",
                engine.stage(Toys.base("1.0.0", 120), "test").state().name());
    }

    @Test
    public void whatIsApprovedOrWasInForceOrIsExtendedStays() {
        Caller reader = new Caller("reader", Set.of(Regulations.READ.name()), Scope.all());
        assertEquals(Problem.Kind.FORBIDDEN, refusal(() -> engine.discard(reader, "base", "1.0.0", "no")));
        assertEquals(Problem.Kind.INVALID, refusal(() -> engine.discard(OWNER, "base", "1.0.0", " ")));
        assertEquals(Problem.Kind.NOT_FOUND, refusal(() -> engine.discard(OWNER, "base", "7.0.0", "no")));
        engine.stage(heir(), "test");
        ProblemException extended =
                assertThrows(ProblemException.class, () -> engine.discard(OWNER, "base", "1.0.0", "no"));
        assertTrue(extended.getMessage(), extended.getMessage().contains("is extended by heir 1.0.0"));
        engine.discard(OPERATOR, "heir", "1.0.0", "first the heir");
        inForce();
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.discard(OWNER, "base", "1.0.0", "no")));
        engine.retire(OWNER, "base", "1.0.0", "out");
        assertEquals(Problem.Kind.CONFLICT, refusal(() -> engine.discard(OWNER, "base", "1.0.0", "no")));
    }

    @Test
    public void anUnreadableFileIsSeenByOperatorsAndVanishesWithIt() {
        engine.stage(Toys.file("id: [unfinished"), "file broken.pack.yaml");
        assertEquals(2, faces.list(OWNER).size());
        assertEquals(3, faces.list(OPERATOR).size());
        engine.withdraw("file other.pack.yaml");
        assertEquals(3, faces.list(OPERATOR).size());
        engine.withdraw("file broken.pack.yaml");
        assertEquals(2, faces.list(OPERATOR).size());
        engine.stage(Toys.file("id: [unfinished"), "bundle broken 1");
        engine.discard(OPERATOR, "bundle broken 1", "unknown", "a slip");
        assertEquals(2, faces.list(OPERATOR).size());
    }

    private void inForce() {
        engine.approve(APPROVER, "base", "1.0.0", "fine", null);
        PackStatus active = engine.activate(OWNER, "base", "1.0.0", "now");
        assertEquals("owner", active.changedBy());
    }

    private static Map<String, byte[]> heir() {
        return Toys.file(
                """
                format: 1
                id: heir
                version: 1.0.0
                title: An heir
                institution: loughborough
                effective: {from: 2016/17}
                extends: {id: base, range: "[1.0,2)"}
                cases:
                  - id: HEI-1
                    policy: load
                    title: 120 credits
                    basis: RULE
                    given: {credits: 120}
                    expect: {status: WITHIN}
                    clause: A.2.2.7
                """);
    }

    private static Problem.Kind refusal(Runnable refused) {
        return assertThrows(ProblemException.class, refused::run).problem().kind();
    }
}
