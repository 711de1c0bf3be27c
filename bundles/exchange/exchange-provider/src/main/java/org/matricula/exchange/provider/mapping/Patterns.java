package org.matricula.exchange.provider.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.RuleBroken;

/**
 * Looks at the rows of whole patterns: one that lacks a row must not be written, and weights are rescaled together. Rows
 * that the mapping does not want are no part of a pattern.
 */
final class Patterns {

    private final Header header;
    private final Rescale rescale;

    /**
     * Settles the patterns of a file.
     *
     * @param rescale null when weights stay as they are
     */
    Patterns(Header header, Rescale rescale) {
        this.header = header;
        this.rescale = rescale;
    }

    List<Mapped> settle(List<Mapped> rows) {
        List<Mapped> settled = new ArrayList<>(rows);
        Map<OccurrenceKey, List<Integer>> patterns = new LinkedHashMap<>();
        Mapped homeless = null;
        for (int i = 0; i < rows.size(); i++) {
            Mapped row = rows.get(i);
            OccurrenceKey occurrence = row.values().occurrence();
            if (occurrence != null) {
                patterns.computeIfAbsent(occurrence, key -> new ArrayList<>()).add(i);
            } else if (!row.unwanted() && homeless == null) {
                homeless = row;
            }
        }
        for (List<Integer> places : patterns.values()) {
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
            refuse(rows, places, "row " + broken.row().number() + " of the same pattern is refused");
        } else if (homeless != null) {
            refuse(
                    rows,
                    places,
                    "row " + homeless.row().number()
                            + " belongs to no occurrence, so no pattern of this file is known to be whole");
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
