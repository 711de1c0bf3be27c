package org.matricula.registration.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.BulkEnrolments.Waiving;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Waivers;
import org.matricula.registration.provider.basis.Changes;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.claim.PriorLearningImport;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.module.ModuleVerdicts;
import org.matricula.registration.provider.module.ModuleWriting;
import org.matricula.registration.provider.programme.Admissions;
import org.matricula.registration.provider.programme.ChangeNews;
import org.matricula.registration.provider.programme.ChangeNews.News;
import org.matricula.registration.provider.programme.PeriodRules;
import org.matricula.registration.provider.programme.ProgrammeImport;
import org.matricula.registration.provider.programme.ProgrammeTelling;
import org.matricula.registration.provider.programme.ProgrammeWork;
import org.matricula.registration.provider.programme.StatusTelling;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.PriorLearningStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.registration.provider.waiver.WaiverRecords;
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
    private final ModuleWriting modules;
    private final ModuleJudge judge;
    private final WaiverRecords waivers;
    private final PriorLearningStore priorLearning;
    private final ProgrammeTelling telling;
    private final StatusTelling statuses;
    private final ChangeNews news;
    private final Registrable registrable;
    private final Admissions admissions;
    private final PeriodRules periods;
    private final Students students;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the stores what students and curriculum confirm. */
    @Activate
    public RegistrationWriting(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference ModuleWriting modules,
            @Reference ModuleJudge judge,
            @Reference WaiverRecords waivers,
            @Reference PriorLearningStore priorLearning,
            @Reference ProgrammeTelling telling,
            @Reference StatusTelling statuses,
            @Reference ChangeNews news,
            @Reference Registrable registrable,
            @Reference Admissions admissions,
            @Reference PeriodRules periods,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.programmes = programmes;
        this.standings = standings;
        this.modules = modules;
        this.judge = judge;
        this.waivers = waivers;
        this.priorLearning = priorLearning;
        this.telling = telling;
        this.statuses = statuses;
        this.news = news;
        this.registrable = registrable;
        this.admissions = admissions;
        this.periods = periods;
        this.students = students;
        this.curriculum = curriculum;
        this.versions = versions;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public Versioned<ProgrammeRegistration> register(Caller caller, ProgrammeRegistration registration) {
        caller.require(WRITE);
        InstitutionCode institution = own(caller, registration.institution());
        ProgrammeWork work = new ProgrammeWork(programmes, standings, caller, identifiers, auditTrail, clock);
        ProgrammeRegistration checked = work.checked(
                registration,
                neighbours(caller, institution),
                new Routes(versions, Insider.of(caller)),
                localDays.today(caller, institution));
        return written(() -> {
            registrable.require(caller, institution, checked.studentId());
            Admissions.Question admission = admissions.of(caller, List.of(checked.studentId()));
            admission.refuse(checked);
            Versioned<ProgrammeRegistration> registered = work.register(checked);
            auditTrail.record(caller, admission.citations(registered.record()));
            telling.tell(caller, List.of(registered.record()));
            statuses.goOn(caller, institution, List.of(checked.studentId()));
            return registered;
        });
    }

    @Override
    public Versioned<ModuleRegistration> register(
            Caller caller, ModuleRegistration registration, ProgrammeId programme, Waiving waiving) {
        caller.require(WRITE);
        InstitutionCode institution = own(caller, registration.institution());
        if (waiving != null) {
            caller.require(Waivers.APPROVE);
            ModuleVerdicts.check(new Faults(), waiving, judge.today(caller, institution))
                    .refuse();
        }
        return modules.register(caller, registration, programme, verdicts(caller, institution, waiving));
    }

    @Override
    public Versioned<ModuleRegistration> withdraw(
            Caller caller, ModuleRegistrationId id, LocalDate on, long version, String reason) {
        caller.require(WRITE);
        return modules.withdraw(
                caller, id, on, version, reason, (left, run) -> verdicts(caller, left.institution(), null)
                        .requireLeaving(left, run, on));
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
            List<ProgrammeRegistration> moved =
                    work.advance(ids, nextSession, level, on, registrable, new Routes(versions, Insider.of(caller)));
            if (level == null) {
                telling.tell(caller, moved);
                statuses.completed(caller, moved, on, ProgrammeWork.DECISION);
            }
            Change change = ProgrammeWork.change(level);
            news.publish(
                    caller,
                    moved.stream().map(one -> new News(change, one, on, null)).toList());
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
            ProgrammeImport work = new ProgrammeImport(
                    programmes,
                    standings,
                    neighbours,
                    new Routes(versions, Insider.of(caller)),
                    registrable,
                    admissions,
                    periods,
                    caller,
                    institution,
                    identifiers,
                    clock,
                    localDays.today(caller, institution));
            List<RowOutcome> outcomes = work.importAll(rows, reason);
            auditTrail.record(caller, work.audit());
            telling.tell(caller, work.written());
            statuses.goOn(
                    caller,
                    institution,
                    work.written().stream()
                            .map(ProgrammeRegistration::studentId)
                            .toList());
            news.publish(caller, work.news());
            return outcomes;
        });
    }

    @Override
    public List<RowOutcome> importModuleRegistrations(
            Caller caller, InstitutionCode institution, List<ModuleRegistrationRow> rows, Set<String> untouched) {
        caller.require(WRITE);
        if (rows.stream().anyMatch(ModuleRegistrationRow::onRecord)) {
            caller.require(Waivers.APPROVE);
        }
        own(caller, institution);
        return modules.importAll(caller, institution, rows, untouched, verdicts(caller, institution, null));
    }

    @Override
    public List<RowOutcome> reviseModuleRegistrations(
            Caller caller, InstitutionCode institution, List<Revised<ModuleRegistrationRow>> rows) {
        caller.require(WRITE);
        own(caller, institution);
        return modules.revise(caller, institution, rows, verdicts(caller, institution, null));
    }

    @Override
    public List<RowOutcome> importPriorLearning(
            Caller caller, InstitutionCode institution, List<PriorLearningRow> rows, Set<String> untouched) {
        caller.require(WRITE);
        Neighbours neighbours = neighbours(caller, own(caller, institution));
        return written(() -> {
            PriorLearningImport work = new PriorLearningImport(
                    priorLearning,
                    neighbours,
                    caller.scope(),
                    institution,
                    identifiers,
                    Note.of(caller, clock, Change.IMPORTED, null, Changes.IMPORTED),
                    fresh -> judge.beside(caller, institution, fresh, true));
            List<RowOutcome> outcomes = work.importAll(rows, untouched);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    private ModuleVerdicts verdicts(Caller caller, InstitutionCode institution, Waiving waiving) {
        return new ModuleVerdicts(students, judge, waivers, caller, institution, waiving);
    }

    private Neighbours neighbours(Caller caller, InstitutionCode institution) {
        return new Neighbours(students, curriculum, caller, institution);
    }

    private static InstitutionCode own(Caller caller, InstitutionCode institution) {
        if (institution == null) {
            throw Problem.invalid("institution", null, "must be given").exception();
        }
        caller.scope().require(institution);
        return institution;
    }

    private <T> T written(Supplier<T> work) {
        return ModuleWriting.written(transactions, work);
    }
}
