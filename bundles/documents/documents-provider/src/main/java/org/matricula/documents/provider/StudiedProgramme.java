package org.matricula.documents.provider;

import java.time.Instant;
import java.util.function.Function;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.Titles;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * A registration with its programme and the award that it leads to.
 *
 * @param session the session whose title of the programme it bears
 * @param since the moment whose title of the award it bears; null for the present
 * @param titles the titles of the programme on the route of the registration, by session
 * @param called the titles of awards at any moment
 */
record StudiedProgramme(
        ProgrammeRegistration registration,
        Programme programme,
        Award award,
        AcademicSession session,
        Instant since,
        Function<AcademicSession, String> titles,
        Titles called) {

    /**
     * The award, as it was called at the moment (AMB-T-224), with the programme, as the version in force in the session
     * calls the route (AMB-T-194, AMB-T-210).
     */
    String title() {
        String name = called.at(since, award).title();
        return name + (name.contains(" in ") ? ", " : " in ") + titles.apply(session);
    }

    /** The same as it was called when something was decided on a session. */
    StudiedProgramme in(AcademicSession then, Instant decided) {
        return new StudiedProgramme(registration, programme, award, then, decided, titles, called);
    }

    /** The same with a lower award. */
    StudiedProgramme with(Award lower) {
        return new StudiedProgramme(registration, programme, lower, session, since, titles, called);
    }
}
