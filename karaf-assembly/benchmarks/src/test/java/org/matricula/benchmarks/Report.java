package org.matricula.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints figures. */
final class Report {

    private static final PrintStream OUT = System.out;

    private Report() {}

    static void line(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }

    /** A line with the load of the machine, because other work makes absolute figures worthless. */
    static void heading(String title) {
        line(
                "%n== %s (load average %.1f on %d cores, Java %s)",
                title,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    }
}
