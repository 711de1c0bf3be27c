package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A document that is to be issued (section 9). Texts and dates that are not on record are null. */
public sealed interface DocumentContentFacts {

    /**
     * A certificate.
     *
     * @param university the name of the university
     * @param name the student's full name
     * @param award the full title of the award with the course
     * @param conferred the day on which it was conferred
     * @param outcome how the award came about
     * @param classification the class; null for none
     * @param sandwich true when the course was a sandwich course
     */
    record Certificate(
            String university,
            String name,
            String award,
            LocalDate conferred,
            Outcome outcome,
            Classification.Result classification,
            boolean sandwich)
            implements DocumentContentFacts {}

    /**
     * A transcript.
     *
     * @param name the student's full name
     * @param enrolled the first day of enrolment
     * @param left the last day of enrolment; null while the student is enrolled
     * @param current true while the student is enrolled
     * @param placeOfStudy the place of study
     * @param modules the modules of the record
     */
    record Transcript(
            String name, LocalDate enrolled, LocalDate left, boolean current, String placeOfStudy, List<Module> modules)
            implements DocumentContentFacts {

        /** Copies the list. */
        public Transcript {
            modules = List.copyOf(modules);
        }
    }

    /**
     * A module of a record.
     *
     * @param code its code
     * @param title its title
     * @param credits its credits
     * @param level its level
     * @param mark its mark; null where there is none
     * @param status where it stands
     * @param origin where its credit comes from
     * @param provisional true while experiential credit waits for the subject board
     * @param completed the day on which it was completed
     */
    record Module(
            String code,
            String title,
            int credits,
            int level,
            BigDecimal mark,
            ModuleStatus status,
            Origin origin,
            boolean provisional,
            LocalDate completed) {}

    /** How an award came about. */
    enum Outcome {
        /** In the ordinary way. */
        ORDINARY,
        /** Aegrotat. */
        AEGROTAT,
        /** To a student who died after all requirements were met. */
        POSTHUMOUS
    }
}
