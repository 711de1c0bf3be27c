package org.matricula.boards.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which day it is at an institution, by its own clock (AMB-T-189). */
@Component(service = LocalDays.class)
public final class LocalDays {

    private final Institutions institutions;
    private final Clock clock;

    /** Asks the institutions for their time zones. */
    @Activate
    public LocalDays(@Reference Institutions institutions, @Reference Clock clock) {
        this.institutions = institutions;
        this.clock = clock;
    }

    /** Now. */
    public LocalDate today(Caller caller, InstitutionCode institution) {
        return on(caller, institution, clock.instant());
    }

    /** At a moment. */
    public LocalDate on(Caller caller, InstitutionCode institution, Instant moment) {
        Caller reading = caller.acting(Scope.of(List.of(institution)), Institutions.READ);
        return LocalDate.ofInstant(moment, institutions.zone(reading, institution));
    }
}
