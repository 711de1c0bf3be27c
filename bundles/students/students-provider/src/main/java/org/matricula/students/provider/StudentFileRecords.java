package org.matricula.students.provider;

import static org.matricula.students.provider.RowWork.ids;
import static org.matricula.students.provider.RowWork.ordered;
import static org.matricula.students.provider.RowWork.own;
import static org.matricula.students.provider.RowWork.student;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Contact;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.EngagementId;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.Holds;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.TutorRow;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentFiles} on the domain's stores. */
@Component
public final class StudentFileRecords implements StudentFiles {

    private static final String BETWEEN = ";";

    private final StudentStore students;
    private final DetailStore details;
    private final EngagementStore engagements;
    private final StatusStore statuses;
    private final HoldStore holds;
    private final StudentStatus status;
    private final DetailFollowing following;
    private final Identifiers identifiers;
    private final RowWork rowWork;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public StudentFileRecords(
            @Reference StudentStore students,
            @Reference DetailStore details,
            @Reference EngagementStore engagements,
            @Reference StatusStore statuses,
            @Reference HoldStore holds,
            @Reference FindingStore findings,
            @Reference StudentStatus status,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.students = students;
        this.details = details;
        this.engagements = engagements;
        this.statuses = statuses;
        this.holds = holds;
        this.status = status;
        this.following = new DetailFollowing(students, details, findings, identifiers);
        this.identifiers = identifiers;
        this.rowWork = new RowWork(students, transactions, auditTrail);
        this.clock = clock;
    }

    @Override
    public List<NameRow> names(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details(caller, institution, of, Details.NAMES, row -> {
            PersonName name = row.detail() == null ? null : Details.name(row);
            return new NameRow(
                    of.get(row.studentId()),
                    Details.LEGAL.equals(row.kind()) ? PersonName.Kind.LEGAL : PersonName.Kind.PREFERRED,
                    row.from(),
                    name == null ? null : name.familyName(),
                    name == null || name.givenNames().isEmpty() ? null : name.givenNames(),
                    row.reason(),
                    row.source());
        });
    }

    @Override
    public List<RowOutcome> importNames(
            Caller caller, InstitutionCode institution, List<NameRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details(caller, institution, rows, Details.NAMES, reason, row -> {
            PersonName name = DetailRules.tidied(new PersonName(row.kind(), row.familyName(), row.givenNames()));
            boolean none = row.kind() == PersonName.Kind.PREFERRED && row.familyName() == null;
            Faults faults = none ? new Faults() : DetailRules.name(new Faults(), name);
            return entry(
                    row.studentNumber(),
                    row.kind() == null ? null : Details.kind(row.kind()),
                    "",
                    none ? null : Details.text(name),
                    row.validFrom(),
                    row.reason(),
                    row.source(),
                    faults);
        });
    }

    @Override
    public List<ContactRow> contacts(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details(caller, institution, of, Details.CONTACTS, row -> {
            Contact contact = row.detail() == null
                    ? new Contact(Contact.Kind.valueOf(row.kind()), null, null, null, null)
                    : Details.contact(row);
            List<String> lines = contact.lines();
            return new ContactRow(
                    of.get(row.studentId()),
                    contact.kind(),
                    row.from(),
                    line(lines, 0),
                    line(lines, 1),
                    line(lines, 2),
                    line(lines, 3),
                    line(lines, 4),
                    line(lines, 5),
                    contact.postcode(),
                    contact.country(),
                    contact.text(),
                    row.reason(),
                    row.source());
        });
    }

    @Override
    public List<RowOutcome> importContacts(
            Caller caller, InstitutionCode institution, List<ContactRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details(caller, institution, rows, Details.CONTACTS, reason, row -> {
            List<String> lines = Stream.of(row.line1(), row.line2(), row.line3(), row.line4(), row.line5(), row.line6())
                    .filter(Objects::nonNull)
                    .toList();
            Contact contact = new Contact(row.kind(), lines, row.postcode(), row.country(), row.text());
            boolean none = contact.equals(new Contact(row.kind(), null, null, null, null));
            return entry(
                    row.studentNumber(),
                    row.kind() == null ? null : row.kind().name(),
                    "",
                    none ? null : Details.text(contact),
                    row.validFrom(),
                    row.reason(),
                    row.source(),
                    none ? new Faults().given("kind", row.kind()) : DetailRules.contact(new Faults(), contact));
        });
    }

    @Override
    public List<IdentifierRow> identifiers(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details(
                caller,
                institution,
                of,
                Details.IDENTIFIERS,
                row -> new IdentifierRow(
                        of.get(row.studentId()),
                        OutsideIdentifier.Kind.valueOf(row.kind()),
                        row.slot().isEmpty() ? null : row.slot(),
                        row.from(),
                        row.detail(),
                        row.reason(),
                        row.source()));
    }

    @Override
    public List<RowOutcome> importIdentifiers(
            Caller caller,
            InstitutionCode institution,
            List<IdentifierRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return details(
                caller,
                institution,
                rows,
                Details.IDENTIFIERS,
                reason,
                row -> entry(
                        row.studentNumber(),
                        row.kind() == null ? null : row.kind().name(),
                        row.issuer() == null ? "" : row.issuer(),
                        row.value(),
                        row.validFrom(),
                        row.reason(),
                        row.source(),
                        DetailRules.identifier(
                                new Faults(), new OutsideIdentifier(row.kind(), row.issuer(), row.value()))));
    }

    @Override
    public List<TutorRow> tutors(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details(
                caller,
                institution,
                of,
                List.of(Details.TUTOR),
                row -> new TutorRow(of.get(row.studentId()), row.from(), row.detail(), row.reason(), row.source()));
    }

    @Override
    public List<RowOutcome> importTutors(
            Caller caller, InstitutionCode institution, List<TutorRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details(
                caller,
                institution,
                rows,
                List.of(Details.TUTOR),
                reason,
                row -> entry(
                        row.studentNumber(),
                        Details.TUTOR,
                        "",
                        row.tutor(),
                        row.validFrom(),
                        row.reason(),
                        row.source(),
                        DetailRules.tutor(new Faults(), row.tutor())));
    }

    @Override
    public List<EngagementRow> engagements(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return ordered(
                of,
                Edition.last(engagements.of(own(caller, institution), of.keySet()), Engagement::id, null).stream()
                        .map(Edition::record)
                        .toList(),
                Engagement::studentId,
                one -> new EngagementRow(
                        of.get(one.studentId()), one.kind(), one.begins(), one.expectedEnd(), one.ended()));
    }

    @Override
    public List<RowOutcome> importEngagements(
            Caller caller,
            InstitutionCode institution,
            List<EngagementRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return rowWork.written(caller, institution, rows, EngagementRow::studentNumber, reason, (named, audit) -> {
            EditionImport<Engagement> work = new EditionImport<>(
                    engagements.of(caller.scope(), ids(named.values())),
                    StudentFileRecords::key,
                    Engagement::id,
                    caller,
                    reason,
                    clock.instant());
            List<RowOutcome> outcomes = new ArrayList<>();
            for (EngagementRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                Engagement wanted = new Engagement(
                        null,
                        institution,
                        student == null ? null : student.student().id(),
                        row.kind(),
                        row.begins(),
                        row.expectedEnd(),
                        row.ended());
                Faults faults = StatusRules.engagement(student(row.studentNumber(), student), wanted);
                outcomes.add(work.put(
                        student,
                        wanted,
                        (was, given) -> {
                            Engagement after = new Engagement(
                                    was == null ? new EngagementId(identifiers.next()) : was.id(),
                                    institution,
                                    given.studentId(),
                                    given.kind(),
                                    given.begins(),
                                    was != null && untouched.contains("expectedEnd")
                                            ? was.expectedEnd()
                                            : given.expectedEnd(),
                                    was != null && untouched.contains("ended") ? was.ended() : given.ended());
                            StatusRules.engagement(new Faults(), after).refuse();
                            return after;
                        },
                        faults,
                        (was, is) -> audit.add(AuditEntry.changed(
                                institution,
                                was == null ? "students.engage" : "students.engagement",
                                "engagement/" + is.id(),
                                reason,
                                was,
                                is))));
            }
            engagements.addAll(caller.scope(), work.written());
            return outcomes;
        });
    }

    @Override
    public List<StatusEventRow> statusEvents(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        Scope own = own(caller, institution);
        Map<EngagementId, Engagement> in = engaged(own, of.keySet());
        List<StatusEvent> all = statuses.of(own, of.keySet()).values().stream()
                .flatMap(events -> Timeline.STATUSES.known(events, null).stream())
                .toList();
        return ordered(of, all, StatusEvent::studentId, event -> {
            Engagement engagement = in.get(event.engagementId());
            return new StatusEventRow(
                    of.get(event.studentId()),
                    engagement == null ? null : engagement.kind(),
                    engagement == null ? null : engagement.begins(),
                    event.subject(),
                    event.status(),
                    event.effective(),
                    event.expectedReturn(),
                    event.reason(),
                    event.source());
        });
    }

    @Override
    public List<RowOutcome> importStatusEvents(
            Caller caller,
            InstitutionCode institution,
            List<StatusEventRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return rowWork.written(caller, institution, rows, StatusEventRow::studentNumber, reason, (named, audit) -> {
            Scope own = own(caller, institution);
            Map<Object, Engagement> in = engaged(own, ids(named.values())).values().stream()
                    .collect(Collectors.toMap(StudentFileRecords::key, Function.identity(), (first, second) -> first));
            Map<StudentId, List<StatusEvent>> held = statuses.of(own, ids(named.values()));
            List<StatusEvent> events = new ArrayList<>();
            RowOutcome[] outcomes = new RowOutcome[rows.size()];
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < outcomes.length; i++) {
                StatusEventRow row = rows.get(i);
                StudentRow student = named.get(row.studentNumber());
                Engagement engagement =
                        student == null ? null : in.get(key(student, row.engagementKind(), row.engagementBegins()));
                Faults faults = student(row.studentNumber(), student)
                        .check(
                                student == null
                                        || engagement != null
                                        || row.engagementKind() == null && row.engagementBegins() == null,
                                "engagementKind, engagementBegins",
                                row.engagementKind() + ", " + row.engagementBegins(),
                                "must be an engagement of the student, or both empty");
                if (faults.isEmpty()) {
                    places.add(i);
                    events.add(event(
                            row,
                            student,
                            engagement,
                            held.getOrDefault(student.student().id(), List.of()),
                            reason));
                } else {
                    outcomes[i] = RowOutcome.refused(faults.problem());
                }
            }
            List<RowOutcome> recorded = status.recordAll(caller, institution, events);
            for (int i = 0; i < places.size(); i++) {
                outcomes[places.get(i)] = recorded.get(i);
            }
            return List.of(outcomes);
        });
    }

    // a row without words of its own is the event that is there already, whatever its words
    private static StatusEvent event(
            StatusEventRow row, StudentRow student, Engagement engagement, List<StatusEvent> held, String reason) {
        StatusEvent wanted = new StatusEvent(
                null,
                student.student().institution(),
                student.student().id(),
                engagement == null ? null : engagement.id(),
                row.subject(),
                row.status(),
                row.effective(),
                row.expectedReturn(),
                row.reason() == null ? reason : row.reason(),
                row.source(),
                null,
                null,
                null);
        return Timeline.STATUSES.known(held, null).stream()
                .filter(one -> Objects.equals(one.engagementId(), wanted.engagementId())
                        && Objects.equals(one.subject(), wanted.subject())
                        && one.status() == wanted.status()
                        && one.effective().equals(wanted.effective())
                        && Objects.equals(one.expectedReturn(), wanted.expectedReturn())
                        && (row.reason() == null || one.reason().equals(row.reason()))
                        && (row.source() == null || row.source().equals(one.source())))
                .findFirst()
                .orElse(wanted);
    }

    @Override
    public List<HoldRow> holds(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return ordered(
                of,
                Edition.last(holds.of(own(caller, institution), of.keySet()), Hold::id, null).stream()
                        .map(Edition::record)
                        .toList(),
                Hold::studentId,
                hold -> new HoldRow(
                        of.get(hold.studentId()),
                        hold.source(),
                        hold.since(),
                        hold.reason(),
                        effects(hold.effects()),
                        hold.until()));
    }

    @Override
    public List<RowOutcome> importHolds(
            Caller caller, InstitutionCode institution, List<HoldRow> rows, Set<String> untouched, String reason) {
        caller.require(Holds.WRITE);
        return rowWork.written(caller, institution, rows, HoldRow::studentNumber, reason, (named, audit) -> {
            EditionImport<Hold> work = new EditionImport<>(
                    holds.of(caller.scope(), ids(named.values())),
                    hold -> List.of(hold.studentId(), hold.source(), hold.since(), hold.reason()),
                    Hold::id,
                    caller,
                    reason,
                    clock.instant());
            List<RowOutcome> outcomes = new ArrayList<>();
            for (HoldRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                Faults faults = student(row.studentNumber(), student);
                Hold wanted = new Hold(
                        null,
                        institution,
                        student == null ? null : student.student().id(),
                        row.source(),
                        effects(faults, row.effects()),
                        row.reason(),
                        row.since(),
                        row.until());
                if (faults.isEmpty()) {
                    StatusRules.hold(faults, wanted);
                }
                outcomes.add(work.put(
                        student,
                        wanted,
                        (was, given) -> held(was, given, untouched.contains("until")),
                        faults,
                        (was, is) -> audit.add(new AuditEntry(
                                institution,
                                was == null ? "students.hold" : "students.release",
                                "student/" + is.studentId() + "/hold/" + is.id(),
                                reason,
                                was == null ? null : Digests.of(HoldRecords.text(was)),
                                Digests.of(HoldRecords.text(is))))));
            }
            holds.addAll(caller.scope(), work.written());
            return outcomes;
        });
    }

    private Hold held(Hold was, Hold given, boolean saysNoEnd) {
        if (was != null && !was.effects().equals(given.effects())) {
            throw Problem.conflict(
                            "effects",
                            effects(given.effects()),
                            "must be " + effects(was.effects()) + ", as it was placed")
                    .exception();
        }
        if (was != null && was.until() != null && !saysNoEnd && !was.until().equals(given.until())) {
            throw Problem.conflict("until", given.until(), "must be " + was.until() + ", when it was released")
                    .exception();
        }
        return new Hold(
                was == null ? new HoldId(identifiers.next()) : was.id(),
                given.institution(),
                given.studentId(),
                given.source(),
                given.effects(),
                given.reason(),
                given.since(),
                was != null && saysNoEnd ? was.until() : given.until());
    }

    private <R> List<RowOutcome> details(
            Caller caller,
            InstitutionCode institution,
            List<R> rows,
            List<String> kinds,
            String reason,
            Function<R, DetailImport.Entry> reading) {
        List<DetailImport.Entry> entries = rows.stream().map(reading).toList();
        return rowWork.written(
                caller, institution, entries, DetailImport.Entry::studentNumber, reason, (named, audit) -> {
                    DetailImport work = new DetailImport(
                            details, following, identifiers, caller, reason, clock.instant(), LocalDate.now(clock));
                    List<RowOutcome> outcomes = work.importAll(entries, named, kinds);
                    audit.addAll(work.audit());
                    return outcomes;
                });
    }

    private DetailImport.Entry entry(
            String number,
            String kind,
            String slot,
            String detail,
            LocalDate from,
            String why,
            String source,
            Faults faults) {
        boolean follows = Details.LEGAL.equals(kind) || Details.EMAIL.equals(kind);
        DetailRules.entry(
                faults, from, why == null ? Details.FIRST : why, source, follows ? LocalDate.now(clock) : null);
        return new DetailImport.Entry(number, kind, slot, detail, from, why, source, faults);
    }

    // what stands, and of several from one day the one recorded last
    private <R> List<R> details(
            Caller caller,
            InstitutionCode institution,
            Map<StudentId, String> of,
            List<String> kinds,
            Function<History, R> writing) {
        Scope own = own(caller, institution);
        Map<StudentId, List<History>> held =
                details.of(own, of.keySet(), kinds).stream().collect(Collectors.groupingBy(History::studentId));
        List<History> standing = new ArrayList<>();
        students.rows(own, of.keySet()).values().forEach(row -> {
            List<History> all =
                    Details.completed(held.getOrDefault(row.student().id(), List.of()), row, kinds);
            for (List<History> thread : Details.threads(all).values()) {
                Map<LocalDate, History> byDay = new LinkedHashMap<>();
                Timeline.DETAILS.known(thread, null).forEach(one -> byDay.put(one.from(), one));
                standing.addAll(byDay.values());
            }
        });
        return ordered(of, standing, History::studentId, writing);
    }

    private Map<EngagementId, Engagement> engaged(Scope scope, Collection<StudentId> ids) {
        return Edition.last(engagements.of(scope, ids), Engagement::id, null).stream()
                .map(Edition::record)
                .collect(Collectors.toMap(Engagement::id, Function.identity()));
    }

    private static Object key(Engagement engagement) {
        return List.of(engagement.studentId(), engagement.kind(), engagement.begins());
    }

    private static Object key(StudentRow student, Engagement.Kind kind, LocalDate begins) {
        return kind == null || begins == null
                ? List.of()
                : List.of(student.student().id(), kind, begins);
    }

    private static String line(List<String> lines, int place) {
        return place < lines.size() ? lines.get(place) : null;
    }

    private static String effects(Set<Hold.Effect> effects) {
        return effects.stream().sorted().map(Enum::name).collect(Collectors.joining(BETWEEN));
    }

    private static Set<Hold.Effect> effects(Faults faults, String text) {
        Set<Hold.Effect> effects = EnumSet.noneOf(Hold.Effect.class);
        for (String name : text == null ? new String[0] : text.split(BETWEEN)) {
            Arrays.stream(Hold.Effect.values())
                    .filter(effect -> effect.name().equals(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            effects::add,
                            () -> faults.check(
                                    false,
                                    "effects",
                                    name,
                                    "must be some of " + effects(EnumSet.allOf(Hold.Effect.class))));
        }
        return effects;
    }
}
