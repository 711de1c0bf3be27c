package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * The order of works before and after their marks were changed.
 *
 * @param pairs each work with both marks
 */
record Rank(List<Pair> pairs) {

    /** A work with both marks. */
    record Pair(ModuleRegistrationId registration, BigDecimal before, BigDecimal after) {}

    /** True when equal marks stayed equal and every work with a higher mark stayed above those with a lower. */
    boolean isKept() {
        List<Pair> order = pairs.stream()
                .sorted(Comparator.comparing(Pair::before).thenComparing(Pair::after))
                .toList();
        for (int i = 1; i < order.size(); i++) {
            Pair lower = order.get(i - 1);
            Pair higher = order.get(i);
            int after = higher.after().compareTo(lower.after());
            boolean equal = higher.before().compareTo(lower.before()) == 0;
            if (equal ? after != 0 : after <= 0) {
                return false;
            }
        }
        return true;
    }

    /** SHA-256 over every work with both marks, in the order of registrations. */
    String proof() {
        StringBuilder text = new StringBuilder();
        pairs.stream()
                .sorted(Comparator.comparingLong(pair -> pair.registration().value()))
                .forEach(pair -> text.append(pair.registration())
                        .append(':')
                        .append(pair.before().stripTrailingZeros().toPlainString())
                        .append(':')
                        .append(pair.after().stripTrailingZeros().toPlainString())
                        .append('\n'));
        return Digests.of(text);
    }
}
