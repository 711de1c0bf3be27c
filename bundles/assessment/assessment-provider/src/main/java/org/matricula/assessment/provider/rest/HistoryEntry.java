package org.matricula.assessment.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;

/**
 * A result and the ruling behind it.
 *
 * @param result the result
 * @param ruling the ruling, which is kept as JSON
 */
record HistoryEntry(ModuleResult result, @JsonRawValue String ruling) {

    static HistoryEntry of(ExplainedResult explained) {
        return new HistoryEntry(explained.result(), explained.findings().isEmpty() ? null : explained.findings());
    }
}
