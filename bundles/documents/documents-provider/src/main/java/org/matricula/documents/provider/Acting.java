package org.matricula.documents.provider;

import java.util.List;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Students;

/**
 * A document is drawn up on behalf of somebody who may have documents, whether or not that person may also read the
 * records behind it: the person's name, the privileges to read what a document shows, and a scope that the document
 * justifies.
 */
final class Acting {

    private Acting() {}

    static Caller within(Caller caller, Scope scope) {
        return caller.acting(
                scope,
                Students.READ,
                Institutions.READ,
                Curriculum.READ,
                Registrations.READ,
                Marks.READ,
                // what is released was marked, by whatever number
                CandidateNumbers.READ,
                ModuleResults.NAMED,
                Boards.READ,
                Boards.READ_RELEASED);
    }

    static Caller on(Caller caller, InstitutionCode institution) {
        return within(caller, Scope.of(List.of(institution)));
    }
}
