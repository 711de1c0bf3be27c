package org.matricula.registration.provider.module;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Belonging;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.StudentId;

/** Registers a student on a module occurrence and takes one off, on behalf of one caller. */
final class ModuleWork {

    private static final String SUBJECT = "module-registration/";

    private final ModuleRegistrationStore store;
    private final Caller caller;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    ModuleWork(
            ModuleRegistrationStore store,
            Caller caller,
            Identifiers identifiers,
            AuditTrail auditTrail,
            Clock clock,
            LocalDays localDays) {
        this.store = store;
        this.caller = caller;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    /** The registration as it is to be kept; all that is wrong with it is told at once. */
    ModuleRegistration checked(ModuleRegistration wanted, Neighbours neighbours) {
        Faults faults = neighbours.check(new Faults(), wanted.studentId());
        Occurrence run = neighbours.occurrence(faults, wanted.occurrenceId()).orElse(null);
        RegistrationRules.takesPlace(faults, "occurrenceId", wanted.occurrenceId(), run);
        RegistrationRules.dates(faults, wanted.attempt(), wanted.registeredOn(), null, run)
                .given("attempt", wanted.attempt())
                .check(
                        wanted.status() != Status.WITHDRAWN,
                        "status",
                        wanted.status(),
                        "must be REGISTERED when a student registers")
                .check(
                        wanted.withdrawnOn() == null,
                        "withdrawnOn",
                        wanted.withdrawnOn(),
                        "must be empty when a student registers")
                .refuse();
        return wanted;
    }

    /** Refuses a registration that is there already. */
    void refuseAgain(ModuleRegistration checked) {
        store.ofStudents(caller.scope(), checked.institution(), Set.of(checked.studentId())).stream()
                .filter(r -> isSame(r, checked) && r.status() == Status.REGISTERED)
                .findAny()
                .ifPresent(r -> {
                    throw Problem.conflict(
                                    "occurrenceId",
                                    r.occurrenceId(),
                                    "the student is registered on it already, by registration " + r.id())
                            .exception();
                });
    }

    /** The registration as one of a programme registration, which must be there where a programme is named. */
    ModuleRegistration belonging(
            ModuleRegistration checked,
            AcademicSession session,
            ProgrammeId named,
            ProgrammeRegistrationStore programmes) {
        Optional<ProgrammeRegistration> under = Belonging.of(
                programmes.ofStudents(caller.scope(), checked.institution(), Set.of(checked.studentId())),
                session,
                named);
        if (under.isEmpty() && named != null) {
            throw Problem.conflict("programmeId", named, RegistrationRules.notOn(session))
                    .exception();
        }
        return new ModuleRegistration(
                checked.id(),
                checked.institution(),
                checked.studentId(),
                checked.occurrenceId(),
                checked.attempt(),
                checked.status(),
                checked.registeredOn(),
                checked.withdrawnOn(),
                under.map(ProgrammeRegistration::id).orElse(null));
    }

    /**
     * Adds a checked registration that is not there yet; one that was left is taken up again, and its history keeps both.
     *
     * @param reason null where nobody gave one
     */
    Versioned<ModuleRegistration> register(ModuleRegistration checked, String reason) {
        Optional<ModuleRegistration> left =
                store.ofStudents(caller.scope(), checked.institution(), Set.of(checked.studentId())).stream()
                        .filter(r -> isSame(r, checked))
                        .findAny();
        if (left.isPresent()) {
            return again(left.get(), checked, reason == null ? "taken again" : reason);
        }
        ModuleRegistrationId id = new ModuleRegistrationId(identifiers.next());
        Versioned<ModuleRegistration> created = store.create(
                caller.scope(),
                with(checked, id, Status.REGISTERED, null),
                note(checked, Change.REGISTERED, reason == null ? "registered" : reason));
        auditTrail.record(
                caller,
                new AuditEntry(
                        checked.institution(),
                        "registration.register-module",
                        SUBJECT + id,
                        reason,
                        null,
                        Digests.of(created.record())));
        return created;
    }

    private Versioned<ModuleRegistration> again(ModuleRegistration before, ModuleRegistration checked, String reason) {
        long version = store.get(caller.scope(), before.id()).orElseThrow().version();
        Versioned<ModuleRegistration> after = store.change(
                        caller.scope(),
                        with(checked, before.id(), Status.REGISTERED, null),
                        version,
                        note(checked, Change.REGISTERED, reason))
                .orElseThrow(() -> notFound(before.id()));
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        before.institution(),
                        "registration.register-module",
                        SUBJECT + before.id(),
                        reason,
                        before,
                        after.record()));
        return after;
    }

    private static boolean isSame(ModuleRegistration one, ModuleRegistration other) {
        return one.occurrenceId().equals(other.occurrenceId()) && one.attempt() == other.attempt();
    }

    /**
     * Takes the student off.
     *
     * @param ruled refuses what is against the regulations, of what is sound in itself
     */
    Versioned<ModuleRegistration> withdraw(
            ModuleRegistrationId id,
            LocalDate on,
            long version,
            String reason,
            Function<InstitutionCode, Neighbours> neighbours,
            BiConsumer<ModuleRegistration, Occurrence> ruled) {
        Versioned<ModuleRegistration> held = store.get(caller.scope(), id).orElseThrow(() -> notFound(id));
        held.requireVersion(version);
        ModuleRegistration before = held.record();
        if (before.status() == Status.WITHDRAWN) {
            throw Problem.conflict("status", before.status(), "the student withdrew on " + before.withdrawnOn())
                    .exception();
        }
        Faults faults = new Faults().given("withdrawnOn", on);
        Occurrence run = neighbours
                .apply(before.institution())
                .occurrence(faults, before.occurrenceId())
                .orElse(null);
        RegistrationRules.dates(faults, before.attempt(), null, on, run);
        RegistrationRules.order(faults, before.registeredOn(), on);
        RegistrationRules.reason(faults, reason).refuse();
        ruled.accept(before, run);
        Versioned<ModuleRegistration> after = store.change(
                        caller.scope(),
                        with(before, id, Status.WITHDRAWN, on),
                        version,
                        note(before, Change.WITHDRAWN, reason))
                .orElseThrow(() -> notFound(id));
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        before.institution(),
                        "registration.withdraw-module",
                        SUBJECT + id,
                        reason,
                        before,
                        after.record()));
        return after;
    }

    private Note note(ModuleRegistration of, Change change, String reason) {
        return Note.of(caller, clock, change, localDays.today(caller, of.institution()), reason);
    }

    private static ProblemException notFound(ModuleRegistrationId id) {
        return Problem.notFound("module registration", id).exception();
    }

    /** The same of another record. */
    static ModuleRegistration of(StudentId student, ModuleRegistration r) {
        return new ModuleRegistration(
                r.id(),
                r.institution(),
                student,
                r.occurrenceId(),
                r.attempt(),
                r.status(),
                r.registeredOn(),
                r.withdrawnOn(),
                r.programmeRegistrationId());
    }

    private static ModuleRegistration with(
            ModuleRegistration r, ModuleRegistrationId id, Status status, LocalDate withdrawnOn) {
        return new ModuleRegistration(
                id,
                r.institution(),
                r.studentId(),
                r.occurrenceId(),
                r.attempt(),
                status,
                r.registeredOn(),
                withdrawnOn,
                r.programmeRegistrationId());
    }
}
