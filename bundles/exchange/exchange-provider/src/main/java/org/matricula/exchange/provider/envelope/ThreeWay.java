package org.matricula.exchange.provider.envelope;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.exchange.api.Receipt;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.exchange.provider.destination.Values;

/** Merges a row field by field: what was sent, what came back, what is here now. */
final class ThreeWay {

    private final Target target;
    private final List<String> key;
    private final PartnerRule rule;

    ThreeWay(Target target, List<String> key) {
        this.target = target;
        this.key = key;
        this.rule = PartnerRule.of(target);
    }

    /**
     * What is to become of a row.
     *
     * @param receipt what its receipt says, if it is not to be applied or once it is
     * @param apply the record to hand to the domain; null when there is nothing to do
     */
    record Merge(Receipt receipt, Values apply) {}

    /** By what the record of a row is told apart. */
    String key(Values row) {
        return key.stream()
                .map(field -> row.get(field) == null ? "" : Type.write(row.get(field)))
                .collect(Collectors.joining(" "))
                .strip();
    }

    /**
     * Merges a row.
     *
     * @param base what was sent; null when the row was added
     * @param ours what is here now; null when there is none
     */
    Merge merge(long row, Values base, Values theirs, Values ours) {
        return base == null ? added(row, theirs, ours) : changed(row, base, theirs, ours);
    }

    /** Whether two versions of a record are the same. */
    boolean same(Values one, Values other) {
        return differing(one, other, Set.of()).isEmpty();
    }

    private Merge added(long row, Values theirs, Values ours) {
        if (ours != null) {
            List<String> differing = differing(ours, theirs, theirs.untouched()).stream()
                    .filter(field -> rule.editable().contains(field) || isGiven(theirs.get(field)))
                    .toList();
            return differing.isEmpty()
                    ? plain(row, theirs, Receipt.Outcome.UNCHANGED, "both sides added it")
                    : told(row, Receipt.Outcome.CONFLICT, "both sides added it", differing, null, theirs, ours);
        }
        List<String> beyond = target.fields().stream()
                .map(Field::name)
                .filter(field -> !key.contains(field) && !rule.editable().contains(field))
                .filter(field -> !PartnerRule.REASON.equals(field))
                .filter(field -> isGiven(theirs.get(field)))
                .toList();
        if (!rule.addable() || !beyond.isEmpty()) {
            String why = rule.addable()
                    ? String.join(", ", beyond) + " must not be given by a partner"
                    : "rows of " + target.label() + " must not be added by a partner";
            return plain(row, theirs, Receipt.Outcome.REFUSED, why);
        }
        return new Merge(
                told(row, Receipt.Outcome.APPLIED, "added", List.of(), null, theirs, null)
                        .receipt(),
                new Values(theirs.byField(), Set.of()));
    }

    private static boolean isGiven(Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    private Merge changed(long row, Values base, Values theirs, Values ours) {
        List<String> by = differing(base, theirs, theirs.untouched());
        if (by.isEmpty()) {
            boolean kept = ours == null || !same(base, ours);
            return plain(
                    row,
                    theirs,
                    kept ? Receipt.Outcome.KEPT : Receipt.Outcome.UNCHANGED,
                    kept ? "changed here since it was sent" : null);
        }
        if (ours == null) {
            return told(row, Receipt.Outcome.CONFLICT, "it is not here any more", by, base, theirs, null);
        }
        List<String> open = by.stream()
                .filter(field -> !equal(theirs.get(field), ours.get(field)))
                .toList();
        if (open.isEmpty()) {
            return plain(row, theirs, Receipt.Outcome.UNCHANGED, "both sides changed it alike");
        }
        List<String> beyond =
                open.stream().filter(field -> !rule.editable().contains(field)).toList();
        if (!beyond.isEmpty()) {
            String why = String.join(", ", beyond) + " must not be changed by a partner";
            return told(row, Receipt.Outcome.REFUSED, why, beyond, base, theirs, ours);
        }
        List<String> conflicts = open.stream()
                .filter(field -> !equal(base.get(field), ours.get(field)))
                .toList();
        if (!conflicts.isEmpty()) {
            return told(row, Receipt.Outcome.CONFLICT, "changed on both sides", conflicts, base, theirs, ours);
        }
        Map<String, Object> merged = new HashMap<>(ours.byField());
        Map<String, Object> said = new HashMap<>(theirs.byField());
        // the reason with which the row left is that of an earlier change
        said.remove(PartnerRule.REASON, base.get(PartnerRule.REASON));
        List<String> taken = new ArrayList<>(open);
        taken.add(PartnerRule.REASON);
        for (String field : taken) {
            if (said.get(field) == null) {
                merged.remove(field);
            } else {
                merged.put(field, said.get(field));
            }
        }
        return new Merge(
                told(row, Receipt.Outcome.APPLIED, null, open, base, theirs, ours)
                        .receipt(),
                new Values(merged, Set.of()));
    }

    private List<String> differing(Values one, Values other, Set<String> unsaid) {
        return target.fields().stream()
                .map(Field::name)
                .filter(field -> !unsaid.contains(field) && !PartnerRule.REASON.equals(field))
                .filter(field -> !equal(one.get(field), other.get(field)))
                .toList();
    }

    private Merge plain(long row, Values of, Receipt.Outcome outcome, String detail) {
        return new Merge(new Receipt(target.label(), row, key(of), outcome, detail, null, null, null), null);
    }

    private Merge told(
            long row,
            Receipt.Outcome outcome,
            String detail,
            List<String> fields,
            Values base,
            Values theirs,
            Values ours) {
        return new Merge(
                new Receipt(
                        target.label(),
                        row,
                        key(theirs),
                        outcome,
                        detail,
                        text(fields, base),
                        text(fields, theirs),
                        text(fields, ours)),
                null);
    }

    private static String text(List<String> fields, Values values) {
        return values == null || fields.isEmpty()
                ? null
                : fields.stream()
                        .map(field -> field + "=" + (values.get(field) == null ? "" : Type.write(values.get(field))))
                        .collect(Collectors.joining("; "));
    }

    private static boolean equal(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
            return number.compareTo(another) == 0;
        }
        // a flag that is not given is false
        return Objects.equals(Boolean.FALSE.equals(one) ? null : one, Boolean.FALSE.equals(other) ? null : other);
    }
}
