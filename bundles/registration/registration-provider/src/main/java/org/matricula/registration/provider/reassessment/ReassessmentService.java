package org.matricula.registration.provider.reassessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Closing;
import org.matricula.registration.api.Reassessment.State;
import org.matricula.registration.api.ReassessmentId;
import org.matricula.registration.api.Reassessments;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Reassessments} on the domain's stores. */
@Component
public final class ReassessmentService implements Reassessments {

    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_REASON = 40;
    private static final int LONGEST_SOURCE = 100;

    private final ReassessmentStore store;
    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore modules;
    private final ModuleHistoryStore history;
    private final Persons persons;
    private final Curriculum curriculum;
    private final ModuleSpecifications specifications;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the stores. */
    @Activate
    public ReassessmentService(
            @Reference ReassessmentStore store,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference ModuleHistoryStore history,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference ModuleSpecifications specifications,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.programmes = programmes;
        this.modules = modules;
        this.history = history;
        this.persons = persons;
        this.curriculum = curriculum;
        this.specifications = specifications;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    /** @param person one of the identities, the same for each of them */
    private record Key(StudentId person, String module, Reassessment.Kind kind) {}

    @Override
    public List<Reassessment> order(
            Caller caller,
            InstitutionCode institution,
            AcademicSession decided,
            LocalDate on,
            String source,
            List<Reassessment.Order> orders) {
        caller.require(RegistrationAdmin.WRITE);
        check(institution, decided, on, source, orders);
        caller.scope().require(institution);
        return written(() -> {
            ReassessmentWork work = work(
                    caller,
                    institution,
                    decided,
                    orders.stream().map(Reassessment.Order::studentId).toList());
            Map<Key, Ordered> held = new HashMap<>();
            store.of(caller.scope(), institution, decided, work.students())
                    .forEach(o -> held.merge(
                            new Key(
                                    work.person(o.item().studentId()),
                                    o.item().moduleCode(),
                                    o.item().kind()),
                            o,
                            (one, other) -> other.item().state() == State.REGISTERED ? other : one));
            Map<Key, Ordered> wanted = new LinkedHashMap<>();
            List<Key> keys = new ArrayList<>();
            for (Reassessment.Order order : orders) {
                Key key = new Key(work.person(order.studentId()), order.moduleCode(), order.kind());
                keys.add(key);
                wanted.computeIfAbsent(
                        key, k -> held.getOrDefault(k, created(institution, decided, on, source, order)));
            }
            Map<ReassessmentId, Ordered> settled = settle(caller, work, wanted.values(), held.values());
            return keys.stream()
                    .map(key -> settled.get(wanted.get(key).item().id()).item())
                    .toList();
        });
    }

    @Override
    public List<Reassessment> settle(Caller caller, InstitutionCode institution, AcademicSession decided) {
        caller.require(RegistrationAdmin.WRITE);
        new Faults().given("institution", institution).given("session", decided).refuse();
        caller.scope().require(institution);
        return written(() -> settled(caller, store.unsettled(caller.scope(), institution, decided)).stream()
                .filter(item -> item.state() != State.BARRED && item.state() != State.CLOSED)
                .toList());
    }

    @Override
    public Reassessment close(Caller caller, ReassessmentId id, String reason) {
        caller.require(RegistrationAdmin.WRITE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return written(() -> {
            Ordered before = held(caller, id, EnumSet.of(State.OPEN, State.BARRED));
            Ordered closed =
                    before.standing(State.CLOSED, "CLOSED", null, new Closing(caller.name(), clock.instant(), reason));
            changed(caller, "registration.close-order", before, closed, reason);
            return closed.item();
        });
    }

    @Override
    public Reassessment reopen(Caller caller, ReassessmentId id, String reason) {
        caller.require(RegistrationAdmin.WRITE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return written(() -> {
            Ordered before = held(caller, id, EnumSet.of(State.CLOSED));
            Ordered open =
                    before.standing(State.OPEN, "NEW", null, before.item().closing());
            changed(caller, "registration.reopen-order", before, open, reason);
            return settled(caller, List.of(open)).get(0);
        });
    }

    private Ordered held(Caller caller, ReassessmentId id, Set<State> allowed) {
        Ordered held = store.locked(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("reassessment", id).exception());
        State state = held.item().state();
        if (!allowed.contains(state)) {
            throw Problem.conflict("state", state, "must be one of " + List.copyOf(allowed))
                    .exception();
        }
        return held;
    }

    private void changed(Caller caller, String action, Ordered before, Ordered after, String reason) {
        store.updateAll(caller.scope(), List.of(after));
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        before.item().institution(),
                        action,
                        "reassessment/" + before.item().id(),
                        reason,
                        before.item(),
                        after.item()));
    }

    @Override
    public Page<Reassessment> list(
            Caller caller, InstitutionCode institution, AcademicSession decided, State state, PageRequest page) {
        caller.require(Registrations.READ);
        new Faults().given("institution", institution).given("session", decided).refuse();
        return store.list(caller.scope(), institution, decided, state, page);
    }

    /** What becomes of orders of one session that are there. */
    private List<Reassessment> settled(Caller caller, List<Ordered> held) {
        if (held.isEmpty()) {
            return List.of();
        }
        Reassessment any = held.get(0).item();
        ReassessmentWork work = work(
                caller,
                any.institution(),
                any.decidedIn(),
                held.stream().map(o -> o.item().studentId()).toList());
        return settle(caller, work, held, held).values().stream()
                .map(Ordered::item)
                .toList();
    }

    private ReassessmentWork work(
            Caller caller, InstitutionCode institution, AcademicSession decided, List<StudentId> students) {
        return new ReassessmentWork(
                caller.scope(),
                institution,
                decided,
                identifiers,
                history,
                localDays.today(caller, institution),
                persons.identities(Insider.of(caller), students));
    }

    private Map<ReassessmentId, Ordered> settle(
            Caller caller, ReassessmentWork work, Collection<Ordered> wanted, Collection<Ordered> held) {
        Scope scope = caller.scope();
        List<Ordered> unsettled = wanted.stream()
                .filter(o -> o.item().state() != State.REGISTERED)
                .toList();
        work.read(unsettled, programmes, modules, curriculum, specifications, caller);
        Map<ReassessmentId, Ordered> before = new HashMap<>();
        held.forEach(o -> before.put(o.item().id(), o));
        Map<ReassessmentId, Ordered> after = new LinkedHashMap<>();
        wanted.forEach(o -> after.put(o.item().id(), o));
        unsettled.forEach(o -> after.put(o.item().id(), work.settled(o)));
        Note note = work.note(caller, clock);
        modules.insertAll(scope, work.created(), note);
        modules.locked(
                scope,
                work.institution(),
                work.again().stream().map(ModuleRegistration::id).toList());
        modules.updateAll(scope, work.again(), note);
        store.insertAll(
                scope,
                after.values().stream()
                        .filter(o -> !before.containsKey(o.item().id()))
                        .toList());
        store.updateAll(
                scope,
                after.values().stream()
                        .filter(o -> before.containsKey(o.item().id())
                                && !before.get(o.item().id()).equals(o))
                        .toList());
        auditTrail.record(caller, work.audit());
        return after;
    }

    private Ordered created(
            InstitutionCode institution,
            AcademicSession decided,
            LocalDate on,
            String source,
            Reassessment.Order order) {
        boolean barred = order.barred() != null;
        return new Ordered(
                new Reassessment(
                        new ReassessmentId(identifiers.next()),
                        institution,
                        order.studentId(),
                        order.moduleCode(),
                        order.failedIn(),
                        decided,
                        order.kind(),
                        barred ? State.BARRED : State.OPEN,
                        barred ? order.barred() : "NEW",
                        source,
                        on,
                        null,
                        null),
                order.failed());
    }

    private static void check(
            InstitutionCode institution,
            AcademicSession decided,
            LocalDate on,
            String source,
            List<Reassessment.Order> orders) {
        Faults faults = new Faults()
                .given("institution", institution)
                .given("session", decided)
                .given("on", on)
                .near("on", on, decided)
                .text("source", source, LONGEST_SOURCE);
        for (Reassessment.Order order : orders) {
            faults.given("studentId", order.studentId())
                    .text("moduleCode", order.moduleCode(), LONGEST_CODE)
                    .given("failedIn", order.failedIn())
                    .given("failed", order.failed())
                    .given("kind", order.kind());
            if (order.barred() != null) {
                faults.text("barred", order.barred(), LONGEST_REASON);
            }
        }
        faults.refuse();
    }

    private <T> T written(Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            throw e.integrityViolated()
                    ? Problem.of(Problem.Kind.CONFLICT, "The students were registered by somebody else meanwhile.")
                            .exception()
                    : e;
        }
    }
}
