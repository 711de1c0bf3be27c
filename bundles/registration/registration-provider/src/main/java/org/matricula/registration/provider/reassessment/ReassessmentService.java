package org.matricula.registration.provider.reassessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.State;
import org.matricula.registration.api.ReassessmentId;
import org.matricula.registration.api.Reassessments;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
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
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Writes to the stores. */
    @Activate
    public ReassessmentService(
            @Reference ReassessmentStore store,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference ModuleHistoryStore history,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = store;
        this.programmes = programmes;
        this.modules = modules;
        this.history = history;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    private record Key(StudentId student, String module, Reassessment.Kind kind) {
        static Key of(Reassessment item) {
            return new Key(item.studentId(), item.moduleCode(), item.kind());
        }
    }

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
            Map<Key, Ordered> held = new HashMap<>();
            store.of(
                            caller.scope(),
                            institution,
                            decided,
                            orders.stream().map(Reassessment.Order::studentId).toList())
                    .forEach(o -> held.put(Key.of(o.item()), o));
            Map<Key, Ordered> wanted = new LinkedHashMap<>();
            List<Key> keys = new ArrayList<>();
            for (Reassessment.Order order : orders) {
                Key key = new Key(order.studentId(), order.moduleCode(), order.kind());
                keys.add(key);
                wanted.computeIfAbsent(
                        key, k -> held.getOrDefault(k, created(institution, decided, on, source, order)));
            }
            Map<Key, Ordered> settled = settle(caller, institution, decided, wanted, held);
            return keys.stream().map(key -> settled.get(key).item()).toList();
        });
    }

    @Override
    public List<Reassessment> settle(Caller caller, InstitutionCode institution, AcademicSession decided) {
        caller.require(RegistrationAdmin.WRITE);
        new Faults().given("institution", institution).given("session", decided).refuse();
        caller.scope().require(institution);
        return written(() -> {
            Map<Key, Ordered> unsettled = new LinkedHashMap<>();
            store.unsettled(caller.scope(), institution, decided).forEach(o -> unsettled.put(Key.of(o.item()), o));
            return settle(caller, institution, decided, unsettled, unsettled).values().stream()
                    .map(Ordered::item)
                    .filter(item -> item.state() != State.BARRED)
                    .toList();
        });
    }

    @Override
    public Page<Reassessment> list(
            Caller caller, InstitutionCode institution, AcademicSession decided, State state, PageRequest page) {
        caller.require(Registrations.READ);
        new Faults().given("institution", institution).given("session", decided).refuse();
        return store.list(caller.scope(), institution, decided, state, page);
    }

    private Map<Key, Ordered> settle(
            Caller caller,
            InstitutionCode institution,
            AcademicSession decided,
            Map<Key, Ordered> wanted,
            Map<Key, Ordered> held) {
        Scope scope = caller.scope();
        List<Ordered> unsettled = wanted.values().stream()
                .filter(o -> o.item().state() != State.REGISTERED)
                .toList();
        Caller acting = caller.acting(Scope.of(List.of(institution)), Curriculum.READ);
        ReassessmentWork work = new ReassessmentWork(
                        scope, institution, decided, identifiers, history, LocalDate.now(clock))
                .read(unsettled, programmes, modules, curriculum, acting);
        Map<Key, Ordered> after = new LinkedHashMap<>(wanted);
        unsettled.forEach(o -> after.put(Key.of(o.item()), work.settled(o)));
        Note note = Note.of(caller, clock, Change.REGISTERED, null, ReassessmentWork.ORDERED);
        modules.insertAll(scope, work.created(), note);
        modules.locked(
                scope,
                institution,
                work.again().stream().map(ModuleRegistration::id).toList());
        modules.updateAll(scope, work.again(), note);
        store.insertAll(
                scope,
                after.entrySet().stream()
                        .filter(e -> !held.containsKey(e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
        store.updateAll(
                scope,
                after.entrySet().stream()
                        .filter(e -> held.containsKey(e.getKey())
                                && !held.get(e.getKey()).equals(e.getValue()))
                        .map(Map.Entry::getValue)
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
