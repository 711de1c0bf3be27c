package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through the JSON that {@link FactsJson} wrote. A replay reads tens of thousands of these texts a second, and a
 * parser of any JSON takes half of its time: this one knows what usually comes next, and makes the words that many
 * students share only once.
 */
final class FactsText {

    private static final int MOST_DIGITS = 18;
    private static final int TEN = 10;
    private static final int PRIME = 31;

    private final byte[] text;
    private final Words words;
    private int at;

    FactsText(String text, Words words) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.words = words;
    }

    /** Goes into an object or array. */
    void enter(char bracket) {
        if (peek() != bracket) {
            throw new IllegalArgumentException("stored facts cannot be read from position " + at);
        }
        at++;
    }

    /** The name of the object's next field; null at the end, behind which the text then stands. */
    String name() {
        if (!more('}')) {
            return null;
        }
        String name = text();
        enter(':');
        return name;
    }

    /** True before each element of an array; at its end the text then stands behind it. */
    boolean more() {
        return more(']');
    }

    private boolean more(char end) {
        byte next = peek();
        if (next == end) {
            at++;
            return false;
        }
        if (next == ',') {
            at++;
        }
        return true;
    }

    /** The name of the object's next field as {@link #name()}, found faster where it is the usual one. */
    String name(Usual usual) {
        int end = at + usual.bytes.length;
        if (end <= text.length && Arrays.equals(text, at, end, usual.bytes, 0, usual.bytes.length)) {
            at = end;
            return usual.name;
        }
        return name();
    }

    /** A string, or a number or flag as it is written; null for null and for objects and arrays, which are passed over. */
    String text() {
        byte first = peek();
        if (first == '{' || first == '[') {
            skip(first);
            return null;
        }
        if (first != '"') {
            String plain = plain();
            return "null".equals(plain) ? null : plain;
        }
        int from = at;
        int end = from + 1;
        int hash = 0;
        while (text[end] != '"') {
            if (text[end] == '\\') {
                return escaped(from);
            }
            hash = hash * PRIME + text[end++];
        }
        at = end + 1;
        return words.of(text, from + 1, end, hash);
    }

    int number() {
        return decimal().intValueExact();
    }

    boolean flag() {
        return Boolean.parseBoolean(text());
    }

    /** A decimal with the places that are written; null for null. */
    BigDecimal decimal() {
        peek();
        int from = at;
        long digits = 0;
        int point = -1;
        byte next = text[at];
        while (next >= '0' && next <= '9' || next == '.' && point < 0) {
            if (next == '.') {
                point = at;
            } else {
                digits = digits * TEN + next - '0';
            }
            next = text[++at];
        }
        boolean simple = at > from && at - from <= MOST_DIGITS && (next == ',' || next == '}' || next == ']');
        if (simple) {
            return BigDecimal.valueOf(digits, point < 0 ? 0 : at - point - 1);
        }
        at = from;
        String other = text();
        return other == null ? null : new BigDecimal(other);
    }

    private void skip(byte bracket) {
        at++;
        while (bracket == '{' ? name() != null : more()) {
            text();
        }
    }

    private String plain() {
        int from = at;
        while (text[at] != ',' && text[at] != '}' && text[at] != ']' && text[at] > ' ') {
            at++;
        }
        return new String(text, from, at - from, StandardCharsets.US_ASCII);
    }

    /** What is seldom there is left to the parser of any JSON. */
    private String escaped(int from) {
        int end = from + 1;
        while (text[end] != '"') {
            end += text[end] == '\\' ? 2 : 1;
        }
        at = end + 1;
        try (JsonParser in = FactsJson.FACTORY.createParser(text, from, at - from)) {
            return in.nextTextValue();
        } catch (IOException e) {
            throw new IllegalArgumentException("stored facts hold a text that is none", e);
        }
    }

    private byte peek() {
        while (text[at] <= ' ' && text[at] >= 0) {
            at++;
        }
        return text[at];
    }

    /** A field that usually comes next. */
    static final class Usual {

        private final String name;
        private final byte[] bytes;

        /** @param first true when no field comes before it */
        Usual(String name, boolean first) {
            this.name = name;
            this.bytes = ((first ? "\"" : ",\"") + name + "\":").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Words that were met before. Threads may write over each other: what they find is always a whole word. */
    static final class Words {

        private static final int PLACES = 1 << 12;

        private final Word[] known = new Word[PLACES];

        private String of(byte[] text, int from, int to, int hash) {
            int place = (hash ^ hash >>> Short.SIZE) & PLACES - 1;
            Word word = known[place];
            if (word == null || !Arrays.equals(text, from, to, word.bytes, 0, word.bytes.length)) {
                byte[] bytes = Arrays.copyOfRange(text, from, to);
                word = new Word(bytes, new String(bytes, StandardCharsets.UTF_8));
                known[place] = word;
            }
            return word.text;
        }

        private record Word(byte[] bytes, String text) {}
    }
}
