package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.registration.api.ProgrammeRegistration;

/** Who sits on a board, and what a board may not do. */
public class ConstitutionTest extends OnBothDatabases {

    private World world;
    private ProgrammeRegistration graduating;
    private ProgrammeRegistration progressing;
    private MeetingId meeting;

    @Before
    public void hold() {
        world = new World(kind);
        ProgrammeId programme = world.campus.programme("MUS", "UG", 4, 6);
        ModuleId whole = world.campus.module("M600", 6, 360);
        ModuleId core = world.campus.module("M401", 4, 40);
        graduating = world.campus.student(programme, 6);
        world.campus.result(graduating, whole, "69.25", "PASS");
        progressing = world.campus.student(programme, 4);
        world.campus.result(progressing, core, "55", "PASS");
        meeting = world.proposed("AFTER_FIRST_SIT");
    }

    @Test
    public void theBoardIsJudgedByEveryPackOfTheMeeting() {
        Constitution board = world.constitutions.of(world.registrar(), meeting);
        assertTrue(board.quorate());
        assertEquals(
                List.of(Role.CHAIR, Role.SECRETARY, Role.COURSE_LEADER, Role.AWARD_EXTERNAL),
                board.members().stream().map(BoardMember::role).toList());
        assertEquals(world.first.ref(), board.rulings().get(0).pack());
        assertTrue(board.rulings().get(0).constituted());
        assertEquals("T-BD-6", board.rulings().get(0).findings().get(0).rule());
    }

    @Test
    public void aBoardThatIsNotQuorateDoesNothingAndIsToldTheClause() {
        excuse("Dr B. External", Role.AWARD_EXTERNAL);
        assertFalse(world.constitutions.of(world.registrar(), meeting).quorate());
        Caller caller = world.registrar();
        for (ThrowingRunnable act : List.<ThrowingRunnable>of(
                () -> world.admin.consent(caller, meeting, "Dr B. External"),
                () -> world.admin.endorse(caller, meeting),
                () -> world.admin.decide(caller, meeting, progressing.studentId(), "PROGRESS", null))) {
            Problem problem = refused(Problem.Kind.CONFLICT, act);
            assertTrue(problem.detail(), problem.detail().contains("quorate (T-BD-6, A.2.3)"));
            assertTrue(problem.detail(), problem.detail().contains("external_present=false"));
        }
        assertEquals(2, world.count("boards_candidate", "meeting_id = ? and decision is null", meeting));
    }

    @Test
    public void T_BD_1_externalExaminersWhomTheRegisterDoesNotHaveOnTheDayAreNamed() {
        Caller caller = world.registrar();
        assertEquals(
                List.of("Dr B. External"),
                world.constitutions.of(caller, meeting).notAppointed());
        appoint(world, new ProgrammeId(999_999_999), World.HELD_ON, World.HELD_ON);
        appoint(world, programmeOf(world), World.HELD_ON.minusYears(1), World.HELD_ON.minusDays(1));
        assertEquals(
                List.of("Dr B. External"),
                world.constitutions.of(caller, meeting).notAppointed());
        appoint(world, programmeOf(world), World.HELD_ON, World.HELD_ON);
        assertEquals(List.of(), world.constitutions.of(caller, meeting).notAppointed());
    }

    @Test
    public void T_BD_1_onlyAppointedExaminersConsentWhereTheInstallationAsksForThat() {
        World strict = new World(kind, World.HELD_ON, true);
        strict.campus.programme("MUS", "UG", 4, 6);
        Caller caller = strict.registrar();
        MeetingId id = strict.proposed("AFTER_FIRST_SIT");
        Problem problem = refused(Problem.Kind.CONFLICT, () -> strict.admin.consent(caller, id, "Dr B. External"));
        assertTrue(problem.detail(), problem.detail().contains("must be appointed for the awards of the board"));
        appoint(strict, programmeOf(strict), World.HELD_ON, World.HELD_ON);
        strict.admin.consent(caller, id, "Dr B. External");
    }

    private static ProgrammeId programmeOf(World world) {
        return world.gatherer()
                .programmes(Acting.on(world.registrar(), world.campus.code), world.campus.code)
                .get(0)
                .id();
    }

    private static void appoint(World world, ProgrammeId programme, LocalDate from, LocalDate until) {
        world.campus.appointed.add(new ExternalExaminers.Appointment(
                null, "Dr B. External", "Elsewhere", "Music", List.of(), List.of(programme), from, until));
    }

    @Test
    public void aStandInChairsWhereTheChairCannot() {
        excuse("Prof. A. Chair", Role.CHAIR);
        assertFalse(world.constitutions.of(world.registrar(), meeting).quorate());
        record(World.member("Dr V. Ice", null, Role.STAND_IN, Attendance.ATTENDED));
        assertTrue(world.constitutions.of(world.registrar(), meeting).quorate());
    }

    @Test
    public void aBoardMayNotDoWhatIsNotItsOwn() {
        world.first.forbidden = Action.DECIDE_PROGRESSION;
        Problem problem = refused(
                Problem.Kind.CONFLICT,
                () -> world.admin.decide(world.registrar(), meeting, progressing.studentId(), "PROGRESS", null));
        assertTrue(problem.detail(), problem.detail().contains("NOT_ENTITLED (T-BD-1, A.2.2)"));
        refused(Problem.Kind.CONFLICT, () -> world.admin.endorse(world.registrar(), meeting));
    }

    @Test
    public void aPackWithoutRulesOnBoardsAsksForNothing() {
        world.first.policies = Set.of();
        excuse("Dr B. External", Role.AWARD_EXTERNAL);
        Constitution board = world.constitutions.of(world.registrar(), meeting);
        assertTrue(board.quorate());
        assertEquals(List.of(), board.rulings());
        assertEquals(2, world.admin.endorse(world.registrar(), meeting));
    }

    @Test
    public void onlyAnAwardExternalExaminerOfTheBoardConsents() {
        Caller caller = world.registrar();
        record(World.member("Dr E. Subject", null, Role.EXTERNAL_EXAMINER, Attendance.ATTENDED));
        for (String name : List.of("Dr E. Subject", "C. Leader", "Nobody")) {
            refused(Problem.Kind.INVALID, () -> world.admin.consent(caller, meeting, name));
        }
        record(World.member("Dr S. Signs", "signs", Role.AWARD_EXTERNAL, Attendance.ATTENDED));
        refused(Problem.Kind.FORBIDDEN, () -> world.admin.consent(caller, meeting, "Dr S. Signs"));
        Caller examiner = new Caller("signs", World.ALL, caller.scope());
        assertEquals(
                "Dr S. Signs",
                world.admin.consent(examiner, meeting, "Dr S. Signs").record().externalExaminer());
    }

    @Test
    public void entriesAreAddedAndNeverReplaced() {
        record(World.member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.APOLOGIES));
        record(World.member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.APOLOGIES));
        BoardMember late = World.member("C. Leader", "leader", Role.COURSE_LEADER, Attendance.ATTENDED);
        refused(
                Problem.Kind.INVALID,
                () -> world.constitutions.record(world.registrar(), meeting, List.of(late), null));
        world.constitutions.record(world.registrar(), meeting, List.of(late), "came after the break");
        List<String> entries = world.constitutions.history(world.registrar(), meeting).stream()
                .filter(entry -> entry.member().name().equals("C. Leader"))
                .map(entry -> entry.sequence() + " " + entry.member().attendance() + " " + entry.reason() + " "
                        + entry.recordedBy())
                .toList();
        assertEquals(
                List.of(
                        "1 INVITED null registrar",
                        "2 APOLOGIES null registrar",
                        "3 ATTENDED came after the break registrar"),
                entries);
        assertEquals(
                3, world.count("kernel_audit", "action = 'boards.constitute' and subject = ?", "meeting/" + meeting));
    }

    @Test
    public void T_BD_1_oneUserSitsOnceAndIsNotTheChairAndTheExternalExaminer() {
        Caller caller = world.registrar();
        for (Role role :
                List.of(Role.AWARD_EXTERNAL, Role.EXTERNAL_EXAMINER, Role.PANEL_REPRESENTATIVE, Role.ADVISORY)) {
            BoardMember again = World.member("P. Chair", "dean", role, Attendance.ATTENDED);
            Problem problem = refused(
                    Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, List.of(again), null));
            assertEquals("members.userName", problem.faults().get(0).field());
            String rule = problem.faults().get(0).rule();
            assertTrue(rule, rule.contains("'Prof. A. Chair' and 'P. Chair'"));
        }
        BoardMember instead = World.member("Dr V. Ice", "dean", Role.STAND_IN, Attendance.ATTENDED);
        BoardMember gone = World.member("Prof. A. Chair", "dean", Role.CHAIR, Attendance.WITHDRAWN);
        world.constitutions.record(caller, meeting, List.of(gone, instead), "left");
        assertTrue(world.constitutions.of(caller, meeting).members().contains(instead));
    }

    @Test
    public void T_BD_1_aUserInAnotherLetterCaseMayBeTheSamePerson() {
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> record(World.member("P. Chair", "DEAN", Role.AWARD_EXTERNAL, Attendance.ATTENDED)));
        assertEquals("members.userName", problem.faults().get(0).field());
    }

    @Test
    public void T_BD_1_anExaminerHasTheUserNameOfTheRegister() {
        world.campus.appointed.add(new ExternalExaminers.Appointment(
                "leader",
                "Dr B. External",
                "Elsewhere",
                "Music",
                List.of(),
                List.of(programmeOf(world)),
                World.HELD_ON,
                World.HELD_ON));
        Problem problem = refused(
                Problem.Kind.INVALID, () -> record(World.member("Another", null, Role.ADVISORY, Attendance.INVITED)));
        String rule = problem.faults().get(0).rule();
        assertTrue(rule, rule.contains("'C. Leader'") && rule.contains("'Dr B. External'"));
    }

    @Test
    public void everyFaultOfAMemberIsNamed() {
        Caller caller = world.registrar();
        BoardMember odd = new BoardMember(" x", "", null, BoardMember.Post.DEAN, false, false, false, null);
        Problem problem =
                refused(Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, List.of(odd), " "));
        assertEquals(
                List.of(
                        "members.name",
                        "members.role",
                        "members.attendance",
                        "members.post",
                        "members.userName",
                        "reason"),
                problem.faults().stream().map(f -> f.field()).toList());
        BoardMember twice = World.member("Twice", null, Role.ADVISORY, Attendance.INVITED);
        refused(Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, List.of(twice, twice), null));
        refused(Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, List.of(), null));
        refused(Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, null, null));
        refused(
                Problem.Kind.INVALID,
                () -> world.constitutions.record(caller, meeting, Collections.nCopies(201, twice), null));
        refused(
                Problem.Kind.INVALID,
                () -> world.constitutions.record(caller, meeting, new ArrayList<>(Collections.singleton(null)), null));
        BoardMember second = World.member("Prof. B. Chair", null, Role.CHAIR, Attendance.ATTENDED);
        refused(Problem.Kind.INVALID, () -> world.constitutions.record(caller, meeting, List.of(second), null));
        assertEquals(4, world.count("boards_member", "meeting_id = ?", meeting));
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        Caller stranger = world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> world.constitutions.of(stranger, meeting));
        refused(Problem.Kind.NOT_FOUND, () -> world.constitutions.history(stranger, meeting));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.constitutions.record(stranger, meeting, World.quorate(), "mine now"));
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller blind = world.without(Boards.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.constitutions.of(blind, meeting));
        refused(Problem.Kind.FORBIDDEN, () -> world.constitutions.history(blind, meeting));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.constitutions.record(
                        world.without(Constitutions.WRITE.name()), meeting, World.quorate(), null));
    }

    @Test
    public void theBoardOfAReleasedMeetingIsHistory() {
        Caller caller = world.registrar();
        world.admin.consent(caller, meeting, "Dr B. External");
        world.admin.endorse(caller, meeting);
        world.endorsed(meeting);
        world.admin.release(caller, meeting);
        refused(Problem.Kind.CONFLICT, () -> record(World.member("Late", null, Role.ADVISORY, Attendance.ATTENDED)));
    }

    private void excuse(String name, Role role) {
        world.constitutions.record(
                world.registrar(), meeting, List.of(World.member(name, null, role, Attendance.APOLOGIES)), "is ill");
    }

    private void record(BoardMember member) {
        world.constitutions.record(world.registrar(), meeting, List.of(member), null);
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.detail(), kind, problem.kind());
        return problem;
    }
}
