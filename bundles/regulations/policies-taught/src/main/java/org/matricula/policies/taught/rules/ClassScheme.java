package org.matricula.policies.taught.rules;

/** How an award is classified: the values of the parameters below {@code classification.schemes}. */
enum ClassScheme {
    /** Two methods over levels 5 and 6, with variants (6.2). */
    HONOURS,
    /** Two methods over levels 6 and 7 (6.4). */
    INTEGRATED,
    /** The mean of the award's own level (6.3). */
    AWARD_LEVEL,
    /** The mean of all credits (6.3, 6.6). */
    ALL_CREDITS,
    /** The mean of all credits; on exit of the best that satisfy the award (6.5). */
    POSTGRADUATE,
    /** The mean of all credits where validated by itself, unclassified otherwise (6.6). */
    FREE_STANDING_ONLY,
    /** Never classified. */
    UNCLASSIFIED
}
