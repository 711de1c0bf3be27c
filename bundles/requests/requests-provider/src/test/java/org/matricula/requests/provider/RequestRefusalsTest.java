package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.students.api.StatusEvent;

/** Every kind of request against the same four sorts of bad input. */
@RunWith(Parameterized.class)
public class RequestRefusalsTest {

    private static final Set<RequestKind> BY_SESSION = Set.of(RequestKind.CHANGE_MODE, RequestKind.REPEAT_YEAR);
    private static final Set<RequestKind> NEEDING_EVIDENCE = Set.of(
            RequestKind.TRANSFER_INSTITUTION,
            RequestKind.LEAVE_OF_ABSENCE,
            RequestKind.AUTHORISED_ABSENCE,
            RequestKind.CAS,
            RequestKind.CHANGE_OF_DETAILS);

    @Parameterized.Parameters(name = "{0} {1}")
    public static List<Object[]> kinds() {
        List<Object[]> all = new ArrayList<>();
        for (TestDatabase.Kind database : TestDatabase.Kind.values()) {
            for (RequestKind kind : RequestKind.values()) {
                all.add(new Object[] {database, kind});
            }
        }
        return all;
    }

    @Parameterized.Parameter
    public TestDatabase.Kind database;

    @Parameterized.Parameter(1)
    public RequestKind kind;

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(database);
    }

    @AfterClass
    public static void close() {
        RequestsWorld.close();
    }

    @Test
    public void outsideItsWindowItDoesNotComeIn() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        Application outside = sound;
        if (BY_SESSION.contains(kind)) {
            world.campus.on(LocalDate.of(2017, 9, 18));
        } else {
            outside = new Application(
                    sound.studentId(),
                    sound.registrationId(),
                    kind,
                    sound.asked().from(Campus.TODAY.minusDays(400)));
        }
        Application late = outside;
        assertFalse(world.desk.preview(world.registry, late).admissible());
        Problem problem = refused(Problem.Kind.INVALID, () -> world.submitted(late));
        assertEquals(
                BY_SESSION.contains(kind) ? "asked.session" : "asked.effective",
                problem.faults().get(0).field());
        assertEquals(0, world.rows("requests_duty"));
        assertEquals(0, world.events().size());
    }

    @Test
    public void missingEvidenceIsSaidWhereTheTextAsksForIt() {
        Want want = world.want(kind);
        want.evidence = List.of();
        if (kind == RequestKind.AUTHORISED_ABSENCE) {
            // up to ten working days are only reported
            want.until = want.effective.plusDays(20);
        }
        Application without = world.application(world.usw, kind, want);
        Preview preview = world.desk.preview(world.registry, without);
        assertEquals(!NEEDING_EVIDENCE.contains(kind), preview.admissible());
        assertEquals(kind == RequestKind.SUSPEND ? "NO_EVIDENCE" : null, preview.prospectReason());
        if (NEEDING_EVIDENCE.contains(kind)) {
            Problem problem = refused(Problem.Kind.INVALID, () -> world.submitted(without));
            assertEquals("asked.evidence", problem.faults().get(0).field());
            assertEquals("REQUEST_EVIDENCE_MISSING", preview.reason());
        }
        Want half = world.want(kind);
        half.evidence = List.of(new Asked.Evidence("PASSPORT", null));
        Problem problem = refused(
                Problem.Kind.INVALID, () -> world.desk.draft(world.registry, world.application(world.usw, kind, half)));
        assertEquals("asked.evidence[0].reference", problem.faults().get(0).field());
    }

    @Test
    public void whatContradictsTheRecordIsRefused() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        Application gone = new Application(
                sound.studentId(),
                world.registration(sound.studentId(), ProgrammeRegistration.Status.WITHDRAWN),
                kind,
                sound.asked());
        if (kind == RequestKind.CHANGE_OF_DETAILS) {
            assertTrue(world.desk.preview(world.registry, gone).admissible());
        } else {
            refused(Problem.Kind.CONFLICT, () -> world.desk.draft(world.registry, gone));
        }
        Application mixed = new Application(
                world.student(world.usw),
                world.registration(sound.studentId(), ProgrammeRegistration.Status.ACTIVE),
                kind,
                sound.asked());
        refused(Problem.Kind.INVALID, () -> world.desk.draft(world.registry, mixed));
        Versioned<StudentRequest> draft = world.desk.draft(world.registry, sound);
        world.campus.status = new StatusEvent(
                null,
                world.usw,
                sound.studentId(),
                null,
                null,
                StatusEvent.Status.DECEASED,
                Campus.TODAY,
                null,
                "told by the family",
                null,
                null,
                null,
                null);
        refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.registry, sound));
        refused(Problem.Kind.CONFLICT, () -> world.desk.draft(world.registry, sound));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.desk.submit(world.registry, draft.record().id(), draft.version()));
    }

    @Test
    public void aForeignStudentIsUnknown() {
        Application theirs = world.application(world.usw, kind, world.want(kind));
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.preview(world.partner, theirs));
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.draft(world.partner, theirs));
        Versioned<StudentRequest> draft = world.desk.draft(world.registry, theirs);
        var id = draft.record().id();
        long version = draft.version();
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.change(world.partner, id, theirs.asked(), version));
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.submit(world.partner, id, version));
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.takeBack(world.partner, id, version, "why"));
        assertEquals(draft, world.requests.get(world.registry, id));
    }
}
