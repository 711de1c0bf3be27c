package org.matricula.regulations.engine;

import java.util.Collections;
import java.util.List;
import org.matricula.kernel.api.Problem;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.pack.LoadedPack;

/** Packs of different ids that would govern the same events from the same session on: nothing says which goes first. */
final class Rivals {

    private Rivals() {}

    /**
     * Refuses a pack that would take over silently from another one.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 that names the pack in force and what can be done
     */
    static void refuse(LoadedPack coming, List<LoadedPack> inForce) {
        inForce.stream()
                .filter(other -> !other.ref().id().equals(coming.ref().id()))
                .filter(other -> ties(coming.descriptor(), other.descriptor()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "pack",
                                    coming.ref(),
                                    "governs the same programmes of "
                                            + other.descriptor().institution()
                                            + " from the same session on ("
                                            + other.descriptor().effectiveFrom() + ") as "
                                            + other.ref()
                                            + ", which is in force; retire that one, or give this one another scope"
                                            + " or session")
                            .exception();
                });
    }

    private static boolean ties(PackDescriptor one, PackDescriptor other) {
        boolean programmes = one.programmes().isEmpty() && other.programmes().isEmpty()
                || !Collections.disjoint(one.programmes(), other.programmes());
        return programmes
                && one.institution().equals(other.institution())
                && one.effectiveFrom().equals(other.effectiveFrom());
    }
}
