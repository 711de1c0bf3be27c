package org.matricula.assessment.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistration;

/** What was decided about when and how students take their own assessments, for those who sign in as students. */
public interface OwnOutcomes {

    /** Held by students. */
    Privilege OWN = Submissions.OWN;

    /**
     * What stands of the decisions about the caller that say when or in which form to take an assessment: EXTENSION,
     * LATE_ACCEPTED, DEFERRED and OTHER_FORM, oldest first. What bears on marks is told with the results. Needs {@link #OWN};
     * 404 when the caller is no student.
     */
    List<OwnOutcome> own(Caller caller);

    /**
     * A decision as its student sees it.
     *
     * @param moduleCode about which module
     * @param session in which session
     * @param attempt at which attempt
     * @param elementCode about which element; null for the whole module
     * @param kind what follows
     * @param dueAt the new last moment for handing in, local time; null where none is set
     * @param form what to do in place of the element; null but for OTHER_FORM
     * @param decidedOn the day of the decision
     */
    record OwnOutcome(
            String moduleCode,
            AcademicSession session,
            ModuleRegistration.Attempt attempt,
            String elementCode,
            AssessmentOutcome.Kind kind,
            LocalDateTime dueAt,
            String form,
            LocalDate decidedOn) {}
}
