package org.matricula.boards.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.ClauseDifference;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Judged;
import org.matricula.boards.provider.proposal.Proposal;
import org.matricula.boards.provider.proposal.Proposer;
import org.matricula.boards.provider.store.FrozenFacts;
import org.matricula.boards.provider.store.ReleasedStore.Released;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.Replayed;

/**
 * Candidates of one meeting that two packs judge again. Rulings are pure functions of the facts: other processors judge
 * what has come while the rest is still being read.
 */
final class ReplayedChunk implements Consumer<FrozenFacts> {

    private static final int TOGETHER = 25;

    private final String event;
    private final List<String> programmes;
    private final FactsReader reader;
    private final Pack before;
    private final Pack after;
    private final List<ForkJoinTask<List<Replayed>>> judging = new ArrayList<>();
    private List<FrozenFacts> waiting = new ArrayList<>(TOGETHER);
    private long last;

    ReplayedChunk(Released meeting, FactsReader reader, Pack before, Pack after) {
        this.event = "meeting " + meeting.id() + ", " + meeting.point();
        this.programmes = after.descriptor().programmes();
        this.reader = reader;
        this.before = before;
        this.after = after;
    }

    @Override
    public void accept(FrozenFacts facts) {
        last = facts.candidateId();
        waiting.add(facts);
        if (waiting.size() == TOGETHER) {
            judge();
        }
    }

    boolean isEmpty() {
        return last == 0;
    }

    /** The candidate that came last. */
    long last() {
        return last;
    }

    /** What came out, in the order in which the candidates came; those of programmes that the pack does not govern left out. */
    List<Replayed> replayed() {
        judge();
        // the newest first, for that is what this thread may do itself while others do the older ones
        for (int i = judging.size() - 1; i >= 0; i--) {
            judging.get(i).join();
        }
        return judging.stream().flatMap(task -> task.join().stream()).toList();
    }

    private void judge() {
        List<FrozenFacts> together = waiting;
        waiting = new ArrayList<>(TOGETHER);
        judging.add(ForkJoinTask.adapt(() -> judged(together)).fork());
    }

    private List<Replayed> judged(List<FrozenFacts> together) {
        List<Replayed> judged = new ArrayList<>(together.size());
        for (FrozenFacts frozen : together) {
            CandidateFacts facts = reader.read(frozen.facts());
            if (programmes.isEmpty() || programmes.contains(facts.programmeCode())) {
                judged.add(replayed(frozen, facts));
            }
        }
        return judged;
    }

    /** What the pack that ruled then would find now is on record, because a ruling is a pure function: it is not asked again. */
    private Replayed replayed(FrozenFacts frozen, CandidateFacts facts) {
        Ruled first = frozen.pack().equals(before.ref()) ? null : Ruled.by(before, facts);
        ReplayOutcome was = first == null ? frozen.proposed() : first.outcome();
        Ruled now = Ruled.by(after, facts);
        List<String> clauses = List.of();
        if (!was.isSame(now.outcome())) {
            Ruled then = first == null ? Ruled.by(before, facts) : first;
            clauses = ClauseDifference.between(then.rulings(), now.rulings());
        }
        return new Replayed(
                facts.registration().studentId().toString(), facts.programmeCode(), event, was, now.outcome(), clauses);
    }

    /** What one pack makes of the facts; that it has no rule for them is an outcome too. */
    private record Ruled(ReplayOutcome outcome, List<Judged> rulings) {

        static Ruled by(Pack pack, CandidateFacts facts) {
            try {
                Proposal proposal = Proposer.propose(facts, pack);
                return new Ruled(
                        new ReplayOutcome(proposal.outcome(), proposal.classification(), proposal.mean(), null),
                        proposal.rulings());
            } catch (ProblemException e) {
                return new Ruled(ReplayOutcome.refused(e.problem().detail()), List.of());
            }
        }
    }
}
