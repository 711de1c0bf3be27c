package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.Hold;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEvent.Status;
import org.matricula.students.api.StatusEventId;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentRecord;

/**
 * Whatever is recorded, put right and ended, in whatever order and to whatever days: what leaves comes into an empty
 * institution whole, which then says the same of every day.
 */
public class RoundTripTest extends OnBothDatabases {

    private static final String WHY = "import 17";
    private static final int STUDENTS = 12;
    private static final int MOST = 14;
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 8, 1),
            LocalDate.of(2026, 9, 1),
            LocalDate.of(2026, 9, 21),
            LocalDate.of(2026, 10, 1),
            LocalDate.of(2026, 10, 5),
            LocalDate.of(2026, 12, 1));

    private Office office;
    private InstitutionCode usw;
    private InstitutionCode empty;
    private Caller caller;
    private Random random;
    private int taken;

    @Before
    public void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        empty = Office.institution("empty");
        caller = Office.caller("registrar", usw, empty);
        random = new Random(8);
    }

    @Test
    public void whateverWasRecordedIsReadOfEveryDayWhereItComesIn() {
        Map<StudentId, String> here = new LinkedHashMap<>();
        for (int i = 0; i < STUDENTS; i++) {
            String number = "R" + i;
            StudentId id = office.admin
                    .create(caller, new Student(null, usw, number, family(), "Mia", null, email()))
                    .record()
                    .id();
            here.put(id, number);
            for (int steps = 4 + random.nextInt(MOST); steps > 0; steps--) {
                step(id);
                office.clock.pass(Duration.ofHours(random.nextInt(12)));
            }
        }
        assertTrue("the desk took " + taken, taken > STUDENTS * 4);

        List<Student> students = here.keySet().stream()
                .map(id -> office.students.get(caller, id).record())
                .map(one -> new Student(
                        null, empty, one.number(), one.familyName(), one.givenNames(), one.dateOfBirth(), one.email()))
                .toList();
        office.admin.importAll(caller, empty, students, Set.of(), WHY);
        Map<String, StudentId> numbers =
                office.students.byNumber(caller, empty, here.values().stream().toList());
        Map<StudentId, String> there = new LinkedHashMap<>();
        here.values().forEach(number -> there.put(numbers.get(number), number));

        moves(here, there, office.files::names, office.files::importNames);
        moves(here, there, office.files::contacts, office.files::importContacts);
        moves(here, there, office.files::identifiers, office.files::importIdentifiers);
        moves(here, there, office.files::tutors, office.files::importTutors);
        moves(here, there, office.files::engagements, office.files::importEngagements);
        moves(here, there, office.files::holds, office.files::importHolds);
        moves(
                here,
                there,
                (by, at, of) -> office.confidential.specialData(by, at, of, "a move"),
                office.confidential::importSpecialData);
        moves(here, there, office.files::statusEvents, office.files::importStatusEvents);

        here.forEach((id, number) -> {
            for (LocalDate day : DAYS) {
                for (LocalDate on : List.of(day.minusDays(1), day)) {
                    assertEquals(number + " on " + on, said(id, on), said(numbers.get(number), on));
                }
            }
            Student own = office.students.get(caller, id).record();
            Student other = office.students.get(caller, numbers.get(number)).record();
            assertEquals(own.familyName() + own.email(), other.familyName() + other.email());
        });
    }

    private <R> void moves(
            Map<StudentId, String> here,
            Map<StudentId, String> there,
            StudentFilesTest.Leaving<R> leaving,
            StudentFilesTest.Coming<R> coming) {
        List<R> left = leaving.leave(caller, usw, here);
        assertFalse(left.isEmpty());
        List<RowOutcome> came = coming.come(caller, empty, left, Set.of(), WHY);
        for (int i = 0; i < left.size(); i++) {
            assertEquals(
                    left.get(i) + " " + came.get(i).problem(), null, came.get(i).problem());
        }
        List<R> again = leaving.leave(caller, empty, there);
        for (int i = 0; i < left.size(); i++) {
            assertEquals(left.get(i), i < again.size() ? again.get(i) : null);
        }
        assertEquals(left, again);
        assertEquals(
                Set.of(RowOutcome.Kind.UNCHANGED),
                Set.copyOf(coming.come(caller, usw, left, Set.of(), WHY).stream()
                        .map(RowOutcome::kind)
                        .toList()));
        assertEquals(left, leaving.leave(caller, usw, here));
    }

    /** What the desk is asked for next; what it refuses is no part of the record. */
    private void step(StudentId id) {
        List<Runnable> asked = List.of(
                () -> office.details.name(caller, id, name(PersonName.Kind.LEGAL), entry(null)),
                () -> office.details.name(caller, id, name(PersonName.Kind.PREFERRED), entry(null)),
                () -> office.details.withoutPreferredName(caller, id, entry(null)),
                () -> office.details.contact(caller, id, contact(), entry(null)),
                () -> office.details.contact(caller, id, contact(), entry(null)),
                () -> office.details.without(caller, id, contact().kind(), entry(null)),
                () -> office.details.identifier(
                        caller,
                        id,
                        new OutsideIdentifier(OutsideIdentifier.Kind.FOREIGN, one("Lund", "Riga"), one("7", "8")),
                        entry(null)),
                () -> office.details.without(
                        caller,
                        id,
                        OutsideIdentifier.Kind.FOREIGN,
                        one("Lund", "Riga"),
                        entry(random.nextBoolean() ? null : one(office.details.identifiers(caller, id)))),
                () -> office.details.tutor(caller, id, one("jo", "sam"), entry(null)),
                () -> office.details.withoutTutor(caller, id, entry(null)),
                () -> office.details.tutor(caller, id, one("jo", "sam"), entry(one(office.details.tutors(caller, id)))),
                () -> correctName(id),
                () -> correctContact(id),
                () -> correctContact(id),
                () -> office.special.record(
                        caller,
                        id,
                        new SpecialCategory(SpecialCategory.Kind.ETHNICITY, List.of(one("31", "33"))),
                        entry(null)),
                () -> office.special.record(
                        caller,
                        id,
                        new SpecialCategory(SpecialCategory.Kind.ETHNICITY, List.of(one("31", "33"))),
                        entry(one(office.special.of(caller, id, "a test")))),
                () -> change(id),
                () -> office.status.engage(
                        caller,
                        new Engagement(
                                null,
                                usw,
                                id,
                                one(Engagement.Kind.UNDERGRADUATE, Engagement.Kind.EXCHANGE),
                                day(),
                                null,
                                null)),
                () -> status(id, null),
                () -> status(id, null),
                () -> status(id, one(office.status.events(caller, id)).id()),
                () -> takeBack(id),
                () -> office.holds.place(
                        caller,
                        new Hold(
                                null,
                                usw,
                                id,
                                one(Hold.Source.FINANCE, Hold.Source.LIBRARY),
                                Set.of(one(Hold.Effect.RESULTS, Hold.Effect.DOCUMENTS)),
                                one("fees", "books"),
                                day(),
                                random.nextInt(4) == 0 ? day() : null)),
                () -> release(id));
        try {
            one(asked).run();
            taken++;
        } catch (ProblemException e) {
            assertTrue(e.problem().toString(), e.problem().kind().status() < 500);
        } catch (Nothing e) {
            // there is nothing yet to put right or to end
        }
    }

    private void correctName(StudentId id) {
        Dated<PersonName> wrong = one(office.details.names(caller, id));
        PersonName.Kind kind = wrong.value() == null
                ? PersonName.Kind.PREFERRED
                : wrong.value().kind();
        office.details.name(caller, id, name(kind), entry(wrong));
    }

    private void correctContact(StudentId id) {
        Dated<Contact> wrong = one(office.details.contacts(caller, id));
        Contact right = contact();
        if (random.nextInt(4) == 0) {
            office.details.without(caller, id, right.kind(), entry(wrong));
        } else {
            office.details.contact(caller, id, right, entry(wrong));
        }
    }

    private void change(StudentId id) {
        Versioned<Student> was = office.students.get(caller, id);
        Student one = was.record();
        office.admin.change(
                caller,
                new Student(
                        id,
                        usw,
                        one.number(),
                        one(one.familyName(), family()),
                        one.givenNames(),
                        one.dateOfBirth(),
                        email()),
                was.version(),
                "put right");
    }

    private void status(StudentId id, StatusEventId corrects) {
        Status status = one(Status.ENROLLED, Status.SUSPENDED, Status.WITHDRAWN, Status.COMPLETED, Status.VOIDED);
        List<Versioned<Engagement>> in = office.status.engagements(caller, id);
        EngagementId engagement =
                in.isEmpty() || random.nextInt(3) == 0 ? null : one(in).record().id();
        office.status.record(
                caller,
                new StatusEvent(
                        null,
                        usw,
                        id,
                        engagement,
                        engagement != null || random.nextBoolean() ? null : "programme registration 7",
                        status,
                        day(),
                        status == Status.SUSPENDED ? LocalDate.of(2027, 3, 1 + random.nextInt(9)) : null,
                        one("asked", "ill"),
                        one("request 4", null),
                        corrects,
                        null,
                        null));
    }

    private void takeBack(StudentId id) {
        Versioned<Engagement> engagement = one(office.status.engagements(caller, id));
        office.status.voided(caller, engagement.record().id(), engagement.version(), "not meant");
    }

    private void release(StudentId id) {
        Versioned<Hold> hold = one(office.holds.of(caller, id));
        office.holds.release(caller, hold.record().id(), day(), hold.version(), "settled");
    }

    /** From some day, or for as long as anybody knows. */
    private DetailEntry entry(Dated<?> wrong) {
        DetailId corrects = wrong == null ? null : wrong.id();
        return new DetailEntry(
                random.nextInt(6) == 0 ? null : day(), one("said", "asked, twice"), one("request 9", null), corrects);
    }

    private PersonName name(PersonName.Kind kind) {
        return new PersonName(kind, family(), one("Mia", ""));
    }

    private Contact contact() {
        return one(
                Contact.email(one("a@example.org", "b@example.org")),
                new Contact(Contact.Kind.PHONE, null, null, null, one("+44 1443 482000", "+44 1443 482001")),
                new Contact(Contact.Kind.HOME, List.of(one("1 High Street", "2 High Street")), null, "GB", null));
    }

    private String family() {
        return one("Moss", "Price", "Ito");
    }

    private String email() {
        return one("a@example.org", "b@example.org", null);
    }

    private LocalDate day() {
        return one(DAYS);
    }

    @SafeVarargs
    private <T> T one(T... some) {
        return some[random.nextInt(some.length)];
    }

    private <T> T one(List<T> some) {
        if (some.isEmpty()) {
            throw new Nothing();
        }
        return some.get(random.nextInt(some.size()));
    }

    private static final class Nothing extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** The record of a day, without what is its own in each institution. */
    private String said(StudentId id, LocalDate day) {
        StudentRecord record = office.records.record(caller, id, day, null, false);
        Map<EngagementId, String> engagements = new HashMap<>();
        office.status
                .engagements(caller, id)
                .forEach(one -> engagements.put(one.record().id(), text(one.record())));
        List<String> all = new ArrayList<>(List.of(
                "legal " + record.legalName(),
                "preferred " + record.preferredName(),
                "tutor " + record.tutor(),
                "status " + (record.status() == null ? null : text(record.status(), engagements))));
        Stream.of(
                        record.contacts().stream().map(Contact::toString),
                        record.identifiers().stream().map(OutsideIdentifier::toString),
                        record.statuses().stream().map(event -> text(event, engagements)),
                        record.engagements().stream().map(RoundTripTest::text),
                        record.holds().stream().map(RoundTripTest::text))
                .forEach(some -> all.addAll(some.sorted().toList()));
        return String.join("\n", all);
    }

    private static String text(StatusEvent event, Map<EngagementId, String> engagements) {
        return Stream.of(
                        engagements.get(event.engagementId()),
                        event.subject(),
                        event.status(),
                        event.effective(),
                        event.expectedReturn(),
                        event.reason(),
                        event.source())
                .map(String::valueOf)
                .reduce("", (one, other) -> one + " " + other);
    }

    private static String text(Engagement engagement) {
        return engagement.kind() + " " + engagement.begins() + " " + engagement.expectedEnd() + " "
                + engagement.ended();
    }

    private static String text(Hold hold) {
        return hold.source() + " " + hold.reason() + " " + hold.effects() + " " + hold.since() + " " + hold.until()
                + " " + hold.placedAt() + " " + hold.placedBy() + " " + hold.release();
    }
}
