package org.matricula.documents.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentTrace;
import org.matricula.documents.api.DocumentTrace.Rule;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.regulations.api.PackRef;

/**
 * A trace with rulings as JSON, not as text; fields as in {@link DocumentTrace}.
 *
 * @param document its line in the register
 * @param modules one for each module
 * @param decision the decision behind its award or result; null for none
 * @param pack the pack that ruled on what it shows; null for none
 * @param rules what was applied there
 */
public record TraceView(
        IssuedDocument document, List<ModuleView> modules, DecisionView decision, PackRef pack, List<Rule> rules) {

    static TraceView of(DocumentTrace trace) {
        DocumentTrace.DecisionTrace decided = trace.decision();
        return new TraceView(
                trace.document(),
                trace.modules().stream()
                        .map(m -> new ModuleView(m.line(), m.origin(), m.marks(), m.result(), m.ruling(), m.released()))
                        .toList(),
                decided == null ? null : new DecisionView(decided.meeting(), decided.candidate(), decided.rulings()),
                trace.pack(),
                trace.rules());
    }

    /**
     * Where a module's line comes from.
     *
     * @param line the line as it stands on the document
     * @param origin how the credit was recognised; null for a module with a result
     * @param marks the mark rows, oldest first
     * @param result the result; null for recognised credit
     * @param ruling the result's findings; null for recognised credit
     * @param released the meeting whose release covers it; null for recognised credit
     */
    public record ModuleView(
            DocumentModel.Line line,
            String origin,
            List<Mark> marks,
            ModuleResult result,
            @JsonRawValue String ruling,
            Meeting released) {}

    /**
     * A decision.
     *
     * @param meeting the meeting that took it
     * @param candidate the decision
     * @param rulings the rulings behind its proposal
     */
    public record DecisionView(Meeting meeting, Candidate candidate, @JsonRawValue String rulings) {}
}
