package org.matricula.benchmarks;

/** Boots the distribution, fresh and again, and tells when it answers. */
public final class ColdBoot {

    private static final int TIMES = 3;

    private ColdBoot() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i <= TIMES; i++) {
            Report.heading("cold boot " + i);
            Installation installation = Installation.unpack("boot");
            for (String which : new String[] {"first start", "second start"}) {
                try {
                    Installation.Start start = installation.start();
                    Report.line(
                            "%-28s %8.2f s to the first answer %8.2f s to all domains %8.2f s of CPU till then",
                            which, start.firstAnswer(), start.allDomains(), start.cpu());
                } finally {
                    installation.stop();
                }
            }
        }
    }
}
