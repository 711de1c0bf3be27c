package org.matricula.students.provider.detail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentDetails} on the domain's stores. */
@Component
public final class DetailRecords implements StudentDetails {

    private final StudentStore students;
    private final DetailStore details;
    private final Subjects subjects;
    private final DetailFollowing following;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public DetailRecords(
            @Reference StudentStore students,
            @Reference DetailStore details,
            @Reference FindingStore findings,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.students = students;
        this.details = details;
        this.subjects = new Subjects(students);
        this.following = new DetailFollowing(students, details, findings, identifiers);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Dated<PersonName>> names(Caller caller, StudentId student) {
        caller.require(READ);
        return histories(caller, student, Details.NAMES, Details::name);
    }

    @Override
    public Dated<PersonName> name(Caller caller, StudentId student, PersonName name, DetailEntry entry) {
        caller.require(WRITE);
        PersonName tidied = DetailRules.tidied(name);
        boolean legal = tidied.kind() == PersonName.Kind.LEGAL;
        DetailRules.entry(DetailRules.name(new Faults(), tidied), entry, legal ? latest(caller, student, entry) : null)
                .refuse();
        return write(caller, student, Details.kind(tidied.kind()), "", Details.text(tidied), entry, Details::name);
    }

    @Override
    public Dated<PersonName> withoutPreferredName(Caller caller, StudentId student, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(new Faults(), entry, null).refuse();
        return write(caller, student, Details.PREFERRED, "", null, entry, Details::name);
    }

    @Override
    public List<Dated<Contact>> contacts(Caller caller, StudentId student) {
        caller.require(READ);
        return histories(caller, student, Details.CONTACTS, Details::contact);
    }

    @Override
    public Dated<Contact> contact(Caller caller, StudentId student, Contact contact, DetailEntry entry) {
        caller.require(WRITE);
        Faults faults = DetailRules.contact(new Faults(), contact);
        DetailRules.entry(faults, entry, contact.kind() == Contact.Kind.EMAIL ? latest(caller, student, entry) : null)
                .refuse();
        return write(caller, student, contact.kind().name(), "", Details.text(contact), entry, Details::contact);
    }

    @Override
    public Dated<Contact> without(Caller caller, StudentId student, Contact.Kind kind, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(
                        new Faults().given("kind", kind),
                        entry,
                        kind == Contact.Kind.EMAIL ? latest(caller, student, entry) : null)
                .refuse();
        return write(caller, student, kind.name(), "", null, entry, Details::contact);
    }

    @Override
    public List<Dated<OutsideIdentifier>> identifiers(Caller caller, StudentId student) {
        caller.require(READ);
        return histories(caller, student, Details.IDENTIFIERS, Details::identifier);
    }

    @Override
    public Dated<OutsideIdentifier> identifier(
            Caller caller, StudentId student, OutsideIdentifier identifier, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(DetailRules.identifier(new Faults(), identifier), entry, null)
                .refuse();
        return write(
                caller,
                student,
                identifier.kind().name(),
                identifier.issuer() == null ? "" : identifier.issuer(),
                identifier.value(),
                entry,
                Details::identifier);
    }

    @Override
    public Dated<OutsideIdentifier> without(
            Caller caller, StudentId student, OutsideIdentifier.Kind kind, String issuer, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(DetailRules.issuer(new Faults(), kind, issuer), entry, null)
                .refuse();
        return write(caller, student, kind.name(), issuer == null ? "" : issuer, null, entry, Details::identifier);
    }

    @Override
    public List<Dated<LocalDate>> births(Caller caller, StudentId student) {
        caller.require(READ);
        return histories(caller, student, List.of(Details.BIRTH), Details::birth);
    }

    @Override
    public List<Dated<String>> tutors(Caller caller, StudentId student) {
        caller.require(READ);
        return histories(caller, student, List.of(Details.TUTOR), History::detail);
    }

    @Override
    public Dated<String> tutor(Caller caller, StudentId student, String tutor, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(DetailRules.tutor(new Faults(), tutor), entry, null).refuse();
        return write(caller, student, Details.TUTOR, "", tutor, entry, History::detail);
    }

    @Override
    public Dated<String> withoutTutor(Caller caller, StudentId student, DetailEntry entry) {
        caller.require(WRITE);
        DetailRules.entry(new Faults(), entry, null).refuse();
        return write(caller, student, Details.TUTOR, "", null, entry, History::detail);
    }

    @Override
    public List<RowOutcome> tutors(
            Caller caller, InstitutionCode institution, Map<StudentId, String> tutors, DetailEntry entry) {
        caller.require(WRITE);
        caller.scope().require(institution);
        DetailRules.entry(new Faults(), entry, null)
                .check(entry.corrects() == null, "corrects", entry.corrects(), "must be absent for many students")
                .refuse();
        LocalDate today = days.today(caller, institution);
        LocalDate day = entry.from() == null ? today : entry.from();
        return transactions.required(() -> {
            Map<StudentId, StudentRow> rows = students.lockedRows(caller.scope(), tutors.keySet());
            Map<StudentId, List<History>> held =
                    details.of(caller.scope(), tutors.keySet(), List.of(Details.TUTOR)).stream()
                            .collect(Collectors.groupingBy(History::studentId));
            List<RowOutcome> outcomes = new ArrayList<>();
            List<History> added = new ArrayList<>();
            List<AuditEntry> audit = new ArrayList<>();
            tutors.forEach((id, tutor) -> {
                StudentRow row = rows.get(id);
                Faults faults = DetailRules.tutor(new Faults(), tutor)
                        .check(
                                row != null && row.student().institution().equals(institution),
                                "student",
                                id,
                                "must be a student of '" + institution + "'")
                        .check(
                                row == null || row.mergedInto() == null,
                                "student",
                                id,
                                "must not be merged into another");
                if (!faults.isEmpty()) {
                    outcomes.add(RowOutcome.refused(faults.problem()));
                    return;
                }
                History before = Timeline.DETAILS
                        .on(Timeline.DETAILS.known(held.getOrDefault(id, List.of()), null), day)
                        .orElse(null);
                if (before != null && tutor.equals(before.detail())) {
                    outcomes.add(RowOutcome.unchanged(before.id().toString()));
                    return;
                }
                History after = row(caller, row.student(), Details.TUTOR, "", tutor, entry);
                added.add(after);
                held.computeIfAbsent(id, key -> new ArrayList<>()).add(after);
                audit.add(entry(row.student(), Details.TUTOR, entry.reason(), before, after));
                outcomes.add(RowOutcome.created(after.id().toString()));
            });
            details.add(caller.scope(), added);
            Map<Student, List<History>> threads = new LinkedHashMap<>();
            added.forEach(row -> threads.put(rows.get(row.studentId()).student(), held.get(row.studentId())));
            following.follow(caller.scope(), Details.TUTOR, threads, today);
            auditTrail.record(caller, audit);
            return outcomes;
        });
    }

    private <T> List<Dated<T>> histories(
            Caller caller, StudentId student, List<String> kinds, Function<History, T> reader) {
        StudentRow row = subjects.known(caller, student);
        List<History> rows = details.of(caller.scope(), List.of(student), kinds);
        return Details.dated(Details.completed(rows, row, kinds), reader);
    }

    private <T> Dated<T> write(
            Caller caller,
            StudentId id,
            String kind,
            String slot,
            String detail,
            DetailEntry entry,
            Function<History, T> reader) {
        new Faults()
                .check(
                        detail != null || entry.from() != null || entry.corrects() != null,
                        "from",
                        entry.from(),
                        "must be given where no entry is corrected")
                .refuse();
        return transactions.required(() -> {
            // what a merged record has ends there
            StudentRow row = detail == null ? subjects.held(caller, id) : subjects.locked(caller, id);
            LocalDate today = today(caller, row);
            List<History> thread = thread(caller, row, kind, slot);
            requireCorrectable(thread, entry.corrects());
            History before = Timeline.DETAILS
                    .on(Timeline.DETAILS.known(thread, null), entry.from() == null ? today : entry.from())
                    .orElse(null);
            boolean said = entry.corrects() == null
                    && (before == null ? detail == null : Objects.equals(before.detail(), detail));
            if (said && before != null) {
                return dated(thread, before, reader);
            }
            if (said) {
                throw Problem.conflict(
                                kind.toLowerCase(Locale.ROOT),
                                null,
                                "is not recorded here, so nothing ends; what a merged record brought ends there")
                        .exception();
            }
            if (!thread.isEmpty() && thread.get(0).id() == null) {
                History first = Details.first(row, new DetailId(identifiers.next()), kind);
                details.add(caller.scope(), List.of(first));
                thread.set(0, first);
            }
            History after = row(caller, row.student(), kind, slot, detail, entry);
            details.add(caller.scope(), List.of(after));
            thread.add(after);
            following.follow(caller.scope(), kind, Map.of(row.student(), thread), today);
            auditTrail.record(caller, entry(row.student(), kind, entry.reason(), before, after));
            return dated(thread, after, reader);
        });
    }

    private List<History> thread(Caller caller, StudentRow row, String kind, String slot) {
        List<History> rows = details.of(caller.scope(), List.of(row.student().id()), List.of(kind)).stream()
                .filter(other -> other.slot().equals(slot))
                .toList();
        return new ArrayList<>(Details.completed(rows, row, List.of(kind)));
    }

    private static void requireCorrectable(List<History> thread, DetailId corrects) {
        if (corrects == null) {
            return;
        }
        if (thread.stream().noneMatch(row -> corrects.equals(row.id()))) {
            throw Problem.notFound("detail", corrects).exception();
        }
        if (thread.stream().anyMatch(row -> corrects.equals(row.corrects()))) {
            throw Problem.conflict("corrects", corrects, "is corrected already").exception();
        }
    }

    private History row(Caller caller, Student student, String kind, String slot, String detail, DetailEntry entry) {
        Instant now = clock.instant();
        return new History(
                new DetailId(identifiers.next()),
                student.institution(),
                student.id(),
                kind,
                slot,
                detail,
                entry.from(),
                entry.corrects(),
                entry.reason(),
                entry.source(),
                now,
                caller.name());
    }

    static AuditEntry entry(Student student, String kind, String reason, History before, History after) {
        return new AuditEntry(
                student.institution(),
                "students.detail",
                "student/" + student.id() + "/" + kind.toLowerCase(Locale.ROOT),
                reason,
                before == null ? null : Digests.of(before),
                Digests.of(after));
    }

    private static <T> Dated<T> dated(List<History> thread, History row, Function<History, T> reader) {
        int place = Timeline.DETAILS.sorted(thread).indexOf(row);
        return Details.dated(thread, reader).get(place);
    }

    // what the student's own row repeats must hold by now; an entry without a day does
    private LocalDate latest(Caller caller, StudentId student, DetailEntry entry) {
        return entry.from() == null ? null : today(caller, subjects.known(caller, student));
    }

    private LocalDate today(Caller caller, StudentRow row) {
        return days.today(caller, row.student().institution());
    }
}
