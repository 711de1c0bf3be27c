package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A domain's provider goes and comes back: what needs it says so, all else goes on. */
public class DomainRemovalIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final String STUDENTS = "org.matricula.students.provider";
    private static final Duration HEALING = Duration.ofSeconds(60);
    private static final int UPDATES = 3;

    private static University university;
    private static Rest registrar;
    private Shell shell;

    @BeforeClass
    public static void signIn() {
        university = CONTAINER.university();
        String token = CONTAINER
                .as(User.REGISTRAR)
                .post("tokens", "")
                .expect(201)
                .json()
                .get("token")
                .asText();
        registrar = Rest.withToken(CONTAINER.get().ports().http(), token);
    }

    @Before
    public void openShell() {
        shell = CONTAINER.get().shell(User.ADMINISTRATOR);
    }

    @After
    public void closeShell() {
        healed();
        shell.close();
    }

    @Test
    public void whileAProviderIsStoppedItsUrlsAndItsDependantsSayWhatIsMissing() {
        try (Clients clients = othersAtWork()) {
            shell.run("bundle:stop " + STUDENTS).succeeded();
            try {
                missing();
            } finally {
                shell.run("bundle:start " + STUDENTS).succeeded();
            }
            healed();
            clients.finish(50);
        }
        works();
    }

    @Test
    public void aProviderThatIsUninstalledIsMissedAndHealsWhenItIsInstalledAgain() {
        String location = "mvn:org.matricula/students-provider/" + version();
        try (Clients clients = othersAtWork()) {
            shell.run("bundle:uninstall " + STUDENTS).succeeded();
            try {
                missing();
            } finally {
                shell.run("bundle:install -s " + location).succeeded();
            }
            healed();
            clients.finish(50);
        }
        works();
    }

    @Test
    public void aRequestInTheMiddleOfAnUpdateIsAnsweredOrRefusedCleanly() {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        Set<String> refused = ConcurrentHashMap.newKeySet();
        AtomicInteger count = new AtomicInteger();
        String prefix = "UXUP" + System.nanoTime() % 10_000 + "N";
        try (Clients clients = Clients.asking(8, client -> {
            String number = prefix + count.incrementAndGet();
            Answer answer = registrar.post("students", University.student(University.USW, number, "Update"));
            if (answer.status() == 201) {
                accepted.add(number);
            } else {
                unavailable(answer);
                refused.add(number);
            }
        })) {
            for (int i = 0; i < UPDATES; i++) {
                int seen = accepted.size();
                Await.until("students are added", HEALING, () -> accepted.size() > seen + 50);
                shell.run("bundle:update " + STUDENTS).succeeded();
            }
            healed();
            clients.finish(UPDATES * 50);
        }
        assertEquals(new TreeSet<>(accepted), numbers(prefix));
        assertTrue(refused.stream().noneMatch(accepted::contains));
        works();
    }

    private static Set<String> numbers(String prefix) {
        Set<String> numbers = new TreeSet<>();
        String after = "";
        while (after != null) {
            Answer page = registrar
                    .get("students?institution=usw&limit=500" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200);
            page.json().get("items").findValuesAsText("number").stream()
                    .filter(number -> number.startsWith(prefix))
                    .forEach(numbers::add);
            after = page.json().get("next").isNull()
                    ? null
                    : page.json().get("next").asText();
        }
        return numbers;
    }

    private static Clients othersAtWork() {
        String module = university.id("UX/module/1");
        return Clients.asking(4, client -> {
            registrar.get("institutions").expect(200);
            registrar.get("curriculum/modules/" + module).expect(200);
        });
    }

    private static void missing() {
        String student = university.id("UX/student/1");
        Answer own = unavailable(registrar.get("students/" + student));
        assertTrue(own.toString(), own.json().get("detail").asText().contains(STUDENTS));
        Map<String, String> dependants = Map.of(
                "registration", "registration/students/" + student + "/modules",
                "boards", "boards/meetings",
                "documents", "documents/students/" + student + "/drafts/TRANSCRIPT",
                "assessment", "assessment/students/" + student + "/results");
        dependants.forEach((domain, path) -> {
            Await.until(domain + " refuses", HEALING, () -> registrar.get(path).status() == 503);
            Answer answer = unavailable(registrar.get(path));
            assertTrue(answer.toString(), answer.json().get("detail").asText().contains("'students'"));
        });
        Map<String, String> missing =
                Domains.missing(CONTAINER.get().anonymous().get("status").json());
        assertTrue(missing.toString(), missing.keySet().containsAll(dependants.keySet()));
        assertTrue(missing.toString(), missing.containsKey("students"));
        assertTrue(missing.toString(), !missing.containsKey("institutions") && !missing.containsKey("curriculum"));
    }

    private static Answer unavailable(Answer answer) {
        answer.problem(503);
        assertNotNull(answer.toString(), answer.header("Retry-After"));
        return answer;
    }

    private static void healed() {
        Await.until("every domain answers again", HEALING, () -> Domains.missing(
                        CONTAINER.get().anonymous().get("status").json())
                .isEmpty());
    }

    private static void works() {
        String student = university.id("UX/student/1");
        registrar.get("students/" + student).expect(200);
        registrar.get("registration/students/" + student + "/modules").expect(200);
        registrar.get("assessment/students/" + student + "/results").expect(200);
        registrar.get("boards/meetings").expect(200);
        registrar.get("documents/students/" + student + "/drafts/TRANSCRIPT").expect(200);
    }

    private static String version() {
        return System.getProperty("matricula.version", "0.1.0-SNAPSHOT");
    }
}
