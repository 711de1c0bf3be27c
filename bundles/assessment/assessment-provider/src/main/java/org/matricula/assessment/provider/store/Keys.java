package org.matricula.assessment.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.matricula.kernel.api.Identifier;

/**
 * Cuts identities into lists for IN. Lists are filled up to the next power of two with their last value: Derby compiles
 * every length of list anew, and compiling costs more than comparing.
 */
final class Keys {

    private static final int LONGEST = 512;

    private Keys() {}

    static List<List<Long>> chunks(Collection<? extends Identifier> identities) {
        List<Long> values =
                identities.stream().map(Identifier::value).distinct().sorted().toList();
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < values.size(); from += LONGEST) {
            chunks.add(filledUp(values.subList(from, Math.min(from + LONGEST, values.size()))));
        }
        return chunks;
    }

    private static List<Long> filledUp(List<Long> values) {
        List<Long> filled = new ArrayList<>(values);
        int length = Integer.highestOneBit(Math.max(1, values.size() * 2 - 1));
        while (filled.size() < length) {
            filled.add(values.get(values.size() - 1));
        }
        return filled;
    }
}
