package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.List;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.provider.Decisions;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.Progression;
import org.matricula.policies.taught.Progression.Option;
import org.matricula.policies.taught.Progression.Outcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.number.Display;

/**
 * Makes a proposal for one candidate by the rulings of one pack: a pure function of the frozen facts. Discretion is
 * never exercised here (T-RUL-2): what a person must look at becomes a BOARD_DECISION with its options.
 */
public final class Proposer {

    private final CandidateFacts facts;
    private final Pack pack;
    private final List<Judged> rulings = new ArrayList<>();

    private Proposer(CandidateFacts facts, Pack pack) {
        this.facts = facts;
        this.pack = pack;
    }

    /** The proposal for a candidate. */
    public static Proposal propose(CandidateFacts facts, Pack pack) {
        return new Proposer(facts, pack).propose();
    }

    private Proposal propose() {
        if (!facts.atFinalLevel()) {
            return progression(Candidate.Kind.PROGRESSION, null);
        }
        Ruling<CreditOutcome> credit = ruled(pack.evaluate(TaughtPolicies.CREDIT, facts.credit()));
        if (((CreditOutcome.AwardCredit) credit.outcome()).qualifies()) {
            Ruling<Classification> classification =
                    ruled(pack.evaluate(TaughtPolicies.CLASSIFICATION, facts.classification()));
            Classified classified = (Classified) classification.outcome();
            if (classified.result() != Result.NOT_ELIGIBLE) {
                boolean review = credit.judgement().review()
                        || classification.judgement().review();
                return award(classification, classified, review);
            }
        }
        return progression(Candidate.Kind.AWARD, Result.NOT_ELIGIBLE.name());
    }

    private Proposal award(Ruling<Classification> ruling, Classified classified, boolean review) {
        boolean open = review || resultsMissing() || classified.result() == Result.NO_CLASS;
        NextClass next = NextClass.above(ruling, classified.mean());
        return new Proposal(
                Candidate.Kind.AWARD,
                open ? Decisions.BOARD_DECISION : Decisions.AWARD,
                open ? List.of(Decisions.AWARD, Decisions.NOT_ELIGIBLE) : List.of(Decisions.AWARD),
                classified.result().name(),
                Display.mean(classified.mean()),
                next == null ? null : next.name(),
                next == null ? null : next.distance(),
                List.of(),
                false,
                rulings);
    }

    private Proposal progression(Candidate.Kind kind, String classification) {
        Ruling<Progression> ruling = ruled(pack.evaluate(TaughtPolicies.PROGRESSION, facts.progression()));
        Progression progression = ruling.outcome();
        List<String> compensable = compensable(progression);
        String outcome = outcome(kind, progression.outcome());
        List<String> options = new ArrayList<>();
        boolean open = Decisions.BOARD_DECISION.equals(outcome);
        if (!open) {
            options.add(outcome);
            open = resultsMissing();
        } else {
            progression.options().forEach(option -> options.add(option.name()));
        }
        return new Proposal(
                kind,
                open ? Decisions.BOARD_DECISION : outcome,
                options,
                classification,
                null,
                null,
                null,
                compensable,
                !open && Decisions.harms(outcome),
                rulings);
    }

    /** At the final level there is nothing to progress to: what is left is to retrieve, to go on, or nothing. */
    private static String outcome(Candidate.Kind kind, Outcome outcome) {
        boolean nothingToOffer =
                outcome == Outcome.NO_PROGRESSION_POINT || kind == Candidate.Kind.AWARD && outcome == Outcome.PROGRESS;
        return nothingToOffer ? Decisions.NOT_ELIGIBLE : outcome.name();
    }

    private List<String> compensable(Progression progression) {
        List<String> codes = new ArrayList<>();
        for (RecordedModule failed : facts.failed()) {
            boolean resitRight = resitRight(progression, failed.fact());
            Ruling<Compensation> ruling =
                    pack.evaluate(TaughtPolicies.COMPENSATION, facts.compensation(failed, resitRight));
            rulings.add(new Judged(failed.fact().code(), ruling));
            if (ruling.outcome().eligible()) {
                codes.add(failed.fact().code());
            }
        }
        return codes;
    }

    /** True when the student has a right to resit a failed module, for which compensation may be offered instead. */
    public static boolean resitRight(Progression progression, ModuleFact failed) {
        boolean attemptLeft = failed.attempt() == Attempt.FIRST || failed.attempt() == Attempt.REPEAT;
        return progression.options().contains(Option.RESIT_RIGHT) && attemptLeft && !failed.nothingSubmitted();
    }

    private boolean resultsMissing() {
        return !facts.missing().isEmpty();
    }

    private <O> Ruling<O> ruled(Ruling<O> ruling) {
        rulings.add(new Judged(null, ruling));
        return ruling;
    }
}
