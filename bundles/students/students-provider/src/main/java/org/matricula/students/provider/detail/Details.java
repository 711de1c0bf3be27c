package org.matricula.students.provider.detail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.Student;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentRow;

/** How details are written into the rows of histories and read from them. Parts of a detail stand on lines of their own. */
public final class Details {

    public static final String LEGAL = "LEGAL_NAME";
    public static final String PREFERRED = "PREFERRED_NAME";
    public static final String BIRTH = "BIRTH";
    public static final String TUTOR = "TUTOR";
    public static final String EMAIL = "EMAIL";
    public static final List<String> NAMES = List.of(LEGAL, PREFERRED);
    public static final List<String> CONTACTS =
            Arrays.stream(Contact.Kind.values()).map(Enum::name).toList();
    public static final List<String> IDENTIFIERS =
            Arrays.stream(OutsideIdentifier.Kind.values()).map(Enum::name).toList();
    public static final List<String> SPECIAL =
            Arrays.stream(SpecialCategory.Kind.values()).map(Enum::name).toList();
    public static final String FIRST = "as first recorded";

    /** The kinds that the student's own row repeats. */
    static final List<String> OWN = List.of(LEGAL, BIRTH, EMAIL);

    private Details() {}

    public static String kind(PersonName.Kind kind) {
        return kind == PersonName.Kind.LEGAL ? LEGAL : PREFERRED;
    }

    public static String text(PersonName name) {
        return name.familyName() + "\n" + name.givenNames();
    }

    public static PersonName name(History row) {
        String[] parts = parts(row);
        PersonName.Kind kind = LEGAL.equals(row.kind()) ? PersonName.Kind.LEGAL : PersonName.Kind.PREFERRED;
        return new PersonName(kind, parts[0], parts[1]);
    }

    public static String text(Contact contact) {
        return contact.text() != null
                ? contact.text()
                : contact.country() + "\n" + (contact.postcode() == null ? "" : contact.postcode()) + "\n"
                        + String.join("\n", contact.lines());
    }

    public static Contact contact(History row) {
        Contact.Kind kind = Contact.Kind.valueOf(row.kind());
        if (kind == Contact.Kind.EMAIL || kind == Contact.Kind.PHONE) {
            return new Contact(kind, null, null, null, row.detail());
        }
        String[] parts = parts(row);
        List<String> lines = List.of(parts).subList(2, parts.length);
        return new Contact(kind, lines, parts[1].isEmpty() ? null : parts[1], parts[0], null);
    }

    public static OutsideIdentifier identifier(History row) {
        return new OutsideIdentifier(
                OutsideIdentifier.Kind.valueOf(row.kind()), row.slot().isEmpty() ? null : row.slot(), row.detail());
    }

    public static LocalDate birth(History row) {
        return LocalDate.parse(row.detail());
    }

    public static SpecialCategory special(History row) {
        return new SpecialCategory(SpecialCategory.Kind.valueOf(row.kind()), List.of(parts(row)));
    }

    /** What the student's own row says of a kind; null when nothing. */
    static String own(Student student, String kind) {
        return switch (kind) {
            case LEGAL -> student.familyName() + "\n" + student.givenNames();
            case BIRTH -> student.dateOfBirth() == null
                    ? null
                    : student.dateOfBirth().toString();
            case EMAIL -> student.email();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The student with another own detail of a kind. */
    static Student with(Student student, String kind, String detail) {
        String[] name = LEGAL.equals(kind) ? detail.split("\n", -1) : null;
        return new Student(
                student.id(),
                student.institution(),
                student.number(),
                name == null ? student.familyName() : name[0],
                name == null ? student.givenNames() : name[1],
                BIRTH.equals(kind) ? LocalDate.parse(detail) : student.dateOfBirth(),
                EMAIL.equals(kind) ? detail : student.email());
    }

    /** What a student was first recorded with, before any row of its history. */
    static History first(StudentRow row, DetailId id, String kind) {
        Student student = row.student();
        return new History(
                id,
                student.institution(),
                student.id(),
                kind,
                "",
                own(student, kind),
                null,
                null,
                FIRST,
                null,
                row.recordedAt(),
                row.recordedBy());
    }

    /** A student's rows, begun with what the own row says where there is no history yet. */
    public static List<History> completed(List<History> rows, StudentRow student, List<String> kinds) {
        List<History> all = new ArrayList<>();
        for (String kind : kinds) {
            if (OWN.contains(kind)
                    && own(student.student(), kind) != null
                    && rows.stream().noneMatch(row -> row.kind().equals(kind))) {
                all.add(first(student, null, kind));
            }
        }
        all.addAll(rows);
        return all;
    }

    /** Rows by what has a timeline of its own. */
    public static Map<String, List<History>> threads(List<History> rows) {
        Map<String, List<History>> threads = new LinkedHashMap<>();
        rows.forEach(row -> threads.computeIfAbsent(row.kind() + "\n" + row.slot(), key -> new ArrayList<>())
                .add(row));
        return threads;
    }

    /** What held on a day, as known at a moment, of each timeline. */
    public static List<History> standing(List<History> rows, LocalDate day, Instant knownAt) {
        return present(rows, day, knownAt).stream()
                .filter(row -> row.detail() != null)
                .toList();
    }

    /** The same with what had ended. */
    public static List<History> present(List<History> rows, LocalDate day, Instant knownAt) {
        return threads(rows).values().stream()
                .flatMap(thread -> Timeline.DETAILS.on(Timeline.DETAILS.known(thread, knownAt), day).stream())
                .toList();
    }

    /** Histories as callers read them. */
    public static <T> List<Dated<T>> dated(List<History> rows, Function<History, T> reader) {
        List<Dated<T>> all = new ArrayList<>();
        for (List<History> thread : threads(rows).values()) {
            List<History> known = Timeline.DETAILS.known(thread, null);
            for (History row : Timeline.DETAILS.sorted(thread)) {
                DetailId correctedBy = thread.stream()
                        .filter(other -> row.id() != null && row.id().equals(other.corrects()))
                        .map(History::id)
                        .findFirst()
                        .orElse(null);
                int place = known.indexOf(row);
                LocalDate next = place < 0 || place == known.size() - 1
                        ? null
                        : known.get(place + 1).from();
                all.add(new Dated<>(
                        row.id(),
                        row.studentId(),
                        row.detail() == null ? null : reader.apply(row),
                        row.from(),
                        Objects.isNull(next) ? null : next.minusDays(1),
                        row.corrects(),
                        correctedBy,
                        row.reason(),
                        row.source(),
                        row.recordedAt(),
                        row.recordedBy()));
            }
        }
        return all;
    }

    private static String[] parts(History row) {
        return row.detail().split("\n", -1);
    }
}
