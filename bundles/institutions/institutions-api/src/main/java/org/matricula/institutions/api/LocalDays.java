package org.matricula.institutions.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

/**
 * Which day it is at an institution, by its own clock (AMB-T-209). The day is no secret: it is told to whoever works for
 * an institution, whatever that person may read. Each answer asks for the institution; what does many records of one
 * asks once.
 */
public class LocalDays {

    private final Institutions institutions;
    private final Clock clock;

    /** Asks the institutions for their time zones. */
    public LocalDays(Institutions institutions, Clock clock) {
        this.institutions = institutions;
        this.clock = clock;
    }

    /** Now. */
    public LocalDate today(Caller caller, InstitutionCode institution) {
        return on(caller, institution, clock.instant());
    }

    /** At a moment. */
    public LocalDate on(Caller caller, InstitutionCode institution, Instant moment) {
        return at(caller, institution, moment).toLocalDate();
    }

    /** What the clock there shows at a moment, as deadlines are set. */
    public LocalDateTime at(Caller caller, InstitutionCode institution, Instant moment) {
        Caller reading = caller.acting(Scope.of(List.of(institution)), Institutions.READ);
        return LocalDateTime.ofInstant(moment, institutions.zone(reading, institution));
    }
}
