package org.matricula.policies.taught.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;

/** Words of the table of requests that must be among those that the code knows. */
final class RequestWords {

    private RequestWords() {}

    static <E extends Enum<E>> E one(Parameters parameters, String path, Class<E> words) {
        return Enum.valueOf(words, ParameterValues.oneOf(parameters, path, names(words)));
    }

    static <E extends Enum<E>> Set<E> several(Parameters parameters, String path, Class<E> words) {
        Set<E> several = EnumSet.noneOf(words);
        for (String word : parameters.texts(path)) {
            several.add(known(parameters, path, word, words));
        }
        return several;
    }

    /** The name of a parameter itself, such as an office in a table of offices. */
    static <E extends Enum<E>> E named(Parameters parameters, String name, Class<E> words) {
        return known(parameters, name, name, words);
    }

    private static <E extends Enum<E>> E known(Parameters parameters, String path, String word, Class<E> words) {
        if (!names(words).contains(word)) {
            throw Problem.invalid(
                            "parameter " + parameters.whole(path),
                            word,
                            "must be one of " + String.join(", ", names(words)))
                    .exception();
        }
        return Enum.valueOf(words, word);
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
