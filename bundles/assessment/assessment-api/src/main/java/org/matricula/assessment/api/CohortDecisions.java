package org.matricula.assessment.api;

import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Where boards say what they decided about cohorts. The domain that keeps boards implements it; while it is not there no
 * cohort is adjusted.
 */
public interface CohortDecisions {

    /** Needed to ask; the same as {@link CohortAdjustments#ADJUST}. */
    Privilege READ = CohortAdjustments.ADJUST;

    /**
     * The decisions of subject boards to adjust the cohort of an occurrence, oldest first. Needs {@link
     * #READ}.
     */
    List<Decided> on(Caller caller, OccurrenceId occurrence);

    /** True from the instant on at which results of the occurrence are released. Needs {@link #READ}. */
    boolean isReleased(Caller caller, OccurrenceId occurrence);

    /**
     * A decision.
     *
     * @param meeting the meeting's number
     * @param reason why
     * @param evidence where that can be seen
     */
    record Decided(String meeting, String reason, String evidence) {}
}
