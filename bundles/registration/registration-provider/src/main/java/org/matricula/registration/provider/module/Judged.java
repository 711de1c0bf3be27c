package org.matricula.registration.provider.module;

import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.regulations.api.Pack;

/**
 * A ruling on one choice.
 *
 * @param proposal null where no pack is in force
 * @param pack the pack that ruled; null where none is in force
 * @param ungoverned why there was no ruling: because of death, because the person takes it under another identity, or
 *     because no pack is in force; null where there was
 */
record Judged(ModuleProposal proposal, Pack pack, Problem ungoverned) {

    boolean permitted() {
        return ungoverned == null && proposal.permitted();
    }

    boolean refused() {
        return ungoverned == null && !proposal.permitted();
    }

    /** Why the choice is refused, with a fault for each rule that stands against it. */
    Problem refusal() {
        return ungoverned == null ? ModuleJudge.refusal(proposal) : ungoverned;
    }
}
