package org.matricula.kernel.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of one row of a set-wise write.
 *
 * @param kind what was done
 * @param id the identity of the record as text: the digits of its {@link Identifier}, or its code where it has none;
 *     null when the row was refused
 * @param problem why it was refused; null otherwise
 */
public record RowOutcome(Kind kind, String id, Problem problem) {

    /** What was done with a row. */
    public enum Kind {
        /** A record was added. */
        CREATED,
        /** A record that was there differently was changed, or corrected by a new one where records are append-only. */
        CHANGED,
        /** A record that is as the row says was there already. */
        UNCHANGED,
        /** Nothing was written. */
        REFUSED
    }

    /**
     * Writes records of several rows each, which stand or fall together; tells what became of each row, in their order.
     *
     * @param record to which record a row belongs
     * @param put writes the rows of one record; what it throws as a problem is why they are refused
     */
    public static <R> List<RowOutcome> together(
            List<R> rows, Function<R, Object> record, Function<List<R>, RowOutcome> put) {
        Map<Object, List<R>> records =
                rows.stream().collect(Collectors.groupingBy(record, LinkedHashMap::new, Collectors.toList()));
        Map<Object, RowOutcome> outcomes = new HashMap<>();
        records.forEach((key, some) -> {
            try {
                outcomes.put(key, put.apply(some));
            } catch (ProblemException e) {
                outcomes.put(key, refused(e.problem()));
            }
        });
        return rows.stream().map(row -> outcomes.get(record.apply(row))).toList();
    }

    /** A record was added. */
    public static RowOutcome created(String id) {
        return new RowOutcome(Kind.CREATED, id, null);
    }

    /** A record was changed. */
    public static RowOutcome changed(String id) {
        return new RowOutcome(Kind.CHANGED, id, null);
    }

    /** The record was there already. */
    public static RowOutcome unchanged(String id) {
        return new RowOutcome(Kind.UNCHANGED, id, null);
    }

    /** Nothing was written. */
    public static RowOutcome refused(Problem problem) {
        return new RowOutcome(Kind.REFUSED, null, problem);
    }
}
