package org.matricula.regulations.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Judges a past cohort again. A domain that stored the facts of its decisions registers one as a service; regulations
 * know the domain by nothing else. Nothing is changed by it.
 */
public interface CohortReplay {

    /** Needed to have a cohort judged again. */
    Privilege REPLAY = Replays.REPLAY;

    /** The domain whose decisions are judged again: {@code boards}. */
    String kind();

    /**
     * Judges the next part of a cohort under two packs, on the facts that were stored with the decisions. Reads in sets,
     * never student by student. Needs {@link #REPLAY}; limited to the caller's scope.
     *
     * @param before the pack before; it need not be the one that ruled then
     * @param after the pack after; only programmes in its scope are judged
     * @param cursor where the part before ended; null for the first
     * @param limit how many cases at the most
     */
    Part next(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            Pack before,
            Pack after,
            String cursor,
            int limit);

    /**
     * A part of a cohort.
     *
     * @param replayed the cases of this part
     * @param total how many cases there are in all, also those out of the pack's scope
     * @param cursor where the next part begins; null when there is nothing left
     */
    record Part(List<Replayed> replayed, long total, String cursor) {

        /** Copies the list. */
        public Part {
            replayed = List.copyOf(replayed);
        }
    }
}
