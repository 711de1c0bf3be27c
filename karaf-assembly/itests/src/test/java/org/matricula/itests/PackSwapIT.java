package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Regulations change under load: nobody notices, and every ruling is wholly of the version that it cites. */
public class PackSwapIT {

    // Karaf's bundle:list stumbles over a bundle that is uninstalled just then
    @ClassRule
    public static final SharedContainer CONTAINER =
            new SharedContainer("ShellUtil .*Exception caught while executing command");

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CLIENTS = 8;
    private static final int SWAPS = 50;
    private static final String QUESTION = "{\"policy\":\"load\",\"institution\":\"loughborough\",\"on\":\"2025/26\","
            + "\"given\":{\"group\":\"UG\",\"credits\":130,\"reason\":\"REPEAT\"}}";
    private static final String LOADERS = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private static Rest administrator;
    private static Rest partner;
    private static Path deploy;
    private Shell shell;

    @BeforeClass
    public static void signIn() {
        CONTAINER.university();
        administrator = CONTAINER.as(User.ADMINISTRATOR);
        String token = CONTAINER
                .as(User.PARTNER)
                .post("tokens", "")
                .expect(201)
                .json()
                .get("token")
                .asText();
        partner = Rest.withToken(CONTAINER.get().ports().http(), token);
        deploy = CONTAINER.get().home().resolve("deploy");
    }

    @AfterClass
    public static void putTheShippedVersionBackIntoForce() {
        begin();
    }

    @Before
    public void openShell() {
        shell = CONTAINER.get().shell(User.ADMINISTRATOR);
        begin();
    }

    private static void begin() {
        if (!"1.0.0".equals(cited())) {
            activate(0);
        }
    }

    @After
    public void closeShell() {
        shell.close();
    }

    @Test
    public void underLoadANewVersionAnUpdateAndARollbackFailNoRequestAndMixNothing() {
        Path jar = deploy.resolve("college-pack.jar");
        String bundles = bundles();
        String components = components();
        String student = CONTAINER.university().id("LX/student/1");
        Map<String, String> digests = new ConcurrentHashMap<>();
        try (Clients clients = Clients.asking(CLIENTS, client -> {
            whole(partner.post("regulations/rulings", QUESTION).expect(200).json(), digests);
            partner.get("assessment/students/" + student + "/results").expect(200);
        })) {
            settle(clients);
            PackJar.college(1).writeTo(jar);
            verified(1);
            assertEquals("1.0.0", cited());
            activate(1);
            assertEquals("1.0.1", cited());
            settle(clients);

            PackJar.college(2).writeTo(CONTAINER.get().home().resolve("data/college-pack-2.jar"));
            shell.run("bundle:update " + bundle() + " file:" + CONTAINER.get().home() + "/data/college-pack-2.jar")
                    .succeeded();
            verified(2);
            activate(2);
            assertEquals("1.0.2", cited());
            settle(clients);

            shell.run("regulations:rollback loughborough-college 'the values were wrong'")
                    .succeeded();
            assertEquals("1.0.1", cited());
            settle(clients);
            remove(jar);
            settle(clients);
            clients.finish(100);
        }
        assertEquals(digests.toString(), 3, digests.size());
        assertEquals("no other bundle came, went or stopped", bundles, bundles());
        assertEquals("no component anywhere was started anew", components, components());
    }

    @Test
    public void underLoadAPackOfOneFileIsDroppedUpdatedAndRolledBackAsABundleIs() {
        Path file = deploy.resolve("college.pack.yaml");
        String bundles = bundles();
        String components = components();
        Map<String, String> digests = new ConcurrentHashMap<>();
        try (Clients clients = Clients.asking(
                CLIENTS,
                client -> whole(
                        partner.post("regulations/rulings", QUESTION)
                                .expect(200)
                                .json(),
                        digests))) {
            settle(clients);
            drop(70, file);
            assertEquals("1.0.0", cited());
            activate(70);
            assertEquals("1.0.70", cited());
            settle(clients);

            drop(71, file);
            assertEquals("1.0.70", cited());
            activate(71);
            assertEquals("1.0.71", cited());
            settle(clients);

            shell.run("regulations:rollback loughborough-college 'the values were wrong'")
                    .succeeded();
            assertEquals("1.0.70", cited());
            settle(clients);
            delete(file);
            drop(72, deploy.resolve("another.pack.yaml"));
            assertEquals("what is in force needs no file", "1.0.70", cited());
            settle(clients);
            clients.finish(100);
        } finally {
            delete(file);
            delete(deploy.resolve("another.pack.yaml"));
        }
        assertEquals(digests.toString(), 3, digests.size());
        assertEquals("no bundle came, went or stopped", bundles, bundles());
        assertEquals("no component anywhere was started anew", components, components());
    }

    @Test
    public void aFaultyFileIsRefusedWithItsLineAndTheMendedOneTakesItsPlace() {
        String active = cited();
        Path file = deploy.resolve("faulty.pack.yaml");
        String text = PackJar.college(73).oneFile();
        int line = (int) text.substring(0, text.indexOf("window_days")).lines().count();
        try {
            PackJar.write(text.replace("window_days", "window_dayz").getBytes(StandardCharsets.UTF_8), file);
            Await.until("the file is refused with its line", SOON, () -> refusals("file faulty.pack.yaml")
                    .contains("pack.yaml line " + line + ": parameter module.late.window_dayz"));
            drop(73, file);
            assertEquals("[]", refusals("file faulty.pack.yaml"));
        } finally {
            delete(file);
        }
        assertEquals(active, cited());
    }

    @Test
    public void theSchemaOfPacksIsServedToWhoeverIsSignedIn() {
        JsonNode schema = partner.get("regulations/pack-schema").expect(200).json();
        assertEquals("urn:matricula:pack-schema:1", schema.get("$id").asText());
    }

    @Test
    public void fiftySwapsLeaveNoClassLoaderBehind() {
        Path jar = deploy.resolve("college-pack.jar");
        PackJar.college(10).writeTo(jar);
        verified(10);
        long before = loaders();
        Path next = CONTAINER.get().home().resolve("data/college-pack-next.jar");
        try (Clients clients = Clients.asking(
                2,
                client -> whole(
                        partner.post("regulations/rulings", QUESTION)
                                .expect(200)
                                .json(),
                        new ConcurrentHashMap<>()))) {
            String bundle = bundle();
            for (int n = 11; n <= 10 + SWAPS; n++) {
                PackJar.college(n).writeTo(next);
                shell.run("bundle:update " + bundle + " file:" + next).succeeded();
                verified(n);
                activate(n);
                assertEquals("1.0." + n, cited());
            }
            clients.finish(SWAPS);
        }
        // one is the bundle as it is now
        assertTrue(before + " class loaders became " + loaders(), loaders() <= before + 1);
        remove(jar);
    }

    @Test
    public void aPackWhoseOwnCaseFailsIsRefusedAndWhatIsActiveStays() {
        PackJar wrong = PackJar.college(90);
        refused(
                wrong.with(
                        "cases-loughborough.yaml",
                        wrong.text("cases-loughborough.yaml").replace("max: 220", "max: 219")),
                "1.0.90",
                "LC-LOA-01");
    }

    @Test
    public void aPackWhoseBaseIsNotThereIsRefusedAndWhatIsActiveStays() {
        PackJar orphan = PackJar.college(91);
        refused(
                orphan.with("pack.yaml", orphan.text("pack.yaml").replace("\"[1.0,2)\"", "\"[7.0,8)\"")),
                "1.0.91",
                "usw-taught [7.0,8)");
    }

    @Test
    public void aPackWithABrokenDescriptorIsRefusedAndWhatIsActiveStays() {
        refused(PackJar.college(92).with("pack.yaml", "format: 1\nid: [unclosed\n"), "unknown", "");
        PackJar unknown = PackJar.college(93);
        refused(unknown.with("pack.yaml", unknown.text("pack.yaml") + "\nsurprise: true\n"), "unknown", "surprise");
        PackJar misspelt = PackJar.college(94);
        refused(
                misspelt.with("pack.yaml", misspelt.text("pack.yaml").replace("window_days", "window_dayz")),
                "1.0.94",
                "window_dayz");
    }

    @Test
    public void theSameVersionWithOtherContentsIsRefused() {
        PackJar other = PackJar.college(0);
        refused(
                other.with("pack.yaml", other.text("pack.yaml").replace("limit_credits: 0", "limit_credits: 1")),
                "1.0.0",
                "a changed pack needs a new version");
    }

    @Test
    public void aVersionThatWasRefusedCannotBeActivated() {
        PackJar wrong = PackJar.college(95);
        refused(
                wrong.with(
                        "cases-loughborough.yaml",
                        wrong.text("cases-loughborough.yaml").replace("max: 225", "max: 1")),
                "1.0.95",
                "LC-LOA-01");
        administrator
                .post("regulations/packs/" + PackJar.COLLEGE + "/1.0.95/activation", json("reason", "anyway"))
                .problem(409);
    }

    private void refused(PackJar pack, String version, String reason) {
        String active = cited();
        Path jar = deploy.resolve("refused-pack.jar");
        pack.writeTo(jar);
        try {
            Await.until("version " + version + " is refused with '" + reason + "'", SOON, () -> {
                for (JsonNode status :
                        administrator.get("regulations/packs").expect(200).json()) {
                    if (status.get("state").asText().equals("REJECTED")
                            && status.get("ref").get("version").asText().equals(version)
                            && status.get("reasons").size() > 0
                            && status.get("reasons").toString().contains(reason)) {
                        return true;
                    }
                }
                return false;
            });
        } finally {
            remove(jar);
        }
        assertEquals(active, cited());
    }

    /** A ruling that cites a version must be in every number that version's. */
    private static void whole(JsonNode ruling, Map<String, String> digests) {
        String version = ruling.get("pack").get("version").asText();
        int n = Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
        assertEquals(ruling.toString(), PackJar.load(n), ruling.get("max").asInt());
        String digest = ruling.get("pack").get("digest").asText();
        String known = digests.putIfAbsent(version, digest);
        assertTrue(ruling.toString(), known == null || known.equals(digest));
    }

    private static String cited() {
        JsonNode ruling =
                partner.post("regulations/rulings", QUESTION).expect(200).json();
        whole(ruling, new ConcurrentHashMap<>());
        return ruling.get("pack").get("version").asText();
    }

    /** Drops version 1.0.n of the college's pack as one file. */
    private static void drop(int n, Path file) {
        PackJar.write(PackJar.college(n).oneFile().getBytes(StandardCharsets.UTF_8), file);
        verified(n);
    }

    /** The reasons why what came from somewhere is refused. */
    private static String refusals(String origin) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode status :
                administrator.get("regulations/packs").expect(200).json()) {
            if (status.get("state").asText().equals("REJECTED")
                    && status.get("origin").asText().equals(origin)) {
                status.get("reasons").forEach(reason -> reasons.add(reason.asText()));
            }
        }
        return reasons.toString();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void verified(int n) {
        Await.until(
                "version 1.0." + n + " is verified",
                SOON,
                () -> administrator
                                .get("regulations/packs/" + PackJar.COLLEGE + "/1.0." + n)
                                .status()
                        == 200);
    }

    private static void activate(int n) {
        if ("VERIFIED".equals(state(n))) {
            CONTAINER
                    .as(User.APPROVER)
                    .post("regulations/packs/" + PackJar.COLLEGE + "/1.0." + n + "/approval", json("reason", "swap"))
                    .expect(200);
        }
        administrator
                .post("regulations/packs/" + PackJar.COLLEGE + "/1.0." + n + "/activation", json("reason", "swap"))
                .expect(200);
    }

    private static String state(int n) {
        for (JsonNode status :
                administrator.get("regulations/packs").expect(200).json()) {
            JsonNode ref = status.get("ref");
            if (ref.get("id").asText().equals(PackJar.COLLEGE)
                    && ref.get("version").asText().equals("1.0." + n)
                    && !status.get("state").asText().equals("REJECTED")) {
                return status.get("state").asText();
            }
        }
        return null;
    }

    /** Lets the clients ask some more. */
    private static void settle(Clients clients) {
        int enough = clients.asked() + 5 * CLIENTS;
        Await.until("the clients go on", SOON, () -> clients.asked() >= enough);
    }

    /** The bundle that came by the inbox. */
    private String bundle() {
        Matcher line = Pattern.compile(
                        "(?m)^\\s*(\\d+)\\b.*\\b1\\.0\\.\\d+\\b.*org\\.matricula\\.pack\\.loughborough\\.college")
                .matcher(
                        shell.run("bundle:list -t 0 -s --no-format").succeeded().text());
        assertTrue(line.find());
        return line.group(1);
    }

    private String bundles() {
        return shell.run("bundle:list -t 0 -s --no-format").succeeded().text();
    }

    /** Every component with its number, which is a new one whenever it is activated. */
    private String components() {
        return shell.run("scr:list")
                .succeeded()
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void remove(Path jar) {
        delete(jar);
        Await.until(
                "the shipped bundle alone is there",
                SOON,
                () -> bundles()
                                .lines()
                                .filter(line -> line.contains("org.matricula.pack.loughborough.college"))
                                .count()
                        == 1);
    }

    private static long loaders() {
        String pid = Long.toString(CONTAINER.get().java().pid());
        // the histogram counts what a full collection leaves
        String histogram = CONTAINER.get().tool("jcmd", pid, "GC.class_histogram");
        return histogram
                .lines()
                .filter(line -> line.contains(LOADERS + " ") || line.endsWith(LOADERS))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
                .sum();
    }
}
