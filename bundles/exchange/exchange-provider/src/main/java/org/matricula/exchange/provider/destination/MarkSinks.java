package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.AssessmentOutcomeRow;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.registration.api.ModuleRegistration;

/** Marks, and what panels decided about assessments. */
public final class MarkSinks {

    private MarkSinks() {}

    /** Writes to the marks; the curriculum tells which element a whole module's mark is for. */
    public static List<Sink> of(Marks marks, AssessmentOutcomeFiles outcomes, Curriculum curriculum) {
        return List.of(
                Sink.merging(
                                Target.MARKS,
                                Marks.WRITE,
                                List.of(
                                        "student_number",
                                        "module_code",
                                        "session",
                                        "period",
                                        "attempt",
                                        "element_code",
                                        "candidate"),
                                MarkSinks::mark,
                                marks::record)
                        .revised((caller, institution, rows, reason) -> marks.revise(caller, institution, rows)),
                Sink.rows(
                        Target.ASSESSMENT_OUTCOMES,
                        AssessmentOutcomeFiles.WRITE,
                        List.of(
                                "student_number",
                                "module_code",
                                "session",
                                "period",
                                "attempt",
                                "element_code",
                                "kind",
                                "source",
                                "recorded_at"),
                        AssessmentOutcomeRow.class,
                        outcomes::importOutcomes),
                new ModuleMarkSink(marks, curriculum));
    }

    private static MarkRow mark(Values row) {
        return new MarkRow(
                row.text("student_number"),
                row.occurrence(),
                row.constant("attempt", ModuleRegistration.Attempt.class),
                row.text("element_code"),
                row.decimal("mark"),
                row.constant("state", Mark.State.class),
                row.dateTime("submitted_at"),
                row.wholeOrNull("submitted_day"),
                row.flag("circumstances_accepted"),
                row.text("reason"),
                row.text("candidate"));
    }
}
