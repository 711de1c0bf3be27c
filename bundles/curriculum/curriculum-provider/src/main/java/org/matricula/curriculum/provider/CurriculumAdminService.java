package org.matricula.curriculum.provider;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CancelledOccurrence;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.MarkedElements;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.OutcomeRow;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.RegisteredProgrammes;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.curriculum.api.RequirementRow;
import org.matricula.curriculum.api.VersionRow;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.ChangeSetStore;
import org.matricula.curriculum.provider.store.ElementStore;
import org.matricula.curriculum.provider.store.FormerTitleStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.Partners;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Administers the curriculum for callers: privilege, scope and institution first, then one transaction. */
@Component
public final class CurriculumAdminService implements CurriculumAdmin {

    private static final Problem CROSSED = Problem.of(
            Problem.Kind.CONFLICT, "Somebody else is adding the same records at this moment; send the rows again.");

    private final AtomicReference<MarkedElements> marked = new AtomicReference<>();
    private final AtomicReference<RegisteredProgrammes> registered = new AtomicReference<>();
    private final AtomicReference<RegisteredRuns> runs = new AtomicReference<>();
    private final Institutions institutions;
    private final Transactions transactions;
    private final AwardWrites awards;
    private final ProgrammeWrites programmes;
    private final ModuleWrites modules;
    private final OccurrenceWrites occurrences;
    private final PatternWrites patterns;
    private final TitleWrites titles;
    private final VersionWrites versions;
    private final SpecificationWrites specifications;

    /** Writes to the stores. */
    @Activate
    public CurriculumAdminService(
            @Reference AwardStore awards,
            @Reference ProgrammeStore programmes,
            @Reference ModuleStore modules,
            @Reference OccurrenceStore occurrences,
            @Reference ElementStore elements,
            @Reference TypologyStore typology,
            @Reference ChangeSetStore changeSets,
            @Reference VersionStore versions,
            @Reference SpecificationStore specifications,
            @Reference FormerTitleStore formerTitles,
            @Reference Institutions institutions,
            @Reference Partners partners,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.institutions = institutions;
        this.transactions = transactions;
        this.titles = new TitleWrites(formerTitles, modules, awards, identifiers, audit, clock);
        this.awards = new AwardWrites(awards, programmes, identifiers, audit, titles);
        this.programmes = new ProgrammeWrites(programmes, awards, versions, identifiers, audit, registered::get);
        this.modules = new ModuleWrites(modules, identifiers, audit, titles);
        this.occurrences = new OccurrenceWrites(
                occurrences,
                elements,
                modules,
                specifications,
                typology,
                partners,
                identifiers,
                audit,
                days,
                runs::get);
        this.patterns = new PatternWrites(occurrences, elements, typology, identifiers, audit, marked::get);
        ChangeSetWrites sets = new ChangeSetWrites(changeSets, identifiers, audit, clock);
        this.versions = new VersionWrites(versions, programmes, modules, sets, identifiers, audit);
        this.specifications = new SpecificationWrites(specifications, modules, sets, identifiers, audit);
    }

    /** Marks can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setMarked(MarkedElements service) {
        marked.set(service);
    }

    /** Marks cannot be asked for any more. */
    public void unsetMarked(MarkedElements service) {
        marked.compareAndSet(service, null);
    }

    /** Registrations can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setRegistered(RegisteredProgrammes service) {
        registered.set(service);
    }

    /** Registrations cannot be asked for any more. */
    public void unsetRegistered(RegisteredProgrammes service) {
        registered.compareAndSet(service, null);
    }

    /** Registrations on runs can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setRuns(RegisteredRuns service) {
        runs.set(service);
    }

    /** Registrations on runs cannot be asked for any more. */
    public void unsetRuns(RegisteredRuns service) {
        runs.compareAndSet(service, null);
    }

    @Override
    public List<RowOutcome> importAwards(Caller caller, List<Award> rows, String reason, boolean correctsRecord) {
        caller.require(WRITE);
        if (!caller.scope().isAll()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "The list of awards can only be changed by somebody whose scope is every institution.")
                    .exception();
        }
        return write(CROSSED, () -> awards.importAll(caller, rows, reason, correctsRecord));
    }

    @Override
    public Versioned<Programme> createProgramme(Caller caller, Programme programme) {
        caller.require(WRITE);
        Faults faults = institution(caller, programme.institution());
        return write(ProgrammeWrites.taken(programme), () -> programmes.create(caller, programme, faults));
    }

    @Override
    public Versioned<Programme> changeProgramme(Caller caller, Programme programme, long version, String reason) {
        caller.require(WRITE);
        return write(CROSSED, () -> programmes.change(caller, programme, version, reason));
    }

    @Override
    public Versioned<Module> createModule(Caller caller, Module module) {
        caller.require(WRITE);
        Faults faults = institution(caller, module.institution());
        return write(ModuleWrites.taken(module), () -> modules.create(caller, module, faults));
    }

    @Override
    public Versioned<Module> changeModule(
            Caller caller, Module module, long version, String reason, boolean correctsRecord) {
        caller.require(WRITE);
        return write(CROSSED, () -> modules.change(caller, module, version, reason, correctsRecord));
    }

    @Override
    public Versioned<Occurrence> createOccurrence(Caller caller, Occurrence occurrence) {
        caller.require(WRITE);
        Faults faults = institution(caller, occurrence.institution());
        return write(OccurrenceWrites.taken(occurrence), () -> occurrences.create(caller, occurrence, faults));
    }

    @Override
    public Versioned<Occurrence> changePattern(
            Caller caller, OccurrenceId id, List<Element> elements, long version, String reason) {
        caller.require(WRITE);
        return write(CROSSED, () -> patterns.change(caller, id, elements, version, reason));
    }

    @Override
    public Versioned<Occurrence> changeOutline(
            Caller caller, OccurrenceId id, Outline outline, long version, String reason) {
        caller.require(WRITE);
        return write(CROSSED, () -> occurrences.change(caller, id, outline, version, reason));
    }

    @Override
    public Versioned<CancelledOccurrence> cancelOccurrence(
            Caller caller, OccurrenceId id, long version, String reason) {
        caller.require(WRITE);
        return write(CROSSED, () -> occurrences.cancel(caller, id, version, reason));
    }

    @Override
    public Versioned<CancelledOccurrence> reinstateOccurrence(
            Caller caller, OccurrenceId id, long version, String reason) {
        caller.require(WRITE);
        return write(CROSSED, () -> occurrences.reinstate(caller, id, version, reason));
    }

    @Override
    public List<RowOutcome> importProgrammes(Caller caller, InstitutionCode institution, List<Programme> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> programmes.importAll(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importModules(
            Caller caller, InstitutionCode institution, List<Module> rows, String reason) {
        caller.require(WRITE);
        Rules.reason(new Faults(), reason).refuse();
        return imported(caller, institution, () -> modules.importAll(caller, institution, rows, reason));
    }

    @Override
    public List<RowOutcome> importFormerTitles(Caller caller, InstitutionCode institution, List<FormerTitle> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> titles.importAll(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importOccurrences(Caller caller, InstitutionCode institution, List<Occurrence> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> occurrences.importAll(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importPatterns(
            Caller caller, InstitutionCode institution, List<OccurrencePattern> rows, Set<String> untouched) {
        caller.require(WRITE);
        return imported(caller, institution, () -> patterns.importAll(caller, institution, rows, untouched));
    }

    @Override
    public List<RowOutcome> importVersions(Caller caller, InstitutionCode institution, List<VersionRow> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> versions.importAll(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importRequirements(Caller caller, InstitutionCode institution, List<RequirementRow> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> specifications.importRequirements(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importOutcomes(Caller caller, InstitutionCode institution, List<OutcomeRow> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> specifications.importOutcomes(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importOffers(Caller caller, InstitutionCode institution, List<OfferRow> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> specifications.importOffers(caller, institution, rows));
    }

    @Override
    public List<RowOutcome> importAttendance(Caller caller, InstitutionCode institution, List<AttendanceRow> rows) {
        caller.require(WRITE);
        return imported(caller, institution, () -> specifications.importAttendance(caller, institution, rows));
    }

    private Faults institution(Caller caller, InstitutionCode institution) {
        if (institution == null) {
            return new Faults().check(false, "institution", null, "must be given");
        }
        caller.scope().require(institution);
        return new Faults()
                .check(exists(caller, institution), "institution", institution, "must be an institution that exists");
    }

    // who may write the curriculum need not hold the privilege to read institutions; this asks for existence alone
    private boolean exists(Caller caller, InstitutionCode institution) {
        try {
            institutions.get(caller.acting(caller.scope(), Institutions.READ), institution);
            return true;
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Rows of an institution that the caller may write for. */
    private List<RowOutcome> imported(Caller caller, InstitutionCode institution, Supplier<List<RowOutcome>> work) {
        institution(caller, institution).refuse();
        return write(CROSSED, work);
    }

    private <T> T write(Problem conflict, Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure failure) {
            if (failure.integrityViolated()) {
                throw conflict.exception();
            }
            throw failure;
        }
    }
}
