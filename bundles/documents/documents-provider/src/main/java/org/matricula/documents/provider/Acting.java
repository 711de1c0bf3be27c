package org.matricula.documents.provider;

import java.util.List;
import java.util.Set;
import org.matricula.assessment.api.Marks;
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

    private static final Set<String> NEEDED = Set.of(
            Students.READ.name(),
            Institutions.READ.name(),
            Curriculum.READ.name(),
            Registrations.READ.name(),
            Marks.READ.name(),
            Boards.READ.name(),
            Boards.READ_RELEASED.name());

    private Acting() {}

    static Caller within(Caller caller, Scope scope) {
        return new Caller(caller.name(), NEEDED, scope);
    }

    static Caller on(Caller caller, InstitutionCode institution) {
        return within(caller, Scope.of(List.of(institution)));
    }
}
