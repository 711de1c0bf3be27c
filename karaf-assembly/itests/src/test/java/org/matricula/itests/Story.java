package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.itests.Family.Ending;

/** Takes students of one institution from their marks to their certificates, as a registrar and a chair would. */
final class Story {

    private static final int YEAR = 2024;
    private static final String SESSION = session(YEAR);
    private static final String HELD_ON = "2025-09-10";
    private static final String EXTERNAL = "Dr Ruth Adeyemi";
    private static final int PASS = 40;

    private final String institution;
    private final Rest administrator;
    private final Rest registrar;
    private final Rest chair;
    private final String secretary;
    private final boolean gated;
    private final Map<String, String> programmes = new LinkedHashMap<>();
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Set<String> runs = new LinkedHashSet<>();
    private final Map<String, String> students = new LinkedHashMap<>();
    private String meeting;

    /**
     * @param chair who is signed in as the chair
     * @param secretary the user name of the boards' secretary
     * @param gated true where the regulations want an external examiner's consent and endorsement
     */
    Story(String institution, Rest administrator, Rest registrar, Rest chair, String secretary, boolean gated) {
        this.gated = gated;
        this.institution = institution;
        this.administrator = administrator;
        this.registrar = registrar;
        this.chair = chair;
        this.secretary = secretary;
    }

    private static String session(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    /** The institution itself, and its regulations in force. */
    void founded(String pack, Rest approver) {
        administrator
                .post("institutions", json("code", institution, "name", "Wollongong", "kind", "AWARDING_BODY"))
                .expect(201);
        calendar(YEAR);
        calendar(YEAR + 1);
        Await.until(
                pack + " is verified",
                Duration.ofSeconds(60),
                () -> administrator.get("regulations/packs/" + pack + "/1.0.0").status() == 200);
        approver.post("regulations/packs/" + pack + "/1.0.0/approval", json("reason", "for the tests"))
                .expect(200);
        administrator
                .post("regulations/packs/" + pack + "/1.0.0/activation", json("reason", "for the tests"))
                .expect(200);
    }

    private void calendar(int year) {
        administrator
                .put(
                        "institutions/" + institution + "/sessions/"
                                + session(year).replace('/', '-'),
                        json("starts", year + "-09-01", "ends", (year + 1) + "-08-31"))
                .expect(200);
    }

    /** Programmes, modules, students, registrations, marks and results. */
    void studied(List<Family> families) {
        int earliest = families.stream()
                .flatMapToInt(f -> f.marks().keySet().stream().mapToInt(m -> YEAR - f.yearsBefore(level(m))))
                .min()
                .orElse(YEAR);
        for (int year = earliest; year < YEAR - 1; year++) {
            calendar(year);
        }
        administrator
                .put(
                        "curriculum/awards",
                        families.stream()
                                .map(Family::award)
                                .distinct()
                                .map(Story::award)
                                .collect(Collectors.joining(",", "[", "]")))
                .expect(200);
        StringBuilder studying = new StringBuilder(
                "student_number,programme_code,entry_session,session,level,mode,started_on,status,ended_on\r\n");
        StringBuilder taking = new StringBuilder("student_number,module_code,session,period\r\n");
        List<String> marks = new ArrayList<>();
        for (Family family : families) {
            programme(family);
            String number = "AS" + family.name();
            students.put(
                    family.name(),
                    registrar
                            .post("students", University.student(institution, number, "As" + family.name()))
                            .expect(201)
                            .id());
            studying.append(studying(family, number));
            family.marks().forEach((module, mark) -> {
                int year = YEAR - family.yearsBefore(level(module));
                run(module, year);
                taking.append("%s,%s,%s,S1\r\n".formatted(number, module, session(year)));
                marks.add(("{\"studentNumber\":\"%s\",\"occurrence\":{\"moduleCode\":\"%s\",\"session\":\"%s\","
                                + "\"period\":\"S1\"},\"attempt\":\"FIRST\",\"elementCode\":\"EX\",\"mark\":%d,"
                                + "\"state\":\"SUBMITTED\"}")
                        .formatted(number, module, session(year), mark));
            });
        }
        imported("matricula-programme-registrations", studying.toString());
        imported("matricula-module-registrations", taking.toString());
        JsonNode recorded = registrar
                .post("assessment/marks?institution=" + institution, "[" + String.join(",", marks) + "]")
                .expect(200)
                .json();
        assertEquals(recorded.toString(), Set.of("CREATED"), Set.copyOf(recorded.findValuesAsText("kind")));
        University.done(
                registrar,
                registrar
                        .post("assessment/results/computations", json("institution", institution))
                        .expect(202)
                        .id());
    }

    private static String award(String written) {
        String[] parts = written.split("\\|");
        return json(
                "code", parts[0],
                "title", parts[1],
                "family", parts[2],
                "level", Integer.valueOf(parts[3]),
                "credits", Integer.valueOf(parts[4]));
    }

    private void programme(Family family) {
        programmes.put(
                family.name(),
                registrar
                        .post(
                                "curriculum/programmes",
                                json(
                                        "institution",
                                        institution,
                                        "code",
                                        "AS" + family.name(),
                                        "title",
                                        "Computing",
                                        "awardCode",
                                        family.awardCode(),
                                        "group",
                                        family.group(),
                                        "scale",
                                        family.scale(),
                                        "firstLevel",
                                        family.first(),
                                        "finalLevel",
                                        family.last()))
                        .expect(201)
                        .id());
    }

    private static String studying(Family family, String number) {
        boolean left = family.ending() == Ending.WITHDRAWN || family.ending() == Ending.POSTHUMOUS;
        int entry = YEAR - family.yearsBefore(family.first());
        return "%s,%s,%s,%s,%d,FT,%d-09-20,%s,%s\r\n"
                .formatted(
                        number,
                        "AS" + family.name(),
                        session(entry),
                        SESSION,
                        family.level(),
                        entry,
                        left ? "WITHDRAWN" : "ACTIVE",
                        left ? "2025-06-20" : "");
    }

    /** Modules are called by level: {@code AS5W} is work-based, {@code AS7D} a dissertation. */
    private static int level(String module) {
        return Character.digit(module.charAt(2), 10);
    }

    private void run(String module, int year) {
        if (!modules.containsKey(module)) {
            String kind = module.endsWith("W") ? "WBL" : module.endsWith("D") ? "DISSERTATION" : "TAUGHT";
            modules.put(
                    module,
                    registrar
                            .post(
                                    "curriculum/modules",
                                    json(
                                            "institution",
                                            institution,
                                            "code",
                                            module,
                                            "title",
                                            "Title of " + module,
                                            "level",
                                            level(module),
                                            "credits",
                                            60,
                                            "kind",
                                            kind))
                            .expect(201)
                            .id());
        }
        if (runs.add(module + year)) {
            registrar
                    .post(
                            "curriculum/occurrences",
                            ("{\"institution\":\"%s\",\"moduleCode\":\"%s\",\"session\":\"%s\",\"period\":\"S1\","
                                            + "\"starts\":\"%d-09-22\",\"ends\":\"%d-06-12\",\"elements\":["
                                            + "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":100}]}")
                                    .formatted(institution, module, session(year), year, year + 1))
                    .expect(201);
        }
    }

    private void imported(String mapping, String csv) {
        Answer started = registrar
                .post(
                        "exchange/imports?institution=" + institution + "&mapping=" + mapping + "&fileName=stories.csv",
                        Rest.CSV,
                        csv.getBytes())
                .expect(202);
        University.done(registrar, started.json().get("job").asText());
        JsonNode report =
                registrar.get("exchange/imports/" + started.id()).expect(200).json();
        assertEquals(
                registrar.get("exchange/imports/" + started.id() + "/refusals").toString(),
                0,
                report.get("refused").asInt());
    }

    /** A subject board adopts all results of the session; its results afterwards. */
    JsonNode subjectBoard() {
        List<String> ofSession = modules.keySet().stream()
                .filter(module -> runs.contains(module + YEAR))
                .map(modules::get)
                .toList();
        String id = registrar
                .post(
                        "boards/subject-meetings",
                        ("{\"institution\":\"%s\",\"session\":\"%s\",\"point\":\"AFTER_RESITS\",\"heldOn\":\"2025-09-05\","
                                        + "\"chair\":\"Prof Gwen Rees\",\"subject\":\"Computing\",\"modules\":[%s]}")
                                .formatted(institution, SESSION, quoted(ofSession)))
                .expect(201)
                .id();
        members("boards/subject-meetings/" + id, "boards/meetings/" + id, "MODULE_TEACHER", "EXTERNAL_EXAMINER");
        String path = "boards/subject-meetings/" + id;
        List<String> seen = new ArrayList<>();
        chair.get(path + "/results")
                .expect(200)
                .json()
                .forEach(run -> seen.add(json(
                        "occurrenceId", run.get("occurrenceId").asText(),
                        "digest", run.get("digest").asText())));
        chair.post(path + "/adoptions", "{\"runs\":[" + String.join(",", seen) + "]}")
                .expect(200);
        JsonNode after = chair.get(path + "/results").expect(200).json();
        registrar.post(path + "/conclusion", "").expect(200);
        return after;
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(","));
    }

    private void members(String subject, String path, String internal, String external) {
        boolean ofSubject = subject.contains("subject");
        String others = "{\"name\":\"%s\",\"role\":\"%s\",\"attendance\":\"ATTENDED\"}";
        registrar
                .post(
                        path + "/members",
                        "{\"members\":[" + "{\"name\":\"Prof Gwen Rees\",\"userName\":\"" + User.CHAIR.login()
                                + "\",\"role\":\"CHAIR\",\"post\":\"DEAN\","
                                + "\"trained\":true,\"ofSubject\":false,\"attendance\":\"ATTENDED\"},"
                                + others.formatted("Sian Lloyd\",\"userName\":\"" + secretary, "SECRETARY") + ","
                                + others.formatted("Dr Owain Price", internal) + ","
                                + (ofSubject ? "" : others.formatted("Dr Mair Evans", "PANEL_REPRESENTATIVE") + ",")
                                + others.formatted(EXTERNAL, external) + "]}")
                .expect(200);
    }

    /** The award board, from opening to release; the candidates afterwards by family. */
    Map<String, JsonNode> awardBoard(List<Family> families) {
        meeting = registrar
                .post(
                        "boards/meetings",
                        ("{\"institution\":\"%s\",\"session\":\"%s\",\"point\":\"AFTER_RESITS\",\"heldOn\":\"%s\","
                                        + "\"chair\":\"Prof Gwen Rees\",\"programmes\":[%s]}")
                                .formatted(institution, SESSION, HELD_ON, quoted(List.copyOf(programmes.values()))))
                .expect(201)
                .id();
        String path = "boards/meetings/" + meeting;
        University.done(
                registrar, registrar.post(path + "/proposals", "").expect(202).id());
        members("", path, "COURSE_LEADER", "AWARD_EXTERNAL");
        if (gated) {
            chair.post(path + "/endorsements", "").problem(409);
        }
        chair.post(path + "/consent", json("externalExaminer", EXTERNAL)).expect(200);
        families.forEach(family -> proposed(family, path));
        chair.post(path + "/endorsements", "").expect(200);
        families.forEach(family -> decided(family, path));
        if (gated) {
            registrar.post(path + "/release", "").problem(409);
        }
        chair.post(path + "/statements", json("examiner", EXTERNAL, "kind", "ENDORSES"))
                .expect(200);
        registrar.post(path + "/release", "").expect(200);
        Map<String, JsonNode> candidates = new LinkedHashMap<>();
        families.forEach(family -> candidates.put(family.name(), candidate(family, path)));
        return candidates;
    }

    private JsonNode candidate(Family family, String path) {
        return chair.get(path + "/candidates/" + students.get(family.name()))
                .expect(200)
                .json()
                .get("candidate");
    }

    /** What a person proposes before the board decides; without consent it is refused. */
    private void proposed(Family family, String path) {
        String special = path + "/candidates/" + students.get(family.name()) + "/special-awards";
        if (family.ending() == Ending.AEGROTAT) {
            registrar.post(special, aegrotat(false)).problem(409);
            registrar.post(special, aegrotat(true)).expect(200);
        } else if (family.ending() == Ending.POSTHUMOUS) {
            registrar
                    .post(
                            special,
                            json(
                                    "kind", "POSTHUMOUS",
                                    "report", true,
                                    "evidence", "registry file 2",
                                    "reason", "an award was likely"))
                    .expect(200);
        }
    }

    private static String aegrotat(boolean consents) {
        return json(
                "kind",
                "AEGROTAT",
                "illness",
                true,
                "priorPerformanceConclusive",
                true,
                "unlikelyToReturn",
                true,
                "studentConsents",
                consents,
                "dissertationExaminable",
                true,
                "evidence",
                "medical file 1",
                "reason",
                "will not return");
    }

    private void decided(Family family, String path) {
        JsonNode candidate = candidate(family, path);
        String student = path + "/candidates/" + students.get(family.name());
        if (candidate.get("decision").isNull()) {
            assertTrue(
                    candidate.toString(),
                    family.ending() != Ending.ENDORSED
                            && candidate.get("options").toString().contains(family.decision()));
            chair.post(student + "/decision", json("decision", family.decision()))
                    .problem(422);
            chair.post(student + "/decision", json("decision", family.decision(), "reason", "as discussed"))
                    .expect(200);
        }
        if (family.ending() == Ending.INTERIM) {
            chair.post(student + "/interim-award", "{}").expect(200);
            chair.post(student + "/interim-award", "{}").problem(409);
        }
    }

    /** Certificate and transcript say what they should, and anybody can check them; what the transcript says. */
    JsonNode documented(Family family, Rest anybody) {
        JsonNode certificate = issued(family, "CERTIFICATE", anybody);
        assertEquals(
                family.name(),
                family.title(),
                certificate.get("award").get("title").asText());
        JsonNode classification = certificate.get("award").get("classification");
        assertEquals(family.name(), family.classification(), classification.isNull() ? null : classification.asText());
        assertEquals(
                family.name(),
                HELD_ON,
                certificate.get("award").get("conferredOn").asText());
        boolean goesOn = family.ending() == Ending.INTERIM;
        JsonNode transcript = issued(family, goesOn ? "INTERIM_TRANSCRIPT" : "TRANSCRIPT", anybody);
        Map<String, String> expected = new LinkedHashMap<>();
        family.marks().forEach((module, mark) -> {
            if (mark >= PASS) {
                expected.put(module, mark + ".0");
            }
        });
        Map<String, String> shown = new LinkedHashMap<>();
        transcript
                .get("modules")
                .forEach(line ->
                        shown.put(line.get("code").asText(), line.get("mark").asText()));
        assertEquals(family.name(), expected, shown);
        if (!goesOn) {
            assertEquals(
                    family.name(),
                    family.title(),
                    transcript.get("award").get("title").asText());
        }
        return transcript;
    }

    private JsonNode issued(Family family, String kind, Rest anybody) {
        String id = registrar
                .post("documents/issued", json("student", students.get(family.name()), "kind", kind))
                .expect(201)
                .id();
        JsonNode document = registrar.get("documents/issued/" + id).expect(200).json();
        JsonNode verified = anybody.get(
                        "documents/public/verification/" + document.get("code").asText())
                .expect(200)
                .json();
        assertEquals(family.name(), "GENUINE", verified.get("status").asText());
        assertEquals(
                family.name(),
                document.get("digest").asText(),
                verified.get("digest").asText());
        JsonNode model =
                registrar.get("documents/issued/" + id + "/model").expect(200).json();
        traced(
                family,
                model,
                registrar.get("documents/issued/" + id + "/trace").expect(200).json());
        return model;
    }

    /** Each figure of a document leads to its mark rows, its ruling and its decision, and these are the records. */
    private void traced(Family family, JsonNode model, JsonNode trace) {
        String student = students.get(family.name());
        Map<String, JsonNode> rows = byId(registrar.get("assessment/students/" + student + "/marks"));
        Map<String, JsonNode> results = byId(registrar.get("assessment/students/" + student + "/results"));
        assertEquals(model.get("modules").size(), trace.get("modules").size());
        for (int i = 0; i < model.get("modules").size(); i++) {
            JsonNode line = model.get("modules").get(i);
            JsonNode from = trace.get("modules").get(i);
            assertEquals(line, from.get("line"));
            JsonNode result = from.get("result");
            assertEquals(results.get(result.get("id").asText()), result);
            assertEquals(line.get("credits"), result.get("credits"));
            assertEquals(line.get("level"), result.get("level"));
            assertEquals(line.get("grade"), result.get("grade"));
            assertEquals(
                    new BigDecimal(line.get("mark").asText()),
                    result.get("mark").decimalValue().setScale(1, RoundingMode.DOWN));
            JsonNode ruling = from.get("ruling");
            assertTrue(ruling.toString(), ruling.get("findings").size() > 0);
            ruling.get("findings")
                    .forEach(finding ->
                            assertFalse(finding.get("clause").asText().isBlank()));
            Map<String, JsonNode> behind = new LinkedHashMap<>();
            from.get("marks").forEach(mark -> behind.put(mark.get("id").asText(), mark));
            assertTrue(ruling.toString(), ruling.get("markRows").size() > 0);
            ruling.get("markRows").fields().forEachRemaining(named -> {
                String row = named.getValue().asText();
                assertEquals(rows.get(row), behind.get(row));
                assertEquals(
                        family.marks().get(line.get("code").asText()).intValue(),
                        rows.get(row).get("mark").asInt());
            });
            assertFalse(from.get("released").get("releasedAt").isNull());
        }
        JsonNode award = model.get("award");
        if (award.isNull()) {
            return;
        }
        JsonNode decision = trace.get("decision");
        assertEquals(meeting, decision.get("meeting").get("id").asText());
        assertEquals(
                decision.get("meeting").get("heldOn").asText(),
                award.get("conferredOn").asText());
        JsonNode candidate = decision.get("candidate");
        assertEquals(student, candidate.get("studentId").asText());
        assertTrue(decision.toString(), decision.get("rulings").size() > 0);
        if (!award.get("classification").isNull()) {
            String classification = award.get("classification").asText();
            assertTrue(
                    decision.toString(),
                    decision.get("rulings").findValuesAsText("classification").contains(classification));
        }
    }

    private static Map<String, JsonNode> byId(Answer answer) {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        answer.expect(200).json().forEach(record -> records.put(record.get("id").asText(), record));
        return records;
    }

    /** Everybody of the session is accounted for at each step. */
    void reconciled(int registered) {
        String about = "institution=" + institution + "&session=" + SESSION;
        JsonNode account =
                registrar.get("boards/reconciliations?" + about).expect(200).json();
        assertTrue(account.toString(), account.get("balanced").asBoolean());
        assertEquals(account.toString(), registered, account.get("registered").asInt());
        account.get("steps").forEach(step -> step.get("states")
                .fieldNames()
                .forEachRemaining(state -> assertTrue(
                        account.toString(), List.of("DONE", "NOT_DUE").contains(state))));
        JsonNode missing = registrar
                .get("boards/reconciliations/lines?step=CERTIFICATE&" + about)
                .expect(200)
                .json();
        assertEquals(missing.toString(), 0, missing.get("items").size());
        Answer table =
                registrar.get("boards/reconciliations/lines.csv?" + about).expect(200);
        students.values()
                .forEach(student -> assertTrue(table.body(), table.body().contains(student)));
    }
}
