package org.matricula.kernel.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects everything that is wrong with a record, so that a caller learns it at once. */
public final class Faults {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern UNPRINTABLE_BUT_BREAKS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\r\\n]]");

    private final List<Fault> faults = new ArrayList<>();

    /** Notes a fault unless the rule holds. */
    public Faults check(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            faults.add(new Fault(field, value == null ? null : value.toString(), rule));
        }
        return this;
    }

    /** Something that must not be missing. */
    public Faults given(String field, Object value) {
        return check(value != null, field, null, "must be given");
    }

    /** Whatever a check refuses that knows its faults by itself, such as the reading of a value. */
    public Faults collect(Runnable check) {
        try {
            check.run();
        } catch (ProblemException e) {
            faults.addAll(e.problem().faults());
        }
        return this;
    }

    /**
     * A text in one line of 1 to the given number of characters, as it would be printed: without control characters, halves
     * of characters or blanks at its ends. The faces take away blanks at the ends of what persons write.
     */
    public Faults text(String field, String value, int longest) {
        return check(
                printable(value, longest, UNPRINTABLE),
                field,
                value,
                "must be 1 to " + longest + " characters, without control characters or blanks at its ends");
    }

    /** A text as {@link #text}, of any number of lines. */
    public Faults lines(String field, String value, int longest) {
        return check(
                printable(value, longest, UNPRINTABLE_BUT_BREAKS),
                field,
                value,
                "must be 1 to " + longest
                        + " characters, without control characters but line breaks, or blanks at its ends");
    }

    private static boolean printable(String value, int longest, Pattern unprintable) {
        return value != null
                && !value.isEmpty()
                && value.length() <= longest
                && value.equals(value.strip())
                && !unprintable.matcher(value).find();
    }

    /** A day that a database can keep and a calendar can mean. */
    public Faults date(String field, LocalDate value) {
        boolean plausible = value != null && value.getYear() >= FIRST_YEAR && value.getYear() <= LAST_YEAR;
        return check(plausible, field, value, "must be a date of the years " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    /** A day near a session, or none; an absent session is for others to tell. */
    public Faults near(String field, LocalDate value, AcademicSession session) {
        return near(field, value, value, session);
    }

    /** A moment on a day near a session, or none; an absent session is for others to tell. */
    public Faults near(String field, LocalDateTime value, AcademicSession session) {
        return near(field, value, value == null ? null : value.toLocalDate(), session);
    }

    private Faults near(String field, Object value, LocalDate day, AcademicSession session) {
        return day == null || session == null || session.near(day)
                ? this
                : check(
                        false,
                        field,
                        value,
                        "must be from " + session.earliest() + " to " + session.latest() + ", near the session "
                                + session);
    }

    /** A whole number within a range. */
    public Faults between(String field, int value, int lowest, int highest) {
        return check(value >= lowest && value <= highest, field, value, "must be from " + lowest + " to " + highest);
    }

    /** One of a few words. */
    public Faults oneOf(String field, String value, List<String> words) {
        return check(value != null && words.contains(value), field, value, "must be one of " + words);
    }

    /** All faults as one problem. */
    public Problem problem() {
        return Problem.invalid(faults);
    }

    /** True when nothing is wrong so far. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * Ends the work when there is a fault.
     *
     * @throws ProblemException 422 with all faults
     */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw problem().exception();
        }
    }
}
