package org.matricula.assessment.provider.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.AssessmentOutcome.Revocation;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Outcomes in the domain's database. */
@Component
public final class OutcomeRecords implements AssessmentOutcomes {

    private final OutcomeStore store;
    private final MarkStore marks;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Regulations regulations;
    private final Persons persons;
    private final OwnWork own;
    private final OutdatedResults outdated;
    private final LocalDays days;

    /** Uses the domain's data source. */
    @Activate
    public OutcomeRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Regulations regulations,
            @Reference Persons persons,
            @Reference OwnWork own,
            @Reference OutdatedResults outdated,
            @Reference LocalDays days) {
        this.store = new OutcomeStore(dataSource);
        this.marks = new MarkStore(dataSource);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.regulations = regulations;
        this.persons = persons;
        this.own = own;
        this.outdated = outdated;
        this.days = days;
    }

    /** Where no registration is named, which is refused, no day is one to come. */
    private LocalDate today(Caller caller, ModuleRegistrationId id) {
        return id == null
                ? LocalDate.MAX
                : days.today(
                        caller,
                        registrations
                                .moduleRegistration(Insider.of(caller), id)
                                .record()
                                .institution());
    }

    @Override
    public AssessmentOutcome record(Caller caller, Decision decision) {
        caller.require(WRITE);
        OutcomeRules.check(decision, today(caller, decision.registrationId()));
        return transactions.required(() -> {
            Caller insider = Insider.of(caller);
            ModuleRegistration registration = registrations
                    .moduleRegistration(insider, decision.registrationId())
                    .record();
            own.refuse(caller, registration.studentId());
            Occurrence occurrence =
                    curriculum.occurrence(insider, registration.occurrenceId()).record();
            OutcomeRules.check(decision, occurrence, regulations);
            List<AssessmentOutcome> before = store.on(caller.scope(), List.of(registration.id()));
            OutcomeRules.check(decision, registration, occurrence, Decisions.of(before));
            if (decision.kind() == Kind.DEFERRED
                    && decision.electedOn() == null
                    && isMarked(caller, occurrence, decision)) {
                throw Problem.invalid(
                                "electedOn",
                                null,
                                "must be given: only the student can give up a mark (T-EC-2, T-EC-3)")
                        .exception();
            }
            Decision kept = exact(decision);
            for (AssessmentOutcome other : before) {
                if (other.decision().equals(kept)) {
                    throw Problem.conflict("decision", other.id(), "stands already")
                            .exception();
                }
            }
            AssessmentOutcome outcome = new AssessmentOutcome(
                    new AssessmentOutcomeId(identifiers.next()),
                    registration.institution(),
                    registration.studentId(),
                    kept,
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null);
            store.add(caller.scope(), outcome);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            outcome.institution(),
                            "assessment.record-outcome",
                            "outcome/" + outcome.id(),
                            decision.reason(),
                            null,
                            outcome));
            outdated.tell(caller, outcome.institution(), List.of(registration.id()), outcome.recordedAt());
            return outcome;
        });
    }

    @Override
    public AssessmentOutcome revoke(Caller caller, AssessmentOutcomeId id, String reason) {
        caller.require(WRITE);
        new Faults().text("reason", reason, OutcomeRules.LONGEST_REASON).refuse();
        return transactions.required(() -> {
            AssessmentOutcome before = known(caller, id);
            own.refuse(caller, before.studentId());
            AssessmentOutcome after = new AssessmentOutcome(
                    before.id(),
                    before.institution(),
                    before.studentId(),
                    before.decision(),
                    before.officer(),
                    before.recordedAt(),
                    new Revocation(reason, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
            store.revoke(caller.scope(), before, after.revocation());
            outdated.tell(
                    caller,
                    before.institution(),
                    List.of(before.decision().registrationId()),
                    after.revocation().revokedAt());
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            before.institution(), "assessment.revoke-outcome", "outcome/" + id, reason, before, after));
            return after;
        });
    }

    @Override
    public AssessmentOutcome get(Caller caller, AssessmentOutcomeId id) {
        caller.require(READ);
        return known(caller, id);
    }

    @Override
    public List<AssessmentOutcome> of(Caller caller, StudentId student) {
        caller.require(READ);
        return store.of(caller.scope(), persons.identities(Insider.of(caller), student));
    }

    @Override
    public List<AssessmentOutcome> standing(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> store.standing(caller.scope(), institution, students));
    }

    private boolean isMarked(Caller caller, Occurrence occurrence, Decision decision) {
        Map<Place, Mark> latest = marks.latest(caller.scope(), List.of(decision.registrationId()));
        return occurrence.marked().stream()
                .filter(element -> decision.elementId() == null
                        || decision.elementId().equals(element.id())
                        || decision.elementId()
                                .equals(occurrence.wholeOf(element).id()))
                .map(element -> latest.get(new Place(decision.registrationId(), element.id())))
                .anyMatch(mark -> mark != null && mark.mark() != null);
    }

    private AssessmentOutcome known(Caller caller, AssessmentOutcomeId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("outcome", id).exception());
    }

    /** As the database gives it back. */
    private static Decision exact(Decision d) {
        return new Decision(
                d.registrationId(),
                d.elementId(),
                d.kind(),
                d.source(),
                d.dueAt() == null ? null : d.dueAt().truncatedTo(ChronoUnit.MICROS),
                d.cap() == null ? null : Percent.of("cap", d.cap()).value(),
                d.retake(),
                d.electedOn(),
                d.form(),
                d.subjectBoard(),
                d.reason(),
                d.evidenceReference(),
                d.decidedOn());
    }
}
