package org.matricula.registration.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@link RegistrationAdmin} on the domain's stores: privileges, scope and transactions here, the work itself in a class
 * for each kind of registration.
 */
@Component
public final class RegistrationWriting implements RegistrationAdmin {

    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final ModuleRegistrationStore modules;
    private final PriorLearningStore priorLearning;
    private final ProgrammeTelling telling;
    private final Students students;
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Writes to the stores what students and curriculum confirm. */
    @Activate
    public RegistrationWriting(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference ModuleRegistrationStore modules,
            @Reference PriorLearningStore priorLearning,
            @Reference ProgrammeTelling telling,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.programmes = programmes;
        this.standings = standings;
        this.modules = modules;
        this.priorLearning = priorLearning;
        this.telling = telling;
        this.students = students;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public Versioned<ProgrammeRegistration> register(Caller caller, ProgrammeRegistration registration) {
        caller.require(WRITE);
        InstitutionCode institution = own(caller, registration.institution());
        ProgrammeWork work = new ProgrammeWork(programmes, standings, caller, identifiers, auditTrail, clock);
        ProgrammeRegistration checked = work.checked(registration, neighbours(caller, institution), today());
        return written(() -> {
            Versioned<ProgrammeRegistration> registered = work.register(checked);
            telling.tell(caller, List.of(registered.record()));
            return registered;
        });
    }

    @Override
    public Versioned<ModuleRegistration> register(Caller caller, ModuleRegistration registration) {
        caller.require(WRITE);
        InstitutionCode institution = own(caller, registration.institution());
        ModuleWork work = new ModuleWork(modules, caller, identifiers, auditTrail);
        ModuleRegistration checked = work.checked(registration, neighbours(caller, institution));
        return written(() -> work.register(checked));
    }

    @Override
    public Versioned<ModuleRegistration> withdraw(
            Caller caller, ModuleRegistrationId id, LocalDate on, long version, String reason) {
        caller.require(WRITE);
        ModuleWork work = new ModuleWork(modules, caller, identifiers, auditTrail);
        return written(() -> work.withdraw(id, on, version, reason, institution -> neighbours(caller, institution)));
    }

    @Override
    public void advance(
            Caller caller,
            List<ProgrammeRegistrationId> ids,
            AcademicSession nextSession,
            Integer level,
            LocalDate on) {
        caller.require(WRITE);
        ProgrammeWork work = new ProgrammeWork(programmes, standings, caller, identifiers, auditTrail, clock);
        written(() -> {
            telling.tell(caller, work.advance(ids, nextSession, level, on));
            return null;
        });
    }

    @Override
    public List<RowOutcome> importProgrammeRegistrations(
            Caller caller, InstitutionCode institution, List<ProgrammeRegistrationRow> rows, String reason) {
        caller.require(WRITE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        Neighbours neighbours = neighbours(caller, own(caller, institution));
        return written(() -> {
            ProgrammeImport work =
                    new ProgrammeImport(programmes, standings, neighbours, caller, institution, identifiers, clock);
            List<RowOutcome> outcomes = work.importAll(rows, reason);
            auditTrail.record(caller, work.audit());
            telling.tell(caller, work.written());
            return outcomes;
        });
    }

    @Override
    public List<RowOutcome> importModuleRegistrations(
            Caller caller, InstitutionCode institution, List<ModuleRegistrationRow> rows, Set<String> untouched) {
        caller.require(WRITE);
        Neighbours neighbours = neighbours(caller, own(caller, institution));
        return written(() -> {
            ModuleImport work = new ModuleImport(modules, neighbours, caller.scope(), institution, identifiers);
            List<RowOutcome> outcomes = work.importAll(rows, untouched);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    @Override
    public List<RowOutcome> importPriorLearning(
            Caller caller, InstitutionCode institution, List<PriorLearningRow> rows, Set<String> untouched) {
        caller.require(WRITE);
        Neighbours neighbours = neighbours(caller, own(caller, institution));
        return written(() -> {
            PriorLearningImport work =
                    new PriorLearningImport(priorLearning, neighbours, caller.scope(), institution, identifiers);
            List<RowOutcome> outcomes = work.importAll(rows, untouched);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    private Neighbours neighbours(Caller caller, InstitutionCode institution) {
        return new Neighbours(students, curriculum, caller, institution);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static InstitutionCode own(Caller caller, InstitutionCode institution) {
        if (institution == null) {
            throw Problem.invalid("institution", null, "must be given").exception();
        }
        caller.scope().require(institution);
        return institution;
    }

    // somebody else may register the same student between our look and our insert
    private <T> T written(Supplier<T> work) {
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
