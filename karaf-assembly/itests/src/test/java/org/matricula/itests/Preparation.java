package org.matricula.itests;

import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.matricula.itests.Guide.Block;

/** What a guide finds when its reader begins: records, and what the guide's own numbers and names stand for. */
final class Preparation {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String EXAMINER = "Dr Ruth Adeyemi";
    private static final Map<String, BiConsumer<Campus, Preparation>> SETTINGS = Map.ofEntries(
            Map.entry("change-the-curriculum", Preparation::changeTheCurriculum),
            Map.entry("enrol-students", Preparation::onProgramme),
            Map.entry("handle-requests", Preparation::handleRequests),
            Map.entry("registration", Preparation::onProgramme),
            Map.entry("import-data", (campus, guide) -> campus.example()),
            Map.entry("operate", Operations::prepare),
            Map.entry("partner-envelopes", Preparation::partnerEnvelopes),
            Map.entry("write-a-pack", Preparation::writeAPack),
            Map.entry("rest-and-soap", Preparation::restAndSoap),
            Map.entry("issue-documents", Preparation::issueDocuments),
            Map.entry("moderate", Preparation::moderate),
            Map.entry("reasonable-adjustments", Preparation::adjustments),
            Map.entry("record-marks", Preparation::recordMarks),
            Map.entry("run-a-board", Preparation::runABoard));

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, Runnable> before = new LinkedHashMap<>();

    private Preparation() {
        words.put("usw", Campus.USW);
        words.put("loughborough", Campus.COLLEGE);
    }

    /** Enters what a guide takes for granted; for most that is nothing. */
    static Preparation of(Guide guide, Campus campus) {
        Preparation preparation = new Preparation();
        String name = guide.name().replaceAll(".*/|\\.md", "");
        SETTINGS.getOrDefault(name, (unused, nothing) -> {}).accept(campus, preparation);
        return preparation;
    }

    /** Enters what a block takes for granted beside all that the guide did before. */
    void before(Block block) {
        before.entrySet().removeIf(entry -> {
            boolean reached = block.begins(entry.getKey());
            if (reached) {
                entry.getValue().run();
            }
            return reached;
        });
    }

    /** Lets a word of the guide stand for another. */
    void says(String word, String meaning) {
        words.put(word, meaning);
    }

    /** Enters something before the block that begins so. */
    void before(String begins, Runnable entering) {
        before.put(begins, entering);
    }

    /** Words of the guide that stand for others here. */
    Map<String, String> words() {
        return words;
    }

    static List<String> numbers(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).toList();
    }

    private static void moderate(Campus campus, Preparation guide) {
        Cohort cohort = campus.cohort("MODERATE", 2026, List.of("MO501/EX", "MO502"), numbers("MO", 4));
        numbers("MO", 4).forEach(number -> cohort.marked("MO501", number, 64));
        String run = cohort.id("occurrence/MO501");
        guide.says("5120", run);
        guide.says("3001", cohort.id("module/MO501"));
        guide.says("3101", cohort.id("element/MO501/EX"));
        String twice = cohort.id("occurrence/MO502");
        guide.says("5121", twice);
        guide.says("3102", cohort.id("element/MO502/EX"));
        guide.says("48213377", candidate(campus, cohort, "MO502", "MO1"));
        String meeting = subjectMeeting(campus, 2026, "Moderation", cohort.id("module/MO501"));
        guide.says("382200", meeting);
        campus.as("elin.chair")
                .post(
                        "boards/subject-meetings/" + meeting + "/decisions",
                        json(
                                "action",
                                "ADJUST_COHORT",
                                "occurrenceId",
                                run,
                                "reason",
                                "noise",
                                "evidence",
                                "minutes 3"))
                .expect(200);
    }

    private static void adjustments(Campus campus, Preparation guide) {
        Cohort cohort = campus.cohort("ADJUST", 2026, List.of(), numbers("AD", 1));
        guide.says("1042", cohort.id("student/AD1"));
        // the run has just begun: notice of work in Welsh is in time
        cohort.running("AD505", TODAY);
        cohort.taken("AD1", "AD505", TODAY.toString());
        guide.run(cohort, "AD1", "AD505", "EX");
        campus.account("carys", cohort.id("student/AD1"));
    }

    private static void recordMarks(Campus campus, Preparation guide) {
        Cohort cohort = campus.cohort("RECORD", 2026, List.of("RE501", "RE502", "RE503"), List.of("30077", "30078"));
        guide.says("2078", cohort.id("registration/30077/RE503"));
        guide.says("3102", cohort.id("element/RE503/CW"));
        guide.run(cohort, "30077", "RE501", "CW");
        guide.says("5119", cohort.id("occurrence/RE502"));
        guide.says("CW1", "CW");
        cohort.marked("RE501", "30078", 45);
        guide.says("48213377", candidate(campus, cohort, "RE501", "30078"));
    }

    private static void changeTheCurriculum(Campus campus, Preparation guide) {
        Cohort cohort = campus.cohort("CHANGE", 2026, List.of("CS4D01", "CS4D02"), List.of());
        guide.says("4711", cohort.id("programme"));
        guide.says("4712", cohort.id("module/CS4D02"));
        guide.says("4713", cohort.id("module/CS4D01"));
        guide.says("5121", cohort.running("CS4D03", TODAY));
    }

    /** A student who is on a programme, a module that runs now, and nobody on it yet. */
    private static void onProgramme(Campus campus, Preparation guide) {
        String name = "ON" + campus.next();
        Cohort cohort = campus.cohort(name, 2026, List.of(), List.of(name + "1"));
        guide.says("4711", cohort.id("programme"));
        guide.says("1042", cohort.id("student/" + name + "1"));
        guide.says("2077", cohort.id("registration/" + name + "1"));
        guide.says("5120", cohort.running(name + "M", TODAY));
    }

    private static void handleRequests(Campus campus, Preparation guide) {
        onProgramme(campus, guide);
        String name = "ASK" + campus.next();
        Cohort cohort = campus.cohort(name, 2026, List.of(), List.of(name + "1"));
        guide.says("2079", cohort.id("registration/" + name + "1"));
        campus.account("ada", cohort.id("student/" + name + "1"));
    }

    private static void partnerEnvelopes(Campus campus, Preparation guide) {
        guide.says("hill", Campus.HILL);
        Cohort.entered(campus.registrar(), Campus.HILL, "HILL", 2026, List.of("HI501", "HI502"), List.of("HI1"))
                .marked("HI1", 60);
    }

    /** The pack of the guide arrives as a file. */
    private static void writeAPack(Campus campus, Preparation guide) {
        campus.drop("hill-college", "1.0.0", Guide.text("docs/guides/hill-college.pack.yaml"));
    }

    private static void restAndSoap(Campus campus, Preparation guide) {
        campus.example();
        Cohort cohort = campus.cohort("REST", 2025, List.of("RS501", "RS502"), numbers("RS", 1));
        cohort.marked("RS1", 62).computed();
        guide.says("115761", cohort.id("student/RS1"));
        guide.says("381438", cohort.id("student/RS1"));
        guide.says("381450", cohort.id("registration/RS1/RS501"));
        guide.says("382244", released(campus.registrar(), campus.as("elin.chair"), cohort));
        String earlier = "guides-earlier";
        guide.says("usw-taught", "guides-taught");
        guide.says("usw-taught-earlier-illustrative", earlier);
        campus.drop(
                earlier,
                "1.0.0",
                Guide.text("docs/samples/usw-taught-earlier-illustrative.pack.yaml")
                        .replace("id: usw-taught-earlier-illustrative", "id: " + earlier)
                        .replace("institution: usw", "institution: " + Campus.USW));
    }

    private static void issueDocuments(Campus campus, Preparation guide) {
        Cohort cohort = campus.cohort("DOCUMENT", 2025, List.of("DO501", "DO502"), numbers("DO", 2));
        cohort.marked("DO1", 62).marked("DO2", 68).computed();
        guide.says("4711", cohort.id("student/DO1"));
        guide.says("815", released(campus.registrar(), campus.as("elin.chair"), cohort));
    }

    private static void runABoard(Campus campus, Preparation guide) {
        List<String> modules = List.of("MU501", "MU502", "MU503", "MU504", "MU505", "MU506/EX");
        Cohort cohort = campus.cohort("BOARD", 2025, modules, numbers("BO", 5));
        cohort.marked("BO1", 62)
                .marked("BO2", 63, "MU502", 20, "MU503", 20, "MU504", 20, "MU505", 20, "MU506", Cohort.NOTHING)
                .marked("BO3", 58)
                .marked("BO4", 64)
                .marked("BO5", 55, "MU505", 36)
                .computed();
        guide.says("4711", cohort.id("programme"));
        guide.says("381443", cohort.id("student/BO2"));
        guide.says("381444", cohort.id("student/BO3"));
        guide.says("381445", cohort.id("student/BO4"));
        guide.says("381446", cohort.id("student/BO5"));
        guide.says("4712", cohort.id("module/MU506"));
        guide.says("5120", cohort.id("occurrence/MU506"));
        campus.account("rhys", cohort.id("student/BO5"));
        Cohort next = campus.cohort("NEXT", 2025, List.of(), List.of());
        guide.says("390001", meeting(campus.registrar(), next, "AFTER_RESITS"));
    }

    /** A meeting of a board that has awarded, with an interim award for who goes on, and released. */
    static String released(Rest registrar, Rest chair, Cohort cohort) {
        String meeting = meeting(registrar, cohort, "AFTER_FIRST_SIT");
        String path = "boards/meetings/" + meeting;
        University.done(
                registrar, registrar.post(path + "/proposals", "").expect(202).id());
        sits(registrar, meeting, "COURSE_LEADER", "PANEL_REPRESENTATIVE", "AWARD_EXTERNAL");
        chair.post(path + "/consent", json("externalExaminer", EXAMINER)).expect(200);
        chair.post(path + "/endorsements", "").expect(200);
        chair.post(path + "/interim-awards", "").expect(200);
        chair.post(path + "/statements", json("examiner", EXAMINER, "kind", "ENDORSES"))
                .expect(200);
        registrar.post(path + "/release", "").expect(200);
        return meeting;
    }

    private static String meeting(Rest registrar, Cohort cohort, String point) {
        return registrar
                .post(
                        "boards/meetings",
                        ("{\"institution\":\"%s\",\"session\":\"%s\",\"point\":\"%s\",\"heldOn\":\"2026-06-25\","
                                        + "\"chair\":\"Prof Elin Hughes\",\"programmes\":[\"%s\"]}")
                                .formatted(cohort.institution(), cohort.session(), point, cohort.id("programme")))
                .expect(201)
                .id();
    }

    /** A run, a registration on it and an element of it, by the numbers that most guides give them. */
    private void run(Cohort cohort, String number, String module, String element) {
        words.put("5120", cohort.id("occurrence/" + module));
        words.put("2077", cohort.id("registration/" + number + "/" + module));
        words.put("3101", cohort.id("element/" + module + "/" + element));
    }

    /** Everybody on a run has a number for what is anonymous; that of one student for the examination. */
    private static String candidate(Campus campus, Cohort cohort, String module, String number) {
        String path = "assessment/occurrences/" + cohort.id("occurrence/" + module) + "/candidates";
        campus.registrar()
                .post(path, "{\"visible\":[\"" + cohort.id("element/" + module + "/CW") + "\"]}")
                .expect(200);
        for (JsonNode candidate : campus.registrar().get(path).expect(200).json()) {
            if (candidate.get("studentId").asText().equals(cohort.id("student/" + number))) {
                return candidate.get("number").asText();
            }
        }
        throw new AssertionError(number + " has no candidate number");
    }

    /** A subject board that sits today, with all its members. */
    private static String subjectMeeting(Campus campus, int year, String subject, String... modules) {
        String meeting = campus.registrar()
                .post(
                        "boards/subject-meetings",
                        ("{\"institution\":\"%s\",\"session\":\"%s\",\"point\":\"AFTER_FIRST_SIT\",\"heldOn\":\"%s\","
                                        + "\"chair\":\"Prof Elin Hughes\",\"subject\":\"%s\",\"modules\":[\"%s\"]}")
                                .formatted(
                                        Campus.USW,
                                        Cohort.session(year),
                                        TODAY,
                                        subject,
                                        String.join("\",\"", modules)))
                .expect(201)
                .id();
        sits(campus.registrar(), meeting, "MODULE_TEACHER", "EXTERNAL_EXAMINER");
        return meeting;
    }

    static void sits(Rest registrar, String meeting, String... roles) {
        String members = Stream.of(roles)
                .map(role -> json(
                        "name",
                        role.contains("EXTERNAL") ? EXAMINER : "Dr " + role,
                        "role",
                        role,
                        "attendance",
                        "ATTENDED"))
                .collect(Collectors.joining(","));
        String chair = "{\"name\":\"Prof Elin Hughes\",\"userName\":\"elin.chair\",\"role\":\"CHAIR\","
                + "\"post\":\"DEAN\",\"trained\":true,\"attendance\":\"ATTENDED\"}";
        String secretary = json(
                "name", "Sian Lloyd",
                "userName", User.ADMINISTRATOR.login(),
                "role", "SECRETARY",
                "attendance", "ATTENDED");
        registrar
                .post(
                        "boards/meetings/" + meeting + "/members",
                        "{\"members\":[" + chair + "," + secretary + "," + members + "]}")
                .expect(200);
    }
}
