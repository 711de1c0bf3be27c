package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Rounding;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * The numbers of the block {@code classification}.
 *
 * @param rounding of means before they are compared
 * @param honours the classes of honours degrees
 * @param graded the classes of other awards
 * @param schemes how each award is classified
 * @param lower level of Method 1's lower part, by scheme; the award's own level for {@code AWARD_LEVEL}
 * @param lowerCredits weight of the lower part, and how many credits it takes
 * @param upperCredits weight of the upper part
 * @param cutModules whether only a part of the last module counts in the lower part
 * @param variants the totals at the upper level that honours degrees may have
 * @param ownLower own credit at the lower level that lets holders of prior learning use the ordinary methods
 * @param ownUpper own credit at the upper level that does
 * @param postgraduateBefore courses begun earlier are under previous rules alone
 */
record ClassRules(
        Rounding rounding,
        BandTable<Result> honours,
        BandTable<Result> graded,
        Map<String, ClassScheme> schemes,
        Map<ClassScheme, Integer> lower,
        int lowerCredits,
        int upperCredits,
        boolean cutModules,
        Variants variants,
        int ownLower,
        int ownUpper,
        AcademicSession postgraduateBefore) {

    /**
     * Totals at the upper level of honours degrees.
     *
     * @param fewer less than the ordinary total
     * @param ordinary the ordinary total
     * @param more more than the ordinary total
     */
    record Variants(int fewer, int ordinary, int more) {

        boolean contains(int total) {
            return total == fewer || total == ordinary || total == more;
        }
    }

    static ClassRules of(Parameters parameters) {
        Parameters block = parameters.at("classification");
        return new ClassRules(
                Rounding.of("parameter classification.mean_rounding", block.text("mean_rounding")),
                table(block, "honours"),
                table(block, "dmp"),
                schemes(block.at("schemes")),
                lower(block),
                ParameterValues.positiveCount(block, "method1.lower_credits"),
                ParameterValues.positiveCount(block, "method1.upper_credits"),
                block.flag("method1.cut_modules"),
                variants(block),
                ParameterValues.count(parameters, "rpl.classification.own_level5"),
                ParameterValues.count(parameters, "rpl.classification.own_level6"),
                AcademicSession.valueOf(block.text("previous_rules.postgraduate_before")));
    }

    private static BandTable<Result> table(Parameters block, String name) {
        Parameters limits = block.at(name);
        List<BigDecimal> values = new ArrayList<>();
        List<Result> labels = new ArrayList<>();
        for (String label : limits.names()) {
            labels.add(constant(Result.class, "classification." + name, label));
            values.add(ParameterValues.percent(limits, label));
        }
        return BandTable.of("parameter classification." + name, values, labels);
    }

    private static Map<String, ClassScheme> schemes(Parameters block) {
        Map<String, ClassScheme> schemes = new LinkedHashMap<>();
        for (String award : block.names()) {
            schemes.put(award, constant(ClassScheme.class, "classification.schemes." + award, block.text(award)));
        }
        return schemes;
    }

    private static Map<ClassScheme, Integer> lower(Parameters block) {
        Map<ClassScheme, Integer> levels = new EnumMap<>(ClassScheme.class);
        levels.put(ClassScheme.HONOURS, AwardLevels.read(block, "levels.honours_lower"));
        levels.put(ClassScheme.INTEGRATED, AwardLevels.read(block, "levels.integrated_lower"));
        levels.put(ClassScheme.AWARD_LEVEL, AwardLevels.read(block, "levels.award_level"));
        return levels;
    }

    private static Variants variants(Parameters block) {
        List<BigDecimal> totals = block.decimals("level6_variants");
        if (totals.size() != 3) {
            throw Problem.invalid("parameter classification.level6_variants", totals, "must hold three totals, rising")
                    .exception();
        }
        return new Variants(
                ParameterValues.count(block, "level6_variants.0"),
                ParameterValues.count(block, "level6_variants.1"),
                ParameterValues.count(block, "level6_variants.2"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String path, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw Problem.invalid("parameter " + path, name, "must be one of " + List.of(type.getEnumConstants()))
                .exception();
    }
}
