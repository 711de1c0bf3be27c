package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.ClassRule;
import org.junit.Test;

/** Who gets in, and with what. */
public class SecurityIT {

    // Karaf logs as an error whatever its guard refuses in the shell
    @ClassRule
    public static final SharedContainer CONTAINER =
            new SharedContainer("ShellUtil .*Exception caught while executing command");

    /** Whoever is shown a document may check it. */
    private static final Set<String> OPEN =
            Set.of("GET documents/public/keys", "GET documents/public/verification/{code}");

    @Test
    public void nothingButStatusDescriptionAndVerificationAnswersWithoutCredentials() {
        Rest anonymous = CONTAINER.get().anonymous();
        for (Endpoint endpoint : Endpoint.all(anonymous)) {
            if (OPEN.contains(endpoint.method() + " " + endpoint.template())) {
                continue;
            }
            String path = endpoint.path("1");
            Answer answer = anonymous.send(anonymous.request(path).method(endpoint.method(), BodyPublishers.noBody()));
            answer.problem(401);
            assertNotNull(answer.toString(), answer.header("WWW-Authenticate"));
        }
        anonymous.get("status").expect(200);
        anonymous.get("openapi.json").expect(200);
        anonymous.get("documents/public/keys").expect(200);
        anonymous.get("no-such-domain").problem(401);
    }

    @Test
    public void wrongCredentialsAreRefusedWithoutSayingWhichPartWasWrong() {
        int port = CONTAINER.get().ports().http();
        Answer wrongPassword = Rest.withPassword(port, User.AUDITOR.login(), "wrong")
                .get("students")
                .problem(401);
        Answer noSuchUser =
                Rest.withPassword(port, "ghost", "wrong").get("students").problem(401);
        assertEquals(noSuchUser.body(), wrongPassword.body());
        Rest.withToken(port, "made-up").get("students").problem(401);
        Rest anonymous = CONTAINER.get().anonymous();
        for (String header : List.of("Basic", "Basic ###", "Basic bm9jb2xvbg==", "Digest x", "nonsense")) {
            anonymous
                    .send(anonymous.request("students").header("Authorization", header))
                    .problem(401);
        }
    }

    @Test
    public void aTokenIsIssuedForAPasswordAndRevokedAtOnce() {
        Rest auditor = CONTAINER.as(User.AUDITOR);
        Answer issued = auditor.post("tokens", "").expect(201);
        assertEquals("no-store", issued.header("Cache-Control"));
        assertTrue(Instant.parse(issued.json().get("expiresAt").asText()).isAfter(Instant.now()));
        Rest holder = Rest.withToken(
                CONTAINER.get().ports().http(), issued.json().get("token").asText());
        assertEquals(
                User.AUDITOR.login(),
                holder.get("tokens/current").expect(200).json().get("user").asText());
        holder.post("tokens", "").problem(403);
        holder.delete("tokens/current").expect(204);
        holder.get("tokens/current").problem(401);
        auditor.delete("tokens/current").problem(409);
    }

    @Test
    public void theFirstAdministratorsPasswordLiesInAFileForItsOwnerAlone() throws IOException {
        Path file = CONTAINER.get().home().resolve("etc/initial-administrator-password.txt");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).strip().length() >= 24);
        String log = Files.readString(CONTAINER.get().home().resolve("data/log/karaf.log"));
        assertFalse(log.contains(Files.readString(file).strip()));
    }

    @Test
    public void noPasswordStaysReadableInTheRealmsFile() {
        Path file = CONTAINER.get().home().resolve("etc/users.properties");
        for (User user : User.values()) {
            CONTAINER.as(user).get("tokens/current").expect(200);
            Await.until(
                    "the password of " + user + " is hashed",
                    Duration.ofSeconds(30),
                    () -> Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(user.login()))
                            .allMatch(line -> line.contains("246172676f6e32")
                                    && !line.contains(CONTAINER.get().password(user))));
        }
    }

    @Test
    public void aUserWithoutARoleOfThePlatformSeesNothing() {
        Rest nobody = CONTAINER.as(User.NOBODY);
        for (String path : List.of("students", "curriculum/modules", "boards/meetings", "jobs", "exchange/imports")) {
            nobody.get(path).problem(403);
        }
    }

    @Test
    public void aStudentSeesAndAsksForWhatIsOwnAlone() {
        Rest student = CONTAINER.as(User.NEWCOMER);
        University university = CONTAINER.university();
        String own = university.id("UX/student/1");
        List<String> mine = List.of(
                "students/me",
                "students/me/record",
                "students/me/notes",
                "registration/own/programmes",
                "registration/own/modules",
                "registration/own/attendance",
                "registration/own/missing-documents",
                "registration/own/enrolment-tasks",
                "requests/own");
        mine.forEach(path -> student.get(path).problem(404));
        CONTAINER
                .as(User.REGISTRAR)
                .post("students/" + own + "/accounts", "{\"userName\":\"usw-newcomer\",\"reason\":\"enrolled\"}")
                .expect(201);
        mine.forEach(path -> student.get(path).expect(200));
        assertEquals(
                own,
                student.get("students/me/record").expect(200).json().get("id").asText());
        for (String id : List.of(own, university.id("UX/student/2"))) {
            for (String path : List.of(
                    "students/" + id,
                    "students/" + id + "/record",
                    "students/" + id + "/notes",
                    "registration/students/" + id + "/programmes",
                    "registration/students/" + id + "/enrolment/tasks",
                    "requests?student=" + id,
                    "requests/duties")) {
                student.get(path).problem(403);
            }
        }
        student.post(
                        "requests/own/preview",
                        "{\"registrationId\":\"" + university.id("UX/programme-registration/2")
                                + "\",\"kind\":\"WITHDRAW\",\"asked\":{}}")
                .problem(404);
    }

    @Test
    public void noHeaderMakesAnotherMethodOfARequest() {
        Rest auditor = CONTAINER.as(User.AUDITOR);

        Answer answer = auditor.send(auditor.request("tokens/current")
                .header("X-HTTP-Method-Override", "DELETE")
                .GET());

        assertEquals(200, answer.status());
    }

    @Test
    public void anAuditorReadsAndChangesNothing() {
        Rest auditor = CONTAINER.as(User.AUDITOR);
        String student = CONTAINER.university().id("UX/student/1");
        Answer read = auditor.get("students/" + student).expect(200);
        auditor.post("students", University.student(University.USW, "UXNEW", "UXNew"))
                .problem(403);
        auditor.put("students/" + student, read.etag(), "{\"familyName\":\"Changed\",\"reason\":\"none\"}")
                .problem(403);
        auditor.post("assessment/marks?institution=usw", "[" + University.mark("UXNUM1", "UXMOD1", "CW", 99) + "]")
                .problem(403);
        auditor.post("boards/meetings/" + CONTAINER.university().id("UX/meeting") + "/endorsements", "")
                .problem(403);
        auditor.post("regulations/packs/usw-taught/1.0.0/activation", "{\"reason\":\"none\"}")
                .problem(403);
        auditor.post("regulations/packs/usw-taught/1.0.0/approval", "{\"reason\":\"none\"}")
                .problem(403);
        CONTAINER
                .as(User.ADMINISTRATOR)
                .post("regulations/packs/usw-taught/1.0.0/approval", "{\"reason\":\"none\"}")
                .problem(403);
        assertEquals(read.body(), auditor.get("students/" + student).expect(200).body());
    }

    @Test
    public void aReleaseIsForWhoeverRunsTheBoardsOfTheInstitution() {
        String release = "boards/meetings/" + CONTAINER.university().id("UX/meeting") + "/release";
        Map<String, String> acts = Map.of(
                "",
                "",
                "/rehearsal",
                "",
                "/embargo",
                "{\"releaseAt\":\"" + Instant.now().plusSeconds(86_400) + "\"}",
                "/withdrawal",
                "{\"reason\":\"none\"}",
                "/corrections",
                "{\"studentId\":\"" + CONTAINER.university().id("UX/student/1") + "\",\"reason\":\"none\"}",
                "/notices",
                "{\"on\":\"2025-07-10\",\"how\":\"none\"}");
        String before = CONTAINER.as(User.REGISTRAR).get(release).expect(200).body();
        acts.forEach((act, body) -> {
            for (User user : List.of(User.STUDENT, User.MARKER, User.AUDITOR, User.NOBODY)) {
                CONTAINER.as(user).post(release + act, body).problem(403);
            }
            CONTAINER.as(User.PARTNER).post(release + act, body).problem(404);
        });
        String meeting = "boards/meetings/" + CONTAINER.university().id("UX/meeting");
        for (String act : List.of("/giving-up", "/renewals", "/chairs-actions/1/registration")) {
            for (User user : List.of(User.STUDENT, User.MARKER, User.AUDITOR, User.NOBODY)) {
                CONTAINER.as(user).post(meeting + act, "{\"reason\":\"none\"}").problem(403);
            }
            CONTAINER
                    .as(User.PARTNER)
                    .post(meeting + act, "{\"reason\":\"none\"}")
                    .problem(404);
        }
        String chair = "{\"name\":\"A. Chair\",\"userName\":\"a.chair\",\"reason\":\"none\"}";
        for (User user : List.of(User.STUDENT, User.MARKER, User.AUDITOR, User.NOBODY)) {
            CONTAINER.as(user).post(meeting + "/members/chair", chair).problem(403);
        }
        CONTAINER.as(User.PARTNER).post(meeting + "/members/chair", chair).problem(404);
        for (String read : List.of("", "/list", "/notices")) {
            CONTAINER.as(User.STUDENT).get(release + read).problem(403);
            CONTAINER.as(User.PARTNER).get(release + read).problem(404);
        }
        assertEquals(
                before, CONTAINER.as(User.REGISTRAR).get(release).expect(200).body());
    }

    @Test
    public void theShellAsksForAPasswordAndForTheRole() {
        int port = CONTAINER.get().ports().ssh();
        for (Shell shell : List.of(
                new Shell(port, User.AUDITOR.login(), "wrong"),
                new Shell(port, "karaf", "karaf"),
                new Shell(port, User.ROLELESS.login(), User.ROLELESS.password()))) {
            assertThrows(UncheckedIOException.class, () -> shell.run("students:list"));
            shell.close();
        }
    }

    @Test
    public void whoIsNoAdministratorDoesNotAdministerTheContainerFromTheShell() {
        try (Shell shell = CONTAINER.get().shell(User.PARTNER)) {
            for (String command : List.of(
                    "bundle:stop org.matricula.students.provider",
                    "bundle:uninstall org.matricula.students.provider",
                    "feature:uninstall matricula",
                    "scr:disable org.matricula.students.provider.rest.StudentsResource",
                    "config:list",
                    "jaas:realm-list",
                    "security:user-list",
                    "security:user-remove " + User.AUDITOR.login(),
                    "security:user-set --keep-password " + User.AUDITOR.login() + " ssh",
                    "log:display",
                    "log:set DEBUG",
                    "shell:exec cat etc/users.properties",
                    "shell:cat etc/users.properties",
                    "diagnostic:dump-create",
                    "service:list",
                    "system:shutdown -f now")) {
                Shell.Output output = shell.run(command);
                assertTrue(
                        command + ": " + output.text(),
                        output.status() != 0 || output.text().contains("Command not found"));
            }
        }
        CONTAINER.as(User.AUDITOR).get("students").expect(200);
    }

    @Test
    public void itListensOnLoopbackAlone() throws IOException {
        Ports ports = CONTAINER.get().ports();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                for (int port : new int[] {ports.http(), ports.ssh(), ports.registry(), ports.server()}) {
                    if (!address.isLoopbackAddress()) {
                        assertThrows(address + ":" + port, IOException.class, () -> new Socket(address, port).close());
                    }
                }
            }
        }
    }
}
