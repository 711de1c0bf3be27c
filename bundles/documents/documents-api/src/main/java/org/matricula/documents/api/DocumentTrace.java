package org.matricula.documents.api;

import java.util.List;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.regulations.api.PackRef;

/**
 * Where each figure of an issued document comes from, as it was noted when it was issued.
 *
 * @param document its line in the register
 * @param modules one for each module, in the order of the document
 * @param decision the decision behind its award or result; null for none
 * @param pack the pack that ruled on what it shows; null when the student's pack has no policy on documents
 * @param rules what was applied there
 */
public record DocumentTrace(
        IssuedDocument document, List<ModuleTrace> modules, DecisionTrace decision, PackRef pack, List<Rule> rules) {

    /** Copies the lists. */
    public DocumentTrace {
        modules = List.copyOf(modules);
        rules = List.copyOf(rules);
    }

    /**
     * Where a module's line comes from.
     *
     * @param line the line as it stands on the document
     * @param origin how the credit was recognised; null for a module with a result
     * @param marks the mark rows that the result rests on, corrections included, oldest first; empty for recognised credit
     * @param result the result, with the pack that ruled; null for recognised credit
     * @param ruling the result's findings as JSON, see {@link org.matricula.assessment.api.ModuleResults}; null for
     *     recognised credit
     * @param released the meeting whose release covers the result; null for recognised credit
     */
    public record ModuleTrace(
            DocumentModel.Line line,
            String origin,
            List<Mark> marks,
            ModuleResult result,
            String ruling,
            Meeting released) {

        /** Copies the marks. */
        public ModuleTrace {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A decision.
     *
     * @param meeting the meeting that took it
     * @param candidate the decision, with the pack that ruled
     * @param rulings the rulings behind its proposal as JSON, with clauses and calculations
     */
    public record DecisionTrace(Meeting meeting, Candidate candidate, String rulings) {}

    /**
     * A rule on what the document shows.
     *
     * @param rule the rule's id
     * @param clause where the institution's text says it
     * @param code what it found
     * @param satisfied true when the facts satisfy it
     * @param facts what it looked at, in words
     */
    public record Rule(String rule, String clause, String code, boolean satisfied, String facts) {}
}
