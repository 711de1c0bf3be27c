package org.matricula.policies.coursework.rules;

import java.time.LocalDate;
import org.matricula.policies.coursework.Submission;
import org.matricula.policies.coursework.Submission.Extension;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Which due date counts for one student. */
final class DueDates {

    private DueDates() {}

    /** The due date, or that of an extension which a case of academic consideration granted (W-A11). */
    static LocalDate effective(Submission submission, Trail trail) {
        Extension extension = submission.extension();
        if (extension == null) {
            return submission.due();
        }
        boolean granted = extension.caseId() != null && !extension.due().isBefore(submission.due());
        trail.add(Rules.EXTENSION.finding(
                granted ? "EXTENSION" : "EXTENSION_WITHOUT_CASE",
                granted,
                Rule.fact("case", extension.caseId()),
                Rule.fact("due", extension.due())));
        return granted ? extension.due() : submission.due();
    }
}
