package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.DuplicateCandidate;
import org.matricula.students.api.DuplicateCandidate.Ground;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Merge;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentHit;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex.Study;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.Students;
import org.matricula.students.provider.search.SearchBeginnings;
import org.matricula.students.provider.store.FindingStore;

/** Finding students, and finding and joining records of one person. */
public class SearchTest extends OnBothDatabases {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

    private Office office;
    private InstitutionCode usw;
    private InstitutionCode college;
    private Caller registrar;
    private Caller foreigner;
    private StudentId ada;

    @Before
    public void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        college = Office.institution("college");
        registrar = Office.caller("registrar", usw);
        foreigner = Office.caller("partner", college);
        ada = office.student(registrar, usw, "S1", "O'Brien-Lovelace", "Ada Augusta");
    }

    @Test
    public void anyWordOfANameIsFoundByItsBeginningWhateverOrderCaseAndAccents() {
        for (String name : List.of("obr", "O'Br", "LOVE", "august", "ada obri", "lovelace aügusta a")) {
            assertEquals(name, List.of("S1"), numbers(find(named(name))));
        }
        for (String name : List.of("race", "ada x", "%", "_d")) {
            assertEquals(name, List.of(), numbers(find(named(name))));
        }
    }

    @Test
    public void aStudentWithSeveralFittingWordsIsListedOnce() {
        office.student(registrar, usw, "S2", "Ann", "Anna Annabel");
        office.student(registrar, usw, "S3", "Annan", "");
        assertEquals(List.of("S2", "S3"), numbers(find(named("an"))));
        assertEquals(List.of("S2", "S3"), pages(registrar, named("an"), 1));
    }

    @Test
    public void preferredNamesAreFoundAndFormerOnesOnlyWhenAskedFor() {
        office.clock.pass(Duration.ofDays(1));
        office.details.name(
                registrar,
                ada,
                new PersonName(PersonName.Kind.PREFERRED, "Lovelace", "Addie"),
                DetailEntry.from(TODAY, "asked for"));
        office.details.name(
                registrar,
                ada,
                new PersonName(PersonName.Kind.LEGAL, "King", "Ada"),
                DetailEntry.from(TODAY.plusDays(1), "marriage"));
        assertEquals(List.of("S1"), numbers(find(named("addie king"))));
        assertEquals(List.of(), numbers(find(named("obrien"))));
        SearchQuery former = new SearchQuery(usw, "obrien", null, null, null, null, null, true);
        assertEquals(List.of("S1"), numbers(find(former)));
    }

    @Test
    public void numbersAreFoundByTheirBeginningAndIdentifiersWhole() {
        office.student(registrar, usw, "S12", "Bee", "");
        assertEquals(
                List.of("S1", "S12"), numbers(find(new SearchQuery(usw, null, "s1", null, null, null, null, false))));
        office.details.identifier(
                registrar,
                ada,
                new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, "Uni Wien", "a-1/2"),
                DetailEntry.from(null, "x"));
        assertEquals(List.of("S1"), numbers(find(new SearchQuery(usw, null, null, "A-1/2", null, null, null, false))));
        assertEquals(List.of(), numbers(find(new SearchQuery(usw, null, null, "A-1", null, null, null, false))));
    }

    @Test
    public void aNumberOfAnotherPersonIsTakenOff() {
        OutsideIdentifier uln = new OutsideIdentifier(OutsideIdentifier.Kind.ULN, null, "1000000019");
        SearchQuery byUln = new SearchQuery(usw, null, null, uln.value(), null, null, null, false);
        DetailId wrong = office.details
                .identifier(registrar, ada, uln, DetailEntry.from(null, "typed"))
                .id();
        StudentId bob = office.student(registrar, usw, "S2", "Bob", "");
        office.details.identifier(registrar, bob, uln, DetailEntry.from(null, "typed"));
        assertEquals(1, candidates(10).size());
        DetailEntry never = new DetailEntry(null, "it is Bob's", null, wrong);
        assertEquals(
                wrong,
                office.details.without(registrar, ada, uln.kind(), null, never).corrects());
        assertEquals(List.of("S2"), numbers(find(byUln)));
        assertEquals(List.of(), candidates(10));
        assertEquals(2, office.details.identifiers(registrar, ada).size());
        refused(Problem.Kind.CONFLICT, () -> office.details.without(registrar, ada, uln.kind(), null, never));
        refused(Problem.Kind.INVALID, () -> office.details.without(registrar, ada, uln.kind(), "UCAS", never));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.details.without(
                        registrar, ada, OutsideIdentifier.Kind.SSN, null, DetailEntry.from(TODAY, "none")));
    }

    @Test
    public void whoHasNoTutorAnyMoreIsFoundByNone() {
        SearchQuery byTutor = new SearchQuery(usw, null, null, null, null, null, "t.byron", false);
        office.details.tutor(registrar, ada, "t.byron", DetailEntry.from(TODAY.minusDays(9), "allocation"));
        assertEquals(List.of("S1"), numbers(find(byTutor)));
        office.details.withoutTutor(registrar, ada, DetailEntry.from(TODAY, "left the university"));
        assertEquals(List.of(), numbers(find(byTutor)));
        assertEquals(
                "t.byron",
                office.records
                        .record(registrar, ada, TODAY.minusDays(1), null, false)
                        .tutor());
    }

    @Test
    public void studentsAreFoundByProgrammeStatusAndTutorOfToday() {
        StudentId bee = office.student(registrar, usw, "S2", "Bee", "");
        tell(
                registrar,
                usw,
                Map.of(
                        ada,
                        List.of(
                                new Study("BSC-CS", TODAY.minusYears(1), TODAY.minusDays(10)),
                                new Study("BSC-CS", TODAY.minusDays(20), null),
                                new Study("BSC-CS", TODAY.minusDays(5), null)),
                        bee,
                        List.of(new Study("BSC-CS", TODAY.minusYears(3), TODAY.minusYears(1)))));
        office.details.tutor(registrar, ada, "t.byron", DetailEntry.from(TODAY, "x"));
        office.details.tutor(registrar, bee, "t.byron", DetailEntry.from(TODAY.plusDays(1), "x"));
        office.status.record(registrar, event(ada, Status.ENROLLED, TODAY));
        office.status.record(registrar, event(ada, Status.WITHDRAWN, TODAY.plusDays(30)));
        SearchQuery all = new SearchQuery(usw, "ada", "S", null, "BSC-CS", Status.ENROLLED, "t.byron", false);
        StudentHit hit = find(all).items().get(0);
        assertEquals(ada, hit.id());
        assertEquals(Status.ENROLLED, hit.status());
        assertEquals(List.of("S1"), numbers(find(new SearchQuery(usw, null, null, null, "BSC-CS", null, null, false))));
        assertEquals(
                List.of("S1"), numbers(find(new SearchQuery(usw, null, null, null, null, null, "t.byron", false))));
        // what is known of the future holds when its day comes
        office.clock.pass(Duration.ofDays(40));
        assertEquals(List.of(), numbers(find(all)));
        assertEquals(
                List.of("S1"),
                numbers(find(new SearchQuery(usw, null, null, null, null, Status.WITHDRAWN, null, false))));
        assertEquals(
                List.of("S2", "S1"),
                numbers(find(new SearchQuery(usw, null, null, null, null, null, "t.byron", false))));
    }

    @Test
    public void theIndexKnowsOfWhomItWasToldNothing() {
        StudentId bee = office.student(registrar, usw, "S2", "Bee", "");
        StudentId there = office.student(foreigner, college, "S1", "Cee", "");
        assertEquals(List.of(ada, bee), untold(registrar));
        tell(registrar, usw, Map.of(ada, List.of(new Study("BSC-CS", TODAY, null)), there, List.of()));
        assertEquals(List.of(bee), untold(registrar));
        assertEquals(List.of(there), untold(foreigner));
        office.search.programmes(registrar, usw, List.of(ada, bee), locked -> Map.of());
        assertEquals(List.of(), untold(registrar));
        assertEquals(List.of(), numbers(find(new SearchQuery(usw, null, null, null, "BSC-CS", null, null, false))));
        refused(Problem.Kind.FORBIDDEN, () -> untold(Office.with("reader", usw, Students.READ.name())));
    }

    @Test
    public void aCorrectedStatusIsNotFoundAnyMore() {
        StatusEvent wrong = office.status.record(registrar, event(ada, Status.WITHDRAWN, TODAY));
        SearchQuery withdrawn = new SearchQuery(usw, null, null, null, null, Status.WITHDRAWN, null, false);
        assertEquals(List.of("S1"), numbers(find(withdrawn)));
        office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        usw,
                        ada,
                        null,
                        null,
                        Status.VOIDED,
                        TODAY,
                        null,
                        "typed wrongly",
                        null,
                        wrong.id(),
                        null,
                        null));
        assertEquals(List.of(), numbers(find(withdrawn)));
    }

    @Test
    public void noConditionListsAnInstitutionByName() {
        office.student(registrar, usw, "S2", "Bee", "");
        assertEquals(
                List.of("S2", "S1"),
                pages(registrar, new SearchQuery(usw, null, null, null, null, null, null, false), 1));
    }

    @Test
    public void noSearchCrossesTheScope() {
        office.student(foreigner, college, "S1", "Lovelace", "Ada");
        office.details.tutor(registrar, ada, "t.byron", DetailEntry.from(TODAY, "x"));
        office.status.record(registrar, event(ada, Status.ENROLLED, TODAY));
        for (SearchQuery query : List.of(
                named("augusta"),
                new SearchQuery(usw, null, "S", null, null, null, null, false),
                new SearchQuery(usw, null, null, null, null, null, null, false),
                new SearchQuery(null, null, null, null, null, null, "t.byron", false),
                new SearchQuery(null, null, null, null, null, Status.ENROLLED, null, false))) {
            assertEquals(
                    List.of(),
                    office.search.search(foreigner, query, PageRequest.first()).items());
        }
        Page<StudentHit> own = office.search.search(foreigner, SearchQuery.named(null, "love"), PageRequest.first());
        assertEquals(
                List.of(college),
                own.items().stream().map(StudentHit::institution).toList());
        Caller nobody = new Caller("nobody", Set.of(Students.READ.name()), Scope.of(List.of()));
        assertTrue(office.search
                .search(nobody, named("ada"), PageRequest.first())
                .items()
                .isEmpty());
        Caller blind = new Caller("blind", Set.of(), Scope.all());
        refused(Problem.Kind.FORBIDDEN, () -> office.search.search(blind, named("ada"), PageRequest.first()));
        refused(Problem.Kind.FORBIDDEN, () -> tell(foreigner, usw, Map.of()));
        tell(foreigner, college, Map.of(ada, List.of(new Study("MINE", TODAY, null))));
        assertEquals(List.of(), numbers(find(new SearchQuery(usw, null, null, null, "MINE", null, null, false))));
    }

    @Test
    public void pagesMissNobodyAndRepeatNobodyInOneScopeInSeveralAndInAll() {
        String family = "Zz" + usw.value().replaceAll("[^0-9]", "") + "q";
        List<Student> rows = IntStream.range(0, 23)
                .mapToObj(i -> new Student(null, null, "N" + i, family, "Given" + i % 3, null, null))
                .toList();
        office.admin.importAll(registrar, usw, rows);
        office.admin.importAll(foreigner, college, rows);
        Caller both = Office.caller("both", usw, college);
        Caller everywhere = new Caller("all", both.privileges(), Scope.all());
        for (String name : List.of(family, family + " given1")) {
            int each = name.equals(family) ? 23 : 8;
            assertEquals(
                    each,
                    Set.copyOf(ids(registrar, SearchQuery.named(null, name))).size());
            for (Caller caller : List.of(both, everywhere)) {
                List<StudentId> seen = ids(caller, SearchQuery.named(null, name));
                assertEquals(2 * each, seen.size());
                assertEquals(2 * each, Set.copyOf(seen).size());
            }
        }
        assertEquals(
                46 + 1,
                ids(both, new SearchQuery(null, null, null, null, null, null, null, false))
                        .size());
    }

    @Test
    public void severalWordsFindTheSameStudentsWhetherFewOrManyMeetEachOfThem() {
        String family = "Yy" + usw.value().replaceAll("[^0-9]", "") + "q";
        List<Student> rows = IntStream.range(0, 600)
                .mapToObj(i -> new Student(
                        null,
                        null,
                        "M" + i,
                        family,
                        "All" + (i % 2 == 0 ? " Even" : " Odd") + (i % 20 == 0 ? " Twenty" : ""),
                        null,
                        null))
                .toList();
        office.admin.importAll(registrar, usw, rows);
        office.admin.importAll(foreigner, college, rows);
        Caller both = Office.caller("both", usw, college);
        Map.of("all", 600, "even", 300, "even all", 300, "twenty ev", 30, "odd twenty", 0, "nobody all", 0)
                .forEach((words, each) -> {
                    List<String> seen = pages(registrar, named(family + " " + words), 50);
                    assertEquals(words, each.intValue(), seen.size());
                    assertEquals(words, each.intValue(), Set.copyOf(seen).size());
                    assertEquals(
                            words,
                            2 * each,
                            all(both, SearchQuery.named(null, family + " " + words), 50).stream()
                                    .map(StudentHit::id)
                                    .collect(Collectors.toSet())
                                    .size());
                });
        Set<StudentId> some = Set.copyOf(ids(registrar, named(family + " twenty")));
        some.forEach(id -> office.status.record(registrar, event(id, Status.SUSPENDED, TODAY)));
        SearchQuery away = new SearchQuery(usw, family + " even", null, null, null, Status.SUSPENDED, null, false);
        assertEquals(some, Set.copyOf(ids(registrar, away)));
        assertEquals(List.of(), ids(foreigner, away));
    }

    @Test
    public void badConditionsAndCursorsAreRefused() {
        for (SearchQuery wrong : List.of(
                named(" - "),
                named("x".repeat(201)),
                named("a b c d e f g h i"),
                new SearchQuery(null, null, "%", null, null, null, null, false),
                new SearchQuery(null, null, null, "x".repeat(51), null, null, null, false),
                new SearchQuery(null, null, null, null, "x".repeat(51), null, null, false),
                new SearchQuery(null, null, null, null, null, null, "x".repeat(101), false))) {
            refused(Problem.Kind.INVALID, () -> find(wrong));
        }
        refused(
                Problem.Kind.INVALID,
                () -> office.search.search(registrar, named("ada"), new PageRequest("' or 1=1", 10)));
    }

    @Test
    public void studentsFromBeforeTheSearchAreFoundAfterTheStart() {
        office.sql.update("delete from students_finding where student_id = ?", ada);
        office.sql.update("update students_student set searchable = ? where id = ?", false, ada);
        assertEquals(List.of(), numbers(find(named("ada"))));
        new SearchBeginnings(
                office.store, new FindingStore(office.database.dataSource()), office.database.transactions());
        assertEquals(List.of("S1"), numbers(find(named("ada"))));
        assertEquals(List.of("S1"), numbers(find(new SearchQuery(usw, null, "S1", null, null, null, null, false))));
    }

    @Test
    public void namesWhoseKeysWereMadeBeforeAllLettersWereKnownAreFoundAfterTheStart() {
        StudentId lodz = office.student(registrar, usw, "S2", "Łódź", "Jan");
        office.details.name(
                registrar,
                lodz,
                new PersonName(PersonName.Kind.PREFERRED, "Łódź", "Øst"),
                DetailEntry.from(TODAY, "x"));
        assertEquals(List.of("S2"), numbers(find(named("lodz ost"))));
        office.sql.update(
                "update students_finding set finding = ? where student_id = ? and finding = ?",
                "1000141ODZ",
                lodz,
                "LODZ");
        office.sql.update(
                "update students_finding set finding = ? where student_id = ? and finding = ?",
                "10000D8ST",
                lodz,
                "OST");
        office.sql.update(
                "update students_student set searchable = ?, name_key = ? where id = ?", false, "1000141ODZ0JAN", lodz);
        assertEquals(List.of(), numbers(find(named("lodz"))));
        new SearchBeginnings(
                office.store, new FindingStore(office.database.dataSource()), office.database.transactions());
        assertEquals(List.of("S2"), numbers(find(named("lodz ost jan"))));
        assertEquals(
                List.of("LODZ0JAN"),
                office.sql.query("select name_key from students_student where id = ?", rs -> rs.getString(1), lodz));
    }

    @Test
    public void candidatesAreThoseOfOneNameAndBirthOrOfOneNumber() {
        StudentId again = office.student(registrar, usw, "S2", "O'BRIEN-LOVELACE", "Ada Augusta");
        StudentId other = office.student(registrar, usw, "S3", "Byron", "Ada");
        for (StudentId one : List.of(ada, again, other)) {
            office.details.identifier(
                    registrar,
                    one,
                    new OutsideIdentifier(OutsideIdentifier.Kind.ULN, null, "1000000019"),
                    DetailEntry.from(null, "x"));
        }
        List<DuplicateCandidate> all = candidates(10);
        assertEquals(3, all.size());
        assertEquals(
                Set.of(Ground.NAME_AND_BIRTH, Ground.IDENTIFIER), all.get(0).grounds());
        assertEquals(Set.of(Ground.IDENTIFIER), all.get(1).grounds());
        assertEquals(all, candidates(1));
        assertTrue(office.duplicates
                .candidates(foreigner, usw, PageRequest.first())
                .items()
                .isEmpty());
        office.duplicates.tellApart(registrar, other, ada, "twins");
        office.duplicates.tellApart(registrar, other, ada, "twins");
        office.duplicates.merge(registrar, again, ada, "one person");
        assertEquals(List.of(), candidates(10));
        refused(Problem.Kind.INVALID, () -> office.duplicates.candidates(registrar, usw, new PageRequest("x", 10)));
    }

    @Test
    public void aSurvivorHasTheDetailsThatOnlyTheMergedRecordHas() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        DetailEntry began = DetailEntry.from(TODAY.minusYears(1), "enrolment");
        Contact phone = new Contact(Contact.Kind.PHONE, null, null, null, "01443 480480");
        Contact home = new Contact(Contact.Kind.HOME, List.of("1 High Street"), null, "GB", null);
        office.details.contact(registrar, old, phone, began);
        office.details.contact(registrar, old, home, began);
        office.details.contact(
                registrar, ada, new Contact(Contact.Kind.HOME, List.of("2 Low Street"), null, "GB", null), began);
        office.details.tutor(registrar, old, "tutor", began);
        PersonName called = new PersonName(PersonName.Kind.PREFERRED, "Lovelace", "Addie");
        office.details.name(registrar, old, called, began);
        SpecialCategory disability = new SpecialCategory(SpecialCategory.Kind.DISABILITY, List.of("53"));
        office.special.record(registrar, old, disability, began);
        Merge merge = office.duplicates.merge(registrar, old, ada, "one person");
        StudentRecord joined = office.records.record(registrar, ada, null, null, false);
        assertEquals(called, joined.preferredName());
        assertEquals("tutor", joined.tutor());
        assertTrue(joined.contacts().contains(phone));
        assertEquals(
                List.of("2 Low Street"),
                joined.contacts().stream()
                        .filter(contact -> contact.kind() == Contact.Kind.HOME)
                        .flatMap(contact -> contact.lines().stream())
                        .toList());
        assertEquals("O'Brien-Lovelace", joined.legalName().familyName());
        assertEquals(
                List.of(disability),
                office.special.of(registrar, ada, "support").stream()
                        .map(Dated::value)
                        .toList());
        office.duplicates.undo(registrar, merge.id(), "two persons");
        assertEquals(
                null, office.records.record(registrar, ada, null, null, false).tutor());
        assertEquals(List.of(), office.special.of(registrar, ada, "support"));
    }

    @Test
    public void whatAMergedRecordBroughtEndsThere() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        OutsideIdentifier wrong = new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, "Uni Wien", "a-1/2");
        office.details.identifier(registrar, old, wrong, DetailEntry.from(null, "typed"));
        office.details.tutor(registrar, old, "old.tutor", DetailEntry.from(TODAY.minusDays(30), "allocation"));
        office.details.tutor(registrar, ada, "tutor", DetailEntry.from(TODAY.minusDays(9), "allocation"));
        office.duplicates.merge(registrar, old, ada, "one person");
        DetailEntry ended = DetailEntry.from(TODAY, "left");
        refused(
                Problem.Kind.CONFLICT,
                () -> office.details.without(registrar, ada, wrong.kind(), wrong.issuer(), ended));
        office.details.without(registrar, old, wrong.kind(), wrong.issuer(), ended);
        office.details.withoutTutor(registrar, ada, ended);
        StudentRecord joined = office.records.record(registrar, ada, null, null, false);
        assertEquals(List.of(), joined.identifiers());
        assertEquals(null, joined.tutor());
        SearchQuery byNumber = new SearchQuery(usw, null, null, wrong.value(), null, null, null, false);
        assertEquals(List.of(), numbers(find(byNumber)));
    }

    @Test
    public void aMergedRecordIsAnsweredWithItsSurvivorAndKeepsWhatItHas() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        office.status.record(registrar, event(old, Status.ENROLLED, TODAY.minusYears(1)));
        office.holds.place(
                registrar,
                new Hold(null, null, old, Hold.Source.LIBRARY, Set.of(Hold.Effect.DOCUMENTS), "books", TODAY, null));
        var before = office.clock.instant();
        office.clock.pass(Duration.ofDays(1));
        Merge merge = office.duplicates.merge(registrar, old, ada, "one person");
        assertEquals(ada, office.students.get(registrar, old).record().id());
        assertEquals(ada, office.students.all(registrar, List.of(old)).get(old).id());
        assertEquals(
                old, office.students.byNumber(registrar, usw, List.of("S2")).get("S2"));
        assertEquals(Map.of(old, Set.of(ada, old)), office.duplicates.identities(registrar, List.of(old)));
        StudentRecord joined = office.records.record(registrar, old, null, null, false);
        assertEquals(ada, joined.id());
        assertEquals(List.of(old), joined.mergedFrom());
        assertEquals(Status.ENROLLED, joined.status().status());
        assertEquals(1, joined.holds().size());
        StudentRecord own = office.records.record(registrar, old, null, null, true);
        assertEquals(old, own.id());
        assertEquals(ada, own.mergedInto());
        assertEquals(
                old, office.records.record(registrar, old, null, before, false).id());
        assertEquals(
                1,
                office.holds
                        .standing(registrar, usw, List.of(ada), TODAY)
                        .get(ada)
                        .size());
        assertEquals(
                Set.of(ada, old),
                office.status.on(registrar, usw, List.of(ada, old), TODAY).keySet());
        assertEquals(
                ada,
                find(new SearchQuery(usw, null, "S2", null, null, null, null, false))
                        .items()
                        .get(0)
                        .mergedInto());
        refused(
                Problem.Kind.CONFLICT,
                () -> office.admin.change(
                        registrar, new Student(old, null, null, "King", "", null, null), 1, "change"));
        refused(Problem.Kind.CONFLICT, () -> office.status.record(registrar, event(old, Status.SUSPENDED, TODAY)));
        assertEquals(
                Problem.Kind.CONFLICT,
                office.admin
                        .importAll(registrar, usw, List.of(new Student(null, null, "S2", "King", "", null, null)))
                        .get(0)
                        .problem()
                        .kind());
        refused(Problem.Kind.CONFLICT, () -> office.duplicates.merge(registrar, old, ada, "again"));
        StudentId third = office.student(registrar, usw, "S3", "X", "");
        refused(Problem.Kind.CONFLICT, () -> office.duplicates.merge(registrar, ada, third, "chain"));
        office.clock.pass(Duration.ofDays(1));
        Merge undone = office.duplicates.undo(registrar, merge.id(), "two persons");
        assertEquals(old, office.students.get(registrar, old).record().id());
        assertEquals(List.of(undone), office.duplicates.merges(registrar, old));
        assertEquals(
                List.of(),
                office.records.record(registrar, ada, null, null, false).mergedFrom());
        refused(Problem.Kind.CONFLICT, () -> office.duplicates.undo(registrar, merge.id(), "again"));
        assertEquals(
                2,
                office.count(
                        "select count(*) from kernel_outbox where institution = ? and subject = ? and type"
                                + " like 'students.merge%'",
                        usw, "student/" + old));
    }

    @Test
    public void anUndoneMergeLeavesEachTheStatusOfItsRegistrations() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        String subject = "programme registration 17";
        office.status.record(registrar, about(old, subject, Status.ENROLLED, TODAY.minusDays(9)));
        office.status.record(registrar, event(ada, Status.ENROLLED, TODAY.minusDays(9)));
        Merge merge = office.duplicates.merge(registrar, old, ada, "one person");
        StatusEvent left = office.status.record(registrar, about(old, subject, Status.WITHDRAWN, TODAY.minusDays(1)));
        assertEquals(old, left.studentId());
        assertEquals(3, office.status.events(registrar, ada).size());
        assertEquals(
                left, office.status.on(registrar, ada, subject, TODAY, null).orElseThrow());
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                office.status
                        .recordAll(registrar, usw, List.of(about(old, subject, Status.WITHDRAWN, TODAY.minusDays(1))))
                        .get(0)
                        .kind());
        refused(Problem.Kind.CONFLICT, () -> office.status.record(registrar, event(old, Status.SUSPENDED, TODAY)));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, about(old, subject, Status.WITHDRAWN, TODAY)));
        assertEquals(Status.WITHDRAWN, statusOf(ada));
        assertEquals(Set.of(old, ada), Set.copyOf(withStatus(Status.WITHDRAWN)));
        assertEquals(List.of(), withStatus(Status.ENROLLED));
        office.duplicates.undo(registrar, merge.id(), "two persons");
        assertEquals(Status.WITHDRAWN, statusOf(old));
        assertEquals(Status.ENROLLED, statusOf(ada));
        assertEquals(1, office.status.events(registrar, ada).size());
        assertEquals(List.of(old), withStatus(Status.WITHDRAWN));
        assertEquals(List.of(ada), withStatus(Status.ENROLLED));
    }

    @Test
    public void eachIdentityIsFoundByTheStatusOfThePersonFromTheMergeOn() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        office.status.record(registrar, about(old, "programme registration 17", Status.ENROLLED, TODAY.minusDays(9)));
        office.status.record(registrar, about(ada, "programme registration 18", Status.ENROLLED, TODAY.minusDays(9)));
        office.status.record(registrar, about(ada, "programme registration 18", Status.WITHDRAWN, TODAY.minusDays(5)));
        Merge merge = office.duplicates.merge(registrar, old, ada, "one person");
        assertEquals(Status.ENROLLED, statusOf(ada));
        assertEquals(Set.of(old, ada), Set.copyOf(withStatus(Status.ENROLLED)));
        assertEquals(
                List.of("S1"),
                numbers(find(new SearchQuery(usw, null, "S1", null, null, Status.ENROLLED, null, false))));
        assertEquals(List.of(), withStatus(Status.WITHDRAWN));
        office.duplicates.undo(registrar, merge.id(), "two persons");
        assertEquals(List.of(old), withStatus(Status.ENROLLED));
        assertEquals(List.of(ada), withStatus(Status.WITHDRAWN));
    }

    @Test
    public void nothingBeginsOfAMergedIdentityAfterThePersonsDeath() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        String subject = "programme registration 17";
        office.status.record(registrar, about(old, subject, Status.ENROLLED, TODAY.minusDays(9)));
        office.duplicates.merge(registrar, old, ada, "one person");
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, event(ada, Status.DECEASED, TODAY.minusDays(10))));
        office.status.record(registrar, event(ada, Status.DECEASED, TODAY.minusDays(2)));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, about(old, subject, Status.WITHDRAWN, TODAY)));
        office.status.record(registrar, about(old, subject, Status.COMPLETED, TODAY));
    }

    @Test
    public void eachIdentityOfAPersonNamesAllOfThem() {
        StudentId second = office.student(registrar, usw, "S2", "Lovelace", "A");
        StudentId third = office.student(registrar, usw, "S3", "Lovelace", "A. A.");
        StudentId other = office.student(registrar, usw, "S4", "Byron", "");
        office.duplicates.merge(registrar, second, ada, "one person");
        Merge merge = office.duplicates.merge(registrar, third, ada, "one person");
        for (StudentId asked : List.of(ada, second, third)) {
            Set<StudentId> all = office.duplicates.identities(registrar, asked);
            assertEquals(List.of(ada, second, third), List.copyOf(all));
        }
        Map<StudentId, Set<StudentId>> many = office.duplicates.identities(registrar, List.of(third, other));
        assertEquals(Map.of(third, Set.of(ada, second, third), other, Set.of(other)), many);
        assertEquals(
                "S1", office.students.all(registrar, List.of(third)).get(third).number());
        assertEquals(Map.of(third, "S3", other, "S4"), office.students.numbers(registrar, List.of(third, other)));
        assertEquals(Map.of(), office.students.numbers(foreigner, List.of(third)));
        office.duplicates.undo(registrar, merge.id(), "two persons");
        assertEquals(Set.of(ada, second), office.duplicates.identities(registrar, second));
        assertEquals(Set.of(third), office.duplicates.identities(registrar, third));
        assertEquals(Set.of(ada), office.duplicates.identities(foreigner, ada));
    }

    @Test
    public void onlyRecordsOfOneInstitutionWithinTheScopeAreMerged() {
        StudentId there = office.student(foreigner, college, "S1", "Lovelace", "Ada");
        Caller both = Office.caller("both", usw, college);
        refused(Problem.Kind.INVALID, () -> office.duplicates.merge(both, there, ada, "one person"));
        refused(Problem.Kind.NOT_FOUND, () -> office.duplicates.merge(registrar, there, ada, "one person"));
        refused(Problem.Kind.INVALID, () -> office.duplicates.merge(registrar, ada, ada, "one person"));
        refused(Problem.Kind.INVALID, () -> office.duplicates.merge(registrar, ada, there, " "));
        Caller reader = Office.with("reader", usw, Students.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> office.duplicates.merge(reader, ada, there, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> office.duplicates.merges(foreigner, ada));
        assertTrue(office.duplicates.identities(foreigner, List.of(ada)).isEmpty());
    }

    private List<DuplicateCandidate> candidates(int limit) {
        List<DuplicateCandidate> all = new ArrayList<>();
        String after = null;
        do {
            Page<DuplicateCandidate> page = office.duplicates.candidates(registrar, usw, new PageRequest(after, limit));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private void tell(Caller caller, InstitutionCode institution, Map<StudentId, List<Study>> studies) {
        office.search.programmes(caller, institution, studies.keySet(), locked -> studies);
    }

    private SearchQuery named(String name) {
        return SearchQuery.named(usw, name);
    }

    private Page<StudentHit> find(SearchQuery query) {
        return office.search.search(registrar, query, PageRequest.first());
    }

    private List<StudentId> untold(Caller caller) {
        return office.search.untold(caller, PageRequest.first()).items().stream()
                .map(Student::id)
                .toList();
    }

    private List<StudentId> ids(Caller caller, SearchQuery query) {
        return all(caller, query, 5).stream().map(StudentHit::id).toList();
    }

    private List<String> pages(Caller caller, SearchQuery query, int limit) {
        return all(caller, query, limit).stream().map(StudentHit::number).toList();
    }

    private List<StudentHit> all(Caller caller, SearchQuery query, int limit) {
        List<StudentHit> all = new ArrayList<>();
        String after = null;
        do {
            Page<StudentHit> page = office.search.search(caller, query, new PageRequest(after, limit));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static List<String> numbers(Page<StudentHit> page) {
        return page.items().stream().map(StudentHit::number).toList();
    }

    private Status statusOf(StudentId student) {
        return office.records
                .record(registrar, student, null, null, false)
                .status()
                .status();
    }

    @Test
    public void whoLeavesOneOfTwoProgrammesIsFoundByTheStatusOfTheOther() {
        LocalDate today = LocalDate.now(office.clock);
        office.status.record(registrar, about(ada, "programme registration 17", Status.ENROLLED, today));
        office.status.record(registrar, about(ada, "programme registration 18", Status.ENROLLED, today));
        office.status.record(registrar, about(ada, "programme registration 18", Status.WITHDRAWN, today));
        assertEquals(List.of(ada), withStatus(Status.ENROLLED));
        assertEquals(List.of(), withStatus(Status.WITHDRAWN));
        office.status.record(registrar, about(ada, "programme registration 17", Status.WITHDRAWN, today));
        assertEquals(List.of(), withStatus(Status.ENROLLED));
        assertEquals(List.of(ada), withStatus(Status.WITHDRAWN));
    }

    private List<StudentId> withStatus(Status status) {
        return find(new SearchQuery(usw, null, null, null, null, status, null, false)).items().stream()
                .map(StudentHit::id)
                .toList();
    }

    private static StatusEvent about(StudentId student, String subject, Status status, LocalDate effective) {
        return new StatusEvent(
                null, null, student, null, subject, status, effective, null, "form", null, null, null, null);
    }

    private static StatusEvent event(StudentId student, Status status, LocalDate effective) {
        return new StatusEvent(
                null,
                null,
                student,
                null,
                null,
                status,
                effective,
                status == Status.SUSPENDED ? effective.plusDays(50) : null,
                "because",
                null,
                null,
                null,
                null);
    }

    private static void refused(Problem.Kind kind, ThrowingRunnable work) {
        assertEquals(kind, assertThrows(ProblemException.class, work).problem().kind());
    }
}
