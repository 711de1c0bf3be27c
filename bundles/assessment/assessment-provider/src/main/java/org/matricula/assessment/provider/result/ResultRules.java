package org.matricula.assessment.provider.result;

import org.matricula.regulations.api.Pack;

/** How the packs of one family of regulations make a module's result. */
interface ResultRules {

    /** True when a pack has them. */
    boolean isIn(Pack pack);

    /**
     * The result.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the pack has no rule, or the facts contradict themselves
     */
    ModuleRuling rule(Pack pack, Sitting sitting);
}
