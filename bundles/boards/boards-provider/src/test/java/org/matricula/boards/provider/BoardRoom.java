package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.function.ThrowingRunnable;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ProgrammeRegistration;

/** A proposed meeting after the resits: one student close to a line, one to decide on, one who goes on. */
final class BoardRoom {

    final World world;
    final Caller caller;
    final ProgrammeRegistration graduating;
    final ProgrammeRegistration failing;
    final ProgrammeRegistration progressing;
    final MeetingId meeting;
    final OccurrenceId run;

    BoardRoom(TestDatabase.Kind kind) {
        world = new World(kind);
        caller = world.registrar();
        ProgrammeId programme = world.campus.programme("MUS", "UG", 4, 6);
        ModuleId core = world.campus.module("M401", 4, 40);
        ModuleId whole = world.campus.module("M600", 6, 360);
        progressing = world.campus.student(programme, 4);
        world.campus.result(progressing, core, "55", "PASS");
        failing = world.campus.student(programme, 4);
        world.campus.result(failing, core, "35", "F1");
        graduating = world.campus.student(programme, 6);
        world.campus.result(graduating, whole, "69.25", "PASS");
        run = world.campus.occurrence(core, Campus.SESSION);
        meeting = world.proposed("AFTER_RESITS");
    }

    /** Everything is decided. */
    void decide() {
        world.admin.consent(caller, meeting, "Dr B. External");
        world.admin.endorse(caller, meeting);
        world.admin.decide(caller, meeting, failing.studentId(), "DISCONTINUE", "no attempt is left");
    }

    void release() {
        decide();
        world.endorsed(meeting);
        world.admin.release(caller, meeting);
    }

    /** The same person under another name. */
    Caller as(String name) {
        return new Caller(name, World.ALL, caller.scope());
    }

    static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.detail(), kind, problem.kind());
        return problem;
    }
}
