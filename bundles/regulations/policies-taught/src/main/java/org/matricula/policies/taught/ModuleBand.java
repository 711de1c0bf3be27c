package org.matricula.policies.taught;

/** The band of a passed module mark, by its scale (A.2.7.3). */
public enum ModuleBand {
    /** Undergraduate, 70 and above. */
    FIRST,
    /** Undergraduate, 60 to below 70. */
    UPPER_SECOND,
    /** Undergraduate, 50 to below 60. */
    LOWER_SECOND,
    /** Undergraduate, 40 to below 50. */
    THIRD,
    /** Postgraduate, 70 and above. */
    DISTINCTION,
    /** Postgraduate, 60 to below 70. */
    MERIT,
    /** Postgraduate, 40 to below 60. */
    PASS,
    /** Edexcel distinction. */
    D,
    /** Edexcel merit. */
    M,
    /** Edexcel pass. */
    P,
    /** Not passed. */
    NONE
}
