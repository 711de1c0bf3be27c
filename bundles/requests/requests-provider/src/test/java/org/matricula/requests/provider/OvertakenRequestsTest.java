package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.students.api.StudentId;

/** Requests that the record, or another request, stands against. */
public class OvertakenRequestsTest extends OnBothDatabases {

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
    }

    @Test
    public void aDeathAfterTheFirstDayIsSeenWhenTheRequestIsAnswered() {
        Want today = new Want();
        today.effective = Campus.TODAY;
        Versioned<StudentRequest> request = world.submitted(world.application(world.usw, RequestKind.WITHDRAW, today));
        world.campus.on(Campus.TODAY.plusDays(3));
        world.dies(request.record().studentId(), Campus.TODAY.plusDays(1));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(
                        world.in("COURSE_LEADER"), request.record().id(), "COURSE_LEADER", request.version(), null));
    }

    @Test
    public void aCasIsNeitherAgreedToNorCarriedOutForOneWhoHasLeft() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.CAS));
        world.becomes(approved.record().registrationId(), Status.WITHDRAWN);
        world.campus.on(approved.record().asked().effective());
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
    }

    @Test
    public void openRequestsOfOneWhoHasLeftAreClosedWithALetterThatTakesTheApprovalBack() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.CAS));
        world.becomes(approved.record().registrationId(), Status.WITHDRAWN);
        world.told("registration.withdrawn", approved.record().studentId());
        assertEquals(List.of("DRAFT", "SUBMITTED", "SUBMITTED", "APPROVED", "OVERTAKEN"), world.states(approved));
        List<RequestLetter> letters =
                world.requests.letters(world.registry, approved.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("the registration that it concerns is withdrawn"));
        assertTrue(last, last.contains("that approval does not hold any more"));
        assertEquals(List.of(), world.openDuties(approved.record().id()));
        assertEquals("requests.overtaken", world.events().get(world.events().size() - 1));
        world.told("registration.withdrawn", approved.record().studentId());
        assertEquals(5, world.states(approved).size());
    }

    @Test
    public void anOpenRequestAboutARegistrationEnteredInErrorIsOvertaken() {
        Versioned<StudentRequest> open = asked(RequestKind.CAS);
        world.becomes(open.record().registrationId(), Status.VOIDED);
        world.told("registration.voided", open.record().studentId());
        assertEquals(
                RequestState.OVERTAKEN,
                world.requests.get(world.registry, open.record().id()).record().state());
    }

    @Test
    public void tSt8WhoIsSponsoredAndWithdrawsHasToLeaveAndIsToldSo() {
        for (boolean sponsored : List.of(true, false)) {
            Want want = new Want();
            want.effective = Campus.TODAY;
            want.sponsored = sponsored;
            Versioned<StudentRequest> approved =
                    world.agreed(world.submitted(world.application(world.usw, RequestKind.WITHDRAW, want)));
            RequestId done = world.decisions
                    .carryOut(world.registry, approved.record().id(), approved.version())
                    .record()
                    .id();
            for (String duty : List.of("CEASE_SPONSORSHIP", "MUST_LEAVE", "REPORT_TO_HOME_OFFICE")) {
                assertEquals(duty, sponsored, world.openDuties(done).contains(duty));
            }
        }
    }

    @Test
    public void whatAWithdrawalByRequestLeftToDoIsNeedlessOnceTheWithdrawalIsTakenBack() {
        Want want = new Want();
        want.effective = Campus.TODAY;
        want.sponsored = true;
        Versioned<StudentRequest> approved =
                world.agreed(world.submitted(world.application(world.usw, RequestKind.WITHDRAW, want)));
        ProgrammeRegistrationId on = approved.record().registrationId();
        Versioned<StudentRequest> done =
                world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        assertTrue(world.openDuties(done.record().id()).contains("MUST_LEAVE"));
        world.becomes(on, Status.WITHDRAWN);
        world.stood(
                on, Change.WITHDRAWN, Campus.TODAY, "request " + done.record().id());
        world.reinstated(on);
        assertEquals("EFFECTIVE", world.states(done).get(world.states(done).size() - 1));
        world.becomes(on, Status.ACTIVE);
        world.stood(on, Change.REINSTATED, Campus.TODAY, null);
        world.reinstated(on);
        world.reinstated(on);
        assertEquals(
                List.of("EFFECTIVE", "OVERTAKEN"),
                world.states(done)
                        .subList(
                                world.states(done).size() - 2,
                                world.states(done).size()));
        assertEquals(List.of(), world.openDuties(done.record().id()));
        List<RequestLetter> letters =
                world.requests.letters(world.registry, done.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("holds no more: the withdrawal was a mistake and was taken back"));
        assertEquals("requests.overtaken", world.events().get(world.events().size() - 1));
    }

    @Test
    public void tSt4WhatBarsATransferAtTheDeskBarsItAtEveryStepAndMayCloseTheRequest() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.TRANSFER_COURSE));
        Versioned<StudentRequest> submitted = asked(RequestKind.TRANSFER_COURSE);
        Problem notMet = refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.close(world.registry, approved.record().id(), approved.version(), "on it"));
        assertTrue(notMet.detail(), notMet.detail().contains("is contradicted by nothing"));
        world.campus.barred = Problem.conflict("programmeId", "7", "NOT_READMITTED (L1425)");
        world.campus.on(approved.record().asked().effective());
        Application other =
                world.application(world.usw, RequestKind.TRANSFER_COURSE, world.want(RequestKind.TRANSFER_COURSE));
        for (ThrowingRunnable step : List.<ThrowingRunnable>of(
                () -> world.desk.preview(world.registry, other),
                () -> world.submitted(other),
                () -> world.agreed(submitted),
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()))) {
            assertTrue(refused(Problem.Kind.CONFLICT, step).detail().contains("NOT_READMITTED"));
        }
        assertEquals(
                RequestState.OVERTAKEN,
                world.decisions
                        .close(world.registry, approved.record().id(), approved.version(), "is on it by hand")
                        .record()
                        .state());
    }

    /** A status that stands from a later day is taken back first, so nobody agrees to what cannot be carried out. */
    @Test
    public void aDayThatTheRecordDoesNotTakeIsToldBeforeTheRequestIsHandedInAndMayCloseIt() {
        for (RequestKind kind : List.of(
                RequestKind.WITHDRAW,
                RequestKind.SUSPEND,
                RequestKind.TRANSFER_COURSE,
                RequestKind.TRANSFER_INSTITUTION)) {
            world.campus.standsFrom = null;
            Versioned<StudentRequest> approved = world.agreed(asked(kind));
            LocalDate day = approved.record().asked().effective();
            world.campus.on(day);
            world.campus.standsFrom = day.plusDays(1);
            for (ThrowingRunnable step : List.<ThrowingRunnable>of(
                    () -> world.desk.preview(world.registry, world.application(world.usw, kind, world.want(kind))),
                    () -> asked(kind),
                    () -> world.decisions.carryOut(
                            world.registry, approved.record().id(), approved.version()))) {
                String detail = refused(Problem.Kind.CONFLICT, step).detail();
                assertTrue(kind + detail, detail.contains("must not be before " + day.plusDays(1)));
            }
            assertEquals(
                    RequestState.OVERTAKEN,
                    world.decisions
                            .close(world.registry, approved.record().id(), approved.version(), "enrolled since")
                            .record()
                            .state());
        }
        asked(RequestKind.CHANGE_MODE);
    }

    @Test
    public void anApprovalWhoseWaiverHasEndedIsClosedWithAReason() {
        Want wanted = RequestsWorld.suspension();
        wanted.until = wanted.effective.plusYears(2);
        Application application = world.application(world.usw, RequestKind.SUSPEND, wanted);
        world.campus.waivers.add(new Waiver(
                new WaiverId(1),
                world.usw,
                application.studentId(),
                "usw-taught",
                "A.2.6.10",
                "a long illness",
                "Director",
                Campus.TODAY,
                LocalDate.of(2017, 12, 31),
                null,
                null));
        Versioned<StudentRequest> approved = world.agreed(world.submitted(application), "the clause is waived");
        assertEquals(RequestState.APPROVED, approved.record().state());
        Problem stands = refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.close(world.registry, approved.record().id(), approved.version(), "has ended"));
        assertTrue(stands.detail(), stands.detail().contains("is contradicted by nothing"));
        world.campus.waivers.clear();
        assertEquals(
                RequestState.OVERTAKEN,
                world.decisions
                        .close(world.registry, approved.record().id(), approved.version(), "the waiver has ended")
                        .record()
                        .state());
        List<RequestLetter> letters =
                world.requests.letters(world.registry, approved.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("the waiver has ended"));
        assertTrue(last, last.contains("that approval does not hold any more"));
        assertEquals(List.of(), world.openDuties(approved.record().id()));
    }

    @Test
    public void aChangeOfModeThatTheDeskAgreedMeanwhileIsClosedWithAReason() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.CHANGE_MODE));
        Asked wanted = approved.record().asked();
        world.agreedMode(approved.record().registrationId(), wanted.mode(), wanted.session());
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        assertEquals(
                RequestState.OVERTAKEN,
                world.decisions
                        .close(world.registry, approved.record().id(), approved.version(), "agreed at the desk")
                        .record()
                        .state());
    }

    @Test
    public void aSuspensionByRequestThatIsTakenBackClosesItsRequest() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.SUSPEND));
        ProgrammeRegistrationId on = approved.record().registrationId();
        world.campus.on(approved.record().asked().effective());
        Versioned<StudentRequest> done =
                world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        world.stood(
                on, Change.SUSPENDED, Campus.TODAY, "request " + done.record().id());
        world.stood(on, Change.WITHDRAWN, Campus.TODAY, null);
        world.stood(on, Change.REINSTATED, Campus.TODAY, null);
        world.reinstated(on);
        assertEquals(
                "what was taken back came by no request",
                "EFFECTIVE",
                world.states(done).get(world.states(done).size() - 1));
        world.stood(on, Change.SUSPENSION_VOIDED, Campus.TODAY, null);
        world.suspensionVoided(on);
        assertEquals("OVERTAKEN", world.states(done).get(world.states(done).size() - 1));
        List<RequestLetter> letters =
                world.requests.letters(world.registry, done.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("holds no more: the suspension was a mistake and was taken back"));
    }

    @Test
    public void aRepeatByRequestThatIsTakenBackClosesItsRequestWhateverWasChangedSince() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.REPEAT_YEAR));
        ProgrammeRegistrationId on = approved.record().registrationId();
        Versioned<StudentRequest> done =
                world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        world.stood(
                on, Change.REPEATED, Campus.TODAY, "request " + done.record().id());
        world.stood(on, Change.ROUTE_CHANGED, Campus.TODAY, null);
        world.stood(on, Change.REPEAT_VOIDED, Campus.TODAY, null);
        world.repeatVoided(on);
        assertEquals("OVERTAKEN", world.states(done).get(world.states(done).size() - 1));
        List<RequestLetter> letters =
                world.requests.letters(world.registry, done.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("holds no more: the repeat was taken back"));
    }

    @Test
    public void aTransferByRequestThatIsTakenBackClosesItsRequestAndWhatWasAskedForThere() {
        Versioned<StudentRequest> approved = world.agreed(asked(RequestKind.TRANSFER_COURSE));
        ProgrammeRegistrationId on = approved.record().registrationId();
        world.campus.on(approved.record().asked().effective());
        Versioned<StudentRequest> done =
                world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        Versioned<StudentRequest> open = asked(RequestKind.CAS);
        world.stood(
                on, Change.TRANSFERRED, Campus.TODAY, "request " + done.record().id());
        world.stood(on, Change.TRANSFER_VOIDED, Campus.TODAY, null);
        world.transferVoided(on);
        List<RequestLetter> letters =
                world.requests.letters(world.registry, done.record().id());
        String last = letters.get(letters.size() - 1).text();
        assertTrue(last, last.contains("holds no more: the transfer was a mistake and was taken back"));
        assertEquals("SUBMITTED", world.states(open).get(world.states(open).size() - 1));
        world.becomes(open.record().registrationId(), Status.TRANSFERRED);
        world.transferVoided(open.record().registrationId());
        assertEquals("OVERTAKEN", world.states(open).get(world.states(open).size() - 1));
    }

    @Test
    public void nobodyWritesToTheDead() {
        Versioned<StudentRequest> request = asked(RequestKind.WITHDRAW);
        world.dies(request.record().studentId(), Campus.TODAY);
        world.told("students.status-recorded", request.record().studentId());
        assertEquals(List.of("DRAFT", "SUBMITTED", "OVERTAKEN"), world.states(request));
        assertEquals(
                List.of(),
                world.requests.letters(world.registry, request.record().id()));
    }

    @Test
    public void whatGoesOnIsNotClosed() {
        Versioned<StudentRequest> absence = asked(RequestKind.LEAVE_OF_ABSENCE);
        world.becomes(absence.record().registrationId(), Status.SUSPENDED);
        world.told("students.status-recorded", absence.record().studentId());
        assertEquals(List.of("DRAFT", "SUBMITTED"), world.states(absence));
        Versioned<StudentRequest> details = asked(RequestKind.CHANGE_OF_DETAILS);
        world.becomes(details.record().registrationId(), Status.WITHDRAWN);
        world.told("registration.withdrawn", details.record().studentId());
        assertEquals(List.of("DRAFT", "SUBMITTED"), world.states(details));
    }

    @Test
    public void whatTheRecordContradictsOtherwiseIsClosedByANamedPersonWithAReason() {
        Versioned<StudentRequest> absence = asked(RequestKind.LEAVE_OF_ABSENCE);
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.close(world.registry, absence.record().id(), absence.version(), "why not"));
        world.becomes(absence.record().registrationId(), Status.SUSPENDED);
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.close(world.registry, absence.record().id(), absence.version(), " "));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.decisions.close(
                        world.self(absence.record().studentId()),
                        absence.record().id(),
                        absence.version(),
                        "mine"));
        Versioned<StudentRequest> closed =
                world.decisions.close(world.registry, absence.record().id(), absence.version(), "you are suspended");
        assertEquals(RequestState.OVERTAKEN, closed.record().state());
        assertTrue(world.requests
                .letters(world.registry, absence.record().id())
                .get(0)
                .text()
                .contains("you are suspended"));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.close(world.registry, absence.record().id(), closed.version(), "again"));
    }

    @Test
    public void afterAWithdrawalNothingElseIsAskedFor() {
        Versioned<StudentRequest> withdrawal = asked(RequestKind.WITHDRAW);
        for (RequestKind each : List.of(
                RequestKind.SUSPEND,
                RequestKind.TRANSFER_COURSE,
                RequestKind.TRANSFER_INSTITUTION,
                RequestKind.LEAVE_OF_ABSENCE,
                RequestKind.CHANGE_MODE,
                RequestKind.REPEAT_YEAR,
                RequestKind.CAS)) {
            excluded(withdrawal, beside(withdrawal, each, world.want(each)));
        }
    }

    @Test
    public void aWithdrawalIsExcludedByWhatIsToHoldAfterIt() {
        Versioned<StudentRequest> mode = asked(RequestKind.CHANGE_MODE);
        excluded(mode, beside(mode, RequestKind.WITHDRAW, new Want()));
        Want later = new Want();
        later.effective = LocalDate.of(2018, 1, 8);
        assertTrue(world.desk
                .preview(world.registry, beside(mode, RequestKind.WITHDRAW, later))
                .admissible());
    }

    @Test
    public void withinASuspensionNothingThatNeedsAnActiveRegistrationIsAskedFor() {
        Versioned<StudentRequest> suspension = asked(RequestKind.SUSPEND);
        Want within = RequestsWorld.absence(10);
        within.effective = within.effective.plusDays(20);
        within.until = within.effective.plusDays(3);
        excluded(suspension, beside(suspension, RequestKind.AUTHORISED_ABSENCE, within));
        // on the day of return the registration is active again
        Application repeat = beside(suspension, RequestKind.REPEAT_YEAR, world.want(RequestKind.REPEAT_YEAR));
        Preview preview = world.desk.preview(world.registry, repeat);
        assertTrue(preview.admissible());
        assertTrue(
                preview.notes().toString(),
                preview.notes().stream().anyMatch(note -> note.contains("(SUSPEND from 2017-02-17, SUBMITTED)")));
    }

    @Test
    public void anApprovedRequestStandsAgainstAgreeingToOneThatItExcludes() {
        Versioned<StudentRequest> mode = asked(RequestKind.CHANGE_MODE);
        Versioned<StudentRequest> withdrawal = asked(RequestKind.WITHDRAW);
        // two that came in at the same moment
        world.sql.update(
                "update requests_request set registration_id = ?, student_id = ? where id = ?",
                mode.record().registrationId(),
                mode.record().studentId(),
                withdrawal.record().id());
        world.agreed(mode);
        refused(Problem.Kind.CONFLICT, () -> world.agreed(withdrawal));
    }

    @Test
    public void anAbsenceOnOtherDaysIsAskedForWhileOneLiesAhead() {
        Versioned<StudentRequest> first = asked(RequestKind.AUTHORISED_ABSENCE);
        assertEquals(RequestState.APPROVED, first.record().state());
        Want same = RequestsWorld.absence(2);
        same.effective = first.record().asked().until();
        same.until = same.effective.plusDays(2);
        excluded(first, beside(first, RequestKind.AUTHORISED_ABSENCE, same));
        excluded(first, beside(first, RequestKind.AUTHORISED_ABSENCE, world.want(RequestKind.AUTHORISED_ABSENCE)));
        Want after = RequestsWorld.absence(2);
        after.effective = first.record().asked().until().plusDays(1);
        after.until = after.effective.plusDays(2);
        assertEquals(
                RequestState.APPROVED,
                world.submitted(beside(first, RequestKind.AUTHORISED_ABSENCE, after))
                        .record()
                        .state());
    }

    @Test
    public void ofTwoThatExcludeEachOtherOneComesInWhenBothAreHandedInAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            Application leave = world.application(world.usw, RequestKind.WITHDRAW, world.want(RequestKind.WITHDRAW));
            Want move = world.want(RequestKind.TRANSFER_COURSE);
            move.effective = leave.asked().effective().plusDays(1);
            List<Versioned<StudentRequest>> drafts = List.of(
                    world.desk.draft(world.registry, leave),
                    world.desk.draft(
                            world.registry,
                            new Application(
                                    leave.studentId(),
                                    leave.registrationId(),
                                    RequestKind.TRANSFER_COURSE,
                                    move.asked())));
            assertEquals(
                    1,
                    atOnce(
                            drafts,
                            draft -> world.desk.submit(
                                    world.registry, draft.record().id(), draft.version())));
        }
    }

    @Test
    public void a247OfTwoAbsencesOverTheAnnualLimitOneIsGrantedWhenBothAreAgreedAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            // thirteen working days each, by two numbers of one person
            Want early = thirteenDays(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 3, 17));
            Application first = world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, early);
            Want late = thirteenDays(LocalDate.of(2017, 5, 3), LocalDate.of(2017, 5, 19));
            Application second = world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, late);
            Set<StudentId> person = Set.of(first.studentId(), second.studentId());
            world.merged = Map.of(first.studentId(), person, second.studentId(), person);
            List<Versioned<StudentRequest>> asked = List.of(world.submitted(first), world.submitted(second));
            assertEquals(
                    1,
                    atOnce(
                            asked,
                            one -> assertEquals(
                                    RequestState.APPROVED,
                                    world.agreed(one).record().state())));
        }
    }

    private static Want thirteenDays(LocalDate from, LocalDate to) {
        Want want = RequestsWorld.absence(1).evidence("MEDICAL_CERTIFICATE");
        want.effective = from;
        want.until = to;
        return want;
    }

    /** How many pass when each is tried at the same moment; the others are in conflict. */
    private static long atOnce(List<Versioned<StudentRequest>> requests, Consumer<Versioned<StudentRequest>> work)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        ExecutorService desks = Executors.newFixedThreadPool(requests.size());
        try {
            List<Future<Boolean>> tried = requests.stream()
                    .map(one -> desks.submit(() -> {
                        start.await();
                        try {
                            work.accept(one);
                            return true;
                        } catch (ProblemException e) {
                            assertEquals(Problem.Kind.CONFLICT, e.problem().kind());
                            return false;
                        }
                    }))
                    .toList();
            long passed = 0;
            for (Future<Boolean> one : tried) {
                passed += one.get() ? 1 : 0;
            }
            return passed;
        } finally {
            desks.shutdownNow();
        }
    }

    private Versioned<StudentRequest> asked(RequestKind each) {
        return world.submitted(world.application(world.usw, each, world.want(each)));
    }

    private static Application beside(Versioned<StudentRequest> other, RequestKind each, Want want) {
        return new Application(other.record().studentId(), other.record().registrationId(), each, want.asked());
    }

    private void excluded(Versioned<StudentRequest> by, Application application) {
        Preview preview = world.desk.preview(world.registry, application);
        assertFalse(application.kind().name(), preview.admissible());
        assertEquals("EXCLUDED_BY_OPEN_REQUEST", preview.reason());
        Problem problem = refused(Problem.Kind.CONFLICT, () -> world.submitted(application));
        String rule = problem.faults().get(0).rule();
        assertTrue(rule, rule.contains("open request " + by.record().id()));
    }
}
