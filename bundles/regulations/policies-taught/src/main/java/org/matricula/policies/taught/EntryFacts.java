package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * An application for a course (section 1.7).
 *
 * @param group the group of courses
 * @param aLevels A levels or equivalents
 * @param gcse GCSEs at C or above, or equivalents
 * @param mathematics true when Mathematics is among them
 * @param english true when English Language is among them
 * @param qualification the best qualification for postgraduate study
 * @param language how the applicant stands to English
 * @param ielts the score of IELTS or an equivalent test; null where there is none
 * @param courseIelts the score that the course asks for; null where it asks for no more than the university
 * @param proof the proof of English of those who need no test
 * @param taughtInWelsh true when the whole course is taught in Welsh
 * @param exceptional true when admission below the standard of English is allowed as an exception
 * @param assesses true when the applicant helps to assess the course or sits on its board
 * @param applicationCorrect false when data of the application are wrong or missing
 */
public record EntryFacts(
        Group group,
        int aLevels,
        int gcse,
        boolean mathematics,
        boolean english,
        Qualification qualification,
        Language language,
        BigDecimal ielts,
        BigDecimal courseIelts,
        Proof proof,
        boolean taughtInWelsh,
        boolean exceptional,
        boolean assesses,
        boolean applicationCorrect) {

    /** Groups of courses with the same requirements. */
    public enum Group {
        /** Degrees. */
        UG,
        /** HNC, HND, foundation degree. */
        HN_FD,
        /** Integrated master's. */
        IM,
        /** Taught postgraduate. */
        PG
    }

    /** Qualifications for postgraduate study. */
    public enum Qualification {
        /** None of these. */
        NONE,
        /** Honours degree. */
        HONOURS_DEGREE,
        /** Postgraduate diploma. */
        POSTGRADUATE_DIPLOMA,
        /** Recognised professional qualification. */
        PROFESSIONAL_QUALIFICATION,
        /** An alternative, or experience. */
        ALTERNATIVE_OR_EXPERIENCE
    }

    /** How an applicant stands to English. */
    public enum Language {
        /** International or European, and English is not the first language. */
        TEST_NEEDED,
        /** Anybody else. */
        PROOF_NEEDED
    }

    /** Proofs of English. */
    public enum Proof {
        /** None. */
        NONE,
        /** GCSE English Language at C or above. */
        GCSE_ENGLISH,
        /** GCSE Welsh at C or above. */
        GCSE_WELSH,
        /** Another accepted proof. */
        OTHER
    }
}
