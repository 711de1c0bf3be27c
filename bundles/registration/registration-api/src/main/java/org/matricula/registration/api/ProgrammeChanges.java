package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.Optional;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Changes in the course of a programme registration. Each writes the registration, keeps how it stood before, and records
 * the status event of the student, in one transaction; needs {@link RegistrationAdmin#WRITE} and
 * {@link org.matricula.students.api.StudentAdmin#WRITE}.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown, 412 when {@code version} is not the
 * present one, 409 when the registration's status does not allow the change, or a status was recorded of it from a later
 * day, 422 when a field breaks its rule.
 */
public interface ProgrammeChanges {

    /** Needed to take a withdrawal, suspension, return, transfer or repeat back, beside what every change needs. */
    Privilege REINSTATE = new Privilege("registration.reinstate");

    /** Needed to change, together with {@link org.matricula.students.api.StudentAdmin#WRITE}. */
    Privilege WRITE = RegistrationAdmin.WRITE;

    /**
     * Why a change is made.
     *
     * @param reason 1 to 500 characters
     * @param source what brought it about ({@code request 9}); null when a person entered it
     */
    record Cause(String reason, String source) {

        /** How the source of what a board decided begins; its meeting follows. */
        public static final String MEETING = "meeting ";
    }

    /**
     * A decision of a board that stands no more.
     *
     * @param session the session that the board closed
     * @param goesOn true where the student goes on to the next session all the same: what is repeated there stays
     * @param wanted true where a person wants it taken back although something rests on it; what was agreed since is agreed
     *     again
     */
    record Superseded(AcademicSession session, boolean goesOn, boolean wanted) {}

    /**
     * The student leaves without the award; from a day on which the session to which the registration has moved had not begun,
     * in the session that ran and at the level of then. Modules that have not ended by that day are left too, unless the student has
     * another active programme registration at the institution: then nothing says to which of them a module belongs.
     *
     * @param effective the day from which it holds and the last day of the registration, which is not to come: until then
     *     the student studies
     */
    Versioned<ProgrammeRegistration> withdraw(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause);

    /**
     * Takes back the last change that stands, which was a mistake or of another day: a withdrawal, a suspension, a return or
     * its putting off, a transfer, or a repeat. The registration stands as it stood before, as do the modules that were left with it,
     * but for those that were recognised, passed or taken on another run meanwhile; who is away again leaves the modules of
     * that time again. The student's status event is voided. Called again it takes back what stands then. The history keeps
     * all. Needs {@link #REINSTATE} too.
     *
     * <p>Of an active registration a repeat that is agreed and has not begun is taken back before anything else, whatever was
     * changed since. With one that has begun the modules of its session are left.
     *
     * <p>With a transfer to another programme goes what it began there: that registration ends as TRANSFERRED on its first
     * day, or as it had ended where the transfer led back to it, and the modules that were taken under it since are left.
     *
     * @throws org.matricula.kernel.api.ProblemException besides, 409 when the last change that stands is another, such as
     *     that of a file or a transfer back, the student died, or studies on the programme by another registration
     *     meanwhile; when what a transfer began does not run any more in its session, or has a result; when there is a mark
     *     or a result of the session of a repeat
     */
    Versioned<ProgrammeRegistration> reinstate(Caller caller, ProgrammeRegistrationId id, long version, Cause cause);

    /**
     * Takes back what the released decision of a board made of a registration, its completion, its end or its move to the
     * next session, because that decision stands no more. The registration stands as it stood before; the history keeps
     * both. The modules that were left with its end are taken again; those of later sessions, to which it moved, are left,
     * without those of which there is a mark or a result.
     *
     * <p>It stays as it is where the student has died, studies on the programme by another registration, or left, was
     * suspended or transferred since; and, unless a person wants it all the same, where something else was done to it since
     * or there are marks or results of a later session.
     *
     * @return what stands against it; empty where the registration stands as it did when the board sat
     */
    Optional<Problem> takeBack(Caller caller, ProgrammeRegistrationId id, Superseded decision, Cause cause);

    /**
     * The student is away by agreement. Modules that run between that day and the return are left, as in a withdrawal.
     *
     * @param effective the first day away, which is not to come: until then the student studies
     * @param expectedReturn the agreed first day back, after the first day away
     */
    Versioned<ProgrammeRegistration> suspend(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            LocalDate expectedReturn,
            long version,
            Cause cause);

    /**
     * The agreed return of a suspended student is put off. Modules that run between the return of before and the new one
     * are left, as in a suspension.
     *
     * @param effective the day from which it is agreed, not before the first day away
     * @param expectedReturn the new first day back, after the present one
     * @throws org.matricula.kernel.api.ProblemException besides, 422 with the clause when the policy {@code suspension} of
     *     the pack in force refuses the length, 409 when no pack is in force
     */
    Versioned<ProgrammeRegistration> putOffReturn(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            LocalDate expectedReturn,
            long version,
            Cause cause);

    /**
     * The student is back.
     *
     * @param effective the first day back, which is not to come: until then the student is away
     * @param session the session of return, whose regulations govern from then on (A.2.6.10[g])
     */
    Versioned<ProgrammeRegistration> resume(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            AcademicSession session,
            long version,
            Cause cause);

    /**
     * The student moves to another programme of the institution; the old registration ends as TRANSFERRED, module
     * registrations stay. The session of entry on the new programme is the session of the old registration. Who comes back
     * to a programme that was left by a transfer in the same session goes on there with that registration.
     *
     * @param level the level of study on the new programme
     * @param effective the day from which it holds, which is not to come, nor before the student left the programme
     * @return the registration on that programme
     */
    Versioned<ProgrammeRegistration> transfer(
            Caller caller,
            ProgrammeRegistrationId id,
            ProgrammeId to,
            int level,
            LocalDate effective,
            long version,
            Cause cause);

    /**
     * What of the record stands against a transfer to another programme, as {@link #transfer} would refuse it: the person is
     * on it already, ended it in the session of entry otherwise than by a transfer, or may not begin on it (T-ST-4).
     *
     * @param caller has {@link Registrations#READ}
     * @param level the level of study on the new programme
     * @return empty where nothing does
     * @throws org.matricula.kernel.api.ProblemException 404 unknown registration
     */
    Optional<Problem> transferBarred(Caller caller, ProgrammeRegistrationId id, ProgrammeId to, int level);

    /**
     * What of the record stands against a repeat, as {@link #repeatYear} would refuse it: one that is agreed already.
     *
     * @param caller has {@link Registrations#READ}
     * @return empty where nothing does
     * @throws org.matricula.kernel.api.ProblemException 404 unknown registration
     */
    Optional<Problem> repeatBarred(Caller caller, ProgrammeRegistrationId id);

    /**
     * What of the record stands against a change of status from a day, as {@link #withdraw}, {@link #suspend},
     * {@link #putOffReturn}, {@link #transfer} and {@link #transferAway} would refuse it: a status about the registration
     * that holds from a later day.
     *
     * @param caller has {@link Registrations#READ}
     * @return empty where nothing does
     * @throws org.matricula.kernel.api.ProblemException 404 unknown registration
     */
    Optional<Problem> dayBarred(Caller caller, ProgrammeRegistrationId id, LocalDate effective);

    /** The student moves to another institution, on a day that is not to come; the registration ends as TRANSFERRED, modules are left as in a withdrawal. */
    Versioned<ProgrammeRegistration> transferAway(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause);

    /**
     * Another mode of study (FT or PT), which has to be that of the route where the route states one. It is no change of
     * status, so no status event is recorded.
     *
     * @param from the session of the registration, where it holds at once, or the next one, where it holds when the
     *     registration moves there
     */
    default Versioned<ProgrammeRegistration> changeMode(
            Caller caller, ProgrammeRegistrationId id, String mode, AcademicSession from, long version, Cause cause) {
        return changeMode(caller, id, mode, from, null, version, cause);
    }

    /**
     * The same where it was agreed before.
     *
     * @param since the day from which it holds in the session of the registration, not before the last change of the
     *     registration; null or to come for today
     */
    Versioned<ProgrammeRegistration> changeMode(
            Caller caller,
            ProgrammeRegistrationId id,
            String mode,
            AcademicSession from,
            LocalDate since,
            long version,
            Cause cause);

    /**
     * Another route through the programme, and the mode that it states. It is no change of status, so no status event is
     * recorded; modules stay. A mode that was agreed for later is dropped where the route states one.
     *
     * @param route the code of a route of the version that is in force in the session of the registration, another than
     *     the present one
     * @param effective the day from which it holds, which is not to come
     */
    Versioned<ProgrammeRegistration> changeRoute(
            Caller caller, ProgrammeRegistrationId id, String route, LocalDate effective, long version, Cause cause);

    /**
     * The student takes the present level again in the next session: the registration moves there when that has begun, and
     * otherwise by the next decision of a board or the roll-over, whatever level the board decides. Until then all stays as
     * it is, and who leaves meanwhile does not repeat. It is no change of status, so no status event is recorded.
     *
     * @throws org.matricula.kernel.api.ProblemException besides, 409 while a repeat is agreed that has not begun
     */
    Versioned<ProgrammeRegistration> repeatYear(
            Caller caller, ProgrammeRegistrationId id, AcademicSession session, long version, Cause cause);
}
