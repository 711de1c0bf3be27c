package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.ZoneId;
import org.junit.Test;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;

public class TimeZonesTest {

    private static final InstitutionCode UOW = new InstitutionCode("uow");

    @Test
    public void whatHasNoneOfItsOwnHasThatOfItsAwardingBodyOrThatOfAll() {
        TimeZones zones = new TimeZones("Europe/London", " uow=Australia/Sydney, dubai = Asia/Dubai,");
        assertEquals(ZoneId.of("Europe/London"), zones.of(institution("usw", null)));
        assertEquals(ZoneId.of("Australia/Sydney"), zones.of(institution("uow", null)));
        assertEquals(ZoneId.of("Australia/Sydney"), zones.of(institution("college", UOW)));
        assertEquals(ZoneId.of("Asia/Dubai"), zones.of(institution("dubai", UOW)));
    }

    @Test
    public void whatIsNoTimeZoneIsRefused() {
        refused("timeZone: 'Europe/Cardiff' is no time zone that is known", "Europe/Cardiff", "");
        refused("timeZone: '' is no time zone that is known", "", "");
        refused("timeZones: 'Sydney' is no time zone that is known", "Europe/London", "uow=Sydney");
        refused("timeZones: 'uow' must be an institution and its zone", "Europe/London", "uow");
        refused("timeZones: '=UTC' must be an institution and its zone", "Europe/London", "=UTC");
        refused("timeZones: 'uow=UTC' names an institution for the second", "Europe/London", "uow=Asia/Dubai,uow=UTC");
    }

    private static void refused(String message, String standard, String others) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> new TimeZones(standard, others))
                .getMessage();
        String expected = "etc/org.matricula.institutions.cfg, " + message;
        assertEquals(expected, refusal.substring(0, Math.min(expected.length(), refusal.length())));
    }

    private static Institution institution(String code, InstitutionCode body) {
        return new Institution(
                new InstitutionCode(code),
                code,
                body == null ? Institution.Kind.AWARDING_BODY : Institution.Kind.PARTNER,
                body);
    }
}
