package org.matricula.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.verifier.PdfObjects.Word;

/** The letters behind the codes of a font (its ToUnicode map); a font without one is read letter by byte. */
final class CharacterMap {

    private final Map<Integer, String> letters = new HashMap<>();
    private int width = 1;

    private CharacterMap() {}

    static CharacterMap plain() {
        return new CharacterMap();
    }

    static CharacterMap read(String text) {
        CharacterMap map = new CharacterMap();
        PdfObjects objects = new PdfObjects(text, 0);
        for (Object object = objects.next(); object != null; object = objects.next()) {
            if (new Word("beginbfchar").equals(object)) {
                map.letters(objects);
            } else if (new Word("beginbfrange").equals(object)) {
                map.ranges(objects);
            }
        }
        return map;
    }

    private void letters(PdfObjects objects) {
        for (Object code = objects.next(); code instanceof byte[] from; code = objects.next()) {
            if (objects.next() instanceof byte[] to) {
                width = from.length;
                letters.put(number(from), utf16(to));
            }
        }
    }

    private void ranges(PdfObjects objects) {
        for (Object code = objects.next(); code instanceof byte[] from; code = objects.next()) {
            Object last = objects.next();
            Object target = objects.next();
            if (!(last instanceof byte[] to)) {
                return;
            }
            width = from.length;
            int end = Math.min(number(to), number(from) + 0xFFFF);
            for (int i = number(from); i <= end; i++) {
                int step = i - number(from);
                if (target instanceof byte[] first) {
                    String start = utf16(first);
                    if (!start.isEmpty()) {
                        int letter = start.codePointBefore(start.length()) + step;
                        letters.put(i, start.substring(0, start.length() - 1) + Character.toString(letter));
                    }
                } else if (target instanceof List<?> each
                        && step < each.size()
                        && each.get(step) instanceof byte[] one) {
                    letters.put(i, utf16(one));
                }
            }
        }
    }

    /** The letters of a string. */
    String text(byte[] string) {
        if (letters.isEmpty()) {
            return PdfObjects.latin(string);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + width <= string.length; i += width) {
            int code = 0;
            for (int j = 0; j < width; j++) {
                code = code << 8 | string[i + j] & 0xFF;
            }
            text.append(letters.getOrDefault(code, ""));
        }
        return text.toString();
    }

    private static int number(byte[] bytes) {
        int number = 0;
        for (byte one : bytes) {
            number = number << 8 | one & 0xFF;
        }
        return number;
    }

    private static String utf16(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_16BE);
    }
}
