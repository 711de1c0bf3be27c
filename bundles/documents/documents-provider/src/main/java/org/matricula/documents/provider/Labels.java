package org.matricula.documents.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.documents.api.DocumentLanguage;

/** The words of documents, from the files {@code labels/en.properties} and {@code labels/cy.properties}. */
public final class Labels {

    private static final Map<DocumentLanguage, Labels> ALL = new EnumMap<>(DocumentLanguage.class);
    private static final String BETWEEN = " / ";

    static {
        Words english = Words.read("en", Locale.UK);
        Words welsh = Words.read("cy", new Locale("cy", "GB"));
        ALL.put(DocumentLanguage.EN, new Labels("en-GB", List.of(english)));
        ALL.put(DocumentLanguage.CY, new Labels("cy-GB", List.of(welsh)));
        ALL.put(DocumentLanguage.EN_CY, new Labels("en-GB", List.of(english, welsh)));
    }

    private final String tag;
    private final List<Words> words;

    private Labels(String tag, List<Words> words) {
        this.tag = tag;
        this.words = words;
    }

    /** Those of a language. */
    public static Labels of(DocumentLanguage language) {
        return ALL.get(language);
    }

    /** The language as a BCP 47 tag; of two the first. */
    String tag() {
        return tag;
    }

    /** A label; in two languages side by side. */
    String text(String key) {
        return joined(BETWEEN, language -> language.text(key));
    }

    /** A sentence with its values; in two languages one under the other. */
    public String sentence(String key, Object... values) {
        return joined("\n", language -> language.text(key).formatted(values));
    }

    /** A short sentence about days; in two languages side by side. */
    String dated(String key, LocalDate... days) {
        return joined(BETWEEN, language -> language.text(key)
                .formatted(Stream.of(days).map(language.day::format).toArray()));
    }

    /** A short sentence with its values; in two languages side by side. */
    String line(String key, Object... values) {
        return joined(BETWEEN, language -> language.text(key).formatted(values));
    }

    /** True when there is a label for a code. */
    boolean has(String group, String code) {
        return code != null && words.get(0).texts.containsKey(group + "." + code);
    }

    /** The key of the words for a code, or of those for every other. */
    public String variant(String key, String code) {
        return has(key, code) ? key + "." + code : key;
    }

    /** The label of a code; a code without one is shown in small letters. */
    String code(String group, String code) {
        return has(group, code)
                ? text(group + "." + code)
                : code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** A day in full. */
    String day(LocalDate day) {
        return joined(BETWEEN, language -> language.day.format(day));
    }

    private String joined(String between, Function<Words, String> said) {
        return words.stream().map(said).distinct().collect(Collectors.joining(between));
    }

    private record Words(Map<String, String> texts, DateTimeFormatter day) {

        static Words read(String language, Locale locale) {
            Properties properties = new Properties();
            try (InputStream in = Labels.class.getResourceAsStream("/labels/" + language + ".properties")) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> texts = properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
            return new Words(texts, DateTimeFormatter.ofPattern("d MMMM yyyy", locale));
        }

        String text(String key) {
            String text = texts.get(key);
            if (text == null) {
                throw new IllegalArgumentException("there is no label " + key);
            }
            return text;
        }
    }
}
