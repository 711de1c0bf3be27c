package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Contact;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.api.TutorRow;
import org.matricula.students.provider.file.StudentFileRecords;

/** What leaves as rows comes in again as it was, from one institution's records into another's. */
public class StudentFilesTest extends OnBothDatabases {

    private static final String WHY = "import 17";

    private Office office;
    private InstitutionCode usw;
    private InstitutionCode empty;
    private Caller caller;

    /** One kind of rows: how they leave and come in. */
    private record Way<R>(Leaving<R> leaving, Coming<R> coming) {

        List<R> give(Caller caller, InstitutionCode at, Map<StudentId, String> of) {
            return leaving.leave(caller, at, of);
        }

        @SuppressWarnings("unchecked")
        List<RowOutcome> take(Caller caller, InstitutionCode at, List<?> rows) {
            return coming.come(caller, at, (List<R>) rows, Set.of(), WHY);
        }
    }

    interface Leaving<R> {
        List<R> leave(Caller caller, InstitutionCode at, Map<StudentId, String> of);
    }

    interface Coming<R> {
        List<RowOutcome> come(Caller caller, InstitutionCode at, List<R> rows, Set<String> untouched, String reason);
    }

    private List<Way<?>> ways() {
        StudentFileRecords files = office.files;
        return List.of(
                new Way<>(files::names, files::importNames),
                new Way<>(files::contacts, files::importContacts),
                new Way<>(files::identifiers, files::importIdentifiers),
                new Way<>(files::tutors, files::importTutors),
                new Way<>(files::engagements, files::importEngagements),
                new Way<>(files::statusEvents, files::importStatusEvents),
                new Way<>(files::holds, files::importHolds));
    }

    @Before
    public void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        empty = Office.institution("empty");
        caller = Office.caller("registrar", usw, empty);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private Map<StudentId, String> students(InstitutionCode at) {
        Map<StudentId, String> of = new LinkedHashMap<>();
        of.put(office.student(caller, at, "A1", at == usw ? "Evans" : "Price", "Ann"), "A1");
        of.put(office.student(caller, at, "B2", "Ito", ""), "B2");
        return of;
    }

    private void fill() {
        ok(office.files.importNames(
                caller,
                usw,
                List.of(
                        new NameRow("A1", PersonName.Kind.LEGAL, day(3, 1), "Price", "Ann", "marriage", "request 9"),
                        new NameRow("A1", PersonName.Kind.PREFERRED, day(3, 1), "Price", "Nan", null, null),
                        new NameRow("A1", PersonName.Kind.PREFERRED, day(4, 1), null, null, "no more", null)),
                Set.of(),
                WHY));
        ok(office.files.importContacts(
                caller,
                usw,
                List.of(
                        new ContactRow(
                                "A1",
                                Contact.Kind.HOME,
                                null,
                                "1 High Street",
                                "Pontypridd",
                                null,
                                null,
                                null,
                                null,
                                "CF37 1AA",
                                "GB",
                                null,
                                null,
                                null),
                        new ContactRow(
                                "A1",
                                Contact.Kind.HOME,
                                day(5, 1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "moved out",
                                null),
                        new ContactRow(
                                "B2",
                                Contact.Kind.PHONE,
                                day(5, 1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "+44 1443 482000",
                                null,
                                null)),
                Set.of(),
                WHY));
        ok(office.files.importIdentifiers(
                caller,
                usw,
                List.of(
                        new IdentifierRow("A1", OutsideIdentifier.Kind.ULN, null, null, "1000000019", null, null),
                        new IdentifierRow("A1", OutsideIdentifier.Kind.FOREIGN, "Lund", day(1, 9), "7", null, null)),
                Set.of(),
                WHY));
        ok(office.files.importTutors(
                caller,
                usw,
                List.of(
                        new TutorRow("A1", day(1, 9), "jo", null, null),
                        new TutorRow("A1", day(6, 9), "sam", "jo left", null)),
                Set.of(),
                WHY));
        ok(office.files.importEngagements(
                caller,
                usw,
                List.of(new EngagementRow("A1", Engagement.Kind.UNDERGRADUATE, day(1, 9), day(9, 1), null)),
                Set.of(),
                WHY));
        ok(office.files.importStatusEvents(
                caller,
                usw,
                List.of(
                        event("A1", Status.ENROLLED, day(1, 9), null, null),
                        event("A1", Status.SUSPENDED, day(2, 9), day(8, 9), "ill"),
                        new StatusEventRow(
                                "B2", null, null, "module", Status.WITHDRAWN, day(2, 9), null, "left", "request 4")),
                Set.of(),
                WHY));
        ok(office.files.importHolds(
                caller,
                usw,
                List.of(
                        hold(Hold.Source.FINANCE, "Fees", "ENROLMENT;RESULTS", null),
                        hold(Hold.Source.LIBRARY, "Books", "GRADUATION", day(2, 19))),
                Set.of(),
                WHY));
    }

    private static HoldRow hold(Hold.Source source, String reason, String effects, LocalDate until) {
        return new HoldRow("A1", source, day(2, 9), reason, effects, until, null, null, null, null, null);
    }

    private static StatusEventRow event(String number, Status status, LocalDate on, LocalDate back, String reason) {
        return new StatusEventRow(
                number, Engagement.Kind.UNDERGRADUATE, day(1, 9), null, status, on, back, reason, null);
    }

    private static void ok(List<RowOutcome> outcomes) {
        outcomes.forEach(one -> assertEquals(
                one.problem() == null ? "" : one.problem().toString(), RowOutcome.Kind.CREATED, one.kind()));
    }

    private static List<RowOutcome.Kind> became(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::kind).toList();
    }

    @Test
    public void whatLeavesComesIntoAnEmptyPlaceAndLeavesItTheSame() {
        Map<StudentId, String> here = students(usw);
        fill();
        Map<StudentId, String> there = students(empty);
        for (Way<?> way : ways()) {
            List<?> left = way.give(caller, usw, here);
            assertTrue(left.toString(), left.size() > 0);
            List<RowOutcome> came = way.take(caller, empty, left);
            assertTrue(came.toString(), !became(came).contains(RowOutcome.Kind.REFUSED));
            assertEquals(left, way.give(caller, empty, there));
        }
        StudentId a1 = there.keySet().iterator().next();
        Student own = office.students.get(caller, a1).record();
        assertEquals("Price", own.familyName());
        assertEquals(
                "Evans",
                office.records
                        .record(caller, a1, day(1, 1), null, false)
                        .legalName()
                        .familyName());
        assertEquals(
                List.of(a1),
                office.search.search(caller, search(empty, "sam"), new PageRequest(null, 10)).items().stream()
                        .map(hit -> hit.id())
                        .toList());
    }

    private static SearchQuery search(InstitutionCode at, String tutor) {
        return new SearchQuery(at, null, null, null, null, null, tutor, false);
    }

    @Test
    public void anEmailAddressThatHasItsDayIsTheOneOfTheStudentsFile() {
        Map<StudentId, String> here = new LinkedHashMap<>();
        for (String number : List.of("M1", "M2", "M3")) {
            here.put(of(usw, number, null), number);
        }
        List<ContactRow> said = List.of(
                email("M1", day(1, 9), "m1@example.org"),
                email("M2", day(1, 9), "first@example.org"),
                email("M2", day(2, 9), "m2@example.org"),
                email("M3", day(1, 9), "m3@example.org"),
                email("M3", day(2, 9), null));
        ok(office.files.importContacts(caller, usw, said, Set.of(), WHY));
        List<ContactRow> left = office.files.contacts(caller, usw, here);
        assertEquals(5, left.size());
        Map<StudentId, String> there = new LinkedHashMap<>();
        here.forEach((id, number) -> there.put(
                of(empty, number, office.students.get(caller, id).record().email()), number));
        List<RowOutcome> came = office.files.importContacts(caller, empty, left, Set.of(), WHY);
        assertTrue(came.toString(), !became(came).contains(RowOutcome.Kind.REFUSED));
        assertEquals(left, office.files.contacts(caller, empty, there));
        StudentId m1 = there.keySet().iterator().next();
        assertEquals(
                List.of(),
                office.records.record(caller, m1, day(1, 8), null, false).contacts());
        assertEquals("m1@example.org", office.students.get(caller, m1).record().email());
        assertEquals(
                Set.of(RowOutcome.Kind.UNCHANGED),
                Set.copyOf(became(office.files.importContacts(caller, empty, left, Set.of(), WHY))));
    }

    @Test
    public void theNameThatAStudentCameWithLeavesWithTheDayToWhichItIsPutRight() {
        StudentId here = of(usw, "M1", "moss@example.org");
        DetailEntry later = DetailEntry.from(day(9, 20), "by deed");
        office.details.name(caller, here, new PersonName(PersonName.Kind.LEGAL, "Later", "Mia"), later);
        DetailId first = office.details.names(caller, here).get(0).id();
        office.details.name(
                caller,
                here,
                new PersonName(PersonName.Kind.LEGAL, "Right", "Mia"),
                new DetailEntry(day(9, 1), "misspelt", null, first));
        StudentId there = of(empty, "M1", "Later", "moss@example.org");
        List<NameRow> left = office.files.names(caller, usw, Map.of(here, "M1"));
        assertEquals(
                List.of("Right", "Later"),
                left.stream().map(NameRow::familyName).toList());
        office.files.importNames(caller, empty, left, Set.of(), WHY);
        assertEquals(left, office.files.names(caller, empty, Map.of(there, "M1")));
        for (LocalDate day : List.of(day(8, 31), day(9, 1), day(9, 19), day(9, 20))) {
            assertEquals(
                    office.records.record(caller, here, day, null, false).legalName(),
                    office.records.record(caller, there, day, null, false).legalName());
        }
        assertEquals(
                null,
                office.records.record(caller, there, day(8, 31), null, false).legalName());
        assertEquals("Later", office.students.get(caller, there).record().familyName());
    }

    @Test
    public void anEndingThatAnEarlierOneOvertakesIsARecordToo() {
        StudentId here = of(usw, "M1", null);
        office.details.contact(caller, here, Contact.email("m@example.org"), DetailEntry.from(day(9, 1), "said"));
        office.details.without(caller, here, Contact.Kind.EMAIL, DetailEntry.from(day(9, 20), "gone"));
        office.details.without(caller, here, Contact.Kind.EMAIL, DetailEntry.from(day(9, 10), "gone before"));
        PersonName mo = new PersonName(PersonName.Kind.PREFERRED, "Mo", "");
        office.details.name(caller, here, mo, DetailEntry.from(day(9, 1), "asked"));
        office.details.withoutPreferredName(caller, here, DetailEntry.from(day(9, 1), "not meant"));
        StudentId there = of(empty, "M1", null);
        List<ContactRow> contacts = office.files.contacts(caller, usw, Map.of(here, "M1"));
        List<NameRow> names = office.files.names(caller, usw, Map.of(here, "M1"));
        assertEquals(
                List.of(day(9, 1), day(9, 10), day(9, 20)),
                contacts.stream().map(ContactRow::validFrom).toList());
        ok(office.files.importContacts(caller, empty, contacts, Set.of(), WHY));
        office.files.importNames(caller, empty, names, Set.of(), WHY);
        assertEquals(contacts, office.files.contacts(caller, empty, Map.of(there, "M1")));
        assertEquals(names, office.files.names(caller, empty, Map.of(there, "M1")));
    }

    @Test
    public void anEmailAddressOfBeforeStaysBesideTheOneThatARowBrings() {
        StudentId m1 = of(usw, "M1", "old@example.org");
        ok(office.files.importContacts(caller, usw, List.of(email("M1", day(1, 9), "new@example.org")), Set.of(), WHY));
        assertEquals(
                List.of("old@example.org", "new@example.org"),
                office.files.contacts(caller, usw, Map.of(m1, "M1")).stream()
                        .map(ContactRow::text)
                        .toList());
    }

    private StudentId of(InstitutionCode at, String number, String email) {
        return of(at, number, "Moss", email);
    }

    private StudentId of(InstitutionCode at, String number, String family, String email) {
        return office.admin
                .create(caller, new Student(null, at, number, family, "Mia", null, email))
                .record()
                .id();
    }

    private static ContactRow email(String number, LocalDate from, String text) {
        return new ContactRow(
                number, Contact.Kind.EMAIL, from, null, null, null, null, null, null, null, null, text, null, null);
    }

    @Test
    public void whatLeavesAndComesBackChangesNothing() {
        Map<StudentId, String> here = students(usw);
        fill();
        int entries = office.count("select count(*) from kernel_audit where institution = ?", usw);
        for (Way<?> way : ways()) {
            List<RowOutcome> back = way.take(caller, usw, way.give(caller, usw, here));
            assertEquals(Set.of(RowOutcome.Kind.UNCHANGED), Set.copyOf(became(back)));
        }
        assertEquals(entries, office.count("select count(*) from kernel_audit where institution = ?", usw));
    }

    @Test
    public void aRowWithoutWordsOfItsOwnIsTheEventThatIsThere() {
        students(usw);
        fill();
        List<RowOutcome> again = office.files.importStatusEvents(
                caller, usw, List.of(event("A1", Status.ENROLLED, day(1, 9), null, null)), Set.of(), "import 18");
        assertEquals(List.of(RowOutcome.Kind.UNCHANGED), became(again));
    }

    @Test
    public void twoRowsThatSayTheSameOfADayAreTwoEvents() {
        students(usw);
        fill();
        List<StatusEventRow> rows = List.of(
                event("A1", Status.ENROLLED, day(9, 9), null, "back"),
                event("A1", Status.SUSPENDED, day(9, 9), day(12, 9), "ill"),
                event("A1", Status.ENROLLED, day(9, 9), null, "back"));
        List<StatusEventRow> silent = List.of(
                event("A1", Status.ENROLLED, day(9, 9), null, null),
                event("A1", Status.SUSPENDED, day(9, 9), day(12, 9), null),
                event("A1", Status.ENROLLED, day(9, 9), null, null));
        assertEquals(
                Collections.nCopies(3, RowOutcome.Kind.CREATED),
                became(office.files.importStatusEvents(caller, usw, rows, Set.of(), "import 18")));
        for (List<StatusEventRow> again : List.of(rows, silent)) {
            assertEquals(
                    Collections.nCopies(3, RowOutcome.Kind.UNCHANGED),
                    became(office.files.importStatusEvents(caller, usw, again, Set.of(), "import 19")));
        }
    }

    @Test
    public void whatNeverWasIsToldInNoFile() {
        Map<StudentId, String> of = students(usw);
        fill();
        ok(office.files.importStatusEvents(
                caller,
                usw,
                List.of(
                        event("A1", Status.ENROLLED, day(9, 9), null, "back"),
                        event("A1", Status.WITHDRAWN, day(11, 10), null, "left")),
                Set.of(),
                "import 18"));
        StudentId ann = of.keySet().iterator().next();
        StatusEvent left = office.status.events(caller, ann).stream()
                .filter(one -> one.status() == Status.WITHDRAWN)
                .findFirst()
                .orElseThrow();
        office.status.record(
                caller,
                new StatusEvent(
                        null,
                        usw,
                        ann,
                        left.engagementId(),
                        left.subject(),
                        Status.VOIDED,
                        left.effective(),
                        null,
                        "never left",
                        null,
                        left.id(),
                        null,
                        null));
        List<StatusEventRow> told = office.files.statusEvents(caller, usw, of);
        assertTrue(
                told.toString(), told.stream().noneMatch(row -> row.effective().equals(day(11, 10))));
        assertTrue(
                told.toString(), told.stream().anyMatch(row -> row.effective().equals(day(9, 9))));
        assertEquals(
                Collections.nCopies(told.size(), RowOutcome.Kind.UNCHANGED),
                became(office.files.importStatusEvents(caller, usw, told, Set.of(), "import 19")));
    }

    @Test
    public void anotherValueFromTheSameDayCorrectsAndTheOldOneStaysReadable() {
        StudentId a1 = students(usw).keySet().iterator().next();
        fill();
        List<RowOutcome> changed = office.files.importNames(
                caller,
                usw,
                List.of(new NameRow("A1", PersonName.Kind.LEGAL, day(3, 1), "Pryce", "Ann", null, null)),
                Set.of(),
                "import 18");
        assertEquals(List.of(RowOutcome.Kind.CHANGED), became(changed));
        var names = office.details.names(caller, a1);
        assertTrue(
                names.toString(),
                names.stream()
                        .anyMatch(n -> n.correctedBy() != null && n.reason().equals("marriage")));
        assertTrue(
                names.stream().anyMatch(n -> n.corrects() != null && n.reason().equals("import 18")));
        assertEquals("Pryce", office.students.get(caller, a1).record().familyName());
        assertEquals(
                1,
                office.count(
                        "select count(*) from kernel_audit where institution = ? and reason = ? and action = ?",
                        usw,
                        "import 18",
                        "students.detail"));
    }

    @Test
    public void aFileSaysWhoPlacedAndReleasedAHoldWhenAndWhy() {
        Map<StudentId, String> of = students(usw);
        LocalDateTime at = LocalDateTime.of(2026, 2, 9, 10, 0);
        HoldRow whole = new HoldRow(
                "A1",
                Hold.Source.FINANCE,
                day(2, 9),
                "Fees",
                "RESULTS",
                day(2, 19),
                at,
                "finance@old",
                "paid",
                at.plusDays(10),
                "cashier@old");
        HoldRow placed = new HoldRow(
                "A1", Hold.Source.LIBRARY, day(2, 9), "Books", "RESULTS", null, at, "library@old", null, null, null);
        ok(office.files.importHolds(caller, usw, List.of(whole, placed), Set.of(), WHY));
        assertEquals(List.of(whole, placed), office.files.holds(caller, usw, of));
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.UNCHANGED),
                became(office.files.importHolds(caller, usw, List.of(whole, placed), Set.of(), WHY)));
        Hold held =
                office.holds.of(caller, of.keySet().iterator().next()).get(0).record();
        assertEquals("finance@old", held.placedBy());
        assertEquals(
                new Hold.Released("paid", at.plusDays(10).toInstant(ZoneOffset.UTC), "cashier@old"), held.release());

        HoldRow other =
                new HoldRow("A1", Hold.Source.LIBRARY, day(2, 9), "Books", "RESULTS", null, at, "me", null, null, null);
        HoldRow odd =
                new HoldRow("A1", Hold.Source.LIBRARY, day(2, 9), "Gone", "RESULTS", null, null, "me", "why", at, null);
        List<RowOutcome> outcomes = office.files.importHolds(caller, usw, List.of(other, odd), Set.of(), WHY);
        assertEquals(List.of(RowOutcome.Kind.REFUSED, RowOutcome.Kind.REFUSED), became(outcomes));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(
                List.of("placedAt, placedBy", "releaseReason, releasedAt, releasedBy", "until"),
                outcomes.get(1).problem().faults().stream().map(Fault::field).toList());
        HoldRow ends = hold(Hold.Source.LIBRARY, "Books", "RESULTS", day(3, 1));
        office.files.importHolds(caller, usw, List.of(ends), Set.of(), WHY);
        HoldRow now = office.files.holds(caller, usw, of).get(1);
        assertEquals(List.of(WHY, caller.name()), List.of(now.releaseReason(), now.releasedBy()));
    }

    @Test
    public void aHoldCanBeEndedByAFileAndNotChangedOtherwise() {
        students(usw);
        fill();
        HoldRow ended = hold(Hold.Source.FINANCE, "Fees", "ENROLMENT;RESULTS", day(3, 9));
        HoldRow open = hold(Hold.Source.FINANCE, "Fees", "ENROLMENT;RESULTS", null);
        HoldRow other = hold(Hold.Source.FINANCE, "Fees", "RESULTS", day(3, 9));
        List<RowOutcome> outcomes = office.files.importHolds(caller, usw, List.of(ended, open, other), Set.of(), WHY);
        assertEquals(
                List.of(RowOutcome.Kind.CHANGED, RowOutcome.Kind.REFUSED, RowOutcome.Kind.REFUSED), became(outcomes));
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED),
                became(office.files.importHolds(caller, usw, List.of(open), Set.of("until"), WHY)));
        assertEquals(
                List.of(RowOutcome.Kind.CHANGED),
                became(office.files.importEngagements(
                        caller,
                        usw,
                        List.of(new EngagementRow("A1", Engagement.Kind.UNDERGRADUATE, day(1, 9), null, day(7, 1))),
                        Set.of("expectedEnd"),
                        WHY)));
        StudentId a1 = office.students.byNumber(caller, usw, List.of("A1")).get("A1");
        assertEquals(
                day(9, 1), office.status.engagements(caller, a1).get(0).record().expectedEnd());
    }

    @Test
    public void everyBadRowNamesFieldValueAndRuleAndHindersNoOther() {
        students(usw);
        fill();
        List<String> why = new ArrayList<>();
        why.addAll(refusals(office.files.importNames(
                caller,
                usw,
                List.of(
                        new NameRow("X", PersonName.Kind.LEGAL, null, "A", null, null, null),
                        new NameRow("A1", PersonName.Kind.LEGAL, null, null, "A", null, null),
                        new NameRow("A1", PersonName.Kind.LEGAL, LocalDate.of(2030, 1, 1), "A", null, null, null),
                        new NameRow("A1", null, null, "A", null, null, null),
                        new NameRow("B2", PersonName.Kind.PREFERRED, day(1, 1), null, null, null, null),
                        new NameRow("B2", PersonName.Kind.PREFERRED, day(1, 1), "Io", null, null, null)),
                Set.of(),
                WHY)));
        why.addAll(refusals(office.files.importContacts(
                caller,
                usw,
                List.of(new ContactRow(
                        "A1",
                        Contact.Kind.HOME,
                        null,
                        "1 High Street",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "XX",
                        null,
                        null,
                        null)),
                Set.of(),
                WHY)));
        why.addAll(refusals(office.files.importIdentifiers(
                caller,
                usw,
                List.of(new IdentifierRow("A1", OutsideIdentifier.Kind.ULN, null, null, "12", null, null)),
                Set.of(),
                WHY)));
        why.addAll(refusals(office.files.importEngagements(
                caller,
                usw,
                List.of(
                        new EngagementRow("A1", Engagement.Kind.RESEARCH, day(2, 2), null, day(1, 1)),
                        new EngagementRow(null, null, null, null, null)),
                Set.of(),
                WHY)));
        why.addAll(refusals(office.files.importStatusEvents(
                caller,
                usw,
                List.of(
                        new StatusEventRow(
                                "A1",
                                Engagement.Kind.RESEARCH,
                                day(9, 9),
                                null,
                                Status.ENROLLED,
                                day(1, 9),
                                null,
                                null,
                                null),
                        event("A1", Status.SUSPENDED, day(3, 9), null, null)),
                Set.of(),
                WHY)));
        why.addAll(refusals(office.files.importHolds(
                caller,
                usw,
                List.of(new HoldRow("A1", null, null, null, "ENROLMENT;ALL", null, null, null, null, null, null)),
                Set.of(),
                WHY)));
        assertEquals(
                List.of(
                        "studentNumber",
                        "familyName",
                        "from",
                        "kind",
                        "",
                        "",
                        "country",
                        "value",
                        "ended",
                        "studentNumber",
                        "engagementKind, engagementBegins",
                        "expectedReturn",
                        "effects"),
                why);
    }

    private static List<String> refusals(List<RowOutcome> outcomes) {
        return outcomes.stream()
                .map(one -> one.problem() == null
                        ? ""
                        : one.problem().faults().get(0).field())
                .toList();
    }

    @Test
    public void nothingOfOtherInstitutionsLeavesOrComesIn() {
        Map<StudentId, String> here = students(usw);
        fill();
        Caller foreigner = Office.caller("partner", empty);
        for (Way<?> way : ways()) {
            List<?> left = way.give(caller, usw, here);
            assertEquals(List.of(), way.give(caller, empty, here));
            refused(() -> way.give(foreigner, usw, here));
            refused(() -> way.take(foreigner, usw, left));
            assertEquals(Set.of(RowOutcome.Kind.REFUSED), Set.copyOf(became(way.take(foreigner, empty, left))));
        }
    }

    @Test
    public void everyWayNeedsItsPrivilege() {
        Caller reader = Office.with("reader", usw, Students.READ.name());
        Caller writer = Office.with("writer", usw, StudentAdmin.WRITE.name());
        Stream<Way<?>> ways = ways().stream();
        ways.forEach(way -> {
            refused(() -> way.take(reader, usw, List.of()));
            refused(() -> way.give(writer, usw, Map.of()));
        });
        refused(() -> office.files.importHolds(writer, usw, List.of(), Set.of(), WHY));
    }

    @Test
    public void aMergedRecordIsNotWritten() {
        StudentId a1 = students(usw).keySet().iterator().next();
        StudentId b2 = office.students.byNumber(caller, usw, List.of("B2")).get("B2");
        office.details.tutor(caller, b2, "jo", DetailEntry.from(day(1, 9), "new"));
        office.duplicates.merge(caller, b2, a1, "the same person");
        List<RowOutcome> outcomes = office.files.importTutors(
                caller,
                usw,
                List.of(
                        new TutorRow("B2", day(1, 9), "jo", null, null),
                        new TutorRow("B2", day(2, 9), "sam", null, null)),
                Set.of(),
                WHY);
        assertEquals(List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED), became(outcomes));
    }

    private static void refused(ThrowingRunnable run) {
        assertEquals(
                Problem.Kind.FORBIDDEN,
                assertThrows(ProblemException.class, run).problem().kind());
    }
}
