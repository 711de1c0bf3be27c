package org.matricula.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.benchmarks.raw.RawJourney;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.regulations.api.PackRef;

/**
 * The hour in which the results come out. Students with valid tokens open their page: a journey is the request for their
 * own results and the one for the explanation. The board behind it was held over REST. The release comes in the middle
 * of a run: who sees a result before its instant, or none after it, makes the benchmark fail, and so does any error. Then
 * journeys are measured in turns with a raw servlet on the same rows in the same container. Passwords are checked apart.
 */
public final class ResultsHour {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 6;
    private static final int PASSWORDS = 10;
    private static final int ERROR = 400;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration REMEMBERED = Duration.ofSeconds(61);
    private static final Duration AROUND = Duration.ofSeconds(6);
    private static final String API = "/api/v1/";
    private static final String OWN = API + "boards/own-results";
    private static final String NOTHING = "[]";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestDatabase.Kind kind;
    private final Installation installation;
    private final Backed backed;
    private String administrator;

    private ResultsHour(TestDatabase.Kind kind, Installation installation, Backed backed) {
        this.kind = kind;
        this.installation = installation;
        this.backed = backed;
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            for (int size : Settings.sizes(18_000)) {
                Installation installation = Installation.unpack("hour");
                try (Backed backed = new Backed(kind, installation)) {
                    new ResultsHour(kind, installation, backed).run(size);
                }
            }
        }
        System.exit(0);
    }

    private void run(int size) throws Exception {
        installation.configure("org.matricula.regulations.cfg", "activation", "auto");
        installation.start();
        administrator = "Bearer " + installation.token();
        institution();
        installation.stop();
        List<Long> students = backed.seed(bulk -> seed(bulk, size));
        accounts(size);
        RawBundle.deploy(installation.home(), RawJourney.class, "boards");
        installation.start();
        String meeting = decided();
        Report.heading("results hour, " + kind + ", " + size + " students, " + CONNECTIONS + " connections");
        long began = System.nanoTime();
        follow(post("boards/meetings/" + meeting + "/release/rehearsal", null));
        Report.line("%-28s %8.2f s", "rehearsal of the release", (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        embargo(meeting, Instant.now().plus(1, ChronoUnit.HOURS), "results day");
        Report.line("%-28s %8.2f s", "setting of the instant", (System.nanoTime() - began) / 1e9);
        Load.run(installation.process(), before(size), CONNECTIONS, WARM_UP.dividedBy(3));
        Instant at = around(meeting, size);
        Map<Integer, Long> results = compare(students, size);
        measure(students, results, size);
        everybodyOnce(size);
        Report.line("published at %s; nobody saw a result before, everybody did afterwards", at);
        passwords();
    }

    /** The students, their users and their tokens; a token is kept as its digest. */
    private static List<Long> seed(Bulk bulk, int size) throws SQLException {
        Population.award(bulk);
        List<Long> students = new Population(bulk, "usw")
                .registered(size, Population.MODULES)
                .withResults(new PackRef("usw-taught", "1.0.0", "0".repeat(64)))
                .students();
        Timestamp now = Timestamp.from(Instant.now().minus(2, ChronoUnit.DAYS));
        Timestamp later = Timestamp.from(Instant.now().plus(2, ChronoUnit.DAYS));
        List<Object[]> links = new ArrayList<>();
        List<Object[]> tokens = new ArrayList<>();
        for (int s = 0; s < size; s++) {
            links.add(Bulk.row(user(s), 1, "usw", students.get(s), true, "enrolled", "registrar", now));
            tokens.add(Bulk.row(Digests.of((Object) token(s)), user(s), "student@usw", now, later, false));
        }
        bulk.seed(
                "students_account",
                links,
                "user_name",
                "seq",
                "institution",
                "student_id",
                "linked",
                "reason",
                "recorded_by",
                "recorded_at");
        bulk.seed("security_token", tokens, "token_digest", "user_name", "roles", "issued_at", "expires_at", "revoked");
        return students;
    }

    /** The realm knows all students; their passwords look hashed, and nobody signs in by them. */
    private void accounts(int size) throws IOException {
        StringBuilder users = new StringBuilder();
        for (int s = 0; s < size; s++) {
            users.append(user(s)).append(" = {CRYPT}none{CRYPT},student@usw\n");
        }
        Files.writeString(installation.home().resolve("etc/users.properties"), users, StandardOpenOption.APPEND);
    }

    private static String user(int student) {
        return "s" + Population.number(student);
    }

    private static String token(int student) {
        return "token-of-" + user(student);
    }

    private void institution() throws IOException, InterruptedException {
        post("institutions", "{\"code\":\"usw\",\"name\":\"University\",\"kind\":\"AWARDING_BODY\"}");
        for (int year = Population.SESSION - 2; year <= Population.SESSION + 1; year++) {
            String session = year + "-" + (year + 1) % 100;
            accepted(Installation.send(
                    "PUT",
                    API + "institutions/usw/sessions/" + session,
                    administrator,
                    "{\"starts\":\"%d-09-01\",\"ends\":\"%d-08-31\"}".formatted(year, year + 1)));
        }
        for (int i = 0; i < 600; i++) {
            for (JsonNode pack : get("regulations/packs")) {
                if ("usw-taught".equals(pack.path("ref").path("id").asText())
                        && "ACTIVE".equals(pack.path("state").asText())) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("the pack is not put into force");
    }

    /** A board that has met and decided on everybody; its number. */
    private String decided() throws IOException, InterruptedException {
        String id = post(
                        "boards/meetings",
                        "{\"institution\":\"usw\",\"session\":\"%d/%d\",\"point\":\"AFTER_FIRST_SIT\",\"heldOn\":\"%s\",\"chair\":\"C\"}"
                                .formatted(Population.SESSION, (Population.SESSION + 1) % 100, LocalDate.now()))
                .path("id")
                .asText();
        String at = "boards/meetings/" + id;
        follow(post(at + "/proposals", null));
        post(
                at + "/members",
                """
                {"members":[{"name":"C","role":"CHAIR","post":"DEAN","trained":true,"attendance":"ATTENDED"},
                 {"name":"S","userName":"administrator","role":"SECRETARY","attendance":"ATTENDED"},
                 {"name":"L","role":"COURSE_LEADER","attendance":"ATTENDED"},
                 {"name":"P","role":"PANEL_REPRESENTATIVE","attendance":"ATTENDED"},
                 {"name":"X","role":"AWARD_EXTERNAL","attendance":"ATTENDED"}]}""");
        post(at + "/consent", "{\"externalExaminer\":\"X\"}");
        post(at + "/endorsements", null);
        for (String next = ""; next != null; ) {
            JsonNode page = get(at + "/candidates?limit=500" + next);
            for (JsonNode candidate : page.path("items")) {
                if (!candidate.hasNonNull("decision")) {
                    post(
                            at + "/candidates/" + candidate.path("studentId").asText() + "/decision",
                            "{\"decision\":\"%s\",\"reason\":\"benchmark\"}"
                                    .formatted(candidate.path("options").path(0).asText()));
                }
            }
            next = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : null;
        }
        post(at + "/statements", "{\"examiner\":\"X\",\"kind\":\"ENDORSES\"}");
        return id;
    }

    private void embargo(String meeting, Instant at, String reason) throws IOException {
        post(
                "boards/meetings/" + meeting + "/release/embargo",
                "{\"releaseAt\":\"%s\",\"reason\":\"%s\"}".formatted(at, reason));
    }

    /** Pages before the release: nothing is on them. */
    private static Load.Visit before(int size) {
        return (line, random) -> {
            byte[] page = line.get(OWN, "Bearer " + token(random.nextInt(size)));
            if (!NOTHING.equals(text(page))) {
                throw new IOException("a result before its time: " + text(page));
            }
        };
    }

    /** Students press the key all the time while the instant comes. */
    private Instant around(String meeting, int size) throws Exception {
        Instant at = Instant.now().plus(BEFORE).plusNanos(123_456_000).truncatedTo(ChronoUnit.MICROS);
        embargo(meeting, at, "the benchmark begins");
        AtomicInteger nothing = new AtomicInteger();
        AtomicInteger something = new AtomicInteger();
        Load.Visit visit = (line, random) -> {
            Instant asked = Instant.now();
            byte[] page = line.get(OWN, "Bearer " + token(random.nextInt(size)));
            Instant answered = Instant.now();
            boolean empty = NOTHING.equals(text(page));
            (empty ? nothing : something).incrementAndGet();
            if (!empty && answered.isBefore(at)) {
                throw new IOException("a result at " + answered + ", before " + at);
            }
            if (empty && !asked.isBefore(at)) {
                throw new IOException("no result at " + asked + ", after " + at);
            }
        };
        Load.Measured measured = Load.run(installation.process(), visit, CONNECTIONS, AROUND);
        if (nothing.get() == 0 || something.get() == 0) {
            throw new IllegalStateException("the run was not around the instant: " + nothing + ", " + something);
        }
        Report.line(
                "%-28s %8.0f pages/s  p99 %.2f ms  (%d before, %d after)",
                "around the instant",
                measured.requestsPerSecond(),
                measured.millis(0.99),
                nothing.get(),
                something.get());
        return at;
    }

    /** Both must say the same, or the comparison is worth nothing; the result of each student. */
    private Map<Integer, Long> compare(List<Long> students, int size) throws IOException {
        Map<Integer, Long> results = new ConcurrentHashMap<>();
        try (Load.Line line = new Load.Line()) {
            for (int s = 0; s < size; s++) {
                JsonNode raw = MAPPER.readTree(line.get(RawJourney.PATH + "/results/" + students.get(s), null));
                results.put(s, raw.path(0).path("id").asLong());
            }
            for (int s : List.of(0, size / 2, size - 1)) {
                String token = "Bearer " + token(s);
                JsonNode raw = MAPPER.readTree(line.get(RawJourney.PATH + "/results/" + students.get(s), null));
                JsonNode page = MAPPER.readTree(line.get(OWN, token));
                byte[] why = line.get(OWN + "/" + results.get(s) + "/explanation", token);
                byte[] plain = line.get(RawJourney.PATH + "/why/" + results.get(s), null);
                if (!raw.equals(page) || !Arrays.equals(why, plain) || why.length == 0) {
                    throw new IllegalStateException("the answers differ:\n" + page + "\n" + raw);
                }
            }
        }
        return results;
    }

    private void measure(List<Long> students, Map<Integer, Long> results, int size) throws Exception {
        Load.Visit platform = (line, random) -> visit(line, random.nextInt(size));
        Load.Visit plain = (line, random) -> {
            int student = random.nextInt(size);
            line.get(RawJourney.PATH + "/results/" + students.get(student), null);
            line.get(RawJourney.PATH + "/why/" + results.get(student), null);
        };
        Load.run(installation.process(), plain, CONNECTIONS, WARM_UP.dividedBy(3));
        Load.run(installation.process(), platform, CONNECTIONS, WARM_UP);
        List<Load.Measured> rawly = new ArrayList<>();
        List<Load.Measured> byRest = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rawly.add(Load.run(installation.process(), plain, CONNECTIONS, ROUND));
            byRest.add(Load.run(installation.process(), platform, CONNECTIONS, ROUND));
        }
        Load.Measured raw = print("raw servlet with JDBC", rawly);
        Load.Measured rest = print("own results with token", byRest);
        Report.line(
                "%.2f of the raw servlet's journeys, for %.2f times its CPU; %d students in %.0f s; no error",
                rest.requestsPerSecond() / raw.requestsPerSecond(),
                rest.cpuMicros() / raw.cpuMicros(),
                size,
                size / rest.requestsPerSecond());
    }

    private static void visit(Load.Line line, int student) throws IOException {
        String token = "Bearer " + token(student);
        String page = text(line.get(OWN, token));
        line.get(OWN + "/" + id(page) + "/explanation", token);
    }

    /** Everybody comes once, when nobody's token and nobody's record is remembered any more. */
    private void everybodyOnce(int size) throws Exception {
        TimeUnit.NANOSECONDS.sleep(REMEMBERED.toNanos());
        AtomicInteger next = new AtomicInteger();
        print(
                "everybody once, all anew",
                List.of(Load.run(
                        installation.process(),
                        (line, random) -> visit(line, next.getAndIncrement() % size),
                        CONNECTIONS,
                        () -> next.get() < size)));
    }

    private static Load.Measured print(String name, List<Load.Measured> rounds) {
        Load.Measured all = rounds.stream().reduce(Load.Measured::and).orElseThrow();
        double slowest = Collections.min(
                rounds.stream().map(Load.Measured::requestsPerSecond).toList());
        Report.line(
                "%-28s %8.0f journeys/s (slowest round %.0f)  p50 %.2f ms  p99 %.2f ms  %.0f us of CPU for each",
                name, all.requestsPerSecond(), slowest, all.millis(0.5), all.millis(0.99), all.cpuMicros());
        return all;
    }

    /** What a sign-in costs that no memory spares: a wrong password is checked like a right one. */
    private void passwords() throws IOException {
        long began = System.nanoTime();
        for (int i = 0; i < PASSWORDS; i++) {
            String wrong =
                    Base64.getEncoder().encodeToString(("administrator:wrong" + i).getBytes(StandardCharsets.UTF_8));
            int status =
                    Installation.get(API + "tokens/current", "Basic " + wrong).status();
            if (status != 401) {
                throw new IllegalStateException("a wrong password is answered " + status);
            }
        }
        Report.line("%-28s %8.0f ms", "check of one password", (System.nanoTime() - began) / 1e6 / PASSWORDS);
    }

    private static long id(String page) throws IOException {
        int from = page.indexOf("\"id\":");
        if (from < 0) {
            throw new IOException("a page without a result: " + page);
        }
        int end = from += 5;
        while (Character.isDigit(page.charAt(end))) {
            end++;
        }
        return Long.parseLong(page.substring(from, end));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private void follow(JsonNode started) throws IOException, InterruptedException {
        String job = started.path("id").asText();
        while (true) {
            JsonNode now = get("jobs/" + job);
            String state = now.path("state").asText();
            if ("DONE".equals(state)) {
                return;
            }
            if ("FAILED".equals(state) || "CANCELLED".equals(state)) {
                throw new IllegalStateException(now.toString());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private JsonNode get(String path) throws IOException {
        return accepted(Installation.get(API + path, administrator));
    }

    private JsonNode post(String path, String json) throws IOException {
        return accepted(Installation.send("POST", API + path, administrator, json));
    }

    private static JsonNode accepted(Installation.Answer answer) throws IOException {
        if (answer.status() >= ERROR) {
            throw new IllegalStateException(answer.toString());
        }
        return MAPPER.readTree(answer.body());
    }
}
