package org.matricula.policies.coursework;

import java.time.LocalDate;

/**
 * When marked work is due back.
 *
 * @param status how it stands
 * @param dueBy the last day; null for a final examination, or while nothing was submitted
 * @param limit what sets the last day; null where there is none
 * @param usable false when it comes too late for the next task that builds on it; null where there is none
 * @param examinationView with whom a student may see and discuss the final examination; null where that is not yet or
 *     not the question
 */
public record Feedback(Status status, LocalDate dueBy, Limit limit, Boolean usable, ExaminationView examinationView) {

    /** How it stands. */
    public enum Status {
        /** Not returned yet. */
        OUTSTANDING,
        /** Returned in time. */
        IN_TIME,
        /** Returned late. */
        LATE,
        /** Nothing was submitted. */
        NOT_SUBMITTED,
        /** A final examination, which has no such limit. */
        EXEMPT
    }

    /** What sets the last day. */
    public enum Limit {
        /** The ordinary number of working days. */
        WORKING_DAYS,
        /** The subject outline. */
        OUTLINE,
        /** The examination period. */
        EXAMINATION_PERIOD
    }

    /** With whom the final examination may be seen. */
    public enum ExaminationView {
        /** The subject coordinator. */
        SUBJECT_COORDINATOR,
        /** The head of the academic unit or a nominee. */
        HEAD_OF_ACADEMIC_UNIT
    }
}
