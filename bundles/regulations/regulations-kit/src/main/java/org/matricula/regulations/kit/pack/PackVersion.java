package org.matricula.regulations.kit.pack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Problem;

/**
 * The version of a pack: three whole numbers, {@code 1.0.0}. In ranges the later ones may be left out and count as 0.
 *
 * @param major the first number
 * @param minor the second number
 * @param micro the third number
 */
public record PackVersion(int major, int minor, int micro) implements Comparable<PackVersion> {

    private static final Pattern FULL = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");

    /**
     * Reads a full version.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the text has another form
     */
    public static PackVersion of(String text) {
        return read(FULL, text, "must be three numbers: 1.0.0");
    }

    static PackVersion ofShort(String text) {
        return read(SHORT, text, "must be one to three numbers: 1.0");
    }

    private static PackVersion read(Pattern form, String text, String rule) {
        Matcher matcher = form.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw Problem.invalid("version", text, rule).exception();
        }
        return new PackVersion(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(PackVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(micro, other.micro);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
