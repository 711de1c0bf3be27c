package org.matricula.documents.provider;

import java.util.function.Function;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * A registration with its programme and the award that it leads to.
 *
 * @param session the session whose title of the programme it bears
 * @param titles the titles of the programme on the route of the registration, by session
 */
record StudiedProgramme(
        ProgrammeRegistration registration,
        Programme programme,
        Award award,
        AcademicSession session,
        Function<AcademicSession, String> titles) {

    /** The award with the programme, as the version in force in the session calls the route (AMB-T-194, AMB-T-210). */
    String title() {
        return award.title() + (award.title().contains(" in ") ? ", " : " in ") + titles.apply(session);
    }

    /** The same as it is called in a session. */
    StudiedProgramme in(AcademicSession then) {
        return new StudiedProgramme(registration, programme, award, then, titles);
    }

    /** The same with a lower award. */
    StudiedProgramme with(Award lower) {
        return new StudiedProgramme(registration, programme, lower, session, titles);
    }
}
