package org.matricula.assessment.provider.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Work;
import org.matricula.assessment.api.SubmissionId;
import org.matricula.assessment.api.Submissions;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.store.SubmissionStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts in the domain's database. */
@Component
public final class SubmissionRecords implements Submissions {

    private static final int LONGEST = 200;

    private final SubmissionStore store;
    private final OutcomeStore outcomes;
    private final MarkStore marks;
    private final CandidateStore candidates;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final OwnWork own;
    private final Deadlines deadlines;
    private final LocalDays days;
    private final Reuse reuse;

    /** Uses the domain's data source. */
    @Activate
    public SubmissionRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference OwnWork own,
            @Reference Deadlines deadlines,
            @Reference LocalDays days,
            @Reference Reuse reuse) {
        this.store = new SubmissionStore(dataSource);
        this.outcomes = new OutcomeStore(dataSource);
        this.marks = new MarkStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.own = own;
        this.deadlines = deadlines;
        this.days = days;
        this.reuse = reuse;
    }

    @Override
    public Submission submit(Caller caller, Work work) {
        caller.require(WRITE);
        check(work).refuse();
        ModuleRegistration registration = registration(caller, work.registrationId());
        return transactions.required(() -> add(caller, registration, work));
    }

    @Override
    public Submission submitOwn(Caller caller, Work work) {
        caller.require(OWN);
        check(work)
                .check(work.submittedAt() == null, "submittedAt", work.submittedAt(), "must be absent: it is now")
                .refuse();
        ModuleRegistration registration = own.registration(caller, work.registrationId());
        return transactions.required(() -> add(caller, registration, work));
    }

    @Override
    public List<Submission> of(Caller caller, ModuleRegistrationId registration) {
        caller.require(READ);
        List<Submission> receipts = store.of(caller.scope(), registration);
        if (caller.may(WRITE) || caller.may(CandidateNumbers.READ)) {
            return reuse.told(caller, receipts);
        }
        Set<Place> hidden = candidates.hidden(caller.scope(), List.of(registration));
        return reuse.told(
                caller,
                receipts.stream()
                        .filter(one -> !hidden.contains(new Place(
                                one.work().registrationId(), one.work().elementId())))
                        .toList());
    }

    @Override
    public List<Submission> own(Caller caller) {
        caller.require(OWN);
        return reuse.told(caller, store.of(caller.scope(), own.person(caller))).stream()
                .map(receipt -> receipt.toStudent(caller.name()))
                .toList();
    }

    private ModuleRegistration registration(Caller caller, ModuleRegistrationId id) {
        return registrations.moduleRegistration(Insider.of(caller), id).record();
    }

    private static Faults check(Work work) {
        Faults faults = new Faults()
                .given("registrationId", work.registrationId())
                .given("elementId", work.elementId())
                .text("fileName", work.fileName(), LONGEST)
                .check(work.fileSize() > 0, "fileSize", work.fileSize(), "must be 1 or more: an empty file is no work")
                .check(
                        work.fileDigest() != null && work.fileDigest().matches("[0-9a-fA-F]{64}"),
                        "fileDigest",
                        work.fileDigest(),
                        "must be 64 hexadecimal digits");
        return work.reference() == null ? faults : faults.text("reference", work.reference(), LONGEST);
    }

    private Submission add(Caller caller, ModuleRegistration registration, Work given) {
        Occurrence occurrence = curriculum
                .occurrence(Insider.of(caller), registration.occurrenceId())
                .record();
        Element element = occurrence.marked().stream()
                .filter(candidate -> candidate.id().equals(given.elementId()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "elementId",
                                given.elementId(),
                                "must be an element of the registration's occurrence without parts")
                        .exception());
        new Faults()
                .near("submittedAt", given.submittedAt(), occurrence.session())
                .refuse();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Work work = new Work(
                given.registrationId(),
                given.elementId(),
                given.submittedAt() == null
                        ? days.at(caller, registration.institution(), now)
                        : given.submittedAt().truncatedTo(ChronoUnit.MICROS),
                given.fileName(),
                given.fileSize(),
                given.fileDigest().toLowerCase(Locale.ROOT),
                given.reference());
        Optional<Submission> before = store.same(caller.scope(), work);
        Submission receipt = before.orElseGet(() -> take(caller, registration, occurrence, element, work, now));
        return reuse.told(caller, List.of(receipt)).get(0);
    }

    /** Takes work that is not marked yet; what comes after its mark is other work than was marked (AMB-T-146). */
    private Submission take(
            Caller caller,
            ModuleRegistration registration,
            Occurrence occurrence,
            Element element,
            Work work,
            Instant now) {
        List<ModuleRegistrationId> ids = List.of(registration.id());
        Decisions decided = Decisions.of(outcomes.on(caller.scope(), ids)).on(occurrence, element);
        Mark mark = marks.latest(caller.scope(), ids).get(new Place(registration.id(), element.id()));
        if (mark != null
                && mark.state() != Mark.State.NOT_SUBMITTED
                && !decided.isOpen(mark)
                && work.submittedAt().isAfter(days.at(caller, registration.institution(), mark.recordedAt()))) {
            throw Problem.conflict("elementId", element.id(), "must not be marked yet: it is marked already")
                    .exception();
        }
        Element held = deadlines
                .of(caller, registration.institution(), List.of(registration))
                .on(registration.id(), element);
        return add(caller, registration, work, decided.dueNow(held, mark), now);
    }

    private Submission add(Caller caller, ModuleRegistration registration, Work work, LocalDateTime due, Instant now) {
        SubmissionId id = new SubmissionId(identifiers.next());
        Submission submission = new Submission(
                id,
                registration.institution(),
                registration.studentId(),
                work,
                due,
                due != null && work.submittedAt().isAfter(due),
                Digests.of(id + " " + registration.studentId() + " " + work),
                caller.name(),
                now,
                List.of());
        store.add(caller.scope(), submission);
        auditTrail.record(
                caller,
                AuditEntry.created(submission.institution(), "assessment.submit", "submission/" + id, submission));
        return submission;
    }
}
