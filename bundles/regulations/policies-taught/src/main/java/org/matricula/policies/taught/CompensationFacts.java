package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.List;

/**
 * A failure for which compensation is asked (section 5).
 *
 * @param group which rules apply: UG, IM or PG
 * @param courseAward the family of the course's award
 * @param mode how the student studied in the session of the failure (AMB-T-26)
 * @param candidate the failed module
 * @param others the rest of the level, or of the postgraduate course
 * @param alreadyCompensatedLevel credits compensated before in the level
 * @param alreadyCompensatedCourse credits compensated before in the course
 * @param resitRight true when the student could resit instead
 */
public record CompensationFacts(
        StudentGroup group,
        String courseAward,
        StudyMode mode,
        Candidate candidate,
        List<ModuleFact> others,
        int alreadyCompensatedLevel,
        int alreadyCompensatedCourse,
        boolean resitRight) {

    /**
     * The failed module.
     *
     * @param code its code
     * @param level 3 to 8
     * @param credits its credits
     * @param mark its mark
     * @param grade F1 or F2; PASS is refused
     * @param lowestElement its lowest element mark
     * @param core true when the course may not be passed without it
     * @param kind what sort of module it is
     * @param mustPassFailed true when a learning outcome that must be passed was failed (AMB-T-05)
     */
    public record Candidate(
            String code,
            int level,
            int credits,
            BigDecimal mark,
            Grade grade,
            BigDecimal lowestElement,
            boolean core,
            ModuleKind kind,
            boolean mustPassFailed) {

        /** A taught module that is not core. */
        public Candidate(String code, int level, int credits, BigDecimal mark, Grade grade, BigDecimal lowestElement) {
            this(code, level, credits, mark, grade, lowestElement, false, ModuleKind.TAUGHT, false);
        }
    }

    /** Copies the list. */
    public CompensationFacts {
        others = List.copyOf(others);
    }
}
