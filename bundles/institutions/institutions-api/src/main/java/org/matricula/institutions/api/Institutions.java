package org.matricula.institutions.api;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;

/** Reads institutions. Answers are limited to the caller's scope. */
public interface Institutions {

    /** Needed to read. */
    Privilege READ = new Privilege("institutions.read");

    /** All institutions of the caller's scope, by code. Needs {@link #READ}. */
    List<Institution> list(Caller caller);

    /**
     * One institution. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Institution> get(Caller caller, InstitutionCode code);

    /** Its sessions, oldest first. Needs {@link #READ}. */
    List<SessionDates> sessions(Caller caller, InstitutionCode code);

    /** Its closure days, oldest first. Needs {@link #READ}. */
    List<ClosureDay> closureDays(Caller caller, InstitutionCode code);

    /** Counts its working days; an institution without closure days works Monday to Friday. Needs {@link #READ}. */
    WorkingDayCalendar calendar(Caller caller, InstitutionCode code);

    /**
     * By whose clock its days begin and its deadlines pass; a partner without a time zone of its own has that of its
     * awarding body. Needs {@link #READ}.
     */
    ZoneId zone(Caller caller, InstitutionCode code);

    /** Which institutions of the caller's scope are in which time zone, by one look at most. Needs {@link #READ}. */
    Map<ZoneId, Scope> zones(Caller caller);
}
