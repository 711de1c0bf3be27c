package org.matricula.registration.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;

/** What registrations must be. Dates may lie before the start of a session: students register and leave early. */
final class RegistrationRules {

    static final String GIVEN = "must be given";

    private static final int LOWEST_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 8;
    private static final int LONGEST_REASON = 500;
    private static final Set<String> MODES = Set.of("FT", "PT");
    private static final Set<String> ENTRIES = Set.of("STANDARD", "FINAL_STAGE", "TOP_UP_OWN");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private RegistrationRules() {}

    /**
     * Everything that is wrong with a programme registration by itself.
     *
     * @param programme the programme; null when it is unknown, which is for others to tell
     */
    static List<Fault> faults(ProgrammeRegistration registration, Programme programme) {
        List<Fault> faults = new ArrayList<>();
        given(faults, "entrySession", registration.entrySession());
        given(faults, "session", registration.session());
        if (registration.entrySession() != null
                && registration.session() != null
                && registration.session().compareTo(registration.entrySession()) < 0) {
            faults.add(new Fault(
                    "session",
                    registration.session().toString(),
                    "must not be before the session of entry " + registration.entrySession()));
        }
        faults.addAll(level(registration.level()));
        if (programme != null
                && faults.stream().noneMatch(f -> "level".equals(f.field()))
                && (registration.level() < programme.firstLevel() || registration.level() > programme.finalLevel())) {
            faults.add(new Fault(
                    "level",
                    Integer.toString(registration.level()),
                    "must be a level of the programme, %d to %d"
                            .formatted(programme.firstLevel(), programme.finalLevel())));
        }
        oneOf(faults, "mode", registration.mode(), MODES);
        oneOf(faults, "entry", registration.entry(), ENTRIES);
        given(faults, "startedOn", registration.startedOn());
        return faults;
    }

    /** What is wrong with a level. */
    static List<Fault> level(int level) {
        return level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL
                ? List.of()
                : List.of(new Fault(
                        "level",
                        Integer.toString(level),
                        "must be from %d to %d".formatted(LOWEST_LEVEL, HIGHEST_LEVEL)));
    }

    /** What is wrong with the order of two dates, either of which may be unknown. */
    static List<Fault> dates(LocalDate registeredOn, LocalDate withdrawnOn) {
        return registeredOn == null || withdrawnOn == null || !withdrawnOn.isBefore(registeredOn)
                ? List.of()
                : List.of(new Fault(
                        "withdrawnOn",
                        withdrawnOn.toString(),
                        "must not be before the day of registration " + registeredOn));
    }

    /** What is wrong with the reason of a change. */
    static List<Fault> reason(String reason) {
        String stripped = reason == null ? "" : reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
            return List.of(new Fault("reason", reason, "must be 1 to " + LONGEST_REASON + " characters"));
        }
        return UNPRINTABLE.matcher(stripped).find()
                ? List.of(new Fault("reason", reason, "must be without control characters"))
                : List.of();
    }

    /** What is wrong with origin and mark of prior learning. */
    static List<Fault> recognition(PriorLearning.Origin origin, BigDecimal mark) {
        List<Fault> faults = new ArrayList<>();
        given(faults, "origin", origin);
        if (mark != null && origin == PriorLearning.Origin.EXEMPT) {
            faults.add(new Fault("mark", mark.toPlainString(), "must be empty for an exemption"));
        } else if (mark != null) {
            try {
                Percent.of("mark", mark);
            } catch (ProblemException e) {
                faults.addAll(e.problem().faults());
            }
        }
        return faults;
    }

    /** Adds a fault when there is no value. */
    static void given(List<Fault> faults, String field, Object value) {
        if (value == null) {
            faults.add(new Fault(field, null, GIVEN));
        }
    }

    /** Throws what is wrong, if anything is. */
    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
    }

    private static void oneOf(List<Fault> faults, String field, String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            faults.add(new Fault(
                    field,
                    value,
                    "must be one of "
                            + String.join(", ", allowed.stream().sorted().toList())));
        }
    }
}
