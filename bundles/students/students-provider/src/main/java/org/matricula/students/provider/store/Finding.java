package org.matricula.students.provider.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Something that a student is found by.
 *
 * @param value as it is compared
 * @param starts the first day
 * @param ends the last day
 */
public record Finding(String value, LocalDate starts, LocalDate ends) {

    /** The first day of what has always been. */
    public static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    /** The last day of what has no end. */
    public static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Pd}.,/()]+");
    // O'Brien is found as obrien
    private static final Pattern INSIDE_WORDS = Pattern.compile("['\u2019\u2018`\"]");

    /** Which sort of thing. */
    public enum Kind {
        /** A word of a name; by its beginning. */
        WORD,
        /** The student number; by its beginning. */
        NUMBER,
        /** A number that somebody else gave. */
        IDENTIFIER,
        /** The code of a programme. */
        PROGRAMME,
        /** A status. */
        STATUS,
        /** A personal tutor. */
        TUTOR
    }

    /** Something that holds always. */
    public static Finding always(String value) {
        return new Finding(value, EVER, FOREVER);
    }

    /** True when it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(starts) && !day.isAfter(ends);
    }

    /** The keys of the words of names. */
    public static Set<String> words(String... names) {
        Set<String> words = new TreeSet<>();
        for (String name : names) {
            String plain = INSIDE_WORDS.matcher(name == null ? "" : name).replaceAll("");
            for (String word : BETWEEN_WORDS.split(plain)) {
                String key = NameKey.of(word);
                if (!key.isEmpty()) {
                    words.add(key);
                }
            }
        }
        return words;
    }

    /** The key of a number that somebody else gave. */
    public static String identifier(String value) {
        return NameKey.of(value);
    }

    /** The key of a student number, which has letters and digits alone. */
    public static String number(String value) {
        return value.toUpperCase(Locale.ROOT);
    }

    static List<Kind> sortedByName() {
        return List.of(Kind.PROGRAMME, Kind.STATUS, Kind.TUTOR);
    }
}
