package org.matricula.curriculum.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a set of keys into lists for IN. Lists are filled up to the next power of two with their last value: Derby
 * compiles every length of list anew, and compiling costs more than comparing.
 */
final class Chunks {

    private static final int LONGEST = 512;

    private Chunks() {}

    static <T> void each(Collection<T> keys, Consumer<List<T>> chunk) {
        List<T> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
        for (int from = 0; from < distinct.size(); from += LONGEST) {
            chunk.accept(filledUp(distinct.subList(from, Math.min(from + LONGEST, distinct.size()))));
        }
    }

    private static <T> List<T> filledUp(List<T> keys) {
        List<T> filled = new ArrayList<>(keys);
        int length = Integer.highestOneBit(Math.max(1, keys.size() * 2 - 1));
        while (filled.size() < length) {
            filled.add(keys.get(keys.size() - 1));
        }
        return filled;
    }
}
