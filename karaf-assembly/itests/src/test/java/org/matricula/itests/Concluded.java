package org.matricula.itests;

import static org.matricula.itests.University.USW;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A programme of the university of an earlier session that is over: marked by two markers and behind numbers, adjusted,
 * adopted, decided, released, and its papers issued. As everywhere the names begin with {@code UX}. Of the two students the
 * second signs in, and has one module compensated.
 */
final class Concluded {

    private static final String SESSION = "2023/24";
    private static final String HELD_ON = "2024-09-10";
    private static final String REASON = "for the tests";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int MODULES = 6;

    private final Rest administrator;
    private final Rest registrar;
    private final Rest student;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> modules = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<String> elements = new ArrayList<>();
    private String onAnother;
    private int records;

    private Concluded(Rest administrator, Rest registrar, Rest student) {
        this.administrator = administrator;
        this.registrar = registrar;
        this.student = student;
    }

    /** Takes the programme from its beginning to its papers. */
    static Concluded held(Rest administrator, Rest registrar, Rest student) {
        Concluded board = new Concluded(administrator, registrar, student);
        board.studied();
        board.marked();
        board.adopted();
        board.released();
        board.issued();
        return board;
    }

    /** The identities of all that was entered. */
    Map<String, String> ids() {
        return ids;
    }

    /** Addresses that take more than an identity to be asked for. */
    List<String> paths() {
        return paths;
    }

    private void studied() {
        administrator
                .put(
                        "curriculum/awards",
                        "[%s]"
                                .formatted(json(
                                        "code",
                                        "HNC",
                                        "title",
                                        "Higher National Certificate",
                                        "family",
                                        "HNC",
                                        "level",
                                        4,
                                        "credits",
                                        120)))
                .expect(200);
        String programme = created(
                "programme",
                "curriculum/programmes",
                json(
                        "institution", USW,
                        "code", "UXHNC",
                        "title", "UX Music",
                        "awardCode", "HNC",
                        "group", "UG",
                        "scale", "EDEXCEL",
                        "firstLevel", 4,
                        "finalLevel", 4));
        for (int n = 1; n <= MODULES; n++) {
            modules.add(entered("curriculum/modules", University.module(USW, "UXHN" + n, 20)));
            runs.add(entered(
                    "curriculum/occurrences",
                    ("{\"institution\":\"usw\",\"moduleCode\":\"UXHN%d\",\"session\":\"%s\",\"period\":\"S1\","
                                    + "\"starts\":\"2023-09-25\",\"ends\":\"2024-06-14\",\"elements\":["
                                    + "{\"code\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":40,"
                                    + "\"deadline\":\"2023-12-11T12:00\"},"
                                    + "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":60}]}")
                            .formatted(n, SESSION)));
        }
        ids.put("run", runs.get(0));
        administrator
                .get("curriculum/occurrences/" + id("run"))
                .expect(200)
                .json()
                .get("elements")
                .forEach(element -> elements.add(element.get("id").asText()));
        for (int s = 1; s <= 2; s++) {
            String person = created("student/" + s, "students", University.student(USW, "UXHN" + s, "UXGraduate" + s));
            created(
                    "programme-registration/" + s,
                    "registration/programme-registrations",
                    json(
                            "institution", USW,
                            "studentId", person,
                            "programmeId", programme,
                            "entrySession", SESSION,
                            "session", SESSION,
                            "level", 4,
                            "mode", "FT",
                            "entry", "STANDARD",
                            "startedOn", "2023-09-25"));
            for (String run : runs) {
                String registration = entered(
                        "registration/module-registrations",
                        json(
                                "institution", USW,
                                "studentId", person,
                                "occurrenceId", run,
                                "attempt", "FIRST",
                                "registeredOn", "2023-09-25"));
                ids.putIfAbsent("registration/" + s, registration);
                if (run.equals(runs.get(1))) {
                    // the second student's stays
                    onAnother = registration;
                }
            }
        }
        registrar
                .post(
                        "students/" + id("student/2") + "/accounts",
                        json("userName", User.STUDENT.login(), "reason", REASON))
                .expect(201);
        added(
                "assessment/external-examiners",
                """
                {"institution":"usw","userName":"UXexaminer","name":"UXexaminer","employer":"Elsewhere","subject":"UX Music",
                "modules":["%s"],"from":"2023-09-01","until":"2027-08-31","reason":"approved"}"""
                        .formatted(modules.get(0)));
    }

    private void marked() {
        String run = "assessment/occurrences/" + id("run");
        String works = run + "/moderation/elements/" + elements.get(0);
        administrator
                .post(works + "/plan", json("kind", "BLIND", "reason", REASON))
                .expect(200);
        for (int s = 1; s <= 2; s++) {
            String work = "\"work\":{\"studentNumber\":\"UXHN%d\"}".formatted(s);
            administrator
                    .post(works + "/marks", "[{%s,\"role\":\"FIRST\",\"mark\":60}]".formatted(work))
                    .expect(200);
            registrar
                    .post(works + "/marks", "[{%s,\"role\":\"SECOND\",\"mark\":64}]".formatted(work))
                    .expect(200);
            registrar
                    .post(
                            works + "/steps",
                            "{%s,\"kind\":\"AGREED\",\"mark\":62,\"reason\":\"discussed\"}".formatted(work))
                    .expect(200);
        }
        List<String> marks = new ArrayList<>();
        for (int s = 1; s <= 2; s++) {
            for (int n = 1; n <= MODULES; n++) {
                // the second student fails the last module
                int mark = s == 2 && n == MODULES ? 35 : 60 + s;
                if (n > 1) {
                    marks.add(mark(s, n, "CW", mark));
                }
                marks.add(mark(s, n, "EX", mark));
            }
        }
        JsonNode recorded = administrator
                .post("assessment/marks?institution=usw", "[" + String.join(",", marks) + "]")
                .expect(200)
                .json();
        if (recorded.findValuesAsText("kind").stream().anyMatch(kind -> !kind.equals("CREATED"))) {
            throw new AssertionError(recorded.toString());
        }
        administrator
                .post(run + "/candidates", "{\"visible\":[\"%s\"]}".formatted(elements.get(0)))
                .expect(200);
        administrator
                .post(run + "/elements/" + elements.get(1) + "/lifting", json("reason", "UXlifted"))
                .expect(200);
        String registration = id("registration/2");
        handIn(
                onAnother,
                administrator
                        .get("curriculum/occurrences/" + runs.get(1))
                        .expect(200)
                        .json()
                        .at("/elements/0/id")
                        .asText());
        handIn(registration, elements.get(0));
        String outcome = added(
                "assessment/outcomes",
                json(
                        "registrationId", registration,
                        "elementId", elements.get(0),
                        "kind", "EXTENSION",
                        "source", "CIRCUMSTANCES",
                        "dueAt", "2023-12-18T12:00",
                        "reason", "UXpanel",
                        "evidenceReference", "UXEC1",
                        "decidedOn", "2023-12-04"));
        ids.put("outcome", outcome);
        administrator
                .post(
                        run + "/languages",
                        json(
                                "registrationId",
                                registration,
                                "elementId",
                                elements.get(1),
                                "noticedOn",
                                "2023-09-25",
                                "form",
                                "WRITTEN",
                                "reason",
                                REASON))
                .expect(200);
        paths.add(works + "/works");
        paths.add("assessment/submissions?registration=" + registration);
        paths.add("assessment/outcomes?student=" + id("student/2"));
    }

    private void handIn(String registration, String element) {
        added(
                "assessment/submissions",
                json(
                        "registrationId",
                        registration,
                        "elementId",
                        element,
                        "submittedAt",
                        "2023-12-11T11:00",
                        "fileName",
                        "UXessay.pdf",
                        "fileSize",
                        10,
                        "fileDigest",
                        "ab".repeat(32)));
    }

    private static String mark(int student, int module, String element, int mark) {
        return University.mark("UXHN" + student, "UXHN" + module, element, mark).replace(University.SESSION, SESSION);
    }

    private void adopted() {
        String meeting = created(
                "subject-meeting",
                "boards/subject-meetings",
                ("{\"institution\":\"usw\",\"session\":\"%s\",\"point\":\"AFTER_RESITS\",\"heldOn\":\"2024-09-05\","
                                + "\"chair\":\"UXchair\",\"subject\":\"UX Music\",\"modules\":[\"%s\"]}")
                        .formatted(SESSION, String.join("\",\"", modules)));
        members("boards/meetings/" + meeting, "MODULE_TEACHER", "EXTERNAL_EXAMINER");
        String path = "boards/subject-meetings/" + meeting;
        administrator
                .post(
                        path + "/decisions",
                        json(
                                "action", "ADJUST_COHORT",
                                "occurrenceId", id("run"),
                                "reason", "UXprojector",
                                "evidence", "minutes 3"))
                .expect(200);
        administrator
                .post(
                        "assessment/occurrences/" + id("run") + "/moderation/cohort-adjustments",
                        json(
                                "elementId", elements.get(1),
                                "method", "ADD",
                                "amount", 1,
                                "meeting", meeting,
                                "evidence", "minutes 3",
                                "examiner", "UXexaminer",
                                "consultedOn", "2024-06-17",
                                "reason", "UXprojector"))
                .expect(200);
        done(administrator
                .post("assessment/results/computations", json("institution", USW, "session", SESSION))
                .expect(202)
                .id());
        List<String> seen = new ArrayList<>();
        administrator
                .get(path + "/results")
                .expect(200)
                .json()
                .forEach(run -> seen.add(json(
                        "occurrenceId", run.get("occurrenceId").asText(),
                        "digest", run.get("digest").asText())));
        administrator
                .post(path + "/adoptions", "{\"runs\":[" + String.join(",", seen) + "]}")
                .expect(200);
        administrator.post(path + "/conclusion", "").expect(200);
    }

    private void released() {
        String meeting = created(
                "meeting",
                "boards/meetings",
                ("{\"institution\":\"usw\",\"session\":\"%s\",\"point\":\"AFTER_RESITS\",\"heldOn\":\"%s\","
                                + "\"chair\":\"UXchair\",\"programmes\":[\"%s\"]}")
                        .formatted(SESSION, HELD_ON, id("programme")));
        String path = "boards/meetings/" + meeting;
        done(administrator.post(path + "/proposals", "").expect(202).id());
        members(path, "COURSE_LEADER", "AWARD_EXTERNAL");
        administrator
                .post(path + "/consent", json("externalExaminer", "UXexaminer"))
                .expect(200);
        String second = path + "/candidates/" + id("student/2");
        String conflicts = path + "/agenda/cases/" + id("student/2") + "/conflicts";
        administrator
                .post(conflicts, json("member", "UXteacher", "detail", "is an uncle"))
                .expect(200);
        JsonNode offer = administrator
                .post(second + "/offers", json("module", "UXHN" + MODULES, "deadline", TODAY.plusDays(5)))
                .expect(200)
                .json();
        student.post("boards/own-offers/" + offer.get("id").asText() + "/choice", json("choice", "COMPENSATION"))
                .expect(200);
        administrator
                .post(second + "/offers/compensation", json("reason", "as the student chose"))
                .expect(200);
        administrator.post(path + "/endorsements", "").expect(200);
        for (JsonNode candidate : administrator
                .get(path + "/candidates?limit=500")
                .expect(200)
                .json()
                .get("items")) {
            if (candidate.get("decision").isNull()) {
                throw new AssertionError(candidate.toString());
            }
        }
        administrator
                .post(path + "/statements", json("examiner", "UXexaminer", "kind", "ENDORSES"))
                .expect(200);
        administrator.post(path + "/release", "").expect(200);
        administrator.post(path + "/minutes", "").expect(200);
        ids.put(
                "result",
                student.get("boards/own-results")
                        .expect(200)
                        .json()
                        .get(0)
                        .get("id")
                        .asText());
        paths.add(conflicts);
        paths.add(second + "/offers");
        paths.add("boards/results?institution=usw&session=" + SESSION);
    }

    private void members(String path, String internal, String external) {
        List<String> members = new ArrayList<>(List.of(
                "{\"name\":\"UXchair\",\"role\":\"CHAIR\",\"post\":\"DEAN\",\"trained\":true,\"ofSubject\":false,"
                        + "\"attendance\":\"ATTENDED\"}",
                json(
                        "name", "UXsecretary",
                        "userName", User.ADMINISTRATOR.login(),
                        "role", "SECRETARY",
                        "attendance", "ATTENDED"),
                json("name", "UXteacher", "role", internal, "attendance", "ATTENDED"),
                json("name", "UXexaminer", "role", external, "attendance", "ATTENDED")));
        if (external.equals("AWARD_EXTERNAL")) {
            members.add(json("name", "UXpanel", "role", "PANEL_REPRESENTATIVE", "attendance", "ATTENDED"));
        }
        administrator
                .post(path + "/members", "{\"members\":[" + String.join(",", members) + "]}")
                .expect(200);
    }

    private void issued() {
        String batch = administrator
                .post("documents/batches", json("meeting", id("meeting"), "kind", "TRANSCRIPT", "language", "EN"))
                .expect(202)
                .id();
        ids.put("batch", batch);
        done(batch);
        // the second time everybody has one and is left out
        String again = administrator
                .post("documents/batches", json("meeting", id("meeting"), "kind", "TRANSCRIPT", "language", "EN"))
                .expect(202)
                .id();
        ids.put("batch/again", again);
        done(again);
        for (JsonNode document : administrator
                .get("documents/students/" + id("student/2"))
                .expect(200)
                .json()) {
            ids.put("document/" + ids.size(), document.get("id").asText());
        }
        String certificate = added("documents/issued", json("student", id("student/2"), "kind", "CERTIFICATE"));
        ids.put("certificate", certificate);
        paths.add("documents/students/" + id("student/2") + "/drafts/TRANSCRIPT");
    }

    private void done(String job) {
        University.done(administrator, job);
    }

    private String added(String path, String json) {
        return created(path + "/" + records++, path, json);
    }

    private String created(String name, String path, String json) {
        String id = entered(path, json);
        ids.put(name, id);
        return id;
    }

    private String entered(String path, String json) {
        return administrator.post(path, json).expect(201).id();
    }

    private String id(String name) {
        return ids.get(name);
    }
}
