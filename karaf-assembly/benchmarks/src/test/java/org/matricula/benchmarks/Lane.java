package org.matricula.benchmarks;

import java.util.Arrays;

/** One side of a comparison: how long each of its steps took. Sides take turns, so that noise hits all of them. */
final class Lane {

    private static final int MANY = 15;

    private final String name;
    private long[] steps = new long[64];
    private int count;

    Lane(String name) {
        this.name = name;
    }

    /** A step that may throw anything. */
    @FunctionalInterface
    interface Step {

        void run() throws Exception;
    }

    void step(Step step) throws Exception {
        long began = System.nanoTime();
        step.run();
        long took = System.nanoTime() - began;
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, count * 2);
        }
        steps[count++] = took;
    }

    double seconds() {
        return Arrays.stream(steps, 0, count).sum() / 1e9;
    }

    /** How many times as long as the other side all steps took together. */
    double ratioTo(Lane other) {
        return seconds() / other.seconds();
    }

    /** The ratio of the typical steps, which other work on the machine disturbs less. */
    double typicalRatioTo(Lane other) {
        return typical() / other.typical();
    }

    private double typical() {
        long[] sorted = Arrays.copyOf(steps, count);
        Arrays.sort(sorted);
        return sorted[count / 2];
    }

    void print(int things, String what, Lane baseline) {
        String compared = baseline == this ? "" : "  %.2f times %s".formatted(ratioTo(baseline), baseline.name);
        if (baseline != this && count > MANY) {
            compared += " (typical step %.2f)".formatted(typicalRatioTo(baseline));
        }
        Report.line("%-28s %8.2f s %10.0f %s/s%s", name, seconds(), things / seconds(), what, compared);
    }
}
