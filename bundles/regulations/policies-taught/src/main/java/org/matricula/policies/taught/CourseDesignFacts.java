package org.matricula.policies.taught;

import java.util.Set;

/** What the design of courses and modules is checked for (sections 1.4, 1.8 and 1.9). */
public sealed interface CourseDesignFacts {

    /**
     * The specification of a course.
     *
     * @param award the family of the award
     * @param states what it states
     * @param selfBuilt true when students build their own route
     * @param professionalBody true when a professional body accredits the course
     * @param approved true when the specification in this form was approved
     */
    record Specification(String award, Set<Item> states, boolean selfBuilt, boolean professionalBody, boolean approved)
            implements CourseDesignFacts {

        /** Copies the set. */
        public Specification {
            states = Set.copyOf(states);
        }
    }

    /**
     * The definition of a module.
     *
     * @param levels at how many levels its content is assessed under this code
     * @param attendanceRequired true when attendance is required
     * @param attendanceTold true when that stands in the descriptor and students were told
     * @param deadlinesKnown true when every counting assessment's deadline is known at the start
     * @param formativeLabelled true when formative work is labelled so
     * @param criteriaTold true when students have criteria, meaning of grades and rights of appeal beforehand
     */
    record Module(
            int levels,
            boolean attendanceRequired,
            boolean attendanceTold,
            boolean deadlinesKnown,
            boolean formativeLabelled,
            boolean criteriaTold)
            implements CourseDesignFacts {}

    /**
     * The weeks of a year.
     *
     * @param teaching weeks of teaching
     * @param revision weeks of revision
     * @param assessment weeks of assessment
     * @param postgraduate true for a postgraduate year
     * @param hoursMatchCredit true when the hours fit the credit
     */
    record Year(int teaching, int revision, int assessment, boolean postgraduate, boolean hoursMatchCredit)
            implements CourseDesignFacts {}

    /**
     * A placement in a sandwich course of two subjects.
     *
     * @param pattern how the subjects are combined
     * @param relevantTo the subject to which it is relevant
     */
    record Placement(TitleFacts.Pattern pattern, TitleFacts.Role relevantTo) implements CourseDesignFacts {}

    /** What a specification states. */
    enum Item {
        /** The title. */
        TITLE,
        /** The awards. */
        AWARDS,
        /** The duration. */
        DURATION,
        /** The mode of study. */
        MODE,
        /** The aims. */
        AIMS,
        /** The learning outcomes. */
        OUTCOMES,
        /** The curriculum. */
        CURRICULUM,
        /** The structure. */
        STRUCTURE,
        /** Rules of admission. */
        ADMISSION_RULES,
        /** Rules of progression. */
        PROGRESSION_RULES,
        /** Rules of assessment. */
        ASSESSMENT_RULES,
        /** The modules that may be taken, which of them must be, and their order. */
        MODULES,
        /** The core modules. */
        CORE_MODULES,
        /** Requirements of attendance. */
        ATTENDANCE,
        /** The awards on the way. */
        INTERMEDIATE_AWARDS,
        /** What an integrated master's asks for going on. */
        PROGRESSION_THRESHOLD,
        /** The work-based part of a foundation degree. */
        WORK_BASED_PART,
        /** What a professional body restricts. */
        RESTRICTIONS
    }
}
