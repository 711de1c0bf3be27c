package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.Offers;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.Releases;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** Persons of two records: what a board froze of the earlier one is watched like everything else. */
public class MergedRecordsTest extends OnBothDatabases {

    private static final AcademicSession LAST = Campus.SESSION.previous();

    private World world;
    private Campus campus;
    private ProgrammeId programme;
    private ProgrammeRegistration earlier;
    private ProgrammeRegistration student;
    private ModuleId old;

    @Before
    public void twoNumbersOfOnePerson() {
        world = new World(kind);
        world.first.policies = Set.of("board", "board-action", "appeal", "results-disclosure");
        campus = world.campus;
        programme = campus.programme("MUS", "UG", 4, 6);
        earlier = campus.student(programme, 5);
        campus.registrations.remove(earlier);
        old = campus.module("M501", 5, 180);
        student = campus.student(programme, 6);
        campus.result(student, campus.module("M601", 6, 180), "69.25", "PASS");
        merge(earlier, student);
    }

    @Test
    public void whatIsPutRightUnderAnEarlierNumberIsNotReleasedUnseen() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        MeetingId meeting = decided();
        assertEquals("UPPER_SECOND", candidate(meeting).classification());
        campus.changed(old, "73.25", "PASS");
        for (Problem problem : List.of(
                refused(Problem.Kind.CONFLICT, () -> world.admin.release(registrar(), meeting)),
                refused(
                        Problem.Kind.CONFLICT,
                        () -> world.releases.embargo(registrar(), meeting, world.now.plusSeconds(600), null)))) {
            assertTrue(problem.detail(), problem.detail().contains("[" + student.studentId() + "]"));
        }
        List<Candidate> renewed = world.admin.renew(registrar(), meeting, "wrong script");
        assertEquals(
                List.of("FIRST"),
                renewed.stream().map(Candidate::classification).toList());
        assertEquals(0, new BigDecimal("71.25").compareTo(renewed.get(0).mean()));
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "again"));
    }

    @Test
    public void whatIsComputedUnderAnEarlierNumberBeforeTheInstantHoldsTheReleaseBack() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        MeetingId meeting = decided();
        world.releases.embargo(registrar(), meeting, world.now.plusSeconds(600), null);
        world.now = world.now.plusSeconds(60);
        campus.computedAt = world.now;
        campus.changed(old, "73.25", "PASS");
        DomainEvent computed = new DomainEvent(
                "assessment.results-computed",
                campus.code,
                "job/1",
                "{\"computedAt\":\"%s\",\"results\":1}".formatted(world.now));
        world.database.transactions().run(() -> world.watch.consume(1, computed));
        assertNull(world.releases.of(registrar(), meeting).releaseAt());
        assertEquals(
                List.of(student.studentId()),
                world.releases.of(registrar(), meeting).held());
    }

    @Test
    public void whatIsPutRightUnderAnEarlierNumberAfterTheReleaseIsCorrected() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        MeetingId meeting = released();
        campus.changed(old, "68.25", "PASS");
        world.releases.correct(registrar(), meeting, student.studentId(), "A page was not marked.");
        assertEquals(0, new BigDecimal("68.75").compareTo(candidate(meeting).mean()));
        assertTrue(own().get(0).page(), own().get(0).page().contains("68.2"));
        campus.changed(old, "73.25", "PASS");
        Problem class1 = refused(
                Problem.Kind.CONFLICT,
                () -> world.releases.correct(registrar(), meeting, student.studentId(), "Another page."));
        assertTrue(class1.detail(), class1.detail().contains("the class FIRST and no more UPPER_SECOND"));
        ChairsActions.Action action = world.actions.propose(
                registrar(),
                meeting,
                new ChairsActions.Proposal(
                        student.studentId(), "AWARD", null, "a page was not marked", null, false, List.of()));
        world.actions.confirm(new Caller("dean", World.ALL, registrar().scope()), meeting, action.id());
        assertEquals("FIRST", candidate(meeting).classification());
    }

    @Test
    public void aStudentReadsTheGradesOfThePackAndWhyUnderAnEarlierNumberToo() {
        campus.result(earlier, old, "69.25", "HD");
        released();
        PublishedResult own = own().get(0);
        assertTrue(own.page(), own.page().contains("\"grade\":\"HD\""));
        String why = world.published.ownModules(reader(), own.id());
        assertTrue(why, why.contains("M501 has 69.25") && why.contains("M601 has 69.25"));
    }

    @Test
    public void T_RA_11_anAttemptUnderAnEarlierNumberThatIsPutRightCountsInsteadOfTheRepeat() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "35", "F1");
        campus.result(student, old, Campus.SESSION, Attempt.REPEAT, "20", "F2");
        MeetingId meeting = world.proposed("AFTER_RESITS");
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "nothing has changed"));
        campus.changed(old, "69.25", "PASS");
        assertEquals(
                List.of("UPPER_SECOND"),
                world.admin.renew(registrar(), meeting, "the first script was marked wrong").stream()
                        .map(Candidate::classification)
                        .toList());
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "again"));
    }

    @Test
    public void aModuleThatIsLeftUnderAnEarlierNumberBeforeTheReleaseIsNoFailure() {
        campus.result(student, campus.module("M602", 6, 180), "69.25", "PASS");
        campus.result(earlier, old, "20", "F2");
        ModuleRegistration taken = campus.taken.get(campus.taken.size() - 1);
        ModuleId unmarked = campus.module("M502", 5, 20);
        ModuleRegistration without = campus.takes(earlier, unmarked, Campus.SESSION, Attempt.FIRST);
        MeetingId meeting = world.proposed("AFTER_RESITS");
        String frozen = facts(meeting);
        assertTrue(frozen, frozen.contains("M501") && frozen.contains("M502"));
        campus.taken.removeAll(List.of(taken, without));
        campus.taken.addAll(List.of(left(taken), left(without)));
        assertEquals(
                1, world.admin.renew(registrar(), meeting, "was never on them").size());
        String now = facts(meeting);
        assertTrue(now, !now.contains("M501") && !now.contains("M502"));
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "again"));
    }

    @Test
    public void recordsThatAreMergedWhileBothAreBeforeTheBoardAreLookedAtForEither() {
        ProgrammeRegistration other = campus.student(programme, 4);
        campus.merged = Map.of();
        campus.result(other, old, LAST, Attempt.FIRST, "69.25", "PASS");
        MeetingId meeting = world.proposed("AFTER_RESITS");
        merge(other, student);
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "nothing has changed"));
        campus.changed(old, "20", "F2");
        assertEquals(
                List.of(other.studentId()),
                world.admin.renew(registrar(), meeting, "wrong script").stream()
                        .map(Candidate::studentId)
                        .toList());
        world.admin.consent(registrar(), meeting, "Dr B. External");
        world.admin.endorse(registrar(), meeting);
        for (ProgrammeRegistration one : List.of(student, other)) {
            Candidate before = world.boards
                    .candidate(registrar(), meeting, one.studentId())
                    .candidate();
            if (before.decision() == null) {
                world.admin.decide(
                        registrar(), meeting, one.studentId(), before.options().get(0), "as discussed");
            }
        }
        world.endorsed(meeting);
        world.admin.release(registrar(), meeting);
        assertEquals(
                Meeting.State.RELEASED, world.releases.of(registrar(), meeting).state());
    }

    @Test
    public void recordsThatAreMergedSinceTheFreezeAreNotReleasedUnseen() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        campus.merged = Map.of();
        MeetingId meeting = decidedAsProposed();
        assertTrue(!facts(meeting).contains("M501"));
        merge(earlier, student);
        tell("students.merged");
        for (Problem problem : List.of(
                refused(Problem.Kind.CONFLICT, () -> world.admin.release(registrar(), meeting)),
                refused(
                        Problem.Kind.CONFLICT,
                        () -> world.releases.embargo(registrar(), meeting, world.now.plusSeconds(600), null)))) {
            assertTrue(problem.detail(), problem.detail().contains("[" + student.studentId() + "]"));
        }
        List<Candidate> renewed = world.admin.renew(registrar(), meeting, "one person");
        assertEquals(
                List.of("UPPER_SECOND"),
                renewed.stream().map(Candidate::classification).toList());
        assertTrue(facts(meeting).contains("M501"));
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "again"));
        // what is taken after the renewal is news for nobody, as of every other student
        campus.takes(student, campus.module("M603", 6, 20), Campus.SESSION, Attempt.FIRST);
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "again"));
        released(meeting);
    }

    @Test
    public void recordsThatAreSeparatedSinceTheFreezeAreNotReleasedUnseen() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        MeetingId meeting = decided();
        campus.merged = Map.of();
        tell("students.merge-undone");
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(registrar(), meeting));
        merge(earlier, student);
        assertEquals("one person after all", List.of(), world.admin.renew(registrar(), meeting, "again"));
        campus.merged = Map.of();
        assertEquals(
                List.of(student.studentId()),
                world.admin.renew(registrar(), meeting, "two persons").stream()
                        .map(Candidate::studentId)
                        .toList());
        assertTrue(!facts(meeting).contains("M501"));
        released(meeting);
    }

    @Test
    public void recordsThatAreMergedBeforeTheInstantHoldTheReleaseBack() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        campus.merged = Map.of();
        MeetingId meeting = decidedAsProposed();
        world.releases.embargo(registrar(), meeting, world.now.plusSeconds(600), null);
        merge(earlier, student);
        tell("students.merged");
        Releases.Release held = world.releases.of(registrar(), meeting);
        assertNull(held.releaseAt());
        assertEquals(List.of(student.studentId()), held.held());
        assertEquals(
                "Not the merged records on which the board decided, of 1 student",
                held.entries().get(held.entries().size() - 1).reason());
        world.releases.callOff(registrar(), meeting, "Two records of one person");
        assertEquals(1, world.admin.renew(registrar(), meeting, "one person").size());
        released(meeting);
    }

    @Test
    public void aRecordWithNothingToLookAtIsMergedWithoutANote() {
        campus.merged = Map.of();
        MeetingId meeting = decidedAsProposed();
        merge(earlier, student);
        tell("students.merged");
        campus.takes(student, campus.module("M603", 6, 20), Campus.SESSION, Attempt.FIRST);
        assertEquals(List.of(), world.admin.renew(registrar(), meeting, "nothing has changed"));
        world.admin.release(registrar(), meeting);
        assertEquals(
                Meeting.State.RELEASED, world.releases.of(registrar(), meeting).state());
    }

    @Test
    public void recordsThatAreMergedWhileFactsAreReadAreLookedAtOnceTheyAre() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        campus.merged = Map.of();
        MeetingId meeting = world.open("AFTER_RESITS", programme);
        Job job = world.journal.get(world.admin.propose(registrar(), meeting));
        tell("students.merged");
        // who is read had not heard of it
        assertNull(world.chunk(job));
        merge(earlier, student);
        assertEquals(1, world.admin.renew(registrar(), meeting, "one person").size());
        assertTrue(facts(meeting).contains("M501"));
    }

    private void tell(String type) {
        DomainEvent event = new DomainEvent(
                type,
                campus.code,
                "student/" + earlier.studentId(),
                "{\"merge\":\"1\",\"merged\":\"%s\",\"survivor\":\"%s\"}"
                        .formatted(earlier.studentId(), student.studentId()));
        world.database.transactions().run(() -> world.watch.consume(1, event));
    }

    /** Decided, whatever is proposed. */
    private MeetingId decidedAsProposed() {
        MeetingId meeting = world.proposed("AFTER_RESITS");
        decideTheRest(meeting);
        return meeting;
    }

    private void decideTheRest(MeetingId meeting) {
        world.admin.consent(registrar(), meeting, "Dr B. External");
        world.admin.endorse(registrar(), meeting);
        Candidate before = candidate(meeting);
        if (before.decision() == null) {
            world.admin.decide(
                    registrar(), meeting, student.studentId(), before.options().get(0), "as discussed");
        }
        world.endorsed(meeting);
    }

    private void released(MeetingId meeting) {
        decideTheRest(meeting);
        world.admin.release(registrar(), meeting);
        assertEquals(
                Meeting.State.RELEASED, world.releases.of(registrar(), meeting).state());
    }

    @Test
    public void T_BD_8_whoLeftUnderAnEarlierNumberAndStudiesOnIsBeforeTheBoardOnce() {
        campus.result(earlier, old, LAST, Attempt.FIRST, "69.25", "PASS");
        campus.withdrawn.add(earlier.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2026, 9, 1)));
        assertEquals(List.of(student.studentId()), called());
        campus.registrations.remove(student);
        campus.withdrawn.add(student.standing(ProgrammeRegistration.Status.WITHDRAWN, LocalDate.of(2026, 10, 1)));
        assertEquals("who left under both", List.of(earlier.studentId()), called());
        campus.merged = Map.of();
        assertEquals("two persons", List.of(earlier.studentId(), student.studentId()), called());
    }

    @Test
    public void AMB_T_158_whoMovedToACourseHereUnderTheOtherNumberIsForTheBoardOfThatCourse() {
        campus.withdrawn.add(earlier.standing(ProgrammeRegistration.Status.TRANSFERRED, LocalDate.of(2024, 9, 1)));
        ProgrammeId other = campus.programme("ART", "UG", 4, 6);
        campus.registrations.remove(student);
        student = campus.student(other, 6);
        merge(earlier, student);
        assertEquals(List.of(), called());
        campus.merged = Map.of();
        assertEquals("two persons", List.of(earlier.studentId()), called());
    }

    /** Whom a board of the first programme calls; it is given up for the next one. */
    private List<StudentId> called() {
        MeetingId meeting = world.admin
                .open(
                        registrar(),
                        new MeetingRequest(
                                campus.code,
                                Campus.SESSION,
                                "AFTER_RESITS",
                                World.HELD_ON,
                                "Prof. A. Chair",
                                List.of(programme)))
                .record()
                .id();
        world.proposed(meeting);
        List<StudentId> called = world.boards.candidates(registrar(), meeting, PageRequest.first()).items().stream()
                .map(Candidate::studentId)
                .toList();
        world.admin.giveUp(registrar(), meeting, "Another one is opened");
        return called;
    }

    private void merge(ProgrammeRegistration one, ProgrammeRegistration other) {
        Set<StudentId> person = Set.of(one.studentId(), other.studentId());
        campus.merged = Map.of(one.studentId(), person, other.studentId(), person);
    }

    private static ModuleRegistration left(ModuleRegistration taken) {
        return new ModuleRegistration(
                taken.id(),
                taken.institution(),
                taken.studentId(),
                taken.occurrenceId(),
                taken.attempt(),
                ModuleRegistration.Status.WITHDRAWN,
                taken.registeredOn(),
                taken.registeredOn());
    }

    private MeetingId decided() {
        MeetingId meeting = world.proposed("AFTER_RESITS");
        world.admin.consent(registrar(), meeting, "Dr B. External");
        world.admin.endorse(registrar(), meeting);
        world.endorsed(meeting);
        return meeting;
    }

    private MeetingId released() {
        MeetingId meeting = decided();
        world.admin.release(registrar(), meeting);
        assertEquals(
                Meeting.State.RELEASED, world.releases.of(registrar(), meeting).state());
        return meeting;
    }

    private Caller registrar() {
        return world.registrar();
    }

    private Candidate candidate(MeetingId meeting) {
        return world.boards.candidate(registrar(), meeting, student.studentId()).candidate();
    }

    private String facts(MeetingId meeting) {
        return world.boards.candidate(registrar(), meeting, student.studentId()).facts();
    }

    private Caller reader() {
        world.signedIn = student.studentId();
        return new Caller(
                "st1",
                Set.of(Offers.OWN.name(), StudentAccounts.OWN.name()),
                registrar().scope());
    }

    private List<PublishedResult> own() {
        return world.published.own(reader());
    }
}
