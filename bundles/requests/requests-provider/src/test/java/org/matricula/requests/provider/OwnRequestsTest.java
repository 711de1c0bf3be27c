package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.OwnRequests;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;

public class OwnRequestsTest extends OnBothDatabases {

    private RequestsWorld world;
    private Application mine;
    private Application theirs;
    private Caller self;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
        mine = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        theirs = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        self = world.self(mine.studentId());
    }

    @Test
    public void aStudentPreviewsBeginsHandsInFollowsAndIsAnswered() {
        assertTrue(world.own
                .preview(self, mine.registrationId(), mine.kind(), mine.asked())
                .admissible());
        assertEquals(List.of(), world.own.all(self));
        Versioned<StudentRequest> draft = drafted();
        RequestId id = draft.record().id();
        Versioned<StudentRequest> changed =
                world.own.change(self, id, mine.asked().from(Campus.TODAY.plusDays(8)), draft.version());
        Versioned<StudentRequest> submitted = world.own.submit(self, id, changed.version());
        assertEquals(self.name(), submitted.record().applicant());
        assertEquals(List.of(submitted.record()), world.own.all(self));
        Versioned<StudentRequest> approved = world.decisions.agree(
                world.in("COURSE_LEADER"), id, "COURSE_LEADER", submitted.version(), "words for the letter");
        assertEquals(RequestState.APPROVED, world.own.get(self, id).record().state());
        assertEquals(approved.version(), world.own.get(self, id).version());
        List<OwnRequests.Step> steps = world.own.steps(self, id);
        assertEquals(
                List.of(RequestState.DRAFT, RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED),
                steps.stream().map(OwnRequests.Step::state).toList());
        assertEquals("words for the letter", steps.get(3).reason());
        assertTrue(world.own.letters(self, id).get(0).text().contains("has been approved"));
    }

    @Test
    public void whatOfficesNoteForEachOtherStaysWithThem() {
        Application suspension = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> request = world.submitted(suspension);
        RequestId id = request.record().id();
        world.decisions.agree(world.in("COURSE_LEADER"), id, "COURSE_LEADER", request.version(), "between us");
        OwnRequests.Step step =
                world.own.steps(world.self(suspension.studentId()), id).get(2);
        assertEquals("COURSE_LEADER", step.role());
        assertNull(step.reason());
    }

    @Test
    public void ownReadsNameTheOfficesThatAgreedAndNotWhoIsInThem() {
        Application suspension = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> request = world.submitted(suspension);
        RequestId id = request.record().id();
        Caller leader = world.in("COURSE_LEADER");
        StudentRequest agreed = world.decisions
                .agree(leader, id, "COURSE_LEADER", request.version(), null)
                .record();
        assertEquals(leader.name(), agreed.approvals().get(0).agreedBy());
        Caller student = world.self(suspension.studentId());
        StudentRequest told = world.own.get(student, id).record();
        assertNull("another user wrote it", told.applicant());
        assertEquals(
                agreed.approvals().stream()
                        .map(one -> new StudentRequest.Approval(one.role(), one.clause(), null, one.agreedAt()))
                        .toList(),
                told.approvals());
        assertNotNull(told.approvals().get(0).agreedAt());
        assertEquals(List.of(told), world.own.all(student));
        StudentRequest back = world.own
                .takeBack(student, id, world.own.get(student, id).version(), "I stay")
                .record();
        assertEquals(told.approvals(), back.approvals());
        assertEquals(
                "the office reads who agreed",
                agreed.approvals(),
                world.requests.get(world.registry, id).record().approvals());
    }

    @Test
    public void aStudentTakesAnOwnRequestBackAlsoWhereOthersBroughtItIn() {
        Versioned<StudentRequest> request = world.submitted(mine);
        RequestId id = request.record().id();
        Versioned<StudentRequest> back = world.own.takeBack(self, id, request.version(), "I stay");
        assertEquals(RequestState.WITHDRAWN_BY_STUDENT, back.record().state());
        assertEquals("I stay", world.own.steps(self, id).get(2).reason());
    }

    @Test
    public void aStudentAnswersNoRequest() {
        Versioned<StudentRequest> request = world.submitted(mine);
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.decisions.agree(self, request.record().id(), "COURSE_LEADER", request.version(), null));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.requests.get(self, request.record().id()));
    }

    @Test
    public void requestsUnderAMergedRecordAreTheStudentsToo() {
        Versioned<StudentRequest> request = world.submitted(theirs);
        world.merged = Map.of(mine.studentId(), Set.of(mine.studentId(), theirs.studentId()));
        StudentRequest told = request.record().toStudent(self.name());
        assertEquals(new Versioned<>(told, request.version()), world.own.get(self, told.id()));
        assertEquals(List.of(told), world.own.all(self));
    }

    @Test
    public void whatIsOfOthersIsNotFound() {
        Versioned<StudentRequest> request = world.submitted(theirs);
        RequestId id = request.record().id();
        assertEquals(List.of(), world.own.all(self));
        for (ThrowingRunnable work : List.<ThrowingRunnable>of(
                () -> world.own.get(self, id),
                () -> world.own.steps(self, id),
                () -> world.own.letters(self, id),
                () -> world.own.change(self, id, theirs.asked(), request.version()),
                () -> world.own.submit(self, id, request.version()),
                () -> world.own.takeBack(self, id, request.version(), "not mine"),
                () -> world.own.preview(self, theirs.registrationId(), theirs.kind(), theirs.asked()),
                () -> world.own.draft(self, theirs.registrationId(), theirs.kind(), theirs.asked()))) {
            refused(Problem.Kind.NOT_FOUND, work);
        }
        assertEquals(
                RequestState.SUBMITTED,
                world.requests.get(world.registry, id).record().state());
    }

    @Test
    public void whoIsNoStudentOrHasNotThePrivilegeDoesNothing() {
        Versioned<StudentRequest> request = world.submitted(mine);
        RequestId id = request.record().id();
        Caller nobody = new Caller("nobody", Set.of(OwnRequests.OWN.name()), Scope.of(Set.of(world.usw)));
        refused(Problem.Kind.NOT_FOUND, () -> world.own.all(nobody));
        refused(Problem.Kind.NOT_FOUND, () -> world.own.get(nobody, id));
        Caller staff = world.registry;
        for (ThrowingRunnable work : List.<ThrowingRunnable>of(
                () -> world.own.all(staff),
                () -> world.own.get(staff, id),
                () -> world.own.steps(staff, id),
                () -> world.own.letters(staff, id),
                () -> world.own.change(staff, id, mine.asked(), request.version()),
                () -> world.own.submit(staff, id, request.version()),
                () -> world.own.takeBack(staff, id, request.version(), "why"),
                () -> world.own.preview(staff, mine.registrationId(), mine.kind(), mine.asked()),
                () -> world.own.draft(staff, mine.registrationId(), mine.kind(), mine.asked()))) {
            refused(Problem.Kind.FORBIDDEN, work);
        }
    }

    @Test
    public void anyOwnRegistrationCanBeNamed() {
        var second = world.registration(mine.studentId(), ProgrammeRegistration.Status.ACTIVE);
        assertEquals(
                second,
                world.own
                        .draft(self, second, mine.kind(), mine.asked())
                        .record()
                        .registrationId());
    }

    private Versioned<StudentRequest> drafted() {
        return world.own.draft(self, mine.registrationId(), mine.kind(), mine.asked());
    }
}
