package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * Years of registration (section 1.6).
 *
 * @param award the row of the table: {@code BACHELORS_HONS_3}
 * @param periods how long in which mode
 * @param priorLearning true when some credit was not studied here (T-RG-1)
 * @param completed true when the course is complete, so that the minimum is tested too
 * @param firstFailure the day of the first failure, for re-examination; null where it is not asked
 * @param reExamination the day of the re-examination; null where it is not asked
 * @param waivers the clauses that are waived for the student
 */
public record RegistrationPeriodFacts(
        String award,
        List<Period> periods,
        boolean priorLearning,
        boolean completed,
        LocalDate firstFailure,
        LocalDate reExamination,
        List<WaivedClause> waivers) {

    /** Years of a student without waivers. */
    public RegistrationPeriodFacts(
            String award,
            List<Period> periods,
            boolean priorLearning,
            boolean completed,
            LocalDate firstFailure,
            LocalDate reExamination) {
        this(award, periods, priorLearning, completed, firstFailure, reExamination, List.of());
    }

    /**
     * A time of registration.
     *
     * @param mode how the student studied
     * @param years how long, in years
     * @param suspended true for a time of suspension
     */
    public record Period(StudyMode mode, BigDecimal years, boolean suspended) {

        /** Academic sessions, each of which counts as a year. */
        public static Period ofSessions(String mode, int sessions, boolean suspended) {
            return new Period(StudyMode.valueOf(mode), BigDecimal.valueOf(sessions), suspended);
        }
    }

    /** Copies the lists. */
    public RegistrationPeriodFacts {
        periods = List.copyOf(periods);
        waivers = List.copyOf(waivers);
    }
}
