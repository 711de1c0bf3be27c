package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ordered;
import static org.matricula.students.provider.file.RowWork.own;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Contact;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.TutorRow;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.detail.DetailFollowing;
import org.matricula.students.provider.detail.DetailImport;
import org.matricula.students.provider.detail.DetailRules;
import org.matricula.students.provider.detail.Details;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentStore;

/** Names, contacts, numbers of others and tutors as rows of files; the caller has been asked for privileges. */
final class DetailFiles {

    private final StudentStore students;
    private final DetailStore details;
    private final DetailFollowing following;
    private final Identifiers identifiers;
    private final RowWork rowWork;
    private final Clock clock;
    private final LocalDays days;

    DetailFiles(
            StudentStore students,
            DetailStore details,
            DetailFollowing following,
            Identifiers identifiers,
            RowWork rowWork,
            Clock clock,
            LocalDays days) {
        this.students = students;
        this.details = details;
        this.following = following;
        this.identifiers = identifiers;
        this.rowWork = rowWork;
        this.clock = clock;
        this.days = days;
    }

    List<NameRow> names(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
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

    List<RowOutcome> importNames(
            Caller caller, InstitutionCode institution, List<NameRow> rows, Set<String> untouched, String reason) {
        return details(caller, institution, rows, Details.NAMES, reason, (row, today) -> {
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
                    today,
                    faults);
        });
    }

    List<ContactRow> contacts(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
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

    List<RowOutcome> importContacts(
            Caller caller, InstitutionCode institution, List<ContactRow> rows, Set<String> untouched, String reason) {
        return details(caller, institution, rows, Details.CONTACTS, reason, (row, today) -> {
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
                    today,
                    none ? new Faults().given("kind", row.kind()) : DetailRules.contact(new Faults(), contact));
        });
    }

    List<IdentifierRow> identifiers(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
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

    List<RowOutcome> importIdentifiers(
            Caller caller,
            InstitutionCode institution,
            List<IdentifierRow> rows,
            Set<String> untouched,
            String reason) {
        return details(
                caller,
                institution,
                rows,
                Details.IDENTIFIERS,
                reason,
                (row, today) -> entry(
                        row.studentNumber(),
                        row.kind() == null ? null : row.kind().name(),
                        row.issuer() == null ? "" : row.issuer(),
                        row.value(),
                        row.validFrom(),
                        row.reason(),
                        row.source(),
                        today,
                        row.value() == null
                                ? DetailRules.issuer(new Faults(), row.kind(), row.issuer())
                                : DetailRules.identifier(
                                        new Faults(), new OutsideIdentifier(row.kind(), row.issuer(), row.value()))));
    }

    List<TutorRow> tutors(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        return details(
                caller,
                institution,
                of,
                List.of(Details.TUTOR),
                row -> new TutorRow(of.get(row.studentId()), row.from(), row.detail(), row.reason(), row.source()));
    }

    List<RowOutcome> importTutors(
            Caller caller, InstitutionCode institution, List<TutorRow> rows, Set<String> untouched, String reason) {
        return details(
                caller,
                institution,
                rows,
                List.of(Details.TUTOR),
                reason,
                (row, today) -> entry(
                        row.studentNumber(),
                        Details.TUTOR,
                        "",
                        row.tutor(),
                        row.validFrom(),
                        row.reason(),
                        row.source(),
                        today,
                        row.tutor() == null ? new Faults() : DetailRules.tutor(new Faults(), row.tutor())));
    }

    private <R> List<RowOutcome> details(
            Caller caller,
            InstitutionCode institution,
            List<R> rows,
            List<String> kinds,
            String reason,
            BiFunction<R, LocalDate, DetailImport.Entry> reading) {
        caller.scope().require(institution);
        LocalDate today = days.today(caller, institution);
        List<DetailImport.Entry> entries =
                rows.stream().map(row -> reading.apply(row, today)).toList();
        return rowWork.written(
                caller, institution, entries, DetailImport.Entry::studentNumber, reason, (named, audit) -> {
                    DetailImport work =
                            new DetailImport(details, following, identifiers, caller, reason, clock.instant(), today);
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
            LocalDate today,
            Faults faults) {
        boolean follows = Details.LEGAL.equals(kind) || Details.EMAIL.equals(kind);
        DetailRules.entry(faults, from, why == null ? Details.FIRST : why, source, follows ? today : null);
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

    private static String line(List<String> lines, int place) {
        return place < lines.size() ? lines.get(place) : null;
    }
}
