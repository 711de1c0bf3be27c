package org.matricula.students.provider.detail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.DetailId;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.basis.Timeline;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.History;
import org.matricula.students.provider.store.StudentRow;

/**
 * One set-wise write of entries in students' histories of details. An entry says what holds from a day on; what was
 * recorded to hold from the same day and differs is corrected, and stays in the record.
 */
public final class DetailImport {

    private final DetailStore details;
    private final DetailFollowing following;
    private final Identifiers identifiers;
    private final Caller caller;
    private final String reason;
    private final Instant now;
    private final LocalDate today;
    private final Map<Thread, List<History>> threads = new HashMap<>();
    private final Set<Thread> dated = new HashSet<>();
    private final Map<Thread, Student> touched = new LinkedHashMap<>();
    private final List<History> added = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    public DetailImport(
            DetailStore details,
            DetailFollowing following,
            Identifiers identifiers,
            Caller caller,
            String reason,
            Instant now,
            LocalDate today) {
        this.details = details;
        this.following = following;
        this.identifiers = identifiers;
        this.caller = caller;
        this.reason = reason;
        this.now = now;
        this.today = today;
    }

    /**
     * What a row says.
     *
     * @param studentNumber whose
     * @param kind which history
     * @param slot which of several of the kind at once; empty where there is one
     * @param detail what holds from the day on; null when nothing does
     * @param from null when it has been so for as long as anybody knows
     * @param why null for the reason of the import
     * @param faults what is wrong with the row by itself
     */
    public record Entry(
            String studentNumber,
            String kind,
            String slot,
            String detail,
            LocalDate from,
            String why,
            String source,
            Faults faults) {}

    private record Thread(StudentId student, String kind, String slot) {}

    /**
     * Writes the entries and tells what became of each, in their order.
     *
     * @param students the students, locked, by number
     * @param kinds the kinds of the entries
     */
    public List<RowOutcome> importAll(List<Entry> entries, Map<String, StudentRow> students, List<String> kinds) {
        hold(students.values(), kinds);
        date(entries, students);
        List<RowOutcome> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            StudentRow row = students.get(entry.studentNumber());
            entry.faults().check(row != null, "studentNumber", entry.studentNumber(), Subjects.OF_INSTITUTION);
            outcomes.add(
                    entry.faults().isEmpty()
                            ? put(entry, row)
                            : RowOutcome.refused(entry.faults().problem()));
        }
        details.add(caller.scope(), added);
        for (String kind : kinds) {
            Map<Student, List<History>> changed = new LinkedHashMap<>();
            touched.forEach((thread, student) -> {
                if (thread.kind().equals(kind)) {
                    changed.put(student, threads.get(thread));
                }
            });
            following.follow(caller.scope(), kind, changed, today);
        }
        return outcomes;
    }

    /** The entries for what was written. */
    public List<AuditEntry> audit() {
        return audit;
    }

    private void hold(Collection<StudentRow> students, List<String> kinds) {
        Map<StudentId, List<History>> held =
                details
                        .of(
                                caller.scope(),
                                students.stream().map(row -> row.student().id()).toList(),
                                kinds)
                        .stream()
                        .collect(Collectors.groupingBy(History::studentId));
        for (StudentRow row : students) {
            Details.completed(held.getOrDefault(row.student().id(), List.of()), row, kinds)
                    .forEach(one -> thread(row, one.kind(), one.slot()).add(one));
        }
    }

    // nobody knows since when the name and the e-mail address of a student's own row hold: where the rows end with
    // what it says and each has its day, they are its history, and nothing held before the first of them
    private void date(List<Entry> entries, Map<String, StudentRow> students) {
        Map<Thread, List<Entry>> said = new LinkedHashMap<>();
        for (Entry entry : entries) {
            StudentRow row = students.get(entry.studentNumber());
            if (row != null && entry.kind() != null && Details.OWN.contains(entry.kind())) {
                said.computeIfAbsent(
                                new Thread(row.student().id(), entry.kind(), entry.slot()), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        said.forEach((key, rows) -> {
            List<History> thread = threads.getOrDefault(key, List.of());
            if (isOwn(thread)
                    && rows.stream().allMatch(one -> one.from() != null)
                    && rows.stream()
                            .filter(one -> !one.from().isAfter(today))
                            .max(Comparator.comparing(Entry::from))
                            .filter(one -> thread.get(0).detail().equals(one.detail()))
                            .isPresent()) {
                dated.add(key);
            }
        });
    }

    // what the own row says, said of a row with a reason of its own, is an entry that keeps it
    private static boolean hasWords(Entry entry) {
        return entry.source() != null || entry.why() != null && !entry.why().equals(Details.FIRST);
    }

    private static boolean isOwn(List<History> thread) {
        return !thread.isEmpty() && thread.get(0).id() == null;
    }

    private List<History> thread(StudentRow row, String kind, String slot) {
        return threads.computeIfAbsent(new Thread(row.student().id(), kind, slot), key -> new ArrayList<>());
    }

    private RowOutcome put(Entry entry, StudentRow row) {
        List<History> thread = thread(row, entry.kind(), entry.slot());
        History same = Timeline.DETAILS.known(thread, null).stream()
                .filter(one -> Objects.equals(one.from(), entry.from()))
                .reduce((first, second) -> second)
                .orElse(null);
        boolean told = same != null && Objects.equals(same.detail(), entry.detail());
        if (told && (same.id() != null || !hasWords(entry))) {
            return RowOutcome.unchanged(
                    same.id() == null
                            ? row.student().id().toString()
                            : same.id().toString());
        }
        if (row.mergedInto() != null) {
            return RowOutcome.refused(
                    Subjects.merged(row.student().id(), row.mergedInto()).problem());
        }
        if (isOwn(thread)) {
            // what the student's own row says becomes a row of the history, so that it can be followed or corrected
            History first = Details.first(row, new DetailId(identifiers.next()), entry.kind());
            added.add(first);
            boolean since = dated.contains(new Thread(row.student().id(), entry.kind(), entry.slot()));
            same = since || same == thread.get(0) ? first : same;
            thread.set(0, first);
        }
        History after = new History(
                new DetailId(identifiers.next()),
                row.student().institution(),
                row.student().id(),
                entry.kind(),
                entry.slot(),
                entry.detail(),
                entry.from(),
                same == null ? null : same.id(),
                entry.why() == null ? reason : entry.why(),
                entry.source(),
                now,
                caller.name());
        added.add(after);
        thread.add(after);
        touched.put(new Thread(row.student().id(), entry.kind(), entry.slot()), row.student());
        audit.add(DetailRecords.entry(row.student(), entry.kind(), reason, same, after));
        return same == null
                ? RowOutcome.created(after.id().toString())
                : RowOutcome.changed(after.id().toString());
    }
}
