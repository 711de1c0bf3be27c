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
 * What a registry keeps beside the {@link University}'s marks: records of every sort about the university's third
 * student, its curriculum and another partner, all entered over REST. Like the university's own they bear names that
 * begin with {@code UX}.
 */
final class Registry {

    static final String OTHER = "ux-other";
    static final String ABSENCE = "AUTHORISED_ABSENCE";

    private static final String REASON = "for the tests";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final University university;
    private final Rest rest;
    private final Rest approver;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final String student;
    private final String registration;
    private Concluded concluded;
    private String letter;

    private Registry(University university, Rest rest, Rest approver) {
        this.university = university;
        this.rest = rest;
        this.approver = approver;
        this.student = university.id("UX/student/3");
        this.registration = university.id("UX/programme-registration/3");
    }

    /** Enters all records. */
    static Registry opened(
            University university,
            Rest registrar,
            Rest curriculumApprover,
            Rest administrator,
            Rest disabilityService,
            Rest signedIn) {
        Registry registry = new Registry(university, registrar, curriculumApprover);
        registry.details();
        registry.enrolment();
        registry.modules();
        registry.curriculum();
        registry.requests();
        registry.exchange();
        registry.partners(administrator);
        registry.concluded = Concluded.held(administrator, registrar, signedIn);
        registry.concluded.ids().forEach((name, id) -> registry.ids.put("concluded/" + name, id));
        registry.assessment(disabilityService);
        return registry;
    }

    /** The identities of all that was entered. */
    List<String> ids() {
        return List.copyOf(ids.values());
    }

    /** The identity of one. */
    String id(String name) {
        return ids.get(name);
    }

    /** Addresses of records that take more than an identity to be asked for. */
    List<String> paths() {
        String programme = "curriculum/programmes/" + university.id("UX/programme");
        String module = "curriculum/modules/" + university.id("UX/module/1");
        String request = "requests/" + id("request");
        List<String> paths = new ArrayList<>(concluded.paths());
        paths.addAll(List.of(
                "students/" + student + "/special?purpose=audit",
                "students/" + student + "/adjustments?purpose=audit",
                "students/" + student + "/status-events/on/" + TODAY,
                "requests/duties?student=" + student,
                "registration/cards?institution=usw&number=C4711",
                "boards/reconciliations/lines?institution=usw&session=" + University.SESSION,
                "boards/reconciliations/lines.csv?institution=usw&session=" + University.SESSION,
                "registration/enrolment-tasks?institution=usw&session=" + University.SESSION,
                programme + "/versions/1",
                programme + "/versions/1/checks",
                programme + "/structure/2027-28",
                programme + "/difference?from=2026/27&to=2027/28",
                module + "/requirements/2027-28",
                module + "/outcomes/2027-28",
                "exchange/exports/matricula-students?institution=usw",
                request + "/letters/" + letter,
                "institutions/" + OTHER,
                "institutions/" + OTHER + "/workspace",
                "institutions/" + OTHER + "/agreements",
                "institutions/" + OTHER + "/agreements/" + id("agreement"),
                "institutions/" + OTHER + "/agreements/" + id("agreement") + "/versions",
                "institutions/" + OTHER + "/sites",
                "institutions/" + OTHER + "/sites/" + id("site"),
                "institutions/" + OTHER + "/sites/" + id("site") + "/versions",
                "institutions/" + OTHER + "/contacts",
                "institutions/" + OTHER + "/contacts/" + id("contact"),
                "institutions/" + OTHER + "/contacts/" + id("contact") + "/versions",
                "institutions/" + OTHER + "/duties",
                "institutions/" + OTHER + "/duties/" + id("duty"),
                "institutions/" + OTHER + "/duties/" + id("duty") + "/steps"));
        return paths;
    }

    private void details() {
        String path = "students/" + student;
        added(path + "/contacts", json("kind", "PHONE", "text", "+44 1443 480480", "from", TODAY, "reason", REASON));
        added(
                path + "/identifiers",
                json("kind", "FOREIGN", "issuer", "DE", "value", "UXF1", "from", TODAY, "reason", REASON));
        added(path + "/tutors", json("tutor", "UXtutor", "from", TODAY, "reason", REASON));
        rest.post(path + "/accounts", json("userName", User.LINKED.login(), "reason", REASON))
                .expect(201);
        added(path + "/engagements", json("kind", "UNDERGRADUATE", "begins", TODAY));
        added(
                path + "/holds",
                "{\"source\":\"REGISTRY\",\"effects\":[\"DOCUMENTS\"],\"reason\":\"UX\",\"since\":\"%s\"}"
                        .formatted(TODAY));
        added(path + "/notes", json("visibility", "REGISTRY", "office", "REGISTRY", "text", "UXnote"));
        added(path + "/status-events", json("status", "ENROLLED", "effective", TODAY, "reason", REASON));
        added(
                path + "/special",
                "{\"kind\":\"ETHNICITY\",\"codes\":[\"31\"],\"from\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(TODAY, REASON));
        String twin = added("students", University.student(USW, "UXTWIN1", "UXTwin"));
        String other = added("students", University.student(USW, "UXTWIN2", "UXTwin"));
        added("students", University.student(USW, "UXTWIN3", "UXTwin"));
        added("students/merges", json("merged", twin, "survivor", other, "reason", REASON));
    }

    private void assessment(Rest disabilityService) {
        for (String adjusted : List.of(student, concluded.ids().get("student/2"))) {
            ids.put(
                    "adjustment/" + adjusted,
                    disabilityService
                            .post(
                                    "students/" + adjusted + "/adjustments",
                                    json(
                                            "kind",
                                            "FORMAT",
                                            "detail",
                                            "UXprint",
                                            "from",
                                            "2020-01-01",
                                            "reason",
                                            "UXreason",
                                            "evidenceReference",
                                            "UX1"))
                            .expect(201)
                            .id());
        }
        String run = "occurrences/" + university.id("UX/occurrence/1");
        JsonNode occurrence = rest.get("curriculum/" + run).expect(200).json();
        String element = occurrence.get("elements").get(0).get("id").asText();
        rest.post(
                        "assessment/" + run + "/moderation/elements/" + element + "/samples",
                        "{\"purpose\":\"EXTERNAL\",\"share\":50,\"least\":1,\"each\":1,\"within\":1}")
                .expect(200);
        rest.post(
                        "assessment/" + run + "/languages",
                        json(
                                "registrationId",
                                university.id("UX/module-registration/3-1"),
                                "elementId",
                                element,
                                "noticedOn",
                                occurrence.get("starts").asText(),
                                "form",
                                "WRITTEN",
                                "reason",
                                REASON))
                .expect(200);
    }

    private void enrolment() {
        String opening = rest.post(
                        "registration/enrolment-tasks/openings",
                        json(
                                "institution",
                                USW,
                                "session",
                                University.SESSION,
                                "opens",
                                TODAY.minusDays(5),
                                "closes",
                                TODAY.plusDays(20)))
                .expect(202)
                .id();
        University.done(rest, opening);
        String task = rest.get("registration/students/" + student + "/enrolment/tasks")
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asText();
        ids.put("task", task);
        String path = "registration/enrolment-tasks/" + task;
        rest.change(path + "/declaration", rest.get(path).etag(), json("edition", "UX2026"))
                .expect(200);
        String about = "registration/students/" + student;
        added(about + "/enrolment/missing-documents", json("name", "UXcertificate"));
        String event = named(
                "event",
                "registration/events",
                json("institution", USW, "name", "UXevent", "place", "Hall", "from", TODAY, "to", TODAY.plusDays(1)));
        String ticket = added("registration/events/" + event + "/queue", json("studentId", student));
        rest.post("registration/events/" + event + "/queue/next", json("desk", "1"))
                .expect(200);
        rest.post(
                        "registration/events/tickets/" + ticket + "/identity",
                        json("passed", true, "documentReference", "UXPASS"))
                .expect(200);
        added(about + "/cards", json("number", "C4711", "reason", REASON));
        ids.put(
                "document",
                rest.post(
                                about + "/documents?kind=PASSPORT&title=UXscan",
                                "application/pdf",
                                "%PDF-1.4 UXscan".getBytes())
                        .expect(201)
                        .id());
        added(
                about + "/waivers",
                json(
                        "institution", USW,
                        "pack", "usw-taught",
                        "clause", "L764",
                        "reason", "UXreason",
                        "approver", "UXdean",
                        "from", TODAY,
                        "expires", TODAY.plusDays(9)));
    }

    private void modules() {
        // what was passed here is own credit, which nobody claims
        String elsewhere = named("claimed", "curriculum/modules", University.module(USW, "UXCLAIMED", 60));
        added(
                "registration/claims",
                ("{\"institution\":\"usw\",\"studentId\":\"%s\",\"programmeId\":\"%s\",\"session\":\"%s\","
                                + "\"kind\":\"EXEMPTION\",\"adviser\":\"UXadviser\","
                                + "\"modules\":[{\"moduleId\":\"%s\",\"credits\":60}],"
                                + "\"evidence\":[{\"reference\":\"UXHND\"}]}")
                        .formatted(student, university.id("UX/programme"), University.SESSION, elsewhere));
        Answer rehearsal = rest.post("registration/roll-overs", json("institution", USW, "session", University.SESSION))
                .expect(202);
        ids.put("roll-over", rehearsal.id());
        University.done(rest, rehearsal.json().get("job").asText());
    }

    private void curriculum() {
        String set = named(
                "change",
                "curriculum/changes",
                json("institution", USW, "title", "UXchange", "effectiveFrom", "2027/28", "reason", REASON));
        String programme = "curriculum/programmes/" + university.id("UX/programme") + "/versions";
        Answer draft = rest.post(programme, json("changeSetId", set, "title", "UX Computing", "reason", REASON))
                .expect(201);
        rest.put(
                        programme + "/1/structure",
                        draft.etag(),
                        ("{'title':'UX Computing','reason':'none','structure':{'stages':[{'code':'Y1','title':'One',"
                                        + "'kind':'TAUGHT','level':4,'credits':120}],'routes':[{'code':'FT','title':'UX"
                                        + " Computing','kind':'SINGLE','mode':'FT','delivery':'LINEAR','distance':false,"
                                        + "'features':[],'years':3,'faculty':'F','selfBuilt':false,'subjects':[]}],"
                                        + "'rules':[{'code':'C','stage':'Y1','kind':'CORE','modules':['UXMOD1','UXMOD2']}]}}")
                                .replace('\'', '"'))
                .expect(200);
        String module = "curriculum/modules/" + university.id("UX/module/1");
        rest.put(
                        module + "/requirements",
                        "{\"changeSetId\":\"%s\",\"requirements\":[{\"kind\":\"PREREQUISITE\",\"anyOf\":[\"%s\"]}],\"reason\":\"x\"}"
                                .formatted(set, university.id("UX/module/2")))
                .expect(200);
        rest.put(
                        module + "/outcomes",
                        ("{\"changeSetId\":\"%s\",\"outcomes\":[{\"code\":\"UX1\",\"wording\":\"UX\",\"mustPass\":true,"
                                        + "\"assessedBy\":[\"EX\"]}],\"reason\":\"x\"}")
                                .formatted(set))
                .expect(200);
        rest.put(module + "/attendance", json("changeSetId", set, "attendance", "UXlaboratory", "reason", REASON))
                .expect(200);
        rest.post("curriculum/changes/" + set + "/submission", json("evidence", "consulted"))
                .expect(200);
        approver.post("curriculum/changes/" + set + "/approval", json("approved", true, "reason", REASON))
                .expect(200);
        String undecided = added(
                "curriculum/changes",
                json("institution", USW, "title", "UXdraft", "effectiveFrom", "2028/29", "reason", REASON));
        rest.put(module + "/offer", json("changeSetId", undecided, "offered", false, "reason", REASON))
                .expect(200);
        String rollover = rest.post("curriculum/rollovers", json("institution", USW, "session", University.SESSION))
                .expect(202)
                .id();
        University.done(rest, rollover);
        ids.put("rollover", rollover);
    }

    private void requests() {
        String body = request(
                student,
                registration,
                ABSENCE,
                "\"effective\":\"%s\",\"until\":\"%s\",\"completionMoves\":false,\"assessmentAffected\":false"
                        .formatted(TODAY.plusDays(3), TODAY.plusDays(5)));
        String id = named("request", "requests", body);
        rest.change("requests/" + id + "/submission", "\"1\"", "").expect(200);
        String other = added("requests", request(student, registration, "WITHDRAW", "\"effective\":\"" + TODAY + "\""));
        rest.change("requests/" + other + "/withdrawal", "\"1\"", json("reason", "UXreason"))
                .expect(200);
        letter = rest.get("requests/" + id + "/letters")
                .expect(200)
                .json()
                .get(0)
                .get("place")
                .asText();
    }

    /** What is said of a request; {@code asked} are members of JSON. */
    static String request(String student, String registration, String kind, String asked) {
        return ("{\"studentId\":\"%s\",\"registrationId\":\"%s\",\"kind\":\"%s\",\"asked\":{%s,"
                        + "\"statement\":\"UXstatement\","
                        + "\"circumstances\":{\"sponsored\":false,\"funded\":false,\"loan\":false}}}")
                .formatted(student, registration, kind, asked);
    }

    private void exchange() {
        Answer envelope = rest.post("exchange/envelopes?institution=usw", "").expect(202);
        ids.put("envelope", envelope.id());
        University.done(rest, envelope.json().get("job").asText());
        Answer started = rest.post(
                        "exchange/imports?institution=usw&mapping=matricula-students&dryRun=true&fileName=UX.csv",
                        Rest.CSV,
                        "number,family_name\nno good!,UXbad\n".getBytes())
                .expect(202);
        ids.put("import", started.id());
        University.done(rest, started.json().get("job").asText());
    }

    private void partners(Rest administrator) {
        administrator
                .post("institutions", json("code", OTHER, "name", "UXother", "kind", "PARTNER", "awardingBody", USW))
                .expect(201);
        String path = "institutions/" + OTHER;
        named(
                administrator,
                "agreement",
                path + "/agreements",
                "{\"kind\":\"FRANCHISED\",\"reference\":\"UX1\",\"starts\":\"%s\",\"programmes\":[\"UXPROG\"],"
                                .formatted(TODAY.minusDays(9))
                        + "\"deadlines\":{\"WITHDRAWAL\":5}}");
        named(
                administrator,
                "site",
                path + "/sites",
                "{\"name\":\"UXsite\",\"address\":[\"1 High Street\"],\"country\":\"GB\",\"starts\":\"%s\"}"
                        .formatted(TODAY));
        named(
                administrator,
                "contact",
                path + "/contacts",
                json("role", "REGISTRY", "name", "UXcontact", "email", "ux@example.org", "starts", TODAY));
        String duty = administrator
                .post(
                        path + "/duties",
                        json(
                                "kind", "WITHDRAWAL",
                                "programme", "UXPROG",
                                "day", TODAY,
                                "subject", "student/" + student,
                                "source", "tests/UX1"))
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asText();
        ids.put("duty", duty);
        administrator
                .change(path + "/duties/" + duty + "/completion", "\"1\"", json("on", TODAY, "evidence", "UXmail"))
                .expect(200);
    }

    private String added(String path, String json) {
        return named(path, path, json);
    }

    private String named(String name, String path, String json) {
        return named(rest, name, path, json);
    }

    private String named(Rest as, String name, String path, String json) {
        String id = as.post(path, json).expect(201).id();
        ids.put(ids.containsKey(name) ? name + "/" + id : name, id);
        return id;
    }
}
