package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.students.api.StudentId;

/** What the other domains' records say about a request: agreements, boards, time of registration; and what they hear. */
public class RequestRecordsTest extends OnBothDatabases {

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
    }

    // agreements

    @Test
    public void aLastDayBeforeTheFirstIsRefused() {
        Want want = world.want(RequestKind.CAS);
        want.until = want.effective.minusDays(1);
        Application application = world.application(world.usw, RequestKind.CAS, want);
        Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.preview(world.registry, application));
        assertEquals("asked.until", problem.faults().get(0).field());
    }

    @Test
    public void whatIsMissingIsNotTakenForAProgrammeWithoutAward() {
        Want want = RequestsWorld.suspension();
        want.effective = null;
        Preview preview = world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, want));
        assertEquals("REQUEST_DATE_MISSING", preview.reason());
        assertTrue(
                preview.notes().toString(),
                preview.notes().stream().noneMatch(note -> note.contains("registration period")));
    }

    @Test
    public void theDayOfTheBoardsIsOneOfTheSessionThatIsNotOver() {
        world.campus.board = null;
        for (LocalDate wrong : List.of(Campus.TODAY.minusDays(1), LocalDate.of(2017, 9, 18))) {
            Want want = RequestsWorld.suspension();
            want.boardDate = wrong;
            Application application = world.application(world.usw, RequestKind.SUSPEND, want);
            Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.preview(world.registry, application));
            assertEquals("asked.boardDate", problem.faults().get(0).field());
        }
        for (LocalDate sound : List.of(Campus.TODAY, LocalDate.of(2017, 9, 17))) {
            Want want = RequestsWorld.suspension();
            want.boardDate = sound;
            world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, want));
        }
    }

    @Test
    public void evidenceOfNoNamedKindBarsASuspensionAndOtherGroundsAreForThePanel() {
        Want unnamed = RequestsWorld.suspension().evidence("BANANA");
        Preview barred = world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, unnamed));
        assertEquals(Preview.Prospect.BARRED, barred.prospect());
        assertEquals("NO_EVIDENCE", barred.prospectReason());
        Want among = RequestsWorld.suspension();
        among.evidence =
                List.of(new Asked.Evidence("BANANA", "file 7"), new Asked.Evidence("MEDICAL_CERTIFICATE", "file 8"));
        assertEquals(
                Preview.Prospect.OPEN,
                world.desk
                        .preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, among))
                        .prospect());
        Want other = RequestsWorld.suspension();
        other.grounds = "LOW_MARKS";
        Preview unusual = world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, other));
        assertEquals(Preview.Prospect.EXCEPTIONAL, unusual.prospect());
        assertEquals("REASON_NOT_LISTED", unusual.prospectReason());
    }

    @Test
    public void theAgreementInForceIsTakenFromTheRegisterAndStaysWithTheRequest() {
        Application theirs = world.application(world.college, RequestKind.WITHDRAW, new Want());
        Preview preview = world.desk.preview(world.partner, theirs);
        assertEquals(new AgreementId(1), preview.agreement());
        assertTrue(
                preview.duties().stream().anyMatch(duty -> duty.code().equals("PARTNER_TELLS_STUDENT_ADMINISTRATION")));
        Versioned<StudentRequest> draft = world.desk.draft(world.partner, theirs);
        assertNull(draft.record().agreement());
        assertNull(draft.record().asked().circumstances().agreement());
        StudentRequest request = world.desk
                .submit(world.partner, draft.record().id(), draft.version())
                .record();
        assertEquals(new AgreementId(1), request.agreement());
        assertEquals("VALIDATED", request.asked().circumstances().agreement());
        world.campus.agreements.clear();
        assertEquals(
                RequestState.APPROVED,
                world.agreed(world.requests.get(world.registry, request.id()))
                        .record()
                        .state());
    }

    @Test
    public void withoutAnAgreementThatCoversProgrammeAndDayNothingComesIn() {
        Application theirs = world.application(world.college, RequestKind.WITHDRAW, new Want());
        Want late = new Want();
        late.effective = LocalDate.of(2017, 3, 1);
        Application later = world.application(world.college, RequestKind.WITHDRAW, late);
        Versioned<StudentRequest> draft = world.desk.draft(world.partner, later);
        Agreement agreed = world.campus.agreements.get(0);
        world.campus.agreements.set(0, ending(agreed, LocalDate.of(2017, 2, 28)));
        assertTrue(world.desk.preview(world.partner, theirs).admissible());
        Problem problem = refused(
                Problem.Kind.CONFLICT,
                () -> world.desk.submit(world.partner, draft.record().id(), draft.version()));
        assertTrue(problem.toString(), problem.toString().contains("in force on 2017-03-01"));
        world.campus.agreements.set(0, about(agreed, "LAW"));
        refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.partner, theirs));
        assertEquals(
                RequestState.DRAFT,
                world.requests.get(world.registry, draft.record().id()).record().state());
    }

    @Test
    public void aNameIsChangedUnderAnyAgreement() {
        Want want = RequestsWorld.details();
        Application noProgramme =
                new Application(world.student(world.college), null, RequestKind.CHANGE_OF_DETAILS, want.asked());
        assertEquals(
                new AgreementId(1),
                world.desk.preview(world.partner, noProgramme).agreement());
        world.campus.agreements.clear();
        refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.partner, noProgramme));
    }

    @Test
    public void anotherKindThanTheRegistersIsRefused() {
        Want want = new Want();
        want.agreement = "ACCREDITED";
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(world.partner, world.application(world.college, RequestKind.WITHDRAW, want)));
        assertEquals("asked.circumstances.agreement", problem.faults().get(0).field());
        want.agreement = "VALIDATED";
        assertTrue(world.desk
                .preview(world.partner, world.application(world.college, RequestKind.WITHDRAW, want))
                .admissible());
        refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(world.registry, world.application(world.usw, RequestKind.WITHDRAW, want)));
    }

    // articulation

    @Test
    public void anArticulationLeadsToTheAwardingBodyWithoutAnotherOffer() {
        world.campus.agreements.add(world.campus.agreement(7, Agreement.Kind.ARTICULATION));
        Want want = articulated(world.programme(world.usw, "TOPUP"));
        // what it is called in a later session is not what the student comes to
        world.campus.titles.put(
                world.programme(world.usw, "TOPUP"),
                new TreeMap<>(Map.of(
                        AcademicSession.valueOf("2016/17"), "Applied Computing",
                        AcademicSession.valueOf("2030/31"), "Informatics")));
        Application theirs = world.application(world.college, RequestKind.TRANSFER_INSTITUTION, want);
        Versioned<StudentRequest> draft = world.desk.draft(world.partner, theirs);
        Versioned<StudentRequest> request =
                world.desk.submit(world.partner, draft.record().id(), draft.version());
        Versioned<StudentRequest> approved = world.agreed(request);
        assertTrue(world.duties(approved.record().id()).contains("ADMIT_BY_ARTICULATION"));
        world.campus.on(want.effective);
        world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        assertEquals(List.of("transfer away " + want.effective), world.campus.done);
        String letter = world.requests
                .letters(world.registry, approved.record().id())
                .get(0)
                .text();
        assertTrue(letter, letter.contains("Programme: TOPUP Applied Computing, level 6."));
    }

    @Test
    public void withoutOneNobodyMovesThere() {
        Want want = articulated(world.programme(world.usw, "TOPUP"));
        Application theirs = world.application(world.college, RequestKind.TRANSFER_INSTITUTION, want);
        refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.partner, theirs));
        world.campus.agreements.add(world.campus.agreement(7, Agreement.Kind.ARTICULATION));
        want.level = 3;
        assertEquals("asked.level", fault(want));
        want.level = null;
        assertEquals("asked.level", fault(want));
        want.level = 6;
        want.toProgramme = world.programme(world.college, "OWN");
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.desk.preview(
                        world.partner, world.application(world.college, RequestKind.TRANSFER_INSTITUTION, want)));
        Want ours = articulated(world.programme(world.usw, "TOPUP"));
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(
                        world.registry, world.application(world.usw, RequestKind.TRANSFER_INSTITUTION, ours)));
        assertEquals("asked.toProgramme", problem.faults().get(0).field());
    }

    @Test
    public void T_ST_1_nobodyMovesToAProgrammeOfACollegeThatNoAgreementCovers() {
        Want want = world.transfer();
        want.toProgramme = world.programme(world.college, "LAW");
        Application theirs = world.application(world.college, RequestKind.TRANSFER_COURSE, want);
        assertTrue(world.desk.preview(world.partner, theirs).admissible());
        world.campus.agreements.set(0, about(world.campus.agreements.get(0), "CS"));
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.desk.preview(world.partner, theirs));
        assertEquals("asked.toProgramme", problem.faults().get(0).field());
    }

    private String fault(Want want) {
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(
                        world.partner, world.application(world.college, RequestKind.TRANSFER_INSTITUTION, want)));
        return problem.faults().get(0).field();
    }

    // boards

    @Test
    public void theDayOfTheNextBoardIsLookedUp() {
        world.campus.board = Campus.TODAY.plusDays(30);
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Preview preview = world.desk.preview(world.registry, application);
        assertEquals(Preview.Prospect.EXCEPTIONAL, preview.prospect());
        assertEquals("WITHIN_SIX_WEEKS", preview.prospectReason());
        StudentRequest request = world.submitted(application).record();
        assertEquals(world.campus.board, request.asked().boardDate());
        Want other = RequestsWorld.suspension();
        other.boardDate = Campus.TODAY.plusDays(60);
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, other)));
        assertEquals("asked.boardDate", problem.faults().get(0).field());
    }

    @Test
    public void withoutAMeetingTheDayIsAsSaidOrNotLookedAt() {
        Preview preview = world.desk.preview(
                world.registry, world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        assertTrue(preview.notes().toString(), preview.notes().toString().contains("No meeting of a board"));
        Want said = RequestsWorld.suspension();
        said.boardDate = Campus.TODAY.plusDays(42);
        assertEquals(
                Preview.Prospect.EXCEPTIONAL,
                world.desk
                        .preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, said))
                        .prospect());
    }

    @Test
    public void whileTheBoardsAreAwayTheDayIsAskedFor() {
        world.boards.removeBoards(world.meetings);
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Preview preview = world.desk.preview(world.registry, application);
        assertTrue(preview.notes().toString(), preview.notes().toString().contains("asked.boardDate is needed"));
        Problem problem = refused(Problem.Kind.INVALID, () -> world.submitted(application));
        assertEquals("asked.boardDate", problem.faults().get(0).field());
        Want said = RequestsWorld.suspension();
        said.boardDate = Campus.TODAY.plusDays(100);
        assertEquals(
                RequestState.SUBMITTED,
                world.submitted(world.application(world.usw, RequestKind.SUSPEND, said))
                        .record()
                        .state());
        Want year = RequestsWorld.suspension();
        world.campus.on(LocalDate.of(2017, 9, 1));
        year.effective = LocalDate.of(2017, 9, 18);
        year.until = LocalDate.of(2018, 9, 10);
        assertTrue(world.desk
                .preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, year))
                .notes()
                .isEmpty());
    }

    // time of registration

    @Test
    public void whatTakesLongerThanTheMaximumIsBarredUntilItIsWaived() {
        Want leave = world.want(RequestKind.LEAVE_OF_ABSENCE);
        leave.completionMoves = true;
        for (Application each : List.of(
                since(2013, RequestKind.SUSPEND, RequestsWorld.suspension()),
                since(2013, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR)),
                since(2012, RequestKind.TRANSFER_COURSE, world.transfer()),
                since(2011, RequestKind.CHANGE_MODE, world.want(RequestKind.CHANGE_MODE)),
                since(2013, RequestKind.LEAVE_OF_ABSENCE, leave))) {
            Preview preview = world.desk.preview(world.registry, each);
            assertEquals(each.kind().name(), Preview.Prospect.BARRED, preview.prospect());
            assertEquals("OVER_MAXIMUM", preview.prospectReason());
            assertEquals("A.2.2.8", preview.prospectClause());
            Versioned<StudentRequest> request = world.submitted(each);
            RequestId id = request.record().id();
            Problem problem = refused(
                    Problem.Kind.CONFLICT,
                    () -> world.decisions.agree(
                            world.in("COURSE_LEADER"), id, "COURSE_LEADER", request.version(), "because"));
            assertTrue(problem.toString(), problem.toString().contains("A.2.2.8"));
            world.campus.waivers.add(waiver(each, "usw-taught"));
            assertEquals("A.2.2.8", world.desk.preview(world.registry, each).waiver());
            world.decisions.agree(
                    world.in("COURSE_LEADER"), id, "COURSE_LEADER", request.version(), "the clause is waived");
        }
    }

    @Test
    public void aWaiverOfAClauseOfThePackThatIsExtendedCounts() {
        world.campus.pack = Campus.EXTENDING;
        Application repeat = since(2013, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR));
        world.campus.waivers.add(waiver(repeat, "another"));
        assertNull(world.desk.preview(world.registry, repeat).waiver());
        world.campus.waivers.add(waiver(repeat, "usw-taught"));
        assertEquals("A.2.2.8", world.desk.preview(world.registry, repeat).waiver());
    }

    private Waiver waiver(Application of, String pack) {
        return new Waiver(
                new WaiverId(1),
                world.usw,
                of.studentId(),
                pack,
                "A.2.2.8",
                "a long illness",
                "Director",
                Campus.TODAY,
                LocalDate.of(2017, 12, 31),
                null,
                null);
    }

    @Test
    public void theMaximumItselfIsInTime() {
        for (Application each : List.of(
                since(2014, RequestKind.SUSPEND, RequestsWorld.suspension()),
                since(2014, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR)),
                since(2014, RequestKind.TRANSFER_COURSE, world.transfer()),
                since(2013, RequestKind.CHANGE_MODE, world.want(RequestKind.CHANGE_MODE)),
                since(2010, RequestKind.LEAVE_OF_ABSENCE, world.want(RequestKind.LEAVE_OF_ABSENCE)),
                since(2010, RequestKind.WITHDRAW, new Want()))) {
            assertEquals(
                    each.kind().name(),
                    Preview.Prospect.OPEN,
                    world.desk.preview(world.registry, each).prospect());
        }
    }

    @Test
    public void aLongerCourseAndSessionsInAnotherModeCountAsTheTableSays() {
        world.campus.structure = new ProgrammeStructure(
                List.of(stage("1", 4), stage("2", 5), stage("P", 5), stage("3", 6)), List.of(), List.of());
        Application repeat = since(2013, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR));
        assertEquals(
                Preview.Prospect.OPEN,
                world.desk.preview(world.registry, repeat).prospect());
        world.campus.structure = ProgrammeStructure.EMPTY;
        ProgrammeRegistration now =
                world.campus.registrations.get(repeat.registrationId()).record();
        // two sessions part-time, of which the table allows ten, and four full-time, of which it allows five
        world.campus.history.add(state(now, 2013, "PT", ProgrammeRegistration.Status.ACTIVE));
        world.campus.history.add(state(now, 2014, "PT", ProgrammeRegistration.Status.ACTIVE));
        world.campus.history.add(state(now, 2015, "FT", ProgrammeRegistration.Status.ACTIVE));
        assertEquals(
                Preview.Prospect.OPEN,
                world.desk.preview(world.registry, repeat).prospect());
    }

    @Test
    public void anAcceleratedCourseTakesItsYearsAndNotASessionForEachLevel() {
        world.campus.structure = new ProgrammeStructure(
                List.of(),
                List.of(new Route(
                        "FAST",
                        "Title",
                        Route.Kind.SINGLE,
                        Route.Mode.FT,
                        Route.Delivery.LINEAR,
                        false,
                        List.of(Route.Feature.ACCELERATED),
                        new BigDecimal("2"),
                        null,
                        false,
                        null)),
                List.of());
        Application fresh = since(2016, RequestKind.TRANSFER_COURSE, world.transfer());
        assertEquals(
                Preview.Prospect.OPEN, world.desk.preview(world.registry, fresh).prospect());
        Application late = since(2015, RequestKind.TRANSFER_COURSE, world.transfer());
        assertEquals(
                Preview.Prospect.BARRED,
                world.desk.preview(world.registry, late).prospect());
    }

    @Test
    public void sessionsAwayCountAndAreNamedInTheRuling() {
        Application repeat = since(2013, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR));
        ProgrammeRegistration now =
                world.campus.registrations.get(repeat.registrationId()).record();
        world.campus.history.add(state(now, 2013, "FT", ProgrammeRegistration.Status.ACTIVE));
        world.campus.history.add(state(now, 2014, "FT", ProgrammeRegistration.Status.SUSPENDED));
        world.campus.history.add(state(now, 2016, "FT", ProgrammeRegistration.Status.ACTIVE));
        Preview preview = world.desk.preview(world.registry, repeat);
        assertEquals("OVER_MAXIMUM", preview.prospectReason());
        assertTrue(preview.rulings().stream()
                .flatMap(ruling -> ruling.findings().stream())
                .anyMatch(finding -> finding.code().equals("SUSPENSION_COUNTS")
                        && finding.facts().get("years").equals("1")));
    }

    @Test
    public void whatTheTableDoesNotHoldForIsSaid() {
        Application repeat = since(2013, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR));
        world.campus.priorLearning = true;
        Preview preview = world.desk.preview(world.registry, repeat);
        assertEquals(Preview.Prospect.OPEN, preview.prospect());
        assertTrue(preview.notes().toString(), preview.notes().toString().contains("TABLE_NOT_APPLICABLE"));
        Want endless = RequestsWorld.suspension();
        endless.until = LocalDate.of(2018, 10, 1);
        Preview unknown =
                world.desk.preview(world.registry, world.application(world.usw, RequestKind.SUSPEND, endless));
        assertTrue(
                unknown.notes().toString(),
                unknown.notes().toString().contains("The registration period was not looked at"));
    }

    // events

    @Test
    public void otherDomainsHearOfEveryTurn() {
        Want want = new Want();
        Versioned<StudentRequest> request = world.submitted(world.application(world.usw, RequestKind.WITHDRAW, want));
        Versioned<StudentRequest> approved = world.agreed(request);
        world.campus.on(want.effective);
        world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        assertEquals(List.of("requests.submitted", "requests.decided", "requests.completed"), world.events());
        assertEquals(
                ("{\"request\":\"%s\",\"student\":\"%s\",\"registration\":\"%s\",\"programme\":\"CS\","
                                + "\"kind\":\"WITHDRAW\",\"state\":\"EFFECTIVE\",\"on\":\"2017-02-17\","
                                + "\"effective\":\"2017-02-17\"}")
                        .formatted(
                                request.record().id(),
                                request.record().studentId(),
                                request.record().registrationId()),
                world.sql
                        .first(
                                "select payload from kernel_outbox where type = ? and subject = ?",
                                rs -> rs.getString(1),
                                "requests.completed",
                                "request/" + request.record().id())
                        .orElseThrow());
    }

    @Test
    public void whatComesToNothingIsToldToo() {
        Versioned<StudentRequest> back =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        world.desk.takeBack(world.registry, back.record().id(), back.version(), "I stay");
        Versioned<StudentRequest> refusedOne =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        world.decisions.refuse(
                world.in("COURSE_LEADER"), refusedOne.record().id(), "COURSE_LEADER", refusedOne.version(), "no", null);
        world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        world.campus.on(LocalDate.of(2017, 4, 1));
        world.decisions.lapse(world.registry, world.usw);
        assertEquals(
                List.of(
                        "requests.submitted",
                        "requests.withdrawn",
                        "requests.submitted",
                        "requests.decided",
                        "requests.submitted",
                        "requests.lapsed"),
                world.events());
    }

    @Test
    public void draftsAndWhatIsRolledBackAreToldToNobody() {
        Versioned<StudentRequest> draft =
                world.desk.draft(world.registry, world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        world.desk.takeBack(world.registry, draft.record().id(), draft.version(), "no");
        assertEquals(List.of(), world.events());
        Versioned<StudentRequest> approved =
                world.agreed(world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want())));
        world.campus.on(new Want().effective);
        world.campus.refusing = true;
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        assertEquals(List.of("requests.submitted", "requests.decided"), world.events());
    }

    @Test
    public void anOfficeAmongSeveralIsNoDecision() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        world.decisions.agree(
                world.in("COURSE_LEADER"), request.record().id(), "COURSE_LEADER", request.version(), null);
        assertEquals(List.of("requests.submitted"), world.events());
    }

    private Application since(int entry, RequestKind of, Want want) {
        StudentId student = world.student(world.usw);
        return new Application(
                student,
                world.registration(student, ProgrammeRegistration.Status.ACTIVE, new AcademicSession(entry)),
                of,
                want.asked());
    }

    private static Want articulated(ProgrammeId programme) {
        Want want = new Want();
        want.toInstitution = "University";
        want.toProgramme = programme;
        want.level = 6;
        return want;
    }

    private static Stage stage(String code, int level) {
        return new Stage(code, "Stage " + code, Stage.Kind.TAUGHT, level, 120, null, null);
    }

    private static RegistrationState state(
            ProgrammeRegistration now, int session, String mode, ProgrammeRegistration.Status status) {
        return new RegistrationState(
                new ProgrammeRegistration(
                        now.id(),
                        now.institution(),
                        now.studentId(),
                        now.programmeId(),
                        now.entrySession(),
                        new AcademicSession(session),
                        now.level(),
                        mode,
                        now.entry(),
                        status,
                        now.startedOn(),
                        null),
                null,
                null,
                null,
                null,
                RegistrationState.Change.KEPT,
                now.startedOn(),
                "as it was",
                null,
                null,
                "registry");
    }

    private static Agreement ending(Agreement one, LocalDate last) {
        return new Agreement(
                one.id(),
                one.partner(),
                one.awardingBody(),
                one.kind(),
                one.reference(),
                one.starts(),
                last,
                one.programmes(),
                one.deadlines(),
                null,
                false);
    }

    private static Agreement about(Agreement one, String programme) {
        return new Agreement(
                one.id(),
                one.partner(),
                one.awardingBody(),
                one.kind(),
                one.reference(),
                one.starts(),
                one.ends(),
                List.of(programme),
                one.deadlines(),
                null,
                false);
    }
}
