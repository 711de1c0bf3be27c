package org.matricula.exchange.provider.origin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** The results that were published for a session: how a partner is told the grades of its students (L1149). */
public final class BoardSources {

    private BoardSources() {}

    /** Reads what is published by now. */
    public static List<Source> of(PublishedResults results, Students students) {
        return List.of(Source.of(
                Target.RESULTS,
                List.of(PublishedResults.READ, Students.READ),
                (caller, institution, session, taker) -> {
                    if (session == null) {
                        throw Problem.invalid("session", null, "must be given: results are published for a session")
                                .exception();
                    }
                    Pages.each(
                            page -> results.of(caller, institution, session, page),
                            some -> write(caller, students, some, taker));
                }));
    }

    private static void write(Caller caller, Students students, List<PublishedResult> results, Consumer<Values> taker) {
        Map<StudentId, Student> known = students.all(
                caller, results.stream().map(PublishedResult::studentId).collect(Collectors.toSet()));
        for (PublishedResult result : results) {
            String number = known.get(result.studentId()).number();
            Told told = told(result);
            List<Graded> graded = told.modules().stream()
                    .filter(module -> result.session().equals(module.session()))
                    .toList();
            graded.forEach(module -> taker.accept(line(number, result, told)
                    .put("module_code", module.code())
                    .put("level", module.level())
                    .put("credits", module.credits())
                    .put("attempt", module.attempt())
                    .put("mark", module.mark())
                    .put("grade", module.grade())
                    .values()));
            if (graded.isEmpty()) {
                taker.accept(line(number, result, told).values());
            }
        }
    }

    private static Line line(String number, PublishedResult result, Told told) {
        return new Line()
                .put("student_number", number)
                .put("session", result.session())
                .put("version", result.version())
                .put("programme_code", told.programme())
                .put("decision", told.decision())
                .put("classification", told.classification())
                .put("appeal_until", result.appealUntil());
    }

    private static Told told(PublishedResult result) {
        try {
            return Json.mapper().readValue(result.page(), Told.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published result cannot be read", e);
        }
    }

    /** What is told of a page. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(String programme, String decision, String classification, List<Graded> modules) {}

    /** A module on it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Graded(
            String code,
            AcademicSession session,
            int level,
            int credits,
            String attempt,
            BigDecimal mark,
            String grade) {}
}
