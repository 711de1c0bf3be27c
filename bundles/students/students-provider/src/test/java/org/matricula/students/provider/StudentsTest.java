package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;
import org.matricula.students.provider.identity.StudentReading;
import org.matricula.students.provider.identity.StudentWriting;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StudentStore;

public class StudentsTest extends OnBothDatabases {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Set<String> BOTH = Set.of(Students.READ.name(), StudentAdmin.WRITE.name());

    private InstitutionCode usw;
    private InstitutionCode college;
    private Caller caller;
    private Caller foreigner;
    private TestDatabase database;
    private Sql sql;
    private StudentReading students;
    private StudentWriting admin;

    @Before
    public void open() {
        database = database("students");
        StudentStore store = new StudentStore(database.jpa("students"), database.dataSource());
        sql = new Sql(database.dataSource());
        students = new StudentReading(store);
        admin = new StudentWriting(
                store,
                new DetailStore(database.dataSource()),
                new FindingStore(database.dataSource()),
                KnownInstitutions.all(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                new LocalDays(KnownInstitutions.all(), database.clock()));
        int number = COUNTER.incrementAndGet();
        usw = new InstitutionCode("usw-" + number);
        college = new InstitutionCode("college-" + number);
        caller = new Caller("registrar", BOTH, Scope.of(Set.of(usw)));
        foreigner = new Caller("partner", BOTH, Scope.of(Set.of(college)));
    }

    @Test
    public void aStudentIsReadAsCreated() {
        Versioned<Student> created = admin.create(caller, ada());
        Versioned<Student> read = students.get(caller, created.record().id());
        assertEquals(created, read);
        assertEquals(1, read.version());
        assertEquals("Lovelace", read.record().familyName());
        assertEquals(LocalDate.of(1999, 12, 10), read.record().dateOfBirth());
        assertEquals(1, audited("students.create", read.record().id()));
    }

    @Test
    public void anInstitutionMustExist() {
        InstitutionCode nowhere = KnownInstitutions.NOWHERE;
        Caller everywhere = new Caller("registrar", BOTH, Scope.all());
        Student lost = new Student(null, nowhere, "S1", "Lost", null, null, null);
        for (ThrowingRunnable work : List.<ThrowingRunnable>of(
                () -> admin.create(everywhere, lost), () -> admin.importAll(everywhere, nowhere, List.of(lost)))) {
            Problem problem = assertThrows(ProblemException.class, work).problem();
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals(
                    List.of(new Fault("institution", "nowhere", "must be an institution that exists")),
                    problem.faults());
        }
        assertEquals(
                List.of(),
                students.find(everywhere, new StudentQuery(nowhere, null, null), PageRequest.first())
                        .items());
    }

    @Test
    public void missingNamesAndDatesAreKeptAsSuch() {
        Student plain = new Student(null, usw, "S9", "Plato", null, null, " ");
        StudentId id = admin.create(caller, plain).record().id();
        Student read = students.get(caller, id).record();
        assertEquals("", read.givenNames());
        assertNull(read.dateOfBirth());
        assertNull(read.email());
        assertEquals("Plato", read.fullName());
    }

    @Test
    public void everyFaultOfARecordIsNamedAndNothingIsWritten() {
        Student wrong =
                new Student(null, usw, "no good", " ", "x".repeat(101), LocalDate.of(2999, 1, 1), "nobody at home");
        ProblemException refusal = assertThrows(ProblemException.class, () -> admin.create(caller, wrong));
        assertEquals(Problem.Kind.INVALID, refusal.problem().kind());
        assertEquals(
                List.of("number", "familyName", "givenNames", "email", "dateOfBirth"),
                refusal.problem().faults().stream().map(Fault::field).toList());
        assertEquals(0, count());
        refused(Problem.Kind.INVALID, () -> admin.create(caller, named("S1", "Nul\u0000l", "")));
        refused(Problem.Kind.INVALID, () -> admin.create(caller, named("S1", "Half\ud800", "")));
    }

    @Test
    public void aTakenNumberIsAConflict() {
        admin.create(caller, ada());
        refused(Problem.Kind.CONFLICT, () -> admin.create(caller, ada()));
        assertEquals(1, count());
    }

    @Test
    public void theSameNumberMayExistAtAnotherInstitution() {
        admin.create(caller, ada());
        Student there = new Student(null, college, "S1", "Lovelace", "Ada", null, null);
        admin.create(foreigner, there);
        assertEquals(1, students.byNumber(foreigner, college, List.of("S1")).size());
    }

    @Test
    public void anImportLeavesAloneWhatItsFileDoesNotHaveAndRemovesWhatIsEmpty() {
        Student ada = admin.create(caller, ada()).record();
        Student bare = new Student(null, null, ada.number(), "King", null, null, null);
        Set<String> untouched = Set.of("givenNames", "dateOfBirth", "email");
        assertEquals(
                RowOutcome.Kind.CHANGED,
                admin.importAll(caller, usw, List.of(bare), untouched).get(0).kind());
        Student after = students.get(caller, ada.id()).record();
        assertEquals("King", after.familyName());
        assertEquals(ada.givenNames(), after.givenNames());
        assertEquals(ada.dateOfBirth(), after.dateOfBirth());
        assertEquals(ada.email(), after.email());
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                admin.importAll(caller, usw, List.of(bare), untouched).get(0).kind());
        admin.importAll(caller, usw, List.of(bare), Set.of("givenNames"));
        Student emptied = students.get(caller, ada.id()).record();
        assertEquals(ada.givenNames(), emptied.givenNames());
        assertNull(emptied.dateOfBirth());
        assertNull(emptied.email());
    }

    @Test
    public void aPartnerSeesAndChangesOnlyItsOwnStudents() {
        Versioned<Student> ours = admin.create(caller, ada());
        StudentId id = ours.record().id();
        refused(Problem.Kind.NOT_FOUND, () -> students.get(foreigner, id));
        refused(Problem.Kind.NOT_FOUND, () -> admin.change(foreigner, ours.record(), 1, "mine now"));
        refused(Problem.Kind.FORBIDDEN, () -> admin.create(foreigner, named("S2", "New", "")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importAll(foreigner, usw, List.of(ada())));
        refused(Problem.Kind.FORBIDDEN, () -> admin.revise(foreigner, usw, List.of(), "why"));
        assertTrue(students.find(foreigner, StudentQuery.all(), PageRequest.first())
                .items()
                .isEmpty());
        assertTrue(students.find(foreigner, new StudentQuery(usw, null, null), PageRequest.first())
                .items()
                .isEmpty());
        assertTrue(students.find(foreigner, new StudentQuery(null, "S1", "Love"), PageRequest.first())
                .items()
                .isEmpty());
        assertTrue(students.all(foreigner, List.of(id)).isEmpty());
        assertTrue(students.byNumber(foreigner, usw, List.of("S1")).isEmpty());
        assertEquals(ours, students.get(caller, id));
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        StudentId id = admin.create(caller, ada()).record().id();
        Caller reader = new Caller("reader", Set.of(Students.READ.name()), Scope.of(Set.of(usw)));
        Caller writer = new Caller("writer", Set.of(StudentAdmin.WRITE.name()), Scope.of(Set.of(usw)));
        refused(Problem.Kind.FORBIDDEN, () -> students.get(writer, id));
        refused(Problem.Kind.FORBIDDEN, () -> students.find(writer, StudentQuery.all(), PageRequest.first()));
        refused(Problem.Kind.FORBIDDEN, () -> students.all(writer, List.of(id)));
        refused(Problem.Kind.FORBIDDEN, () -> students.byNumber(writer, usw, List.of("S1")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.create(reader, named("S2", "New", "")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.change(reader, ada(), 0, "why"));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importAll(reader, usw, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> admin.revise(reader, usw, List.of(), "why"));
    }

    @Test
    public void aChangeCountsTheVersionUpAndLeavesItsReason() {
        Student before = admin.create(caller, ada()).record();
        Student wanted = new Student(before.id(), null, null, "King", "Ada", before.dateOfBirth(), null);
        Versioned<Student> after = admin.change(caller, wanted, 1, "marriage");
        assertEquals(2, after.version());
        assertEquals("King", after.record().familyName());
        assertEquals("S1", after.record().number());
        assertEquals(after, students.get(caller, before.id()));
        assertEquals(1, audited("students.change", before.id()));
        assertEquals(1, find("king", 10).items().size());
        assertEquals(0, find("lovelace", 10).items().size());
    }

    @Test
    public void aChangeThatChangesNothingIsNoNewVersion() {
        Student before = admin.create(caller, ada()).record();
        assertEquals(1, admin.change(caller, before, 1, "nothing").version());
        assertEquals(0, audited("students.change", before.id()));
    }

    @Test
    public void aStaleChangeIsRefused() {
        Student before = admin.create(caller, ada()).record();
        Student wanted = new Student(before.id(), usw, "S1", "King", "Ada", null, null);
        admin.change(caller, wanted, 1, "marriage");
        refused(Problem.Kind.STALE, () -> admin.change(caller, before, 1, "back again"));
    }

    @Test
    public void institutionAndNumberStayAndAChangeNeedsAReason() {
        StudentId id = admin.create(caller, ada()).record().id();
        Student wanted = new Student(id, college, "S2", "", "Ada", null, null);
        ProblemException refusal = assertThrows(ProblemException.class, () -> admin.change(caller, wanted, 1, " "));
        assertEquals(
                List.of("reason", "institution", "number", "familyName"),
                refusal.problem().faults().stream().map(Fault::field).toList());
        assertEquals(1, students.get(caller, id).version());
    }

    @Test
    public void anUnknownStudentIsNotFound() {
        refused(Problem.Kind.NOT_FOUND, () -> students.get(caller, new StudentId(999_999_999L)));
    }

    @Test
    public void studentsAreFoundByTheBeginningOfTheirNameWhateverItsCase() {
        admin.importAll(
                caller,
                usw,
                List.of(
                        named("S1", "Müller", "Zoe"),
                        named("S2", "Mulligan", "Bo"),
                        named("S3", "MULLER", "Adam"),
                        named("S4", "Muller-Li", "Cy"),
                        named("S5", "Mum", "Dee"),
                        named("S6", "Иванова", "Анна")));
        assertEquals(List.of("S3", "S1", "S4"), numbers(find("mull", 10)).subList(0, 3));
        assertEquals(List.of("S3"), numbers(find("Muller a", 10)));
        assertEquals(List.of("S6"), numbers(find("иван", 10)));
        assertEquals(List.of(), numbers(find("zzz", 10)));
        assertEquals(List.of(), numbers(find("%", 10)));
    }

    @Test
    public void pagesByNameMissNobodyAndRepeatNobody() {
        admin.importAll(
                caller,
                usw,
                IntStream.range(0, 25)
                        .mapToObj(i -> named("N" + i, i % 2 == 0 ? "Same" : "Sand" + (char) ('a' + i), "Name"))
                        .toList());
        List<String> seen = pages("sa", 4);
        assertEquals(25, seen.size());
        assertEquals(25, Set.copyOf(seen).size());
    }

    @Test
    public void pagesByIdMissNobodyAndRepeatNobody() {
        admin.importAll(
                caller,
                usw,
                IntStream.range(0, 11).mapToObj(i -> named("N" + i, "Any", "")).toList());
        List<String> seen = pages(null, 4);
        assertEquals(11, seen.size());
        assertEquals(11, Set.copyOf(seen).size());
    }

    @Test
    public void aCursorThatNoPageGaveOutIsRefused() {
        admin.create(caller, ada());
        refused(Problem.Kind.INVALID, () -> students.find(caller, StudentQuery.all(), new PageRequest("' or 1=1", 10)));
        refused(
                Problem.Kind.INVALID,
                () -> students.find(caller, new StudentQuery(usw, null, "love"), new PageRequest("12", 10)));
    }

    @Test
    public void aScopeOfAllInstitutionsFindsThemAll() {
        String family = "Everywhere" + usw.value().replace("-", "");
        admin.create(caller, named("S1", family, "A"));
        admin.create(foreigner, new Student(null, college, "S1", family, "B", null, null));
        Caller everywhere = new Caller("admin", BOTH, Scope.all());
        assertEquals(
                2,
                students.find(everywhere, new StudentQuery(null, null, family), PageRequest.first())
                        .items()
                        .size());
    }

    @Test
    public void anImportTellsWhatBecameOfEachRow() {
        admin.create(caller, ada());
        admin.create(caller, named("S2", "Turing", "Alan"));
        List<RowOutcome> outcomes = admin.importAll(
                caller,
                usw,
                List.of(
                        ada(),
                        named("S2", "Turing", "Alan Mathison"),
                        named("S3", "Hopper", "Grace"),
                        named("S 4", "Bad", ""),
                        named("S3", "Hopper", "Grace"),
                        named("S3", "Hopper", "Grace Brewster")));
        assertEquals(
                List.of("UNCHANGED", "CHANGED", "CREATED", "REFUSED", "UNCHANGED", "CHANGED"),
                outcomes.stream().map(o -> o.kind().name()).toList());
        assertEquals("number", outcomes.get(3).problem().faults().get(0).field());
        assertEquals(3, count());
        StudentId hopper = StudentId.valueOf(outcomes.get(2).id());
        assertEquals("Grace Brewster", students.get(caller, hopper).record().givenNames());
        assertEquals(1, audited("students.create", hopper));
        assertEquals(1, audited("students.change", hopper));
        assertEquals(
                2, students.get(caller, StudentId.valueOf(outcomes.get(1).id())).version());
    }

    @Test
    public void aSecondImportChangesNothing() {
        List<Student> rows = IntStream.range(0, 1203)
                .mapToObj(i -> named("N" + i, "Family" + i, "Given"))
                .toList();
        assertTrue(admin.importAll(caller, usw, rows).stream().allMatch(o -> o.kind() == RowOutcome.Kind.CREATED));
        int entries = entries();
        assertTrue(admin.importAll(caller, usw, rows).stream().allMatch(o -> o.kind() == RowOutcome.Kind.UNCHANGED));
        assertEquals(entries, entries());
        assertEquals(1203, count());
        Map<String, StudentId> ids = students.byNumber(
                caller, usw, rows.stream().map(Student::number).toList());
        assertEquals(1203, ids.size());
        assertEquals(1203, students.all(caller, ids.values()).size());
    }

    @Test
    public void aRowWorkedOutFromWhatWasReadDoesNotGoOverWhatTheDeskWroteSince() {
        StudentId id = admin.create(caller, ada()).record().id();
        database.transactions().run(() -> {
            Student read = students.get(caller, id).record();
            Student born = new Student(id, usw, "S1", "Lovelace", "Ada", LocalDate.of(1998, 12, 10), read.email());
            // another field than the row's, by somebody else before the row is written
            CompletableFuture.runAsync(() -> admin.change(caller, born, 1, "birth certificate"))
                    .join();
            Student wed = new Student(null, null, "S1", "King", "Ada", read.dateOfBirth(), read.email());
            overtaken(admin.revise(caller, usw, List.of(new Revised<>(wed, read)), "a return"));
            assertEquals(born, students.all(caller, List.of(id)).get(id));
            Student both = new Student(null, null, "S1", " King", "Ada", born.dateOfBirth(), born.email());
            List<RowOutcome> written = admin.revise(caller, usw, List.of(new Revised<>(both, born)), "a return");
            assertEquals(RowOutcome.Kind.CHANGED, written.get(0).kind());
        });
        Versioned<Student> after = students.get(caller, id);
        assertEquals("King", after.record().familyName());
        assertEquals(LocalDate.of(1998, 12, 10), after.record().dateOfBirth());
        assertEquals(3, after.version());
        refused(Problem.Kind.STALE, () -> admin.change(caller, after.record(), 2, "read before"));
    }

    @Test
    public void aRowOfARecordThatWasAddedOrIsNotThereIsStale() {
        admin.create(caller, ada());
        overtaken(admin.revise(caller, usw, List.of(new Revised<>(named("S1", "Other", ""), null)), "a return"));
        Student gone = named("S2", "Turing", "Alan");
        overtaken(admin.revise(caller, usw, List.of(new Revised<>(named("S2", "T", ""), gone)), "a return"));
        assertEquals(1, count());
        assertEquals(
                RowOutcome.Kind.CREATED,
                admin.revise(caller, usw, List.of(new Revised<>(gone, null)), "a return")
                        .get(0)
                        .kind());
    }

    @Test
    public void aRollbackTakesStudentAndAuditEntryBack() {
        int entries = entries();
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            admin.create(caller, ada());
            admin.importAll(caller, usw, List.of(named("S2", "Turing", "Alan")));
            throw new IllegalStateException("after both");
        }));
        assertEquals(0, count());
        assertEquals(entries, entries());
    }

    private Student ada() {
        return new Student(null, usw, "S1", "Lovelace", "Ada", LocalDate.of(1999, 12, 10), "ada@example.org");
    }

    private Student named(String number, String family, String given) {
        return new Student(null, usw, number, family, given, null, null);
    }

    private Page<Student> find(String name, int limit) {
        return students.find(caller, new StudentQuery(usw, null, name), new PageRequest(null, limit));
    }

    private List<String> pages(String name, int limit) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            Page<Student> page =
                    students.find(caller, new StudentQuery(usw, null, name), new PageRequest(after, limit));
            seen.addAll(numbers(page));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private static List<String> numbers(Page<Student> page) {
        return page.items().stream().map(Student::number).toList();
    }

    private int count() {
        return number("select count(*) from students_student where institution = ?", usw);
    }

    private int entries() {
        return number("select count(*) from kernel_audit where institution = ?", usw);
    }

    private int audited(String action, StudentId id) {
        return number("select count(*) from kernel_audit where action = ? and subject = ?", action, "student/" + id);
    }

    private int number(String query, Object... parameters) {
        return sql.first(query, rs -> rs.getInt(1), parameters).orElseThrow();
    }

    private static void overtaken(List<RowOutcome> outcomes) {
        assertEquals(List.of(Revised.overtaken()), outcomes);
    }

    private static void refused(Problem.Kind kind, ThrowingRunnable work) {
        assertEquals(kind, assertThrows(ProblemException.class, work).problem().kind());
    }
}
