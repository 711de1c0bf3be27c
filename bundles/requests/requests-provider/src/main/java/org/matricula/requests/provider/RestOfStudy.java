package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.SessionDates;
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
            case SUSPEND, TRANSFER_COURSE, REPEAT_YEAR, CHANGE_MODE -> true;
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE -> Boolean.TRUE.equals(
                    application.asked().completionMoves());
            default -> false;
        };
    }

    /**
     * What is still to come; null where the session of the return is not known.
     *
     * @param finalLevel of the programme on which the student would go on
     * @param awaySince the first day away; null for one who is not suspended
     */
    static Rest of(
            Application application,
            ProgrammeRegistration registration,
            int finalLevel,
            LocalDate awaySince,
            List<SessionDates> dates) {
        Asked asked = application.asked();
        return switch (application.kind()) {
            case SUSPEND -> Rest.suspended(
                    registration, finalLevel, awaySince == null ? asked.effective() : awaySince, asked.until(), dates);
            case TRANSFER_COURSE -> Rest.transferred(registration, finalLevel, asked.level());
            case REPEAT_YEAR -> Rest.repeated(registration, finalLevel, asked.session());
            case CHANGE_MODE -> Rest.inMode(registration, finalLevel, asked.mode(), asked.session());
                // the level goes on into the next session
            default -> Rest.repeated(
                    registration, finalLevel, registration.session().next());
        };
    }
}
