package org.matricula.registration.api;

import java.util.Optional;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.StudyTime.Rest;

/** How long students are registered, for those who have it ruled by the policy {@code registration-period}. */
public interface StudyTimes {

    /** Needed to ask. */
    Privilege READ = Registrations.READ;

    /**
     * The time of a registration up to the end of a course, with the prior learning that is recognised under any identity
     * of the person.
     *
     * @param programme the course, perhaps another than the registration's; it leads to an award
     * @param rest what is still to come
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such registration within the scope
     */
    StudyTime of(Caller caller, ProgrammeRegistration registration, Programme programme, Rest rest);

    /**
     * What stands against a change of mode from a session on, as the rule that it breaks; empty where nothing does. Who is
     * on a route of another mode goes over to the route of that mode with the same title, subjects and features, or to the
     * only one of that mode.
     *
     * @param mode {@code FT} or {@code PT}
     */
    Optional<String> modeBarred(
            Caller caller, ProgrammeRegistration registration, AcademicSession session, String mode);
}
