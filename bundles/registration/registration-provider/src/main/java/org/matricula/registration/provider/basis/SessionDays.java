package org.matricula.registration.provider.basis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When academic sessions run at institutions. */
@Component(service = SessionDays.class)
public final class SessionDays {

    private final Institutions institutions;

    /** Asks the calendars of institutions. */
    @Activate
    public SessionDays(@Reference Institutions institutions) {
        this.institutions = institutions;
    }

    /** When a session runs; empty where nobody has set it. */
    public Optional<SessionDates> of(Caller caller, InstitutionCode institution, AcademicSession session) {
        Caller acting = caller.acting(Scope.of(List.of(institution)), Institutions.READ);
        return institutions.sessions(acting, institution).stream()
                .filter(one -> one.session().equals(session))
                .findAny();
    }

    /** From when somebody is in a session who is moved to it today: nobody is in one before it begins. */
    public LocalDate from(Caller caller, InstitutionCode institution, AcademicSession session, LocalDate today) {
        return of(caller, institution, session)
                .map(SessionDates::starts)
                .filter(today::isBefore)
                .orElse(today);
    }
}
