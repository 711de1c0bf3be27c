package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.provider.Decisions;

/**
 * What the regulations propose for one candidate; fields as in {@link Candidate}.
 *
 * @param kind whether progression or an award is decided
 * @param outcome the proposal
 * @param options what the board may choose
 * @param classification the class; null for progression
 * @param mean the mean as it is shown, two decimals, truncated; null where there is none
 * @param nextLine the class just above; null where there is none
 * @param distance how far the mean lies below it; null where there is none
 * @param compensable codes of modules for which compensation may be offered
 * @param adverse true when it would harm the student
 * @param lower the award below the programme's own that is within reach; null for none
 * @param rulings the rulings it rests on
 */
public record Proposal(
        Candidate.Kind kind,
        String outcome,
        List<String> options,
        String classification,
        BigDecimal mean,
        String nextLine,
        BigDecimal distance,
        List<String> compensable,
        boolean adverse,
        LowerAward lower,
        List<Judged> rulings) {

    /** Copies the lists. */
    public Proposal {
        options = List.copyOf(options);
        compensable = List.copyOf(compensable);
        rulings = List.copyOf(rulings);
    }

    /** The same where the board has to choose, whatever the rulings say. */
    public Proposal open() {
        return new Proposal(
                kind,
                Decisions.BOARD_DECISION,
                options,
                classification,
                mean,
                nextLine,
                distance,
                compensable,
                false,
                lower,
                rulings);
    }

    /** The same with more options, among all of which the board then has to choose. */
    public Proposal with(List<String> more) {
        if (options.containsAll(more)) {
            return this;
        }
        return new Proposal(
                kind,
                Decisions.BOARD_DECISION,
                Stream.concat(options.stream(), more.stream()).distinct().toList(),
                classification,
                mean,
                nextLine,
                distance,
                compensable,
                false,
                lower,
                rulings);
    }
}
