package org.matricula.policies.taught.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * What an award demands (section 1.2).
 *
 * @param award the family
 * @param total the credit in all
 * @param atOrAbove the credit needed at each level or above; 0 where the level has no need of its own
 * @param usable the credit that counts at each level; {@link #NO_CAP} for all of it
 * @param compensatedMax the most compensated credit; {@link #NO_CAP} for no limit
 * @param placementMin placement credit, which then counts apart; 0 where none is needed
 * @param workBasedMin work-based credit at level 5
 * @param workBasedFrom the least usual share of work-based credit; null where there is none
 * @param workBasedTo the largest usual share; null where there is none
 * @param researchMin research credit
 * @param taughtMax the taught credit that counts; {@link #NO_CAP} for all of it
 * @param reviewUpper with exactly so much at level 6, missing level 5 credit is reviewed and not refused (AMB-T-72)
 * @param reviewLower from so much at level 5; {@link #NO_CAP} for never
 * @param gaps the ambiguities on whose readings these numbers rest
 */
record AwardRow(
        String award,
        int total,
        int[] atOrAbove,
        int[] usable,
        int compensatedMax,
        int placementMin,
        int workBasedMin,
        Exact workBasedFrom,
        Exact workBasedTo,
        int researchMin,
        int taughtMax,
        int reviewUpper,
        int reviewLower,
        List<String> gaps) {

    static final int NO_CAP = Integer.MAX_VALUE;

    /** True when all credit of another award can count for this one, which takes more and ends no lower. */
    boolean takesIn(AwardRow smaller) {
        return smaller.total < total && smaller.level() <= level() && smaller.total <= usable[smaller.level()];
    }

    /** The highest level at which credit is needed; 0 where none is. */
    private int level() {
        int level = atOrAbove.length - 1;
        while (level > 0 && atOrAbove[level] == 0) {
            level--;
        }
        return level;
    }

    /** The rows by award. */
    static Map<String, AwardRow> rows(Parameters parameters) {
        boolean layered = parameters.flag("credit.layered_minima");
        Parameters awards = parameters.at("credit.awards");
        Map<String, AwardRow> rows = new LinkedHashMap<>();
        awards.names().forEach(award -> rows.put(award, of(award, awards.at(award), layered)));
        return Collections.unmodifiableMap(rows);
    }

    private static AwardRow of(String award, Parameters row, boolean layered) {
        boolean share = row.has("wbl_share_warn");
        return new AwardRow(
                award,
                ParameterValues.positiveCount(row, "total"),
                needs(row, layered),
                caps(row),
                ParameterValues.countOr(row, "pc_max", NO_CAP),
                ParameterValues.countOr(row, "p_min", 0),
                ParameterValues.countOr(row, "wbl_level5_min", 0),
                share ? Exact.of(ParameterValues.percent(row, "wbl_share_warn.0")) : null,
                share ? Exact.of(ParameterValues.percent(row, "wbl_share_warn.1")) : null,
                ParameterValues.countOr(row, "research_min", 0),
                ParameterValues.countOr(row, "taught_max", NO_CAP),
                ParameterValues.countOr(row, "level5_review.level6", NO_CAP),
                ParameterValues.countOr(row, "level5_review.from", NO_CAP),
                row.has("gaps") ? row.texts("gaps") : List.of());
    }

    private static int[] needs(Parameters row, boolean layered) {
        int[] needs = new int[AwardLevels.PLACES];
        Parameters layers = row.at("layers");
        for (String position : layers.names()) {
            Parameters layer = layers.at(position);
            int level = AwardLevels.read(layer, "0");
            if (needs[level] != 0) {
                throw Problem.invalid("parameter credit.awards layers", level, "must name each level once")
                        .exception();
            }
            needs[level] = ParameterValues.count(layer, "1");
        }
        return layered ? RplRow.cumulative(needs) : needs;
    }

    private static int[] caps(Parameters row) {
        int[] caps = new int[AwardLevels.PLACES];
        Arrays.fill(caps, NO_CAP);
        if (row.has("cap")) {
            Parameters cap = row.at("cap");
            for (String name : cap.names()) {
                caps[AwardLevels.parse("parameter credit.awards cap", name)] = ParameterValues.count(cap, name);
            }
        }
        return caps;
    }

    boolean needsPlacement() {
        return placementMin > 0;
    }
}
