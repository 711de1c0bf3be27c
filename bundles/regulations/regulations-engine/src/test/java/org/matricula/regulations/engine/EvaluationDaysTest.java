package org.matricula.regulations.engine;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;

/** Facts that name no day are judged as of the day that it is at the institution (AMB-T-209). */
public class EvaluationDaysTest {

    private static final InstitutionCode UOW = new InstitutionCode("uow");
    private static final AcademicSession BEFORE = new AcademicSession(2026);

    private ZoneId zone;

    @Test
    public void aSessionBeginsWithTheDayThere() {
        zone = ZoneId.of("Australia/Sydney");
        assertEquals(BEFORE.next().toString(), judgedIn());
        zone = ZoneId.of("Europe/London");
        assertEquals(BEFORE.toString(), judgedIn());
    }

    /** In the evening before the new session, by UTC. */
    private String judgedIn() {
        Regulations regulations = Partial.of(Regulations.class, new Object() {
            Regulations.Resolution resolve(GoverningEvent event) {
                return new Regulations.Resolution(null, event.session().toString());
            }
        });
        Institutions institutions = Partial.of(Institutions.class, new Object() {
            ZoneId zone(Caller caller, InstitutionCode code) {
                caller.require(Institutions.READ);
                return zone;
            }

            List<SessionDates> sessions(Caller caller, InstitutionCode code) {
                LocalDate first = LocalDate.of(2027, 2, 1);
                return List.of(
                        new SessionDates(BEFORE, first.minusYears(1), first.minusDays(1)),
                        new SessionDates(
                                BEFORE.next(), first, first.plusYears(1).minusDays(1)));
            }
        });
        Clock clock = Clock.fixed(Instant.parse("2027-01-31T20:00:00Z"), ZoneOffset.UTC);
        Caller caller = new Caller("somebody", Set.of(Regulations.READ.name()), Scope.of(List.of(UOW)));
        return new FactEvaluation(regulations, institutions, clock)
                .resolve(caller, new Choice(UOW, "CS", null, null, null))
                .explanation();
    }
}
