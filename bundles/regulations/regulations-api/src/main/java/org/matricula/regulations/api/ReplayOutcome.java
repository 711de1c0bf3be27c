package org.matricula.regulations.api;

import java.math.BigDecimal;
import java.util.Objects;

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

    /** True when decision and class are the same and the means are the same number, however many zeros they show. */
    public boolean isSame(ReplayOutcome other) {
        boolean sameMean = mean == null || other.mean == null ? mean == other.mean : mean.compareTo(other.mean) == 0;
        return sameMean && decision.equals(other.decision) && Objects.equals(classification, other.classification);
    }

    /** A pack that gives no ruling, and why. */
    public static ReplayOutcome refused(String why) {
        return new ReplayOutcome(REFUSED, null, null, why);
    }
}
