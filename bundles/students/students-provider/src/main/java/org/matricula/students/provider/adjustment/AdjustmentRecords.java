package org.matricula.students.provider.adjustment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Ending;
import org.matricula.students.api.Adjustment.Terms;
import org.matricula.students.api.AdjustmentId;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.AdjustmentStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Adjustments} on the domain's stores. */
@Component
public final class AdjustmentRecords implements Adjustments {

    private static final int LONGEST_PURPOSE = 200;

    private final StudentStore students;
    private final AdjustmentStore store;
    private final StudentAccounts accounts;
    private final ModuleCodes modules;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public AdjustmentRecords(
            @Reference StudentStore students,
            @Reference AdjustmentStore store,
            @Reference StudentAccounts accounts,
            @Reference ModuleCodes modules,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.students = students;
        this.store = store;
        this.accounts = accounts;
        this.modules = modules;
        this.subjects = new Subjects(students);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<Adjustment> of(Caller caller, StudentId student, String purpose) {
        caller.require(READ);
        new Faults().text("purpose", purpose, LONGEST_PURPOSE).refuse();
        return transactions.required(() -> {
            Student found = subjects.known(caller, student).student();
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            found.institution(),
                            "students.adjustments-read",
                            "student/" + student + "/adjustments",
                            purpose,
                            null,
                            null));
            return plan(caller, student);
        });
    }

    @Override
    public List<Adjustment> own(Caller caller) {
        caller.require(StudentAccounts.OWN);
        return plan(caller, accounts.required(caller)).stream()
                .map(Adjustment::toStudent)
                .toList();
    }

    private List<Adjustment> plan(Caller caller, StudentId student) {
        return oldestFirst(store.of(
                caller.scope(),
                students.identities(caller.scope(), List.of(student)).getOrDefault(student, Set.of(student))));
    }

    @Override
    public Adjustment record(Caller caller, StudentId id, Terms terms) {
        caller.require(WRITE);
        AdjustmentRules.terms(terms).refuse();
        return transactions.required(() -> {
            Student student = subjects.locked(caller, id).student();
            AdjustmentRules.once(plan(caller, student.id()), terms);
            Adjustment recorded = new Adjustment(
                    new AdjustmentId(identifiers.next()),
                    student.institution(),
                    student.id(),
                    terms,
                    List.of(),
                    null,
                    caller.name(),
                    now());
            store.add(caller.scope(), recorded);
            audit(caller, "students.adjust", null, recorded);
            return recorded;
        });
    }

    @Override
    public Adjustment consent(Caller caller, StudentId student, AdjustmentId id, Consent given) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Adjustment before = standing(caller, student, id);
            AdjustmentRules.consent(
                            given,
                            days.today(caller, before.institution()),
                            modules.known(caller, before.institution(), Collections.singletonList(given.moduleCode())))
                    .refuse();
            AdjustmentRules.once(before, given);
            Consent consent = new Consent(
                    given.party(),
                    given.moduleCode(),
                    given.name(),
                    given.on(),
                    given.reference(),
                    caller.name(),
                    now());
            store.add(caller.scope(), before, consent);
            return changed(caller, "students.adjustment-consent", before, before.agreed(consent));
        });
    }

    @Override
    public Adjustment end(Caller caller, StudentId student, AdjustmentId id, LocalDate lastDay, String reason) {
        caller.require(WRITE);
        Faults faults = new Faults();
        if (lastDay != null) {
            faults.date("lastDay", lastDay);
        }
        StatusRules.reason(faults, reason).refuse();
        return transactions.required(() -> {
            Adjustment before = standing(caller, student, id);
            new Faults()
                    .check(
                            lastDay == null || !lastDay.isBefore(before.terms().from()),
                            "lastDay",
                            lastDay,
                            "must not be before " + before.terms().from())
                    .refuse();
            Ending ending = new Ending(lastDay, reason, caller.name(), now());
            store.end(caller.scope(), before, ending);
            return changed(caller, "students.end-adjustment", before, before.ended(ending));
        });
    }

    @Override
    public Map<StudentId, List<Effect>> effects(Caller caller, Collection<StudentId> asked) {
        caller.require(EFFECTS);
        return transactions.required(() -> {
            Map<StudentId, Set<StudentId>> persons = students.identities(caller.scope(), asked);
            Map<StudentId, List<Adjustment>> recorded = oldestFirst(store.of(
                            caller.scope(),
                            persons.values().stream().flatMap(Set::stream).collect(Collectors.toSet())))
                    .stream()
                    .filter(one -> one.ending() == null || one.ending().lastDay() != null)
                    .collect(Collectors.groupingBy(Adjustment::studentId));
            Map<StudentId, List<Effect>> found = new HashMap<>();
            if (!recorded.isEmpty()) {
                persons.forEach((student, person) -> {
                    List<Effect> effects = person.stream()
                            .flatMap(one -> recorded.getOrDefault(one, List.of()).stream())
                            .map(AdjustmentRecords::effect)
                            .toList();
                    if (!effects.isEmpty()) {
                        found.put(student, effects);
                    }
                });
            }
            return found;
        });
    }

    private static Effect effect(Adjustment one) {
        Terms t = one.terms();
        LocalDate ended = one.ending() == null ? null : one.ending().lastDay();
        LocalDate until = ended == null || t.until() != null && t.until().isBefore(ended) ? t.until() : ended;
        return new Effect(
                one.id(),
                t.kind(),
                t.amount(),
                t.detail(),
                t.outcomesKept(),
                t.courseRequirement(),
                t.from(),
                until,
                one.consents());
    }

    private static List<Adjustment> oldestFirst(List<Adjustment> found) {
        return found.stream()
                .sorted(Comparator.comparingLong(one -> one.id().value()))
                .toList();
    }

    /** One that is about to be changed: nobody else changes it before the transaction ends, nor has it been changed. */
    private Adjustment standing(Caller caller, StudentId student, AdjustmentId id) {
        subjects.known(caller, student);
        StudentId owner = planned(caller, student, id).studentId();
        // the adjustments of a merged record are changed where they stand
        students.lockedRows(caller.scope(), List.of(owner));
        Adjustment found = planned(caller, student, id);
        if (found.ending() != null) {
            throw Problem.conflict("adjustment", id, "has ended").exception();
        }
        return found;
    }

    private Adjustment planned(Caller caller, StudentId student, AdjustmentId id) {
        return plan(caller, student).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("adjustment", id).exception());
    }

    private Adjustment changed(Caller caller, String action, Adjustment before, Adjustment after) {
        audit(caller, action, before, after);
        return after;
    }

    /** The reasons stay with the record: many more read the audit trail than may know them. */
    private void audit(Caller caller, String action, Adjustment before, Adjustment after) {
        InstitutionCode institution = after.institution();
        auditTrail.record(
                caller,
                new AuditEntry(
                        institution,
                        action,
                        "student/" + after.studentId() + "/adjustment/" + after.id(),
                        null,
                        before == null ? null : Digests.of(before),
                        Digests.of(after)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
