package org.matricula.students.provider.store;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names as they are searched and sorted: upper case, without accents, strokes and joined letters, written with the digits and the letters A to Z
 * alone. Databases order those alike whatever their collation, so a search is a range of keys and an index answers it.
 */
final class NameKey {

    private static final int LONGEST = 200;
    // the 1 and the six digits
    private static final int CODE_POINT = 7;
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    // capitals that Unicode does not take apart into a letter and its accent
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'Ŧ', "T"));
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

    /** A key as it is made now of one that was made before the letters that are written as others were known. */
    static String again(String key) {
        StringBuilder made = new StringBuilder();
        for (int at = 0; at < key.length(); at++) {
            if (key.charAt(at) != '1' || at + CODE_POINT > key.length()) {
                made.append(key.charAt(at));
            } else {
                append(made, Integer.parseInt(key.substring(at + 1, at + CODE_POINT), 16));
                at += CODE_POINT - 1;
            }
        }
        return made.toString();
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
            key.append(LETTERS.containsKey(c) ? LETTERS.get(c) : "1%06X".formatted(c));
        }
    }
}
