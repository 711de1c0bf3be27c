package org.matricula.boards.provider.proposal;

import java.util.Objects;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.provider.Decisions;

/**
 * What the pinned pack finds of a candidate on the module results of now.
 *
 * @param facts the frozen facts with what was put right since
 * @param proposal what it proposes
 */
public record Renewed(CandidateFacts facts, Proposal proposal) {

    /** The candidate with that proposal; what was decided stays. */
    public Candidate of(Candidate c) {
        return new Candidate(
                c.id(),
                c.institution(),
                c.meetingId(),
                c.session(),
                c.studentId(),
                c.registrationId(),
                c.level(),
                proposal.kind(),
                proposal.outcome(),
                proposal.options(),
                proposal.classification(),
                proposal.mean(),
                proposal.compensable(),
                proposal.adverse(),
                c.decision(),
                c.decisionReason(),
                c.decidedBy(),
                c.decidedAt(),
                c.pack(),
                proposal.lower(),
                c.entries());
    }

    /** What of a decision does not follow any more, in words; null when all of it does. */
    public String against(Candidate decided) {
        String decision = decided.decision();
        boolean endorsed = decision.equals(decided.proposal()) && !decision.equals(proposal.outcome());
        if (endorsed || !Decisions.isSpecial(decision) && !proposal.options().contains(decision)) {
            return "it proposes " + proposal.outcome() + " and no more " + decision;
        }
        if (Decisions.AWARD.equals(decision) && !Objects.equals(proposal.classification(), decided.classification())) {
            return "it has the class " + proposal.classification() + " and no more " + decided.classification();
        }
        boolean lower = Decisions.isExit(decision)
                || decided.lowerAward() != null && decided.lowerAward().confirmedBy() != null;
        return lower && !conferred(proposal.lower()).equals(conferred(decided.lowerAward()))
                ? "it has the lower award " + conferred(proposal.lower()) + " and no more "
                        + conferred(decided.lowerAward())
                : null;
    }

    private static String conferred(LowerAward award) {
        return award == null
                ? "none"
                : award.classification() == null ? award.family() : award.family() + " " + award.classification();
    }
}
