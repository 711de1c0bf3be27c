package org.matricula.regulations.kit.explanation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The sentences of a family, as they stand beside it: {@code explanations_en.properties} in its package. */
public final class Wording {

    private Wording() {}

    /**
     * What students are not told: the fields of the outcome and the steps of the calculation that the entry
     * {@code POLICY.board_only} names, parted by commas.
     */
    static Set<String> boardOnly(String policy, Map<String, String> sentences) {
        return Set.copyOf(
                List.of(sentences.getOrDefault(policy + ".board_only", "").split(", *")));
    }

    /**
     * Reads the sentences.
     *
     * @param family the class of the family, whose bundle holds them
     * @param language of the sentences
     */
    public static Map<String, String> of(Class<?> family, Locale language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(family.getPackageName() + ".explanations", language, family.getClassLoader());
        Map<String, String> sentences = new HashMap<>();
        bundle.keySet().forEach(key -> sentences.put(key, bundle.getString(key)));
        return Collections.unmodifiableMap(sentences);
    }
}
