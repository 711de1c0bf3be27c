package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Offers;
import org.matricula.boards.api.Offers.Offer;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

/** No compensation without an offer, and none against the student's choice. */
public class OfferTest extends OnBothDatabases {

    private static final LocalDate DEADLINE = World.HELD_ON.plusDays(5);

    private BoardRoom room;
    private Offers offers;
    private StudentId student;

    @Before
    public void meet() {
        room = new BoardRoom(kind);
        offers = room.world.offers;
        student = room.failing.studentId();
    }

    @Test
    public void anOfferHoldsBothFuturesAndTheStudentsChoiceDecides() {
        Offer offer = offer();
        assertEquals(List.of("COMPENSATION"), offer.choices());
        assertTrue(offer.futures(), offer.futures().contains("\"module\":\"M401\""));
        refused(Problem.Kind.CONFLICT, this::compensate);
        assertEquals(
                "COMPENSATION",
                offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12")
                        .choice());
        Candidate before = candidate();
        Candidate after = compensate();
        assertEquals("BOARD_DECISION", before.proposal());
        assertEquals("PROGRESS", after.proposal());
        assertEquals(List.of("PROGRESS"), after.options());
        assertEquals(List.of(), after.compensable());
        assertEquals(
                1,
                room.world.count(
                        "boards_compensation",
                        "student_id = ? and proposal_before = 'BOARD_DECISION' and modules = 'M401'",
                        student));
        String rulings =
                room.world.boards.candidate(room.caller, room.meeting, student).rulings();
        assertTrue(rulings, rulings.contains("\"outcome\":\"PROGRESS\""));
        refused(
                Problem.Kind.CONFLICT,
                () -> offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "again"));
        refused(Problem.Kind.CONFLICT, this::compensate);
        room.world.admin.decide(room.caller, room.meeting, student, "PROGRESS", null);
    }

    @Test
    public void aStudentChoosesUnderTheOwnAccountAndNobodyElses() {
        Offer offer = offer();
        Caller self = new Caller("st1", Set.of(Offers.OWN.name(), StudentAccounts.OWN.name()), room.caller.scope());
        room.world.signedIn = room.progressing.studentId();
        assertEquals(List.of(), offers.own(self));
        refused(Problem.Kind.NOT_FOUND, () -> offers.choose(self, offer.id(), "COMPENSATION"));
        room.world.signedIn = student;
        assertEquals(List.of(offer.toStudent()), offers.own(self));
        refused(Problem.Kind.INVALID, () -> offers.choose(self, offer.id(), "RESIT"));
        Offer chosen = offers.choose(self, offer.id(), "COMPENSATION");
        assertTrue(chosen.chosen().get(0).byStudent());
        assertEquals("st1", chosen.chosen().get(0).recordedBy());
        assertEquals(
                1,
                room.world.count(
                        "kernel_audit", "action = 'boards.choose' and institution = ?", room.world.campus.code));
    }

    @Test
    public void clicksAtOnceAreAnsweredOneAfterTheOther() throws Exception {
        Offer offer = offer();
        Caller self = new Caller("st1", Set.of(Offers.OWN.name(), StudentAccounts.OWN.name()), room.caller.scope());
        room.world.signedIn = student;
        int clicks = 8;
        ExecutorService pool = Executors.newFixedThreadPool(clicks);
        try {
            List<Future<Offer>> answers =
                    pool.invokeAll(Collections.nCopies(clicks, () -> offers.choose(self, offer.id(), "COMPENSATION")));
            for (Future<Offer> answer : answers) {
                assertEquals("COMPENSATION", answer.get().choice());
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(clicks, offers.own(self).get(0).chosen().size());
    }

    @Test
    public void studentsAreNotShownWhatTheBoardAndItsOfficesWroteForEachOther() {
        Offer offer = offer();
        offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "telephone, mother rang");
        Caller self = new Caller("st1", Set.of(Offers.OWN.name(), StudentAccounts.OWN.name()), room.caller.scope());
        room.world.signedIn = student;
        Offer told = offers.own(self).get(0);
        assertEquals(offer.futures(), told.futures());
        assertNull(told.offeredBy());
        assertEquals("COMPENSATION", told.choice());
        assertNull(told.chosen().get(0).evidence());
        assertNull(told.chosen().get(0).recordedBy());
        Offer mine = offers.choose(self, offer.id(), "COMPENSATION");
        assertNull(mine.chosen().get(0).evidence());
        assertEquals("st1", mine.chosen().get(1).recordedBy());
        assertEquals(
                "telephone, mother rang",
                offers.of(room.caller, room.meeting, student)
                        .get(0)
                        .chosen()
                        .get(0)
                        .evidence());
    }

    @Test
    public void anAwardThatWasProposedOnGroundsStaysOpenAfterACompensation() {
        room.world.awards.propose(
                room.caller,
                room.meeting,
                student,
                new Awards.Grounds(
                        Awards.Kind.AEGROTAT, true, true, true, true, true, null, "medical file 1", "will not return"));
        offers.record(room.caller, room.meeting, student, offer().id(), "COMPENSATION", "e-mail 12");
        Candidate after = compensate();
        assertEquals("BOARD_DECISION", after.proposal());
        assertEquals(List.of("PROGRESS", "AWARD_AEGROTAT"), after.options());
    }

    @Test
    public void onlyWhatMayBeCompensatedIsOfferedOnceAndInTime() {
        refused(Problem.Kind.INVALID, () -> offer("M999", DEADLINE));
        refused(Problem.Kind.INVALID, () -> offer("M401", World.HELD_ON.minusDays(1)));
        refused(
                Problem.Kind.INVALID,
                () -> offer("M401", World.HELD_ON.plusYears(1).plusDays(1)));
        assertEquals(
                List.of("module", "deadline"),
                refused(Problem.Kind.INVALID, () -> offer(null, null)).faults().stream()
                        .map(fault -> fault.field())
                        .toList());
        offer();
        refused(Problem.Kind.CONFLICT, this::offer);
        refused(
                Problem.Kind.NOT_FOUND,
                () -> offers.offer(room.caller, room.meeting, new StudentId(999_999_999), "M401", DEADLINE, null));
        room.world.first.forbidden = Action.COMPENSATE;
        refused(Problem.Kind.CONFLICT, this::compensate);
    }

    @Test
    public void ambT189TheLastDayOfAnOfferEndsByTheClockOfTheInstitution() {
        Offer offer = offer();
        room.world.campus.zone = ZoneId.of("Europe/London");
        room.world.now = DEADLINE.atTime(23, 30).toInstant(ZoneOffset.UTC);
        refused(
                Problem.Kind.INVALID,
                () -> offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12"));
        room.world.campus.zone = ZoneId.of("Australia/Sydney");
        room.world.now = DEADLINE.atTime(14, 30).toInstant(ZoneOffset.UTC);
        refused(
                Problem.Kind.INVALID,
                () -> offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12"));
        room.world.now = DEADLINE.atTime(13, 30).toInstant(ZoneOffset.UTC);
        offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12");
    }

    @Test
    public void ambT209WhoWasAskedIsDecidedOnOnceTheLastDayIsOverAtTheInstitution() {
        offer();
        room.world.campus.zone = ZoneId.of("Australia/Sydney");
        room.world.now = DEADLINE.plusDays(1)
                .atStartOfDay(room.world.campus.zone)
                .toInstant()
                .minusSeconds(1);
        refused(
                Problem.Kind.CONFLICT,
                () -> room.world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "why"));
        room.world.now = room.world.now.plusSeconds(1);
        room.world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "why");
    }

    @Test
    public void T_CO_2_whoWasAskedIsNotDecidedOnBeforeTheAnswer() {
        Offer offer = offer();
        refused(
                Problem.Kind.CONFLICT,
                () -> room.world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "why"));
        offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12");
        room.world.admin.decide(room.caller, room.meeting, student, "REPEAT_FAILED_ONLY", "why");
        BoardRoom other = new BoardRoom(kind);
        other.world.admin.decide(other.caller, other.meeting, other.failing.studentId(), "REPEAT_FAILED_ONLY", "why");
        refused(
                Problem.Kind.CONFLICT,
                () -> other.world.offers.offer(
                        other.caller, other.meeting, other.failing.studentId(), "M401", DEADLINE, null));
    }

    @Test
    public void T_CO_2_whoWasAskedIsNotEndorsedInBulkBeforeTheAnswer() {
        var meeting = room.world.proposed("AFTER_FIRST_SIT");
        offers.offer(room.caller, meeting, student, "M401", DEADLINE, null);
        room.world.admin.consent(room.caller, meeting, "Dr B. External");
        assertEquals(2, room.world.admin.endorse(room.caller, meeting));
        room.world.now = room.world.now.plus(java.time.Duration.ofDays(6));
        assertEquals(1, room.world.admin.endorse(room.caller, meeting));
    }

    @Test
    public void whatIsCompensatedIsNotTakenAgain() {
        BoardRoom first = new BoardRoom(kind);
        var meeting = first.world.proposed("AFTER_FIRST_SIT");
        StudentId failing = first.failing.studentId();
        Offer offer = first.world.offers.offer(first.caller, meeting, failing, "M401", DEADLINE, null);
        assertEquals(List.of("COMPENSATION", "RESIT"), offer.choices());
        first.world.offers.record(first.caller, meeting, failing, offer.id(), "RESIT", "e-mail 12");
        refused(Problem.Kind.CONFLICT, () -> first.world.offers.compensate(first.caller, meeting, failing, "why"));
        first.world.offers.record(first.caller, meeting, failing, offer.id(), "COMPENSATION", "changed, e-mail 13");
        first.world.offers.compensate(first.caller, meeting, failing, "as the student chose");
        first.world.admin.consent(first.caller, meeting, "Dr B. External");
        first.world.admin.endorse(first.caller, meeting);
        first.world.endorsed(meeting);
        assertEquals(Map.of(), first.world.campus.compensated);
        first.world.admin.release(first.caller, meeting);
        assertEquals(List.of(), first.world.reassessed());
        var told = first.world.campus.compensated;
        assertEquals(1, told.size());
        Compensation compensation = told.keySet().iterator().next();
        assertEquals(failing, compensation.studentId());
        assertEquals(Set.of("M401"), compensation.moduleCodes());
        assertTrue(compensation.decision(), compensation.decision().startsWith("meeting " + meeting + ", decision "));
        assertEquals(first.world.boards.meeting(first.caller, meeting).record().releasedAt(), told.get(compensation));
    }

    @Test
    public void T_CO_7_twoModulesThatAreCompensableEachAloneAreNotCompensatedTogether() {
        for (String mode : List.of("FT", "PT")) {
            World world = new World(kind);
            world.underRealRegulations();
            ProgrammeRegistration both = failingTwo(world, mode, 20);
            MeetingId meeting = world.proposed("AFTER_RESITS");
            Caller caller = world.registrar();
            StudentId id = both.studentId();
            List<String> compensable =
                    world.boards.candidate(caller, meeting, id).candidate().compensable();
            if (mode.equals("FT")) {
                assertEquals("full-time asks for all others to be passed", List.of(), compensable);
                continue;
            }
            assertEquals(List.of("T5", "T6"), compensable);
            Offer one = world.offers.offer(caller, meeting, id, "T5", DEADLINE, null);
            Offer two = world.offers.offer(caller, meeting, id, "T6", DEADLINE, null);
            world.offers.record(caller, meeting, id, one.id(), "COMPENSATION", "e-mail 1");
            Problem refused = refused(
                    Problem.Kind.CONFLICT,
                    () -> world.offers.record(caller, meeting, id, two.id(), "COMPENSATION", "e-mail 2"));
            assertTrue(
                    refused.toString(),
                    refused.toString()
                            .contains(
                                    "module 'T6' must be compensable together with what is compensated already: LIMIT_LEVEL (T-CO#7, A.2.8.5[c])"));
            world.sql.update(
                    "insert into boards_offer_choice (offer_id, entry, institution, choice, by_student, recorded_by,"
                            + " recorded_at) values (?, 1, ?, 'COMPENSATION', false, 'before', ?)",
                    two.id(),
                    world.campus.code,
                    world.now);
            refused(Problem.Kind.CONFLICT, () -> world.offers.compensate(caller, meeting, id, "as chosen"));
        }
    }

    @Test
    public void T_CO_7_whatWasAcceptedIsAmongTheFactsOfTheNextOffer() {
        World world = new World(kind);
        world.underRealRegulations();
        ProgrammeRegistration small = failingTwo(world, "PT", 10);
        MeetingId meeting = world.proposed("AFTER_RESITS");
        Caller caller = world.registrar();
        StudentId id = small.studentId();
        Offer one = world.offers.offer(caller, meeting, id, "T5", DEADLINE, null);
        world.offers.record(caller, meeting, id, one.id(), "COMPENSATION", "e-mail 1");
        Problem refused =
                refused(Problem.Kind.CONFLICT, () -> world.offers.offer(caller, meeting, id, "T6", DEADLINE, null));
        assertTrue(refused.toString(), refused.toString().contains("LIMIT_LEVEL"));
        world.offers.compensate(caller, meeting, id, "as chosen");
        assertEquals(1, world.count("boards_compensation", "student_id = ? and modules = 'T5'", id));
    }

    @Test
    public void T_CO_7_smallModulesMayFillTheLimitTogether() {
        World world = new World(kind);
        world.underRealRegulations();
        ProgrammeRegistration small = failingTwo(world, "FT", 10);
        MeetingId meeting = world.proposed("AFTER_RESITS");
        Caller caller = world.registrar();
        for (String module : List.of("T5", "T6")) {
            Offer offer = world.offers.offer(caller, meeting, small.studentId(), module, DEADLINE, null);
            world.offers.record(caller, meeting, small.studentId(), offer.id(), "COMPENSATION", "e-mail");
        }
        assertEquals(
                "PROGRESS",
                world.offers
                        .compensate(caller, meeting, small.studentId(), "as chosen")
                        .proposal());
    }

    @Test
    public void T_RUL_1_whereTheRulesSayNormallyABoardOffersWithAReasonThatStaysOnRecord() {
        World world = new World(kind);
        world.underRealRegulations();
        ProgrammeRegistration both = failingTwo(world, "FT", 20);
        MeetingId meeting = world.proposed("AFTER_RESITS");
        Caller caller = world.registrar();
        StudentId id = both.studentId();
        Problem silent =
                refused(Problem.Kind.INVALID, () -> world.offers.offer(caller, meeting, id, "T5", DEADLINE, null));
        assertEquals("reason", silent.faults().get(0).field());
        assertTrue(silent.toString(), silent.toString().contains("REST_NOT_PASSED (T-CO#9"));
        assertEquals(
                List.of("reason"),
                refused(Problem.Kind.INVALID, () -> world.offers.offer(caller, meeting, id, "T5", DEADLINE, " "))
                        .faults()
                        .stream()
                        .map(fault -> fault.field())
                        .toList());
        Offer one = world.offers.offer(caller, meeting, id, "T5", DEADLINE, "both were sat on one day");
        assertEquals(List.of("COMPENSATION"), one.choices());
        assertEquals("both were sat on one day", one.reason());
        assertTrue(one.departsFrom(), one.departsFrom().startsWith("REST_NOT_PASSED (T-CO#9"));
        assertNull(one.toStudent().reason());
        assertEquals(one.departsFrom(), one.toStudent().departsFrom());
        world.offers.record(caller, meeting, id, one.id(), "COMPENSATION", "e-mail 1");
        Offer two = world.offers.offer(caller, meeting, id, "T6", DEADLINE, "and so was this one");
        assertTrue(two.departsFrom(), two.departsFrom().startsWith("LIMIT_LEVEL (T-CO#7"));
        world.offers.record(caller, meeting, id, two.id(), "COMPENSATION", "e-mail 2");
        assertEquals(List.of(one.reason(), two.reason()), reasons(world.offers.of(caller, meeting, id)));
        assertEquals(
                "PROGRESS",
                world.offers.compensate(caller, meeting, id, "as chosen").proposal());
        String minuted = new OfferStore(world.database.dataSource())
                .judgedAgain(caller.scope(), meeting)
                .get(0)
                .reason();
        assertEquals(
                "as chosen; at discretion T5 in spite of " + one.departsFrom() + ": both were sat on one day"
                        + "; at discretion T6 in spite of " + two.departsFrom() + ": and so was this one",
                minuted);
    }

    @Test
    public void T_RUL_1_whereTheRulesAreFinalNoReasonHelps() {
        World world = new World(kind);
        world.underRealRegulations();
        ProgrammeRegistration final_ = failingTwo(world, "PT", 50);
        MeetingId meeting = world.proposed("AFTER_RESITS");
        Caller caller = world.registrar();
        assertEquals(
                "module",
                refused(
                                Problem.Kind.INVALID,
                                () -> world.offers.offer(
                                        caller, meeting, final_.studentId(), "T5", DEADLINE, "we would like to"))
                        .faults()
                        .get(0)
                        .field());
    }

    private static List<String> reasons(List<Offer> made) {
        return made.stream().map(Offer::reason).toList();
    }

    @Test
    public void anOfferThatNobodyAnsweredIsTakenBackAndMadeAgain() {
        Offer offer = offer();
        refused(Problem.Kind.INVALID, () -> offers.withdraw(room.caller, room.meeting, student, offer.id(), " "));
        assertEquals(
                "WITHDRAWN",
                offers.withdraw(room.caller, room.meeting, student, offer.id(), "wrong day")
                        .choice());
        refused(Problem.Kind.CONFLICT, () -> offers.withdraw(room.caller, room.meeting, student, offer.id(), "again"));
        refused(
                Problem.Kind.CONFLICT,
                () -> offers.record(room.caller, room.meeting, student, offer.id(), "COMPENSATION", "e-mail 12"));
        refused(Problem.Kind.CONFLICT, this::compensate);
        Offer again = offer();
        refused(Problem.Kind.CONFLICT, this::offer);
        offers.record(room.caller, room.meeting, student, again.id(), "COMPENSATION", "e-mail 12");
        refused(Problem.Kind.CONFLICT, () -> offers.withdraw(room.caller, room.meeting, student, again.id(), "late"));
        assertEquals("PROGRESS", compensate().proposal());
    }

    @Test
    public void nobodyAnswersForAnotherStudent() {
        Offer offer = offer();
        StudentId other = room.progressing.studentId();
        refused(
                Problem.Kind.NOT_FOUND,
                () -> offers.record(room.caller, room.meeting, other, offer.id(), "COMPENSATION", "e-mail 12"));
        refused(Problem.Kind.NOT_FOUND, () -> offers.withdraw(room.caller, room.meeting, other, offer.id(), "wrong"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> offers.withdraw(
                        room.world.without(Offers.OFFER.name()), room.meeting, student, offer.id(), "wrong"));
    }

    /** A student of level 4 who passed the rest of 120 credits and narrowly failed two modules of some credits. */
    private static ProgrammeRegistration failingTwo(World world, String mode, int credits) {
        ProgrammeId programme = world.campus.programme("QP", "UG", 4, 6);
        ProgrammeRegistration student = world.campus.student(programme, 4, mode);
        int passed = 120 - 2 * credits;
        for (int i = 0; i < passed / 20; i++) {
            world.campus.result(student, world.campus.module("T" + (10 + i), 4, 20), "55", "PASS");
        }
        for (String failed : List.of("T5", "T6")) {
            world.campus.result(
                    student,
                    world.campus.module(failed, 4, credits),
                    Campus.SESSION,
                    ModuleRegistration.Attempt.RESIT,
                    "38",
                    "F1");
        }
        return student;
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        long number = offer().id();
        Caller stranger = room.world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> offers.of(stranger, room.meeting, student));
        refused(Problem.Kind.NOT_FOUND, () -> offers.offer(stranger, room.meeting, student, "M401", DEADLINE, null));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> offers.record(stranger, room.meeting, student, number, "COMPENSATION", "x"));
        refused(Problem.Kind.NOT_FOUND, () -> offers.compensate(stranger, room.meeting, student, "x"));
        Caller blind = room.world.without(Offers.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> offers.of(blind, room.meeting, student));
        Caller idle = room.world.without(Offers.OFFER.name());
        refused(Problem.Kind.FORBIDDEN, () -> offers.offer(idle, room.meeting, student, "M401", DEADLINE, null));
        refused(Problem.Kind.FORBIDDEN, () -> offers.compensate(idle, room.meeting, student, "x"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> offers.record(
                        room.world.without(Offers.RECORD.name()), room.meeting, student, number, "COMPENSATION", "x"));
        refused(Problem.Kind.FORBIDDEN, () -> offers.own(room.caller));
        refused(Problem.Kind.FORBIDDEN, () -> offers.choose(room.caller, number, "COMPENSATION"));
    }

    private Offer offer() {
        return offer("M401", DEADLINE);
    }

    private Offer offer(String module, LocalDate deadline) {
        return offers.offer(room.caller, room.meeting, student, module, deadline, null);
    }

    private Candidate compensate() {
        return offers.compensate(room.caller, room.meeting, student, "as the student chose");
    }

    private Candidate candidate() {
        return room.world.boards.candidate(room.caller, room.meeting, student).candidate();
    }
}
