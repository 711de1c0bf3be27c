package org.matricula.curriculum.provider;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.kernel.testing.Partial;

/** A neighbour that knows every institution of the scope but {@code nowhere}. */
final class KnownInstitutions {

    private final ZoneId zone;

    private KnownInstitutions(ZoneId zone) {
        this.zone = zone;
    }

    static Institutions all() {
        return by(ZoneOffset.UTC);
    }

    /** All of them live by one clock. */
    static Institutions by(ZoneId zone) {
        return Partial.of(Institutions.class, new KnownInstitutions(zone));
    }

    /** Each institution delivers at one site, in this session alone. */
    static Partners sites() {
        return Partial.of(Partners.class, new Object() {
            List<Versioned<Site>> sites(Caller caller, InstitutionCode institution, LocalDate on) {
                caller.require(Partners.READ);
                return List.of(new Versioned<>(
                        new Site(
                                new SiteId(1),
                                institution,
                                "City Campus",
                                List.of("1 High Street"),
                                null,
                                "GB",
                                LocalDate.of(2026, 9, 1),
                                LocalDate.of(2027, 8, 31),
                                null),
                        1));
            }
        });
    }

    Versioned<Institution> get(Caller caller, InstitutionCode code) {
        caller.require(Institutions.READ);
        if (!caller.scope().contains(code) || code.value().equals("nowhere")) {
            throw Problem.notFound("institution", code).exception();
        }
        return new Versioned<>(new Institution(code, code.value(), Institution.Kind.AWARDING_BODY, null), 1);
    }

    List<SessionDates> sessions(Caller caller, InstitutionCode code) {
        caller.require(Institutions.READ);
        return List.of(
                new SessionDates(new AcademicSession(2026), LocalDate.of(2026, 9, 21), LocalDate.of(2027, 9, 17)),
                new SessionDates(new AcademicSession(2027), LocalDate.of(2027, 9, 20), LocalDate.of(2028, 9, 15)));
    }

    ZoneId zone(Caller caller, InstitutionCode code) {
        get(caller, code);
        return zone;
    }

    WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
        caller.require(Institutions.READ);
        return new WorkingDayCalendar(Set.of(LocalDate.of(2027, 11, 1), LocalDate.of(2027, 11, 2)));
    }
}
