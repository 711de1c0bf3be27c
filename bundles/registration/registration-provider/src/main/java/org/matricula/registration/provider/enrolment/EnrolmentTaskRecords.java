package org.matricula.registration.provider.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.EnrolmentGates;
import org.matricula.policies.taught.EnrolmentGates.Gate;
import org.matricula.policies.taught.EnrolmentGates.State;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTask.Status;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateAuthority;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.MissingDocumentId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.basis.Cited;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.programme.StatusTelling;
import org.matricula.registration.provider.store.GateStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link EnrolmentTasks} on the domain's tables. */
@Component(service = {EnrolmentTasks.class, EnrolmentTaskRecords.class})
public final class EnrolmentTaskRecords implements EnrolmentTasks {

    private static final String SOURCE = "enrolment task ";
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_NOTE = 500;
    private static final Set<String> CHECKED = Set.of(EnrolmentJudge.IDENTITY, EnrolmentJudge.RIGHT_TO_STUDY);

    private final TaskStore tasks;
    private final GateStore gates;
    private final EnrolmentJudge judge;
    private final Registrable registrable;
    private final Persons persons;
    private final WaiverRecords waivers;
    private final MissingDocumentRecords missing;
    private final StatusTelling statuses;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Writes to the stores what the judge allows. */
    @Activate
    public EnrolmentTaskRecords(
            @Reference TaskStore tasks,
            @Reference GateStore gates,
            @Reference EnrolmentJudge judge,
            @Reference Registrable registrable,
            @Reference Persons persons,
            @Reference WaiverRecords waivers,
            @Reference MissingDocumentRecords missing,
            @Reference StatusTelling statuses,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.tasks = tasks;
        this.gates = gates;
        this.judge = judge;
        this.registrable = registrable;
        this.persons = persons;
        this.waivers = waivers;
        this.missing = missing;
        this.statuses = statuses;
        this.jobs = jobs;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public JobId open(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            LocalDate opens,
            LocalDate closes,
            String reason) {
        caller.require(MANAGE);
        Faults faults = new Faults()
                .given("institution", institution)
                .given("session", session)
                .given("opens", opens)
                .given("closes", closes)
                .near("opens", opens, session)
                .near("closes", closes, session);
        if (opens != null && closes != null) {
            faults.check(!closes.isBefore(opens), "closes", closes, "must not be before the first day " + opens);
        }
        if (reason != null) {
            RegistrationRules.reason(faults, reason);
        }
        faults.refuse();
        caller.scope().require(institution);
        return transactions.required(() -> jobs.submit(
                caller, institution, EnrolmentJob.KIND, EnrolmentJob.parameters(session, opens, closes, reason)));
    }

    @Override
    public JobId judge(Caller caller, InstitutionCode institution, AcademicSession session) {
        caller.require(MANAGE);
        new Faults().given("institution", institution).given("session", session).refuse();
        caller.scope().require(institution);
        return transactions.required(() -> jobs.submit(
                caller, institution, EnrolmentJob.KIND, EnrolmentJob.parameters(session, null, null, null)));
    }

    @Override
    public Page<EnrolmentTask> list(
            Caller caller, InstitutionCode institution, AcademicSession session, Status status, PageRequest page) {
        caller.require(Registrations.READ);
        new Faults().given("institution", institution).given("session", session).refuse();
        List<EnrolmentTask> rows = tasks
                .page(
                        caller.scope(),
                        institution,
                        session,
                        status == null ? List.of() : List.of(status),
                        page.afterId(),
                        page.limit() + 1)
                .stream()
                .map(Versioned::record)
                .toList();
        return Page.cut(rows, page.limit(), task -> task.id().toString());
    }

    @Override
    public Versioned<EnrolmentTask> get(Caller caller, EnrolmentTaskId id) {
        caller.require(Registrations.READ);
        return held(caller, id);
    }

    @Override
    public List<EnrolmentTask> of(Caller caller, StudentId student) {
        caller.require(Registrations.READ);
        return ofPerson(caller, student).stream().map(Versioned::record).toList();
    }

    @Override
    public EnrolmentJudgement judgement(Caller caller, EnrolmentTaskId id) {
        caller.require(Registrations.READ);
        return told(ruling(caller, held(caller, id).record()));
    }

    @Override
    public List<GateCheck> checks(Caller caller, EnrolmentTaskId id) {
        caller.require(Registrations.READ);
        return gates.checks(caller.scope(), held(caller, id).record().id());
    }

    @Override
    public Versioned<EnrolmentTask> declare(Caller caller, EnrolmentTaskId id, String edition, long version) {
        caller.require(DECLARE);
        new Faults().text("edition", edition, LONGEST_REFERENCE).refuse();
        GateCheck check = new GateCheck(EnrolmentJudge.DECLARATION, true, edition, null, null, caller.name(), now());
        return transactions.required(() -> {
            EnrolmentTask task = held(caller, id, version);
            if (declared(caller, task).isPresent()) {
                requireOpen(task);
            }
            add(caller, task, check);
            return noted(caller, task, version);
        });
    }

    @Override
    public Versioned<EnrolmentTask> withdrawDeclaration(
            Caller caller, EnrolmentTaskId id, String reason, long version) {
        caller.require(DECLARE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            EnrolmentTask task = held(caller, id, version);
            GateCheck wrong = declared(caller, task)
                    .orElseThrow(() -> Problem.conflict("declaration", id, "must be recorded to be withdrawn")
                            .exception());
            add(
                    caller,
                    task,
                    new GateCheck(
                            EnrolmentJudge.DECLARATION,
                            false,
                            wrong.documentReference(),
                            null,
                            reason,
                            caller.name(),
                            now()));
            return noted(caller, task, version);
        });
    }

    /** The declaration that stands. */
    private Optional<GateCheck> declared(Caller caller, EnrolmentTask task) {
        return Optional.ofNullable(gates.latest(caller.scope(), task.institution(), List.of(task.id()))
                        .getOrDefault(task.id(), Map.of())
                        .get(EnrolmentJudge.DECLARATION))
                .filter(GateCheck::passed);
    }

    @Override
    public Versioned<EnrolmentTask> check(Caller caller, EnrolmentTaskId id, GateCheck check, long version) {
        caller.require(CHECK);
        checked(check).refuse();
        return transactions.required(() -> {
            EnrolmentTask task = held(caller, id, version);
            add(caller, task, recorded(caller, check));
            return noted(caller, task, version);
        });
    }

    /** Records a check of identity at every task of the person behind a student that is not complete, in the transaction of the thread. */
    void identity(Caller caller, StudentId student, boolean passed, String documentReference) {
        GateCheck check =
                new GateCheck(EnrolmentJudge.IDENTITY, passed, documentReference, null, null, caller.name(), now());
        for (Versioned<EnrolmentTask> held : ofPerson(caller, student)) {
            if (held.record().status() != Status.COMPLETE) {
                changed(caller, held.record().id(), held.version(), task -> add(caller, task, check));
            }
        }
    }

    /**
     * True when the latest check of the identity of the person behind a student holds, at whichever task or event it was; of
     * two at the same moment the one that failed counts.
     */
    boolean identified(Caller caller, StudentId student, InstitutionCode institution, Collection<GateCheck> atEvents) {
        List<EnrolmentTaskId> ids = ofPerson(caller, student).stream()
                .map(task -> task.record().id())
                .toList();
        return Stream.concat(
                        atEvents.stream(),
                        gates.latest(caller.scope(), institution, ids).values().stream()
                                .map(checks -> checks.get(EnrolmentJudge.IDENTITY))
                                .filter(Objects::nonNull))
                .max(Comparator.comparing(GateCheck::recordedAt).thenComparing(check -> !check.passed()))
                .filter(check -> EnrolmentJudge.holds(check, judge.today(caller, institution)))
                .isPresent();
    }

    @Override
    public Versioned<EnrolmentTask> waive(
            Caller caller,
            EnrolmentTaskId id,
            String gate,
            String authority,
            String reason,
            LocalDate expires,
            long version) {
        caller.require(Registrations.READ);
        Faults faults = RegistrationRules.reason(new Faults(), reason)
                .given("gate", gate)
                .given("expires", expires)
                .check(
                        authority != null && authority.matches("[A-Z_]{2,40}"),
                        "authority",
                        authority,
                        "must be 2 to 40 capitals");
        faults.refuse();
        caller.require(new GateAuthority(authority).privilege());
        return changed(caller, id, version, task -> {
            Ruling<EnrolmentGates> ruling = ruling(caller, task);
            Gate shut = ruling.outcome().gates().stream()
                    .filter(one -> one.name().equals(gate))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("gate", gate, "must be a gate that applies to the task")
                            .exception());
            LocalDate today = judge.today(caller, task.institution());
            new Faults()
                    .check(
                            shut.waivedBy().contains(authority),
                            "authority",
                            authority,
                            shut.waivedBy().isEmpty()
                                    ? "nobody may waive this gate (" + shut.clause() + ")"
                                    : "must be one that may waive the gate (" + shut.clause() + "): "
                                            + String.join(", ", shut.waivedBy()))
                    .check(!expires.isBefore(today), "expires", expires, "must not be before today, " + today)
                    .near("expires", expires, task.session())
                    .refuse();
            waivers.added(
                    caller,
                    Waiver.of(
                            task.institution(),
                            task.studentId(),
                            ruling.pack().id(),
                            shut.clause(),
                            reason,
                            caller.name(),
                            today,
                            expires),
                    authority);
        });
    }

    @Override
    public Versioned<EnrolmentTask> complete(Caller caller, EnrolmentTaskId id, long version) {
        caller.require(MANAGE);
        return transactions.required(() -> {
            EnrolmentTask task = open(caller, id, version);
            ProgrammeRegistration registration = judge.active(caller, task)
                    .orElseThrow(() -> Problem.conflict("registrationId", task.registrationId(), "must be active")
                            .exception());
            Ruling<EnrolmentGates> ruling = ruling(caller, task);
            if (!ruling.outcome().complete()) {
                throw Problem.invalid(ruling.outcome().gates().stream()
                                .filter(gate -> gate.state() != State.PASSED && gate.state() != State.WAIVED)
                                .map(EnrolmentTaskRecords::fault)
                                .toList())
                        .exception();
            }
            Versioned<EnrolmentTask> after = tasks.change(caller.scope(), task, Status.COMPLETE, now(), version);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            task.institution(),
                            "registration.enrol",
                            subject(task),
                            "ruled by " + ruling.pack(),
                            task,
                            after.record()));
            auditTrail.record(
                    caller,
                    Cited.of(
                            task.institution(),
                            subject(task),
                            ruling.pack().toString(),
                            Governing.told(ruling.findings())));
            LocalDate today = judge.today(caller, task.institution());
            if (!statuses.stands(caller, registration, StatusEvent.Status.ENROLLED, today)) {
                statuses.record(
                        caller,
                        registration,
                        StatusEvent.Status.ENROLLED,
                        today,
                        null,
                        enrolled(task),
                        SOURCE + task.id());
            }
            return after;
        });
    }

    @Override
    public Versioned<EnrolmentTask> reopen(Caller caller, EnrolmentTaskId id, String reason, long version) {
        caller.require(MANAGE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            EnrolmentTask task = locked(caller, id, version);
            if (task.status() != Status.COMPLETE) {
                throw Problem.conflict("status", task.status(), "must be COMPLETE to be opened again")
                        .exception();
            }
            tasks.ofPerson(caller.scope(), Set.of(task.studentId())).stream()
                    .map(Versioned::record)
                    .filter(other -> other.registrationId().equals(task.registrationId())
                            && other.status() == Status.COMPLETE
                            && other.session().compareTo(task.session()) > 0)
                    .findFirst()
                    .ifPresent(later -> {
                        throw Problem.conflict(
                                        "session",
                                        task.session(),
                                        "the student was enrolled for %s too, by task %s, which is opened again first"
                                                .formatted(later.session(), later.id()))
                                .exception();
                    });
            statuses.takeBackEnrolment(
                    caller, judge.registration(caller, task), enrolled(task), SOURCE, reason, SOURCE + id);
            Status status = judge.stands(caller, List.of(task)).get(task).status();
            Versioned<EnrolmentTask> after = tasks.change(caller.scope(), task, status, null, version);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            task.institution(),
                            "registration.take-back-enrolment",
                            subject(task),
                            reason,
                            task,
                            after.record()));
            return after;
        });
    }

    private static String enrolled(EnrolmentTask task) {
        return "enrolled for " + task.session();
    }

    @Override
    public List<Versioned<MissingDocument>> documents(Caller caller, StudentId student) {
        caller.require(Registrations.READ);
        return gates.ofPerson(caller.scope(), person(caller, student));
    }

    @Override
    public Versioned<MissingDocument> request(Caller caller, StudentId student, String name) {
        caller.require(CHECK);
        return missing.request(caller, student, name);
    }

    @Override
    public Versioned<MissingDocument> receive(Caller caller, MissingDocumentId id, String reference, long version) {
        caller.require(CHECK);
        return missing.receive(caller, id, reference, version);
    }

    @Override
    public Versioned<MissingDocument> voidDocument(Caller caller, MissingDocumentId id, String reason, long version) {
        caller.require(CHECK);
        return missing.voidDocument(caller, id, reason, version);
    }

    private static Faults checked(GateCheck check) {
        Faults faults = new Faults()
                .check(
                        check.gate() != null && CHECKED.contains(check.gate()),
                        "gate",
                        check.gate(),
                        "must be IDENTITY or RIGHT_TO_STUDY")
                .text("documentReference", check.documentReference(), LONGEST_REFERENCE);
        if (check.note() != null) {
            faults.text("note", check.note(), LONGEST_NOTE);
        }
        return check.validUntil() == null ? faults : faults.date("validUntil", check.validUntil());
    }

    private GateCheck recorded(Caller caller, GateCheck check) {
        return new GateCheck(
                check.gate(),
                check.passed(),
                check.documentReference(),
                check.validUntil(),
                check.note(),
                caller.name(),
                now());
    }

    private void add(Caller caller, EnrolmentTask task, GateCheck check) {
        gates.add(caller.scope(), identifiers.next(), task, check);
        auditTrail.record(
                caller,
                new AuditEntry(
                        task.institution(),
                        "registration.gate-check",
                        subject(task),
                        check.gate() + (check.passed() ? " passed: " : " not passed: ") + check.documentReference(),
                        null,
                        Digests.of(check)));
    }

    /** Does something at an open task and notes where it stands then. */
    private Versioned<EnrolmentTask> changed(
            Caller caller, EnrolmentTaskId id, long version, Consumer<EnrolmentTask> work) {
        return transactions.required(() -> {
            EnrolmentTask task = open(caller, id, version);
            work.accept(task);
            return noted(caller, task, version);
        });
    }

    /** Notes where a task stands; who is enrolled stays so until that is taken back. */
    private Versioned<EnrolmentTask> noted(Caller caller, EnrolmentTask task, long version) {
        Status status = task.status() == Status.COMPLETE
                ? Status.COMPLETE
                : judge.stands(caller, List.of(task)).get(task).status();
        return tasks.change(caller.scope(), task, status, task.completedAt(), version);
    }

    private List<Versioned<EnrolmentTask>> ofPerson(Caller caller, StudentId student) {
        return tasks.ofPerson(caller.scope(), person(caller, student));
    }

    private Set<StudentId> person(Caller caller, StudentId student) {
        return persons.identities(Insider.of(caller), student);
    }

    private EnrolmentTask open(Caller caller, EnrolmentTaskId id, long version) {
        EnrolmentTask task = held(caller, id, version);
        requireOpen(task);
        return task;
    }

    private static void requireOpen(EnrolmentTask task) {
        if (task.status() == Status.COMPLETE) {
            throw Problem.conflict("status", Status.COMPLETE, "the student was enrolled at " + task.completedAt())
                    .exception();
        }
    }

    private EnrolmentTask held(Caller caller, EnrolmentTaskId id, long version) {
        EnrolmentTask task = locked(caller, id, version);
        registrable.requireAlive(caller, task.institution(), task.studentId());
        return task;
    }

    private EnrolmentTask locked(Caller caller, EnrolmentTaskId id, long version) {
        Versioned<EnrolmentTask> held = tasks.locked(caller.scope(), id).orElseThrow(() -> notFound(id));
        held.requireVersion(version);
        return held.record();
    }

    private Versioned<EnrolmentTask> held(Caller caller, EnrolmentTaskId id) {
        return tasks.get(caller.scope(), id).orElseThrow(() -> notFound(id));
    }

    private Ruling<EnrolmentGates> ruling(Caller caller, EnrolmentTask task) {
        return judge.judge(caller, List.of(task)).get(task);
    }

    private static EnrolmentJudgement told(Ruling<EnrolmentGates> ruling) {
        Function<Gate, EnrolmentJudgement.Gate> gate = one -> new EnrolmentJudgement.Gate(
                one.name(), one.clause(), one.state().name(), one.deadline(), one.waivedBy());
        return new EnrolmentJudgement(
                ruling.outcome().complete(),
                ruling.outcome().gates().stream().map(gate).toList(),
                Governing.told(ruling.findings()),
                ruling.pack().toString());
    }

    private static Fault fault(Gate gate) {
        return new Fault(
                "gates." + gate.name(),
                gate.state().name(),
                "must be passed" + waived(gate) + " until " + gate.deadline() + " (" + gate.clause() + ")");
    }

    private static String waived(Gate gate) {
        return gate.waivedBy().isEmpty() ? "" : " or waived by " + String.join(" or ", gate.waivedBy());
    }

    // both databases keep it so
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(EnrolmentTask task) {
        return "enrolment-task/" + task.id();
    }

    private static ProblemException notFound(EnrolmentTaskId id) {
        return Problem.notFound("enrolment task", id).exception();
    }
}
