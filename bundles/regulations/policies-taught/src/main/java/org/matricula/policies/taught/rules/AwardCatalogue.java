package org.matricula.policies.taught.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.Parameters;

/**
 * The closed list of awards (section 1.1): every award that some table of the pack names, and research awards. A table
 * may well lack one of them, and its policy says what that means; what no table names is a slip of the pen.
 */
final class AwardCatalogue {

    private static final List<String> GROUPS = List.of("credit.awards", "credit.ladders", "classification.schemes");

    /** Tables that share their group with other parameters: of those only what is a list is a row. */
    private static final List<String> TABLES = List.of("rpl", "registration");

    /** Research and higher awards: in the list, and ruled by regulations of their own. */
    private static final List<String> RESEARCH =
            List.of("MPHIL", "PHD", "DED", "DENG", "DBA", "DLITT", "DSC", "DTECH", "LLD");

    private final Set<String> awards = new LinkedHashSet<>();

    private AwardCatalogue() {}

    /** The awards of the tables that the pack has; a pack of few policies has few. */
    static AwardCatalogue of(Parameters parameters) {
        AwardCatalogue catalogue = new AwardCatalogue();
        GROUPS.stream()
                .filter(parameters::has)
                .forEach(path -> catalogue.awards.addAll(parameters.at(path).names()));
        TABLES.stream().filter(parameters::has).map(parameters::at).forEach(table -> table.names().stream()
                .filter(name -> table.has(name + ".0"))
                .forEach(catalogue.awards::add));
        catalogue.awards.addAll(RESEARCH);
        return catalogue;
    }

    /** @throws org.matricula.kernel.api.ProblemException 422 when no table of the pack names the award */
    void check(String award) {
        if (!awards.contains(award)) {
            throw Problem.invalid("award", award, "must be one of " + String.join(", ", awards))
                    .exception();
        }
    }
}
