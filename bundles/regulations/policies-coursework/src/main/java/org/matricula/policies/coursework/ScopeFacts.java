package org.matricula.policies.coursework;

import java.math.BigDecimal;

/**
 * A subject of which one asks whether the rules apply (section 1).
 *
 * @param study what sort of study the subject belongs to
 * @param location code of the place of delivery; null for the university's own campuses
 * @param thirdParty true when a third party delivers it
 * @param projectCreditPoints credit points of an honours project; null where there is none
 * @param testsKnowledge true when what is asked about tests knowledge and understanding of candidates
 */
public record ScopeFacts(
        Study study, String location, boolean thirdParty, BigDecimal projectCreditPoints, boolean testsKnowledge) {

    /** Sorts of study. */
    public enum Study {
        /** Undergraduate coursework, creative and special projects and honours projects included. */
        UNDERGRADUATE_COURSEWORK,
        /** Postgraduate coursework. */
        POSTGRADUATE_COURSEWORK,
        /** Research degrees. */
        RESEARCH
    }
}
