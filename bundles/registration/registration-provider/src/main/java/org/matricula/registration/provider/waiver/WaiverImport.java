package org.matricula.registration.provider.waiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.GateAuthority;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.api.WaiverRow;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** One set-wise write of waivers. One that is there can be revoked and nothing else. */
public final class WaiverImport {

    private final WaiverStore store;
    private final WaiverRecords rules;
    private final Students students;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final LocalDate today;
    private final boolean saysNoEnd;
    private final String reason;
    private final Map<Object, List<Held>> held = new HashMap<>();
    private WaiverGrounds.Packs packs;
    private final Map<Object, Optional<Problem>> clauses = new HashMap<>();
    private final Map<WaiverId, Held> added = new LinkedHashMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    public WaiverImport(
            WaiverStore store,
            WaiverRecords rules,
            Students students,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            LocalDate today,
            boolean saysNoEnd,
            String reason) {
        this.store = store;
        this.rules = rules;
        this.students = students;
        this.caller = caller;
        this.institution = institution;
        this.identifiers = identifiers;
        this.today = today;
        this.saysNoEnd = saysNoEnd;
        this.reason = reason;
    }

    /** Writes the rows and tells what became of each, in their order. */
    public List<RowOutcome> importAll(List<WaiverRow> rows) {
        Map<String, StudentId> ids = students.byNumber(
                Insider.of(caller),
                institution,
                rows.stream()
                        .map(WaiverRow::studentNumber)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<StudentId, Student> known = students.all(Insider.of(caller), ids.values());
        store.all(caller.scope(), institution, ids.values()).forEach(this::hold);
        packs = rules.packs(caller, institution, ids.values());
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (WaiverRow row : rows) {
            StudentId id = ids.get(row.studentNumber());
            outcomes.add(put(row, id, known.get(id)));
        }
        store.addAll(caller.scope(), added.values());
        return outcomes;
    }

    /** The entries for what was written. */
    public List<AuditEntry> audit() {
        return audit;
    }

    private RowOutcome put(WaiverRow row, StudentId id, Student student) {
        Faults faults = new Faults()
                .check(student != null, "studentNumber", row.studentNumber(), "must be a student of the institution");
        if (student == null) {
            return RowOutcome.refused(faults.problem());
        }
        Waiver wanted = waiver(null, id, row).ended(row.revokedOn(), ending());
        WaiverRecords.check(faults, wanted, student);
        if (row.revokedOn() != null) {
            faults.check(
                    row.starts() == null || !row.revokedOn().isBefore(row.starts()),
                    "revokedOn",
                    row.revokedOn(),
                    "must not be before the first day " + row.starts());
        }
        if (!faults.isEmpty()) {
            return RowOutcome.refused(faults.problem());
        }
        return put(row, wanted);
    }

    private RowOutcome add(WaiverRow row, Waiver wanted) {
        Problem unknown = clauses.computeIfAbsent(
                        List.of(wanted.pack(), wanted.clause()), key -> refusal(() -> rules.clause(caller, wanted)))
                .or(() -> refusal(() -> authority(row)))
                .or(() -> stands(wanted) ? refusal(() -> packs.check(wanted)) : Optional.empty())
                .orElse(null);
        if (unknown != null) {
            return RowOutcome.refused(unknown);
        }
        Waiver waiver = wanted.identified(new WaiverId(identifiers.next()));
        Held fresh = new Held(waiver, row.authority(), 1);
        hold(fresh);
        added.put(waiver.id(), fresh);
        audit.add(AuditEntry.changed(
                institution, "registration.waive", WaiverRecords.subject(waiver.id()), reason, null, waiver));
        return RowOutcome.created(waiver.id().toString());
    }

    /** A row tells of a waiver that is here, ends it, or is another one; of those alike in their key one may stand. */
    private RowOutcome put(WaiverRow row, Waiver wanted) {
        List<Held> there = held.getOrDefault(key(wanted, row.authority()), List.of());
        List<Held> same =
                there.stream().filter(one -> isSame(row, one.waiver())).toList();
        Optional<Held> known = same.stream()
                .filter(one -> saysNoEnd || Objects.equals(one.waiver().revokedOn(), wanted.revokedOn()))
                .findFirst();
        if (known.isPresent()) {
            return RowOutcome.unchanged(known.get().waiver().id().toString());
        }
        Optional<Held> ends = same.stream()
                .filter(one -> wanted.revokedOn() != null && stands(one) && wasHere(one))
                .findFirst();
        if (ends.isPresent()) {
            return revoke(wanted, ends.get());
        }
        boolean against = same.stream().anyMatch(this::wasHere)
                || there.stream().anyMatch(one -> stands(one) && (wanted.revokedOn() == null || wasHere(one)));
        return against
                ? RowOutcome.refused(Problem.conflict(
                        "clause",
                        row.clause(),
                        "is waived already, and a waiver can be revoked once and never changed"))
                : add(row, wanted);
    }

    private static boolean stands(Held one) {
        return one.waiver().revokedOn() == null;
    }

    private boolean wasHere(Held one) {
        return !added.containsKey(one.waiver().id());
    }

    /** True when a row says of a waiver what is here of it, but perhaps for its end. */
    private boolean isSame(WaiverRow row, Waiver one) {
        return waiver(one.id(), one.studentId(), row)
                .ended(one.revokedOn(), one.revocation())
                .equals(one);
    }

    private RowOutcome revoke(Waiver wanted, Held before) {
        Waiver was = before.waiver();
        if (wanted.revokedOn().isBefore(today)) {
            // what was ruled in the meantime must stay readable as it was ruled
            return RowOutcome.refused(
                    Problem.invalid("revokedOn", wanted.revokedOn(), "must not be before today, " + today));
        }
        Waiver after = was.ended(wanted.revokedOn(), ending());
        if (!store.revoke(caller.scope(), after, before.version())) {
            return RowOutcome.refused(Problem.of(Problem.Kind.STALE, "Somebody else changed the waiver meanwhile."));
        }
        held.get(key(was, before.authority())).remove(before);
        hold(new Held(after, before.authority(), before.version() + 1));
        audit.add(AuditEntry.changed(
                institution, "registration.revoke-waiver", WaiverRecords.subject(was.id()), reason, was, after));
        return RowOutcome.changed(was.id().toString());
    }

    private void hold(Held one) {
        held.computeIfAbsent(key(one.waiver(), one.authority()), key -> new ArrayList<>())
                .add(one);
    }

    private static Object key(Waiver waiver, String authority) {
        return Arrays.asList(WaiverRecords.key(waiver), authority);
    }

    /** What is over tells of what once governed. */
    private boolean stands(Waiver wanted) {
        return wanted.revokedOn() == null && !wanted.expires().isBefore(today);
    }

    private void authority(WaiverRow row) {
        if (row.authority() != null) {
            new Faults().text("authority", row.authority(), 40).refuse();
            caller.require(new GateAuthority(row.authority()).privilege());
        }
    }

    private Waiver.Revocation ending() {
        return rules.revocation(caller, reason);
    }

    private Waiver waiver(WaiverId id, StudentId student, WaiverRow row) {
        return Waiver.of(
                        institution,
                        student,
                        row.pack(),
                        row.clause(),
                        row.reason(),
                        row.approver(),
                        row.starts(),
                        row.expires())
                .identified(id);
    }

    private static Optional<Problem> refusal(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
