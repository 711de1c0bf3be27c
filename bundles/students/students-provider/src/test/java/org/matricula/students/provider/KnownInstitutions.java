package org.matricula.students.provider;

import java.util.List;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;

/** A neighbour that knows every institution of the scope but {@code nowhere}. */
final class KnownInstitutions implements Institutions {

    static final InstitutionCode NOWHERE = new InstitutionCode("nowhere");

    @Override
    public Versioned<Institution> get(Caller caller, InstitutionCode code) {
        caller.require(READ);
        if (!caller.scope().contains(code) || code.equals(NOWHERE)) {
            throw Problem.notFound("institution", code).exception();
        }
        return new Versioned<>(new Institution(code, code.value(), Institution.Kind.AWARDING_BODY, null), 1);
    }

    @Override
    public List<Institution> list(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SessionDates> sessions(Caller caller, InstitutionCode code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ClosureDay> closureDays(Caller caller, InstitutionCode code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
        throw new UnsupportedOperationException();
    }
}
