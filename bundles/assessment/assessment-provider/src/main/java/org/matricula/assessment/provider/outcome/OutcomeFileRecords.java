package org.matricula.assessment.provider.outcome;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Revocation;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.AssessmentOutcomeRow;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RecordRows;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link AssessmentOutcomeFiles} on the domain's database. */
@Component
public final class OutcomeFileRecords implements AssessmentOutcomeFiles {

    private static final int LONGEST_NAME = 200;

    private final OutcomeStore store;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Students students;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Regulations regulations;
    private final OwnWork own;
    private final OutdatedResults outdated;
    private final LocalDays days;

    /** Uses the domain's data source. */
    @Activate
    public OutcomeFileRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Regulations regulations,
            @Reference OwnWork own,
            @Reference OutdatedResults outdated,
            @Reference LocalDays days) {
        this.store = new OutcomeStore(dataSource);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.students = students;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.regulations = regulations;
        this.own = own;
        this.outdated = outdated;
        this.days = days;
    }

    @Override
    public List<AssessmentOutcomeRow> outcomes(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        caller.scope().require(institution);
        return transactions.required(() ->
                rows(caller, institution, of, sittings(caller, institution, of)).rows());
    }

    /** A module registration and what it is on. */
    private record Sitting(ModuleRegistration registration, Occurrence occurrence) {}

    private List<Sitting> sittings(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        Caller insider = Insider.of(caller);
        List<ModuleRegistration> all = registrations.modulesOf(insider, institution, List.copyOf(of.keySet()));
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                insider, all.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
        return all.stream()
                .map(one -> new Sitting(one, runs.get(one.occurrenceId())))
                .toList();
    }

    private RecordRows<AssessmentOutcomeRow> rows(
            Caller caller, InstitutionCode institution, Map<StudentId, String> of, List<Sitting> sittings) {
        RecordRows<AssessmentOutcomeRow> rows = new RecordRows<>(
                "studentNumber, moduleCode, session, period, attempt, elementCode, kind, source, recordedAt",
                row -> Arrays.asList(key(row), row.elementCode(), row.kind(), row.source(), row.recordedAt()));
        Map<Object, Sitting> byId = sittings.stream()
                .collect(Collectors.toMap(one -> one.registration().id(), Function.identity()));
        Map<StudentId, List<AssessmentOutcome>> byStudent =
                recorded(caller.scope().intersect(Scope.of(Set.of(institution))), of.keySet()).stream()
                        .collect(Collectors.groupingBy(AssessmentOutcome::studentId));
        of.forEach((student, number) -> byStudent
                .getOrDefault(student, List.of())
                .forEach(one -> rows.held(
                        one.id().toString(),
                        row(number, one, byId.get(one.decision().registrationId())))));
        return rows;
    }

    private List<AssessmentOutcome> recorded(Scope scope, Collection<StudentId> of) {
        return of.isEmpty() ? List.of() : store.of(scope, Set.copyOf(of));
    }

    private static AssessmentOutcomeRow row(String number, AssessmentOutcome one, Sitting sitting) {
        Decision d = one.decision();
        Revocation revoked = one.revocation();
        Occurrence occurrence = sitting.occurrence();
        return new AssessmentOutcomeRow(
                number,
                occurrence.moduleCode(),
                occurrence.session(),
                occurrence.period(),
                sitting.registration().attempt(),
                occurrence.elements().stream()
                        .filter(element -> element.id().equals(d.elementId()))
                        .map(Element::code)
                        .findFirst()
                        .orElse(null),
                d.kind(),
                d.source(),
                utc(one.recordedAt()),
                one.officer(),
                d.dueAt(),
                d.cap(),
                d.retake(),
                d.electedOn(),
                d.form(),
                d.subjectBoard(),
                d.reason(),
                d.evidenceReference(),
                d.decidedOn(),
                revoked == null ? null : revoked.reason(),
                revoked == null ? null : revoked.revokedBy(),
                revoked == null ? null : utc(revoked.revokedAt()));
    }

    private static Object key(AssessmentOutcomeRow row) {
        return Arrays.asList(row.studentNumber(), row.moduleCode(), row.session(), row.period(), row.attempt());
    }

    @Override
    public List<RowOutcome> importOutcomes(
            Caller caller,
            InstitutionCode institution,
            List<AssessmentOutcomeRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        caller.scope().require(institution);
        new Faults().text("reason", reason, OutcomeRules.LONGEST_REASON).refuse();
        return transactions.required(() -> {
            Set<String> numbers = rows.stream()
                    .map(AssessmentOutcomeRow::studentNumber)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            Map<StudentId, String> of = new HashMap<>();
            students.byNumber(Insider.of(caller), institution, numbers).forEach((number, id) -> of.put(id, number));
            List<Sitting> sittings = sittings(caller, institution, of);
            Map<Object, Sitting> byRow = new HashMap<>();
            sittings.forEach(one -> byRow.put(
                    Arrays.asList(
                            of.get(one.registration().studentId()),
                            one.occurrence().moduleCode(),
                            one.occurrence().session(),
                            one.occurrence().period(),
                            one.registration().attempt()),
                    one));
            Set<StudentId> themselves = own.identities(caller);
            LocalDate today = days.today(caller, institution);
            List<AuditEntry> audit = new ArrayList<>();
            Set<ModuleRegistrationId> brought = new LinkedHashSet<>();
            List<RowOutcome> outcomes = rows(caller, institution, of, sittings).add(rows, row -> {
                AssessmentOutcome outcome =
                        outcome(institution, row, byRow.get(key(row)), of.containsValue(row.studentNumber()), today);
                if (themselves.contains(outcome.studentId())) {
                    throw OwnWork.refusal(caller).exception();
                }
                store.add(caller.scope(), outcome);
                if (outcome.revocation() != null) {
                    store.revoke(caller.scope(), outcome, outcome.revocation());
                }
                audit.add(AuditEntry.changed(
                        institution, "assessment.import-outcome", "outcome/" + outcome.id(), reason, null, outcome));
                brought.add(outcome.decision().registrationId());
                return outcome.id().toString();
            });
            auditTrail.record(caller, audit);
            outdated.tell(caller, institution, brought, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return outcomes;
        });
    }

    private AssessmentOutcome outcome(
            InstitutionCode institution, AssessmentOutcomeRow row, Sitting sitting, boolean known, LocalDate today) {
        new Faults()
                .check(known, "studentNumber", row.studentNumber(), "must be a student of the institution")
                .check(
                        !known || sitting != null,
                        "moduleCode, session, period, attempt",
                        key(row),
                        "must be a module registration of the student")
                .refuse();
        ElementId element = sitting.occurrence().elements().stream()
                .filter(one -> one.code().equals(row.elementCode()))
                .map(Element::id)
                .findFirst()
                .orElse(null);
        Decision decision = new Decision(
                sitting.registration().id(),
                element,
                row.kind(),
                row.source(),
                row.dueAt(),
                row.cap(),
                row.retake(),
                row.electedOn(),
                row.form(),
                row.subjectBoard(),
                row.reason(),
                row.evidenceReference(),
                row.decidedOn());
        boolean revoked = row.revokedAt() != null;
        Faults faults = new Faults()
                .check(
                        row.elementCode() == null || element != null,
                        "elementCode",
                        row.elementCode(),
                        "must be an element of the occurrence")
                .collect(() -> OutcomeRules.check(decision, today))
                .check(
                        revoked == (row.revocation() != null) && revoked == (row.revokedBy() != null),
                        "revocation, revokedBy, revokedAt",
                        row.revokedAt(),
                        "must be given together or not at all");
        past(faults, "officer", row.officer(), "recordedAt", row.recordedAt());
        if (revoked) {
            past(faults, "revokedBy", row.revokedBy(), "revokedAt", row.revokedAt());
            faults.text("revocation", row.revocation(), OutcomeRules.LONGEST_REASON);
        }
        faults.refuse();
        OutcomeRules.check(decision, sitting.occurrence(), regulations);
        return new AssessmentOutcome(
                new AssessmentOutcomeId(identifiers.next()),
                institution,
                sitting.registration().studentId(),
                decision,
                row.officer(),
                instant(row.recordedAt()),
                revoked ? new Revocation(row.revocation(), row.revokedBy(), instant(row.revokedAt())) : null);
    }

    private void past(Faults faults, String byField, String by, String atField, LocalDateTime at) {
        faults.text(byField, by, LONGEST_NAME)
                .check(
                        at != null && !instant(at).isAfter(clock.instant()),
                        atField,
                        at,
                        "must be given and not lie in the future");
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
