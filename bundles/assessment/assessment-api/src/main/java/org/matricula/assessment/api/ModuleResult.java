package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/**
 * The result of one module registration, by ruling.
 *
 * @param id the row's identity
 * @param institution where the student studies
 * @param studentId whose result
 * @param registrationId for which registration
 * @param occurrenceId on which run
 * @param moduleId of which module
 * @param moduleCode the module's code
 * @param session the session of the run
 * @param level the module's level
 * @param credits the module's credits, whether earned or not
 * @param attempt which attempt
 * @param mark the module mark of the pack in percent, truncated to six decimals where that rounds nothing; null when it has
 *     none
 * @param grade the grade of the pack that ruled: PASS, F1 or F2, HD to TF, S, E or U; PC where a board compensated; DEFERRED
 *     while something is still to be taken (T-EC-1) or to be decided by a person
 * @param held true when the module's credit is held
 * @param lowestElement the lowest mark of an element after late penalties, in percent, truncated to two decimals; null
 *     when there was none
 * @param nothingSubmitted true when nothing was handed in for the whole module (T-RA-6)
 * @param sequence 1 for the first result of the registration, then counting up; the highest one counts
 * @param reason why it differs from the one before; null for the first
 * @param pack the pack that ruled
 * @param computedAt when
 */
public record ModuleResult(
        ModuleResultId id,
        InstitutionCode institution,
        StudentId studentId,
        ModuleRegistrationId registrationId,
        OccurrenceId occurrenceId,
        ModuleId moduleId,
        String moduleCode,
        AcademicSession session,
        int level,
        int credits,
        ModuleRegistration.Attempt attempt,
        BigDecimal mark,
        String grade,
        boolean held,
        BigDecimal lowestElement,
        boolean nothingSubmitted,
        int sequence,
        String reason,
        PackRef pack,
        Instant computedAt) {

    /** By attempt, and of one attempt that was taken again (T-EC-2) by session. */
    public static final Comparator<ModuleResult> BY_ATTEMPT = Comparator.comparing(ModuleResult::attempt)
            .thenComparing(ModuleResult::session)
            .thenComparingLong(result -> result.id().value());

    /**
     * Which of a person's results of one module counts: the last attempt, be it worse (T-RA-13), but none after the
     * credit was held, since a credited module is not taken again (T-RA-11, T-PR-11).
     */
    public static Optional<ModuleResult> counting(Collection<ModuleResult> ofOneModule) {
        return ofOneModule.stream()
                .sorted(BY_ATTEMPT)
                .reduce((earlier, later) -> earlier.held() && earlier.attempt() != later.attempt() ? earlier : later);
    }
}
