package org.matricula.regulations.kit.pack;

import java.util.List;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.parameters.ParameterTree;

/**
 * What the files of one pack say, before anything is inherited.
 *
 * @param descriptor what it says of itself
 * @param families the families whose policies it uses, in order; a later one replaces policies of the same name
 * @param parameters its own parameters
 * @param finals paths of parameters that a pack which extends it may not change
 * @param cases its own cases
 * @param documents the files that were read, in order
 */
record PackContent(
        PackDescriptor descriptor,
        List<FamilyUse> families,
        ParameterTree parameters,
        List<String> finals,
        List<PackCase> cases,
        List<YamlDocument> documents) {

    /** True for a clause of the pack's own index, or of that of the pack that it extends. */
    boolean knowsClause(String clause, LoadedPack base) {
        return descriptor.clauses().containsKey(clause)
                || base != null && base.clauses().containsKey(clause);
    }

    /**
     * A family in use.
     *
     * @param family its name
     * @param only the policies taken from it; empty for all
     */
    record FamilyUse(String family, List<String> only) {}
}
