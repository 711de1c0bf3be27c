package org.matricula.registration.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.matricula.kernel.api.Identifier;

/** Lists of identities cut to what a database compares with in one query. */
final class Chunks {

    private static final int SIZE = 500;

    private Chunks() {}

    /** Works on the identities in ascending order, each once, some hundred at a time. */
    static <I extends Identifier> void of(Collection<I> ids, Consumer<List<I>> work) {
        List<I> sorted = new ArrayList<>(ids.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Identifier::value))
                .toList());
        for (int from = 0; from < sorted.size(); from += SIZE) {
            work.accept(sorted.subList(from, Math.min(from + SIZE, sorted.size())));
        }
    }
}
