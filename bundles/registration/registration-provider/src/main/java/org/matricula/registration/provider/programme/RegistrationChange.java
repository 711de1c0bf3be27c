package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.store.Standing;

/** What one change makes of a registration, and what is wrong with it. */
final class RegistrationChange {

    private static final int LONGEST_SOURCE = 100;

    private final Standing before;
    private final LocalDate effective;
    private final Cause cause;
    private final Faults faults = new Faults();

    RegistrationChange(Standing before, LocalDate effective, Cause cause) {
        this.before = before;
        this.effective = effective;
        this.cause = cause;
        ProgrammeRegistration registration = before.registration();
        faults.given("effective", effective)
                .near("effective", effective, registration.session())
                .check(
                        effective == null || !effective.isBefore(registration.startedOn()),
                        "effective",
                        effective,
                        "must not be before the first day of the registration " + registration.startedOn());
        cause(faults);
    }

    Faults faults() {
        return faults;
    }

    /** What is wrong with the cause alone, of a change that names no day. */
    Faults reasoned() {
        return cause(new Faults());
    }

    private Faults cause(Faults noted) {
        RegistrationRules.reason(noted, cause == null ? null : cause.reason());
        return cause == null || cause.source() == null ? noted : noted.text("source", cause.source(), LONGEST_SOURCE);
    }

    /**
     * Notes a day that is to come, because every change holds at once. Before the first day of the registration it may be
     * that day.
     */
    Faults notToCome(LocalDate today) {
        LocalDate first = before.registration().startedOn();
        LocalDate latest = first.isAfter(today) ? first : today;
        return faults.check(
                effective == null || !effective.isAfter(latest),
                "effective",
                effective,
                "must not be after " + latest + ": until the day comes all stays as it is");
    }

    LocalDate effective() {
        return effective;
    }

    Standing standing() {
        return before;
    }

    ProgrammeRegistration before() {
        return before.registration();
    }

    String reason() {
        return cause.reason();
    }

    Standing ended(Status status) {
        return with(before.registration(), before.registration().session(), status, effective, null);
    }

    Standing suspended(LocalDate expectedReturn) {
        ProgrammeRegistration r = before.registration();
        return with(r, r.session(), Status.SUSPENDED, null, expectedReturn);
    }

    /** In a session, in the mode that was agreed for it. */
    Standing resumed(AcademicSession session, Routes routes) {
        ProgrammeRegistration there = routes.inMode(before.registration(), session, before.modeIn(session));
        return with(there, session, Status.ACTIVE, null, null);
    }

    /** As it stood before. */
    Standing as(RegistrationState stood) {
        return new Standing(
                stood.registration(),
                stood.expectedReturn(),
                stood.nextMode(),
                stood.nextModeFrom(),
                stood.repeatsIn(),
                before.version());
    }

    /** As it stands, to take the level again in a later session; null for what is not agreed any more. */
    Standing repeating(AcademicSession session) {
        return new Standing(
                before.registration(),
                before.expectedReturn(),
                before.nextMode(),
                before.nextModeFrom(),
                session,
                before.version());
    }

    /** A mode for the present session holds at once, one for the next when the registration moves there. */
    Standing mode(String mode, AcademicSession from, Routes routes) {
        ProgrammeRegistration r = before.registration();
        boolean atOnce = from.equals(r.session());
        ProgrammeRegistration there = atOnce ? routes.settled(routes.inMode(r, from, mode)) : r;
        Standing now = with(there, r.session(), r.status(), null, before.expectedReturn());
        return new Standing(
                now.registration(),
                now.expectedReturn(),
                atOnce ? null : mode,
                atOnce ? null : from,
                before.repeatsIn(),
                before.version());
    }

    /**
     * On a route, and in the mode of it.
     *
     * @param there the registration on the route
     * @param mode that the route states, which holds from now on; null where it states none
     */
    Standing on(ProgrammeRegistration there, String mode) {
        return new Standing(
                mode == null ? there : there.in(there.session(), there.level(), mode),
                before.expectedReturn(),
                mode == null ? before.nextMode() : null,
                mode == null ? before.nextModeFrom() : null,
                before.repeatsIn(),
                before.version());
    }

    /** The registration on another programme; its session of entry is the one in which the student moves. */
    ProgrammeRegistration onProgramme(ProgrammeRegistrationId id, ProgrammeId programme, int level) {
        ProgrammeRegistration r = before.registration();
        return new ProgrammeRegistration(
                id,
                r.institution(),
                r.studentId(),
                programme,
                r.session(),
                r.session(),
                level,
                r.mode(),
                r.entry(),
                Status.ACTIVE,
                effective,
                null);
    }

    private Standing with(
            ProgrammeRegistration r,
            AcademicSession session,
            Status status,
            LocalDate endedOn,
            LocalDate expectedReturn) {
        return new Standing(
                r.in(session, r.level(), r.mode()).standing(status, endedOn),
                expectedReturn,
                before.nextMode(),
                before.nextModeFrom(),
                status == Status.ACTIVE || status == Status.SUSPENDED ? before.repeatsIn() : null,
                before.version());
    }
}
