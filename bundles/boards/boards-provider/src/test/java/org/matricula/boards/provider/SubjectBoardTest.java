package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.assessment.api.CohortDecisions;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.SubjectBoards;
import org.matricula.boards.api.SubjectBoards.DecisionRequest;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** A subject board from its agenda to what award boards take from it. */
public class SubjectBoardTest extends OnBothDatabases {

    private World world;
    private ProgrammeId programme;
    private ModuleId harmony;
    private ProgrammeRegistration student;
    private OccurrenceId run;
    private Caller caller;

    @Before
    public void build() {
        world = new World(kind);
        caller = world.registrar();
        programme = world.campus.programme("MUS", "UG", 4, 6);
        harmony = world.campus.module("M401", 4, 40);
        world.campus.module("M402", 4, 40);
        student = world.campus.student(programme, 4);
        world.campus.result(student, harmony, "55", "PASS");
        world.campus.result(world.campus.student(programme, 4), harmony, "38.5", "F1");
        run = world.campus.occurrence(harmony, Campus.SESSION);
    }

    @Test
    public void resultsAreAdoptedAsSeenAndGoToTheAwardBoards() {
        MeetingId meeting = open();
        assertEquals(
                1,
                world.count(
                        "kernel_outbox",
                        "type = 'boards.subject-meeting-opened' and subject = ?",
                        "meeting/" + meeting));
        ResultSet before = only(meeting);
        assertEquals(Map.of("PASS", 1L, "F1", 1L), before.grades());
        assertEquals("46.75", before.mean().toPlainString());
        assertEquals("NOT_PLANNED", before.moderation());
        assertFalse(before.adopted());
        refused(Problem.Kind.CONFLICT, () -> world.subjects.conclude(caller, meeting));
        refused(Problem.Kind.CONFLICT, () -> world.subjects.adopt(caller, meeting, Map.of(run, "another")));
        world.subjects.adopt(caller, meeting, Map.of(run, before.digest()));
        ResultSet after = only(meeting);
        assertTrue(after.adopted());
        assertEquals("registrar", after.adoptedBy());
        assertTrue(world.subjectStore
                .concluded(caller.scope(), world.campus.code, Campus.SESSION)
                .isEmpty());
        assertEquals(
                Meeting.State.RELEASED,
                world.subjects.conclude(caller, meeting).record().state());
        assertTrue(world.subjectStore
                .concluded(caller.scope(), world.campus.code, Campus.SESSION)
                .containsKey(run));
        assertEquals(
                1,
                world.count("kernel_outbox", "type = 'boards.modules-adopted' and subject = ?", "meeting/" + meeting));
        open();
    }

    @Test
    public void whatChangedAfterTheAdoptionIsNotAdopted() {
        MeetingId meeting = open();
        world.subjects.adopt(caller, meeting, Map.of(run, only(meeting).digest()));
        world.campus.result(world.campus.student(programme, 4), harmony, "70", "PASS");
        assertFalse(only(meeting).adopted());
        refused(Problem.Kind.CONFLICT, () -> world.subjects.conclude(caller, meeting));
        world.subjects.adopt(caller, meeting, Map.of(run, only(meeting).digest()));
        world.subjects.conclude(caller, meeting);
        assertEquals(2, world.count("boards_adoption", "meeting_id = ?", meeting));
    }

    @Test
    public void T_BD_1_whatChangedAfterTheConclusionIsNotAdoptedAtTheAwardBoard() {
        concluded();
        MeetingId award = world.open("AFTER_FIRST_SIT");
        assertEquals(List.of(), notAdopted(award));
        world.campus.changed(harmony, "72", "PASS");
        assertEquals(List.of("M401 S1"), notAdopted(award));
        concluded();
        assertEquals(List.of(), notAdopted(award));
    }

    @Test
    public void T_BD_1_aResitIsAdoptedByASubjectBoardBeforeTheAwardBoardThatWaits() {
        world = new World(kind, World.HELD_ON, true);
        caller = world.registrar();
        programme = world.campus.programme("MUS", "UG", 4, 6);
        harmony = world.campus.module("M401", 4, 40);
        run = world.campus.occurrence(harmony, Campus.SESSION);
        world.campus.moderation.put(run, State.MODERATED);
        student = world.campus.student(programme, 4);
        world.campus.result(student, harmony, "30", "F1");
        concluded();
        world.campus.takes(student, harmony, Campus.SESSION, Attempt.RESIT);
        MeetingId award = world.open("AFTER_RESITS");
        assertEquals(List.of(), notAdopted(award));
        world.campus.result(student, harmony, Campus.SESSION, Attempt.RESIT, "40", "PASS");
        assertEquals(List.of("M401 S1"), notAdopted(award));
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.admin.propose(caller, award));
        assertTrue(problem.detail(), problem.detail().contains("M401 S1"));
    }

    @Test
    public void T_BD_1_anAwardBoardThatWaitsRenewsNothingThatIsNotAdopted() {
        world = new World(kind, World.HELD_ON, true);
        caller = world.registrar();
        programme = world.campus.programme("MUS", "UG", 4, 6);
        harmony = world.campus.module("M401", 4, 40);
        run = world.campus.occurrence(harmony, Campus.SESSION);
        world.campus.moderation.put(run, State.MODERATED);
        world.campus.result(world.campus.student(programme, 4), harmony, "55", "PASS");
        concluded();
        MeetingId award = world.proposed("AFTER_FIRST_SIT");
        world.campus.changed(harmony, "20", "F2");
        refused(Problem.Kind.CONFLICT, () -> world.admin.renew(caller, award, "put right"));
        concluded();
        world.admin.renew(caller, award, "put right");
    }

    private void concluded() {
        MeetingId meeting = open();
        world.subjects.adopt(caller, meeting, Map.of(run, only(meeting).digest()));
        world.subjects.conclude(caller, meeting);
    }

    private List<String> notAdopted(MeetingId award) {
        return world.agendas.of(caller, award, BigDecimal.ZERO).notAdopted();
    }

    @Test
    public void whereTheInstitutionWaitsOnlyModeratedRunsAreAdopted() {
        world = new World(kind, World.HELD_ON, true);
        caller = world.registrar();
        programme = world.campus.programme("MUS", "UG", 4, 6);
        harmony = world.campus.module("M401", 4, 40);
        world.campus.module("M402", 4, 40);
        world.campus.result(world.campus.student(programme, 4), harmony, "55", "PASS");
        run = world.campus.occurrence(harmony, Campus.SESSION);
        MeetingId meeting = open();
        world.campus.moderation.put(run, State.MARKING);
        refused(
                Problem.Kind.CONFLICT,
                () -> world.subjects.adopt(
                        caller, meeting, Map.of(run, only(meeting).digest())));
        world.campus.moderation.put(run, State.EXTERNALLY_SEEN);
        world.subjects.adopt(caller, meeting, Map.of(run, only(meeting).digest()));
        assertEquals("EXTERNALLY_SEEN", only(meeting).moderation());
    }

    @Test
    public void tMR11_whoAdjustsMarksLearnsWhatTheBoardDecidedAboutTheCohort() {
        Caller office = new Caller("office", Set.of(CohortAdjustments.ADJUST.name()), caller.scope());
        Caller foreigner =
                new Caller("foreigner", office.privileges(), Scope.of(Set.of(new InstitutionCode("elsewhere"))));
        MeetingId meeting = open();
        assertEquals(List.of(), world.cohorts.on(office, run));
        world.subjects.decide(
                caller,
                meeting,
                new DecisionRequest(Action.ADJUST_COHORT.name(), run, null, null, "projector failed", "minutes 3"));
        assertEquals(
                List.of(new CohortDecisions.Decided(meeting.toString(), "projector failed", "minutes 3")),
                world.cohorts.on(office, run));
        assertEquals(List.of(), world.cohorts.on(foreigner, run));
        refused(Problem.Kind.FORBIDDEN, () -> world.cohorts.on(caller, run));
        refused(Problem.Kind.FORBIDDEN, () -> world.cohorts.isReleased(caller, run));
        assertFalse(world.cohorts.isReleased(office, run));
    }

    @Test
    public void whatAnAwardBoardCompensatedStaysAdoptedBecauseItsMarkIsTheSame() {
        MeetingId meeting = open();
        world.subjects.adopt(caller, meeting, Map.of(run, only(meeting).digest()));
        world.campus.compensated(world.campus.results.stream()
                .filter(result -> result.grade().equals("F1"))
                .findFirst()
                .orElseThrow());
        assertTrue(only(meeting).adopted());
        assertEquals(Map.of("PASS", 1L, "PC", 1L), only(meeting).grades());
    }

    @Test
    public void missingResultsAreNotAdopted() {
        world.campus.takes(world.campus.student(programme, 4), harmony, Campus.SESSION, Attempt.FIRST);
        MeetingId meeting = open();
        ResultSet set = only(meeting);
        assertEquals(1, set.missing());
        refused(Problem.Kind.CONFLICT, () -> world.subjects.adopt(caller, meeting, Map.of(run, set.digest())));
        refused(
                Problem.Kind.INVALID,
                () -> world.subjects.adopt(caller, meeting, Map.of(new OccurrenceId(999_999_999), set.digest())));
        refused(Problem.Kind.INVALID, () -> world.subjects.adopt(caller, meeting, Map.of()));
    }

    @Test
    public void aSubjectBoardDecidesOnlyWhatIsItsOwn() {
        MeetingId meeting = open();
        world.first.forbidden = Action.CHANGE_GRADE_FOR_CIRCUMSTANCES;
        Problem problem = refused(
                Problem.Kind.CONFLICT,
                () -> world.subjects.decide(caller, meeting, decision("CHANGE_GRADE_FOR_CIRCUMSTANCES", null)));
        assertTrue(problem.detail(), problem.detail().contains("NOT_ENTITLED (T-BD-1, A.2.2)"));
        world.subjects.decide(caller, meeting, decision("DELAY_RESIT", "RESIT_LATER"));
        assertEquals(
                "RESIT_LATER",
                world.subjects.decisions(caller, meeting).get(0).request().code());
        refused(Problem.Kind.INVALID, () -> world.subjects.decide(caller, meeting, decision("ADJUST_COHORT", null)));
        Problem faults = refused(
                Problem.Kind.INVALID,
                () -> world.subjects.decide(
                        caller, meeting, new DecisionRequest("DANCE", null, null, "low", " ", null)));
        assertEquals(
                List.of("action", "occurrenceId", "reason", "code"),
                faults.faults().stream().map(f -> f.field()).toList());
        refused(
                Problem.Kind.INVALID,
                () -> world.subjects.decide(
                        caller,
                        meeting,
                        new DecisionRequest("DELAY_RESIT", new OccurrenceId(999_999_999), null, null, "why", null)));
        refused(
                Problem.Kind.INVALID,
                () -> world.subjects.decide(
                        caller,
                        meeting,
                        new DecisionRequest("DELAY_RESIT", run, new StudentId(999_999_999), null, "why", null)));
        assertEquals(1, world.count("boards_subject_decision", "meeting_id = ?", meeting));
    }

    @Test
    public void T_RA_6_theLastDecisionOnAResitOfASingleElementCounts() {
        ProgrammeRegistration absent = absent();
        MeetingId meeting = open();
        world.subjects.decide(caller, meeting, resit(absent, "NONE"));
        assertEquals(Set.of(), allowed(absent));
        world.subjects.decide(caller, meeting, resit(absent, "RESIT"));
        assertEquals(Set.of("M401"), allowed(absent));
        world.subjects.decide(caller, meeting, resit(absent, "NONE"));
        assertEquals(Set.of(), allowed(absent));
        for (String code : new String[] {null, "REFUSED"}) {
            refused(Problem.Kind.INVALID, () -> world.subjects.decide(caller, meeting, resit(absent, code)));
        }
        refused(
                Problem.Kind.INVALID,
                () -> world.subjects.decide(
                        caller, meeting, new DecisionRequest("ELEMENT_RESIT", run, null, "RESIT", "why", null)));
    }

    @Test
    public void nothingCountsOfASubjectBoardThatWasGivenUp() {
        ProgrammeRegistration absent = absent();
        MeetingId meeting = open();
        world.subjects.decide(caller, meeting, resit(absent, "RESIT"));
        world.subjects.decide(
                caller,
                meeting,
                new DecisionRequest(Action.ADJUST_COHORT.name(), run, null, null, "projector failed", "minutes 3"));
        world.admin.giveUp(caller, meeting, "opened for the wrong point");
        assertEquals(Set.of(), allowed(absent));
        Caller office = new Caller("office", Set.of(CohortAdjustments.ADJUST.name()), caller.scope());
        assertEquals(List.of(), world.cohorts.on(office, run));
    }

    @Test
    public void T_RA_3_T_RA_6_nobodyResitsBySubjectBoardWhoHandedInSomething() {
        MeetingId meeting = open();
        Problem passed =
                refused(Problem.Kind.CONFLICT, () -> world.subjects.decide(caller, meeting, resit(student, "RESIT")));
        assertTrue(passed.detail(), passed.detail().contains("T-RA-6"));
        assertEquals(0, world.count("boards_subject_decision", "meeting_id = ?", meeting));
    }

    private ProgrammeRegistration absent() {
        ProgrammeRegistration absent = world.campus.student(programme, 4);
        world.campus.nothing(world.campus.takes(absent, harmony, Campus.SESSION, Attempt.FIRST), harmony);
        return absent;
    }

    private DecisionRequest resit(ProgrammeRegistration whose, String code) {
        return new DecisionRequest("ELEMENT_RESIT", run, whose.studentId(), code, "hospital", null);
    }

    private Set<String> allowed(ProgrammeRegistration whose) {
        MeetingId award = world.proposed("AFTER_FIRST_SIT");
        Candidate candidate =
                world.boards.candidate(caller, award, whose.studentId()).candidate();
        Set<String> codes = new ElementResits(world.subjectStore, world.campus.curriculum())
                .allowed(Acting.on(caller, world.campus.code), List.of(candidate))
                .getOrDefault(whose.studentId(), Set.of());
        world.admin.giveUp(caller, award, "only looked at");
        return codes;
    }

    @Test
    public void aModuleIsBeforeOneOpenMeetingOfItsSessionAndPoint() {
        MeetingId meeting = open();
        refused(Problem.Kind.CONFLICT, this::open);
        refused(Problem.Kind.CONFLICT, () -> world.admin.propose(caller, meeting));
        refused(Problem.Kind.CONFLICT, () -> world.admin.release(caller, meeting));
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.subjects.open(
                        caller, new SubjectMeetingRequest(world.campus.code, null, "LATER", null, "", " ", List.of())));
        assertEquals(
                List.of("session", "heldOn", "point", "chair", "subject", "modules"),
                problem.faults().stream().map(f -> f.field()).toList());
        refused(Problem.Kind.INVALID, () -> world.subjects.open(caller, request(List.of(new ModuleId(999_999_999)))));
    }

    @Test
    public void aBoardWithoutQuorumAdoptsNothing() {
        MeetingId meeting =
                world.subjects.open(caller, request(List.of(harmony))).record().id();
        String digest = only(meeting).digest();
        refused(Problem.Kind.CONFLICT, () -> world.subjects.adopt(caller, meeting, Map.of(run, digest)));
        refused(Problem.Kind.CONFLICT, () -> world.subjects.decide(caller, meeting, decision("DELAY_RESIT", null)));
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        MeetingId meeting = open();
        Caller stranger = world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> world.subjects.agenda(stranger, meeting));
        refused(Problem.Kind.NOT_FOUND, () -> world.subjects.decisions(stranger, meeting));
        refused(Problem.Kind.NOT_FOUND, () -> world.subjects.adopt(stranger, meeting, Map.of(run, "d")));
        refused(Problem.Kind.NOT_FOUND, () -> world.subjects.decide(stranger, meeting, decision("DELAY_RESIT", null)));
        refused(Problem.Kind.NOT_FOUND, () -> world.subjects.conclude(stranger, meeting));
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.open(stranger, request(List.of(harmony))));
        Caller blind = world.without(SubjectBoards.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.agenda(blind, meeting));
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.decisions(blind, meeting));
        Caller idle = world.without(SubjectBoards.RUN.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.open(idle, request(List.of(harmony))));
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.conclude(idle, meeting));
        Caller undecided = world.without(SubjectBoards.DECIDE.name());
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.adopt(undecided, meeting, Map.of(run, "d")));
        refused(Problem.Kind.FORBIDDEN, () -> world.subjects.decide(undecided, meeting, decision("DELAY_RESIT", null)));
    }

    private MeetingId open() {
        MeetingId meeting =
                world.subjects.open(caller, request(List.of(harmony))).record().id();
        world.constitutions.record(
                caller,
                meeting,
                List.of(
                        World.member("Prof. A. Chair", "registrar", Role.CHAIR, Attendance.ATTENDED),
                        World.member("Dr E. Subject", null, Role.EXTERNAL_EXAMINER, Attendance.ATTENDED)),
                null);
        return meeting;
    }

    private SubjectMeetingRequest request(List<ModuleId> modules) {
        return new SubjectMeetingRequest(
                world.campus.code,
                Campus.SESSION,
                "AFTER_FIRST_SIT",
                World.HELD_ON,
                "Prof. A. Chair",
                "Music",
                modules);
    }

    private DecisionRequest decision(String action, String code) {
        return new DecisionRequest(action, run, student.studentId(), code, "the studio was closed", null);
    }

    private ResultSet only(MeetingId meeting) {
        List<ResultSet> sets = world.subjects.agenda(caller, meeting);
        assertEquals(1, sets.size());
        return sets.get(0);
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.detail(), kind, problem.kind());
        return problem;
    }
}
