package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.GateCheckRow;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardRow;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentRow;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.provider.enrolment.EnrolmentFileRecords;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.students.api.StudentId;

/** What was found at the gates of enrolment leaves as rows and comes in again as it was. */
public class EnrolmentFilesTest extends GovernedFixture {

    private static final String WHY = "import 17";
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 9, 22, 9, 30, 1);

    private EnrolmentFileRecords files;
    private Map<StudentId, String> here;

    @Before
    public void openFiles() {
        files = new EnrolmentFileRecords(
                new TaskStore(database.dataSource()),
                new GateStore(database.dataSource()),
                new CardStore(database.dataSource()),
                programmes,
                students,
                persons(),
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        here = new LinkedHashMap<>();
        here.put(ada, "A1");
        here.put(bob, "B2");
        admin.importProgrammeRegistrations(
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
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                WHY);
        tasks.open(officer, usw, S2026, TODAY.minusDays(9), TODAY.plusDays(30));
        run();
    }

    private static GateCheckRow check(String gate, LocalDateTime at, boolean passed) {
        return new GateCheckRow("A1", "COMP", S2026, S2026, gate, at, "jo", passed, "passport 7", null, null);
    }

    private List<RowOutcome> take(Caller by, GateCheckRow... rows) {
        return files.importGateChecks(by, usw, List.of(rows), Set.of(), WHY);
    }

    private EnrolmentTask task() {
        return tasks.of(officer, ada).get(0);
    }

    @Test
    public void checksAtTheGatesComeInAsTheyLeftWithWhoAndWhen() {
        GateCheckRow declared = check("DECLARATION", MORNING, true);
        GateCheckRow seen = new GateCheckRow(
                "A1",
                "COMP",
                S2026,
                S2026,
                "RIGHT_TO_STUDY",
                MORNING.plusMinutes(5),
                "sam",
                true,
                "visa, document 12",
                LocalDate.of(2027, 9, 30),
                "until the end of the course");
        assertEquals(List.of("CREATED", "CREATED", "UNCHANGED"), kinds(take(officer, seen, declared, seen)));
        assertEquals(List.of(declared, seen), files.gateChecks(reader, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(take(officer, declared, seen)));
        assertEquals(
                2,
                number(
                        "select count(*) from kernel_audit where action = 'registration.import-gate-check'"
                                + " and institution = ? and reason = ?",
                        usw,
                        WHY));
    }

    @Test
    public void whatWasFoundHereLeavesAndIsKnownAgain() {
        EnrolmentTask task = task();
        tasks.check(officer, task.id(), new GateCheck("IDENTITY", true, "passport", null, null, null, null), 2);
        List<GateCheckRow> left = files.gateChecks(officer, usw, here);
        assertEquals(1, left.size());
        assertEquals(List.of("UNCHANGED"), kinds(take(officer, left.get(0))));
    }

    @Test
    public void aDeclarationThatWasWithdrawnLeavesAndIsKnownAgain() {
        EnrolmentTask task = task();
        tasks.declare(officer, task.id(), "2026/27", 2);
        clock.pass(Duration.ofMinutes(1));
        tasks.withdrawDeclaration(officer, task.id(), "of another student", 3);
        List<GateCheckRow> left = files.gateChecks(officer, usw, here);
        assertEquals(
                List.of(true, false), left.stream().map(GateCheckRow::passed).toList());
        assertEquals("of another student", left.get(1).note());
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(take(officer, left.toArray(GateCheckRow[]::new))));
        assertEquals(
                List.of("CREATED"),
                kinds(take(
                        officer,
                        new GateCheckRow(
                                "A1",
                                "COMP",
                                S2026,
                                S2026,
                                "DECLARATION",
                                MORNING,
                                "jo",
                                false,
                                "2026/27",
                                null,
                                "of another student"))));
    }

    @Test
    public void theCheckThatWasRecordedLastCountsWhicheverCameInLast() {
        take(officer, check("IDENTITY", MORNING.plusDays(1), false), check("IDENTITY", MORNING, true));
        List<GateCheck> checks = tasks.checks(officer, task().id());
        assertEquals(
                List.of(true, false), checks.stream().map(GateCheck::passed).toList());
        assertEquals(
                "BLOCKED",
                tasks.judgement(officer, task().id()).gates().stream()
                        .filter(gate -> gate.name().equals("IDENTITY"))
                        .findFirst()
                        .orElseThrow()
                        .state());
    }

    @Test
    public void aCheckThatIsHereIsNeverChanged() {
        take(officer, check("IDENTITY", MORNING, true));
        List<RowOutcome> outcomes = take(officer, check("IDENTITY", MORNING, false));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(List.of(check("IDENTITY", MORNING, true)), files.gateChecks(officer, usw, here));
    }

    @Test
    public void aCheckAtFaultIsRefusedWithAllItsFaults() {
        AcademicSession next = S2026.next();
        GateCheckRow wrong = new GateCheckRow(
                "A1", "COMP", S2026, next, "DEBT", LocalDateTime.of(2031, 1, 1, 0, 0), "", false, null, null, "");
        assertEquals(
                List.of(
                        "programmeCode, entrySession, session",
                        "gate",
                        "documentReference",
                        "recordedBy",
                        "recordedAt",
                        "note"),
                fields(take(officer, wrong)));
        GateCheckRow nobody = new GateCheckRow("Z9", null, null, null, null, null, null, true, null, null, null);
        assertEquals(List.of("studentNumber"), fields(take(officer, nobody)));
        assertEquals(List.of("note"), fields(take(officer, check("DECLARATION", MORNING, false))));
        assertEquals(0, rows("registration_gate_check"));
    }

    @Test
    public void aDeclarationNeedsItsOwnPrivilege() {
        Caller checker = new Caller("c", Set.of(EnrolmentTasks.CHECK.name()), Scope.of(Set.of(usw)));
        List<RowOutcome> outcomes =
                take(checker, check("DECLARATION", MORNING, true), check("IDENTITY", MORNING, true));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(outcomes));
        assertEquals(Problem.Kind.FORBIDDEN, outcomes.get(0).problem().kind());
    }

    @Test
    public void documentsThatWereAskedForComeInAsTheyLeft() {
        MissingDocumentRow missing = new MissingDocumentRow("A1", "degree certificate", START, null, null);
        MissingDocumentRow came = new MissingDocumentRow("B2", "passport", START, TODAY, "document 3");
        assertEquals(List.of("CREATED", "CREATED"), kinds(documents(missing, came)));
        assertEquals(List.of(missing, came), files.missingDocuments(reader, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(documents(missing, came)));
        MissingDocumentRow mistake = new MissingDocumentRow("A1", "visa", START, null, null);
        documents(mistake);
        Versioned<MissingDocument> asked = tasks.documents(officer, ada).get(1);
        tasks.voidDocument(officer, asked.record().id(), "another student's", asked.version());
        assertEquals(List.of(missing, came), files.missingDocuments(reader, usw, here));
        assertEquals("an old file asks nobody again", List.of("REFUSED"), kinds(documents(mistake)));
        MissingDocumentRow later = new MissingDocumentRow("A1", "degree certificate", START, TODAY, "document 4");
        assertEquals(List.of("REFUSED"), kinds(documents(later)));
        assertEquals(
                List.of("DOCUMENTS"),
                tasks.judgement(officer, task().id()).gates().stream()
                        .filter(gate ->
                                gate.name().equals("DOCUMENTS") && !gate.state().equals("PASSED"))
                        .map(gate -> gate.name())
                        .toList());
        assertEquals(
                List.of("name", "requestedOn", "receivedOn", "reference"),
                fields(documents(new MissingDocumentRow("A1", "", TODAY.plusDays(1), TODAY, null))));
    }

    @Test
    public void cardsOfThisPlaceComeBackUnchanged() {
        tasks.check(officer, task().id(), new GateCheck("IDENTITY", true, "passport", null, null, null, null), 2);
        IdCard lost = cards.issue(officer, ada, "C-1", null);
        cards.block(officer, lost.id(), "lost");
        cards.issue(officer, ada, "C-2", null);
        cards.issue(officer, ada, "C-3", "damaged");
        List<IdCardRow> left = files.idCards(reader, usw, here);
        assertEquals(
                List.of("C-1", "C-2", "C-3"),
                left.stream().map(IdCardRow::number).toList());
        assertEquals(List.of("UNCHANGED", "UNCHANGED", "UNCHANGED"), kinds(cards(left.toArray(IdCardRow[]::new))));
        assertEquals(left, files.idCards(reader, usw, here));
    }

    @Test
    public void cardsComeInAsTheyLeftAndAStudentHasOneThatIsValid() {
        IdCardRow lost = new IdCardRow("A1", "C-1", MORNING, "jo", MORNING.plusDays(2), "lost");
        IdCardRow valid = new IdCardRow("A1", "C-2", MORNING.plusDays(2), "jo", null, null);
        assertEquals(List.of("CREATED", "CREATED"), kinds(cards(valid, lost)));
        assertEquals(List.of(lost, valid), files.idCards(reader, usw, here));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), kinds(cards(lost, valid)));
        assertEquals("C-2", cards.byNumber(officer, usw, "C-2").number());
        assertEquals(List.of("blockedAt"), fields(cards(new IdCardRow("A1", "C-3", MORNING, "jo", null, null))));
        assertEquals(List.of("number"), fields(cards(new IdCardRow("B2", "C-1", MORNING, "jo", null, null))));
        assertEquals(
                List.of("number", "issuedBy", "issuedAt", "blockedAt", "blockedReason"),
                fields(cards(new IdCardRow("A1", "c 1", TODAY.plusYears(1).atStartOfDay(), "", MORNING, ""))));
    }

    @Test
    public void nothingOfOtherInstitutionsLeavesOrComesInAndEveryWayNeedsItsPrivilege() {
        take(officer, check("IDENTITY", MORNING, true));
        documents(new MissingDocumentRow("A1", "passport", START, null, null));
        cards(new IdCardRow("A1", "C-1", MORNING, "jo", null, null));
        assertEquals(List.of("number"), fields(cards(new IdCardRow("B2", "c-1", MORNING, "jo", null, null))));
        assertTrue(files.gateChecks(outsider, usw, here).isEmpty());
        assertTrue(files.missingDocuments(outsider, usw, here).isEmpty());
        assertTrue(files.idCards(outsider, usw, here).isEmpty());
        for (Caller by : List.of(outsider, reader, bare)) {
            refused(Problem.Kind.FORBIDDEN, () -> take(by));
            refused(Problem.Kind.FORBIDDEN, () -> files.importMissingDocuments(by, usw, List.of(), Set.of(), WHY));
            refused(Problem.Kind.FORBIDDEN, () -> files.importIdCards(by, usw, List.of(), Set.of(), WHY));
        }
        refused(Problem.Kind.FORBIDDEN, () -> files.gateChecks(bare, usw, here));
        refused(Problem.Kind.FORBIDDEN, () -> files.missingDocuments(bare, usw, here));
        refused(Problem.Kind.FORBIDDEN, () -> files.idCards(bare, usw, here));
    }

    private List<RowOutcome> documents(MissingDocumentRow... rows) {
        return files.importMissingDocuments(officer, usw, List.of(rows), Set.of(), WHY);
    }

    private List<RowOutcome> cards(IdCardRow... rows) {
        return files.importIdCards(officer, usw, List.of(rows), Set.of(), WHY);
    }

    private static List<String> fields(List<RowOutcome> outcomes) {
        return outcomes.get(0).problem().faults().stream()
                .map(fault -> fault.field())
                .toList();
    }
}
