package org.matricula.registration.provider.rollover;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.SessionDates;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOverLine.Reason;
import org.matricula.registration.provider.store.RollOverStore.Stood;
import org.matricula.students.api.StudentId;

/**
 * Whether registrations are carried to the next session, and why. The same states always give the same answer, whether
 * the run is a rehearsal, the first or a later one.
 */
final class Carrying {

    // students who take modules without an award come before no board
    private static final String WITHOUT_AWARD = "ASSOCIATE";

    private final RollOver run;
    private final Map<ProgrammeId, Programme> programmes;
    private final Set<ProgrammeId> ended;
    private final Optional<SessionDates> next;
    private final Map<ProgrammeRegistrationId, Reason> earlier;
    private final Set<StudentId> dead;

    Carrying(
            RollOver run,
            Map<ProgrammeId, Programme> programmes,
            Set<ProgrammeId> ended,
            Optional<SessionDates> next,
            Map<ProgrammeRegistrationId, Reason> earlier,
            Set<StudentId> dead) {
        this.run = run;
        this.programmes = programmes;
        this.ended = ended;
        this.next = next;
        this.earlier = earlier;
        this.dead = dead;
    }

    /** The line of a registration, by all the states that it had and that were not taken back. */
    RollOverLine line(List<Stood> states) {
        Stood here = lastHere(states);
        Optional<Stood> there = firstThere(states);
        Reason reason = there.map(this::whyThere).orElseGet(() -> reason(here));
        Integer levelAfter =
                reason.carried() ? Integer.valueOf(there.orElse(here).standing().level()) : null;
        return new RollOverLine(
                here.registration(),
                here.student(),
                here.programme(),
                reason,
                here.standing().level(),
                levelAfter);
    }

    /** True when the run itself has to move the registration. */
    boolean moves(List<Stood> states) {
        return firstThere(states).isEmpty() && reason(lastHere(states)).carried();
    }

    private Stood lastHere(List<Stood> states) {
        return states.stream()
                .filter(s -> s.standing().session().compareTo(run.from()) <= 0)
                .reduce((earlierState, later) -> later)
                .orElseThrow();
    }

    private Optional<Stood> firstThere(List<Stood> states) {
        Stood last = states.get(states.size() - 1);
        return last.standing().session().compareTo(run.from()) <= 0
                ? Optional.empty()
                : states.stream()
                        .filter(s -> s.standing().session().compareTo(run.from()) > 0)
                        .findFirst();
    }

    private Reason whyThere(Stood there) {
        return switch (there.change()) {
            case ROLLED_OVER -> earlier.getOrDefault(there.registration(), Reason.UNDECIDED);
            case REPEATED -> Reason.REPEATS;
            case RESUMED -> Reason.RETURNED;
            case IMPORTED -> Reason.IMPORTED;
            default -> Reason.DECIDED;
        };
    }

    private Reason reason(Stood here) {
        boolean died = dead.contains(here.student());
        return switch (here.standing().status()) {
            case ACTIVE -> died ? Reason.DECEASED : delivered(here, repeated(here));
            case SUSPENDED -> died
                    ? Reason.DECEASED
                    : delivered(here, away(here.standing().expectedReturn()));
            case WITHDRAWN -> Reason.WITHDRAWN;
            case TRANSFERRED -> Reason.TRANSFERRED;
            case COMPLETED -> Reason.COMPLETED;
            case VOIDED -> throw new IllegalStateException("what was taken back is in no session");
        };
    }

    /** What would be carried, and is not where nobody delivers the programme any more. */
    private Reason delivered(Stood here, Reason reason) {
        return reason.carried() && ended.contains(here.programme()) ? Reason.NOT_DELIVERED : reason;
    }

    private Reason repeated(Stood here) {
        return run.from().next().equals(here.standing().repeatsIn()) ? Reason.REPEATS : undecided(here);
    }

    private Reason undecided(Stood here) {
        Programme programme = programmes.get(here.programme());
        if (programme != null && WITHOUT_AWARD.equals(programme.group())) {
            return Reason.NO_BOARD;
        }
        return run.carryUndecided() ? Reason.UNDECIDED : Reason.NEEDS_DECISION;
    }

    private Reason away(LocalDate expectedReturn) {
        if (expectedReturn == null || next.isEmpty()) {
            return Reason.RETURN_UNKNOWN;
        }
        if (expectedReturn.isAfter(next.get().ends())) {
            return Reason.AWAY_LONGER;
        }
        return expectedReturn.isBefore(next.get().starts()) ? Reason.RETURN_OVERDUE : Reason.RETURN_DUE;
    }
}
