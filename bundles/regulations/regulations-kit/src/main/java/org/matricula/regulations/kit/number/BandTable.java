package org.matricula.regulations.kit.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Problem;

/**
 * Half-open bands: each includes its lower limit and ends right below the next higher one. Nothing is rounded on the
 * way in.
 *
 * @param bands the bands, highest first
 * @param <T> what a band stands for
 */
public record BandTable<T>(List<Band<T>> bands) {

    /** Copies the list. */
    public BandTable {
        bands = List.copyOf(bands);
    }

    /**
     * One band.
     *
     * @param from the lower limit, included
     * @param label what the band stands for
     */
    public record Band<T>(Exact from, T label) {}

    /**
     * Builds a table from limits and labels that belong together by position.
     *
     * @param field where the limits stand, for the complaint
     * @param limits the lower limits, strictly falling
     * @param labels one for each limit
     * @throws org.matricula.kernel.api.ProblemException 422 when their numbers differ or the limits do not fall
     */
    public static <T> BandTable<T> of(String field, List<BigDecimal> limits, List<T> labels) {
        if (limits.size() != labels.size()) {
            throw Problem.invalid(field, limits, "must hold " + labels.size() + " limits, for " + labels)
                    .exception();
        }
        List<Band<T>> bands = new java.util.ArrayList<>(limits.size());
        for (int i = 0; i < limits.size(); i++) {
            if (i > 0 && limits.get(i).compareTo(limits.get(i - 1)) >= 0) {
                throw Problem.invalid(field, limits, "must fall from limit to limit")
                        .exception();
            }
            bands.add(new Band<>(Exact.of(limits.get(i)), labels.get(i)));
        }
        return new BandTable<>(bands);
    }

    /** The label of the band that the value lies in; null below the lowest limit. */
    public T of(Exact value) {
        for (int i = 0; i < bands.size(); i++) {
            if (value.atLeast(bands.get(i).from())) {
                return bands.get(i).label();
            }
        }
        return null;
    }

    /** For people: {@code FIRST from 69.5, UPPER_SECOND from 59.5}. */
    @Override
    public String toString() {
        return bands.stream().map(band -> band.label() + " from " + band.from()).collect(Collectors.joining(", "));
    }
}
