package org.matricula.registration.provider.module;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Bearers;
import org.matricula.registration.provider.basis.Changes;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes module registrations for the services of the domain, which have asked for privileges and rulings. */
@Component(service = ModuleWriting.class)
public final class ModuleWriting {

    private final ModuleRegistrationStore store;
    private final ProgrammeRegistrationStore programmes;
    private final ReassessmentStore reassessments;
    private final Persons persons;
    private final Students students;
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the store what students and curriculum confirm, as belonging to one of the programme registrations. */
    @Activate
    public ModuleWriting(
            @Reference ModuleRegistrationStore store,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ReassessmentStore reassessments,
            @Reference Persons persons,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.programmes = programmes;
        this.reassessments = reassessments;
        this.persons = persons;
        this.students = students;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    /**
     * Registers what is permitted already, as it is.
     *
     * @param reason null where nobody gave one
     */
    Versioned<ModuleRegistration> register(Caller caller, ModuleRegistration registration, String reason) {
        ModuleWork work = new ModuleWork(store, caller, identifiers, auditTrail, clock, localDays);
        ModuleRegistration checked = work.checked(registration, neighbours(caller, registration.institution()));
        return written(transactions, () -> {
            work.refuseAgain(checked);
            return registered(
                    caller,
                    work,
                    checked,
                    neighbours(caller, checked.institution()).run(checked.occurrenceId()),
                    reason);
        });
    }

    /**
     * Registers what the regulations permit.
     *
     * @param programme under which programme; null where the student is on one
     */
    public Versioned<ModuleRegistration> register(
            Caller caller, ModuleRegistration registration, ProgrammeId programme, ModuleVerdicts verdicts) {
        ModuleWork work = new ModuleWork(store, caller, identifiers, auditTrail, clock, localDays);
        ModuleRegistration given = work.checked(registration, neighbours(caller, registration.institution()));
        return written(transactions, () -> {
            Occurrence run = neighbours(caller, given.institution()).run(given.occurrenceId());
            ModuleRegistration checked = ModuleWork.of(
                    bearers(caller, given.institution(), List.of(given.studentId()))
                            .meant(given.studentId(), run.session(), programme, run.id(), given.attempt()),
                    given);
            work.refuseAgain(checked);
            verdicts.ordered(reassessments).require(checked, run, programme);
            return registered(caller, work, work.belonging(checked, run.session(), programme, programmes), run, null);
        });
    }

    /** A registration by hand ends what a board ordered. */
    private Versioned<ModuleRegistration> registered(
            Caller caller, ModuleWork work, ModuleRegistration checked, Occurrence run, String reason) {
        Versioned<ModuleRegistration> registered = work.register(checked, reason);
        reassessments.carriedOut(
                caller.scope(), persons.identities(Insider.of(caller), checked.studentId()), registered.record(), run);
        return registered;
    }

    /** Takes a student off who may leave. */
    Versioned<ModuleRegistration> withdraw(
            Caller caller, ModuleRegistrationId id, LocalDate on, long version, String reason) {
        return withdraw(caller, id, on, version, reason, (left, run) -> {});
    }

    /**
     * Takes a student off. What a board ordered of it is open again.
     *
     * @param ruled refuses what is against the regulations
     */
    public Versioned<ModuleRegistration> withdraw(
            Caller caller,
            ModuleRegistrationId id,
            LocalDate on,
            long version,
            String reason,
            BiConsumer<ModuleRegistration, Occurrence> ruled) {
        ModuleWork work = new ModuleWork(store, caller, identifiers, auditTrail, clock, localDays);
        return written(transactions, () -> {
            Versioned<ModuleRegistration> left =
                    work.withdraw(id, on, version, reason, institution -> neighbours(caller, institution), ruled);
            reassessments.reopen(caller.scope(), List.of(id));
            return left;
        });
    }

    /**
     * Writes rows and tells what became of each, in their order.
     *
     * @param verdicts refuses rows that are a choice against the regulations; null where they were asked already
     */
    public List<RowOutcome> importAll(
            Caller caller,
            InstitutionCode institution,
            List<ModuleRegistrationRow> rows,
            Set<String> untouched,
            ModuleVerdicts verdicts) {
        return imported(caller, institution, verdicts, work -> work.importAll(rows, untouched));
    }

    /** The same for rows that must not go over what nobody has read. */
    public List<RowOutcome> revise(
            Caller caller,
            InstitutionCode institution,
            List<Revised<ModuleRegistrationRow>> rows,
            ModuleVerdicts verdicts) {
        return imported(caller, institution, verdicts.ordered(reassessments), work -> work.revise(rows));
    }

    private List<RowOutcome> imported(
            Caller caller,
            InstitutionCode institution,
            ModuleVerdicts verdicts,
            Function<ModuleImport, List<RowOutcome>> rows) {
        return written(transactions, () -> {
            ModuleImport work = new ModuleImport(
                    store,
                    programmes,
                    named -> bearers(caller, institution, named),
                    neighbours(caller, institution),
                    verdicts,
                    caller.scope(),
                    institution,
                    identifiers,
                    Note.of(caller, clock, Change.IMPORTED, localDays.today(caller, institution), Changes.IMPORTED));
            List<RowOutcome> outcomes = rows.apply(work);
            reassessments.reopen(caller.scope(), work.left());
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    private Bearers bearers(Caller caller, InstitutionCode institution, Collection<StudentId> named) {
        return new Bearers(persons, programmes, store, caller, institution, named);
    }

    private Neighbours neighbours(Caller caller, InstitutionCode institution) {
        return new Neighbours(students, curriculum, caller, institution);
    }

    // somebody else may register the same student between our look and our insert
    public static <T> T written(Transactions transactions, Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            throw e.integrityViolated()
                    ? Problem.of(Problem.Kind.CONFLICT, "The student was registered by somebody else meanwhile.")
                            .exception()
                    : e;
        }
    }
}
