package org.matricula.policies.taught.rules;

import java.util.Map;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * A row of the table of prior learning (section 2.1).
 *
 * @param max the most credit that may be recognised
 * @param ownMinimum the least own credit in all
 * @param ownAtOrAbove the least own credit at each level or above; one credit serves one minimum
 */
record RplRow(int max, int ownMinimum, int[] ownAtOrAbove) {

    /** The rows by award, from lists of maximum, own minimum and minima by level. */
    static Map<String, RplRow> rows(Parameters parameters) {
        return ParameterValues.lists(parameters, "rpl", RplRow::of);
    }

    private static RplRow of(Parameters row) {
        Parameters minima = row.at("2");
        int[] needs = new int[AwardLevels.PLACES];
        for (String name : minima.names()) {
            needs[AwardLevels.parse("parameter rpl", name)] = ParameterValues.count(minima, name);
        }
        return new RplRow(ParameterValues.count(row, "0"), ParameterValues.count(row, "1"), cumulative(needs));
    }

    /** Adds to each level what is needed above it, where the level has a need of its own. */
    static int[] cumulative(int[] needs) {
        int[] sums = new int[needs.length];
        int above = 0;
        for (int level = AwardLevels.HIGHEST; level >= AwardLevels.LOWEST; level--) {
            above += needs[level];
            sums[level] = needs[level] == 0 ? 0 : above;
        }
        return sums;
    }

    /** The highest level whose minimum is not reached; 0 when all are. */
    int levelMissed(int[] ownByLevel) {
        int above = 0;
        for (int level = AwardLevels.HIGHEST; level >= AwardLevels.LOWEST; level--) {
            above += ownByLevel[level];
            if (above < ownAtOrAbove[level]) {
                return level;
            }
        }
        return 0;
    }
}
