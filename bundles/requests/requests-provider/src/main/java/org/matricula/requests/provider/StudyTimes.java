package org.matricula.requests.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.StudyMode;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts the sessions of a registration: those that were, as its history has them, and those that must still come if a
 * request is granted. Each level that is not complete takes one session at the least, in whatever mode, so what is over
 * the maximum by this count is over it for certain.
 */
@Component(service = StudyTimes.class)
public final class StudyTimes {

    private static final String BACHELORS = "BACHELORS_HONS";
    private static final int LONGER = 4;

    private final RegistrationHistory history;
    private final Registrations registrations;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;

    /** Asks the neighbours. */
    @Activate
    public StudyTimes(
            @Reference RegistrationHistory history,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions) {
        this.history = history;
        this.registrations = registrations;
        this.curriculum = curriculum;
        this.versions = versions;
    }

    /** Whether what is asked can make a registration longer. */
    static boolean concerns(Application application) {
        return switch (application.kind()) {
            case SUSPEND, REPEAT_YEAR, CHANGE_MODE -> true;
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE -> Boolean.TRUE.equals(
                    application.asked().completionMoves());
            default -> false;
        };
    }

    /** The time; null where the programme leads to no award or the session of the return is not known. */
    StudyTime of(
            Caller caller,
            Application application,
            ProgrammeRegistration registration,
            Programme programme,
            List<SessionDates> dates) {
        Rest rest = rest(application, registration, programme.finalLevel(), dates);
        if (rest == null || programme.awardCode() == null) {
            return null;
        }
        return new StudyTime(
                row(caller, programme, registration.entrySession()),
                periods(history.of(caller, registration.id(), null), registration, rest),
                !registrations
                        .priorLearning(caller, registration.institution(), List.of(registration.studentId()))
                        .isEmpty());
    }

    /**
     * What is still to come.
     *
     * @param from the session from which the student studies on
     * @param sessions how many it takes from then at the least
     * @param mode in which mode
     * @param away the first session that is spent away as a whole; null where there is none
     */
    private record Rest(AcademicSession from, int sessions, StudyMode mode, AcademicSession away) {}

    private static Rest rest(
            Application application, ProgrammeRegistration registration, int finalLevel, List<SessionDates> dates) {
        Asked asked = application.asked();
        AcademicSession present = registration.session();
        StudyMode mode = StudyMode.valueOf(registration.mode());
        int levels = Math.max(1, finalLevel - registration.level() + 1);
        return switch (application.kind()) {
            case SUSPEND -> {
                AcademicSession back = session(asked.until(), dates);
                AcademicSession away = session(asked.effective(), dates);
                if (back == null || away == null) {
                    yield null;
                }
                boolean whole = dates.stream()
                        .anyMatch(one ->
                                one.session().equals(away) && !asked.effective().isAfter(one.starts()));
                yield new Rest(
                        later(back, present),
                        levels,
                        mode,
                        whole ? away : later(away, present).next());
            }
            case REPEAT_YEAR -> new Rest(asked.session(), levels, mode, null);
            case CHANGE_MODE -> new Rest(
                    asked.session(),
                    asked.session().equals(present) ? levels : Math.max(1, levels - 1),
                    StudyMode.valueOf(asked.mode()),
                    null);
            default -> new Rest(present.next(), levels, mode, null);
        };
    }

    private static List<Period> periods(List<RegistrationState> states, ProgrammeRegistration registration, Rest rest) {
        Map<Spent, Integer> spent = new LinkedHashMap<>();
        Spent last = new Spent(StudyMode.valueOf(registration.mode()), false);
        for (AcademicSession session = registration.entrySession();
                session.compareTo(rest.from()) < 0;
                session = session.next()) {
            AcademicSession wanted = session;
            Optional<RegistrationState> state = states.stream()
                    .filter(one -> one.registration().session().equals(wanted))
                    .reduce((earlier, later) -> later);
            boolean away = state.isEmpty() && last.away() || rest.away() != null && session.compareTo(rest.away()) >= 0;
            last = new Spent(
                    state.map(one -> StudyMode.valueOf(one.registration().mode()))
                            .orElse(last.mode()),
                    away);
            spent.merge(last, 1, Integer::sum);
            // whoever is away at the end of a session is away in the next, until the registration says otherwise
            last = new Spent(
                    last.mode(), away || state.filter(StudyTimes::isAway).isPresent());
        }
        spent.merge(new Spent(rest.mode(), false), rest.sessions(), Integer::sum);
        return spent.entrySet().stream()
                .map(entry -> new Period(
                        entry.getKey().mode(),
                        BigDecimal.valueOf(entry.getValue()),
                        entry.getKey().away()))
                .toList();
    }

    private record Spent(StudyMode mode, boolean away) {}

    private static boolean isAway(RegistrationState state) {
        return state.registration().status() == ProgrammeRegistration.Status.SUSPENDED;
    }

    private String row(Caller caller, Programme programme, AcademicSession entry) {
        String family = curriculum.award(caller, programme.awardCode()).family();
        if (!family.equals(BACHELORS)) {
            return family;
        }
        // the table tells honours degrees apart by their length
        ProgrammeStructure structure = versions.inForce(caller, programme.id(), entry)
                .map(ProgrammeVersion::structure)
                .orElse(ProgrammeStructure.EMPTY);
        if (!structure.routes().isEmpty()
                && structure.routes().stream()
                        .allMatch(route -> route.features().contains(Route.Feature.ACCELERATED))) {
            return BACHELORS + "_ACCELERATED";
        }
        int stages = structure.stages().isEmpty()
                ? programme.finalLevel() - programme.firstLevel() + 1
                : structure.stages().size();
        return BACHELORS + (stages < LONGER ? "_3" : "_4");
    }

    private static AcademicSession session(LocalDate day, List<SessionDates> dates) {
        return day == null
                ? null
                : dates.stream()
                        .filter(one -> !one.ends().isBefore(day))
                        .min(Comparator.comparing(SessionDates::starts))
                        .map(SessionDates::session)
                        .orElse(null);
    }

    private static AcademicSession later(AcademicSession one, AcademicSession other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
