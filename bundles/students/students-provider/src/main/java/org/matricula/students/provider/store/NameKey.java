package org.matricula.students.provider.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as they are searched and sorted: upper case, without accents, written with the digits and the letters A to Z
 * alone. Databases order those alike whatever their collation, so a search is a range of keys and an index answers it.
 */
final class NameKey {

    private static final int LONGEST = 200;
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NameKey() {}

    /** The key of a name or of the beginning of one. A name that begins with another has a key that does. */
    static String of(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        SPACES.matcher(plain.strip()).replaceAll(" ").codePoints().forEach(c -> append(key, c));
        return key.length() <= LONGEST ? key.toString() : key.substring(0, LONGEST);
    }

    /** The least key above all that begin with the given one; null when there is none above. */
    static String above(String key) {
        for (int last = key.length() - 1; last >= 0; last--) {
            char c = key.charAt(last);
            if (c != 'Z') {
                return key.substring(0, last) + (c == '9' ? 'A' : (char) (c + 1));
            }
        }
        return null;
    }

    // a blank is the digit 0, anything that is no letter from A to Z a 1 and the six digits of its code point
    private static void append(StringBuilder key, int c) {
        if (c >= 'A' && c <= 'Z') {
            key.append((char) c);
        } else if (c == ' ') {
            key.append('0');
        } else {
            key.append("1%06X".formatted(c));
        }
    }
}
