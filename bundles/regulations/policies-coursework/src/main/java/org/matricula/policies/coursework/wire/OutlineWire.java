package org.matricula.policies.coursework.wire;

import java.util.LinkedHashSet;
import java.util.Map;
import org.matricula.policies.coursework.Applicability;
import org.matricula.policies.coursework.Compliance;
import org.matricula.policies.coursework.GradingMode;
import org.matricula.policies.coursework.ScopeFacts;
import org.matricula.policies.coursework.SubjectOutline;
import org.matricula.policies.coursework.SubjectOutline.Recess;
import org.matricula.policies.coursework.SubjectOutline.Task;
import org.matricula.policies.coursework.Supplementary;
import org.matricula.policies.coursework.SupplementaryFacts;
import org.matricula.policies.coursework.TaskKind;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Scope, outlines and supplementary assessment on the wire. */
public final class OutlineWire {

    private static final SupplementaryFacts SILENT = new SupplementaryFacts(false, false);

    private OutlineWire() {}

    /** Reads the facts of scope. */
    public static ScopeFacts scope(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ScopeFacts(
                        facts.oneOf("study", ScopeFacts.Study.class),
                        facts.textOr("location", null),
                        facts.flagOr("third_party", false),
                        facts.amountOr("project_credit_points", null),
                        facts.flagOr("tests_knowledge", true)));
    }

    /** Shows what applies. */
    public static Map<String, Object> show(Applicability outcome) {
        return new Shown()
                .with("applies", outcome.applies())
                .with("reason", outcome.reason())
                .with("honours_rules", outcome.honoursRules())
                .with("other_quality_rules", outcome.otherQualityRules())
                .map();
    }

    /** Reads an outline. */
    public static SubjectOutline outline(Map<String, Object> given) {
        return FactReader.read(given, OutlineWire::outline);
    }

    private static SubjectOutline outline(FactReader facts) {
        FactScale scale = facts.objectOr("mark_scale", FactScale::of, FactScale.ORDINARY);
        boolean scaled = facts.has("scaling");
        Attendance attendance = facts.objectOr("attendance", Attendance::of, Attendance.NOT_REQUIRED);
        return new SubjectOutline(
                facts.oneOfOr("grading_mode", GradingMode.class, GradingMode.MARKS),
                facts.list("tasks", OutlineWire::task),
                facts.list("study_recess", recess -> new Recess(recess.date("from"), recess.date("to"))),
                scale.from(),
                scale.to(),
                scale.methodStated(),
                scaled,
                facts.objectOr("scaling", scaling -> scaling.flagOr("method_stated", false), false),
                attendance.required(),
                attendance.record(),
                facts.objectOr("supplementary", OutlineWire::supplementary, SILENT),
                facts.flagOr("late_penalty_stated", false),
                facts.flagOr("adjustments_possible", false),
                facts.flagOr("descriptors_published", false),
                new LinkedHashSet<>(facts.texts("approvals")));
    }

    private static Task task(FactReader facts) {
        return new Task(
                facts.text("code"),
                facts.percent("weight"),
                facts.oneOfOr("kind", TaskKind.class, TaskKind.ORDINARY),
                facts.flagOr("written", false),
                facts.flagOr("group", false),
                facts.flagOr("contribution_determinable", false),
                facts.flagOr("attendance_marks", false),
                facts.flagOr("participation_marks", false),
                facts.flagOr("participation_criteria", false),
                facts.flagOr("participation_record", false),
                facts.flagOr("criteria_published", false),
                facts.flagOr("rubric", false),
                facts.dateOr("due", null),
                facts.flagOr("due_stated", false),
                facts.flagOr("numerical_mark", false),
                facts.flagOr("assures_outcomes", false),
                facts.flagOr("reviewed", false),
                facts.flagOr("jointly_designed", false),
                facts.flagOr("formative", false),
                facts.flagOr("feedback_usable", false),
                new LinkedHashSet<>(facts.texts("approvals")));
    }

    private static SupplementaryFacts supplementary(FactReader facts) {
        return new SupplementaryFacts(facts.flagOr("suitable", false), facts.flagOr("statement_in_outline", false));
    }

    /** Shows what the checks of a design found. */
    public static Map<String, Object> show(Compliance outcome) {
        return ComplianceWire.show(outcome).map();
    }

    /** Reads the facts of supplementary assessment. */
    public static SupplementaryFacts supplementary(Map<String, Object> given) {
        return FactReader.read(given, OutlineWire::supplementary);
    }

    /** Shows whether supplementary assessment is available. */
    public static Map<String, Object> show(Supplementary outcome) {
        return new Shown()
                .with("available", outcome.available())
                .with("warning", outcome.warning())
                .map();
    }

    private record Attendance(boolean required, boolean record) {

        private static final Attendance NOT_REQUIRED = new Attendance(false, false);

        private static Attendance of(FactReader facts) {
            return new Attendance(facts.flagOr("required", false), facts.flagOr("record", false));
        }
    }
}
