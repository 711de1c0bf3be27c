package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** What the quality cycle looks at (section 6). */
public sealed interface QualityFacts {

    /**
     * Moderation of marking (W-Q1, W-H16).
     *
     * @param interpretive false for marking that needs no interpretation
     * @param moderated when it was moderated; null while it was not
     * @param released when results were released; null while they were not
     * @param honoursCreditPoints credit points of an honours project; null where it is none
     */
    record Moderation(boolean interpretive, LocalDate moderated, LocalDate released, BigDecimal honoursCreditPoints)
            implements QualityFacts {}

    /**
     * Security of work and marks (W-Q2).
     *
     * @param secured the stages that are secured
     */
    record Security(Set<Stage> secured) implements QualityFacts {

        /** Copies the set. */
        public Security {
            secured = Set.copyOf(secured);
        }
    }

    /**
     * Results of a subject before the committee (W-Q3, W-Q4).
     *
     * @param anomalous true when they are anomalous
     * @param reported true when that was reported through the assessment committee
     * @param locations at how many locations the subject is taught
     * @param locationsCompared true when outcomes were compared between them
     * @param international true when domestic and international students take it
     * @param originsCompared true when outcomes of the two were compared
     */
    record Outcomes(
            boolean anomalous,
            boolean reported,
            int locations,
            boolean locationsCompared,
            boolean international,
            boolean originsCompared)
            implements QualityFacts {}

    /**
     * External referencing of a course (W-Q5, W-Q6), or benchmarking of an honours course (W-H14).
     *
     * @param honours true for an honours course's benchmarking
     * @param last when it was last done; null where it never was
     * @param accreditation when an accreditation with benchmarking was last done; null where there was none
     * @param honoursBenchmark when the honours course was last benchmarked; null where it was not
     * @param allOutcomeTasks true when all tasks that assure course learning outcomes were in it
     * @param considered true when its results were considered in the next delivery
     * @param on the day for which one asks
     */
    record Referencing(
            boolean honours,
            LocalDate last,
            LocalDate accreditation,
            LocalDate honoursBenchmark,
            boolean allOutcomeTasks,
            boolean considered,
            LocalDate on)
            implements QualityFacts {}

    /**
     * Evidence of quality work (W-Q7).
     *
     * @param keptByCoordinator true when the coordinator keeps it
     */
    record Evidence(boolean keptByCoordinator) implements QualityFacts {}

    /** Stages of the way of student work. */
    enum Stage {
        /** Handing in. */
        SUBMISSION,
        /** Collecting. */
        COLLECTION,
        /** Moderating. */
        MODERATION,
        /** The marks themselves. */
        MARKS
    }
}
