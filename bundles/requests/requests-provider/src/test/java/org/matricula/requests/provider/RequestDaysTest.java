package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;

/** The days of requests are those of the institution where the student studies (AMB-T-209). */
public class RequestDaysTest extends OnBothDatabases {

    /** Nine in the morning of Friday the 10th at Sydney, the evening before in UTC. */
    private static final Instant FORENOON = Instant.parse("2017-02-09T22:00:00Z");
    /** Half past midnight of Saturday 10 June in Wales. */
    private static final Instant NIGHT = Instant.parse("2017-06-09T23:30:00Z");

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
        world.campus.zones.put(world.usw, ZoneId.of("Australia/Sydney"));
        world.campus.zones.put(world.college, ZoneId.of("Europe/London"));
    }

    @Test
    public void ambT209ARequestComesInOnTheDayOfTheInstitution() {
        world.campus.at(FORENOON);
        Versioned<StudentRequest> request = withdrawal(world.usw, Campus.TODAY.plusDays(7));
        assertEquals(Campus.TODAY, request.record().submittedOn());
        // twenty working days from Friday the 10th, Monday the 13th closed
        assertEquals(LocalDate.of(2017, 3, 13), request.record().lapsesOn());
        assertEquals(List.of(Campus.TODAY), arose(request));
        assertEquals(
                Campus.TODAY.minusDays(1),
                withdrawal(world.college, Campus.TODAY.plusDays(7)).record().submittedOn());
        world.campus.at(NIGHT);
        assertEquals(
                LocalDate.of(2017, 6, 10),
                withdrawal(world.college, LocalDate.of(2017, 6, 20)).record().submittedOn());
    }

    @Test
    public void ambT209TheStudentsOwnDoorCountsFromTheSameDay() {
        world.campus.at(FORENOON);
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        Caller self = world.self(application.studentId());
        assertEquals(
                LocalDate.of(2017, 3, 13),
                world.own
                        .preview(self, application.registrationId(), application.kind(), application.asked())
                        .lapsesOn());
        Versioned<StudentRequest> draft =
                world.own.draft(self, application.registrationId(), application.kind(), application.asked());
        assertEquals(
                Campus.TODAY,
                world.own
                        .submit(self, draft.record().id(), draft.version())
                        .record()
                        .submittedOn());
    }

    @Test
    public void ambT209YesterdayAtTheInstitutionIsTooLate() {
        world.campus.at(FORENOON);
        Want want = new Want();
        want.effective = Campus.TODAY.minusDays(1);
        assertEquals(
                "REQUEST_TOO_LATE",
                world.desk
                        .preview(world.registry, world.application(world.usw, RequestKind.WITHDRAW, want))
                        .reason());
        assertTrue(world.desk
                .preview(world.registry, world.application(world.college, RequestKind.WITHDRAW, want))
                .admissible());
    }

    @Test
    public void ambT209ARequestLapsesWhenItsLastDayIsOverAtTheInstitution() {
        Versioned<StudentRequest> here = withdrawal(world.usw, Campus.TODAY.plusDays(7));
        Versioned<StudentRequest> college = withdrawal(world.college, Campus.TODAY.plusDays(7));
        LocalDate last = here.record().lapsesOn();
        assertEquals(last, college.record().lapsesOn());
        Instant over =
                last.plusDays(1).atStartOfDay(ZoneId.of("Australia/Sydney")).toInstant();
        world.campus.at(over.minusSeconds(1));
        assertEquals(List.of(), world.decisions.lapse(world.registry, world.usw));
        world.campus.at(over);
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(
                        world.in("COURSE_LEADER"), here.record().id(), "COURSE_LEADER", here.version(), null));
        world.decisions.agree(
                world.in("COURSE_LEADER"), college.record().id(), "COURSE_LEADER", college.version(), "is right");
        assertEquals(List.of(here.record().id()), world.decisions.lapse(world.registry, world.usw));
        String letter = world.requests
                .letters(world.registry, here.record().id())
                .get(0)
                .text();
        assertTrue(letter, letter.contains("14 March 2017"));
    }

    @Test
    public void ambT209ItIsCarriedOutFromItsFirstDayAtTheInstitution() {
        LocalDate first = Campus.TODAY.plusDays(7);
        Versioned<StudentRequest> approved = world.agreed(withdrawal(world.usw, first));
        Instant begins = first.atStartOfDay(ZoneId.of("Australia/Sydney")).toInstant();
        world.campus.at(begins.minusSeconds(1));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        world.campus.at(begins);
        world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        assertEquals(List.of("withdraw " + first), world.campus.done);
        assertTrue(event("requests.completed"), event("requests.completed").contains("\"on\":\"" + first + "\""));
    }

    @Test
    public void ambT209ADutyIsDoneOnADayThatIsThereAtTheInstitution() {
        world.campus.at(FORENOON);
        RequestDuty duty =
                duties(withdrawal(world.usw, Campus.TODAY.plusDays(7))).get(0);
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY.plusDays(1), "soon"));
        assertFalse(world.decisions
                .fulfil(world.registry, duty.id(), Campus.TODAY, "note 12")
                .isOpen());
    }

    private Versioned<StudentRequest> withdrawal(InstitutionCode institution, LocalDate effective) {
        Want want = new Want();
        want.effective = effective;
        return world.submitted(world.application(institution, RequestKind.WITHDRAW, want));
    }

    private List<RequestDuty> duties(Versioned<StudentRequest> request) {
        return world.requests
                .duties(
                        world.registry,
                        new DutyQuery(null, null, request.record().id(), null, true, null),
                        PageRequest.first())
                .items();
    }

    private List<LocalDate> arose(Versioned<StudentRequest> request) {
        return duties(request).stream().map(RequestDuty::arose).distinct().toList();
    }

    private String event(String type) {
        return world.sql
                .first(
                        "select payload from kernel_outbox where type = ? and institution = ?",
                        rs -> rs.getString(1),
                        type,
                        world.usw)
                .orElseThrow();
    }
}
