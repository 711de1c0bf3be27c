package org.matricula.curriculum.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a set of keys into pieces that a database takes as the parameters of one statement. */
final class Chunks {

    private static final int SIZE = 500;

    private Chunks() {}

    static <T> void each(Collection<T> keys, Consumer<List<T>> chunk) {
        List<T> distinct = new ArrayList<>(new LinkedHashSet<>(keys));
        for (int from = 0; from < distinct.size(); from += SIZE) {
            chunk.accept(distinct.subList(from, Math.min(from + SIZE, distinct.size())));
        }
    }
}
