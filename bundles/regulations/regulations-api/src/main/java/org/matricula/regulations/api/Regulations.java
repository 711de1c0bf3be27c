package org.matricula.regulations.api;

import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Finds the pack that governs an event. */
public interface Regulations {

    /** Needed to ask for rulings and to see packs. */
    Privilege READ = new Privilege("regulations.read");

    /**
     * The active pack for an event: programme scope beats institution, institution beats awarding body, a later
     * effective session beats an earlier one. No privilege is needed: the caller's own operation was checked already.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 {@code NO_PACK_IN_FORCE} when no active pack governs it;
     *     nothing is guessed
     */
    Resolution resolve(GoverningEvent event);

    /**
     * A pack that somebody noted earlier, active or not.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when this installation never had it
     */
    Pack pinned(PackRef ref);

    /**
     * The newest loadable version of a pack, or exactly the given one; staged, active or retired. One that is not and was
     * not in force is there only for callers whose scope holds its institution. Needs {@link #READ}.
     *
     * @param version null for the active one, or where none is active the newest
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none, 409 with the reasons when it is REJECTED
     */
    Pack named(Caller caller, String id, String version);

    /**
     * A pack and why it was chosen.
     *
     * @param pack the governing pack
     * @param explanation one sentence
     */
    record Resolution(Pack pack, String explanation) {}
}
