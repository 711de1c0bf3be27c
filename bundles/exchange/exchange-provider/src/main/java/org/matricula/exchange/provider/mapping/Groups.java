package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.RuleBroken;
import org.matricula.exchange.provider.destination.Target;

/**
 * Looks at the rows of whole records: one that lacks a row must not be written, and weights of patterns are rescaled
 * together. Rows that the mapping does not want are no part of a record.
 */
final class Groups {

    private final Target target;
    private final Header header;
    private final Rescale rescale;

    /**
     * Settles the records of a file.
     *
     * @param rescale null when weights stay as they are
     */
    Groups(Target target, Header header, Rescale rescale) {
        this.target = target;
        this.header = header;
        this.rescale = rescale;
    }

    List<Mapped> settle(List<Mapped> rows) {
        List<Mapped> settled = new ArrayList<>(rows);
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        Mapped homeless = null;
        for (int i = 0; i < rows.size(); i++) {
            Mapped row = rows.get(i);
            List<Object> group = target.group(row.values());
            if (group != null) {
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
            } else if (!row.unwanted() && homeless == null) {
                homeless = row;
            }
        }
        for (List<Integer> places : groups.values()) {
            settle(settled, places, homeless);
        }
        return settled;
    }

    private void settle(List<Mapped> rows, List<Integer> places, Mapped homeless) {
        Mapped broken = places.stream()
                .map(rows::get)
                .filter(row -> !row.accepted())
                .findFirst()
                .orElse(null);
        if (broken != null) {
            refuse(rows, places, "row " + broken.row().number() + " of the same " + name() + " is refused");
        } else if (homeless != null) {
            refuse(
                    rows,
                    places,
                    "row " + homeless.row().number()
                            + " belongs to no " + (target == Target.PATTERNS ? "occurrence" : "record") + ", so no "
                            + name() + " of this file is known to be whole");
        } else if (rescale != null) {
            rescale(rows, places);
        }
    }

    private void rescale(List<Mapped> rows, List<Integer> places) {
        try {
            List<String> groups = new ArrayList<>();
            List<BigDecimal> weights = new ArrayList<>();
            for (int place : places) {
                Mapped row = rows.get(place);
                groups.add(rescale.groupOf(rescale.group().text(header, row.row())));
                weights.add(notNegative(row.values().decimal("weight")));
            }
            List<BigDecimal> rescaled = rescale.apply(groups, weights);
            for (int i = 0; i < places.size(); i++) {
                Mapped row = rows.get(places.get(i));
                rows.set(places.get(i), row.with(row.values().with("weight", rescaled.get(i))));
            }
        } catch (RuleBroken e) {
            refuse(rows, places, "the weights cannot be rescaled: '" + e.value() + "' " + e.rule());
        }
    }

    private String name() {
        return target == Target.PATTERNS ? "pattern" : "record";
    }

    private static BigDecimal notNegative(BigDecimal weight) {
        if (weight.signum() < 0) {
            throw new RuleBroken("must not be below 0", weight.toPlainString());
        }
        return weight;
    }

    private static void refuse(List<Mapped> rows, List<Integer> places, String reason) {
        for (int place : places) {
            if (rows.get(place).accepted()) {
                rows.set(place, rows.get(place).refused(reason));
            }
        }
    }
}
