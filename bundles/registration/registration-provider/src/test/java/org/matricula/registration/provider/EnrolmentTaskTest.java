package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.GateContributor;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.enrolment.EnrolmentJob;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.StudentId;

public class EnrolmentTaskTest extends GovernedFixture {

    private static final LocalDate CLOSES = LocalDate.of(2026, 10, 9);

    @Test
    public void aTaskIsOpenedForEachActiveRegistrationAndOnlyOnce() {
        enter(ada);
        enter(bob);
        assertEquals("2 tasks opened, 2 changed at the end", opened(CLOSES));
        assertEquals("0 tasks opened, 0 changed at the end", opened(CLOSES));
        List<EnrolmentTask> all =
                tasks.list(officer, usw, S2026, null, PageRequest.first()).items();
        assertEquals(2, all.size());
        assertEquals(EnrolmentTask.Kind.ENROLMENT, all.get(0).kind());
        assertEquals(
                all,
                tasks.list(officer, usw, S2026, Status.GATED, PageRequest.first())
                        .items());
        assertEquals(
                1,
                tasks.list(officer, usw, S2026, null, new PageRequest(null, 1))
                        .items()
                        .size());
        assertEquals(
                1,
                audited("registration.open-task", "enrolment-task/" + all.get(0).id()));
    }

    @Test
    public void aStudentWithEveryGatePassedIsEnrolled() {
        EnrolmentTaskId id = task(ada);
        check(id, "IDENTITY", true, null);
        Versioned<EnrolmentTask> open = check(id, "RIGHT_TO_STUDY", true, null);
        assertEquals(Status.OPEN, open.record().status());
        assertFalse(tasks.judgement(officer, id).complete());
        tasks.declare(officer, id, "2026/27 English", open.version());
        assertTrue(tasks.judgement(officer, id).complete());
        Versioned<EnrolmentTask> done = tasks.complete(officer, id, version(id));
        assertEquals(Status.COMPLETE, done.record().status());
        assertEquals(clock.instant(), done.record().completedAt());
        assertEquals(3, tasks.checks(officer, id).size());
        assertEquals("officer", tasks.checks(officer, id).get(0).recordedBy());
        assertEquals(1, audited("registration.enrol", "enrolment-task/" + id));
        StatusEvent enrolled = statusEvents.get(0);
        assertEquals(StatusEvent.Status.ENROLLED, enrolled.status());
        assertEquals(ada, enrolled.studentId());
        assertEquals("programme registration " + done.record().registrationId(), enrolled.subject());
        assertEquals(TODAY, enrolled.effective());
        assertEquals("enrolment task " + id, enrolled.source());
        assertEquals(3, audited("registration.gate-check", "enrolment-task/" + id));
        refused(Problem.Kind.CONFLICT, () -> tasks.declare(officer, id, "again", done.version()));
    }

    @Test
    public void tSt5EveryShutGateIsNamedWithItsClauseAndDebtIsOne() {
        EnrolmentTaskId id = task(ada);
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        hold(ada, Hold.Source.CONDUCT, Hold.Effect.GRADUATION);
        tasks.request(officer, ada, "school certificate");
        assertEquals(
                List.of("gates.DECLARATION", "gates.IDENTITY", "gates.RIGHT_TO_STUDY", "gates.DEBT", "gates.DOCUMENTS"),
                faults(() -> tasks.complete(officer, id, version(id))));
        AppliedRule debt = tasks.judgement(officer, id).rules().stream()
                .filter(rule -> rule.facts().get("gate").equals("DEBT"))
                .findFirst()
                .orElseThrow();
        assertEquals("L4955", debt.clause());
        assertEquals("hold 1 of FINANCE", debt.facts().get("evidence"));
    }

    @Test
    public void tSt1ACourseOfWhichVersionsAreKeptNeedsAnApprovedOne() {
        EnrolmentTaskId id = passed(ada);
        assertEquals("no versions are kept for 2026/27", evidenceOfCourse(id));
        versioned.add(computing);
        assertEquals(List.of("gates.COURSE"), faults(() -> tasks.complete(officer, id, version(id))));
        assertEquals("no approved version in 2026/27", evidenceOfCourse(id));
        waived(ada, "L877");
        assertEquals(List.of("gates.COURSE"), faults(() -> tasks.complete(officer, id, version(id))));
        approvedVersions.put(
                computing,
                new ProgrammeVersion(
                        new ProgrammeVersionId(1),
                        computing,
                        "COMP",
                        usw,
                        3,
                        new ChangeSetId(1),
                        S2026,
                        ChangeSet.State.APPROVED,
                        null,
                        "Computing",
                        ProgrammeStructure.EMPTY));
        assertEquals("version 3", evidenceOfCourse(id));
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
    }

    private String evidenceOfCourse(EnrolmentTaskId id) {
        return tasks.judgement(officer, id).rules().stream()
                .filter(rule -> rule.facts().get("gate").equals("COURSE"))
                .filter(rule -> rule.clause().equals("L877"))
                .map(rule -> rule.facts().get("evidence"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void whoIsEnrolledAlreadyGetsNoSecondStatus() {
        EnrolmentTaskId id = passed(ada);
        EnrolmentTask task = tasks.get(officer, id).record();
        statusEvents.add(new StatusEvent(
                null,
                usw,
                ada,
                null,
                "programme registration " + task.registrationId(),
                StatusEvent.Status.ENROLLED,
                START,
                null,
                "imported",
                null,
                null,
                null,
                null));
        tasks.complete(officer, id, version(id));
        assertEquals(1, statusEvents.size());
    }

    @Test
    public void ofCallsOnOneTaskAtOnceOneIsTakenAndTheOthersAreStale() throws Exception {
        EnrolmentTaskId id = task(ada);
        long version = version(id);
        List<String> outcomes = atOnce(6, () -> tasks.declare(officer, id, "2026/27", version));
        assertEquals(1, Collections.frequency(outcomes, "TAKEN"));
        assertEquals(5, Collections.frequency(outcomes, "STALE"));
    }

    @Test
    public void theDeadAreNotEnrolled() {
        EnrolmentTaskId id = passed(ada);
        long version = version(id);
        deaths.put(ada, TODAY);
        refused(Problem.Kind.CONFLICT, () -> tasks.complete(officer, id, version));
        refused(Problem.Kind.CONFLICT, () -> tasks.declare(officer, id, "again", version));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C1", null));
        assertEquals(List.of(), statusEvents);
    }

    @Test
    public void nobodyIsEnrolledOnARegistrationThatHasEnded() {
        EnrolmentTaskId id = passed(ada);
        admin.advance(caller, List.of(tasks.get(officer, id).record().registrationId()), null, null, TODAY);
        refused(Problem.Kind.CONFLICT, () -> tasks.complete(officer, id, version(id)));
    }

    @Test
    public void whoLeavesOrIsAwayHasNothingOutstandingUntilBackAgain() {
        EnrolmentTaskId id = passed(ada);
        EnrolmentTaskId bobs = task(bob);
        stands(ProgrammeRegistration.Status.SUSPENDED);
        news("registration.suspended", id);
        assertEquals(Status.NOT_NEEDED, tasks.get(officer, id).record().status());
        assertEquals(Status.GATED, tasks.get(officer, bobs).record().status());
        tasks.judge(officer, usw, S2026);
        assertEquals("0 changed at the end", run());
        // what is recorded meanwhile does not open it
        assertEquals(
                Status.NOT_NEEDED, check(id, "IDENTITY", true, null).record().status());
        refused(Problem.Kind.CONFLICT, () -> tasks.complete(officer, id, version(id)));
        stands(ProgrammeRegistration.Status.ACTIVE);
        news("registration.resumed", id);
        assertEquals(Status.OPEN, tasks.get(officer, id).record().status());
        stands(ProgrammeRegistration.Status.SUSPENDED);
        news("registration.return-voided", id);
        assertEquals(Status.NOT_NEEDED, tasks.get(officer, id).record().status());
        stands(ProgrammeRegistration.Status.ACTIVE);
        news("registration.suspension-voided", id);
        assertEquals(Status.OPEN, tasks.get(officer, id).record().status());
        assertEquals(4, tasks.checks(officer, id).size());
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
        stands(ProgrammeRegistration.Status.SUSPENDED);
        news("registration.suspended", id);
        tasks.judge(officer, usw, S2026);
        assertEquals("0 changed at the end", run());
        assertEquals(Status.COMPLETE, tasks.get(officer, id).record().status());
    }

    @Test
    public void theJudgementEndsTasksOfThoseWhoLeftWithoutAWordAndOfTheDead() {
        EnrolmentTaskId id = task(ada);
        EnrolmentTaskId bobs = task(bob);
        stands(ProgrammeRegistration.Status.SUSPENDED);
        deaths.put(bob, TODAY);
        tasks.judge(officer, usw, S2026);
        assertEquals("2 changed at the end", run());
        for (EnrolmentTaskId one : List.of(id, bobs)) {
            assertEquals(Status.NOT_NEEDED, tasks.get(officer, one).record().status());
            assertEquals(2, audited("registration.judge-task", "enrolment-task/" + one));
        }
        assertEquals(
                0,
                tasks.list(officer, usw, S2026, Status.OPEN, PageRequest.first())
                        .items()
                        .size());
        deaths.clear();
        tasks.judge(officer, usw, S2026);
        assertEquals("1 changed at the end", run());
        assertEquals(Status.GATED, tasks.get(officer, bobs).record().status());
    }

    @Test
    public void aDeathEndsTheTasksOfThePersonUnderEachIdentity() {
        EnrolmentTaskId id = task(ada);
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        deaths.put(ada, TODAY);
        for (StatusEvent.Status status : List.of(StatusEvent.Status.ENROLLED, StatusEvent.Status.DECEASED)) {
            taskNews.consume(
                    1,
                    new DomainEvent(
                            "students.status-recorded",
                            usw,
                            "student/" + bob,
                            "{\"student\":\"%s\",\"status\":\"%s\"}".formatted(bob, status)));
            assertEquals(
                    status == StatusEvent.Status.DECEASED ? Status.NOT_NEEDED : Status.GATED,
                    tasks.get(officer, id).record().status());
        }
    }

    @Test
    public void aDeathThatIsTakenBackLetsTheTasksStandByTheirGatesAgain() {
        EnrolmentTaskId id = task(ada);
        deaths.put(ada, TODAY);
        told(StatusEvent.Status.DECEASED);
        assertEquals(Status.NOT_NEEDED, tasks.get(officer, id).record().status());
        deaths.remove(ada);
        told(StatusEvent.Status.VOIDED);
        assertEquals(Status.GATED, tasks.get(officer, id).record().status());
    }

    private void told(StatusEvent.Status status) {
        taskNews.consume(
                1,
                new DomainEvent(
                        "students.status-recorded",
                        usw,
                        "student/" + ada,
                        "{\"student\":\"%s\",\"status\":\"%s\"}".formatted(ada, status)));
    }

    private void news(String type, EnrolmentTaskId id) {
        assertTrue(type, taskNews.types().contains(type));
        EnrolmentTask task = tasks.get(officer, id).record();
        taskNews.consume(
                1,
                new DomainEvent(
                        type,
                        usw,
                        "programme-registration/" + task.registrationId(),
                        "{\"student\":\"%s\",\"registration\":\"%s\"}"
                                .formatted(task.studentId(), task.registrationId())));
    }

    /** Where a file says that the registration of Ada stands. */
    private void stands(ProgrammeRegistration.Status status) {
        assertEquals(
                List.of("CHANGED"),
                kinds(admin.importProgrammeRegistrations(
                        caller,
                        usw,
                        List.of(new ProgrammeRegistrationRow(
                                "A1",
                                "COMP",
                                S2026,
                                S2026,
                                4,
                                "FT",
                                "STANDARD",
                                START,
                                status,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)))));
    }

    @Test
    public void aDocumentAskedForUnderAnotherNumberOfThePersonShutsTheGateToo() {
        EnrolmentTaskId id = passed(ada);
        tasks.request(officer, bob, "school certificate");
        assertTrue(tasks.judgement(officer, id).complete());
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        assertEquals(List.of("gates.DOCUMENTS"), faults(() -> tasks.complete(officer, id, version(id))));
        Versioned<MissingDocument> asked = tasks.documents(officer, ada).get(0);
        tasks.receive(officer, asked.record().id(), "document 12", asked.version());
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
    }

    @Test
    public void tSt5AnAuthorityThatMayWaivesAGateAndIsCited() {
        EnrolmentTaskId id = passed(ada);
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        assertEquals(List.of("gates.DEBT"), faults(() -> tasks.complete(officer, id, version(id))));
        assertEquals(
                List.of("authority"),
                faults(() -> tasks.waive(officer, id, "RIGHT_TO_STUDY", "FINANCE", "why", CLOSES, version(id))));
        assertEquals(
                List.of("gate"),
                faults(() -> tasks.waive(officer, id, "NO_GATE", "FINANCE", "why", CLOSES, version(id))));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> tasks.waive(officer, id, "DOCUMENTS", "REGISTRY", "why", CLOSES, version(id)));
        tasks.waive(officer, id, "DEBT", "FINANCE", "a plan is agreed", CLOSES, version(id));
        AppliedRule debt = tasks.judgement(officer, id).rules().stream()
                .filter(rule -> rule.code().equals("WAIVED"))
                .findFirst()
                .orElseThrow();
        assertEquals("FINANCE", debt.facts().get("approver"));
        assertEquals(
                "waiver " + waivers.of(officer, ada).get(0).record().id(),
                debt.facts().get("waiver"));
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
        List<String> cited = restsOn("enrolment-task/" + id);
        assertEquals(cited.toString(), 1, cited.size());
        assertTrue(cited.get(0), cited.get(0).startsWith(debt.facts().get("waiver") + ", approved by FINANCE"));
    }

    @Test
    public void aGateIsWaivedAgainOnTheDayOnWhichAWaiverOfItWasRevoked() {
        EnrolmentTaskId id = passed(ada);
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        tasks.waive(officer, id, "DEBT", "FINANCE", "a plan is agreed", CLOSES, version(id));
        Waiver wrong = waivers.of(officer, ada).get(0).record();
        waivers.revoke(officer, wrong.id(), TODAY, 1, "of somebody else");
        assertEquals(List.of("gates.DEBT"), faults(() -> tasks.complete(officer, id, version(id))));
        tasks.waive(officer, id, "DEBT", "FINANCE", "another plan is agreed", CLOSES, version(id));
        assertTrue(tasks.judgement(officer, id).complete());
        refused(
                Problem.Kind.CONFLICT,
                () -> tasks.waive(officer, id, "DEBT", "FINANCE", "once more", CLOSES, version(id)));
        assertEquals(2, rows("registration_waiver"));
    }

    @Test
    public void aGateThatIsWaivedIsWaivedForLonger() {
        EnrolmentTaskId id = passed(ada);
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        for (int days : List.of(0, 7, 30)) {
            tasks.waive(officer, id, "DEBT", "FINANCE", "a plan", TODAY.plusDays(days), version(id));
        }
        List<Waiver> one =
                waivers.of(officer, ada).stream().map(Versioned::record).toList();
        assertEquals(
                List.of(TODAY, TODAY.plusDays(1), TODAY.plusDays(8)),
                one.stream().map(Waiver::from).toList());
        assertEquals(
                List.of(TODAY, TODAY.plusDays(7), TODAY.plusDays(30)),
                one.stream().map(Waiver::expires).toList());
        clock.pass(Duration.ofDays(30));
        assertTrue(tasks.judgement(officer, id).complete());
    }

    @Test
    public void anOrdinaryWaiverOpensNoGate() {
        EnrolmentTaskId id = passed(ada);
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        waived(ada, "L4955");
        assertEquals(List.of("gates.DEBT"), faults(() -> tasks.complete(officer, id, version(id))));
    }

    @Test
    public void aLaterCheckReplacesAnEarlierOneAndExpiredEvidenceDoesNotCount() {
        EnrolmentTaskId id = passed(ada);
        check(id, "IDENTITY", false, null);
        check(id, "RIGHT_TO_STUDY", true, TODAY.minusDays(1));
        assertEquals(
                List.of("gates.IDENTITY", "gates.RIGHT_TO_STUDY"),
                faults(() -> tasks.complete(officer, id, version(id))));
        assertEquals(5, tasks.checks(officer, id).size());
    }

    @Test
    public void aDocumentThatCameInOpensTheGate() {
        EnrolmentTaskId id = passed(ada);
        Versioned<MissingDocument> asked = tasks.request(officer, ada, "school certificate");
        refused(Problem.Kind.CONFLICT, () -> tasks.request(officer, ada, "school certificate"));
        assertFalse(tasks.judgement(officer, id).complete());
        Versioned<MissingDocument> came = tasks.receive(officer, asked.record().id(), "document 12", asked.version());
        assertEquals(TODAY, came.record().receivedOn());
        assertEquals("officer", came.record().receivedBy());
        assertEquals(List.of(came), tasks.documents(officer, ada));
        assertTrue(tasks.judgement(officer, id).complete());
        refused(
                Problem.Kind.CONFLICT,
                () -> tasks.receive(officer, asked.record().id(), "again", came.version()));
    }

    @Test
    public void aDocumentAskedOfTheWrongStudentIsVoidedAndTheGateOpens() {
        EnrolmentTaskId id = passed(ada);
        Versioned<MissingDocument> asked = tasks.request(officer, ada, "visa");
        MissingDocumentId document = asked.record().id();
        refused(Problem.Kind.INVALID, () -> tasks.voidDocument(officer, document, "", asked.version()));
        refused(Problem.Kind.STALE, () -> tasks.voidDocument(officer, document, "meant for bob", 7));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.voidDocument(outsider, document, "not ours", asked.version()));
        Versioned<MissingDocument> voided = tasks.voidDocument(officer, document, "meant for bob", asked.version());
        assertEquals("meant for bob", voided.record().voided().reason());
        assertEquals("officer", voided.record().voided().voidedBy());
        assertNull(voided.record().receivedOn());
        assertEquals(List.of(voided), tasks.documents(officer, ada));
        assertTrue(tasks.judgement(officer, id).complete());
        assertEquals(1, audited("registration.void-missing-document", "missing-document/" + document));
        refused(Problem.Kind.CONFLICT, () -> tasks.voidDocument(officer, document, "again", voided.version()));
        refused(Problem.Kind.CONFLICT, () -> tasks.receive(officer, document, "document 12", voided.version()));
        tasks.request(officer, ada, "visa");
        assertFalse("it may be asked for again", tasks.judgement(officer, id).complete());
    }

    @Test
    public void staffSeeTheTasksAndDocumentsOfThePersonUnderEachIdentity() {
        EnrolmentTaskId id = task(bob);
        Versioned<MissingDocument> asked = tasks.request(officer, bob, "school certificate");
        CapturedDocument scan = documents.capture(
                officer,
                bob,
                CapturedDocument.Kind.PASSPORT,
                "Passport",
                "application/pdf",
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        assertTrue(tasks.of(officer, ada).isEmpty());
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        for (StudentId one : List.of(ada, bob)) {
            assertEquals(
                    List.of(id),
                    tasks.of(officer, one).stream().map(EnrolmentTask::id).toList());
            assertEquals(List.of(asked), tasks.documents(officer, one));
            refused(Problem.Kind.CONFLICT, () -> tasks.request(officer, one, "school certificate"));
            assertEquals(List.of(scan), documents.of(officer, one));
        }
        assertTrue(tasks.of(outsider, ada).isEmpty());
        assertTrue(documents.of(outsider, ada).isEmpty());
    }

    @Test
    public void anOpeningOfSeveralChunksSaysHowManyItOpenedAndChangedInAll() {
        for (int i = 0; i <= EnrolmentJob.CHUNK; i++) {
            enter(students.add(database.identifiers().next(), usw, "N" + i));
        }
        assertEquals("501 tasks opened, 501 changed at the end", opened(CLOSES));
    }

    @Test
    public void aTaskLapsesAfterTheLastDayOfAShutGate() {
        enter(ada);
        opened(LocalDate.of(2026, 9, 10));
        assertEquals(Status.LAPSED, tasks.of(officer, ada).get(0).status());
        EnrolmentTaskId id = tasks.of(officer, ada).get(0).id();
        check(id, "IDENTITY", true, null);
        check(id, "RIGHT_TO_STUDY", true, null);
        tasks.declare(officer, id, "late", version(id));
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
        tasks.judge(officer, usw, S2026);
        assertEquals("0 changed at the end", run());
    }

    @Test
    public void aContributorIsAskedSetWise() {
        contributors.addGate(new GateContributor() {
            @Override
            public String source() {
                return "finance";
            }

            @Override
            public Map<StudentId, List<Evidence>> evidence(
                    Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> of) {
                caller.require(READ);
                assertEquals(2, of.size());
                return Map.of();
            }
        });
        enter(ada);
        enter(bob);
        assertEquals("2 tasks opened, 2 changed at the end", opened(CLOSES));
    }

    @Test
    public void everyFaultIsNamed() {
        EnrolmentTaskId id = task(ada);
        assertEquals(List.of("closes"), faults(() -> tasks.open(officer, usw, S2026, CLOSES, CLOSES.minusDays(1))));
        assertEquals(
                List.of("institution", "session", "opens", "closes"),
                faults(() -> tasks.open(officer, null, null, null, null)));
        assertEquals(
                List.of("gate", "documentReference", "note"),
                faults(() -> tasks.check(
                        officer,
                        id,
                        new GateCheck("DEBT", true, null, null, "x".repeat(501), null, null),
                        version(id))));
        assertEquals(
                List.of("reason", "gate", "expires", "authority"),
                faults(() -> tasks.waive(officer, id, null, "finance", "", null, version(id))));
        assertEquals(List.of("edition"), faults(() -> tasks.declare(officer, id, "", version(id))));
        refused(Problem.Kind.STALE, () -> tasks.declare(officer, id, "text", 99));
    }

    @Test
    public void aPartnerSeesAndChangesNothing() {
        EnrolmentTaskId id = task(ada);
        GateCheck check = new GateCheck("IDENTITY", true, "passport", null, null, null, null);
        refused(Problem.Kind.NOT_FOUND, () -> tasks.get(outsider, id));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.judgement(outsider, id));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.checks(outsider, id));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.declare(outsider, id, "text", 1));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.check(outsider, id, check, 1));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.waive(outsider, id, "DEBT", "FINANCE", "why", CLOSES, 1));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.complete(outsider, id, 1));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.request(outsider, ada, "certificate"));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.open(outsider, usw, S2026, CLOSES, CLOSES));
        assertTrue(tasks.of(outsider, ada).isEmpty());
        assertTrue(tasks.documents(outsider, ada).isEmpty());
        assertTrue(tasks.list(outsider, usw, S2026, null, PageRequest.first())
                .items()
                .isEmpty());
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        EnrolmentTaskId id = new EnrolmentTaskId(1);
        refused(Problem.Kind.FORBIDDEN, () -> tasks.open(caller, usw, S2026, CLOSES, CLOSES));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.judge(caller, usw, S2026));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.list(bare, usw, S2026, null, PageRequest.first()));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.get(bare, id));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.of(bare, ada));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.judgement(bare, id));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.checks(bare, id));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.declare(caller, id, "text", 1));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.check(caller, id, null, 1));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.waive(caller, id, "DEBT", "FINANCE", "why", CLOSES, 1));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.complete(caller, id, 1));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.documents(bare, ada));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.request(caller, ada, "certificate"));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.receive(caller, null, "document", 1));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.voidDocument(caller, null, "why", 1));
    }

    @Test
    public void theDaysOfTasksThatAreNotCompleteAreMovedWithAReason() {
        EnrolmentTaskId done = passed(ada);
        tasks.complete(officer, done, version(done));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        enter(bob);
        tasks.open(officer, usw, S2026, today.minusDays(80), today.minusDays(60));
        run();
        EnrolmentTaskId late = tasks.of(officer, bob).get(0).id();
        assertEquals(Status.LAPSED, tasks.get(officer, late).record().status());
        // without a reason nothing is moved
        opened(CLOSES);
        assertEquals(today.minusDays(60), tasks.get(officer, late).record().closes());
        assertEquals(
                List.of("reason"),
                faults(() -> tasks.open(officer, usw, S2026, today, today.plusDays(20), "x".repeat(501))));
        tasks.open(officer, usw, S2026, today, today.plusDays(20), "strike");
        assertEquals("0 tasks opened, 1 with other days, 1 changed at the end", run());
        EnrolmentTask moved = tasks.get(officer, late).record();
        assertEquals(today, moved.opens());
        assertEquals(today.plusDays(20), moved.closes());
        assertNotEquals(Status.LAPSED, moved.status());
        assertEquals(CLOSES, tasks.get(officer, done).record().closes());
        assertEquals(1, audited("registration.move-task", "enrolment-task/" + late));
        assertEquals(0, audited("registration.move-task", "enrolment-task/" + done));
        tasks.open(officer, usw, S2026, today, today.plusDays(20), "strike");
        assertEquals("0 tasks opened, 0 with other days, 0 changed at the end", run());
    }

    private String opened(LocalDate closes) {
        tasks.open(officer, usw, S2026, LocalDate.of(2026, 9, 1), closes);
        return run();
    }

    @Test
    public void anEnrolmentByMistakeIsTakenBackWithItsStatus() {
        EnrolmentTaskId id = passed(ada);
        refused(Problem.Kind.CONFLICT, () -> tasks.reopen(officer, id, "wrong student", version(id)));
        tasks.complete(officer, id, version(id));
        assertEquals(List.of("reason"), faults(() -> tasks.reopen(officer, id, " ", version(id))));
        refused(Problem.Kind.FORBIDDEN, () -> tasks.reopen(bare, id, "wrong student", version(id)));
        refused(Problem.Kind.NOT_FOUND, () -> tasks.reopen(outsider, id, "wrong student", version(id)));
        refused(Problem.Kind.STALE, () -> tasks.reopen(officer, id, "wrong student", version(id) - 1));
        EnrolmentTask open =
                tasks.reopen(officer, id, "wrong student", version(id)).record();
        assertEquals(Status.OPEN, open.status());
        assertEquals(null, open.completedAt());
        assertEquals(2, statusEvents.size());
        StatusEvent voided = statusEvents.get(1);
        assertEquals(StatusEvent.Status.VOIDED, voided.status());
        assertEquals(statusEvents.get(0).id(), voided.corrects());
        assertEquals("wrong student", voided.reason());
        assertEquals(1, audited("registration.take-back-enrolment", "enrolment-task/" + id));
        assertEquals(
                Status.COMPLETE,
                tasks.complete(officer, id, version(id)).record().status());
        assertEquals(StatusEvent.Status.ENROLLED, statusEvents.get(2).status());
    }

    @Test
    public void anEnrolmentIsNotTakenBackUnderALaterStatus() {
        EnrolmentTaskId id = passed(ada);
        EnrolmentTask done = tasks.complete(officer, id, version(id)).record();
        statusEvents.add(new StatusEvent(
                new StatusEventId(77),
                usw,
                ada,
                null,
                "programme registration " + done.registrationId(),
                StatusEvent.Status.WITHDRAWN,
                TODAY,
                null,
                "left",
                null,
                null,
                null,
                null));
        refused(Problem.Kind.CONFLICT, () -> tasks.reopen(officer, id, "wrong student", version(id)));
        assertEquals(2, statusEvents.size());
        assertEquals(Status.COMPLETE, tasks.get(officer, id).record().status());
    }

    @Test
    public void aCheckIsRecordedAgainAfterEnrolmentAndTheLatestCounts() {
        EnrolmentTaskId id = passed(ada);
        EnrolmentTask done = tasks.complete(officer, id, version(id)).record();
        assertEquals(done, check(id, "RIGHT_TO_STUDY", false, null).record());
        assertEquals(List.of("RIGHT_TO_STUDY"), shut(id));
        assertEquals(
                Status.GATED,
                tasks.reopen(officer, id, "a forged visa", version(id)).record().status());
        check(id, "RIGHT_TO_STUDY", true, null);
        assertEquals(List.of(), shut(id));
    }

    @Test
    public void aDeclarationIsWithdrawnWithItsReasonAndMadeAgain() {
        EnrolmentTaskId id = passed(ada);
        assertEquals(List.of("reason"), faults(() -> tasks.withdrawDeclaration(officer, id, "", version(id))));
        tasks.withdrawDeclaration(officer, id, "of another student", version(id));
        assertEquals(List.of("DECLARATION"), shut(id));
        GateCheck withdrawn = tasks.checks(officer, id).get(3);
        assertFalse(withdrawn.passed());
        assertEquals("of another student", withdrawn.note());
        refused(Problem.Kind.CONFLICT, () -> tasks.withdrawDeclaration(officer, id, "twice", version(id)));
        tasks.declare(officer, id, "2026/27", version(id));
        tasks.complete(officer, id, version(id));
        refused(Problem.Kind.CONFLICT, () -> tasks.declare(officer, id, "again", version(id)));
        tasks.withdrawDeclaration(officer, id, "of another student", version(id));
        assertEquals(List.of("DECLARATION"), shut(id));
        EnrolmentTask after = tasks.declare(officer, id, "2026/27", version(id)).record();
        assertEquals(Status.COMPLETE, after.status());
        assertEquals(List.of(), shut(id));
    }

    private List<String> shut(EnrolmentTaskId id) {
        return tasks.judgement(officer, id).gates().stream()
                .filter(gate -> gate.state().equals("BLOCKED"))
                .map(gate -> gate.name())
                .toList();
    }

    private EnrolmentTaskId task(StudentId student) {
        enter(student);
        opened(CLOSES);
        return tasks.of(officer, student).get(0).id();
    }

    private EnrolmentTaskId passed(StudentId student) {
        EnrolmentTaskId id = task(student);
        check(id, "IDENTITY", true, null);
        check(id, "RIGHT_TO_STUDY", true, null);
        tasks.declare(officer, id, "2026/27", version(id));
        return id;
    }

    private Versioned<EnrolmentTask> check(EnrolmentTaskId id, String gate, boolean passed, LocalDate until) {
        return tasks.check(officer, id, new GateCheck(gate, passed, "passport", until, null, null, null), version(id));
    }

    private long version(EnrolmentTaskId id) {
        return tasks.get(officer, id).version();
    }
}
