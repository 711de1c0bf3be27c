package org.matricula.registration.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.matricula.kernel.api.AcademicSession;

/**
 * How a programme registration stood after one change.
 *
 * @param registration the registration as it stood
 * @param expectedReturn for a suspension the day on which the student is to be back; null otherwise
 * @param nextMode the mode of study agreed for a later session, FT or PT; null when none is
 * @param nextModeFrom the session from which it holds; null when none is agreed
 * @param repeatsIn the session in which the level is taken again by agreement; null when none is agreed
 * @param change what was done
 * @param effective the day from which it stood so
 * @param reason why
 * @param source what brought it about ({@code request 9}); null when a person or a file did
 * @param recordedAt when it became known
 * @param recordedBy who recorded it
 */
public record RegistrationState(
        ProgrammeRegistration registration,
        LocalDate expectedReturn,
        String nextMode,
        AcademicSession nextModeFrom,
        AcademicSession repeatsIn,
        Change change,
        LocalDate effective,
        String reason,
        String source,
        Instant recordedAt,
        String recordedBy) {

    /**
     * The mode in a session: the one agreed for then, or the present one.
     *
     * @param nextMode the mode agreed for a later session; null when none is
     * @param from the session from which it holds; null when none is agreed
     */
    public static String modeIn(
            ProgrammeRegistration registration, String nextMode, AcademicSession from, AcademicSession session) {
        boolean agreed = from != null && from.compareTo(registration.session()) > 0 && from.compareTo(session) <= 0;
        return agreed ? nextMode : registration.mode();
    }

    /** True while it is agreed that the level is taken again in a session to which the registration has not moved. */
    public boolean isToRepeat() {
        return isToRepeat(registration, repeatsIn);
    }

    /**
     * The same of what else tells of a registration.
     *
     * @param repeatsIn the session in which the level is taken again by agreement; null when none is agreed
     */
    public static boolean isToRepeat(ProgrammeRegistration registration, AcademicSession repeatsIn) {
        return repeatsIn != null
                && repeatsIn.compareTo(registration.session()) > 0
                && (registration.status() == ProgrammeRegistration.Status.ACTIVE
                        || registration.status() == ProgrammeRegistration.Status.SUSPENDED);
    }

    /**
     * The first day away of a student who is suspended; empty for one who is not.
     *
     * @param states every state of a registration, in the order in which they became known
     */
    public static Optional<LocalDate> awaySince(List<RegistrationState> states) {
        LocalDate since = null;
        boolean away = false;
        for (RegistrationState state : standing(states)) {
            if (state.registration().status() == ProgrammeRegistration.Status.ACTIVE) {
                away = false;
            } else if (state.registration().status() == ProgrammeRegistration.Status.SUSPENDED && !away) {
                away = true;
                since = state.effective();
            }
        }
        return away ? Optional.ofNullable(since) : Optional.empty();
    }

    /**
     * The states that were not taken back, without what took them back. A registration that was begun by mistake keeps its
     * beginning and its end.
     *
     * @param states every state of a registration, in the order in which they became known
     */
    public static List<RegistrationState> standing(List<RegistrationState> states) {
        return standing(states, RegistrationState::change);
    }

    /**
     * Of anything that tells of the states of a registration what tells of those that were not taken back.
     *
     * @param states one for every state, in the order in which they became known
     * @param change what was done
     */
    public static <T> List<T> standing(List<T> states, Function<T, Change> change) {
        List<T> standing = new ArrayList<>();
        for (T state : states) {
            Change done = change.apply(state);
            // a repeat that other changes followed is dropped alone, and they stand
            boolean dropped = done == Change.REPEAT_VOIDED
                    && (standing.isEmpty() || change.apply(standing.get(standing.size() - 1)) != Change.REPEATED);
            if (done.takesBack() && !dropped && standing.size() > 1) {
                standing.remove(standing.size() - 1);
            } else {
                standing.add(state);
            }
        }
        return standing;
    }

    /** What was done to a registration. */
    public enum Change {
        /** It was known before the history began. */
        KEPT,
        /** The student registered. */
        REGISTERED,
        /** A file said otherwise. */
        IMPORTED,
        /** A board moved it to the next session. */
        ADVANCED,
        /** The roll-over carried it to the next session. */
        ROLLED_OVER,
        /** The award is complete. */
        COMPLETED,
        /** The student left. */
        WITHDRAWN,
        /** A withdrawal by mistake, or what a board made of it by a decision that stands no more, was taken back. */
        REINSTATED,
        /** The student is away by agreement. */
        SUSPENDED,
        /** The suspension was a mistake and was taken back. */
        SUSPENSION_VOIDED,
        /** The agreed return of a suspended student was put off. */
        RETURN_PUT_OFF,
        /** The student is back. */
        RESUMED,
        /** A return, or that it was put off, was a mistake and was taken back: the student is away as before. */
        RETURN_VOIDED,
        /** The student moved to another programme or institution. */
        TRANSFERRED,
        /** The student moved back to a programme that a transfer of the same session had ended. */
        TRANSFERRED_BACK,
        /** A transfer by mistake was taken back: from the programme that was left, or on the one to which it led. */
        TRANSFER_VOIDED,
        /** Another mode of study was agreed. */
        MODE_CHANGED,
        /** The student takes another route through the programme. */
        ROUTE_CHANGED,
        /** The student takes the level again: it was agreed for the next session, or the registration moved there. */
        REPEATED,
        /** The repeat was a mistake, or is not wanted any more, and was taken back. */
        REPEAT_VOIDED,
        /** The registration was entered in error and taken back. */
        VOIDED;

        /** True for what takes back the last change that stands: the registration is as it was before that. */
        public boolean takesBack() {
            return switch (this) {
                case REINSTATED, SUSPENSION_VOIDED, RETURN_VOIDED, TRANSFER_VOIDED, REPEAT_VOIDED -> true;
                default -> false;
            };
        }
    }
}
