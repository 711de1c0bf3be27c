package org.matricula.boards.provider;

import java.util.List;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentDetails;

/**
 * Boards read results, compensate modules and move registrations on behalf of people who may run boards, whether or not they may also do so
 * by themselves: the person's name, the privileges that a board needs, and no institution but the board's.
 */
public final class Acting {

    private Acting() {}

    /** The person, acting for a board of the institution. */
    public static Caller on(Caller caller, InstitutionCode institution) {
        caller.scope().require(institution);
        return caller.acting(
                Scope.of(List.of(institution)),
                Curriculum.READ,
                Registrations.READ,
                RegistrationAdmin.WRITE,
                Marks.READ,
                // who marked by candidate number has an interest too
                CandidateNumbers.READ,
                ModuleResults.NAMED,
                CompensatedResults.WRITE,
                StudentDetails.READ,
                StudentAdmin.WRITE);
    }
}
