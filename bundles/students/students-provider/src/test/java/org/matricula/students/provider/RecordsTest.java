package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Note;
import org.matricula.students.api.Notes;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccount;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.Students;

public class RecordsTest extends OnBothDatabases {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

    private Office office;
    private InstitutionCode usw;
    private Caller registrar;
    private Caller foreigner;
    private StudentId ada;

    @Before
    public void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        registrar = Office.caller("registrar", usw);
        foreigner = Office.caller("partner", Office.institution("college"));
        ada = office.student(registrar, usw, "S1", "Lovelace", "Ada");
    }

    @Test
    public void aNewStudentHasAHistoryThatBeganWithTheRecord() {
        List<Dated<PersonName>> names = office.details.names(registrar, ada);
        assertEquals(1, names.size());
        assertEquals("Lovelace", names.get(0).value().familyName());
        assertNull(names.get(0).from());
        assertEquals(office.clock.instant(), names.get(0).recordedAt());
        assertEquals(
                "s1@example.org",
                office.details.contacts(registrar, ada).get(0).value().text());
    }

    @Test
    public void aUserSeesTheOneStudentThatTheRegistryLinkedToTheName() {
        Caller user = Office.with("ada.l", usw, StudentAccounts.OWN.name());
        refused(Problem.Kind.NOT_FOUND, () -> office.accounts.required(user));
        office.accounts.link(registrar, ada, "ada.l", "enrolled");
        assertEquals(ada, office.accounts.required(user));
        assertEquals(
                Optional.empty(),
                office.accounts.own(Office.with("ada.l", Office.institution("college"), StudentAccounts.OWN.name())));
        refused(Problem.Kind.FORBIDDEN, () -> office.accounts.own(Office.with("ada.l", usw, Students.READ.name())));
        List<String> asked = List.of("ada.l", "nobody");
        assertEquals(Map.of("ada.l", ada), office.accounts.among(registrar, asked));
        assertEquals(
                Map.of(),
                office.accounts.among(
                        Office.with("other", Office.institution("college"), Students.READ.name()), asked));
        refused(Problem.Kind.FORBIDDEN, () -> office.accounts.among(user, asked));
        office.accounts.unlink(registrar, ada, "ada.l", "left");
        assertEquals(Optional.empty(), office.accounts.own(user));
        assertEquals(Map.of(), office.accounts.among(registrar, asked));
        assertEquals(
                List.of("true enrolled", "false left"),
                office.accounts.of(registrar, ada).stream()
                        .map(entry -> entry.linked() + " " + entry.reason())
                        .toList());
    }

    @Test
    public void aStudentReadsTheOwnRecordAndTheNotesForStudentsAndNothingElse() {
        StudentId grace = office.student(registrar, usw, "S2", "Hopper", "Grace");
        office.accounts.link(registrar, ada, "ada.own", "enrolled");
        for (Note.Visibility visibility : Note.Visibility.values()) {
            note(registrar, visibility, Note.Office.REGISTRY);
        }
        office.notes.write(
                registrar,
                new Note(null, null, grace, Note.Visibility.STUDENT, Note.Office.REGISTRY, "hers", null, null, null));
        Caller user = Office.with("ada.own", usw, StudentAccounts.OWN.name());
        assertEquals(ada, office.records.own(user, null).id());
        assertEquals("Lovelace", office.records.own(user, null).legalName().familyName());
        List<Note> told = office.notes.own(user);
        assertEquals(
                List.of(Note.Visibility.STUDENT),
                told.stream().map(Note::visibility).toList());
        assertEquals(Note.Office.REGISTRY, told.get(0).office());
        assertNull(told.get(0).recordedBy());
        office.status.record(registrar, event(Status.ENROLLED, TODAY, null));
        Versioned<Hold> fees = office.holds.place(
                registrar,
                new Hold(null, null, ada, Hold.Source.FINANCE, Set.of(Hold.Effect.RESULTS), "fees", TODAY, null));
        office.holds.release(registrar, fees.record().id(), TODAY, fees.version(), "paid");
        StudentRecord own = office.records.own(user, null);
        assertEquals(Status.ENROLLED, own.status().status());
        assertNull(own.status().recordedBy());
        assertNull(own.statuses().get(0).recordedBy());
        Hold hold = own.holds().get(0);
        assertEquals(Hold.Source.FINANCE, hold.source());
        assertNull(hold.placedBy());
        assertEquals("paid", hold.release().reason());
        assertNull(hold.release().releasedBy());
        refused(Problem.Kind.FORBIDDEN, () -> office.records.record(user, ada, null, null, false));
        refused(Problem.Kind.FORBIDDEN, () -> office.notes.of(user, ada));
        refused(Problem.Kind.FORBIDDEN, () -> office.notes.own(registrar));
        refused(Problem.Kind.FORBIDDEN, () -> office.records.own(registrar, null));
        Caller nobody = Office.with("nobody", usw, StudentAccounts.OWN.name());
        refused(Problem.Kind.NOT_FOUND, () -> office.notes.own(nobody));
        refused(Problem.Kind.NOT_FOUND, () -> office.records.own(nobody, null));
    }

    @Test
    public void aUserIsOneStudentAtATime() {
        StudentId grace = office.student(registrar, usw, "S2", "Hopper", "Grace");
        StudentAccount first = office.accounts.link(registrar, ada, "one", "enrolled");
        assertEquals(first, office.accounts.link(registrar, ada, "one", "again"));
        refused(Problem.Kind.CONFLICT, () -> office.accounts.link(registrar, grace, "one", "mistaken"));
        refused(Problem.Kind.NOT_FOUND, () -> office.accounts.unlink(registrar, grace, "one", "mistaken"));
        office.accounts.unlink(registrar, ada, "one", "mistaken");
        office.accounts.link(registrar, grace, "one", "the right one");
        assertEquals(grace, office.accounts.required(Office.with("one", usw, StudentAccounts.OWN.name())));
    }

    @Test
    public void aUserWhoIsNoStudentOfTheInstitutionIsNotLinkedAndNothingIsToldOfTheName() {
        StudentId grace = office.student(registrar, usw, "S2", "Hopper", "Grace");
        office.accounts.link(registrar, ada, "elsewhere", "enrolled");
        office.strangers.add(usw + " elsewhere");
        office.strangers.add(usw + " unknown");
        assertEquals(
                linking(grace, "elsewhere").toString().replace("elsewhere", "unknown"),
                linking(grace, "unknown").toString());
        assertTrue(office.accounts.of(registrar, grace).isEmpty());
        assertEquals("what is so stays", 1, office.accounts.of(registrar, ada).size());
    }

    private Problem linking(StudentId student, String userName) {
        return assertThrows(ProblemException.class, () -> office.accounts.link(registrar, student, userName, "why"))
                .problem();
    }

    @Test
    public void badAndForeignLinksAreRefused() {
        refused(Problem.Kind.NOT_FOUND, () -> office.accounts.link(foreigner, ada, "two", "why"));
        refused(Problem.Kind.NOT_FOUND, () -> office.accounts.of(foreigner, ada));
        refused(Problem.Kind.INVALID, () -> office.accounts.link(registrar, ada, "two words", "why"));
        refused(Problem.Kind.INVALID, () -> office.accounts.link(registrar, ada, "two", " "));
        refused(Problem.Kind.INVALID, () -> office.accounts.link(registrar, ada, null, "why"));
        assertEquals(List.of(), office.accounts.of(registrar, ada));
    }

    @Test
    public void aChangeOfTheRecordKeepsWhatWasBefore() {
        Instant before = office.clock.instant();
        assertEquals("registrar", office.details.names(registrar, ada).get(0).recordedBy());
        office.clock.pass(Duration.ofDays(10));
        Student king = new Student(ada, null, null, "King", "Ada", LocalDate.of(2004, 5, 7), null);
        office.admin.change(registrar, king, 1, "marriage");
        List<Dated<PersonName>> names = office.details.names(registrar, ada);
        assertEquals(2, names.size());
        assertEquals(TODAY.plusDays(9), names.get(0).until());
        assertEquals(TODAY.plusDays(10), names.get(1).from());
        assertEquals("marriage", names.get(1).reason());
        assertEquals("registrar", names.get(0).recordedBy());
        assertEquals("registrar", names.get(1).recordedBy());
        StudentRecord then = office.records.record(registrar, ada, TODAY, null, false);
        assertEquals("Lovelace", then.legalName().familyName());
        assertEquals("s1@example.org", then.contacts().get(0).text());
        // the other date of birth was always the right one, but nobody knew
        assertEquals(LocalDate.of(2004, 5, 7), then.dateOfBirth());
        assertEquals(
                LocalDate.of(2004, 5, 6),
                office.records.record(registrar, ada, TODAY, before, false).dateOfBirth());
        StudentRecord now = office.records.record(registrar, ada, null, null, false);
        assertEquals("King", now.legalName().familyName());
        assertEquals(List.of(), now.contacts());
        assertEquals(2, office.details.births(registrar, ada).size());
        assertEquals(
                "Lovelace",
                office.records
                        .record(registrar, ada, TODAY.plusDays(20), before, false)
                        .legalName()
                        .familyName());
    }

    @Test
    public void anImportKeepsWhatWasBefore() {
        office.clock.pass(Duration.ofDays(1));
        Student row = new Student(null, null, "S1", "King", "Ada", LocalDate.of(2004, 5, 6), "s1@example.org");
        office.admin.importAll(registrar, usw, List.of(row), Set.of(), "import 14669");
        office.admin.importAll(registrar, usw, List.of(row), Set.of(), "import 14670");
        assertEquals(
                List.of("Lovelace", "King"),
                office.details.names(registrar, ada).stream()
                        .map(name -> name.value().familyName())
                        .toList());
        assertEquals("import 14669", office.details.names(registrar, ada).get(1).reason());
        assertEquals(2, office.count("select count(*) from students_detail where student_id = ?", ada));
    }

    @Test
    public void aLegalNameIsThatOfTheRecordAndAPreferredOneStandsBesideIt() {
        office.details.name(
                registrar,
                ada,
                new PersonName(PersonName.Kind.LEGAL, "King", "Ada"),
                DetailEntry.from(TODAY, "marriage"));
        assertEquals("King", office.students.get(registrar, ada).record().familyName());
        assertEquals(2, office.students.get(registrar, ada).version());
        office.details.name(
                registrar,
                ada,
                new PersonName(PersonName.Kind.PREFERRED, "King", "Addie"),
                DetailEntry.from(TODAY.plusDays(5), "asked for"));
        assertNull(office.records.record(registrar, ada, null, null, false).preferredName());
        assertEquals(
                "Addie",
                office.records
                        .record(registrar, ada, TODAY.plusDays(5), null, false)
                        .preferredName()
                        .givenNames());
        office.details.withoutPreferredName(registrar, ada, DetailEntry.from(TODAY.plusDays(9), "asked for"));
        assertNull(office.records
                .record(registrar, ada, TODAY.plusDays(9), null, false)
                .preferredName());
        assertEquals(
                3,
                office.count(
                        "select count(*) from kernel_audit where action = ? and subject like ?",
                        "students.detail",
                        "student/" + ada + "/%"));
    }

    @Test
    public void aBackdatedNameDoesNotReplaceALaterOne() {
        office.details.name(
                registrar, ada, new PersonName(PersonName.Kind.LEGAL, "King", "Ada"), DetailEntry.from(TODAY, "m"));
        office.details.name(
                registrar,
                ada,
                new PersonName(PersonName.Kind.LEGAL, "Byron", "Ada"),
                DetailEntry.from(TODAY.minusYears(1), "found in old papers"));
        assertEquals("King", office.students.get(registrar, ada).record().familyName());
        assertEquals(
                "Byron",
                office.records
                        .record(registrar, ada, TODAY.minusDays(1), null, false)
                        .legalName()
                        .familyName());
    }

    @Test
    public void aCorrectionReplacesAnEntryFromTheMomentItIsKnown() {
        Dated<PersonName> wrong = office.details.name(
                registrar, ada, new PersonName(PersonName.Kind.LEGAL, "Kign", "Ada"), DetailEntry.from(TODAY, "m"));
        Instant believed = office.clock.instant();
        office.clock.pass(Duration.ofDays(1));
        DetailEntry correction = new DetailEntry(TODAY, "misspelt", null, wrong.id());
        PersonName right = new PersonName(PersonName.Kind.LEGAL, "King", "Ada");
        Dated<PersonName> corrected = office.details.name(registrar, ada, right, correction);
        assertEquals(wrong.id(), corrected.corrects());
        assertEquals("King", office.students.get(registrar, ada).record().familyName());
        assertEquals(
                "Kign",
                office.records
                        .record(registrar, ada, TODAY, believed, false)
                        .legalName()
                        .familyName());
        assertEquals(
                corrected.id(),
                office.details.names(registrar, ada).stream()
                        .filter(name -> wrong.id().equals(name.id()))
                        .findFirst()
                        .orElseThrow()
                        .correctedBy());
        refused(Problem.Kind.CONFLICT, () -> office.details.name(registrar, ada, right, correction));
    }

    @Test
    public void aNoteHasLinesAndNoBlanksAtItsEnds() {
        assertEquals("two\n lines", written("two\n lines").text());
        refused(Problem.Kind.INVALID, () -> written(" two"));
        refused(Problem.Kind.INVALID, () -> written("lines\n"));
    }

    private Note written(String text) {
        return office.notes.write(
                registrar,
                new Note(null, null, ada, Note.Visibility.REGISTRY, Note.Office.REGISTRY, text, null, null, null));
    }

    @Test
    public void whatHoldsAlreadyIsNotRecordedAgain() {
        Contact home = home("1 High Street");
        DetailEntry entry = DetailEntry.from(TODAY, "moved");
        Dated<Contact> first = office.details.contact(registrar, ada, home, entry);
        assertEquals(first, office.details.contact(registrar, ada, home, entry));
        Contact blanks =
                new Contact(Contact.Kind.HOME, List.of(" 1 High Street", "Pontypridd "), "CF37 1DL ", "GB", null);
        assertEquals(first, office.details.contact(registrar, ada, blanks, entry));
        office.details.contact(registrar, ada, home("2 High Street"), DetailEntry.from(TODAY.plusDays(3), "moved"));
        List<Dated<Contact>> homes = office.details.contacts(registrar, ada).stream()
                .filter(contact -> contact.value().kind() == Contact.Kind.HOME)
                .toList();
        assertEquals(2, homes.size());
        assertEquals(
                List.of("1 High Street", "Pontypridd"), homes.get(0).value().lines());
        assertEquals("CF37 1DL", homes.get(0).value().postcode());
        assertEquals("GB", homes.get(0).value().country());
        assertEquals(TODAY.plusDays(2), homes.get(0).until());
    }

    @Test
    public void anEmailAddressIsThatOfTheRecord() {
        office.details.contact(registrar, ada, Contact.email("new@example.org"), DetailEntry.from(TODAY, "asked for"));
        assertEquals(
                "new@example.org", office.students.get(registrar, ada).record().email());
        office.details.without(registrar, ada, Contact.Kind.EMAIL, DetailEntry.from(TODAY, "bounces"));
        assertNull(office.students.get(registrar, ada).record().email());
    }

    @Test
    public void badDetailsAreRefusedByFieldAndNothingIsWritten() {
        DetailEntry sound = DetailEntry.from(TODAY, "why");
        faults(
                List.of("kind", "familyName", "givenNames", "from", "reason"),
                () -> office.details.name(
                        registrar,
                        ada,
                        new PersonName(null, " ", "x".repeat(101)),
                        DetailEntry.from(LocalDate.of(3500, 1, 1), " ")));
        faults(
                List.of("from"),
                () -> office.details.name(
                        registrar,
                        ada,
                        new PersonName(PersonName.Kind.LEGAL, "King", ""),
                        DetailEntry.from(TODAY.plusDays(1), "soon")));
        faults(
                List.of("lines", "postcode", "country"),
                () -> office.details.contact(
                        registrar,
                        ada,
                        new Contact(Contact.Kind.HOME, Arrays.asList("a", null), "??", "XX", null),
                        sound));
        faults(
                List.of("text"),
                () -> office.details.contact(
                        registrar, ada, new Contact(Contact.Kind.PHONE, null, null, null, "call me"), sound));
        for (OutsideIdentifier wrong : List.of(
                new OutsideIdentifier(OutsideIdentifier.Kind.HUSID, null, "1000512345675"),
                new OutsideIdentifier(OutsideIdentifier.Kind.HUSID, null, "12"),
                new OutsideIdentifier(OutsideIdentifier.Kind.ULN, null, "9999999999"),
                new OutsideIdentifier(OutsideIdentifier.Kind.ULN, null, "1000000018"),
                new OutsideIdentifier(OutsideIdentifier.Kind.SSN, null, "ABC12345678X"),
                new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, "x", " "))) {
            faults(List.of("value"), () -> office.details.identifier(registrar, ada, wrong, sound));
        }
        faults(
                List.of("issuer"),
                () -> office.details.identifier(
                        registrar, ada, new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, null, "12"), sound));
        assertEquals(0, office.count("select count(*) from students_detail where student_id = ?", ada));
    }

    @Test
    public void eachIssuerHasItsOwnNumberOfAPerson() {
        DetailEntry entry = DetailEntry.from(null, "application");
        for (OutsideIdentifier number : List.of(
                new OutsideIdentifier(OutsideIdentifier.Kind.HUSID, null, "1000512345676"),
                new OutsideIdentifier(OutsideIdentifier.Kind.ULN, null, "1000000019"),
                new OutsideIdentifier(OutsideIdentifier.Kind.SSN, null, "LOVE12345678A"),
                new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, "Uni Wien", "a-1"),
                new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, "UCAS", "77"))) {
            assertEquals(
                    number,
                    office.details.identifier(registrar, ada, number, entry).value());
        }
        assertEquals(
                5,
                office.records
                        .record(registrar, ada, null, null, false)
                        .identifiers()
                        .size());
    }

    @Test
    public void tutorsOfManyAreRecordedSetWiseAndOnce() {
        StudentId bob = office.student(registrar, usw, "S2", "Bob", "");
        StudentId stranger = office.student(
                foreigner, foreigner.scope().institutions().iterator().next(), "X", "X", "");
        Map<StudentId, String> tutors = new LinkedHashMap<>();
        tutors.put(ada, "t.byron");
        tutors.put(bob, "t.byron");
        tutors.put(stranger, "t.byron");
        DetailEntry entry = DetailEntry.from(TODAY, "allocation");
        assertEquals(
                List.of(RowOutcome.Kind.CREATED, RowOutcome.Kind.CREATED, RowOutcome.Kind.REFUSED),
                kinds(office.details.tutors(registrar, usw, tutors, entry)));
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.REFUSED),
                kinds(office.details.tutors(registrar, usw, tutors, entry)));
        assertEquals(
                "t.byron",
                office.records.record(registrar, bob, null, null, false).tutor());
    }

    @Test
    public void aStatusIsReadByItsDayAndByWhatWasKnown() {
        StatusEvent enrolled = office.status.record(registrar, event(Status.ENROLLED, TODAY, null));
        Instant known = office.clock.instant();
        office.clock.pass(Duration.ofDays(20));
        StatusEvent away =
                office.status.record(registrar, event(Status.SUSPENDED, TODAY.plusDays(10), TODAY.plusDays(100)));
        assertEquals(enrolled, on(TODAY.plusDays(9), null));
        assertEquals(away, on(TODAY.plusDays(10), null));
        assertEquals(enrolled, on(TODAY.plusDays(10), known));
        assertTrue(
                office.status.on(registrar, ada, null, TODAY.minusDays(1), null).isEmpty());
        StatusEvent corrected = office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        null,
                        ada,
                        null,
                        null,
                        Status.SUSPENDED,
                        TODAY.plusDays(12),
                        TODAY.plusDays(100),
                        "wrong day",
                        null,
                        away.id(),
                        null,
                        null));
        assertEquals(enrolled, on(TODAY.plusDays(11), null));
        assertEquals(corrected, on(TODAY.plusDays(12), null));
        assertEquals(3, office.status.events(registrar, ada).size());
        assertEquals(Map.of(ada, corrected), office.status.on(registrar, usw, List.of(ada), TODAY.plusDays(12)));
        assertEquals(
                3,
                office.count(
                        "select count(*) from kernel_audit where action = ? and subject like ?",
                        "students.status",
                        "student/" + ada + "/%"));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(
                        registrar,
                        new StatusEvent(
                                null,
                                null,
                                ada,
                                null,
                                null,
                                Status.ENROLLED,
                                TODAY,
                                null,
                                "again",
                                null,
                                away.id(),
                                null,
                                null)));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> office.status.record(
                        registrar,
                        new StatusEvent(
                                null,
                                null,
                                ada,
                                null,
                                null,
                                Status.ENROLLED,
                                TODAY,
                                null,
                                "x",
                                null,
                                new StatusEventId(99_999_999),
                                null,
                                null)));
    }

    @Test
    public void whoLeavesOneOfTwoProgrammesStandsByTheOther() {
        String one = "programme registration 17";
        String two = "programme registration 18";
        // all on one day, as at a desk
        StatusEvent enrolled = office.status.record(registrar, about(one, Status.ENROLLED, TODAY));
        office.status.record(registrar, about(two, Status.ENROLLED, TODAY));
        StatusEvent away = office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        null,
                        ada,
                        null,
                        two,
                        Status.SUSPENDED,
                        TODAY,
                        TODAY.plusDays(100),
                        "ill",
                        null,
                        null,
                        null,
                        null));
        assertEquals(enrolled, on(TODAY, null));
        assertEquals(Map.of(ada, enrolled), office.status.on(registrar, usw, List.of(ada), TODAY));
        assertEquals(
                enrolled,
                office.records.record(registrar, ada, TODAY, null, false).status());
        StatusEvent gone = office.status.record(registrar, about(one, Status.WITHDRAWN, TODAY.plusDays(3)));
        assertEquals(enrolled, on(TODAY.plusDays(2), null));
        assertEquals(away, on(TODAY.plusDays(3), null));
        StatusEvent left = office.status.record(registrar, about(two, Status.WITHDRAWN, TODAY.plusDays(4)));
        assertEquals(left, on(TODAY.plusDays(4), null));
        // of what stood as well, the status about each thing tells
        assertEquals(
                gone,
                office.status.on(registrar, ada, one, TODAY.plusDays(4), null).orElseThrow());
    }

    @Test
    public void whatIsRecordedAboutThePersonEndsWhatWasBefore() {
        office.status.record(registrar, about("programme registration 17", Status.ENROLLED, TODAY));
        // by hand what a registration tells is told by that
        for (Status status : List.of(Status.ENROLLED, Status.WITHDRAWN, Status.COMPLETED)) {
            refused(Problem.Kind.CONFLICT, () -> office.status.record(registrar, event(status, TODAY, null)));
        }
        office.status.recordAll(
                registrar,
                usw,
                List.of(event(Status.ENROLLED, TODAY, null), event(Status.WITHDRAWN, TODAY.plusDays(1), null)));
        assertEquals(Status.WITHDRAWN, on(TODAY.plusDays(1), null).status());
        office.status.record(registrar, about("programme registration 18", Status.ENROLLED, TODAY.plusDays(2)));
        StatusEvent left = office.status.record(
                registrar, about("programme registration 18", Status.WITHDRAWN, TODAY.plusDays(3)));
        assertEquals(left, on(TODAY.plusDays(3), null));
    }

    @Test
    public void contradictionsAreRefused() {
        String programme = "programme registration 17";
        LocalDate first = TODAY.minusYears(5);
        office.status.record(registrar, about(programme, Status.ENROLLED, first));
        office.status.record(registrar, about(programme, Status.ENROLLED, first.plusYears(1)));
        office.status.record(registrar, about(programme, Status.WITHDRAWN, first.plusYears(2)));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, about(programme, Status.WITHDRAWN, first.plusYears(3))));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, about(programme, Status.ENROLLED, first.plusYears(3))));
        // another registration is another matter
        office.status.record(registrar, about("programme registration 18", Status.ENROLLED, first.plusYears(3)));
        office.status.record(registrar, event(Status.DECEASED, first.plusYears(4), null));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, event(Status.SUSPENDED, first.plusYears(5), first.plusYears(6))));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(registrar, event(Status.DECEASED, first.plusYears(5), null)));
        office.status.record(registrar, about("programme registration 18", Status.COMPLETED, first.plusYears(5)));
        assertEquals(Status.DECEASED, on(TODAY, null).status());
    }

    @Test
    public void nobodyDiesOnADayToCome() {
        faults(
                List.of("effective"),
                () -> office.status.record(registrar, event(Status.DECEASED, TODAY.plusDays(1), null)));
        office.status.record(registrar, event(Status.DECEASED, TODAY, null));
    }

    @Test
    public void aCorrectionIsAboutWhatTheWrongEventWasAbout() {
        StatusEvent wrong = office.status.record(registrar, about("programme registration 17", Status.ENROLLED, TODAY));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(
                        registrar,
                        new StatusEvent(
                                null,
                                null,
                                ada,
                                null,
                                null,
                                Status.ENROLLED,
                                TODAY,
                                null,
                                "x",
                                null,
                                wrong.id(),
                                null,
                                null)));
    }

    @Test
    public void aWithdrawalOnTheDayOfEnrolmentIsTakenBack() {
        StatusEvent enrolled = office.status.record(registrar, event(Status.ENROLLED, TODAY, null));
        StatusEvent gone = office.status.record(registrar, event(Status.WITHDRAWN, TODAY, null));
        office.status.record(registrar, voided(gone));
        assertEquals(enrolled, on(TODAY, null));
    }

    @Test
    public void whatIsSaidAgainAfterAnotherEventOfTheDayIsNews() {
        String subject = "programme registration 7";
        office.status.record(registrar, about(subject, Status.ENROLLED, TODAY));
        StatusEvent gone = office.status.record(registrar, about(subject, Status.WITHDRAWN, TODAY));
        StatusEvent back = office.status.record(registrar, voided(gone));
        StatusEvent again = office.status.record(registrar, about(subject, Status.WITHDRAWN, TODAY));
        assertNotEquals(gone.id(), again.id());
        assertEquals(
                again, office.status.on(registrar, ada, subject, TODAY, null).orElseThrow());
        assertEquals(again, on(TODAY, null));
        assertEquals("said twice", again, office.status.record(registrar, about(subject, Status.WITHDRAWN, TODAY)));
        assertEquals("a correction is said once", back, office.status.record(registrar, voided(gone)));
    }

    @Test
    public void nothingOfWhatIsVoidedStandsAndItMayHoldFromAnyDayInstead() {
        String subject = "programme registration 7";
        StatusEvent enrolled = office.status.record(registrar, about(subject, Status.ENROLLED, TODAY));
        Instant before = office.clock.instant();
        Instant late = before;
        StatusEvent gone = null;
        for (int day : List.of(30, 40, 9)) {
            office.clock.pass(Duration.ofMinutes(1));
            gone = office.status.record(registrar, about(subject, Status.WITHDRAWN, TODAY.plusDays(day)));
            assertEquals(gone, on(TODAY.plusDays(99), null));
            late = office.clock.instant();
            office.clock.pass(Duration.ofMinutes(1));
            office.status.record(registrar, voided(gone));
            assertEquals(enrolled, on(TODAY.plusDays(99), null));
        }
        StatusEvent right = office.status.record(registrar, about(subject, Status.WITHDRAWN, TODAY.plusDays(5)));
        for (int day : List.of(5, 9, 30, 99)) {
            assertEquals(right, on(TODAY.plusDays(day), null));
        }
        assertEquals(enrolled, on(TODAY.plusDays(4), null));
        assertEquals("as it was known once", gone, on(TODAY.plusDays(9), late));
        assertEquals(enrolled, on(TODAY.plusDays(99), before));
        assertEquals(8, office.status.events(registrar, ada).size());
    }

    @Test
    public void onlyACorrectionSaysThatSomethingNeverWas() {
        faults(List.of("status"), () -> office.status.record(registrar, event(Status.VOIDED, TODAY, null)));
        StatusEvent wrong = office.status.record(registrar, event(Status.WITHDRAWN, TODAY, null));
        office.status.record(registrar, voided(wrong));
        assertTrue(office.status.on(registrar, ada, null, TODAY, null).isEmpty());
        assertNull(office.records.record(registrar, ada, null, null, false).status());
    }

    @Test
    public void whatIsAboutARegistrationNamesTheDoorsThatTakeItBack() {
        StatusEvent event = event(Status.ENROLLED, TODAY, null);
        StatusEvent wrong = office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        null,
                        ada,
                        null,
                        "programme registration 17",
                        event.status(),
                        event.effective(),
                        null,
                        "enrolled",
                        null,
                        null,
                        null,
                        null));
        StatusEvent other = new StatusEvent(
                null, null, ada, null, null, Status.VOIDED, TODAY, null, "a mistake", null, wrong.id(), null, null);
        try {
            office.status.record(registrar, other);
            throw new AssertionError("was taken");
        } catch (ProblemException e) {
            String rule = e.problem().faults().get(0).rule();
            assertTrue(rule, rule.startsWith("is about programme registration 17, and is taken back there alone"));
            assertTrue(rule, rule.contains("an enrolment by the reopening of its task"));
        }
    }

    private static StatusEvent voided(StatusEvent wrong) {
        return new StatusEvent(
                null,
                null,
                wrong.studentId(),
                null,
                wrong.subject(),
                Status.VOIDED,
                wrong.effective(),
                null,
                "a mistake",
                null,
                wrong.id(),
                null,
                null);
    }

    @Test
    public void awayAndBackAndAwayOnOneDayLeavesTheStudentAway() {
        StatusEvent away = office.status.record(registrar, event(Status.SUSPENDED, TODAY, TODAY.plusDays(9)));
        StatusEvent back = office.status.record(registrar, event(Status.ENROLLED, TODAY, null));
        StatusEvent again = office.status.record(registrar, event(Status.SUSPENDED, TODAY, TODAY.plusDays(9)));
        assertEquals(again, on(TODAY, null));
        assertEquals(
                List.of(away, back, again, office.status.record(registrar, event(Status.ENROLLED, TODAY, null))),
                office.status.events(registrar, ada));
    }

    @Test
    public void aSuspensionGoesOnWhereAWithdrawalIsVoided() {
        StatusEvent away = office.status.record(registrar, event(Status.SUSPENDED, TODAY, TODAY.plusDays(100)));
        StatusEvent gone = office.status.record(registrar, event(Status.WITHDRAWN, TODAY.plusDays(10), null));
        office.status.record(registrar, voided(gone));
        assertEquals(away, on(TODAY.plusDays(10), null));
        office.status.record(registrar, event(Status.ENROLLED, TODAY.plusDays(20), null));
    }

    @Test
    public void whoTransferredComesBackByATransferAndWhoLeftDoesNot() {
        String subject = "programme registration 7";
        for (Status end : List.of(Status.WITHDRAWN, Status.COMPLETED)) {
            String other = "programme registration " + end.ordinal();
            office.status.record(registrar, about(other, end, TODAY));
            refused(
                    Problem.Kind.CONFLICT,
                    () -> office.status.record(registrar, about(other, Status.ENROLLED, TODAY.plusDays(9))));
        }
        office.status.record(registrar, about(subject, Status.ENROLLED, TODAY));
        office.status.record(registrar, about(subject, Status.TRANSFERRED, TODAY.plusDays(3)));
        StatusEvent back = office.status.record(registrar, about(subject, Status.ENROLLED, TODAY.plusDays(9)));
        assertEquals(back, on(TODAY.plusDays(9), null));
        assertEquals(Status.TRANSFERRED, on(TODAY.plusDays(8), null).status());
    }

    @Test
    public void badEventsAreRefusedByField() {
        faults(
                List.of("status", "effective", "reason"),
                () -> office.status.record(
                        registrar,
                        new StatusEvent(null, null, ada, null, null, null, null, null, "", null, null, null, null)));
        faults(List.of("expectedReturn"), () -> office.status.record(registrar, event(Status.SUSPENDED, TODAY, TODAY)));
        faults(
                List.of("expectedReturn"),
                () -> office.status.record(registrar, event(Status.ENROLLED, TODAY, TODAY.plusDays(1))));
        faults(List.of("subject"), () -> office.status.record(registrar, about("x", Status.DECEASED, TODAY)));
    }

    @Test
    public void eventsOfManyAreRecordedOnce() {
        StudentId bob = office.student(registrar, usw, "S2", "Bob", "");
        List<StatusEvent> events = List.of(
                event(Status.ENROLLED, TODAY, null),
                new StatusEvent(
                        null, null, bob, null, null, Status.ENROLLED, TODAY, null, "roll", null, null, null, null),
                event(Status.SUSPENDED, TODAY, null),
                new StatusEvent(
                        null,
                        null,
                        new StudentId(99_999_999),
                        null,
                        null,
                        Status.ENROLLED,
                        TODAY,
                        null,
                        "roll",
                        null,
                        null,
                        null,
                        null));
        assertEquals(
                List.of(
                        RowOutcome.Kind.CREATED,
                        RowOutcome.Kind.CREATED,
                        RowOutcome.Kind.REFUSED,
                        RowOutcome.Kind.REFUSED),
                kinds(office.status.recordAll(registrar, usw, events)));
        assertEquals(
                List.of(RowOutcome.Kind.UNCHANGED, RowOutcome.Kind.UNCHANGED),
                kinds(office.status.recordAll(registrar, usw, events)).subList(0, 2));
        assertEquals(
                2, office.status.on(registrar, usw, List.of(ada, bob), TODAY).size());
        assertEquals(2, office.count("select count(*) from kernel_outbox where institution = ?", usw));
    }

    @Test
    public void engagementsKeepEveryVersion() {
        Versioned<Engagement> first = office.status.engage(
                registrar,
                new Engagement(null, null, ada, Engagement.Kind.UNDERGRADUATE, TODAY, TODAY.plusYears(3), null));
        Instant known = office.clock.instant();
        office.clock.pass(Duration.ofDays(1));
        Engagement ended = new Engagement(first.record().id(), null, null, null, null, null, TODAY.plusYears(1));
        Versioned<Engagement> second = office.status.change(registrar, ended, 1, "left");
        assertEquals(2, second.version());
        assertEquals(List.of(second), office.status.engagements(registrar, ada));
        assertEquals(
                List.of(first.record()),
                office.records.record(registrar, ada, null, known, false).engagements());
        refused(Problem.Kind.STALE, () -> office.status.change(registrar, ended, 1, "left"));
        refused(
                Problem.Kind.INVALID,
                () -> office.status.change(
                        registrar,
                        new Engagement(first.record().id(), null, null, null, null, null, TODAY.minusDays(1)),
                        2,
                        "x"));
        refused(Problem.Kind.NOT_FOUND, () -> office.status.change(foreigner, ended, 2, "left"));
    }

    @Test
    public void anEngagementEnteredInErrorIsTakenBackByNameAndStaysReadable() {
        Engagement wrong = new Engagement(null, null, ada, Engagement.Kind.RESEARCH, TODAY, null, null);
        Versioned<Engagement> made = office.status.engage(registrar, wrong);
        EngagementId id = made.record().id();
        StatusEvent event = office.status.record(
                registrar,
                new StatusEvent(
                        null, usw, ada, id, null, Status.ENROLLED, TODAY, null, "begun", null, null, null, null));
        Instant before = office.clock.instant();
        office.clock.pass(Duration.ofHours(1));
        refused(Problem.Kind.CONFLICT, () -> office.status.voided(registrar, id, 1, "not hers"));
        office.status.record(
                registrar,
                new StatusEvent(
                        null,
                        usw,
                        ada,
                        null,
                        null,
                        Status.ENROLLED,
                        TODAY,
                        null,
                        "begun",
                        null,
                        event.id(),
                        null,
                        null));
        refused(Problem.Kind.INVALID, () -> office.status.voided(registrar, id, 1, " "));
        refused(Problem.Kind.STALE, () -> office.status.voided(registrar, id, 2, "not hers"));
        refused(Problem.Kind.NOT_FOUND, () -> office.status.voided(foreigner, id, 1, "not hers"));
        Versioned<Engagement> voided = office.status.voided(registrar, id, 1, "not hers");
        assertEquals(
                new Engagement.Voiding("not hers", office.clock.instant(), "registrar"),
                voided.record().voided());
        assertEquals(List.of(voided), office.status.engagements(registrar, ada));
        assertEquals(
                List.of(),
                office.records.record(registrar, ada, TODAY, null, false).engagements());
        assertEquals(
                List.of(made.record()),
                office.records.record(registrar, ada, TODAY, before, false).engagements());
        assertEquals(List.of(), office.files.engagements(registrar, usw, Map.of(ada, "S1")));

        refused(Problem.Kind.CONFLICT, () -> office.status.voided(registrar, id, 2, "again"));
        refused(Problem.Kind.CONFLICT, () -> office.status.change(registrar, voided.record(), 2, "ends"));
        refused(
                Problem.Kind.CONFLICT,
                () -> office.status.record(
                        registrar,
                        new StatusEvent(
                                null, usw, ada, id, null, Status.WITHDRAWN, TODAY, null, "x", null, null, null, null)));
        assertNotEquals(id, office.status.engage(registrar, wrong).record().id());
        assertEquals(
                1,
                office.count(
                        "select count(*) from kernel_audit where institution = ? and action = ?",
                        usw,
                        "students.void-engagement"));
    }

    @Test
    public void aHoldStandsUntilItIsReleasedAndStaysOnTheRecord() {
        Hold debt = new Hold(
                null,
                null,
                ada,
                Hold.Source.FINANCE,
                Set.of(Hold.Effect.ENROLMENT, Hold.Effect.RESULTS),
                "fees",
                TODAY,
                null);
        Versioned<Hold> placed = office.holds.place(registrar, debt);
        assertEquals(
                List.of(placed.record()),
                office.holds.standing(registrar, usw, List.of(ada), TODAY).get(ada));
        assertTrue(office.holds
                .standing(registrar, usw, List.of(ada), TODAY.minusDays(1))
                .isEmpty());
        HoldId id = placed.record().id();
        refused(Problem.Kind.INVALID, () -> office.holds.release(registrar, id, TODAY.minusDays(1), 1, "paid"));
        office.clock.pass(Duration.ofDays(1));
        Versioned<Hold> released = office.holds.release(registrar, id, TODAY.plusDays(1), 1, "paid");
        assertEquals(2, released.version());
        assertEquals(List.of(released), office.holds.of(registrar, ada));
        assertEquals("registrar", placed.record().placedBy());
        assertEquals(placed.record().placedAt(), released.record().placedAt());
        assertEquals(
                new Hold.Released("paid", office.clock.instant(), "registrar"),
                released.record().release());
        assertEquals(
                List.of(placed.record()),
                office.records
                        .record(registrar, ada, TODAY, placed.record().placedAt(), false)
                        .holds());
        assertTrue(office.holds
                .standing(registrar, usw, List.of(ada), TODAY.plusDays(2))
                .isEmpty());
        refused(Problem.Kind.STALE, () -> office.holds.release(registrar, id, TODAY.plusDays(1), 1, "paid"));
        refused(Problem.Kind.CONFLICT, () -> office.holds.release(registrar, id, TODAY.plusDays(1), 2, "paid"));
        faults(
                List.of("source", "effects", "reason", "since"),
                () -> office.holds.place(registrar, new Hold(null, null, ada, null, null, null, null, null)));
    }

    @Test
    public void aReleaseOfTodayOpensAtOnceAndTheDayStaysOneOfTheHold() {
        Hold debt = new Hold(null, null, ada, Hold.Source.FINANCE, Set.of(Hold.Effect.RESULTS), "fees", TODAY, null);
        HoldId id = office.holds.place(registrar, debt).record().id();
        assertTrue(office.holds.keeping(registrar, ada, Hold.Effect.RESULTS).isPresent());
        Hold released = office.holds
                .release(registrar, id, TODAY, 1, "placed by mistake")
                .record();
        assertEquals(Map.of(), office.holds.standing(registrar, usw, List.of(ada), TODAY));
        assertEquals(Optional.empty(), office.holds.keeping(registrar, ada, Hold.Effect.RESULTS));
        assertEquals(
                List.of(released),
                office.records.record(registrar, ada, TODAY, null, false).holds());
    }

    @Test
    public void aReleaseAheadHoldsToTheEndOfItsLastDay() {
        Hold debt = new Hold(null, null, ada, Hold.Source.FINANCE, Set.of(Hold.Effect.RESULTS), "fees", TODAY, null);
        HoldId id = office.holds.place(registrar, debt).record().id();
        office.holds.release(registrar, id, TODAY.plusDays(2), 1, "a plan from then on");
        for (int day = 0; day < 3; day++) {
            assertTrue(office.holds.keeping(registrar, ada, Hold.Effect.RESULTS).isPresent());
            assertEquals(
                    Set.of(ada),
                    office.holds
                            .standing(registrar, usw, List.of(ada), TODAY.plusDays(day))
                            .keySet());
            office.clock.pass(Duration.ofDays(1));
        }
        assertEquals(Optional.empty(), office.holds.keeping(registrar, ada, Hold.Effect.RESULTS));
    }

    @Test
    public void aHoldIsPlacedAndReleasedByItsOfficeAlone() {
        Caller finance =
                Office.with("finance", usw, Students.READ.name(), Holds.WRITE.name(), Notes.OFFICE_FINANCE.name());
        Set<Hold.Effect> enrolment = Set.of(Hold.Effect.ENROLMENT);
        Hold visa = new Hold(null, null, ada, Hold.Source.IMMIGRATION, enrolment, "visa", TODAY, null);
        Hold debt = new Hold(null, null, ada, Hold.Source.FINANCE, enrolment, "fees", TODAY, null);
        refused(Problem.Kind.FORBIDDEN, () -> office.holds.place(finance, visa));
        HoldId ofAnother = office.holds.place(registrar, visa).record().id();
        refused(Problem.Kind.FORBIDDEN, () -> office.holds.release(finance, ofAnother, TODAY, 1, "ok"));
        HoldId own = office.holds.place(finance, debt).record().id();
        assertEquals(2, office.holds.release(finance, own, TODAY, 1, "paid").version());
        assertEquals(
                List.of(ofAnother, own),
                office.holds.of(registrar, ada).stream()
                        .map(hold -> hold.record().id())
                        .toList());
    }

    @Test
    public void aSecondHoldOrEngagementThatAFileCannotTellApartIsAConflict() {
        Set<Hold.Effect> results = Set.of(Hold.Effect.RESULTS);
        office.holds.place(registrar, new Hold(null, null, ada, Hold.Source.FINANCE, results, "fees", TODAY, TODAY));
        Hold again = new Hold(null, null, ada, Hold.Source.FINANCE, Set.of(Hold.Effect.ENROLMENT), "fees", TODAY, null);
        refused(Problem.Kind.CONFLICT, () -> office.holds.place(registrar, again));
        office.holds.place(registrar, new Hold(null, null, ada, Hold.Source.LIBRARY, results, "fees", TODAY, null));
        Engagement study = new Engagement(null, null, ada, Engagement.Kind.UNDERGRADUATE, TODAY, null, null);
        office.status.engage(registrar, study);
        Engagement longer =
                new Engagement(null, null, ada, Engagement.Kind.UNDERGRADUATE, TODAY, TODAY.plusYears(3), null);
        refused(Problem.Kind.CONFLICT, () -> office.status.engage(registrar, longer));
    }

    @Test
    public void aNoteIsReadByThoseForWhomItIsVisible() {
        Caller finance =
                Office.with("finance", usw, Students.READ.name(), Notes.WRITE.name(), Notes.OFFICE_FINANCE.name());
        Caller colleague = Office.with("colleague", usw, Students.READ.name(), Notes.OFFICE_FINANCE.name());
        Caller tutor = Office.with("t.byron", usw, Students.READ.name(), Notes.READ_TUTOR.name());
        Caller advice = Office.with("advice", usw, Students.READ.name(), Notes.READ_STUDENT.name());
        note(finance, Note.Visibility.OFFICE, Note.Office.FINANCE);
        note(registrar, Note.Visibility.REGISTRY, Note.Office.REGISTRY);
        note(registrar, Note.Visibility.TUTOR, Note.Office.REGISTRY);
        note(registrar, Note.Visibility.STUDENT, Note.Office.REGISTRY);
        assertEquals(List.of(Note.Visibility.OFFICE), seen(colleague));
        assertEquals(List.of(), seen(tutor));
        office.details.tutor(registrar, ada, "t.byron", DetailEntry.from(TODAY, "allocation"));
        assertEquals(List.of(Note.Visibility.TUTOR), seen(tutor));
        assertEquals(List.of(Note.Visibility.STUDENT), seen(advice));
        assertEquals(
                List.of(Note.Visibility.REGISTRY, Note.Visibility.TUTOR, Note.Visibility.STUDENT),
                seen(Office.with("other", usw, Students.READ.name(), Notes.READ_REGISTRY.name())));
        refused(Problem.Kind.FORBIDDEN, () -> note(finance, Note.Visibility.OFFICE, Note.Office.REGISTRY));
        faults(
                List.of("visibility", "office", "text"),
                () -> office.notes.write(registrar, new Note(null, null, ada, null, null, "", null, null, null)));
    }

    @Test
    public void specialDataHasItsOwnPrivilegeAndEveryReadingIsAudited() {
        office.special.record(
                registrar,
                ada,
                new SpecialCategory(SpecialCategory.Kind.DISABILITY, List.of("51", "57")),
                DetailEntry.from(TODAY, "declared"));
        assertEquals(
                List.of("51", "57"),
                office.special.of(registrar, ada, "support plan").get(0).value().codes());
        assertEquals(
                1,
                office.special
                        .present(registrar, usw, List.of(ada), "annual return")
                        .size());
        assertEquals(
                2,
                office.count(
                        "select count(*) from kernel_audit where action = ? and subject = ?",
                        "students.special-read",
                        "student/" + ada));
        Caller plain = Office.with("plain", usw, Students.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> office.special.of(plain, ada, "curious"));
        Caller reader = Office.with("reader", usw, SpecialData.READ.name());
        refused(
                Problem.Kind.FORBIDDEN,
                () -> office.special.record(
                        reader,
                        ada,
                        new SpecialCategory(SpecialCategory.Kind.RELIGION, List.of("20")),
                        DetailEntry.from(TODAY, "x")));
        faults(List.of("purpose"), () -> office.special.of(registrar, ada, null));
        faults(
                List.of("codes"),
                () -> office.special.record(
                        registrar,
                        ada,
                        new SpecialCategory(SpecialCategory.Kind.ETHNICITY, List.of("160", "161")),
                        DetailEntry.from(TODAY, "x")));
        faults(
                List.of("codes"),
                () -> office.special.record(
                        registrar,
                        ada,
                        new SpecialCategory(SpecialCategory.Kind.ETHNICITY, Arrays.asList((String) null)),
                        DetailEntry.from(TODAY, "x")));
    }

    @Test
    public void aPartnerSeesAndChangesNothing() {
        DetailEntry entry = DetailEntry.from(TODAY, "mine");
        PersonName name = new PersonName(PersonName.Kind.PREFERRED, "Mine", "");
        for (ThrowingRunnable work : List.<ThrowingRunnable>of(
                () -> office.details.names(foreigner, ada),
                () -> office.details.contacts(foreigner, ada),
                () -> office.details.identifiers(foreigner, ada),
                () -> office.details.births(foreigner, ada),
                () -> office.details.tutors(foreigner, ada),
                () -> office.details.name(foreigner, ada, name, entry),
                () -> office.details.contact(foreigner, ada, home("1"), entry),
                () -> office.details.tutor(foreigner, ada, "me", entry),
                () -> office.status.engagements(foreigner, ada),
                () -> office.status.events(foreigner, ada),
                () -> office.status.record(foreigner, event(Status.ENROLLED, TODAY, null)),
                () -> office.status.on(foreigner, ada, null, TODAY, null),
                () -> office.holds.of(foreigner, ada),
                () -> office.notes.of(foreigner, ada),
                () -> office.special.of(foreigner, ada, "curious"),
                () -> office.records.record(foreigner, ada, null, null, false))) {
            refused(Problem.Kind.NOT_FOUND, work);
        }
        assertTrue(office.status.on(foreigner, usw, List.of(ada), TODAY).isEmpty());
        assertTrue(office.holds.standing(foreigner, usw, List.of(ada), TODAY).isEmpty());
        refused(Problem.Kind.FORBIDDEN, () -> office.status.recordAll(foreigner, usw, List.of()));
        assertFalse(office.details.names(registrar, ada).isEmpty());
        assertEquals(0, office.count("select count(*) from students_detail where student_id = ?", ada));
    }

    @Test
    public void aRecordOfWhichNothingWasKnownYetIsNotFound() {
        refused(
                Problem.Kind.NOT_FOUND,
                () -> office.records.record(
                        registrar, ada, null, office.clock.instant().minusSeconds(1), false));
    }

    private void note(Caller caller, Note.Visibility visibility, Note.Office from) {
        office.notes.write(
                caller, new Note(null, null, ada, visibility, from, "a note\nof two lines", null, null, null));
    }

    private List<Note.Visibility> seen(Caller caller) {
        return office.notes.of(caller, ada).stream().map(Note::visibility).toList();
    }

    private StatusEvent on(LocalDate day, Instant known) {
        return office.status.on(registrar, ada, null, day, known).orElseThrow();
    }

    private StatusEvent event(Status status, LocalDate effective, LocalDate back) {
        return new StatusEvent(null, null, ada, null, null, status, effective, back, "because", null, null, null, null);
    }

    private StatusEvent about(String subject, Status status, LocalDate effective) {
        return new StatusEvent(
                null, null, ada, null, subject, status, effective, null, "because", null, null, null, null);
    }

    private static Contact home(String line) {
        return new Contact(Contact.Kind.HOME, List.of(line, "Pontypridd"), "CF37 1DL", "GB", null);
    }

    private static List<RowOutcome.Kind> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(RowOutcome::kind).toList();
    }

    private static void faults(List<String> fields, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(
                fields, problem.faults().stream().map(Fault::field).distinct().toList());
    }

    private static void refused(Problem.Kind kind, ThrowingRunnable work) {
        assertEquals(kind, assertThrows(ProblemException.class, work).problem().kind());
    }

    @Test
    public void whatKeepsSomethingFromAPersonCountsFromThePlacingToTheReleaseUnderAnyNumber() {
        StudentId old = office.student(registrar, usw, "S2", "Lovelace", "A");
        office.duplicates.merge(registrar, old, ada, "one person");
        assertEquals(Optional.empty(), office.holds.keeping(registrar, old, Hold.Effect.RESULTS));
        Versioned<Hold> placed = office.holds.place(
                registrar,
                new Hold(null, null, ada, Hold.Source.FINANCE, Set.of(Hold.Effect.RESULTS), "fees", TODAY, null));
        assertEquals(Optional.of(placed.record()), office.holds.keeping(registrar, old, Hold.Effect.RESULTS));
        assertEquals(Optional.empty(), office.holds.keeping(registrar, old, Hold.Effect.DOCUMENTS));
        Caller elsewhere = new Caller(
                "college", Set.of(Students.READ.name()), Scope.of(Set.of(new InstitutionCode("loughborough"))));
        assertEquals(Optional.empty(), office.holds.keeping(elsewhere, old, Hold.Effect.RESULTS));
        office.clock.pass(Duration.ofDays(2));
        office.holds.release(registrar, placed.record().id(), TODAY, 1, "paid");
        assertEquals(Optional.empty(), office.holds.keeping(registrar, old, Hold.Effect.RESULTS));
    }
}
