package org.matricula.itests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small university with a partner college, each with a programme, two modules that run in 2025/26, students with
 * marks, computed results and a board. Whatever belongs to the university bears a name by which it would be known
 * wherever it leaked: codes and names begin with {@code UX}, those of the college with {@code LX}.
 */
final class University {

    static final String USW = "usw";
    static final String COLLEGE = "loughborough";
    static final String SESSION = "2025/26";

    private static final Duration JOB = Duration.ofSeconds(120);

    private final Rest rest;
    private final Rest chair;
    private final Rest approver;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private University(Container container) {
        this.rest = container.as(User.ADMINISTRATOR);
        this.chair = container.as(User.ADMINISTRATOR);
        this.approver = container.as(User.APPROVER);
    }

    /** Enters all records. */
    static University founded(Container container) {
        University university = new University(container);
        university.institution(USW, "AWARDING_BODY", null);
        university.institution(COLLEGE, "PARTNER", USW);
        university
                .rest
                .put(
                        "curriculum/awards",
                        "[{'code':'BSC_HONS','title':'Bachelor of Science with Honours','family':'BACHELORS_HONS','level':6,'credits':360}]"
                                .replace('\'', '"'))
                .expect(200);
        university.activate("usw-taught");
        university.activate("loughborough-college");
        university.deliver(USW, "UX", 3);
        university.deliver(COLLEGE, "LX", 2);
        return university;
    }

    /** The identity of a record: {@code UX/student/1}, {@code LX/module/1}, {@code UX/occurrence/2} ... */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException(name + " is none of " + ids.keySet());
        }
        return id;
    }

    /** The identities of the records of an institution's prefix. */
    List<String> idsOf(String prefix) {
        return ids.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix + "/"))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private void institution(String code, String kind, String awardingBody) {
        rest.post(
                        "institutions",
                        json("code", code, "name", "Institution " + code, "kind", kind, "awardingBody", awardingBody))
                .expect(201);
        for (int year = 2023; year < 2028; year++) {
            String session = year + "-" + (year + 1) % 100;
            rest.put(
                            "institutions/" + code + "/sessions/" + session,
                            json("starts", year + "-09-01", "ends", (year + 1) + "-08-31"))
                    .expect(200);
        }
        if (awardingBody != null) {
            agreed(rest, code);
        }
    }

    /** A partner may deliver whatever is in its curriculum. */
    static void agreed(Rest administrator, String partner) {
        administrator
                .post(
                        "institutions/" + partner + "/agreements",
                        json("kind", "VALIDATED", "reference", "A 1", "starts", "2020-09-01"))
                .expect(201);
    }

    private void activate(String pack) {
        Await.until(
                pack + " is verified",
                JOB,
                () -> rest.get("regulations/packs/" + pack + "/1.0.0").status() == 200);
        approver.post("regulations/packs/" + pack + "/1.0.0/approval", json("reason", "for the tests"))
                .expect(200);
        rest.post("regulations/packs/" + pack + "/1.0.0/activation", json("reason", "for the tests"))
                .expect(200);
    }

    private void deliver(String institution, String prefix, int students) {
        created(prefix + "/programme", "curriculum/programmes", programme(institution, prefix + "PROG"));
        for (int n = 1; n <= 2; n++) {
            created(prefix + "/module/" + n, "curriculum/modules", module(institution, prefix + "MOD" + n, 60));
            created(prefix + "/occurrence/" + n, "curriculum/occurrences", occurrence(institution, prefix + "MOD" + n));
        }
        List<String> marks = new ArrayList<>();
        for (int s = 1; s <= students; s++) {
            String number = prefix + "NUM" + s;
            created(prefix + "/student/" + s, "students", student(institution, number, prefix + "Name" + s));
            created(
                    prefix + "/programme-registration/" + s,
                    "registration/programme-registrations",
                    programmeRegistration(institution, id(prefix + "/student/" + s), id(prefix + "/programme")));
            for (int n = 1; n <= 2; n++) {
                created(
                        prefix + "/module-registration/" + s + "-" + n,
                        "registration/module-registrations",
                        moduleRegistration(institution, id(prefix + "/student/" + s), id(prefix + "/occurrence/" + n)));
                marks.add(mark(number, prefix + "MOD" + n, "CW", 50 + s));
                marks.add(mark(number, prefix + "MOD" + n, "EX", 60 + s));
            }
        }
        Answer recorded = rest.post("assessment/marks?institution=" + institution, "[" + String.join(",", marks) + "]")
                .expect(200);
        for (String kind : recorded.json().findValuesAsText("kind")) {
            if (!"CREATED".equals(kind)) {
                throw new AssertionError(recorded.toString());
            }
        }
        String computation = rest.post("assessment/results/computations", json("institution", institution))
                .expect(202)
                .id();
        ids.put(prefix + "/job/1", computation);
        done(rest, computation);
        board(institution, prefix);
    }

    private void board(String institution, String prefix) {
        Answer opened = rest.post(
                        "boards/meetings",
                        json(
                                "institution",
                                institution,
                                "session",
                                SESSION,
                                "point",
                                "AFTER_FIRST_SIT",
                                "heldOn",
                                "2026-06-20",
                                "chair",
                                prefix + "Chair"))
                .expect(201);
        ids.put(prefix + "/meeting", opened.id());
        String job = chair.post("boards/meetings/" + opened.id() + "/proposals", "")
                .expect(202)
                .id();
        ids.put(prefix + "/job/2", job);
        done(rest, job);
    }

    private void created(String name, String path, String json) {
        ids.put(name, rest.post(path, json).expect(201).id());
    }

    /** Waits until a job has done its work. */
    static void done(Rest rest, String job) {
        Await.until("job " + job + " is done", JOB, () -> {
            String state =
                    rest.get("jobs/" + job).expect(200).json().get("state").asText();
            if ("FAILED".equals(state) || "CANCELLED".equals(state)) {
                throw new Await.Hopeless(rest.get("jobs/" + job).toString());
            }
            return "DONE".equals(state);
        });
    }

    static String programme(String institution, String code) {
        return json(
                "institution",
                institution,
                "code",
                code,
                "title",
                code + " Computing",
                "awardCode",
                "BSC_HONS",
                "group",
                "UG",
                "scale",
                "UG",
                "firstLevel",
                4,
                "finalLevel",
                6);
    }

    static String module(String institution, String code, int credits) {
        return json(
                "institution",
                institution,
                "code",
                code,
                "title",
                code + " Title",
                "level",
                4,
                "credits",
                credits,
                "kind",
                "TAUGHT");
    }

    static String occurrence(String institution, String moduleCode) {
        return "{\"institution\":\"%s\",\"moduleCode\":\"%s\",\"session\":\"%s\",\"period\":\"S1\","
                        .formatted(institution, moduleCode, SESSION)
                + "\"starts\":\"2025-09-22\",\"ends\":\"2026-01-23\",\"elements\":["
                + "{\"code\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":40,\"deadline\":\"2025-12-12T12:00\"},"
                + "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":60}]}";
    }

    static String student(String institution, String number, String familyName) {
        return json(
                "institution", institution,
                "number", number,
                "familyName", familyName,
                "givenNames", "Given",
                "dateOfBirth", "2006-05-04");
    }

    static String programmeRegistration(String institution, String student, String programme) {
        return json(
                "institution",
                institution,
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
                "2025-09-22");
    }

    static String moduleRegistration(String institution, String student, String occurrence) {
        return json(
                "institution", institution,
                "studentId", student,
                "occurrenceId", occurrence,
                "attempt", "FIRST",
                "registeredOn", "2025-09-22");
    }

    static String mark(String number, String moduleCode, String element, Object mark) {
        return "{\"studentNumber\":\"%s\",\"occurrence\":{\"moduleCode\":\"%s\",\"session\":\"%s\",\"period\":\"S1\"},"
                        .formatted(number, moduleCode, SESSION)
                + "\"attempt\":\"FIRST\",\"elementCode\":\"%s\",\"mark\":%s,\"state\":\"SUBMITTED\"}"
                        .formatted(element, mark);
    }

    /** A JSON object of names and values; numbers and booleans stand as they are, null is left out. */
    static String json(Object... pairs) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                boolean bare = value instanceof Number || value instanceof Boolean;
                members.add("\"" + pairs[i] + "\":" + (bare ? value : "\"" + value + "\""));
            }
        }
        return "{" + String.join(",", members) + "}";
    }
}
