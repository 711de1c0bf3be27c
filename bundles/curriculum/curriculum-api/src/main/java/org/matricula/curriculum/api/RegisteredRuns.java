package org.matricula.curriculum.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * A later domain that registers students on runs of modules. A run that is to end earlier asks it, for nobody has been
 * registered after the last day, and one that does not take place is left by it; while the domain is not there, nobody
 * knows, and such a change waits.
 */
public interface RegisteredRuns {

    /** What the caller holds who asks; the domain demands it like any service. */
    Privilege READ = CurriculumAdmin.WRITE;

    /**
     * The registrations that lie within the days of runs now and would lie after them, set-wise; runs without are left out.
     *
     * @param caller its scope limits the answer
     */
    Map<OccurrenceId, Stranded> after(Caller caller, InstitutionCode institution, Collection<Shortened> runs);

    /**
     * Takes everybody off a run that does not take place.
     *
     * @param caller its scope limits who is taken off
     * @param on since when
     * @return how many registrations ended
     * @throws org.matricula.kernel.api.ProblemException 409 with the number of those that have a mark or a result; 503
     *     while nobody can tell
     */
    int cancel(Caller caller, Occurrence run, LocalDate on, String reason);

    /**
     * Puts back whom {@link #cancel} took off a run, but for those who have taken another module of the session since, who
     * do not study any more, or against whom something stands.
     *
     * @return how many registrations stand again
     */
    int reinstate(Caller caller, Occurrence run, String reason);

    /**
     * A run that is to end earlier.
     *
     * @param before its last day now
     * @param after its last day then
     */
    record Shortened(OccurrenceId run, LocalDate before, LocalDate after) {}

    /**
     * Registrations that a change would leave behind.
     *
     * @param count how many
     * @param first the day of the earliest of them
     */
    record Stranded(long count, LocalDate first) {}
}
