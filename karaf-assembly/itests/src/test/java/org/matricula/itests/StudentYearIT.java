package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.matricula.itests.University.USW;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A student's year through REST alone: admitted, enrolled, on modules, changing mode, leaving; nothing is lost of it. */
public class StudentYearIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int YEAR = TODAY.getMonthValue() < 9 ? TODAY.getYear() - 1 : TODAY.getYear();
    private static final String SESSION = session(YEAR);

    private static Rest registrar;
    private static Rest leader;

    private String student;
    private String registration;

    @BeforeClass
    public static void signIn() {
        CONTAINER.university();
        registrar = CONTAINER.as(User.REGISTRAR);
        leader = CONTAINER.as(User.LEADER);
    }

    private static String session(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    @Test
    public void aStudentIsAdmittedEnrolsStudiesChangesAndLeaves() {
        String programme = added("curriculum/programmes", University.programme(USW, "YEARPROG"));
        String running = occurrence("YEARMOD1", TODAY.minusDays(7));
        String late = occurrence("YEARMOD2", TODAY.minusDays(40));
        admitted(programme);
        enrolled();
        onModules(running, late);
        partTimeFromNextSession();
        withdrawn();
        theWholeYearIsReadable();
    }

    private void admitted(String programme) {
        student = added("students", University.student(USW, "YEAR1", "Year"));
        String path = "students/" + student;
        added(
                path + "/contacts",
                "{\"kind\":\"HOME\",\"lines\":[\"1 High Street\"],\"country\":\"GB\",\"from\":\"%s\",\"reason\":\"admission\"}"
                        .formatted(TODAY));
        added(path + "/engagements", json("kind", "UNDERGRADUATE", "begins", TODAY, "expectedEnd", TODAY.plusYears(3)));
        JsonNode engagement =
                registrar.get(path + "/engagements").expect(200).json().get(0);
        registrar
                .put(
                        path + "/engagements/"
                                + engagement.get("record").get("id").asText(),
                        "\"" + engagement.get("version").asText() + "\"",
                        json("expectedEnd", TODAY.plusYears(4), "reason", "a placement year"))
                .expect(200);
        registration = added(
                "registration/programme-registrations",
                json(
                        "institution",
                        USW,
                        "studentId",
                        student,
                        "programmeId",
                        programme,
                        "entrySession",
                        SESSION,
                        "level",
                        4,
                        "mode",
                        "FT",
                        "entry",
                        "STANDARD",
                        "startedOn",
                        TODAY.minusDays(7)));
    }

    private void enrolled() {
        String opening = registrar
                .post(
                        "registration/enrolment-tasks/openings",
                        json(
                                "institution",
                                USW,
                                "session",
                                SESSION,
                                "opens",
                                TODAY.minusDays(7),
                                "closes",
                                TODAY.plusDays(7)))
                .expect(202)
                .id();
        University.done(registrar, opening);
        String path = "registration/enrolment-tasks/"
                + registrar
                        .get("registration/students/" + student + "/enrolment/tasks")
                        .expect(200)
                        .json()
                        .get(0)
                        .get("id")
                        .asText();
        changed(registrar, path, "/completion", "", 422)
                .fault(422, "gates.DECLARATION", "BLOCKED", "must be passed until")
                .fault(422, "gates.IDENTITY", "BLOCKED", "must be passed")
                .fault(422, "gates.RIGHT_TO_STUDY", "BLOCKED", "must be passed");
        changed(registrar, path, "/declaration", json("edition", "2026"), 200);
        for (String gate : List.of("IDENTITY", "RIGHT_TO_STUDY")) {
            changed(
                    registrar,
                    path,
                    "/checks",
                    json("gate", gate, "passed", true, "documentReference", "passport 1"),
                    200);
        }
        Answer done = changed(registrar, path, "/completion", "", 200);
        assertEquals("COMPLETE", done.json().get("status").asText());
        changed(registrar, path, "/completion", "", 409).problem(409);
    }

    private void onModules(String running, String late) {
        registrar.post("registration/module-choices", choice(running)).expect(200);
        registrar
                .post("registration/module-choices", choice(late))
                .fault(422, "YEARMOD2", "AFTER_WINDOW", "days after start 40, module change days 28");
        added(
                "registration/students/" + student + "/waivers",
                json(
                        "institution", USW,
                        "pack", "usw-taught",
                        "clause", "L764",
                        "reason", "arrived late with a visa",
                        "approver", "Dean",
                        "from", TODAY,
                        "expires", TODAY.plusDays(1)));
        registrar.post("registration/module-choices", choice(late)).expect(200);
    }

    private String choice(String occurrence) {
        return "{\"registrationId\":\"%s\",\"take\":[\"%s\"]}".formatted(registration, occurrence);
    }

    private void partTimeFromNextSession() {
        String asked = "\"mode\":\"PT\",\"session\":\"" + session(YEAR + 1) + "\"";
        JsonNode preview = registrar
                .post("requests/preview", Registry.request(student, registration, "CHANGE_MODE", asked))
                .expect(200)
                .json();
        assertEquals(preview.toString(), "true", preview.get("admissible").asText());
        carriedOut("CHANGE_MODE", asked);
    }

    private void withdrawn() {
        carriedOut("WITHDRAW", "\"effective\":\"" + TODAY + "\"");
    }

    /** Handed in by the registrar, agreed by the course leader, carried out. */
    private void carriedOut(String kind, String asked) {
        String path = "requests/" + added("requests", Registry.request(student, registration, kind, asked));
        changed(registrar, path, "/submission", "", 200);
        String agreed = json("role", "COURSE_LEADER", "answer", "AGREED");
        changed(registrar, path, "/answers", agreed, 403).problem(403);
        changed(leader, path, "/answers", agreed, 200);
        Answer done = changed(registrar, path, "/effect", "", 200);
        assertEquals("EFFECTIVE", done.json().get("state").asText());
    }

    private void theWholeYearIsReadable() {
        String history = "registration/programmes/" + registration + "/history";
        assertEquals(
                List.of("REGISTERED", "MODE_CHANGED", "WITHDRAWN"),
                registrar.get(history).expect(200).json().findValuesAsText("change"));
        assertEquals(
                List.of("REGISTERED"),
                registrar
                        .get(history + "?asOf=" + TODAY.minusDays(1))
                        .expect(200)
                        .json()
                        .findValuesAsText("change"));
        assertEquals(
                List.of("WITHDRAWN", "WITHDRAWN"),
                registrar
                        .get("registration/students/" + student + "/modules")
                        .expect(200)
                        .json()
                        .findValuesAsText("status"));
        JsonNode record =
                registrar.get("students/" + student + "/record").expect(200).json();
        assertEquals("WITHDRAWN", record.get("status").get("status").asText());
        assertEquals(
                TODAY.plusYears(4).toString(),
                record.get("engagements").get(0).get("expectedEnd").asText());
        JsonNode duties = registrar
                .get("requests/duties?limit=500&student=" + student)
                .expect(200)
                .json()
                .get("items");
        assertEquals(
                duties.toString(),
                List.of("PRICE_NEW_MODE", "RECALCULATE_FEES"),
                duties.findValuesAsText("code").stream()
                        .filter(List.of("PRICE_NEW_MODE", "RECALCULATE_FEES")::contains)
                        .toList());
        // seen by nobody else, whatever path is taken
        Rest partner = CONTAINER.as(User.PARTNER);
        partner.get("students/" + student + "/record").problem(404);
        partner.get(history).problem(404);
    }

    private static String occurrence(String module, LocalDate starts) {
        added("curriculum/modules", University.module(USW, module, 60));
        return added(
                "curriculum/occurrences",
                ("{\"institution\":\"usw\",\"moduleCode\":\"%s\",\"session\":\"%s\",\"period\":\"S1\",\"starts\":\"%s\","
                                + "\"ends\":\"%s\",\"elements\":[{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":100}]}")
                        .formatted(module, SESSION, starts, TODAY.plusDays(60)));
    }

    private static String added(String path, String json) {
        return registrar.post(path, json).expect(201).id();
    }

    /** What a step of a record is answered, sent with the version that the record has now. */
    private static Answer changed(Rest rest, String record, String step, String json, int status) {
        return rest.change(record + step, registrar.get(record).expect(200).etag(), json)
                .expect(status);
    }
}
