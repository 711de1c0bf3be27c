package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Substitution;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.students.api.StudentId;

/** A board names the module that takes the place of a failed one (T-PR-8). */
public class SubstitutionTest extends OnBothDatabases {

    private World world;
    private Caller caller;
    private StudentId student;
    private ProgrammeRegistration registration;

    /** A student of level 4 who passed 80 credits and failed 20 and 20 for good. */
    @Before
    public void fail() {
        world = new World(kind);
        world.underRealRegulations();
        caller = world.registrar();
        ProgrammeId programme = world.campus.programme("RN", "UG", 4, 6);
        registration = world.campus.student(programme, 4);
        student = registration.studentId();
        for (int i = 0; i < 5; i++) {
            world.campus.result(registration, world.campus.module("RB4" + i, 4, 20), "55", "PASS");
        }
        world.campus.result(
                registration, world.campus.module("RA40", 4, 20), Campus.SESSION, Attempt.RESIT, "20", "F2");
        world.campus.module("RG40", 4, 20);
    }

    @Test
    public void T_PR_8_theSubstitutedModuleStandsInTheWayOfNothing() {
        substitute(world.proposed("AFTER_FIRST_SIT"));
        Candidate without = candidate(world.proposed("AFTER_RESITS"));
        assertEquals("the credits are lacking still", "CONTINUE_LEVEL", without.proposal());
        world.admin.giveUp(caller, without.meetingId(), "RG40 is missing");
        world.campus.result(registration, world.campus.module("RG40", 4, 20), "60", "PASS");
        Candidate candidate = candidate(world.proposed("AFTER_RESITS"));
        assertEquals("PROGRESS", candidate.proposal());
        String facts =
                world.boards.candidate(caller, candidate.meetingId(), student).facts();
        assertTrue(facts, facts.contains("\"substituted\":[{\"code\":\"RA40\",\"level\":4,\"credits\":20}]"));
        assertTrue(
                "its mark stays readable", facts.contains("{\"code\":\"RA40\",\"level\":4,\"credits\":20,\"mark\":20"));
    }

    @Test
    public void T_PR_8_twentyCreditsOfALevelAreSubstitutedAndNoMore() {
        substitute(world.proposed("AFTER_FIRST_SIT"));
        world.campus.result(
                registration, world.campus.module("RG40", 4, 20), Campus.SESSION, Attempt.RESIT, "20", "F2");
        Candidate candidate = candidate(world.proposed("AFTER_RESITS"));
        assertEquals("BOARD_DECISION", candidate.proposal());
        assertTrue(
                candidate.options().toString(),
                !candidate.options().contains("SUBSTITUTE")
                        && candidate.options().contains("REPEAT_FAILED_ONLY"));
    }

    @Test
    public void T_PR_8_theBoardNamesBothModules() {
        MeetingId meeting = world.proposed("AFTER_FIRST_SIT");
        assertEquals(
                "SUBSTITUTE",
                String.join(
                        ",",
                        candidate(meeting).options().stream()
                                .filter("SUBSTITUTE"::equals)
                                .toList()));
        field(meeting, "SUBSTITUTE", null, "substitution");
        field(meeting, "SUBSTITUTE", new Substitution(null, "RG40"), "substitution.failed");
        field(meeting, "SUBSTITUTE", new Substitution("RB40", "RG40"), "substitution.failed");
        field(meeting, "SUBSTITUTE", new Substitution("RA40", "RB40"), "substitution.by");
        field(meeting, "SUBSTITUTE", new Substitution("RA40", "XX40"), "substitution.by");
        field(meeting, "REPEAT_FAILED_ONLY", new Substitution("RA40", "RG40"), "substitution");
        assertEquals(0, world.count("boards_substitution", "meeting_id = ?", meeting));
        Candidate decided = world.admin.decide(
                caller, meeting, student, "SUBSTITUTE", "ill", null, new Substitution("RA40", "RG40"), null);
        assertEquals("ill (RG40 in the place of RA40)", decided.decisionReason());
    }

    @Test
    public void T_PR_8_aFortyCreditModuleIsNotSubstituted() {
        world.campus.result(
                registration, world.campus.module("RL40", 4, 40), Campus.SESSION, Attempt.RESIT, "20", "F2");
        field(world.proposed("AFTER_FIRST_SIT"), "SUBSTITUTE", new Substitution("RL40", "RG40"), "substitution.failed");
    }

    @Test
    public void aDecisionThatWasTakenBackSubstitutesNothing() {
        MeetingId meeting = world.proposed("AFTER_FIRST_SIT");
        world.admin.decide(caller, meeting, student, "SUBSTITUTE", "ill", null, new Substitution("RA40", "RG40"), null);
        world.admin.decide(caller, meeting, student, "REPEAT_FAILED_ONLY", "no place in RG40", null, 1L);
        world.admin.release(caller, meeting);
        world.lookout.look();
        assertEquals("BOARD_DECISION", candidate(world.proposed("AFTER_RESITS")).proposal());
    }

    private void substitute(MeetingId meeting) {
        world.admin.decide(caller, meeting, student, "SUBSTITUTE", "ill", null, new Substitution("RA40", "RG40"), null);
        world.admin.release(caller, meeting);
        world.lookout.look();
    }

    private void field(MeetingId meeting, String decision, Substitution substitution, String field) {
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.admin.decide(caller, meeting, student, decision, "ill", null, substitution, null));
        assertEquals(field, problem.faults().get(0).field());
    }

    private Candidate candidate(MeetingId meeting) {
        return world.boards.candidate(caller, meeting, student).candidate();
    }
}
