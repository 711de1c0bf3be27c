package org.matricula.registration.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.CapturedDocument.Kind;
import org.matricula.registration.api.CapturedDocumentId;
import org.matricula.registration.api.CapturedDocuments;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardId;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.QueueTicket;
import org.matricula.registration.api.QueueTicket.Status;
import org.matricula.registration.api.QueueTicketId;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.registration.api.RegistrationEventId;
import org.matricula.students.api.StudentId;

public class RegistrationEventTest extends GovernedFixture {

    private static final byte[] PDF = "%PDF-1.7 of a passport".getBytes(StandardCharsets.US_ASCII);

    @Test
    public void studentsAreCalledInTheirOrderAndNobodyTwice() {
        RegistrationEventId event = event();
        QueueTicket first = events.join(officer, event, ada);
        QueueTicket second = events.join(officer, event, bob);
        assertEquals(List.of(1, 2), List.of(first.position(), second.position()));
        assertEquals(List.of(0, 1), List.of(first.ahead(), second.ahead()));
        refused(Problem.Kind.CONFLICT, () -> events.join(officer, event, ada));
        QueueTicket called = events.callNext(officer, event, "desk 3").orElseThrow();
        assertEquals(ada, called.studentId());
        assertEquals("desk 3", called.desk());
        assertEquals(clock.instant(), called.calledAt());
        assertEquals(0, events.queue(officer, event, null).get(1).ahead());
        assertEquals(
                bob, events.callNext(officer, event, "desk 4").orElseThrow().studentId());
        assertEquals(Optional.empty(), events.callNext(officer, event, "desk 3"));
        assertEquals(1, audited("registration.call", "queue-ticket/" + called.id()));
    }

    @Test
    public void aPersonOfTwoNumbersWaitsOnce() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        RegistrationEventId event = event();
        QueueTicketId waiting = events.join(officer, event, ada).id();
        refused(Problem.Kind.CONFLICT, () -> events.join(officer, event, bob));
        events.end(officer, waiting, false, null);
        assertEquals(bob, events.join(officer, event, bob).studentId());
    }

    @Test
    public void whoeverLeftMayJoinAgainAtTheEnd() {
        RegistrationEventId event = event();
        QueueTicket first = events.join(officer, event, ada);
        events.join(officer, event, bob);
        assertEquals(Status.LEFT, events.end(officer, first.id(), false, null).status());
        refused(Problem.Kind.CONFLICT, () -> events.end(officer, first.id(), false, null));
        assertEquals(3, events.join(officer, event, ada).position());
    }

    @Test
    public void aStudentIsServedAfterTheCheckOfIdentityWhichPassesTheGate() {
        EnrolmentTask task = enrolling();
        RegistrationEventId event = event();
        QueueTicketId ticket = events.join(officer, event, ada).id();
        refused(Problem.Kind.CONFLICT, () -> events.identity(officer, ticket, true, "passport"));
        events.callNext(officer, event, "desk 1");
        refused(Problem.Kind.CONFLICT, () -> events.end(officer, ticket, true, null));
        assertEquals(
                Boolean.TRUE, events.identity(officer, ticket, true, "passport").identity());
        assertEquals("IDENTITY", tasks.checks(officer, task.id()).get(0).gate());
        assertEquals(Status.SERVED, events.end(officer, ticket, true, null).status());
    }

    @Test
    public void twoDesksThatCallAtOnceGetTwoStudents() throws Exception {
        RegistrationEventId event = event();
        events.join(officer, event, ada);
        events.join(officer, event, bob);
        ExecutorService desks = Executors.newFixedThreadPool(2);
        try {
            List<Future<Optional<QueueTicket>>> calls = desks.invokeAll(List.of(
                    () -> events.callNext(officer, event, "desk 1"), () -> events.callNext(officer, event, "desk 2")));
            Set<StudentId> called = new HashSet<>();
            for (Future<Optional<QueueTicket>> call : calls) {
                called.add(call.get().orElseThrow().studentId());
            }
            assertEquals(Set.of(ada, bob), called);
        } finally {
            desks.shutdownNow();
        }
    }

    @Test
    public void whoeverLacksADocumentIsSentAwayWithTheReasonAndComesAgain() {
        EnrolmentTask task = enrolling();
        RegistrationEventId event = event();
        QueueTicketId ticket = events.join(officer, event, ada).id();
        events.callNext(officer, event, "desk 1");
        assertEquals(List.of("reason"), faults(() -> events.end(officer, ticket, false, null)));
        assertEquals(List.of("reason"), faults(() -> events.end(officer, ticket, true, "why not")));
        MissingDocumentId asked =
                tasks.request(officer, ada, "Passport").record().id();
        QueueTicket away = events.end(officer, ticket, false, "came without the passport");
        assertEquals(Status.LEFT, away.status());
        assertEquals("came without the passport", away.endReason());
        assertEquals(1, audited("registration.leave-queue", "queue-ticket/" + ticket));
        assertTrue(shut(task).contains("DOCUMENTS"));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-7", null));
        // and is back with it
        QueueTicketId again = events.join(officer, event, ada).id();
        events.callNext(officer, event, "desk 2");
        tasks.receive(officer, asked, "scan 12", 1);
        events.identity(officer, again, true, "passport 123");
        cards.issue(officer, ada, "C-7", null);
        assertEquals(Status.SERVED, events.end(officer, again, true, null).status());
        assertFalse(shut(task).contains("DOCUMENTS"));
        assertEquals(
                List.of(Status.LEFT, Status.SERVED),
                events.queue(officer, event, null).stream()
                        .map(QueueTicket::status)
                        .toList());
    }

    @Test
    public void aClosedEventCallsNobodyAndTellsWhoWaited() {
        RegistrationEventId event = event();
        QueueTicketId atDesk = events.join(officer, event, ada).id();
        events.join(officer, event, bob);
        events.callNext(officer, event, "desk 1");
        assertEquals(List.of("reason"), faults(() -> events.close(officer, event, " ")));
        List<QueueTicket> waited = events.close(officer, event, "the hall closes");
        assertEquals(List.of(bob), waited.stream().map(QueueTicket::studentId).toList());
        assertEquals(Status.LEFT, waited.get(0).status());
        assertEquals("the hall closes", waited.get(0).endReason());
        assertEquals(clock.instant(), events.get(officer, event).closedAt());
        assertEquals(1, audited("registration.close-event", "registration-event/" + event));
        refused(Problem.Kind.CONFLICT, () -> events.join(officer, event, bob));
        refused(Problem.Kind.CONFLICT, () -> events.callNext(officer, event, "desk 1"));
        refused(Problem.Kind.CONFLICT, () -> events.close(officer, event, "again"));
        // whoever stands at a desk is dealt with to the end
        events.identity(officer, atDesk, true, "passport");
        assertEquals(Status.SERVED, events.end(officer, atDesk, true, null).status());
    }

    @Test
    public void aPersonOfTwoRecordsHasOneValidCard() {
        identified();
        IdCard first = cards.issue(officer, ada, "C-1", null);
        merged = Map.of(bob, Set.of(bob, ada), ada, Set.of(bob, ada));
        assertEquals(List.of("reason"), faults(() -> cards.issue(officer, bob, "C-2", null)));
        IdCard second = cards.issue(officer, bob, "C-2", "one person");
        List<IdCard> all = cards.of(officer, ada);
        assertEquals(
                List.of(first.id(), second.id()), all.stream().map(IdCard::id).toList());
        assertEquals("one person", all.get(0).blockedReason());
    }

    @Test
    public void numbersOfCardsThatDifferByCaseAloneAreOneNumber() {
        identified();
        IdCard card = cards.issue(officer, ada, "C-1a", null);
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "c-1A", "lost"));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, bob, "c-1a", null));
        assertEquals(card, cards.byNumber(officer, usw, "c-1A"));
        assertEquals("C-1a", card.number());
        // two of before stay two
        sql.update("update registration_card set card_key = card_number where id = ?", card.id());
        IdCard other = cards.issue(officer, ada, "C-1A", "lost");
        assertEquals(card.id(), cards.byNumber(officer, usw, "C-1a").id());
        assertEquals(other.id(), cards.byNumber(officer, usw, "C-1A").id());
        assertEquals(other.id(), cards.byNumber(officer, usw, "c-1a").id());
    }

    @Test
    public void aLostCardIsBlockedAtOnceAndNeverValidAgain() {
        identified();
        IdCard lost = cards.issue(officer, ada, "C-1", null);
        cards.block(officer, lost.id(), "lost on the bus");
        assertNotNull(cards.byNumber(officer, usw, "C-1").blockedAt());
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", "found again"));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, bob, "C-1", null));
        assertNull(cards.issue(officer, ada, "C-2", null).blockedAt());
    }

    @Test
    public void aCardNeedsAnIdentityAndReplacesTheOneBefore() {
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-" + usw + "-1", null));
        identified();
        String number = "C-100";
        IdCard first = cards.issue(officer, ada, number, null);
        assertEquals(first, cards.byNumber(officer, usw, number));
        assertEquals(List.of("reason"), faults(() -> cards.issue(officer, ada, "C-101", null)));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, number, "lost"));
        IdCard second = cards.issue(officer, ada, "C-101", "lost");
        List<IdCard> history = cards.of(officer, ada);
        assertEquals(2, history.size());
        assertEquals("lost", history.get(0).blockedReason());
        assertEquals("officer", history.get(0).blockedBy());
        assertNotNull(history.get(0).blockedAt());
        assertEquals(second, history.get(1));
        cards.block(officer, second.id(), "stolen");
        refused(Problem.Kind.CONFLICT, () -> cards.block(officer, second.id(), "again"));
        cards.issue(officer, ada, "C-102", null);
        assertEquals(1, audited("registration.block-card", "id-card/" + first.id()));
        assertEquals(List.of("number"), faults(() -> cards.issue(officer, ada, "not a number!", null)));
    }

    @Test
    public void aFailedCheckAtADeskCountsForWhoWasEnrolledBefore() {
        EnrolmentTask task = enrolling();
        check(task, "IDENTITY", null);
        check(task, "RIGHT_TO_STUDY", null);
        tasks.declare(officer, task.id(), "2026/27", version(task));
        tasks.complete(officer, task.id(), version(task));
        RegistrationEventId event = event();
        QueueTicketId ticket = events.join(officer, event, ada).id();
        events.callNext(officer, event, "desk 1");
        clock.pass(Duration.ofMinutes(1));
        events.identity(officer, ticket, false, "photo differs");
        events.end(officer, ticket, false, "is somebody else");
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", null));
        merged = Map.of(bob, Set.of(bob, ada), ada, Set.of(bob, ada));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, bob, "C-1", null));
        clock.pass(Duration.ofMinutes(1));
        identified();
        assertEquals("C-1", cards.issue(officer, bob, "C-1", null).number());
    }

    @Test
    public void aCardIsGivenAsLongAsTheGateOfIdentityIsPassed() {
        EnrolmentTask task = enrolling();
        check(task, "IDENTITY", TODAY.minusDays(1));
        assertTrue(shut(task).contains("IDENTITY"));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", null));
        clock.pass(Duration.ofMinutes(1));
        check(task, "IDENTITY", TODAY);
        assertFalse(shut(task).contains("IDENTITY"));
        IdCard first = cards.issue(officer, ada, "C-1", null);
        clock.pass(Duration.ofDays(1));
        assertTrue(shut(task).contains("IDENTITY"));
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-2", "lost"));
        assertEquals(List.of(first), cards.of(officer, ada));
    }

    @Test
    public void theCheckThatCountsIsTheLatestAndNotThatOfWhoJoinedLast() {
        RegistrationEventId morning = event();
        RegistrationEventId evening = event();
        QueueTicketId first = events.join(officer, morning, ada).id();
        QueueTicketId second = events.join(officer, evening, ada).id();
        events.callNext(officer, morning, "desk 1");
        events.callNext(officer, evening, "desk 2");
        events.identity(officer, second, true, "passport");
        clock.pass(Duration.ofMinutes(1));
        events.identity(officer, first, false, "photo differs");
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", null));
        // of two at the same moment the one that failed counts
        events.identity(officer, second, true, "passport");
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", null));
        clock.pass(Duration.ofMinutes(1));
        events.identity(officer, first, true, "passport");
        // what comes after the check at a ticket makes it no newer
        clock.pass(Duration.ofMinutes(1));
        events.identity(officer, second, false, "photo differs");
        clock.pass(Duration.ofMinutes(1));
        events.end(officer, first, true, null);
        refused(Problem.Kind.CONFLICT, () -> cards.issue(officer, ada, "C-1", null));
    }

    private void check(EnrolmentTask task, String gate, LocalDate validUntil) {
        tasks.check(
                officer, task.id(), new GateCheck(gate, true, "passport", validUntil, null, null, null), version(task));
    }

    private long version(EnrolmentTask task) {
        return tasks.get(officer, task.id()).version();
    }

    @Test
    public void aDocumentIsKeptAsItCameInAndOnce() {
        byte[] large = Arrays.copyOf(PDF, 100_000);
        CapturedDocument kept =
                documents.capture(officer, ada, Kind.PASSPORT, "Passport", "application/pdf; charset=binary", large);
        assertEquals("application/pdf", kept.mediaType());
        assertEquals(100_000, kept.size());
        assertEquals(64, kept.digest().length());
        assertEquals(kept, documents.capture(officer, ada, Kind.PASSPORT, "Again", "application/pdf", large));
        assertEquals(List.of(kept), documents.of(officer, ada));
        assertArrayEquals(large, documents.content(officer, kept.id()).bytes());
        assertEquals(1, audited("registration.see-document", "captured-document/" + kept.id()));
    }

    @Test
    public void aScanUnderTheWrongStudentIsVoidedAndItsBytesAreErased() {
        CapturedDocument kept = documents.capture(officer, ada, Kind.PASSPORT, "Passport", "application/pdf", PDF);
        refused(Problem.Kind.INVALID, () -> documents.voidDocument(officer, kept.id(), " "));
        refused(Problem.Kind.NOT_FOUND, () -> documents.voidDocument(outsider, kept.id(), "not ours"));
        CapturedDocument voided = documents.voidDocument(officer, kept.id(), "bob's passport");
        assertEquals("bob's passport", voided.voided().reason());
        assertEquals(kept.digest(), voided.digest());
        assertEquals(0, rows("registration_document_part"));
        assertEquals(List.of(voided), documents.of(officer, ada));
        refused(Problem.Kind.NOT_FOUND, () -> documents.content(officer, kept.id()));
        refused(Problem.Kind.CONFLICT, () -> documents.voidDocument(officer, kept.id(), "again"));
        assertEquals(1, audited("registration.void-document", "captured-document/" + kept.id()));
        CapturedDocument again = documents.capture(officer, ada, Kind.PASSPORT, "Passport", "application/pdf", PDF);
        assertArrayEquals(PDF, documents.content(officer, again.id()).bytes());
        assertEquals(List.of(voided, again), documents.of(officer, ada));
    }

    @Test
    public void onlySafeTypesOfABoundedSizeAreKept() {
        refused(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, () -> capture("image/png", PDF));
        refused(
                Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                () -> capture("text/html", "<html>".getBytes(StandardCharsets.US_ASCII)));
        refused(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, () -> capture("application/pdf", new byte[] {1}));
        refused(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, () -> capture(null, PDF));
        refused(
                Problem.Kind.TOO_LARGE,
                () -> capture("application/pdf", Arrays.copyOf(PDF, CapturedDocuments.LARGEST + 1)));
        assertEquals(
                List.of("kind", "title", "content"),
                faults(() -> documents.capture(officer, ada, null, "", "application/pdf", new byte[0])));
        assertEquals(0, rows("registration_document"));
        capture("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        capture("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
        assertEquals(2, rows("registration_document"));
    }

    @Test
    public void anEventIsPlannedWithinBounds() {
        RegistrationEventId event = event();
        assertEquals("Hall", events.get(officer, event).place());
        assertEquals(1, events.list(officer, usw).size());
        assertEquals(
                List.of("name", "place", "to"),
                faults(() -> events.plan(
                        officer, new RegistrationEvent(null, usw, "", null, TODAY, TODAY.plusDays(61), null))));
        RegistrationEvent over = events.plan(
                officer,
                new RegistrationEvent(null, usw, "Over", "Hall", TODAY.minusDays(3), TODAY.minusDays(1), null));
        refused(Problem.Kind.CONFLICT, () -> events.join(officer, over.id(), ada));
        assertEquals(List.of("studentId"), faults(() -> events.join(officer, event, cyd)));
        assertEquals(List.of("desk"), faults(() -> events.callNext(officer, event, "")));
    }

    @Test
    public void aPartnerSeesAndChangesNothing() {
        RegistrationEventId event = event();
        QueueTicketId ticket = identified();
        IdCard card = cards.issue(officer, ada, "C-1", null);
        CapturedDocumentId document = capture("application/pdf", PDF).id();
        refused(Problem.Kind.NOT_FOUND, () -> events.get(outsider, event));
        refused(Problem.Kind.NOT_FOUND, () -> events.queue(outsider, event, null));
        refused(Problem.Kind.NOT_FOUND, () -> events.join(outsider, event, cyd));
        refused(Problem.Kind.NOT_FOUND, () -> events.callNext(outsider, event, "desk"));
        refused(Problem.Kind.NOT_FOUND, () -> events.identity(outsider, ticket, true, "passport"));
        refused(Problem.Kind.NOT_FOUND, () -> events.end(outsider, ticket, false, "why"));
        refused(Problem.Kind.NOT_FOUND, () -> events.close(outsider, event, "why"));
        assertTrue(events.list(outsider, usw).isEmpty());
        refused(Problem.Kind.NOT_FOUND, () -> cards.byNumber(outsider, usw, "C-1"));
        refused(Problem.Kind.NOT_FOUND, () -> cards.issue(outsider, ada, "C-2", "why"));
        refused(Problem.Kind.NOT_FOUND, () -> cards.block(outsider, card.id(), "why"));
        assertTrue(cards.of(outsider, ada).isEmpty());
        refused(Problem.Kind.NOT_FOUND, () -> documents.content(outsider, document));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> documents.capture(outsider, ada, Kind.OTHER, "x", "application/pdf", PDF));
        assertTrue(documents.of(outsider, ada).isEmpty());
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        RegistrationEventId event = new RegistrationEventId(1);
        QueueTicketId ticket = new QueueTicketId(1);
        refused(Problem.Kind.FORBIDDEN, () -> events.list(bare, usw));
        refused(Problem.Kind.FORBIDDEN, () -> events.get(bare, event));
        refused(Problem.Kind.FORBIDDEN, () -> events.queue(bare, event, null));
        refused(Problem.Kind.FORBIDDEN, () -> events.plan(caller, null));
        refused(Problem.Kind.FORBIDDEN, () -> events.join(caller, event, ada));
        refused(Problem.Kind.FORBIDDEN, () -> events.callNext(caller, event, "desk"));
        refused(Problem.Kind.FORBIDDEN, () -> events.identity(caller, ticket, true, "passport"));
        refused(Problem.Kind.FORBIDDEN, () -> events.end(caller, ticket, true, null));
        refused(Problem.Kind.FORBIDDEN, () -> events.close(caller, event, "why"));
        refused(Problem.Kind.FORBIDDEN, () -> cards.of(bare, ada));
        refused(Problem.Kind.FORBIDDEN, () -> cards.byNumber(bare, usw, "C-1"));
        refused(Problem.Kind.FORBIDDEN, () -> cards.issue(caller, ada, "C-1", null));
        refused(Problem.Kind.FORBIDDEN, () -> cards.block(caller, new IdCardId(1), "why"));
        refused(Problem.Kind.FORBIDDEN, () -> documents.of(caller, ada));
        refused(Problem.Kind.FORBIDDEN, () -> documents.content(caller, new CapturedDocumentId(1)));
        refused(Problem.Kind.FORBIDDEN, () -> documents.voidDocument(caller, new CapturedDocumentId(1), "why"));
        refused(Problem.Kind.FORBIDDEN, () -> documents.capture(caller, ada, Kind.OTHER, "x", "application/pdf", PDF));
    }

    private EnrolmentTask enrolling() {
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, ada, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null));
        tasks.open(officer, usw, S2026, START, START.plusDays(30));
        run();
        return tasks.of(officer, ada).get(0);
    }

    private List<String> shut(EnrolmentTask task) {
        return tasks.judgement(officer, task.id()).gates().stream()
                .filter(gate -> gate.state().equals("BLOCKED"))
                .map(EnrolmentJudgement.Gate::name)
                .toList();
    }

    private RegistrationEventId event() {
        return events.plan(
                        officer,
                        new RegistrationEvent(
                                null, usw, "Welcome", "Hall", TODAY.minusDays(1), TODAY.plusDays(1), null))
                .id();
    }

    private QueueTicketId identified() {
        RegistrationEventId event = event();
        QueueTicketId ticket = events.join(officer, event, ada).id();
        events.callNext(officer, event, "desk");
        events.identity(officer, ticket, true, "passport");
        return ticket;
    }

    private CapturedDocument capture(String type, byte[] bytes) {
        return documents.capture(officer, ada, Kind.OTHER, "Scan", type, bytes);
    }
}
