package org.matricula.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the objects of PDF from text, of which each letter is one byte: dictionaries as maps, arrays as lists, strings
 * as bytes, names, references and operators as what they are, all else as text.
 */
final class PdfObjects {

    private static final String DELIMITERS = "()<>[]{}/%";

    private final String text;
    private int at;

    PdfObjects(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** A name without its slash. */
    record Name(String value) {}

    /** A reference to an object. */
    record Reference(int number) {}

    /** A word: a number, or an operator. */
    record Word(String value) {}

    int position() {
        return at;
    }

    /** The next object; null at the end. */
    Object next() {
        blanks();
        if (at >= text.length()) {
            return null;
        }
        char first = text.charAt(at);
        switch (first) {
            case '/':
                at++;
                return new Name(name());
            case '(':
                return literal();
            case '[':
                at++;
                return list();
            case '<':
                if (text.startsWith("<<", at)) {
                    at += 2;
                    return dictionary();
                }
                return hexadecimal();
            case ')', ']', '{', '}', '>':
                at += text.startsWith(">>", at) ? 2 : 1;
                return new Word(String.valueOf(first));
            default:
                return word();
        }
    }

    private Object word() {
        String word = token();
        if (!word.chars().allMatch(Character::isDigit)) {
            return new Word(word);
        }
        int back = at;
        blanks();
        String generation = token();
        blanks();
        boolean reference = !generation.isEmpty()
                && generation.chars().allMatch(Character::isDigit)
                && text.startsWith("R", at)
                && (at + 1 == text.length() || isBreak(text.charAt(at + 1)));
        if (reference && word.length() < 10) {
            at++;
            return new Reference(Integer.parseInt(word));
        }
        at = back;
        return new Word(word);
    }

    private Map<String, Object> dictionary() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Object key = next(); key instanceof Name name; key = next()) {
            entries.put(name.value(), next());
        }
        return entries;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        for (Object item = next(); item != null && !new Word("]").equals(item); item = next()) {
            items.add(item);
        }
        return items;
    }

    private byte[] literal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int depth = 0;
        while (at < text.length()) {
            char letter = text.charAt(at++);
            if (letter == '\\' && at < text.length()) {
                escaped(bytes);
                continue;
            }
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            if (letter != '(' || depth > 1) {
                bytes.write(letter);
            }
        }
        return bytes.toByteArray();
    }

    private void escaped(ByteArrayOutputStream bytes) {
        char letter = text.charAt(at++);
        if (letter >= '0' && letter <= '7') {
            int value = letter - '0';
            for (int i = 0; i < 2 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
                value = value * 8 + text.charAt(at++) - '0';
            }
            bytes.write(value);
            return;
        }
        switch (letter) {
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'b' -> bytes.write('\b');
            case 'f' -> bytes.write('\f');
            case '\n' -> {}
            case '\r' -> at += text.startsWith("\n", at) ? 1 : 0;
            default -> bytes.write(letter);
        }
    }

    private byte[] hexadecimal() {
        int end = text.indexOf('>', at);
        String digits = text.substring(at + 1, end < 0 ? text.length() : end).replaceAll("[^0-9A-Fa-f]", "");
        at = end < 0 ? text.length() : end + 1;
        if (digits.length() % 2 == 1) {
            digits += "0";
        }
        return java.util.HexFormat.of().parseHex(digits);
    }

    private String name() {
        String raw = token();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' && raw.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
                plain.append((char) Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                plain.append(raw.charAt(i));
            }
        }
        return plain.toString();
    }

    private String token() {
        int start = at;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private void blanks() {
        while (at < text.length()) {
            if (text.charAt(at) == '%') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (isBlank(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isBreak(char letter) {
        return isBlank(letter) || DELIMITERS.indexOf(letter) >= 0;
    }

    private static boolean isBlank(char letter) {
        return letter <= ' ';
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
