package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.provider.Decisions;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ExitAward;
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
 * never exercised here (T-RUL-2): what a person must look at becomes a BOARD_DECISION with its options, and so does
 * what the pack has no rule on.
 */
public final class Proposer {

    private static final Set<Result> CLASSED =
            EnumSet.complementOf(EnumSet.of(Result.NO_CLASS, Result.NOT_ELIGIBLE, Result.REVIEW));

    private final CandidateFacts facts;
    private final Rulings rulings;

    private Proposer(CandidateFacts facts, Pack pack) {
        this.facts = facts;
        this.rulings = new Rulings(pack);
    }

    /** The proposal for a candidate. */
    public static Proposal propose(CandidateFacts facts, Pack pack) {
        Proposal proposal = new Proposer(facts, pack).propose();
        // what follows for who is away is nothing to endorse in bulk
        return facts.isAway() ? proposal.open() : proposal;
    }

    /**
     * Whether the credit for which an award was conferred counts for another (T-AW-2).
     *
     * @param award the family of the award that is studied for
     * @param held the family of the award that was conferred
     * @param entry how the candidate entered
     * @return false where the pack has no rule on it
     */
    static boolean counts(Pack pack, String award, String held, String entry) {
        CreditFacts facts =
                new CreditFacts.HandedUp(award, held, Entry.TOP_UP_OWN.name().equals(entry));
        return new Rulings(pack)
                .ask(null, TaughtPolicies.CREDIT, facts)
                .map(ruling -> ((CreditOutcome.HandedUp) ruling.outcome()).counts())
                .orElse(false);
    }

    private Proposal propose() {
        if (!facts.atFinalLevel() && !facts.hasLeft()) {
            return progression(Candidate.Kind.PROGRESSION, null);
        }
        Optional<Ruling<CreditOutcome>> credit = rulings.ask(null, TaughtPolicies.CREDIT, facts.credit());
        if (credit.isEmpty()) {
            return unruled(facts.hasLeft() ? List.of(Decisions.NO_AWARD) : Decisions.UNRULED_FINAL);
        }
        if (((CreditOutcome.AwardCredit) credit.get().outcome()).qualifies()) {
            Optional<Ruling<Classification>> classification =
                    rulings.ask(null, TaughtPolicies.CLASSIFICATION, facts.classification());
            if (classification.isEmpty()) {
                return unruled(List.of(facts.hasLeft() ? Decisions.NO_AWARD : Decisions.NOT_ELIGIBLE));
            }
            Classified classified = (Classified) classification.get().outcome();
            if (classified.result() != Result.NOT_ELIGIBLE) {
                boolean review = credit.get().judgement().review()
                        || classification.get().judgement().review();
                return award(classification.get(), classified, review);
            }
        }
        return facts.hasLeft() ? leaving() : progression(Candidate.Kind.AWARD, Result.NOT_ELIGIBLE.name());
    }

    private Proposal award(Ruling<Classification> ruling, Classified classified, boolean review) {
        boolean open = review || resultsMissing() || classified.result() == Result.NO_CLASS;
        NextClass next = NextClass.above(ruling, classified.mean());
        // all credit without a class: an award that needs none may be the better one (AMB-T-29)
        Lower lower = classified.result() == Result.NO_CLASS ? lower() : null;
        List<String> options = new ArrayList<>(List.of(Decisions.AWARD));
        if (lower != null) {
            options.add(Decisions.exit(lower.award().family()));
        }
        if (open) {
            options.add(Decisions.NOT_ELIGIBLE);
        }
        return new Proposal(
                Candidate.Kind.AWARD,
                open ? Decisions.BOARD_DECISION : Decisions.AWARD,
                options,
                classified.result().name(),
                Display.mean(classified.mean()),
                next == null ? null : next.name(),
                next == null ? null : next.distance(),
                List.of(),
                false,
                lower == null ? null : lower.award(),
                rulings.all());
    }

    /** Nobody but the board can say whether the award is earned. */
    private Proposal unruled(List<String> others) {
        List<String> options = new ArrayList<>(List.of(Decisions.AWARD));
        options.addAll(others);
        return proposal(Candidate.Kind.AWARD, Decisions.BOARD_DECISION, options, null, List.of(), null);
    }

    /** Who has left takes the highest rung that was completed (T-AW-2, T-BD-8). */
    private Proposal leaving() {
        Lower lower = lower();
        List<String> options = new ArrayList<>();
        if (lower != null) {
            options.add(Decisions.exit(lower.award().family()));
        }
        options.add(Decisions.NO_AWARD);
        boolean open = resultsMissing() || lower != null && lower.open();
        return proposal(
                Candidate.Kind.AWARD,
                open ? Decisions.BOARD_DECISION : options.get(0),
                options,
                Result.NOT_ELIGIBLE.name(),
                List.of(),
                lower);
    }

    private Proposal progression(Candidate.Kind kind, String classification) {
        Optional<Ruling<Progression>> ruling = rulings.ask(null, TaughtPolicies.PROGRESSION, facts.progression());
        if (ruling.isEmpty()) {
            List<String> options =
                    kind == Candidate.Kind.AWARD ? Decisions.UNRULED_FINAL : Decisions.UNRULED_PROGRESSION;
            return proposal(kind, Decisions.BOARD_DECISION, options, classification, List.of(), null);
        }
        Progression progression = ruling.get().outcome();
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
        Lower lower = options.stream().anyMatch(Proposer::decidesOnRungs) ? lower() : null;
        if (lower != null) {
            options.add(Decisions.exit(lower.award().family()));
        }
        return proposal(kind, open ? Decisions.BOARD_DECISION : outcome, options, classification, compensable, lower);
    }

    /** A rung is completed by who goes on, and can be taken by who stops; who retrieves has decided nothing yet. */
    private static boolean decidesOnRungs(String option) {
        return Decisions.goesOn(option) || Decisions.harms(option);
    }

    /** At the final level there is nothing to progress to: what is left is to retrieve, to go on, or nothing. */
    private static String outcome(Candidate.Kind kind, Outcome outcome) {
        boolean nothingToOffer =
                outcome == Outcome.NO_PROGRESSION_POINT || kind == Candidate.Kind.AWARD && outcome == Outcome.PROGRESS;
        return nothingToOffer ? Decisions.NOT_ELIGIBLE : outcome.name();
    }

    private Proposal proposal(
            Candidate.Kind kind,
            String outcome,
            List<String> options,
            String classification,
            List<String> compensable,
            Lower lower) {
        return new Proposal(
                kind,
                outcome,
                options,
                classification,
                null,
                null,
                null,
                compensable,
                Decisions.harms(outcome),
                lower == null ? null : lower.award(),
                rulings.all());
    }

    /** The highest rung that the record satisfies, unless a board conferred it before; null for none (T-EX-1). */
    private Lower lower() {
        Optional<Ruling<ExitAward>> ruling = rulings.ask(null, TaughtPolicies.EXIT_AWARD, facts.exit());
        String best = ruling.map(r -> r.outcome().best()).orElse(ExitAward.NONE);
        if (best.equals(ExitAward.NONE) || facts.conferred().contains(best)) {
            return null;
        }
        Optional<Ruling<Classification>> classified =
                rulings.ask(best, TaughtPolicies.CLASSIFICATION, facts.classification(best));
        Classified found = classified.map(r -> (Classified) r.outcome()).orElse(null);
        boolean classes = found != null && CLASSED.contains(found.result());
        String code = code(best, ruling.get().outcome().designation());
        boolean open = code == null || !classes || classified.get().judgement().review();
        return new Lower(
                new LowerAward(
                        best,
                        code,
                        classes ? found.result().name() : null,
                        classes ? Display.mean(found.mean()) : null,
                        null,
                        null),
                open);
    }

    /** Bachelor's degrees have one award for each designation (T-EX-4), every other rung has its family's name. */
    private static String code(String family, String designation) {
        return family.startsWith("BACHELORS") ? designation : family;
    }

    /** A lower award, and whether a person must look at it. */
    private record Lower(LowerAward award, boolean open) {}

    private List<String> compensable(Progression progression) {
        List<String> codes = new ArrayList<>();
        for (RecordedModule failed : facts.failed()) {
            String code = failed.fact().code();
            boolean resitRight = resitRight(progression, failed.fact());
            rulings.ask(code, TaughtPolicies.COMPENSATION, facts.compensation(failed, resitRight))
                    .filter(ruling -> ruling.outcome().eligible())
                    .ifPresent(ruling -> codes.add(code));
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
}
