package org.matricula.kernel.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.matricula.kernel.api.Identifier;

/**
 * Cuts keys into lists for IN. Lists are filled up to the next power of two with their last value: Derby compiles every
 * length of list anew, and compiling costs more than comparing.
 */
public final class Chunks {

    private static final int LONGEST = 512;

    private Chunks() {}

    /** Works on the keys in their order, each once, some hundred at a time. */
    public static <T> void each(Collection<T> keys, Consumer<List<T>> work) {
        List<T> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
        for (int from = 0; from < distinct.size(); from += LONGEST) {
            work.accept(filledUp(distinct.subList(from, Math.min(from + LONGEST, distinct.size()))));
        }
    }

    /** Works on identities in ascending order, so that what one list finds comes before what the next finds. */
    public static <I extends Identifier> void ascending(Collection<I> identities, Consumer<List<I>> work) {
        each(
                identities.stream()
                        .sorted(Comparator.comparingLong(Identifier::value))
                        .toList(),
                work);
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
