package org.matricula.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the reader sees while the demonstration works: steps, lines of progress, and how long each step took. */
public final class Screen {

    private static final Duration QUIET = Duration.ofSeconds(3);

    private final PrintStream out;
    private final int steps;
    private final Instant begun = Instant.now();
    private final Map<String, Duration> took = new LinkedHashMap<>();
    private String step;
    private Instant stepBegun = begun;
    private Instant spoken = begun;

    Screen(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    /** Begins the next step; the one before is over. */
    public void step(String name) {
        over();
        step = name;
        stepBegun = Instant.now();
        line("");
        line("[%d/%d] %s".formatted(took.size() + 1, steps, name));
    }

    /** Ends the last step. */
    public void over() {
        if (step != null) {
            took.put(step, Duration.between(stepBegun, Instant.now()));
            step = null;
        }
    }

    /** Says something within a step. */
    public void say(String text, Object... values) {
        line("      " + (values.length == 0 ? text : String.format(Locale.ROOT, text, values)));
    }

    /** Says something that will soon be out of date, unless something was said a moment ago. */
    public void progress(String text, Object... values) {
        if (Duration.between(spoken, Instant.now()).compareTo(QUIET) >= 0) {
            say(text, values);
        }
    }

    /** A line as it is. */
    public void line(String text) {
        out.println(text);
        out.flush();
        spoken = Instant.now();
    }

    /** How long each step took, in order. */
    public Map<String, Duration> took() {
        return took;
    }

    /** How long everything took so far. */
    public Duration total() {
        return Duration.between(begun, Instant.now());
    }

    /** A time for people. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
