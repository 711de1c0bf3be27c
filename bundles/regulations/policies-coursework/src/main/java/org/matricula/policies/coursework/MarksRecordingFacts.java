package org.matricula.policies.coursework;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

/** What the recording of marks looks at (section 3). */
public sealed interface MarksRecordingFacts {

    /**
     * How work is handed in and back (W-S1).
     *
     * @param proceduresWritten true when the academic unit keeps written procedures for submission and return
     * @param electronic true for electronic submission
     * @param receiptId the receipt's number; null where there is no receipt
     * @param receiptHash digest of what was submitted; null where there is none
     * @param receiptTime when it came; null where that is not noted
     */
    record Handling(
            boolean proceduresWritten,
            boolean electronic,
            String receiptId,
            String receiptHash,
            LocalDateTime receiptTime)
            implements MarksRecordingFacts {}

    /**
     * A mark that is entered and told (W-S6).
     *
     * @param system where it was entered
     * @param entered when; null while it is not
     * @param told when the student was told; null while nobody did
     */
    record Entry(MarksSystem system, LocalDateTime entered, LocalDateTime told) implements MarksRecordingFacts {}

    /**
     * Tasks whose marks are entered as one (W-S7).
     *
     * @param weights percent of each
     * @param equivalent true when they are equivalent
     */
    record Composite(List<BigDecimal> weights, boolean equivalent) implements MarksRecordingFacts {

        /** Copies the list. */
        public Composite {
            weights = List.copyOf(weights);
        }
    }

    /**
     * Where marks, spreadsheets and activity data are kept (W-S8, W-S9).
     *
     * @param place where
     * @param backedUp true when it is backed up
     * @param spreadsheet true for supporting spreadsheets and result sheets
     */
    record Storage(Place place, boolean backedUp, boolean spreadsheet) implements MarksRecordingFacts {}

    /**
     * A change of a wrong grade (W-S10).
     *
     * @param administrativeError true when the grade is wrong because of an administrative error
     * @param routeApproved true when the approval route agreed
     * @param before the grade before; null where it is not kept
     * @param after the grade after; null where it is not kept
     */
    record Correction(boolean administrativeError, boolean routeApproved, String before, String after)
            implements MarksRecordingFacts {}

    /**
     * An examination of the faculty's own (W-S11).
     *
     * @param compliant true when it complies with the rules for examinations
     * @param variationApproved true when the head of the academic unit approved a variation
     * @param variationTold true when students were told of it
     * @param datesStated true when its dates stand in the outline
     */
    record FacultyExamination(boolean compliant, boolean variationApproved, boolean variationTold, boolean datesStated)
            implements MarksRecordingFacts {}

    /**
     * Samples of student work (W-S12).
     *
     * @param moderated true when the task is moderated
     * @param kept true when a sample is kept
     */
    record Sample(boolean moderated, boolean kept) implements MarksRecordingFacts {}

    /**
     * Who declares results (W-S13).
     *
     * @param declaredBy who did; null while nobody did
     */
    record Declaration(Committee declaredBy) implements MarksRecordingFacts {}

    /** Where marks are entered. */
    enum MarksSystem {
        /** The subject marks system. */
        SMP,
        /** The learning platform, which feeds the subject marks system. */
        MOODLE_TO_SMP,
        /** Anything else. */
        OTHER
    }

    /** Where data are kept. */
    enum Place {
        /** The subject marks system. */
        SMP,
        /** Another internal system. */
        INTERNAL,
        /** The university's network drive. */
        UNIVERSITY_DRIVE,
        /** A third party's service. */
        THIRD_PARTY,
        /** A personal computer or drive. */
        PERSONAL
    }

    /** Committees that deal with results. */
    enum Committee {
        /** Of the academic unit: recommends. */
        ACADEMIC_UNIT_ASSESSMENT_COMMITTEE,
        /** Of the faculty: declares. */
        FACULTY_ASSESSMENT_COMMITTEE
    }
}
