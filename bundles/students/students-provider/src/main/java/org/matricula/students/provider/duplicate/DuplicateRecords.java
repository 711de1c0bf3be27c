package org.matricula.students.provider.duplicate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.DuplicateCandidate;
import org.matricula.students.api.Duplicates;
import org.matricula.students.api.Merge;
import org.matricula.students.api.MergeId;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.status.StatusSequence;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.MergeStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Duplicates} and {@link Persons} on the domain's stores. */
@Component
public final class DuplicateRecords implements Duplicates, Persons {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private final StudentStore students;
    private final MergeStore merges;
    private final StatusStore statuses;
    private final FindingStore findings;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Outbox outbox;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public DuplicateRecords(
            @Reference StudentStore students,
            @Reference MergeStore merges,
            @Reference StatusStore statuses,
            @Reference FindingStore findings,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Outbox outbox,
            @Reference Clock clock) {
        this.students = students;
        this.merges = merges;
        this.statuses = statuses;
        this.findings = findings;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Page<DuplicateCandidate> candidates(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(Students.READ);
        new Faults().given("institution", institution).refuse();
        Matcher after = CURSOR.matcher(page.after() == null ? "0-0" : page.after());
        if (!after.matches()) {
            throw Problem.invalid("after", page.after(), "must be the 'next' of a page of the same query")
                    .exception();
        }
        // each pair has a row for each ground, and a page holds whole pairs
        int grounds = DuplicateCandidate.Ground.values().length;
        Map<List<StudentId>, Set<DuplicateCandidate.Ground>> pairs = new LinkedHashMap<>();
        merges.pairs(
                        caller.scope(),
                        institution,
                        Long.parseLong(after.group(1)),
                        Long.parseLong(after.group(2)),
                        grounds * (page.limit() + 1))
                .forEach(pair -> pairs.computeIfAbsent(
                                List.of(pair.first(), pair.second()),
                                key -> EnumSet.noneOf(DuplicateCandidate.Ground.class))
                        .add(pair.ground()));
        List<Map.Entry<List<StudentId>, Set<DuplicateCandidate.Ground>>> kept =
                new ArrayList<>(pairs.entrySet()).subList(0, Math.min(pairs.size(), page.limit() + 1));
        Set<StudentId> ids = new TreeSet<>(java.util.Comparator.comparingLong(StudentId::value));
        kept.forEach(entry -> ids.addAll(entry.getKey()));
        Map<StudentId, StudentRow> rows = students.rows(caller.scope(), ids);
        List<DuplicateCandidate> candidates = kept.stream()
                .map(entry -> new DuplicateCandidate(
                        rows.get(entry.getKey().get(0)).student(),
                        rows.get(entry.getKey().get(1)).student(),
                        entry.getValue()))
                .toList();
        return Page.cut(
                candidates,
                page.limit(),
                last -> last.first().id() + "-" + last.second().id());
    }

    @Override
    public void tellApart(Caller caller, StudentId first, StudentId second, String reason) {
        caller.require(MERGE);
        StatusRules.reason(two(first, second), reason).refuse();
        transactions.run(() -> {
            StudentId older = first.value() < second.value() ? first : second;
            StudentId younger = older.equals(first) ? second : first;
            Map<StudentId, StudentRow> rows = both(caller, older, younger);
            if (merges.areApart(caller.scope(), older, younger)) {
                return;
            }
            InstitutionCode institution = rows.get(older).student().institution();
            merges.apart(caller, institution, older, younger, reason, clock.instant());
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            institution,
                            "students.apart",
                            "student/" + older + "/student/" + younger,
                            reason,
                            null,
                            Digests.of(reason)));
        });
    }

    @Override
    public Merge merge(Caller caller, StudentId merged, StudentId survivor, String reason) {
        caller.require(MERGE);
        StatusRules.reason(two(merged, survivor), reason).refuse();
        return transactions.required(() -> {
            Map<StudentId, StudentRow> rows = both(caller, merged, survivor);
            Student gone = rows.get(merged).student();
            for (StudentRow row : rows.values()) {
                if (row.mergedInto() != null) {
                    throw Subjects.merged(row.student().id(), row.mergedInto());
                }
            }
            if (students.identities(caller.scope(), List.of(merged)).get(merged).size() > 1) {
                throw Problem.conflict(
                                "merged",
                                merged,
                                "has records merged into it; it can only survive, or they must be undone first")
                        .exception();
            }
            Instant now = clock.instant();
            Merge merge = new Merge(
                    new MergeId(identifiers.next()),
                    gone.institution(),
                    merged,
                    survivor,
                    reason,
                    now,
                    caller.name(),
                    null,
                    null,
                    null);
            merges.add(caller.scope(), merge);
            students.point(caller.scope(), gone, survivor);
            find(caller, merge);
            remember(caller, "students.merge", merge, reason);
            outbox.publish(told("students.merged", merge));
            return merge;
        });
    }

    @Override
    public Merge undo(Caller caller, MergeId id, String reason) {
        caller.require(MERGE);
        StatusRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            Merge merge = merges.get(caller.scope(), id)
                    .orElseThrow(() -> Problem.notFound("merge", id).exception());
            // the lock first, then the look: of two who undo at once the second must see the first
            Map<StudentId, StudentRow> rows = both(caller, merge.merged(), merge.survivor());
            Merge held = merges.get(caller.scope(), id).orElseThrow();
            if (held.undoneAt() != null) {
                throw Problem.conflict("merge", id, "was undone already").exception();
            }
            Merge undone = new Merge(
                    held.id(),
                    held.institution(),
                    held.merged(),
                    held.survivor(),
                    held.reason(),
                    held.mergedAt(),
                    held.mergedBy(),
                    clock.instant(),
                    caller.name(),
                    reason);
            merges.undo(caller.scope(), undone);
            students.point(caller.scope(), rows.get(held.merged()).student(), null);
            find(caller, undone);
            remember(caller, "students.merge-undo", undone, reason);
            outbox.publish(told("students.merge-undone", undone));
            return undone;
        });
    }

    @Override
    public List<Merge> merges(Caller caller, StudentId student) {
        caller.require(Students.READ);
        subjects.known(caller, student);
        return merges.of(caller.scope(), student);
    }

    @Override
    public Map<StudentId, Set<StudentId>> identities(Caller caller, Collection<StudentId> ids) {
        caller.require(Persons.READ);
        return students.identities(caller.scope(), ids);
    }

    private static Faults two(StudentId one, StudentId other) {
        return new Faults()
                .given("merged", one)
                .given("survivor", other)
                .check(one == null || !one.equals(other), "survivor", other, "must be another record");
    }

    private Map<StudentId, StudentRow> both(Caller caller, StudentId one, StudentId other) {
        Map<StudentId, StudentRow> rows = students.lockedRows(caller.scope(), List.of(one, other));
        for (StudentId id : List.of(one, other)) {
            if (!rows.containsKey(id)) {
                throw Problem.notFound("student", id).exception();
            }
        }
        new Faults()
                .check(
                        rows.get(one)
                                .student()
                                .institution()
                                .equals(rows.get(other).student().institution()),
                        "survivor",
                        other,
                        "must be a student of the same institution")
                .refuse();
        return rows;
    }

    /** Who became one, or two again, is found by the status that the record tells now. */
    private void find(Caller caller, Merge merge) {
        Collection<Set<StudentId>> persons = students.identities(
                        caller.scope(), List.of(merge.merged(), merge.survivor()))
                .values();
        Set<StudentId> all = persons.stream().flatMap(Set::stream).collect(Collectors.toSet());
        findings.replace(
                caller.scope(),
                Finding.Kind.STATUS,
                StatusSequence.found(persons, students.rows(caller.scope(), all), statuses.of(caller.scope(), all)));
    }

    private void remember(Caller caller, String action, Merge merge, String reason) {
        auditTrail.record(
                caller,
                List.of(merge.merged(), merge.survivor()).stream()
                        .map(id -> new AuditEntry(
                                merge.institution(), action, "student/" + id, reason, null, Digests.of(merge)))
                        .toList());
    }

    private static DomainEvent told(String type, Merge merge) {
        String payload = "{\"merge\":\"%s\",\"merged\":\"%s\",\"survivor\":\"%s\"}"
                .formatted(merge.id(), merge.merged(), merge.survivor());
        return new DomainEvent(type, merge.institution(), "student/" + merge.merged(), payload);
    }
}
