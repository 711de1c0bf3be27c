package org.matricula.policies.taught;

import java.time.LocalDate;

/** Languages in assessment (T-AD-3 to T-AD-5). */
public sealed interface AssessmentLanguageFacts {

    /**
     * Work in Welsh on a module that is taught in English.
     *
     * @param moduleStart the first day of the module
     * @param notice the day on which the student gave notice; null while not
     * @param form the form of the work
     * @param welshSpeaker true when a colleague who speaks Welsh can mark it
     * @param associateExaminer true when an associate examiner can
     * @param translationVerified true when the student has verified an anonymous translation
     * @param cohort how many took the assessment
     * @param inWelsh how many of them wrote in Welsh
     * @param sampleHasWelsh true when the external examiner's sample contains some of them
     * @param externalTold true when the external examiner was told
     */
    record WelshWork(
            LocalDate moduleStart,
            LocalDate notice,
            Form form,
            boolean welshSpeaker,
            boolean associateExaminer,
            boolean translationVerified,
            int cohort,
            int inWelsh,
            boolean sampleHasWelsh,
            boolean externalTold)
            implements AssessmentLanguageFacts {}

    /**
     * An examination paper in Welsh.
     *
     * @param sent the day on which it went to the Welsh Language Officer
     * @param examination the day of the examination
     */
    record WelshPaper(LocalDate sent, LocalDate examination) implements AssessmentLanguageFacts {}

    /**
     * A translation dictionary in an examination.
     *
     * @param validated true when it is part of the module's validated assessment
     */
    record Dictionary(boolean validated) implements AssessmentLanguageFacts {}

    /** Forms of work. */
    enum Form {
        /** Written by one student. */
        WRITTEN,
        /** By a group. */
        GROUP,
        /** A presentation. */
        PRESENTATION,
        /** Practical work. */
        PRACTICAL
    }
}
