package org.matricula.policies.taught.rules;

import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;

/** Levels as array positions and as names of parameters. */
final class AwardLevels {

    static final int LOWEST = 3;
    static final int HIGHEST = 8;

    /** The length of an array with one place for each level, at its own number. */
    static final int PLACES = HIGHEST + 1;

    private AwardLevels() {}

    /** Reads {@code L4}. */
    static int parse(String field, String name) {
        if (name.matches("L[3-8]")) {
            return name.charAt(1) - '0';
        }
        throw Problem.invalid(field, name, "must be L3 to L8").exception();
    }

    /** Reads a level that is written as a number. */
    static int read(Parameters parameters, String path) {
        return check("parameter " + parameters.whole(path), parameters.integer(path));
    }

    static int check(String field, int level) {
        if (level < LOWEST || level > HIGHEST) {
            throw Problem.invalid(field, level, "must be from " + LOWEST + " to " + HIGHEST)
                    .exception();
        }
        return level;
    }
}
