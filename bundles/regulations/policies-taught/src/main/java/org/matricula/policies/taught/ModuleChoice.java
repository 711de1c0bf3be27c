package org.matricula.policies.taught;

import java.util.List;

/**
 * Whether a student may take modules.
 *
 * @param permitted true when nothing stands against it, or only what is waived
 * @param reasons codes of what stands against it, each once, in the order found
 */
public record ModuleChoice(boolean permitted, List<String> reasons) {

    /** Copies the list. */
    public ModuleChoice {
        reasons = List.copyOf(reasons);
    }
}
