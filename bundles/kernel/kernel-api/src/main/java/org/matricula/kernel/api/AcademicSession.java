package org.matricula.kernel.api;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An academic session, named by the calendar year in which it starts and written {@code 2026/27}.
 *
 * @param startYear the year in which the session starts, 1900 to 2999
 */
public record AcademicSession(int startYear) implements Comparable<AcademicSession> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})[/-](\\d{2})");

    /**
     * Checks the range.
     *
     * @throws ProblemException 422 when the year is outside 1900 to 2999
     */
    public AcademicSession {
        if (startYear < 1900 || startYear > 2999) {
            throw Problem.invalid("session", startYear, "must start in a year from 1900 to 2999")
                    .exception();
        }
    }

    /**
     * Reads {@code 2026/27} or, where a slash is inconvenient (paths, file names), {@code 2026-27}.
     *
     * @throws ProblemException 422 when the text has another form or the second year does not follow the first
     */
    public static AcademicSession valueOf(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (matcher.matches()) {
            int start = Integer.parseInt(matcher.group(1));
            if ((start + 1) % 100 == Integer.parseInt(matcher.group(2))) {
                return new AcademicSession(start);
            }
        }
        throw Problem.invalid("session", text, "must be written 2026/27").exception();
    }

    /** The session that follows. */
    public AcademicSession next() {
        return new AcademicSession(startYear + 1);
    }

    /** The session before. */
    public AcademicSession previous() {
        return new AcademicSession(startYear - 1);
    }

    /** The first day on which something of this session can be: students register up to a year before. */
    public LocalDate earliest() {
        return LocalDate.of(startYear - 1, 1, 1);
    }

    /** The last day on which something of this session can be: runs, resits and late work go on after it. */
    public LocalDate latest() {
        return LocalDate.of(startYear + 2, 12, 31);
    }

    /** True when something of this session can be on a day: one from {@link #earliest} to {@link #latest}. */
    public boolean near(LocalDate day) {
        return !day.isBefore(earliest()) && !day.isAfter(latest());
    }

    @Override
    public int compareTo(AcademicSession other) {
        return Integer.compare(startYear, other.startYear);
    }

    /** The written form, {@code 2026/27}. */
    @Override
    public String toString() {
        // by hand, because a board writes hundreds of thousands of them and a format costs twenty times as much
        int end = (startYear + 1) % 100;
        return startYear + (end < 10 ? "/0" : "/") + end;
    }
}
