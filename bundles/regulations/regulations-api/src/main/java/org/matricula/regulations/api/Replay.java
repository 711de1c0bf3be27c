package org.matricula.regulations.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;

/**
 * The record of a replay: a past cohort's stored facts under two packs.
 *
 * @param id its identity
 * @param institution where the cohort studied
 * @param session the session whose decisions were judged again
 * @param kind the domain that decided
 * @param before the pack before, exactly
 * @param after the pack after, exactly
 * @param startedBy who asked for it
 * @param startedAt when
 * @param finishedAt when the last case was judged; null while it goes on
 * @param job the job that does it, with its progress
 * @param replayed how many cases were judged so far
 * @param changed how many of them come out otherwise under the pack after
 * @param distribution how many cases of each decision and of each class, before and after
 * @param clauses how many changed cases name each clause, the most named first
 */
public record Replay(
        ReplayId id,
        InstitutionCode institution,
        AcademicSession session,
        String kind,
        PackRef before,
        PackRef after,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,
        JobId job,
        long replayed,
        long changed,
        Distribution distribution,
        Map<String, Long> clauses) {

    /** Copies the map. */
    public Replay {
        clauses = Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
    }

    /**
     * Numbers of cases, by name.
     *
     * @param decisions by decision
     * @param classes by class; cases without one are not among them
     */
    public record Distribution(Map<String, Shift> decisions, Map<String, Shift> classes) {

        /** Copies the maps. */
        public Distribution {
            decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
            classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        }
    }

    /**
     * A number under each pack.
     *
     * @param before how many under the pack before
     * @param after how many under the pack after
     */
    public record Shift(long before, long after) {}
}
