package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.registration.api.RegistrationEventId;
import org.matricula.registration.api.Waiver;

/** The days of registration are those of the institution (AMB-T-209). */
public class RegistrationDaysTest extends GovernedFixture {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final ZoneId WALES = ZoneId.of("Europe/London");
    /** Half past midnight of the next day at Sydney. */
    private static final Instant AFTERNOON = Instant.parse("2026-10-01T14:30:00Z");
    /** Half past midnight of the next day in Wales, in summer time. */
    private static final Instant NIGHT = Instant.parse("2026-10-01T23:30:00Z");

    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    private ProgrammeRegistrationId registration;

    @Before
    public void offer() {
        registration = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null))
                .record()
                .id();
        contributors.setResults((asking, institution, of) -> Map.of());
        contributors.setRequirements((asking, institution, modules, session) -> Map.of());
    }

    @Test
    public void ambT209TheWeeksOfChangeEndWithTheirLastDayAtTheInstitution() {
        OccurrenceId last = run("IN", TODAY.minusDays(28));
        at(WALES, AFTERNOON);
        assertTrue(choices.propose(officer, take(last)).permitted());
        at(SYDNEY, AFTERNOON.minusSeconds(3_600));
        assertTrue(choices.propose(officer, take(last)).permitted());
        at(SYDNEY, AFTERNOON);
        assertEquals(
                List.of("AFTER_WINDOW"), choices.propose(officer, take(last)).refusals());
        at(WALES, NIGHT);
        assertEquals(
                List.of("AFTER_WINDOW"), choices.propose(officer, take(last)).refusals());
        refused(Problem.Kind.INVALID, () -> choices.register(officer, take(last), null));
    }

    @Test
    public void ambT209AModuleIsTakenAndLeftOnTheDayOfTheInstitution() {
        at(SYDNEY, AFTERNOON);
        var taken = choices.register(officer, take(run("IN", START)), null).get(0);
        assertEquals(TOMORROW, taken.registeredOn());
        ModuleSelection exchange =
                new ModuleSelection(registration, List.of(run("NEW", START)), List.of(taken.id()), null, null);
        assertEquals(
                TOMORROW,
                choices.register(officer, exchange, "prefers it").get(1).withdrawnOn());
    }

    @Test
    public void ambT209AnEventIsOpenOnItsDayAtTheInstitution() {
        RegistrationEventId event = events.plan(
                        officer, new RegistrationEvent(null, usw, "Welcome", "Hall", TOMORROW, TOMORROW, null))
                .id();
        at(WALES, AFTERNOON);
        refused(Problem.Kind.CONFLICT, () -> events.join(officer, event, ada));
        at(SYDNEY, AFTERNOON);
        assertEquals(TOMORROW, events.join(officer, event, ada).day());
        assertEquals(1, events.queue(officer, event, null).size());
        at(WALES, NIGHT);
        assertEquals(1, events.queue(officer, event, null).size());
        assertEquals(
                ada, events.callNext(officer, event, "desk 1").orElseThrow().studentId());
    }

    @Test
    public void ambT209AWaiverIsNotRevokedFromADayThatIsOverAtTheInstitution() {
        Waiver waiver = waived(ada, "L764");
        at(SYDNEY, AFTERNOON);
        refused(Problem.Kind.INVALID, () -> waivers.revoke(officer, waiver.id(), TODAY, 1, "granted in error"));
        at(WALES, AFTERNOON);
        assertEquals(
                TODAY,
                waivers.revoke(officer, waiver.id(), TODAY, 1, "granted in error")
                        .record()
                        .revokedOn());
    }

    private void at(ZoneId there, Instant moment) {
        zone = there;
        clock.set(moment);
    }

    private ModuleSelection take(OccurrenceId... occurrences) {
        return new ModuleSelection(registration, List.of(occurrences), null, null, null);
    }

    private OccurrenceId run(String code, LocalDate starts) {
        return curriculum.run(
                database.identifiers().next(),
                usw,
                curriculum.module(database.identifiers().next(), usw, code),
                2026,
                starts);
    }
}
