package org.matricula.registration.api;

import java.util.List;

/**
 * What the regulations say of a selection of modules.
 *
 * @param permitted true when it can be registered
 * @param credits the credits of the session if it were
 * @param refusals codes of what stands against it, in the order found
 * @param rules the rules that were applied, met ones and waived ones too
 * @param pack which pack ruled: id, version, digest
 */
public record ModuleProposal(
        boolean permitted, int credits, List<String> refusals, List<AppliedRule> rules, String pack) {

    /** Copies the lists. */
    public ModuleProposal {
        refusals = List.copyOf(refusals);
        rules = List.copyOf(rules);
    }
}
