package org.matricula.boards.provider;

import java.util.List;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.ClauseDifference;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Judged;
import org.matricula.boards.provider.proposal.Proposal;
import org.matricula.boards.provider.proposal.Proposer;
import org.matricula.boards.provider.store.FrozenFacts;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.boards.provider.store.ReleasedStore.Released;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.ReplayOutcome;
import org.matricula.regulations.api.Replayed;
import org.matricula.regulations.api.Replays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Judges the candidates of released meetings again, on the facts that were frozen for them. What the board did with its
 * discretion is no part of it: proposals are compared with proposals. The cursor is the meeting and the candidate that
 * were done last.
 */
@Component
public final class BoardReplay implements CohortReplay {

    private final ReleasedStore released;

    /** Reads frozen facts. */
    @Activate
    public BoardReplay(@Reference ReleasedStore released) {
        this.released = released;
    }

    @Override
    public String kind() {
        return Replays.BOARDS;
    }

    @Override
    public Part next(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            Pack before,
            Pack after,
            String cursor,
            int limit) {
        caller.require(REPLAY);
        caller.scope().require(institution);
        Place from = Place.of(cursor);
        FactsReader reader = new FactsReader(institution);
        List<Released> meetings = released.meetings(caller.scope(), institution, session);
        long total = meetings.stream().mapToLong(Released::candidates).sum();
        for (Released meeting : meetings) {
            if (meeting.id().value() < from.meeting()) {
                continue;
            }
            long afterCandidate = meeting.id().value() == from.meeting() ? from.candidate() : 0;
            List<FrozenFacts> chunk = released.facts(caller.scope(), meeting.id(), afterCandidate, limit);
            if (!chunk.isEmpty()) {
                long last = chunk.get(chunk.size() - 1).candidateId();
                return new Part(
                        judged(meeting, chunk, reader, before, after),
                        total,
                        new Place(meeting.id().value(), last).toString());
            }
        }
        return new Part(List.of(), total, null);
    }

    private static List<Replayed> judged(
            Released meeting, List<FrozenFacts> chunk, FactsReader reader, Pack before, Pack after) {
        List<String> programmes = after.descriptor().programmes();
        String event = "meeting " + meeting.id() + ", " + meeting.point();
        // rulings are pure functions of the facts, so that all processors may work on a chunk
        return chunk.parallelStream()
                .map(frozen -> reader.read(frozen.facts()))
                .filter(facts -> programmes.isEmpty() || programmes.contains(facts.programmeCode()))
                .map(facts -> replayed(event, facts, Ruled.by(before, facts), Ruled.by(after, facts)))
                .toList();
    }

    private static Replayed replayed(String event, CandidateFacts facts, Ruled before, Ruled after) {
        boolean same = before.outcome().isSame(after.outcome());
        return new Replayed(
                facts.registration().studentId().toString(),
                facts.programmeCode(),
                event,
                before.outcome(),
                after.outcome(),
                same ? List.of() : ClauseDifference.between(before.rulings(), after.rulings()));
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

    /** The meeting and the candidate that were done last. */
    private record Place(long meeting, long candidate) {

        static Place of(String cursor) {
            if (cursor == null) {
                return new Place(0, 0);
            }
            String[] parts = cursor.split(":");
            try {
                return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw Problem.invalid("cursor", cursor, "must be one that a part gave out")
                        .exception();
            }
        }

        @Override
        public String toString() {
            return meeting + ":" + candidate;
        }
    }
}
