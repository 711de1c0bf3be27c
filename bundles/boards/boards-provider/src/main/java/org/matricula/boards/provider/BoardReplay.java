package org.matricula.boards.provider;

import java.util.List;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.boards.provider.store.ReleasedStore.Released;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.Pack;
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
            ReplayedChunk chunk = new ReplayedChunk(meeting, reader, before, after);
            released.facts(caller.scope(), meeting.id(), afterCandidate, limit, chunk);
            if (!chunk.isEmpty()) {
                return new Part(chunk.replayed(), total, new Place(meeting.id().value(), chunk.last()).toString());
            }
        }
        return new Part(List.of(), total, null);
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
