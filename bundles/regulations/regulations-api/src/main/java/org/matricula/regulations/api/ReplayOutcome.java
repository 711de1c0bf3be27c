package org.matricula.regulations.api;

import java.math.BigDecimal;

/**
 * What one pack makes of one case of a past cohort.
 *
 * @param decision what is proposed, in the words of the domain that decided ({@code PROGRESS}, {@code AWARD});
 *     {@link #REFUSED} where the pack gives no ruling
 * @param classification the class proposed; null where there is none
 * @param mean the mean as it is shown, in percent; null where there is none
 * @param refusal why the pack gives no ruling; null where it gives one
 */
public record ReplayOutcome(String decision, String classification, BigDecimal mean, String refusal) {

    /** The decision of a pack that gives no ruling on the facts. */
    public static final String REFUSED = "REFUSED";

    /** A pack that gives no ruling, and why. */
    public static ReplayOutcome refused(String why) {
        return new ReplayOutcome(REFUSED, null, null, why);
    }
}
