package org.matricula.demo.generator;

/** What is remarkable about a student in the session of the boards; of a thousand students so many at each level. */
enum Story {
    /** A final mean just below a line of the classification. */
    BORDERLINE(0, 0, 50),
    /** One module failed narrowly: compensation may be offered. */
    FAILS_ONE(40, 30, 25),
    /** A core module failed narrowly. */
    FAILS_CORE(20, 20, 15),
    /** A mean above the pass mark, and an element that must be passed is not. */
    FAILS_MUST_PASS(10, 10, 5),
    /** A mean above the pass mark, and an element below 30. */
    WEAK_ELEMENT(15, 10, 5),
    /** Most of the level failed: no right to resit. */
    FAILS_MOST(20, 10, 8),
    /** One module of several elements for which nothing was handed in. */
    MISSES_MODULE(20, 15, 8),
    /** Nothing handed in for anything. */
    ABSENT(8, 4, 2),
    /** Work handed in a few working days late. */
    LATE(30, 30, 25),
    /** Work handed in when the window for late work was over. */
    TOO_LATE(12, 10, 8),
    /** Late work, and the panel accepted the circumstances. */
    LATE_ACCEPTED(12, 12, 12),
    /** Work missing, and the panel accepted the circumstances. */
    MISSED_ACCEPTED(6, 6, 4),
    /** A second year at the same level, for the modules that were failed. */
    REPEATING(12, 10, 0),
    /** A module of the level below taken again on top. */
    TRAILING(0, 15, 0),
    /** Entered at the final stage; the levels before are exempt. */
    DIRECT_ENTRY(0, 0, 40),
    /** Some modules recognised for experience, with a mark. */
    EXPERIENCED(0, 15, 20),
    /** Nothing remarkable. */
    PLAIN(0, 0, 0);

    private static final int THOUSAND = 1000;

    private final int[] shares;

    Story(int... shares) {
        this.shares = shares;
    }

    static Story draw(Dice dice, int level) {
        int left = dice.between(0, THOUSAND - 1);
        for (Story story : values()) {
            left -= story.shares[level - Course.FIRST_LEVEL];
            if (left < 0) {
                return story;
            }
        }
        return PLAIN;
    }
}
