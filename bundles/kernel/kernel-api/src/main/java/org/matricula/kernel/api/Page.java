package org.matricula.kernel.api;

import java.util.Comparator;
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

    /**
     * The page of one list whose parts were read apart, each from where the page begins and with the same limit.
     *
     * @param parts the pages of the parts
     * @param limit how many rows a page holds
     * @param order the order of the list, and of each part
     * @param cursor what to remember of the last row of a page
     */
    public static <T> Page<T> together(
            List<Page<T>> parts, int limit, Comparator<? super T> order, Function<T, String> cursor) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        List<T> rows = parts.stream()
                .flatMap(part -> part.items().stream())
                .sorted(order)
                .toList();
        // a part that goes on has filled its page
        boolean goesOn = parts.stream().anyMatch(part -> part.next() != null);
        Page<T> page = cut(rows, limit, cursor);
        return goesOn && page.next() == null ? new Page<>(page.items(), cursor.apply(rows.get(limit - 1))) : page;
    }
}
