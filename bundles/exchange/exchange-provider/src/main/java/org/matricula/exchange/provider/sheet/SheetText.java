package org.matricula.exchange.provider.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as XLSX keeps them: what XML cannot hold stands as {@code _x000D_}. */
final class SheetText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int LOWEST_PLAIN = 0x20;

    private SheetText() {}

    static String decoded(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        Matcher matcher = ESCAPED.matcher(text);
        return matcher.replaceAll(
                m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    static String encoded(String text) {
        String literal = ESCAPED.matcher(text).replaceAll("_x005F_x$1_");
        StringBuilder out = new StringBuilder(literal.length() + 16);
        literal.codePoints().forEach(c -> {
            if (c == '&') {
                out.append("&amp;");
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '"') {
                out.append("&quot;");
            } else if (c < LOWEST_PLAIN && c != '\n' && c != '\t' || c >= 0xFFFE && c <= 0xFFFF || isSurrogate(c)) {
                out.append(String.format("_x%04X_", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
