package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.Map;

/** What recognition of prior learning looks at (section 2). */
public sealed interface RplFacts {

    /**
     * How much may be recognised for this award (T-RP-1, T-RP-7)?
     *
     * @param award the award's family
     * @param transferred certificated credit
     * @param experiential credit for assessed experience
     * @param ownTaught own credit by level
     */
    record Limit(String award, int transferred, int experiential, Map<Integer, Integer> ownTaught) implements RplFacts {

        /** Copies the map. */
        public Limit {
            ownTaught = Map.copyOf(ownTaught);
        }
    }

    /**
     * One claim to recognition (T-RP-2 to T-RP-6).
     *
     * @param type what is claimed
     * @param award the award's family; null where it does not matter
     * @param wholeModule false when only a part of a module is claimed
     * @param adviser who helped the applicant; null where nobody did
     * @param assessor who assesses; null where nobody did yet
     * @param evidenceUsedBefore true when the evidence was used for another claim
     * @param studentSigned true when the student signed for the evidence
     * @param ratified true when the subject board ratified it
     * @param mark the mark given, of several the lowest; null where none was
     */
    record Claim(
            Type type,
            String award,
            boolean wholeModule,
            String adviser,
            String assessor,
            boolean evidenceUsedBefore,
            boolean studentSigned,
            boolean ratified,
            BigDecimal mark)
            implements RplFacts {}

    /** Kinds of recognition. */
    enum Type {
        /** Lets an applicant in; gives no credit. */
        ADMISSION,
        /** Certificated learning frees from modules; never has a mark. */
        EXEMPTION,
        /** Assessed experience; may have a mark. */
        ACCREDITATION
    }
}
