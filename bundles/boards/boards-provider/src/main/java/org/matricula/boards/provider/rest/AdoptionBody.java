package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;

/**
 * The body that adopts results as they were seen.
 *
 * @param runs the runs, each once
 */
public record AdoptionBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Seen> runs) {

    /**
     * A run as it was seen.
     *
     * @param occurrenceId which run
     * @param digest the digest of its results as the agenda gave it
     */
    public record Seen(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) OccurrenceId occurrenceId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String digest) {}

    Map<OccurrenceId, String> seen() {
        Map<OccurrenceId, String> seen = new LinkedHashMap<>();
        for (Seen run : runs == null ? List.<Seen>of() : runs) {
            boolean whole = run != null && run.occurrenceId() != null && run.digest() != null;
            if (!whole || seen.put(run.occurrenceId(), run.digest()) != null) {
                throw Problem.invalid("runs", run, "must be a run with its digest, each once")
                        .exception();
            }
        }
        return seen;
    }
}
