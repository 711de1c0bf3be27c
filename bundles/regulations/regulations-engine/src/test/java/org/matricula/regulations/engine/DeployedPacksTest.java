package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Regulations;

public class DeployedPacksTest extends OnBothDatabases {

    private static final Caller READER = new Caller("reader", Set.of(Regulations.READ.name()), Scope.all());
    private static final long SOON = TimeUnit.SECONDS.toNanos(20);

    @Rule
    public final TemporaryFolder deploy = new TemporaryFolder();

    private TestDatabase database;
    private Engine engine;
    private PackIntake intake;
    private DeployedPacks packs;

    @Before
    public void open() {
        database = new TestDatabase(kind, "regulations");
        engine = new Engine(
                database.dataSource(),
                database.identifiers(),
                database.transactions(),
                database.auditTrail(),
                database.clock(),
                List.of(new DoorFamily()),
                Map.of("activation", "approved"));
        intake = new PackIntake(engine);
        packs = new DeployedPacks(intake);
    }

    @After
    public void close() throws InterruptedException {
        intake.deactivate();
        database.close();
    }

    @Test
    public void onlyFilesOfThatNameAreTaken() throws IOException {
        assertTrue(packs.canHandle(new File(deploy.getRoot(), "hill.pack.yaml")));
        assertFalse(packs.canHandle(new File(deploy.getRoot(), "hill.yaml")));
        assertFalse(packs.canHandle(new File(deploy.getRoot(), "hill.pack.yaml.part")));
        assertFalse(packs.canHandle(deploy.newFolder("folder.pack.yaml")));
    }

    @Test
    public void aDroppedFileIsStagedAndItsNextVersionToo() throws IOException {
        File file = write("hill.pack.yaml", pack("1.0.0", 10));
        packs.install(file);
        PackStatus first = await(1).get(0);
        assertEquals(first.toString(), PackState.VERIFIED, first.state());
        assertEquals("file hill.pack.yaml", first.origin());
        packs.update(write("hill.pack.yaml", pack("1.1.0", 12)));
        assertEquals(List.of("1.0.0 VERIFIED", "1.1.0 VERIFIED"), states(await(2)));
    }

    @Test
    public void takingTheFileAwayKeepsWhatIsStaged() throws IOException {
        File file = write("hill.pack.yaml", pack("1.0.0", 10));
        packs.install(file);
        await(1);
        assertTrue(file.delete());
        packs.uninstall(file);
        packs.install(write("other.pack.yaml", pack("1.1.0", 12)));
        assertEquals(List.of("1.0.0 VERIFIED", "1.1.0 VERIFIED"), states(await(2)));
    }

    @Test
    public void aHalfWrittenFileIsRefusedWithItsLineAndTheWholeOneTakesItsPlace() throws IOException {
        String whole = pack("1.0.0", 10);
        packs.install(write("hill.pack.yaml", whole.substring(0, whole.indexOf("range: "))));
        PackStatus half = await(1).get(0);
        assertEquals(PackState.REJECTED, half.state());
        assertEquals("file hill.pack.yaml", half.ref().id());
        assertTrue(half.reasons().toString(), half.reasons().get(0).startsWith("pack.yaml line 8: "));
        packs.update(write("hill.pack.yaml", whole));
        await("1.0.0 VERIFIED");
    }

    @Test
    public void aFaultyFileIsListedWithAllItsReasonsUntilItsNextVersionComes() throws IOException {
        String faulty = pack("1.0.0", 10).replace("title:", "titel:").replace("from: 2016/17", "from: soon");
        packs.install(write("hill.pack.yaml", faulty));
        List<String> reasons = await(1).get(0).reasons();
        assertEquals(reasons.toString(), 3, reasons.size());
        packs.update(write("hill.pack.yaml", pack("1.0.0", 10).replace("{open: true}", "{open: false}")));
        List<PackStatus> failing = await("1.0.0 REJECTED");
        assertEquals(
                List.of("H-1 fails: open is true, expected false (pack.yaml line 13)"),
                failing.get(0).reasons());
        packs.update(write("hill.pack.yaml", pack("1.0.1", 10)));
        await("1.0.1 VERIFIED");
    }

    @Test
    public void aChangedFileOfTheSameVersionIsRefusedUntilItHasANewOne() throws IOException {
        packs.install(write("hill.pack.yaml", pack("1.0.0", 10)));
        await(1);
        packs.update(write("hill.pack.yaml", pack("1.0.0", 12)));
        assertEquals(List.of("1.0.0 VERIFIED", "1.0.0 REJECTED"), states(await(2)));
        packs.update(write("hill.pack.yaml", pack("1.1.0", 12)));
        await("1.0.0 VERIFIED", "1.1.0 VERIFIED");
    }

    @Test
    public void theSameTextUnderAnotherNameIsTheSamePack() throws IOException {
        packs.install(write("hill.pack.yaml", pack("1.0.0", 10)));
        await(1);
        packs.install(write("copy.pack.yaml", pack("1.0.0", 10)));
        packs.install(write("next.pack.yaml", pack("1.1.0", 10)));
        assertEquals(List.of("1.0.0 VERIFIED", "1.1.0 VERIFIED"), states(await(2)));
    }

    @Test
    public void aFileThatIsTooLargeIsRefused() throws IOException {
        packs.install(write("hill.pack.yaml", "# " + "x".repeat(PackIntake.LARGEST)));
        assertEquals(
                List.of("pack.yaml: must have at most 4194304 bytes"),
                await(1).get(0).reasons());
    }

    @Test
    public void whatWaitsForItsBaseIsTakenWhenItComesUnlessItWasTakenAway() throws IOException {
        String heir = pack("1.0.0", 10)
                .replace("id: hill", "id: heir")
                .replace("policies: [{family: doors}]", "extends: {id: hill, range: \"[1.0,2)\"}");
        packs.install(write("heir.pack.yaml", heir));
        File gone = write("gone.pack.yaml", heir.replace("id: heir", "id: gone"));
        packs.install(gone);
        await(2);
        assertTrue(gone.delete());
        packs.uninstall(gone);
        packs.install(write("hill.pack.yaml", pack("1.0.0", 10)));
        await("1.0.0 REJECTED", "1.0.0 VERIFIED", "1.0.0 VERIFIED");
    }

    private File write(String name, String text) throws IOException {
        Path file = deploy.getRoot().toPath().resolve(name);
        return Files.writeString(file, text).toFile();
    }

    private List<PackStatus> await(int packs) {
        long end = System.nanoTime() + SOON;
        List<PackStatus> listed = engine.list(READER);
        while (listed.size() != packs && System.nanoTime() < end) {
            Thread.onSpinWait();
            listed = engine.list(READER);
        }
        assertEquals(listed.toString(), packs, listed.size());
        return listed;
    }

    private List<PackStatus> await(String... states) {
        long end = System.nanoTime() + SOON;
        List<PackStatus> listed = engine.list(READER);
        while (!states(listed).equals(List.of(states)) && System.nanoTime() < end) {
            Thread.onSpinWait();
            listed = engine.list(READER);
        }
        assertEquals(listed.toString(), List.of(states), states(listed));
        return listed;
    }

    private static List<String> states(List<PackStatus> packs) {
        return packs.stream()
                .map(pack -> pack.ref().version() + " " + pack.state())
                .toList();
    }

    private static String pack(String version, int width) {
        return """
                format: 1
                id: hill
                version: %s
                title: Hill College
                institution: hill
                effective: {from: 2016/17}
                policies: [{family: doors}]
                clauses: {A.1: "Doors, range: "}
                parameters:
                  door:
                    width: %d
                cases:
                  - id: H-1
                    policy: door
                    given: {width: 9}
                    expect: {open: true}
                    clause: A.1
                """
                .formatted(version, width);
    }

    /** One policy: who is narrow enough may pass. */
    private static final class DoorFamily implements PolicyFamily {

        @Override
        public String name() {
            return "doors";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<PolicyDefinition<?, ?>> policies() {
            return List.of(new PolicyDefinition<>(
                    new PolicyKey<>("door", Integer.class, Boolean.class),
                    parameters -> {
                        int most = parameters.integer("door.width");
                        return (Policy<Integer, Boolean>) width -> new Judgement<>(
                                width <= most,
                                Entitlement.AUTOMATIC,
                                DecidedBy.SYSTEM,
                                false,
                                List.of(),
                                List.of(),
                                false);
                    },
                    given -> ((Number) given.get("width")).intValue(),
                    open -> Map.of("open", open)));
        }
    }
}
