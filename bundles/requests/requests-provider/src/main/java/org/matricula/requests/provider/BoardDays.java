package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Meeting;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Looks up when boards meet; they may be away. */
@Component(service = BoardDays.class)
public final class BoardDays {

    private final AtomicReference<Boards> present = new AtomicReference<>();

    /** The boards can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addBoards(Boards boards) {
        present.set(boards);
    }

    /** The boards cannot be asked any more. */
    public void removeBoards(Boards boards) {
        present.compareAndSet(boards, null);
    }

    /**
     * What the boards say.
     *
     * @param known false when they could not be asked
     * @param day the day of the next meeting; null when none is opened, or they could not be asked
     */
    record Answer(boolean known, LocalDate day) {}

    /** When the next board decides on the programme of a registration. */
    Answer next(Caller caller, ProgrammeRegistration registration, LocalDate from) {
        Boards boards = present.get();
        if (boards == null) {
            return new Answer(false, null);
        }
        Caller insider = caller.acting(Scope.of(List.of(registration.institution())), Boards.READ);
        return new Answer(
                true,
                boards.next(insider, registration.institution(), registration.programmeId(), from)
                        .map(Meeting::heldOn)
                        .orElse(null));
    }
}
