package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.registration.api.ModuleRegistration;

/**
 * A mark as a file or a legacy system names it.
 *
 * @param studentNumber the student's number within the institution; null where the candidate number is given
 * @param occurrence which run of which module; null when the element's code is unique within the institution
 * @param attempt for which attempt; null when the student has only one registration on the occurrence
 * @param elementCode the element's code
 * @param mark percent with at most two decimals; null only when the state is NOT_SUBMITTED
 * @param state what became of the work
 * @param submittedAt when it was handed in, local time; null when unknown
 * @param submittedDay when it was handed in, in days after the occurrence's first day, for sources that count so; taken
 *     as noon of that day; null otherwise
 * @param circumstancesAccepted true when the panel upheld the late or missing submission
 * @param reason needed when it corrects a mark that is there already; kept of one that was corrected elsewhere; null otherwise
 * @param candidate the candidate number, which names the attempt too; null where the student's number is given
 */
public record MarkRow(
        String studentNumber,
        OccurrenceKey occurrence,
        ModuleRegistration.Attempt attempt,
        String elementCode,
        BigDecimal mark,
        Mark.State state,
        LocalDateTime submittedAt,
        Integer submittedDay,
        boolean circumstancesAccepted,
        String reason,
        String candidate) {

    /** A mark under the student's number. */
    public MarkRow(
            String studentNumber,
            OccurrenceKey occurrence,
            ModuleRegistration.Attempt attempt,
            String elementCode,
            BigDecimal mark,
            Mark.State state,
            LocalDateTime submittedAt,
            Integer submittedDay,
            boolean circumstancesAccepted,
            String reason) {
        this(
                studentNumber,
                occurrence,
                attempt,
                elementCode,
                mark,
                state,
                submittedAt,
                submittedDay,
                circumstancesAccepted,
                reason,
                null);
    }
}
