package org.matricula.policies.taught;

/** What is to be titled (section 1.9). */
public sealed interface AwardTitleFacts {

    /**
     * The designation of a course in one field (T-TI-9).
     *
     * @param cycle bachelor's or master's
     * @param field the field of the course, set at validation
     * @param postExperience true when the course is for people with experience in the field
     */
    record Designation(Cycle cycle, Field field, boolean postExperience) implements AwardTitleFacts {}

    /**
     * The subject title behind a designation (T-TI-2, T-TI-10).
     *
     * @param award the award's code in the catalogue
     * @param subject the subject title; null for none
     * @param subjectPackage true when it is the title of a package of a combined course
     */
    record SubjectTitle(String award, String subject, boolean subjectPackage) implements AwardTitleFacts {}

    /** First or second cycle. */
    enum Cycle {
        /** First degree. */
        BACHELORS,
        /** Runs from undergraduate study to level 7. */
        INTEGRATED_MASTERS,
        /** Taught master's. */
        MASTERS
    }

    /** Fields that are told apart. */
    enum Field {
        /** Art and design, humanities, social or media studies, health studies, business or management. */
        ARTS,
        /** Mathematics, science, social or health sciences, technology and applications. */
        SCIENCE,
        /** Enhanced technological courses with an emphasis on engineering. */
        ENGINEERING,
        /** Specialised law. */
        LAW,
        /** Legal studies. */
        LEGAL_STUDIES,
        /** Specialised music. */
        MUSIC,
        /** Management. */
        MANAGEMENT
    }
}
