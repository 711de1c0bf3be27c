package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process is killed in the middle of its work. After the restart nothing is half there, the work goes on by itself
 * to its end, and doing it again changes nothing. The steps build on each other, in the order of their names.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class KillIT {

    private static final int STUDENTS = 20_000;
    private static final int CANDIDATES = 4000;
    private static final Duration LONG = Duration.ofSeconds(180);
    private static final String NUMBERS = "number,family_name,given_names\n";
    private static final String PROGRAMMES = "student_number,programme_code,entry_session,session,level,started_on\n";
    private static final String MODULES = "student_number,module_code,session,period\n";
    private static final String MARKS = "student_number,module_code,session,period,element_code,mark\n";

    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
    private static Container container;

    @BeforeClass
    public static void startOneOfItsOwn() {
        container = Container.unpack("killed", Ports.number(1));
        Runtime.getRuntime().addShutdownHook(new Thread(container::kill));
        container.start();
        University.founded(container);
    }

    @AfterClass
    public static void stop() {
        container.stop();
    }

    @Test
    public void anImportThatIsKilledGoesOnAndEndsWithEveryRowOnce() {
        Answer started = begin("matricula-students", students());
        killDuring(started.json().get("job").asText(), 1);

        JsonNode report = ended(started);
        assertEquals(report.toString(), STUDENTS, report.get("rows").asInt());
        assertEquals(report.toString(), STUDENTS, report.get("created").asInt());
        assertEquals(report.toString(), 0, report.get("refused").asInt());
        assertEquals(STUDENTS, count("students?institution=usw&limit=500", "number", "KI"));
    }

    @Test
    public void bTheSameImportAgainChangesNothing() {
        JsonNode report = ended(begin("matricula-students", students()));
        assertEquals(report.toString(), STUDENTS, report.get("unchanged").asInt());
        assertEquals(STUDENTS, count("students?institution=usw&limit=500", "number", "KI"));
    }

    @Test
    public void cAComputationThatIsKilledGoesOnAndGivesEachStudentOneResult() {
        imported("matricula-programme-registrations", PROGRAMMES, i -> "KI%d,UXPROG,2025/26,2025/26,4,2025-09-22");
        imported("matricula-module-registrations", MODULES, i -> "KI%d,UXMOD1,2025/26,S1");
        imported("matricula-marks", MARKS, i -> "KI%d,UXMOD1,2025/26,S1,CW," + i % 101);
        imported("matricula-marks", MARKS, i -> "KI%d,UXMOD1,2025/26,S1,EX," + (i * 7) % 101);

        String job = rest().post("assessment/results/computations", json("institution", "usw"))
                .expect(202)
                .id();
        killDuring(job, 0);
        University.done(rest(), job);
        for (int i = 1; i <= CANDIDATES; i += 199) {
            JsonNode results = results(i);
            assertEquals(results.toString(), 1, results.size());
            assertEquals(
                    results.toString(),
                    1,
                    rest().get("assessment/registrations/"
                                    + results.get(0).get("registrationId").asText() + "/results")
                            .expect(200)
                            .json()
                            .size());
        }
    }

    @Test
    public void dABoardThatIsKilledGoesOnAndProposesForEachStudentOnce() {
        Answer opened = rest().post(
                        "boards/meetings",
                        json(
                                "institution", "usw",
                                "session", University.SESSION,
                                "point", "AFTER_RESITS",
                                "heldOn", "2026-08-27",
                                "chair", "Somebody"))
                .expect(201);
        String meeting = "boards/meetings/" + opened.id();
        String job = rest().post(meeting + "/proposals", "").expect(202).id();
        killDuring(job, 1);
        University.done(rest(), job);
        JsonNode after = rest().get(meeting).expect(200).json();
        assertEquals(after.toString(), "PROPOSED", after.get("state").asText());
        // three are there from the beginning
        assertEquals(after.toString(), CANDIDATES + 3, after.get("candidates").asInt());
        assertEquals(CANDIDATES + 3, count(meeting + "/candidates?limit=500", "studentId", ""));
    }

    private static Rest rest() {
        return container.as(User.ADMINISTRATOR);
    }

    private static String students() {
        return NUMBERS + lines(STUDENTS, i -> "KI%d,Family,Given");
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line.apply(i).formatted(i))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void imported(String mapping, String header, IntFunction<String> line) {
        JsonNode report = ended(begin(mapping, header + lines(CANDIDATES, line)));
        assertEquals(report.toString(), CANDIDATES, report.get("created").asInt());
    }

    private static Answer begin(String mapping, String csv) {
        return rest().post(
                        "exchange/imports?institution=usw&mapping=" + mapping,
                        Rest.CSV,
                        csv.getBytes(StandardCharsets.UTF_8))
                .expect(202);
    }

    private static JsonNode ended(Answer started) {
        University.done(rest(), started.json().get("job").asText());
        return rest().get("exchange/imports/" + started.id()).expect(200).json();
    }

    /**
     * Kills the process while it works on the job, and starts it again; that is then what takes the job up.
     *
     * @param done how many steps must have been committed before
     */
    private static void killDuring(String job, int done) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        Await.until("job " + job + " is worked on", LONG, () -> {
            last.set(rest().get("jobs/" + job).expect(200).json());
            return !last.get().get("state").asText().equals("WAITING")
                    && last.get().get("done").asInt() >= done;
        });
        container.kill();
        LOG.info("killed at {}", last);
        long before = takenUp();
        container.start();
        assertEquals(last + " was not interrupted", before + 1, takenUp());
    }

    private static long takenUp() {
        return container.log().stream()
                .filter(line -> line.contains("1 jobs go on where they were interrupted"))
                .count();
    }

    private static JsonNode results(int student) {
        String id = rest().get("students?institution=usw&number=KI" + student)
                .expect(200)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        return rest().get("assessment/students/" + id + "/results").expect(200).json();
    }

    /** How many different records a list has, by one member that begins so; fails when one comes twice. */
    private static int count(String list, String member, String beginning) {
        Set<String> seen = new HashSet<>();
        String after = null;
        do {
            JsonNode page = rest().get(list + (after == null ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            for (JsonNode item : page.get("items")) {
                String value = item.get(member).asText();
                if (value.startsWith(beginning)) {
                    assertTrue(value + " is there twice", seen.add(value));
                }
            }
            after = page.get("next").isNull() ? null : page.get("next").asText();
        } while (after != null);
        return seen.size();
    }
}
