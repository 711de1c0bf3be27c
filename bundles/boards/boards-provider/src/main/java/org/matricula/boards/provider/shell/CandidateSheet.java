package org.matricula.boards.provider.shell;

import java.math.BigDecimal;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.students.api.StudentId;

/** A candidate field by field; fields as in {@link Candidate}, facts and rulings as JSON. */
public record CandidateSheet(
        StudentId student,
        int level,
        Candidate.Kind kind,
        String proposal,
        String options,
        String classification,
        BigDecimal mean,
        String compensable,
        boolean adverse,
        String decision,
        String decisionReason,
        String decidedBy,
        int entries,
        String pack,
        String facts,
        String rulings) {

    static CandidateSheet of(ExplainedCandidate explained) {
        Candidate c = explained.candidate();
        return new CandidateSheet(
                c.studentId(),
                c.level(),
                c.kind(),
                c.proposal(),
                String.join(", ", c.options()),
                c.classification(),
                c.mean(),
                String.join(", ", c.compensable()),
                c.adverse(),
                c.decision(),
                c.decisionReason(),
                c.decidedBy(),
                c.entries(),
                c.pack().id() + " " + c.pack().version(),
                explained.facts(),
                explained.rulings());
    }
}
