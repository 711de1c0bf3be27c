package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts the sessions of a registration, those included that must still come if a request is granted. */
@Component(service = StudyTimes.class)
public final class StudyTimes {

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
    TimeOfStudy of(
            Caller caller,
            Application application,
            ProgrammeRegistration registration,
            Programme programme,
            List<SessionDates> dates) {
        Rest rest = rest(application, registration, programme.finalLevel(), dates);
        if (rest == null || programme.awardCode() == null) {
            return null;
        }
        return new TimeOfStudy(
                row(caller, programme, registration.entrySession()),
                StudyTime.of(history.of(caller, registration.id(), null), registration, rest),
                !registrations
                        .priorLearning(caller, registration.institution(), List.of(registration.studentId()))
                        .isEmpty());
    }

    private static Rest rest(
            Application application, ProgrammeRegistration registration, int finalLevel, List<SessionDates> dates) {
        Asked asked = application.asked();
        AcademicSession present = registration.session();
        String mode = registration.mode();
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
                    asked.mode(),
                    null);
            default -> new Rest(present.next(), levels, mode, null);
        };
    }

    private String row(Caller caller, Programme programme, AcademicSession entry) {
        return StudyTime.row(
                programme,
                curriculum.award(caller, programme.awardCode()).family(),
                versions.inForce(caller, programme.id(), entry)
                        .map(ProgrammeVersion::structure)
                        .orElse(ProgrammeStructure.EMPTY));
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
