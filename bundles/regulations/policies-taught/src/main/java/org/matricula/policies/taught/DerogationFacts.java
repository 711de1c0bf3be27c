package org.matricula.policies.taught;

import org.matricula.kernel.api.AcademicSession;

/**
 * A departure of a programme from the regulations (section 0.5).
 *
 * @param concerns what is departed from
 * @param professionalBody true when a professional body needs it
 * @param accredited true for accredited provision of a partner
 * @param approved true when a committee approved it
 * @param evidence true when there is evidence for the need
 * @param scope course, module or intake for which it holds; null while that is open
 * @param from the first session in which it holds; null while that is open
 */
public record DerogationFacts(
        Concern concerns,
        boolean professionalBody,
        boolean accredited,
        boolean approved,
        boolean evidence,
        String scope,
        AcademicSession from) {

    /** What is departed from. */
    public enum Concern {
        /** The size and shape of modules and levels. */
        MODULE_STRUCTURE,
        /** The level and credit of awards. */
        LEVEL_AND_CREDIT,
        /** The consent of the external examiner to awards. */
        EXTERNAL_CONSENT,
        /** Credit for whole modules only. */
        PART_CREDIT,
        /** No change of one person's marks for circumstances. */
        INDIVIDUAL_MARKS,
        /** Any other rule. */
        OTHER
    }
}
