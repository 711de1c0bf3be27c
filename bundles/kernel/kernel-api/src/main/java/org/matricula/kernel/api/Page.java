package org.matricula.kernel.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, read by key and not by offset.
 *
 * @param items the records of this page, in the list's order
 * @param next where the following page starts; null on the last page
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, String next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a list that was read with one row more than asked for.
     *
     * @param rows up to {@code limit + 1} rows
     * @param limit how many rows a page holds
     * @param cursor what to remember of the last row of a page
     */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> kept = rows.subList(0, limit);
        return new Page<>(kept, cursor.apply(kept.get(limit - 1)));
    }
}
