package org.matricula.policies.taught.rules;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Conferment.Kind;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;

/**
 * The closed list of awards (section 1.1). The tables of the policies have rows for families; an award is asked for by
 * its family or by its own code.
 */
final class AwardCatalogue {

    private final Map<String, Line> lines;
    private final Set<String> families;

    private AwardCatalogue(Map<String, Line> lines) {
        this.lines = lines;
        families = lines.values().stream().map(Line::family).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Takes the list from the block {@code awards}. */
    static AwardCatalogue of(Parameters parameters) {
        return new AwardCatalogue(ParameterValues.group(parameters, "awards.catalogue", Line::of));
    }

    /** The line of an award's code; null where the list lacks it. */
    Line line(String code) {
        return lines.get(code);
    }

    /**
     * Under which name a table may have a row for an award: itself, or its family. Of what is no award of the list a
     * table may have rows too (AMB-T-100).
     *
     * @param rows the names of the table's rows
     * @throws org.matricula.kernel.api.ProblemException 422 when neither the list nor the table knows the award
     */
    String nameIn(Set<String> rows, String award) {
        if (rows.contains(award) || families.contains(award)) {
            return award;
        }
        if (lines.containsKey(award)) {
            return lines.get(award).family();
        }
        Set<String> known = new LinkedHashSet<>(rows);
        known.addAll(families);
        known.addAll(lines.keySet());
        throw Problem.invalid("award", award, "must be one of " + String.join(", ", known))
                .exception();
    }

    /**
     * A line of the list.
     *
     * @param family the family whose rows of the tables hold
     * @param level the level; null where the text gives none
     * @param kind how the award stands to others
     */
    record Line(String family, Integer level, Kind kind) {

        private static Line of(Parameters line) {
            Integer level = line.value("1") == null ? null : AwardLevels.read(line, "1");
            return new Line(line.text("0"), level, ParameterValues.oneOf(line, "2", Kind.class));
        }
    }
}
