package org.matricula.curriculum.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * A later domain that registers students on runs of modules. A run that is to end earlier asks it, for nobody has been
 * registered after the last day; while the domain is not there, nobody knows, and such a change waits.
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
