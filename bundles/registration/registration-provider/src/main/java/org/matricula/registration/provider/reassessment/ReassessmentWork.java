package org.matricula.registration.provider.reassessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.registration.api.Reassessment.State;
import org.matricula.registration.provider.basis.Belonging;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore.Ordered;
import org.matricula.students.api.StudentId;

/** Registers on the new attempts what of some orders can be registered; everything is read set-wise beforehand. */
final class ReassessmentWork {

    /** Why a module is registered that a board ordered. */
    static final String ORDERED = "ordered by a board";

    private final Scope scope;
    private final InstitutionCode institution;
    private final AcademicSession decided;
    private final Identifiers identifiers;
    private final ModuleHistoryStore history;
    private final LocalDate today;
    private final Map<Run, List<Occurrence>> runs = new HashMap<>();
    private final Map<Seat, ModuleRegistration> seats = new HashMap<>();
    private final Map<StudentId, List<ProgrammeRegistration>> studying = new HashMap<>();
    private final List<ModuleRegistration> created = new ArrayList<>();
    private final List<ModuleRegistration> again = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    ReassessmentWork(
            Scope scope,
            InstitutionCode institution,
            AcademicSession decided,
            Identifiers identifiers,
            ModuleHistoryStore history,
            LocalDate today) {
        this.scope = scope;
        this.institution = institution;
        this.decided = decided;
        this.identifiers = identifiers;
        this.history = history;
        this.today = today;
    }

    private record Run(String module, AcademicSession session) {}

    private record Seat(StudentId student, OccurrenceId occurrence, Attempt attempt) {}

    /** Reads what the orders need to know. */
    ReassessmentWork read(
            Collection<Ordered> orders,
            ProgrammeRegistrationStore programmes,
            ModuleRegistrationStore modules,
            Curriculum curriculum,
            Caller acting) {
        Set<StudentId> students = new HashSet<>();
        Set<AcademicSession> sessions = new TreeSet<>();
        orders.forEach(o -> {
            students.add(o.item().studentId());
            sessions.add(o.item().failedIn());
            if (o.item().kind() == Kind.REPEAT) {
                sessions.add(decided.next());
            }
        });
        sessions.forEach(
                session -> curriculum.occurrences(acting, institution, session).forEach(o -> runs.computeIfAbsent(
                                new Run(o.moduleCode(), o.session()), k -> new ArrayList<>())
                        .add(o)));
        modules.ofStudents(scope, institution, students)
                .forEach(r -> seats.put(new Seat(r.studentId(), r.occurrenceId(), r.attempt()), r));
        programmes.ofStudents(scope, institution, students).stream()
                .filter(r -> r.status() == ProgrammeRegistration.Status.ACTIVE)
                .forEach(r -> studying.computeIfAbsent(r.studentId(), k -> new ArrayList<>())
                        .add(r));
        return this;
    }

    /** What becomes of one order. One against which the regulations stand is carried out by a person, or not at all. */
    Ordered settled(Ordered order) {
        Reassessment item = order.item();
        Optional<ModuleRegistration> taken = taken(order);
        if (taken.isPresent()) {
            return with(order, State.REGISTERED, "REGISTERED", taken.get().id());
        }
        if (item.state() == State.BARRED) {
            return order;
        }
        if (!studying.containsKey(item.studentId())) {
            return with(order, State.OPEN, "NOT_STUDYING", null);
        }
        Occurrence failed = runs.getOrDefault(new Run(item.moduleCode(), item.failedIn()), List.of()).stream()
                .filter(o -> seats.containsKey(new Seat(item.studentId(), o.id(), order.failed())))
                .findFirst()
                .orElse(null);
        if (failed == null) {
            return with(order, State.OPEN, "NOT_REGISTERED", null);
        }
        Attempt next = next(order.failed(), item.kind());
        if (next == null) {
            return with(order, State.OPEN, "ATTEMPTS_USED", null);
        }
        if (item.kind() == Kind.RESIT) {
            return seated(order, failed, failed, next);
        }
        List<Occurrence> following = runs.getOrDefault(new Run(item.moduleCode(), decided.next()), List.of());
        if (following.isEmpty()) {
            return with(order, State.OPEN, "NO_NEXT_OCCURRENCE", null);
        }
        List<Occurrence> samePeriod = following.stream()
                .filter(o -> o.period().equals(failed.period()))
                .toList();
        List<Occurrence> fitting = samePeriod.isEmpty() ? following : samePeriod;
        return fitting.size() == 1
                ? seated(order, failed, fitting.get(0), next)
                : with(order, State.OPEN, "SEVERAL_OCCURRENCES", null);
    }

    /** The registration that carries an order out already, on whatever run somebody made it. */
    private Optional<ModuleRegistration> taken(Ordered order) {
        Reassessment item = order.item();
        Attempt next = next(order.failed(), item.kind());
        AcademicSession session = item.kind() == Kind.RESIT ? item.failedIn() : decided.next();
        return runs.getOrDefault(new Run(item.moduleCode(), session), List.of()).stream()
                .map(run -> seats.get(new Seat(item.studentId(), run.id(), next)))
                .filter(there -> there != null && there.status() == ModuleRegistration.Status.REGISTERED)
                .findFirst();
    }

    /** The registrations to add. */
    List<ModuleRegistration> created() {
        return created;
    }

    /** The registrations to take up again. */
    List<ModuleRegistration> again() {
        return again;
    }

    /** The entries for both. */
    List<AuditEntry> audit() {
        return audit;
    }

    private Ordered seated(Ordered order, Occurrence failed, Occurrence occurrence, Attempt attempt) {
        Reassessment item = order.item();
        Seat seat = new Seat(item.studentId(), occurrence.id(), attempt);
        ModuleRegistration there = seats.get(seat);
        if (there == null) {
            there = new ModuleRegistration(
                    new ModuleRegistrationId(identifiers.next()),
                    institution,
                    item.studentId(),
                    occurrence.id(),
                    attempt,
                    ModuleRegistration.Status.REGISTERED,
                    item.decidedOn(),
                    null,
                    under(seats.get(new Seat(item.studentId(), failed.id(), order.failed())), occurrence.session()));
            seats.put(seat, there);
            created.add(there);
            audit.add(new AuditEntry(
                    institution,
                    "registration.register-module",
                    "module-registration/" + there.id(),
                    "ordered by " + item.source(),
                    null,
                    Digests.of(there)));
        }
        if (there.status() == ModuleRegistration.Status.WITHDRAWN && isBack(there, occurrence)) {
            ModuleRegistration left = there;
            there = new ModuleRegistration(
                    left.id(),
                    institution,
                    left.studentId(),
                    left.occurrenceId(),
                    left.attempt(),
                    ModuleRegistration.Status.REGISTERED,
                    today,
                    null,
                    left.programmeRegistrationId());
            seats.put(seat, there);
            again.add(there);
            audit.add(AuditEntry.changed(
                    institution,
                    "registration.register-module",
                    "module-registration/" + there.id(),
                    "ordered by " + item.source(),
                    left,
                    there));
        }
        return there.status() == ModuleRegistration.Status.REGISTERED
                ? with(order, State.REGISTERED, "REGISTERED", there.id())
                : with(order, State.OPEN, "LEFT_MODULE", null);
    }

    /**
     * True when an order had registered it, it was left with a programme registration by which the student studies again, and
     * can still be taken.
     */
    private boolean isBack(ModuleRegistration left, Occurrence run) {
        boolean over = run.ends() != null && run.ends().isBefore(today);
        if (over && left.attempt().resitOf() == null) {
            return false;
        }
        List<ModuleRegistrationState> states = history.of(scope, left.id(), null);
        String leftBy = states.get(states.size() - 1).source();
        return states.stream().anyMatch(state -> ORDERED.equals(state.reason()))
                && studying.get(left.studentId()).stream()
                        .anyMatch(one -> ModuleLeaving.source(one).equals(leftBy));
    }

    /** The programme registration of the failed attempt while it runs, and otherwise the only one that does. */
    private ProgrammeRegistrationId under(ModuleRegistration failed, AcademicSession session) {
        List<ProgrammeRegistration> own = studying.get(failed.studentId());
        return own.stream()
                .filter(one -> one.id().equals(failed.programmeRegistrationId()))
                .findFirst()
                .or(() -> Belonging.of(own, session, null))
                .map(ProgrammeRegistration::id)
                .orElse(null);
    }

    private static Attempt next(Attempt failed, Kind kind) {
        if (kind == Kind.REPEAT) {
            return failed == Attempt.FIRST || failed == Attempt.RESIT ? Attempt.REPEAT : null;
        }
        return switch (failed) {
            case FIRST -> Attempt.RESIT;
            case REPEAT -> Attempt.REPEAT_RESIT;
            case RESIT, REPEAT_RESIT -> null;
        };
    }

    private static Ordered with(Ordered order, State state, String reason, ModuleRegistrationId registration) {
        Reassessment item = order.item();
        return new Ordered(
                new Reassessment(
                        item.id(),
                        item.institution(),
                        item.studentId(),
                        item.moduleCode(),
                        item.failedIn(),
                        item.decidedIn(),
                        item.kind(),
                        state,
                        reason,
                        item.source(),
                        item.decidedOn(),
                        registration),
                order.failed());
    }
}
