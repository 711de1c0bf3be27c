package org.matricula.institutions.provider;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The time zones of institutions, as they are configured. */
@Component(service = TimeZones.class, configurationPid = "org.matricula.institutions")
public final class TimeZones {

    private final ZoneId standard;
    private final Map<String, ZoneId> zones = new HashMap<>();

    /** What the installation says. */
    public @interface Settings {

        /** The time zone of all institutions that nothing else is said of. */
        String timeZone() default "Europe/London";

        /** Those of others, such as {@code uow=Australia/Sydney}, with commas between. */
        String timeZones() default "";
    }

    /**
     * Takes what is configured.
     *
     * @throws IllegalArgumentException for what is no time zone, and for an institution that is named twice
     */
    @Activate
    public TimeZones(Settings settings) {
        this(settings.timeZone(), settings.timeZones());
    }

    TimeZones(String standard, String others) {
        this.standard = zone("timeZone", standard.strip());
        for (String entry : others.split(",")) {
            if (!entry.isBlank()) {
                add(entry.strip());
            }
        }
    }

    private void add(String entry) {
        String[] sides = entry.split("=", -1);
        if (sides.length != 2 || sides[0].isBlank()) {
            throw wrong("timeZones", entry, "must be an institution and its zone, such as uow=Australia/Sydney", null);
        }
        if (zones.put(sides[0].strip(), zone("timeZones", sides[1].strip())) != null) {
            throw wrong("timeZones", entry, "names an institution for the second time", null);
        }
    }

    private static ZoneId zone(String key, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong(key, name, "is no time zone that is known, such as Europe/London", e);
        }
    }

    private static IllegalArgumentException wrong(String key, String value, String rule, Exception cause) {
        return new IllegalArgumentException(
                "etc/org.matricula.institutions.cfg, %s: '%s' %s".formatted(key, value, rule), cause);
    }

    /** The one of all institutions; null where some have another. */
    ZoneId only() {
        return zones.values().stream().allMatch(standard::equals) ? standard : null;
    }

    /** Its own; a partner without one has that of its awarding body. */
    ZoneId of(Institution institution) {
        InstitutionCode body = institution.awardingBody();
        ZoneId inherited = body == null ? standard : zones.getOrDefault(body.value(), standard);
        return zones.getOrDefault(institution.code().value(), inherited);
    }
}
