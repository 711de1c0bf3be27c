package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Contact;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.Hold;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.Note;
import org.matricula.students.api.Notes;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentHit;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.Students;

/** What holds of a student today holds on the day that it is at the student's institution (AMB-T-209). */
public class StudentDaysTest extends OnBothDatabases {

    private static final LocalDate BEFORE = LocalDate.of(2026, 10, 1);
    private static final LocalDate TODAY = BEFORE.plusDays(1);

    private Office office;
    private InstitutionCode sydney;
    private InstitutionCode wales;
    private Caller registrar;
    private StudentId ada;

    /** Half past seven in the morning of the 2nd at Sydney; half past ten at night of the 1st in Wales. */
    @Before
    public void open() {
        office = new Office(database("students"));
        sydney = Office.institution("uow");
        wales = Office.institution("usw");
        office.zones.put(sydney, ZoneId.of("Australia/Sydney"));
        registrar = Office.caller("registrar", sydney, wales);
        ada = office.student(registrar, sydney, "S1", "King", "Ada");
        office.clock.pass(Duration.ofMinutes(12 * 60 + 30));
    }

    @Test
    public void recordsAreReadAsOfTheDayThere() {
        tell(ada, sydney, Status.ENROLLED, BEFORE.minusDays(9));
        tell(ada, sydney, Status.SUSPENDED, TODAY);
        StudentRecord record = office.records.record(registrar, ada, null, null, false);
        assertEquals(TODAY, record.asOf());
        assertEquals(Status.SUSPENDED, record.status().status());
        StudentId welsh = office.student(registrar, wales, "S1", "Evans", "Bron");
        assertEquals(
                BEFORE,
                office.records.record(registrar, welsh, null, null, false).asOf());
    }

    @Test
    public void namesAndAddressesFromTheDayThereAreInTheRecordAtOnce() {
        office.details.name(registrar, ada, legal("Lovelace"), DetailEntry.from(TODAY, "marriage"));
        office.details.contact(
                registrar,
                ada,
                new Contact(Contact.Kind.EMAIL, null, null, null, "lovelace@example.org"),
                DetailEntry.from(TODAY, "asked for"));
        Student now = office.students.get(registrar, ada).record();
        assertEquals("Lovelace lovelace@example.org", now.familyName() + " " + now.email());
        assertThrows(
                ProblemException.class,
                () -> office.details.name(
                        registrar, ada, legal("Byron"), DetailEntry.from(TODAY.plusDays(1), "divorce")));
        StudentId welsh = office.student(registrar, wales, "S1", "Evans", "Bron");
        assertThrows(
                ProblemException.class,
                () -> office.details.name(registrar, welsh, legal("Rees"), DetailEntry.from(TODAY, "marriage")));
    }

    @Test
    public void changesAtTheDeskAndByFilesAreKeptFromTheDayThere() {
        change(ada, "Lovelace");
        assertEquals(
                TODAY,
                office.details.names(registrar, ada).stream()
                        .reduce((earlier, later) -> later)
                        .orElseThrow()
                        .from());
        List<RowOutcome> outcomes = office.files.importNames(
                registrar,
                sydney,
                List.of(new NameRow("S1", PersonName.Kind.LEGAL, TODAY, "Byron", "Ada", "marriage", null)),
                Set.of(),
                "migration");
        assertEquals(RowOutcome.Kind.CHANGED, outcomes.get(0).kind());
        assertEquals("Byron", office.students.get(registrar, ada).record().familyName());
        Student row = new Student(null, sydney, "S1", "Somerville", "Mary", null, null);
        office.admin.importAll(registrar, sydney, List.of(row), Set.of("dateOfBirth", "email"), "migration");
        assertEquals(
                List.of(TODAY, TODAY, TODAY),
                office.details.names(registrar, ada).stream()
                        .filter(name -> name.from() != null)
                        .map(name -> name.from())
                        .toList());
    }

    @Test
    public void nobodyIsBornAndNobodyDiesOnADayToComeThere() {
        Student born = new Student(null, sydney, "S2", "New", "Born", TODAY, null);
        assertEquals(TODAY, office.admin.create(registrar, born).record().dateOfBirth());
        assertEquals(
                RowOutcome.Kind.CREATED,
                office.admin
                        .importAll(
                                registrar,
                                sydney,
                                List.of(new Student(null, sydney, "S3", "New", "Born", TODAY, null)),
                                Set.of(),
                                "migration")
                        .get(0)
                        .kind());
        Student welsh = new Student(null, wales, "S2", "New", "Born", TODAY, null);
        assertThrows(ProblemException.class, () -> office.admin.create(registrar, welsh));
        tell(ada, sydney, Status.DECEASED, TODAY);
        StudentId bron = office.student(registrar, wales, "S1", "Evans", "Bron");
        assertThrows(ProblemException.class, () -> tell(bron, wales, Status.DECEASED, TODAY));
    }

    @Test
    public void holdsKeepBackFromTheDayThere() {
        place(ada, TODAY);
        assertEquals(
                Optional.of(TODAY),
                office.holds.keeping(registrar, ada, Hold.Effect.RESULTS).map(Hold::since));
        StudentId bron = office.student(registrar, wales, "S1", "Evans", "Bron");
        place(bron, TODAY);
        assertEquals(Optional.empty(), office.holds.keeping(registrar, bron, Hold.Effect.RESULTS));
    }

    @Test
    public void tutorsReadNotesFromTheDayThere() {
        office.details.tutor(registrar, ada, "c.tutor", DetailEntry.from(TODAY, "new year"));
        office.notes.write(
                registrar,
                new Note(
                        null,
                        null,
                        ada,
                        Note.Visibility.TUTOR,
                        Note.Office.REGISTRY,
                        "Asks for help.",
                        null,
                        null,
                        null));
        Caller tutor = new Caller("c.tutor", Set.of(Students.READ.name(), Notes.READ_TUTOR.name()), registrar.scope());
        assertEquals(1, office.notes.of(tutor, ada).size());
    }

    @Test
    public void consentsAndSpecialDataHoldFromTheDayThere() {
        Adjustment plan = office.adjustments.record(
                registrar,
                ada,
                new Adjustment.Terms(
                        Adjustment.Kind.FORMAT, null, "braille", null, null, BEFORE, null, "sight", "DDS-7"));
        Adjustment agreed = office.adjustments.consent(
                registrar,
                ada,
                plan.id(),
                new Adjustment.Consent(
                        Adjustment.Party.DISABILITY_SERVICE, null, "Dr Ng", TODAY, "form 7", null, null));
        assertEquals(TODAY, agreed.consents().get(0).on());
        office.special.record(
                registrar,
                ada,
                new SpecialCategory(SpecialCategory.Kind.DISABILITY, List.of("51")),
                DetailEntry.from(TODAY, "told"));
        assertEquals(
                List.of("51"),
                office.special
                        .present(registrar, sydney, List.of(ada), "return")
                        .get(ada)
                        .get(0)
                        .codes());
    }

    @Test
    public void aSearchHasTheDayOfEachInstitution() {
        List<StudentId> all = new ArrayList<>(List.of(ada));
        StudentId bron = office.student(registrar, wales, "S1", "Evans", "Bron");
        all.add(bron);
        all.add(office.student(registrar, sydney, "S4", "Amis", "Ann"));
        all.add(office.student(registrar, wales, "S5", "Zapp", "Zoe"));
        for (StudentId id : all) {
            InstitutionCode place = office.students.get(registrar, id).record().institution();
            tell(id, place, Status.ENROLLED, BEFORE);
            tell(id, place, Status.SUSPENDED, TODAY);
        }
        assertEquals(List.of("Amis", "King"), names(status(Status.SUSPENDED), 50));
        assertEquals(List.of("Evans", "Zapp"), names(status(Status.ENROLLED), 50));
        SearchQuery everybody = new SearchQuery(null, null, null, null, null, null, null, false);
        for (int size : List.of(1, 2, 3, 4, 50)) {
            assertEquals(List.of("Amis", "Evans", "King", "Zapp"), names(everybody, size));
        }
        Map<String, Status> statuses = new TreeMap<>();
        office.search
                .search(registrar, everybody, new PageRequest(null, 50))
                .items()
                .forEach(hit -> statuses.put(hit.familyName(), hit.status()));
        assertEquals("{Amis=SUSPENDED, Evans=ENROLLED, King=SUSPENDED, Zapp=ENROLLED}", statuses.toString());
        SearchQuery there = new SearchQuery(sydney, null, null, null, null, Status.SUSPENDED, null, false);
        assertEquals(List.of("Amis", "King"), names(there, 1));
    }

    private List<String> names(SearchQuery query, int size) {
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            Page<StudentHit> page = office.search.search(registrar, query, new PageRequest(after, size));
            page.items().forEach(hit -> names.add(hit.familyName()));
            after = page.next();
        } while (after != null);
        return names;
    }

    private static SearchQuery status(Status status) {
        return new SearchQuery(null, null, null, null, null, status, null, false);
    }

    private void tell(StudentId student, InstitutionCode place, Status status, LocalDate day) {
        office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        place,
                        student,
                        null,
                        null,
                        status,
                        day,
                        away(status, day),
                        "told",
                        null,
                        null,
                        null,
                        null));
    }

    private static LocalDate away(Status status, LocalDate day) {
        return status == Status.SUSPENDED ? day.plusYears(1) : null;
    }

    private void place(StudentId student, LocalDate since) {
        office.holds.place(
                registrar,
                new Hold(
                        null,
                        null,
                        student,
                        Hold.Source.REGISTRY,
                        Set.of(Hold.Effect.RESULTS),
                        "card not returned",
                        since,
                        null,
                        null,
                        null,
                        null));
    }

    private void change(StudentId student, String family) {
        var before = office.students.get(registrar, student);
        Student old = before.record();
        office.admin.change(
                registrar,
                new Student(
                        old.id(),
                        old.institution(),
                        old.number(),
                        family,
                        old.givenNames(),
                        old.dateOfBirth(),
                        old.email()),
                before.version(),
                "marriage");
    }

    private static PersonName legal(String family) {
        return new PersonName(PersonName.Kind.LEGAL, family, "Ada");
    }
}
