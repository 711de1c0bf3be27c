package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestDatabases;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.students.api.StudentId;

/** Every kind of request against the same four sorts of bad input. */
@RunWith(Parameterized.class)
public class RequestRefusalsTest {

    private static final String MISSING = "REQUEST_EVIDENCE_MISSING";
    private static final Set<Status> STUDYING = EnumSet.of(Status.ACTIVE);
    private static final Set<Status> STUDYING_OR_AWAY = EnumSet.of(Status.ACTIVE, Status.SUSPENDED);

    /**
     * What is expected of a kind.
     *
     * @param late what is found when it is asked for too late
     * @param early what is found when it is asked for too early
     * @param evidence what is found without the evidence that the text asks for; null where it asks for none
     * @param allowed the states of a registration that it does not contradict
     * @param contradiction the field in which it may contradict the record; null where there is none but the state
     */
    private record Row(String late, String early, String evidence, Set<Status> allowed, String contradiction) {}

    private static final Map<RequestKind, Row> TABLE = new EnumMap<>(Map.ofEntries(
            // L1282 asks for the form and the course leader's signature, which are the request and its approval
            Map.entry(
                    RequestKind.WITHDRAW,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", null, STUDYING_OR_AWAY, null)),
            // A.2.6.10 lets it come in and be refused: the finding is of the substance, told below
            Map.entry(
                    RequestKind.SUSPEND,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", null, STUDYING, "asked.until")),
            // L1290 as L1282
            Map.entry(
                    RequestKind.TRANSFER_COURSE,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", null, STUDYING_OR_AWAY, "asked.toProgramme")),
            Map.entry(
                    RequestKind.TRANSFER_INSTITUTION,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", MISSING, STUDYING_OR_AWAY, "asked.level")),
            // of days alone nothing stands on the record, so only the state can be contradicted
            Map.entry(
                    RequestKind.LEAVE_OF_ABSENCE,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", MISSING, STUDYING, null)),
            Map.entry(
                    RequestKind.AUTHORISED_ABSENCE,
                    new Row("REQUEST_TOO_LATE", "REQUEST_TOO_EARLY", MISSING, STUDYING, null)),
            // nothing is to be shown for another mode or another year; no session lies more than a year ahead that has
            // dates and follows the present one, so these two cannot come too early
            Map.entry(
                    RequestKind.CHANGE_MODE,
                    new Row("REQUEST_AFTER_SESSION_START", null, null, STUDYING, "asked.mode")),
            Map.entry(
                    RequestKind.REPEAT_YEAR,
                    new Row("REQUEST_AFTER_SESSION_START", null, null, STUDYING, "asked.session")),
            Map.entry(
                    RequestKind.CAS,
                    new Row(
                            "REQUEST_TOO_LATE",
                            "REQUEST_TOO_EARLY",
                            MISSING,
                            STUDYING_OR_AWAY,
                            "asked.circumstances.sponsored")),
            // whoever has left has a name and an address too
            Map.entry(
                    RequestKind.CHANGE_OF_DETAILS,
                    new Row(
                            "REQUEST_TOO_LATE",
                            "REQUEST_TOO_EARLY",
                            MISSING,
                            EnumSet.allOf(Status.class),
                            "asked.details"))));

    @ClassRule
    public static final TestDatabases DATABASES = new TestDatabases();

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
        world = new RequestsWorld(DATABASES.of(database, "requests"));
    }

    @Test
    public void tooLateItDoesNotComeIn() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        Application late = sound;
        if (TABLE.get(kind).early() == null) {
            world.campus.on(LocalDate.of(2017, 9, 18));
        } else {
            late = on(sound, Campus.TODAY.minusDays(400));
        }
        notComingIn(late, TABLE.get(kind).late());
    }

    @Test
    public void tooEarlyItDoesNotComeIn() {
        assumeTrue(TABLE.get(kind).early() != null);
        Want want = world.want(kind);
        want.effective = kind == RequestKind.CHANGE_OF_DETAILS ? Campus.TODAY.plusDays(1) : Campus.TODAY.plusDays(366);
        want.until = want.until == null ? null : want.effective.plusDays(10);
        notComingIn(world.application(world.usw, kind, want), TABLE.get(kind).early());
    }

    @Test
    public void onTheLastDaysOfItsWindowItComesIn() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        if (TABLE.get(kind).early() == null) {
            world.campus.on(LocalDate.of(2017, 9, 17));
            assertTrue(world.desk.preview(world.registry, sound).admissible());
            return;
        }
        boolean details = kind == RequestKind.CHANGE_OF_DETAILS;
        for (LocalDate day : List.of(
                details ? Campus.TODAY.minusDays(365) : Campus.TODAY,
                details ? Campus.TODAY : Campus.TODAY.plusDays(365))) {
            Want want = world.want(kind);
            want.effective = day;
            want.until = want.until == null ? null : day.plusDays(10);
            Preview preview = world.desk.preview(world.registry, world.application(world.usw, kind, want));
            assertTrue(day + " " + preview.reason(), preview.admissible());
        }
    }

    @Test
    public void withoutTheEvidenceThatTheTextAsksForItDoesNotComeIn() {
        Want want = world.want(kind);
        want.evidence = List.of();
        if (kind == RequestKind.AUTHORISED_ABSENCE) {
            // up to ten working days are only reported
            want.until = want.effective.plusDays(20);
        }
        Application without = world.application(world.usw, kind, want);
        Preview preview = world.desk.preview(world.registry, without);
        if (TABLE.get(kind).evidence() != null) {
            Problem problem = notComingIn(without, TABLE.get(kind).evidence());
            assertEquals("asked.evidence", problem.faults().get(0).field());
            return;
        }
        assertTrue(preview.admissible());
        boolean suspension = kind == RequestKind.SUSPEND;
        assertEquals(suspension ? "NO_EVIDENCE" : null, preview.prospectReason());
        assertEquals(suspension ? Preview.Prospect.BARRED : Preview.Prospect.OPEN, preview.prospect());
    }

    @Test
    public void evidenceThatIsNoneIsRefusedWhateverTheKind() {
        Want half = world.want(kind);
        half.evidence = List.of(new Asked.Evidence("PASSPORT", null));
        Problem problem = refused(
                Problem.Kind.INVALID, () -> world.desk.draft(world.registry, world.application(world.usw, kind, half)));
        assertEquals("asked.evidence[0].reference", problem.faults().get(0).field());
    }

    @Test
    public void whatContradictsTheStateOfTheRegistrationIsRefused() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        for (Status status : Status.values()) {
            Application now = new Application(
                    sound.studentId(), world.registration(sound.studentId(), status), kind, sound.asked());
            if (TABLE.get(kind).allowed().contains(status)) {
                assertTrue(
                        status.name(), world.desk.preview(world.registry, now).admissible());
            } else {
                Problem problem = refused(Problem.Kind.CONFLICT, () -> world.desk.draft(world.registry, now));
                assertEquals("registrationId", problem.faults().get(0).field());
                String rule = problem.faults().get(0).rule();
                assertTrue(rule, rule.startsWith("is " + status + " and must be "));
            }
        }
        assertEquals(0, world.rows("requests_request"));
    }

    @Test
    public void whatContradictsTheRecordInAFieldIsRefusedAndNamed() {
        assumeTrue(TABLE.get(kind).contradiction() != null);
        Want want = world.want(kind);
        StudentId student = world.student(world.usw);
        ProgrammeRegistrationId registration = world.registration(student, Status.ACTIVE);
        switch (kind) {
            case SUSPEND -> want.until = want.effective;
            case TRANSFER_COURSE -> want.toProgramme =
                    world.campus.registrations.get(registration).record().programmeId();
            case TRANSFER_INSTITUTION -> want.level = 5;
            case CHANGE_MODE -> want.mode = "FT";
            case REPEAT_YEAR -> want.session = new AcademicSession(2016);
            case CAS -> want.sponsored = false;
            default -> want.details = new Asked.NewDetails("Lovelace", null, null, null);
        }
        Application contradicting = new Application(student, registration, kind, want.asked());
        Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.draft(world.registry, contradicting));
        assertEquals(TABLE.get(kind).contradiction(), problem.faults().get(0).field());
    }

    @Test
    public void aRegistrationOfSomebodyElseIsRefused() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        Application mixed = new Application(
                world.student(world.usw), world.registration(sound.studentId(), Status.ACTIVE), kind, sound.asked());
        Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.draft(world.registry, mixed));
        assertEquals("registrationId", problem.faults().get(0).field());
        world.merged = Map.of(mixed.studentId(), Set.of(mixed.studentId(), sound.studentId()));
        assertTrue(world.desk.preview(world.registry, mixed).admissible());
    }

    @Test
    public void nobodyAsksForOneWhoHasDied() {
        Application sound = world.application(world.usw, kind, world.want(kind));
        Versioned<StudentRequest> draft = world.desk.draft(world.registry, sound);
        die(sound.studentId());
        refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.registry, sound));
        refused(Problem.Kind.CONFLICT, () -> world.desk.draft(world.registry, sound));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.desk.submit(world.registry, draft.record().id(), draft.version()));
    }

    @Test
    public void whatTheRecordContradictsMeanwhileIsNeitherAgreedToNorCarriedOut() {
        Versioned<StudentRequest> asked = world.submitted(world.application(world.usw, kind, world.want(kind)));
        if (!asked.record().approvals().isEmpty()) {
            String office = asked.record().approvals().get(0).role();
            die(asked.record().studentId());
            refused(
                    Problem.Kind.CONFLICT,
                    () -> world.decisions.agree(
                            world.in(office), asked.record().id(), office, asked.version(), "all the same"));
            world.campus.status = null;
        }
        Versioned<StudentRequest> approved = world.agreed(asked);
        world.campus.on(approved.record().asked().effective());
        die(approved.record().studentId());
        int duties = world.rows("requests_duty");
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        assertEquals(duties, world.rows("requests_duty"));
        assertTrue(world.campus.done.isEmpty());
        Versioned<StudentRequest> back =
                world.desk.takeBack(world.registry, approved.record().id(), approved.version(), "it is moot");
        assertEquals(RequestState.WITHDRAWN_BY_STUDENT, back.record().state());
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

    private Problem notComingIn(Application outside, String reason) {
        Preview preview = world.desk.preview(world.registry, outside);
        assertFalse(preview.admissible());
        assertEquals(reason, preview.reason());
        Problem problem = refused(Problem.Kind.INVALID, () -> world.submitted(outside));
        assertTrue(problem.toString(), problem.faults().get(0).rule().contains(reason));
        assertEquals(0, world.rows("requests_duty"));
        assertEquals(0, world.events().size());
        return problem;
    }

    private static Application on(Application sound, LocalDate day) {
        return new Application(
                sound.studentId(),
                sound.registrationId(),
                sound.kind(),
                sound.asked().from(day));
    }

    private void die(StudentId student) {
        world.dies(student, Campus.TODAY);
    }
}
