package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;

/** The sessions that must still come if a request is granted. */
final class RestOfStudy {

    private RestOfStudy() {}

    /** Whether what is asked can make a registration longer. */
    static boolean concerns(Application application) {
        return switch (application.kind()) {
            case SUSPEND, REPEAT_YEAR, CHANGE_MODE -> true;
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE -> Boolean.TRUE.equals(
                    application.asked().completionMoves());
            default -> false;
        };
    }

    /** What is still to come; null where the session of the return is not known. */
    static Rest of(
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
