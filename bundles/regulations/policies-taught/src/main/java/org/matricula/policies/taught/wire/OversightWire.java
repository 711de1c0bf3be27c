package org.matricula.policies.taught.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.Appeal;
import org.matricula.policies.taught.AppealFacts;
import org.matricula.policies.taught.Attendance;
import org.matricula.policies.taught.AttendanceFacts;
import org.matricula.policies.taught.CourseDesignFacts;
import org.matricula.policies.taught.DerogationFacts;
import org.matricula.policies.taught.GoverningEdition;
import org.matricula.policies.taught.GoverningEditionFacts;
import org.matricula.policies.taught.ResultsDisclosureFacts;
import org.matricula.policies.taught.TitleFacts;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Editions, derogations, design of courses, disclosure, appeals and attendance on the wire. */
public final class OversightWire {

    private static final Set<String> DESIGNS =
            new LinkedHashSet<>(List.of("SPECIFICATION", "MODULE", "YEAR", "PLACEMENT"));

    private static final int MOST_WEEKS = 53;

    private OversightWire() {}

    /** Reads an event. */
    public static GoverningEditionFacts edition(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new GoverningEditionFacts(
                        facts.oneOf("event", GoverningEditionFacts.Event.class),
                        session(facts, "session"),
                        session(facts, "begun"),
                        facts.flagOr("student_told", false),
                        facts.flagOr("students_consulted", false),
                        facts.flagOr("external_consent", false)));
    }

    private static AcademicSession session(FactReader facts, String name) {
        String text = facts.text(name);
        try {
            return AcademicSession.valueOf(text);
        } catch (ProblemException e) {
            throw facts.refuse(name, "must be a session written 2026/27");
        }
    }

    /** Shows which edition governs it. */
    public static Map<String, Object> show(GoverningEdition outcome) {
        return new Shown()
                .with("governing_regulations", outcome.governing().toString())
                .with("reasons", outcome.reasons())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads a departure. */
    public static DerogationFacts derogation(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new DerogationFacts(
                        facts.oneOf("concerns", DerogationFacts.Concern.class),
                        facts.flagOr("professional_body", false),
                        facts.flagOr("accredited", false),
                        facts.flagOr("approved", false),
                        facts.flagOr("evidence", false),
                        facts.textOr("scope", null),
                        facts.has("from") ? session(facts, "from") : null));
    }

    /** Reads what is designed. */
    public static CourseDesignFacts design(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", DESIGNS)) {
            case "SPECIFICATION" -> new CourseDesignFacts.Specification(
                    facts.text("award"),
                    new LinkedHashSet<>(facts.eachOf("states", CourseDesignFacts.Item.class)),
                    facts.flagOr("self_built", false),
                    facts.flagOr("professional_body", false),
                    facts.flagOr("approved", false));
            case "MODULE" -> new CourseDesignFacts.Module(
                    facts.count("levels"),
                    facts.flagOr("attendance_required", false),
                    facts.flagOr("attendance_told", false),
                    facts.flagOr("deadlines_known", false),
                    facts.flagOr("formative_labelled", false),
                    facts.flagOr("criteria_told", false));
            case "YEAR" -> new CourseDesignFacts.Year(
                    weeks(facts, "teaching_weeks"),
                    weeks(facts, "revision_weeks"),
                    weeks(facts, "assessment_weeks"),
                    facts.flagOr("postgraduate", false),
                    facts.flagOr("hours_match_credit", false));
            default -> new CourseDesignFacts.Placement(
                    facts.oneOf("pattern", TitleFacts.Pattern.class),
                    facts.oneOf("relevant_to", TitleFacts.Role.class));
        });
    }

    private static int weeks(FactReader facts, String name) {
        return facts.integer(name, 0, MOST_WEEKS);
    }

    /** Reads what somebody is to be told. */
    public static ResultsDisclosureFacts disclosure(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ResultsDisclosureFacts(
                        facts.oneOf("audience", ResultsDisclosureFacts.Audience.class),
                        facts.oneOf("content", ResultsDisclosureFacts.Content.class),
                        facts.flagOr("own_record", false),
                        facts.flagOr("teaches", false),
                        facts.oneOfOr("list_key", ResultsDisclosureFacts.Key.class, ResultsDisclosureFacts.Key.NAME),
                        facts.oneOfOr("circumstances", ResultsDisclosureFacts.Matter.class, null)));
    }

    /** Reads an appeal. */
    public static AppealFacts appeal(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new AppealFacts(
                        facts.count("working_days"),
                        facts.flagOr("good_reason", false),
                        facts.flagOr("independent_evidence", false)));
    }

    /** Shows whether an appeal is taken in. */
    public static Map<String, Object> show(Appeal outcome) {
        return new Shown()
                .with("accepted", outcome.accepted())
                .with("in_time", outcome.inTime())
                .with("window_working_days", outcome.windowWorkingDays())
                .map();
    }

    /** Reads a student's attendance. */
    public static AttendanceFacts attendance(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new AttendanceFacts(
                        facts.flag("failing"),
                        facts.flagOr("notice_given", false),
                        facts.flagOr("consequences_stated", false),
                        facts.flagOr("sponsored", false),
                        facts.flagOr("funded", false),
                        facts.flagOr("partner", false)));
    }

    /** Shows what follows from attendance. */
    public static Map<String, Object> show(Attendance outcome) {
        return new Shown()
                .with("step", outcome.step())
                .with("duties", outcome.duties())
                .map();
    }
}
