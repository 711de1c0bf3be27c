package org.matricula.students.provider.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Problem;

/**
 * Where a page of a list by name ended.
 *
 * @param key the name key of its last student
 * @param id the identity of that student
 */
record NameCursor(String key, long id) {

    private static final Pattern FORM = Pattern.compile("([0-9A-Z]{0,200}):([0-9]{1,18})");

    /** The cursor before the first page. */
    static NameCursor start(String prefix) {
        return new NameCursor(prefix, 0);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param prefix the key that every key of the list begins with
     * @throws org.matricula.kernel.api.ProblemException 422 when the text is no cursor of such a list
     */
    static NameCursor read(String text, String prefix) {
        try {
            Matcher matcher =
                    FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1));
            if (matcher.matches() && matcher.group(1).startsWith(prefix)) {
                return new NameCursor(matcher.group(1), Long.parseLong(matcher.group(2)));
            }
        } catch (IllegalArgumentException e) {
            // no base 64: refused below like any other text that no page gave out
        }
        throw Problem.invalid("after", text, "must be the 'next' of a page of the same query")
                .exception();
    }

    @Override
    public String toString() {
        byte[] text = (key + ":" + id).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
