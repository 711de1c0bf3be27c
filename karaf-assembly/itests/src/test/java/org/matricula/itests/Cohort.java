package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Students in their first year on a programme, all of them on the same modules, which share its 120 credits. */
final class Cohort {

    static final String PERIOD = "Y";

    private static final int CREDITS = 120;

    private final Rest registrar;
    private final String institution;
    private final int year;
    private final List<String> modules;
    private final List<String> numbers;
    private final Map<String, String> ids = new LinkedHashMap<>();

    private Cohort(Rest registrar, String institution, int year, List<String> modules, List<String> numbers) {
        this.registrar = registrar;
        this.institution = institution;
        this.year = year;
        this.modules = modules;
        this.numbers = numbers;
    }

    /** Enters all of them. */
    static Cohort entered(
            Rest registrar,
            String institution,
            String programme,
            int year,
            List<String> modules,
            List<String> numbers) {
        Cohort cohort = new Cohort(registrar, institution, year, modules, numbers);
        cohort.added("programme", "curriculum/programmes", University.programme(institution, programme));
        modules.forEach(cohort::run);
        numbers.forEach(cohort::student);
        return cohort;
    }

    String institution() {
        return institution;
    }

    /** The session in which they are on their modules. */
    String session() {
        return session(year);
    }

    static String session(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    /** {@code MU505} has coursework and an examination, {@code MU505/EX} the latter alone. */
    private void run(String named) {
        // over, and so a record
        occurrence(named, LocalDate.of(year, 9, 1), LocalDate.of(year, 10, 30));
    }

    /** A module that began a week ago; its run. */
    String running(String module, LocalDate today) {
        occurrence(module + "/EX", today.minusDays(7), today.plusDays(60));
        return id("occurrence/" + module);
    }

    private void occurrence(String named, LocalDate starts, LocalDate ends) {
        String module = code(named);
        String elements = named.equals(module)
                ? "{\"code\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":40,\"deadline\":\"%d-12-11T12:00\"},"
                                .formatted(year)
                        + "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":60}"
                : "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":100}";
        added(
                "module/" + module,
                "curriculum/modules",
                University.module(institution, module, CREDITS / Math.max(2, modules.size())));
        added(
                "occurrence/" + module,
                "curriculum/occurrences",
                ("{\"institution\":\"%s\",\"moduleCode\":\"%s\",\"session\":\"%s\",\"period\":\"%s\","
                                + "\"starts\":\"%s\",\"ends\":\"%s\",\"elements\":[%s]}")
                        .formatted(institution, module, session(year), PERIOD, starts, ends, elements));
        JsonNode entered = registrar
                .get("curriculum/occurrences/" + id("occurrence/" + module))
                .expect(200)
                .json()
                .get("elements");
        entered.forEach(element -> ids.put(
                "element/" + module + "/" + element.get("code").asText(),
                element.get("id").asText()));
    }

    private static String code(String named) {
        return named.split("/")[0];
    }

    private void student(String number) {
        String student =
                added("student/" + number, "students", University.student(institution, number, "Evans" + number));
        added(
                "registration/" + number,
                "registration/programme-registrations",
                json(
                        "institution",
                        institution,
                        "studentId",
                        student,
                        "programmeId",
                        id("programme"),
                        "entrySession",
                        session(year),
                        "level",
                        4,
                        "mode",
                        "FT",
                        "entry",
                        "STANDARD",
                        "startedOn",
                        year + "-09-01"));
        for (String named : modules) {
            taken(number, code(named), year + "-09-01");
        }
    }

    /** A student is registered on the run of a module. */
    void taken(String number, String module, String day) {
        added(
                "registration/" + number + "/" + module,
                "registration/module-registrations",
                json(
                        "institution",
                        institution,
                        "studentId",
                        id("student/" + number),
                        "occurrenceId",
                        id("occurrence/" + module),
                        "attempt",
                        "FIRST",
                        "registeredOn",
                        day));
    }

    private String added(String name, String path, String json) {
        String id = registrar.post(path, json).expect(201).id();
        ids.put(name, id);
        return id;
    }

    /** The number of a record: {@code student/30077}, {@code element/MU505/EX}, {@code registration/30077/MU505} ... */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException(name + " is none of " + ids.keySet());
        }
        return id;
    }

    /** In the place of a mark: nothing was handed in. */
    static final int NOTHING = -1;

    /** Gives a student a mark in each element of every module, and another one in those that are named before it. */
    Cohort marked(String number, int mark, Object... others) {
        for (String module : modules) {
            int at = List.of(others).indexOf(code(module));
            marked(code(module), number, at < 0 ? mark : (Integer) others[at + 1]);
        }
        return this;
    }

    /** Gives a student a mark in every element of a module. */
    void marked(String module, String number, int mark) {
        List<String> elements = modules.contains(module) ? List.of("CW", "EX") : List.of("EX");
        String rows = elements.stream()
                .map(element -> ("{\"studentNumber\":\"%s\",\"occurrence\":{\"moduleCode\":\"%s\",\"session\":\"%s\","
                                + "\"period\":\"%s\"},\"attempt\":\"FIRST\",\"elementCode\":\"%s\",\"mark\":%s,"
                                + "\"state\":\"%s\"}")
                        .formatted(
                                number,
                                module,
                                session(year),
                                PERIOD,
                                element,
                                mark == NOTHING ? null : mark,
                                mark == NOTHING ? "NOT_SUBMITTED" : "SUBMITTED"))
                .collect(Collectors.joining(",", "[", "]"));
        JsonNode recorded = registrar
                .post("assessment/marks?institution=" + institution, rows)
                .expect(200)
                .json();
        assertEquals(recorded.toString(), Set.of("CREATED"), Set.copyOf(recorded.findValuesAsText("kind")));
    }

    /** Computes the results of all marks. */
    Cohort computed() {
        University.done(
                registrar,
                registrar
                        .post("assessment/results/computations", json("institution", institution))
                        .expect(202)
                        .id());
        return this;
    }
}
