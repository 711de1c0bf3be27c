package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.TODAY;
import static org.matricula.institutions.provider.PartnerWorld.faults;
import static org.matricula.institutions.provider.PartnerWorld.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerDutyStep;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

/** Duties are opened once, counted on the calendar of who owes them, and closed by who may. */
public class PartnerDutiesTest extends PartnerHouse {

    @Test
    public void aDutyIsDueByTheAgreementOnTheWorkingDaysOfWhoOwesIt() {
        AgreementId agreement = agreed(Agreement.Kind.VALIDATED);
        world.institutions.putClosureDay(
                world.collegeStaff, world.college, new ClosureDay(LocalDate.of(2027, 1, 12), "Closed"));
        world.institutions.putClosureDay(
                world.universityStaff, world.university, new ClosureDay(LocalDate.of(2027, 1, 13), "Closed"));
        PartnerDuty duty = open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        // from Thursday 7: 8, 11, 13, 14, 15
        assertEquals(TODAY, duty.due());
        assertEquals(agreement, duty.agreement());
        assertEquals(PartnerDuty.Party.PARTNER, duty.owedBy());
        assertEquals("TELL_WITHDRAWAL", duty.code());
        assertEquals("L1283", duty.clause());
        assertEquals("usw-taught 1.0.0 (0123456789ab)", duty.pack());
        assertTrue(duty.form());
        assertFalse(duty.review());
        assertFalse(duty.late());
        assertEquals(world.college, world.asked().institution());
        assertEquals("FD1", world.asked().programme());
        assertEquals(new AcademicSession(2026), world.asked().session());
    }

    @Test
    public void withoutADeadlineADutyIsNeverLate() {
        agreed(Agreement.Kind.VALIDATED);
        PartnerDuty duty = open(PartnerEvent.Kind.GRADES, "meeting/1");
        assertNull(duty.due());
        assertEquals(PartnerDuty.Party.AWARDING_BODY, duty.owedBy());
        assertEquals(List.of(), overdue(world.universityStaff, world.university));
    }

    @Test
    public void anExceptionNeedsAnAgreement() {
        PartnerDuty duty = open(PartnerEvent.Kind.SUSPENSION, "request/1");
        assertTrue(duty.review());
        assertNull(duty.agreement());
        agreed(Agreement.Kind.ACCREDITED);
        assertEquals(
                List.of(),
                world.duties.open(world.collegeStaff, world.event(PartnerEvent.Kind.SUSPENSION, "request/2")));
        assertEquals(
                List.of(duty),
                world.duties.open(world.collegeStaff, world.event(PartnerEvent.Kind.SUSPENSION, "request/1")));
    }

    @Test
    public void theSameEventOpensOnce() {
        PartnerDuty first = open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        assertEquals(first, open(PartnerEvent.Kind.WITHDRAWAL, "request/1"));
        open(PartnerEvent.Kind.WITHDRAWAL, "request/2");
        open(PartnerEvent.Kind.TRANSFER, "request/1");
        assertEquals(
                3,
                find(world.collegeStaff, PartnerDutyQuery.open(world.college)).size());
        assertEquals(
                3,
                world.audited(world.college).stream()
                        .filter("institutions.open-duty"::equals)
                        .count());
    }

    @Test
    public void anInstitutionThatIsNoPartnerOwesNothing() {
        PartnerEvent own =
                new PartnerEvent(PartnerEvent.Kind.WITHDRAWAL, world.university, null, TODAY, "student/1", "request/1");
        assertEquals(List.of(), world.duties.open(world.universityStaff, own));
        assertEquals(List.of(), world.duties.preview(world.universityStaff, own));
    }

    @Test
    public void ambT209ADutyIsOverdueWhenItsLastDayIsOverAtThePartner() {
        // due on Thursday 14; its midnight at Sydney is 13:00 in UTC
        Instant midnight = Instant.parse("2027-01-14T13:00:00Z");
        assertFalse(at("Australia/Sydney", midnight.minusSeconds(1)).late());
        assertEquals(List.of(), overdue(world.universityStaff, null));
        refused(Problem.Kind.INVALID, () -> world.duties.done(world.collegeStaff, duty().id(), TODAY, "letter 7", 1));
        assertTrue(at("Australia/Sydney", midnight).late());
        assertEquals(List.of(duty()), overdue(world.universityStaff, world.college));
        assertEquals("at all of theirs", List.of(duty()), overdue(world.universityStaff, null));
        assertTrue(
                "beside those of others by their clocks",
                overdue(world.everywhere, null).contains(duty()));
        assertEquals(new PartnerDuties.Tally(1, 1, 0), world.duties.tally(world.collegeStaff, world.college));
        assertEquals(
                TODAY, world.workspaces.of(world.collegeStaff, world.college).day());
        assertEquals(
                TODAY,
                world.duties
                        .done(world.collegeStaff, duty().id(), TODAY, "letter 7", 1)
                        .record()
                        .doneOn());
        assertFalse(at("Europe/London", midnight).late());
    }

    /** A duty that is due on the 14th, where everybody lives by that clock and it is that moment. */
    private PartnerDuty at(String zone, Instant now) {
        world = new PartnerWorld(world.database, zone, now);
        agreed(Agreement.Kind.VALIDATED);
        open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        return duty();
    }

    private PartnerDuty duty() {
        return find(world.collegeStaff, PartnerDutyQuery.open(world.college)).get(0);
    }

    @Test
    public void aPreviewWritesNothing() {
        PartnerDuty duty = world.duties
                .preview(world.collegeStaff, world.event(PartnerEvent.Kind.WITHDRAWAL, "request/1"))
                .get(0);
        assertNull(duty.id());
        assertEquals(List.of(), find(world.collegeStaff, PartnerDutyQuery.open(world.college)));
    }

    @Test
    public void aPartnerClosesItsOwnAndNotTheUniversitys() {
        agreed(Agreement.Kind.VALIDATED);
        Versioned<PartnerDuty> own = versioned(open(PartnerEvent.Kind.WITHDRAWAL, "request/1"));
        PartnerDutyId owed = open(PartnerEvent.Kind.GRADES, "meeting/1").id();
        assertEquals(List.of(own.record()), overdue(world.universityStaff, world.university));
        Versioned<PartnerDuty> done = world.duties.done(
                world.collegeStaff, own.record().id(), LocalDate.of(2027, 1, 8), "letter 7", own.version());
        assertEquals(PartnerDuty.State.DONE, done.record().state());
        assertEquals("letter 7", done.record().evidence());
        assertEquals("tester", done.record().doneBy());
        assertFalse(done.record().late());
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.done(world.collegeStaff, owed, TODAY, "none", 1));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.duties.set(world.collegeStaff, owed, PartnerDuty.State.CANCELLED, "greed", 1));
        world.duties.done(world.universityStaff, owed, TODAY, "mail 9", 1);
        assertEquals(List.of(), find(world.collegeStaff, PartnerDutyQuery.open(world.college)));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.duties.done(world.collegeStaff, own.record().id(), TODAY, "again", done.version()));
        refused(
                Problem.Kind.STALE,
                () -> world.duties.set(
                        world.universityStaff,
                        own.record().id(),
                        PartnerDuty.State.OPEN,
                        "wrong student",
                        own.version()));
        Versioned<PartnerDuty> again = world.duties.set(
                world.universityStaff, own.record().id(), PartnerDuty.State.OPEN, "wrong student", done.version());
        assertNull(again.record().evidence());
        assertTrue(again.record().late());
        world.duties.set(
                world.universityStaff,
                own.record().id(),
                PartnerDuty.State.CANCELLED,
                "request withdrawn",
                again.version());
        assertEquals(
                List.of(
                        PartnerDuty.State.OPEN,
                        PartnerDuty.State.DONE,
                        PartnerDuty.State.OPEN,
                        PartnerDuty.State.CANCELLED),
                world.duties.history(world.collegeStaff, own.record().id()).stream()
                        .map(PartnerDutyStep::state)
                        .toList());
    }

    @Test
    public void whatIsDoneAfterItsLastDayIsLate() {
        agreed(Agreement.Kind.VALIDATED);
        PartnerDuty duty = open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        assertEquals(LocalDate.of(2027, 1, 14), duty.due());
        assertTrue(duty.late());
        assertEquals(new PartnerDuties.Tally(1, 1, 0), world.duties.tally(world.collegeStaff, world.college));
        assertTrue(world.duties
                .done(world.collegeStaff, duty.id(), TODAY, "letter 7", 1)
                .record()
                .late());
        assertEquals(new PartnerDuties.Tally(0, 0, 1), world.duties.tally(world.universityStaff, world.university));
    }

    @Test
    public void dutiesAreFoundByPageSubjectAndParty() {
        PartnerDuty first = open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        PartnerDuty second = open(PartnerEvent.Kind.GRADES, "meeting/1");
        Page<Versioned<PartnerDuty>> page =
                world.duties.find(world.collegeStaff, PartnerDutyQuery.open(world.college), new PageRequest(null, 1));
        assertEquals(first, page.items().get(0).record());
        assertEquals(
                second,
                world.duties
                        .find(world.collegeStaff, PartnerDutyQuery.open(world.college), new PageRequest(page.next(), 1))
                        .items()
                        .get(0)
                        .record());
        assertEquals(
                List.of(second),
                find(
                        world.collegeStaff,
                        new PartnerDutyQuery(null, null, false, null, PartnerDuty.Party.AWARDING_BODY, "student/42")));
        assertEquals(
                List.of(first),
                find(
                        world.collegeStaff,
                        new PartnerDutyQuery(null, null, false, PartnerEvent.Kind.WITHDRAWAL, null, null)));
        assertEquals(
                List.of(), find(world.collegeStaff, new PartnerDutyQuery(null, null, false, null, null, "student/43")));
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        PartnerDutyId id = open(PartnerEvent.Kind.WITHDRAWAL, "request/1").id();
        Caller stranger = world.strangersStaff;
        PartnerEvent event = world.event(PartnerEvent.Kind.TRANSFER, "request/2");
        assertEquals(List.of(), find(stranger, new PartnerDutyQuery(null, null, false, null, null, null)));
        assertEquals(new PartnerDuties.Tally(0, 0, 0), world.duties.tally(stranger, world.college));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.get(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.history(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.open(stranger, event));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.preview(stranger, event));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.done(stranger, id, TODAY, "x", 1));
        refused(Problem.Kind.NOT_FOUND, () -> world.duties.set(stranger, id, PartnerDuty.State.CANCELLED, "x", 1));
    }

    @Test
    public void everyFaultIsNamedAtOnce() {
        PartnerEvent bad = new PartnerEvent(null, null, " ", null, "Ann Example", null);
        assertEquals(
                List.of("kind", "partner", "day", "programme", "subject", "source"),
                faults(() -> world.duties.open(world.collegeStaff, bad)));
        PartnerDuty duty = open(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        assertEquals(
                List.of("on", "evidence"),
                faults(() -> world.duties.done(world.collegeStaff, duty.id(), TODAY.plusDays(1), "", 1)));
        assertEquals(
                List.of("on"),
                faults(() -> world.duties.done(
                        world.collegeStaff, duty.id(), duty.happened().minusDays(1), "x", 1)));
        assertEquals(
                List.of("state", "reason"),
                faults(() -> world.duties.set(world.universityStaff, duty.id(), PartnerDuty.State.DONE, null, 1)));
        PartnerEvent early = new PartnerEvent(
                PartnerEvent.Kind.TRANSFER, world.college, null, LocalDate.of(2020, 1, 1), "student/1", "request/9");
        refused(Problem.Kind.CONFLICT, () -> world.duties.open(world.collegeStaff, early));
    }

    @Test
    public void nothingIsGuessedWhileTheRegulationsAreAway() {
        PartnerEvent event = world.event(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        DutyRules away = new DutyRules();
        refused(Problem.Kind.UNAVAILABLE, () -> away.judge(null, null));
        assertEquals(1, world.duties.open(world.collegeStaff, event).size());
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller reader = PartnerWorld.with(Scope.all(), PartnerDuties.READ);
        Caller writer = PartnerWorld.with(Scope.all(), PartnerDuties.WRITE);
        PartnerDutyId id = new PartnerDutyId(1);
        PartnerEvent event = world.event(PartnerEvent.Kind.WITHDRAWAL, "request/1");
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.open(reader, event));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.done(reader, id, TODAY, "x", 1));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.set(reader, id, PartnerDuty.State.OPEN, "x", 1));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.preview(writer, event));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.get(writer, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.history(writer, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.duties.tally(writer, world.college));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.duties.find(writer, PartnerDutyQuery.open(world.college), PageRequest.first()));
    }

    private AgreementId agreed(Agreement.Kind of) {
        return world.agreementAdmin
                .create(world.universityStaff, world.agreement(of, FIRST, null, "FD1"))
                .record()
                .id();
    }

    private PartnerDuty open(PartnerEvent.Kind event, String source) {
        return world.duties.open(world.collegeStaff, world.event(event, source)).get(0);
    }

    private Versioned<PartnerDuty> versioned(PartnerDuty duty) {
        return world.duties.get(world.collegeStaff, duty.id());
    }

    private List<PartnerDuty> overdue(Caller caller, InstitutionCode institution) {
        return find(caller, new PartnerDutyQuery(institution, null, true, null, null, null));
    }

    private List<PartnerDuty> find(Caller caller, PartnerDutyQuery query) {
        return world.duties.find(caller, query, PageRequest.first()).items().stream()
                .map(Versioned::record)
                .toList();
    }
}
