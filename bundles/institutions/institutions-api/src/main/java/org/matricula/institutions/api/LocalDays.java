package org.matricula.institutions.api;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Now, at every institution of the caller's scope, by one look at most: each day with where it is that. */
    public SortedMap<LocalDate, Scope> todays(Caller caller) {
        Instant now = clock.instant();
        SortedMap<LocalDate, List<Scope>> zones = new TreeMap<>();
        institutions
                .zones(caller.acting(caller.scope(), Institutions.READ))
                .forEach(
                        (zone, there) -> zones.computeIfAbsent(LocalDate.ofInstant(now, zone), day -> new ArrayList<>())
                                .add(there));
        SortedMap<LocalDate, Scope> days = new TreeMap<>();
        zones.forEach((day, there) -> days.put(day, zones.size() == 1 ? caller.scope() : together(there)));
        return days;
    }

    private static Scope together(List<Scope> scopes) {
        return Scope.of(
                scopes.stream().flatMap(scope -> scope.institutions().stream()).toList());
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
