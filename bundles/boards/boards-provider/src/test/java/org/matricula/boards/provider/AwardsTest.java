package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.Awards.Grounds;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;

/** Exit, interim, aegrotat and posthumous awards, and boards under packs without rules on awards. */
public class AwardsTest extends OnBothDatabases {

    private static final String EXTERNAL = "Dr B. External";

    private World world;
    private Campus campus;
    private Caller caller;
    private ProgrammeId programme;
    private ModuleId core;

    @Before
    public void build() {
        world = new World(kind);
        campus = world.campus;
        caller = world.registrar();
        programme = campus.programme("MUS", "UG", 4, 6);
        core = campus.module("M401", 4, 40);
        world.first.rung = "CERTHE";
    }

    @Test
    public void T_AW_2_whoHasWithdrawnGetsTheHighestRungThatWasCompleted() {
        ProgrammeRegistration left = left();
        MeetingId id = world.proposed("AFTER_RESITS");
        Candidate proposed = candidate(id, left);
        assertEquals(
                "whom a board has before it is not taken back as entered in error",
                Map.of("candidates of boards", 1),
                new BoardedRegistrations(new CandidateStore(world.database.dataSource()))
                        .standing(caller.acting(caller.scope(), Registrations.READ), left));
        assertEquals("AWARD_CERTHE", proposed.proposal());
        assertEquals(List.of("AWARD_CERTHE", "NO_AWARD"), proposed.options());
        assertEquals("UNCLASSIFIED", proposed.lowerAward().classification());
        assertTrue(proposed.conferral().isEmpty());
        Problem consent = refused(Problem.Kind.CONFLICT, () -> world.admin.endorse(caller, id));
        assertTrue(consent.detail(), consent.detail().contains("NO_EXTERNAL_CONSENT"));
        world.admin.consent(caller, id, EXTERNAL);
        assertEquals(1, world.admin.endorse(caller, id));
        Conferral conferred = candidate(id, left).conferral().orElseThrow();
        assertEquals(new Conferral(true, "CERTHE", "UNCLASSIFIED"), conferred);
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(caller, id));
        world.endorsed(id);
        world.admin.release(caller, id);
        assertEquals(List.of("[" + left.id() + "] -> null null"), campus.advanced);
        assertEquals(
                "AWARD_CERTHE",
                world.boards.award(caller, left.studentId()).orElseThrow().decision());
    }

    @Test
    public void T_BD_8_whoHasWithdrawnGoesThroughABoardOnce() {
        ProgrammeRegistration left = left();
        world.first.rung = "NONE";
        ProgrammeRegistration stays = campus.student(programme, 4);
        campus.result(stays, core, "55", "PASS");
        MeetingId first = world.proposed("AFTER_FIRST_SIT");
        assertEquals("NO_AWARD", candidate(first, left).proposal());
        assertFalse(candidate(first, left).adverse());
        world.admin.endorse(caller, first);
        world.admin.release(caller, first);
        assertEquals(1, boardOf(world.proposed("AFTER_RESITS")).candidates());
    }

    @Test
    public void whoWithdrewAndStudiesOnAnotherProgrammeIsBeforeTheBoardOnce() {
        ProgrammeRegistration left = left();
        campus.registrations.add(with(left, Status.ACTIVE));
        assertEquals(1, boardOf(world.proposed("AFTER_RESITS")).candidates());
    }

    @Test
    public void T_AW_2_whoFailsFinallyCanTakeARung() {
        ProgrammeRegistration failing = campus.student(programme, 4);
        campus.result(failing, core, "35", "F1");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("BOARD_DECISION", candidate(id, failing).proposal());
        assertEquals(
                List.of("REPEAT_FAILED_ONLY", "DISCONTINUE", "AWARD_CERTHE"),
                candidate(id, failing).options());
        world.admin.consent(caller, id, EXTERNAL);
        refused(Problem.Kind.INVALID, () -> world.admin.decide(caller, id, failing.studentId(), "AWARD_CERTHE", null));
        Candidate decided = world.admin.decide(caller, id, failing.studentId(), "AWARD_CERTHE", "no attempt is left");
        assertEquals("CERTHE", decided.conferral().orElseThrow().award());
        world.endorsed(id);
        world.admin.release(caller, id);
        assertEquals(List.of("[" + failing.id() + "] -> null null"), campus.advanced);
    }

    @Test
    public void T_EX_4_theBoardNamesADesignationThatTheRegulationsLeaveOpen() {
        ProgrammeRegistration left = left();
        world.first.rung = "BACHELORS";
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals("BOARD_DECISION", candidate(id, left).proposal());
        world.admin.consent(caller, id, EXTERNAL);
        StudentId student = left.studentId();
        for (String wrong : new String[] {null, "CERTHE", "BSC"}) {
            refused(
                    Problem.Kind.INVALID,
                    () -> world.admin.decide(caller, id, student, "AWARD_BACHELORS", "left", wrong, null));
        }
        refused(Problem.Kind.INVALID, () -> world.admin.decide(caller, id, student, "NO_AWARD", "left", "BA", null));
        Candidate decided = world.admin.decide(caller, id, student, "AWARD_BACHELORS", "left", "BA", null);
        assertEquals("BA", decided.conferral().orElseThrow().award());
    }

    @Test
    public void T_EX_4_aChairWhoActsForTheBoardNamesTheDesignationToo() {
        ProgrammeRegistration left = left();
        world.first.rung = "BACHELORS";
        MeetingId id = world.proposed("AFTER_RESITS");
        StudentId student = left.studentId();
        world.admin.consent(caller, id, EXTERNAL);
        world.admin.decide(caller, id, student, "NO_AWARD", "credit was missing");
        world.endorsed(id);
        world.admin.release(caller, id);
        for (String wrong : new String[] {null, "CERTHE", "BSC"}) {
            refused(Problem.Kind.INVALID, () -> world.actions.propose(caller, id, action(student, wrong)));
        }
        ChairsActions.Action action = world.actions.propose(caller, id, action(student, "BA"));
        assertEquals("BA", action.proposal().award());
        assertTrue(world.boards.award(caller, student).isEmpty());
        world.actions.confirm(new Caller("dean", caller.privileges(), caller.scope()), id, action.id());
        Candidate acted = world.boards.award(caller, student).orElseThrow();
        assertEquals("BA", acted.conferral().orElseThrow().award());
    }

    private static ChairsActions.Proposal action(StudentId student, String award) {
        return new ChairsActions.Proposal(
                student,
                "AWARD_BACHELORS",
                award,
                "a result was found",
                "term has ended",
                false,
                List.of(new ChairsActions.Consultation(EXTERNAL, World.HELD_ON, "agrees")));
    }

    @Test
    public void T_AW_1_anAwardOutsideTheListIsNotConferred() {
        left();
        world.first.rung = "DIPHE";
        MeetingId id = world.proposed("AFTER_RESITS");
        world.admin.consent(caller, id, EXTERNAL);
        Problem unknown = refused(Problem.Kind.CONFLICT, () -> world.admin.endorse(caller, id));
        assertTrue(unknown.detail(), unknown.detail().contains("DIPHE"));
    }

    @Test
    public void T_AW_5_anInterimAwardIsConfirmedOnceForWhoGoesOn() {
        ProgrammeRegistration progressing = campus.student(programme, 4);
        campus.result(progressing, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        StudentId student = progressing.studentId();
        assertEquals("PROGRESS", candidate(id, progressing).proposal());
        assertEquals("CERTHE", candidate(id, progressing).lowerAward().code());
        refused(Problem.Kind.CONFLICT, () -> world.awards.confirmInterim(caller, id, student, null));
        world.admin.endorse(caller, id);
        Problem consent = refused(Problem.Kind.CONFLICT, () -> world.awards.confirmInterim(caller, id));
        assertTrue(consent.detail(), consent.detail().contains("NO_EXTERNAL_CONSENT"));
        assertNull(candidate(id, progressing).lowerAward().confirmedBy());
    }

    @Test
    public void T_AW_5_aConfirmedInterimAwardEndsNothingAndIsNotProposedAgain() {
        ProgrammeRegistration progressing = campus.student(programme, 4);
        campus.result(progressing, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        world.admin.consent(caller, id, EXTERNAL);
        world.admin.endorse(caller, id);
        assertEquals(1, world.awards.confirmInterim(caller, id));
        assertEquals(0, world.awards.confirmInterim(caller, id));
        refused(Problem.Kind.CONFLICT, () -> world.awards.confirmInterim(caller, id, progressing.studentId(), null));
        Candidate confirmed = candidate(id, progressing);
        assertEquals("registrar", confirmed.lowerAward().confirmedBy());
        assertEquals(
                new Conferral(true, "CERTHE", "UNCLASSIFIED"),
                confirmed.conferral().orElseThrow());
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(caller, id));
        world.endorsed(id);
        world.admin.release(caller, id);
        assertEquals(1, campus.advanced.size());
        assertFalse(campus.advanced.get(0), campus.advanced.get(0).contains("null"));
        MeetingId next = world.proposed("AFTER_RESITS");
        assertNull(candidate(next, progressing).lowerAward());
        assertTrue(world.boards
                .candidate(caller, next, progressing.studentId())
                .facts()
                .contains("\"conferred\":[\"CERTHE\"]"));
    }

    @Test
    public void confirmedInterimAwardsStandInTheMinutes() {
        ProgrammeRegistration progressing = campus.student(programme, 4);
        campus.result(progressing, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_FIRST_SIT");
        world.admin.consent(caller, id, EXTERNAL);
        world.admin.endorse(caller, id);
        world.minutes.setPapers((paper, out) -> {
            try {
                out.write(paper.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        world.minutes.make(caller, id);
        assertFalse(minutes(id, 1), minutes(id, 1).contains("interim award certhe"));
        world.awards.confirmInterim(caller, id);
        world.minutes.make(caller, id);
        assertTrue(minutes(id, 2), minutes(id, 2).contains("interim award certhe"));
    }

    private String minutes(MeetingId id, int edition) {
        return new String(world.minutes.pdf(caller, id, edition), StandardCharsets.UTF_8);
    }

    @Test
    public void A_2_9_11_1_anAegrotatAwardIsProposedByOneAndDecidedByAnother() {
        ProgrammeRegistration ill = campus.student(programme, 6);
        campus.result(ill, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        StudentId student = ill.studentId();
        Problem barred =
                refused(Problem.Kind.CONFLICT, () -> world.awards.propose(caller, id, student, aegrotat(false)));
        assertTrue(barred.detail(), barred.detail().contains("COMPLETE_LATER: NO_CONSENT (A.2.9.11.1)"));
        assertEquals(List.of(), world.awards.proposed(caller, id));
        assertEquals(
                "AEGROTAT",
                world.awards.propose(caller, id, student, aegrotat(true)).outcome());
        refused(Problem.Kind.CONFLICT, () -> world.awards.propose(caller, id, student, aegrotat(true)));
        assertEquals("BOARD_DECISION", candidate(id, ill).proposal());
        assertTrue(candidate(id, ill).options().contains("AWARD_AEGROTAT"));
        world.admin.consent(caller, id, EXTERNAL);
        refused(Problem.Kind.CONFLICT, () -> world.admin.decide(caller, id, student, "AWARD_AEGROTAT", "as proposed"));
        Caller other = new Caller("dean", World.ALL, caller.scope());
        Candidate decided = world.admin.decide(other, id, student, "AWARD_AEGROTAT", "as proposed");
        assertEquals(new Conferral(false, null, null), decided.conferral().orElseThrow());
        world.endorsed(id);
        world.admin.release(caller, id);
        assertEquals(List.of("[" + ill.id() + "] -> null null"), campus.advanced);
    }

    @Test
    public void A_2_9_11_2_aPosthumousAwardOfAQualifiedStudentIsTheOrdinaryOne() {
        ProgrammeRegistration qualified = campus.student(programme, 6);
        campus.result(qualified, campus.module("M600", 6, 360), "69.25", "PASS");
        ProgrammeRegistration partway = campus.student(programme, 6);
        campus.result(partway, campus.module("M601", 6, 120), "69.25", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        Awards.SpecialAward ordinary = world.awards.propose(caller, id, qualified.studentId(), posthumous(false));
        assertEquals("NORMAL_AWARD", ordinary.outcome());
        assertEquals("AWARD", ordinary.decision());
        assertEquals("AWARD", candidate(id, qualified).proposal());
        refused(Problem.Kind.CONFLICT, () -> world.awards.propose(caller, id, partway.studentId(), posthumous(false)));
        Awards.SpecialAward special = world.awards.propose(caller, id, partway.studentId(), posthumous(true));
        assertEquals("AWARD_POSTHUMOUS", special.decision());
        assertTrue(special.rulings(), special.rulings().contains("\"outcome\":\"POSTHUMOUS_AWARD\""));
        assertEquals(2, world.awards.proposed(caller, id).size());
    }

    @Test
    public void AMB_T_158_whoTransferredAwayGoesThroughOneBoardAndWhoMovedWithinThroughThatOfTheOtherCourse() {
        ProgrammeRegistration away = left();
        campus.withdrawn.remove(away);
        campus.withdrawn.add(away.standing(Status.TRANSFERRED, away.startedOn().plusMonths(30)));
        ProgrammeRegistration within = left();
        campus.withdrawn.remove(within);
        campus.withdrawn.add(within.standing(Status.TRANSFERRED, within.startedOn()));
        ProgrammeRegistration other = campus.student(campus.programme("ART", "UG", 4, 6), 5);
        campus.registrations.remove(other);
        campus.registrations.add(new ProgrammeRegistration(
                other.id(),
                other.institution(),
                within.studentId(),
                other.programmeId(),
                other.entrySession(),
                new AcademicSession(Campus.SESSION.startYear() + 1),
                5,
                "FT",
                "STANDARD",
                Status.ACTIVE,
                within.startedOn(),
                null));
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(List.of("AWARD_CERTHE", "NO_AWARD"), undecided(id, away).options());
        refused(Problem.Kind.NOT_FOUND, () -> candidate(id, within));
        world.admin.consent(caller, id, EXTERNAL);
        assertEquals("nobody endorses it in bulk", 0, world.admin.endorse(caller, id));
        world.admin.decide(caller, id, away.studentId(), "NO_AWARD", "moved to another university");
        world.endorsed(id);
        world.admin.release(caller, id);
        MeetingId next = world.proposed("AFTER_RESITS");
        refused(Problem.Kind.NOT_FOUND, () -> candidate(next, away));
    }

    @Test
    public void groundsAreWholeAndNothingElse() {
        ProgrammeRegistration ill = campus.student(programme, 6);
        campus.result(ill, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.awards.propose(
                        caller,
                        id,
                        ill.studentId(),
                        new Grounds(Awards.Kind.AEGROTAT, true, true, null, true, true, true, " ", null)));
        assertEquals(
                List.of("unlikelyToReturn", "report", "evidence", "reason"),
                problem.faults().stream().map(fault -> fault.field()).toList());
        refused(Problem.Kind.NOT_FOUND, () -> world.awards.propose(caller, id, new StudentId(1), aegrotat(true)));
    }

    @Test
    public void eachStepNeedsItsPrivilegeAndStaysWithinItsInstitution() {
        ProgrammeRegistration ill = campus.student(programme, 6);
        campus.result(ill, core, "55", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        StudentId student = ill.studentId();
        Caller nobody = world.without(Awards.PROPOSE.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.awards.propose(nobody, id, student, aegrotat(true)));
        refused(Problem.Kind.FORBIDDEN, () -> world.awards.proposed(nobody, id));
        Caller member = world.without(BoardAdmin.DECIDE.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.awards.confirmInterim(member, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.awards.confirmInterim(member, id, student, null));
        Caller stranger = world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> world.awards.propose(stranger, id, student, aegrotat(true)));
        refused(Problem.Kind.NOT_FOUND, () -> world.awards.proposed(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.awards.confirmInterim(stranger, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.awards.confirmInterim(stranger, id, student, null));
    }

    @Test
    public void aPackWithoutRulesOnAwardsLeavesEverythingToTheBoard() {
        world.first.gaps = Set.of("credit", "progression", "classification", "compensation", "exit-award");
        ProgrammeRegistration last = campus.student(programme, 6);
        ProgrammeRegistration earlier = campus.student(programme, 4);
        campus.result(earlier, core, "35", "F1");
        ProgrammeRegistration left = left();
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(
                List.of("AWARD", "RETRIEVE", "CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "NOT_ELIGIBLE"),
                undecided(id, last).options());
        assertEquals(
                List.of("PROGRESS", "RETRIEVE", "CONTINUE_LEVEL", "REPEAT_FAILED_ONLY", "DISCONTINUE"),
                undecided(id, earlier).options());
        assertEquals(List.of("AWARD", "NO_AWARD"), undecided(id, left).options());
        String rulings = world.boards.candidate(caller, id, last.studentId()).rulings();
        assertTrue(rulings, rulings.contains("\"outcome\":{\"no_rule\":\"credit\"}"));
        assertTrue(rulings, rulings.contains("NO_RULE: the pack plain has no rule of that name"));
        assertEquals(0, world.admin.endorse(caller, id));
        world.admin.consent(caller, id, EXTERNAL);
        refused(Problem.Kind.INVALID, () -> world.admin.decide(caller, id, last.studentId(), "AWARD", null));
        world.admin.decide(caller, id, last.studentId(), "AWARD", "the course rules are met");
        world.admin.decide(caller, id, earlier.studentId(), "PROGRESS", "as the course rules say");
        world.admin.decide(caller, id, left.studentId(), "NO_AWARD", "left early");
        world.endorsed(id);
        world.admin.release(caller, id);
        assertEquals(
                new Conferral(false, null, null),
                candidate(id, last).conferral().orElseThrow());
    }

    @Test
    public void aGapInTheClassAloneLeavesTheAwardToTheBoard() {
        world.first.gaps = Set.of("classification");
        ProgrammeRegistration student = campus.student(programme, 6);
        campus.result(student, campus.module("M600", 6, 360), "69.25", "PASS");
        MeetingId id = world.proposed("AFTER_RESITS");
        assertEquals(List.of("AWARD", "NOT_ELIGIBLE"), undecided(id, student).options());
    }

    private Candidate undecided(MeetingId id, ProgrammeRegistration registration) {
        Candidate candidate = candidate(id, registration);
        assertEquals("BOARD_DECISION", candidate.proposal());
        return candidate;
    }

    private ProgrammeRegistration left() {
        ProgrammeRegistration student = campus.student(programme, 5);
        campus.registrations.remove(student);
        campus.result(
                student,
                core,
                new AcademicSession(Campus.SESSION.startYear() - 1),
                org.matricula.registration.api.ModuleRegistration.Attempt.FIRST,
                "55",
                "PASS");
        ProgrammeRegistration withdrawn = with(student, Status.WITHDRAWN);
        campus.withdrawn.add(withdrawn);
        return withdrawn;
    }

    private static ProgrammeRegistration with(ProgrammeRegistration r, Status status) {
        return new ProgrammeRegistration(
                r.id(),
                r.institution(),
                r.studentId(),
                r.programmeId(),
                r.entrySession(),
                r.session(),
                r.level(),
                r.mode(),
                r.entry(),
                status,
                r.startedOn(),
                status == Status.WITHDRAWN ? r.startedOn().plusMonths(30) : null);
    }

    private static Grounds aegrotat(boolean consents) {
        return new Grounds(
                Awards.Kind.AEGROTAT, true, true, true, consents, true, null, "medical file 1", "will not return");
    }

    private static Grounds posthumous(boolean report) {
        return new Grounds(
                Awards.Kind.POSTHUMOUS, null, null, null, null, null, report, "registry file 2", "family was told");
    }

    private Candidate candidate(MeetingId id, ProgrammeRegistration registration) {
        return world.boards.candidate(caller, id, registration.studentId()).candidate();
    }

    private Meeting boardOf(MeetingId id) {
        return world.boards.meeting(caller, id).record();
    }
}
