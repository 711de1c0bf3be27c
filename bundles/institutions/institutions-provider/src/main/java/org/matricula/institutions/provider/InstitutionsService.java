package org.matricula.institutions.provider;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.provider.store.CalendarStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads institutions for callers. */
@Component
public final class InstitutionsService implements Institutions {

    private final InstitutionStore institutions;
    private final CalendarStore calendars;
    private final TimeZones zones;

    /** Reads from the stores and the configuration. */
    @Activate
    public InstitutionsService(
            @Reference InstitutionStore institutions, @Reference CalendarStore calendars, @Reference TimeZones zones) {
        this.institutions = institutions;
        this.calendars = calendars;
        this.zones = zones;
    }

    @Override
    public List<Institution> list(Caller caller) {
        caller.require(READ);
        return institutions.list(caller.scope());
    }

    @Override
    public Versioned<Institution> get(Caller caller, InstitutionCode code) {
        caller.require(READ);
        return institutions.find(caller.scope(), code).orElseThrow(() -> Problem.notFound("institution", code)
                .exception());
    }

    @Override
    public List<SessionDates> sessions(Caller caller, InstitutionCode code) {
        caller.require(READ);
        get(caller, code);
        return calendars.sessions(code);
    }

    @Override
    public List<ClosureDay> closureDays(Caller caller, InstitutionCode code) {
        caller.require(READ);
        get(caller, code);
        return calendars.closureDays(code);
    }

    @Override
    public WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
        caller.require(READ);
        return new WorkingDayCalendar(
                closureDays(caller, code).stream().map(ClosureDay::day).collect(Collectors.toSet()));
    }

    @Override
    public ZoneId zone(Caller caller, InstitutionCode code) {
        caller.require(READ);
        return zones.of(get(caller, code).record());
    }

    @Override
    public Map<ZoneId, Scope> zones(Caller caller) {
        caller.require(READ);
        if (zones.only() != null) {
            return Map.of(zones.only(), caller.scope());
        }
        Map<ZoneId, Scope> found = new HashMap<>();
        institutions.list(caller.scope()).stream()
                .collect(Collectors.groupingBy(zones::of, Collectors.mapping(Institution::code, Collectors.toList())))
                .forEach((zone, there) -> found.put(zone, Scope.of(there)));
        return found;
    }
}
