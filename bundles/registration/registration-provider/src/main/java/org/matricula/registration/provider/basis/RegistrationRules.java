package org.matricula.registration.provider.basis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Percent;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;

/** What registrations must be. Dates may lie before the start of a session: students register and leave early. */
public final class RegistrationRules {

    private static final int LOWEST_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 8;
    // students who have come back after decades are on record with their first day
    private static final LocalDate EARLIEST_START = LocalDate.of(1950, 1, 1);
    private static final int YEARS_AHEAD = 2;
    private static final int LONGEST_REASON = 500;
    private static final List<String> MODES = List.of("FT", "PT");
    private static final List<String> ENTRIES = List.of("FINAL_STAGE", "STANDARD", "TOP_UP_OWN");

    private RegistrationRules() {}

    /**
     * Notes everything that is wrong with a programme registration by itself.
     *
     * @param programme the programme; null when it is unknown, which is for others to tell
     */
    public static Faults check(
            Faults faults, ProgrammeRegistration registration, Programme programme, LocalDate today) {
        AcademicSession entry = registration.entrySession();
        AcademicSession session = registration.session();
        int level = registration.level();
        faults.given("entrySession", entry).given("session", session);
        if (entry != null && session != null) {
            faults.check(
                    session.compareTo(entry) >= 0,
                    "session",
                    session,
                    "must not be before the session of entry " + entry);
        }
        level(faults, level);
        if (programme != null && isLevel(level)) {
            faults.check(
                    level >= programme.firstLevel() && level <= programme.finalLevel(),
                    "level",
                    level,
                    "must be a level of the programme, %d to %d"
                            .formatted(programme.firstLevel(), programme.finalLevel()));
        }
        oneOf(faults, "mode", registration.mode(), MODES);
        oneOf(faults, "entry", registration.entry(), ENTRIES);
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        LocalDate startedOn = registration.startedOn();
        return faults.given("startedOn", startedOn)
                .check(
                        startedOn == null || !startedOn.isBefore(EARLIEST_START) && !startedOn.isAfter(latest),
                        "startedOn",
                        startedOn,
                        "must be from " + EARLIEST_START + " to " + latest);
    }

    /** Notes what is wrong with where a file says that a registration stands; a null status says nothing. */
    public static Faults standing(
            Faults faults,
            ProgrammeRegistration registration,
            LocalDate expectedReturn,
            String nextMode,
            AcademicSession nextModeFrom,
            AcademicSession repeatsIn) {
        Status status = registration.status();
        LocalDate endedOn = registration.endedOn();
        boolean ended = status == Status.WITHDRAWN || status == Status.COMPLETED || status == Status.TRANSFERRED;
        faults.check(
                ended == (endedOn != null),
                "endedOn",
                endedOn,
                "must be given with WITHDRAWN, COMPLETED and TRANSFERRED, and never otherwise");
        faults.check(
                expectedReturn == null || status == Status.SUSPENDED,
                "expectedReturn",
                expectedReturn,
                "must be empty but for SUSPENDED");
        if (endedOn != null) {
            faults.date("endedOn", endedOn);
            faults.check(
                    registration.startedOn() == null || !endedOn.isBefore(registration.startedOn()),
                    "endedOn",
                    endedOn,
                    "must not be before the first day " + registration.startedOn());
        }
        if (expectedReturn != null) {
            faults.date("expectedReturn", expectedReturn);
        }
        if (nextMode != null) {
            oneOf(faults, "nextMode", nextMode, MODES);
        }
        faults.check(
                repeatsIn == null
                        || !ended
                                && registration.session() != null
                                && repeatsIn.equals(registration.session().next()),
                "repeatsIn",
                repeatsIn,
                "must be the session after that of a registration that has not ended");
        return faults.check(
                (nextMode == null) == (nextModeFrom == null),
                "nextModeFrom",
                nextModeFrom,
                "must be given with nextMode, and never otherwise");
    }

    /** Notes what is wrong with a mode of study. */
    public static Faults mode(Faults faults, String mode) {
        oneOf(faults, "mode", mode, MODES);
        return faults;
    }

    /** Notes what is wrong with a level. */
    public static Faults level(Faults faults, int level) {
        return faults.check(isLevel(level), "level", level, "must be from " + LOWEST_LEVEL + " to " + HIGHEST_LEVEL);
    }

    /** Notes that nobody begins what does not take place. */
    public static Faults takesPlace(Faults faults, String field, Object value, Occurrence run) {
        return run == null || run.cancelled() == null
                ? faults
                : faults.check(
                        false,
                        field,
                        value,
                        "must take place: %s %s %s was cancelled on %s (%s)"
                                .formatted(
                                        run.moduleCode(),
                                        run.session(),
                                        run.period(),
                                        run.cancelled().on(),
                                        run.cancelled().reason()));
    }

    /**
     * Notes what is wrong with the two dates of a module registration, either of which may be unknown. Nobody begins a run
     * that is over; a resit is ordered after it.
     *
     * @param run the occurrence; null when it is unknown, which is for others to tell
     */
    public static Faults dates(
            Faults faults, Attempt attempt, LocalDate registeredOn, LocalDate withdrawnOn, Occurrence run) {
        AcademicSession session = run == null ? null : run.session();
        faults.near("registeredOn", registeredOn, session).near("withdrawnOn", withdrawnOn, session);
        boolean over = run != null
                && run.ends() != null
                && registeredOn != null
                && registeredOn.isAfter(run.ends())
                && attempt != null
                && attempt.resitOf() == null;
        return over
                ? faults.check(
                        false, "registeredOn", registeredOn, "must not be after the last day of the run " + run.ends())
                : order(faults, registeredOn, withdrawnOn);
    }

    /** The rule that a programme breaks which is named for a module and which the student is not on. */
    public static String notOn(AcademicSession session) {
        return "must be a programme on which the student is registered in " + session;
    }

    /** Notes what is wrong with the order of two dates, either of which may be unknown. */
    public static Faults order(Faults faults, LocalDate registeredOn, LocalDate withdrawnOn) {
        boolean inOrder = registeredOn == null || withdrawnOn == null || !withdrawnOn.isBefore(registeredOn);
        return inOrder
                ? faults
                : faults.check(
                        false,
                        "withdrawnOn",
                        withdrawnOn,
                        "must not be before the day of registration " + registeredOn);
    }

    /** Notes what is wrong with the reason of a change. */
    public static Faults reason(Faults faults, String reason) {
        return faults.text("reason", reason, LONGEST_REASON);
    }

    /** Notes what is wrong with origin and mark of prior learning. */
    public static Faults recognition(Faults faults, PriorLearning.Origin origin, BigDecimal mark) {
        faults.given("origin", origin);
        if (mark != null && origin == PriorLearning.Origin.EXEMPT) {
            return faults.check(false, "mark", mark.toPlainString(), "must be empty for an exemption");
        }
        return mark == null ? faults : faults.collect(() -> Percent.of("mark", mark));
    }

    private static boolean isLevel(int level) {
        return level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL;
    }

    private static void oneOf(Faults faults, String field, String value, List<String> allowed) {
        faults.check(
                value != null && allowed.contains(value), field, value, "must be one of " + String.join(", ", allowed));
    }
}
