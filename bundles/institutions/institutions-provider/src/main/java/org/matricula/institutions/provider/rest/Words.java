package org.matricula.institutions.provider.rest;

import java.util.List;
import java.util.stream.Stream;
import org.matricula.kernel.api.Problem;

/** Words of a query that stand for constants. */
final class Words {

    private Words() {}

    /**
     * Reads one.
     *
     * @param text null when the query has none
     * @throws org.matricula.kernel.api.ProblemException 422 when it is no such word
     */
    static <E extends Enum<E>> E read(Class<E> type, String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        List<String> words = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
        if (!words.contains(text)) {
            throw Problem.invalid(field, text, "must be one of " + words).exception();
        }
        return Enum.valueOf(type, text);
    }
}
