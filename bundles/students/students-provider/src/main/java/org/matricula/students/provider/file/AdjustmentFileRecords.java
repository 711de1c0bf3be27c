package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ids;
import static org.matricula.students.provider.file.RowWork.own;
import static org.matricula.students.provider.file.RowWork.student;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RecordRows;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.AdjustmentConsentRow;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.AdjustmentId;
import org.matricula.students.api.AdjustmentRow;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.adjustment.AdjustmentRules;
import org.matricula.students.provider.adjustment.ModuleCodes;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.store.AdjustmentStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link AdjustmentFiles} on the domain's stores. */
@Component
public final class AdjustmentFileRecords implements AdjustmentFiles {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final AdjustmentStore store;
    private final ModuleCodes modules;
    private final RowWork rowWork;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public AdjustmentFileRecords(
            @Reference StudentStore students,
            @Reference AdjustmentStore store,
            @Reference ModuleCodes modules,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.store = store;
        this.modules = modules;
        this.rowWork = new RowWork(students, transactions, auditTrail);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<AdjustmentRow> adjustments(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of, String purpose) {
        caller.require(READ);
        return leaving(
                caller, institution, of, purpose, plans -> rows(of, plans).rows());
    }

    @Override
    public List<AdjustmentConsentRow> consents(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of, String purpose) {
        caller.require(READ);
        return leaving(caller, institution, of, purpose, plans -> consentRows(of, plans)
                .rows());
    }

    private <R> List<R> leaving(
            Caller caller,
            InstitutionCode institution,
            Map<StudentId, String> of,
            String purpose,
            Function<List<Adjustment>, List<R>> writing) {
        new Faults().text("purpose", purpose, LONGEST_NAME).refuse();
        return transactions.required(() -> {
            List<Adjustment> plans = store.of(own(caller, institution), of.keySet());
            auditTrail.record(caller, readings(institution, plans, purpose));
            return writing.apply(plans);
        });
    }

    private static List<AuditEntry> readings(InstitutionCode institution, List<Adjustment> plans, String purpose) {
        return plans.stream()
                .map(Adjustment::studentId)
                .distinct()
                .map(id -> new AuditEntry(
                        institution,
                        "students.adjustments-read",
                        "student/" + id + "/adjustments",
                        purpose,
                        null,
                        null))
                .toList();
    }

    private static RecordRows<AdjustmentRow> rows(Map<StudentId, String> of, List<Adjustment> plans) {
        RecordRows<AdjustmentRow> rows =
                new RecordRows<>("studentNumber, kind, recordedAt", AdjustmentFileRecords::key);
        each(of, plans, one -> {
            Adjustment.Terms t = one.terms();
            Adjustment.Ending e = one.ending();
            rows.held(
                    one.id().toString(),
                    new AdjustmentRow(
                            of.get(one.studentId()),
                            utc(one.recordedAt()),
                            one.recordedBy(),
                            t.kind(),
                            t.amount(),
                            t.detail(),
                            t.outcomesKept(),
                            t.courseRequirement(),
                            t.from(),
                            t.until(),
                            t.reason(),
                            t.evidenceReference(),
                            e == null ? null : e.lastDay(),
                            e == null ? null : e.reason(),
                            e == null ? null : e.endedBy(),
                            e == null ? null : utc(e.endedAt())));
        });
        return rows;
    }

    private static RecordRows<AdjustmentConsentRow> consentRows(Map<StudentId, String> of, List<Adjustment> plans) {
        RecordRows<AdjustmentConsentRow> rows = new RecordRows<>(
                "studentNumber, kind, adjustmentRecordedAt, party, moduleCode, recordedAt",
                row -> Arrays.asList(adjustment(row), row.party(), row.moduleCode(), row.recordedAt()));
        each(of, plans, one -> one.consents()
                .forEach(consent -> rows.held(
                        one.id().toString(),
                        new AdjustmentConsentRow(
                                of.get(one.studentId()),
                                utc(one.recordedAt()),
                                one.terms().kind(),
                                consent.party(),
                                consent.moduleCode(),
                                consent.name(),
                                consent.on(),
                                consent.reference(),
                                consent.recordedBy(),
                                utc(consent.recordedAt())))));
        return rows;
    }

    /** The adjustments by student in the order of the students, oldest first. */
    private static void each(Map<StudentId, String> of, List<Adjustment> plans, Consumer<Adjustment> taker) {
        Map<StudentId, List<Adjustment>> byStudent =
                plans.stream().collect(Collectors.groupingBy(Adjustment::studentId));
        of.keySet().forEach(id -> byStudent.getOrDefault(id, List.of()).forEach(taker));
    }

    private static Object key(AdjustmentRow row) {
        return Arrays.asList(row.studentNumber(), row.kind(), row.recordedAt());
    }

    private static Object adjustment(AdjustmentConsentRow row) {
        return Arrays.asList(row.studentNumber(), row.kind(), row.adjustmentRecordedAt());
    }

    @Override
    public List<RowOutcome> importAdjustments(
            Caller caller,
            InstitutionCode institution,
            List<AdjustmentRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        caller.require(READ);
        return rowWork.written(caller, institution, rows, AdjustmentRow::studentNumber, reason, (named, audit) -> {
            List<Adjustment> plans = held(caller, institution, named.values(), reason, audit);
            List<Adjustment> standing = new ArrayList<>(plans);
            return rows(numbers(named), plans).add(rows, row -> {
                StudentRow student = named.get(row.studentNumber());
                Faults faults = known(row.studentNumber(), student)
                        .collect(() -> AdjustmentRules.terms(terms(row)).refuse());
                recorded(faults, "recordedBy", row.recordedBy(), "recordedAt", row.recordedAt());
                ending(faults, row);
                faults.refuse();
                if (row.endedAt() == null) {
                    AdjustmentRules.once(
                            standing.stream()
                                    .filter(one -> one.studentId()
                                            .equals(student.student().id()))
                                    .toList(),
                            terms(row));
                }
                Adjustment added = new Adjustment(
                        new AdjustmentId(identifiers.next()),
                        institution,
                        student.student().id(),
                        terms(row),
                        List.of(),
                        null,
                        row.recordedBy(),
                        instant(row.recordedAt()));
                store.add(caller.scope(), added);
                if (row.endedAt() == null) {
                    standing.add(added);
                } else {
                    store.end(
                            caller.scope(),
                            added,
                            new Adjustment.Ending(
                                    row.lastDay(), row.endReason(), row.endedBy(), instant(row.endedAt())));
                }
                audit.add(written(added, "students.import-adjustment", reason, row));
                return added.id().toString();
            });
        });
    }

    private void ending(Faults faults, AdjustmentRow row) {
        boolean ended = row.endedAt() != null;
        faults.check(
                ended == (row.endReason() != null) && ended == (row.endedBy() != null),
                "endReason, endedBy, endedAt",
                row.endedAt(),
                "must be given together or not at all");
        if (row.lastDay() != null) {
            faults.date("lastDay", row.lastDay())
                    .check(
                            ended && (row.validFrom() == null || !row.lastDay().isBefore(row.validFrom())),
                            "lastDay",
                            row.lastDay(),
                            "must be of an adjustment that has ended, and not before its first day");
        }
        if (ended) {
            recorded(faults, "endedBy", row.endedBy(), "endedAt", row.endedAt());
            faults.text("endReason", row.endReason(), LONGEST_REASON);
        }
    }

    @Override
    public List<RowOutcome> importConsents(
            Caller caller,
            InstitutionCode institution,
            List<AdjustmentConsentRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        caller.require(READ);
        return rowWork.written(
                caller, institution, rows, AdjustmentConsentRow::studentNumber, reason, (named, audit) -> {
                    List<Adjustment> plans = held(caller, institution, named.values(), reason, audit);
                    Map<StudentId, String> of = numbers(named);
                    Set<String> known = modules.known(
                            caller,
                            institution,
                            rows.stream().map(AdjustmentConsentRow::moduleCode).toList());
                    LocalDate today = days.today(caller, institution);
                    Map<Object, AdjustmentId> ids = new HashMap<>();
                    plans.forEach(one -> ids.put(
                            Arrays.asList(of.get(one.studentId()), one.terms().kind(), utc(one.recordedAt())),
                            one.id()));
                    return consentRows(of, plans).add(rows, row -> {
                        AdjustmentId to = ids.get(adjustment(row));
                        Adjustment.Consent consent = new Adjustment.Consent(
                                row.party(),
                                row.moduleCode(),
                                row.name(),
                                row.givenOn(),
                                row.reference(),
                                row.recordedBy(),
                                row.recordedAt() == null ? null : instant(row.recordedAt()));
                        Faults faults = known(row.studentNumber(), named.get(row.studentNumber()))
                                .check(
                                        to != null,
                                        "kind, adjustmentRecordedAt",
                                        row.kind() + ", " + row.adjustmentRecordedAt(),
                                        "must be an adjustment of the student")
                                .collect(() -> AdjustmentRules.consent(consent, today, known)
                                        .refuse());
                        recorded(faults, "recordedBy", row.recordedBy(), "recordedAt", row.recordedAt());
                        faults.refuse();
                        Adjustment before = store.get(caller.scope(), to).orElseThrow();
                        AdjustmentRules.once(before, consent);
                        store.add(caller.scope(), before, consent);
                        audit.add(written(before, "students.import-adjustment-consent", reason, row));
                        return to.toString();
                    });
                });
    }

    private List<Adjustment> held(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentRow> named,
            String reason,
            List<AuditEntry> audit) {
        List<Adjustment> plans = store.of(own(caller, institution), ids(named));
        audit.addAll(readings(institution, plans, reason));
        return plans;
    }

    private static Map<StudentId, String> numbers(Map<String, StudentRow> named) {
        Map<StudentId, String> of = new LinkedHashMap<>();
        named.forEach((number, row) -> of.put(row.student().id(), number));
        return of;
    }

    private static Faults known(String number, StudentRow student) {
        if (student != null && student.mergedInto() != null) {
            throw Subjects.merged(student.student().id(), student.mergedInto());
        }
        return student(number, student);
    }

    private void recorded(Faults faults, String byField, String by, String atField, LocalDateTime at) {
        faults.text(byField, by, LONGEST_NAME)
                .check(
                        at != null && !instant(at).isAfter(clock.instant()),
                        atField,
                        at,
                        "must be given and not lie in the future");
    }

    /** The reasons stay with the record: many more read the audit trail than may know them. */
    private static AuditEntry written(Adjustment one, String action, String reason, Object row) {
        return new AuditEntry(
                one.institution(),
                action,
                "student/" + one.studentId() + "/adjustment/" + one.id(),
                reason,
                null,
                Digests.of(row));
    }

    private static Adjustment.Terms terms(AdjustmentRow row) {
        return new Adjustment.Terms(
                row.kind(),
                row.amount(),
                row.detail(),
                row.outcomesKept(),
                row.courseRequirement(),
                row.validFrom(),
                row.validUntil(),
                row.reason(),
                row.evidenceReference());
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
