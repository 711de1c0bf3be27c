package org.matricula.curriculum.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.ChangeSetStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts, submits and decides changes of the curriculum. */
@Component
public final class CurriculumChangesService implements CurriculumChanges {

    private static final int LONGEST_EVIDENCE = 2000;
    private static final Problem CROSSED = Problem.of(
            Problem.Kind.CONFLICT, "Somebody else is drafting the same at this moment; read it again and repeat.");

    private final ChangeSetStore store;
    private final VersionStore versions;
    private final SpecificationStore specifications;
    private final ProgrammeStore programmes;
    private final ModuleStore modules;
    private final OccurrenceStore occurrences;
    private final AwardStore awards;
    private final RegulationChecks regulations;
    private final Institutions institutions;
    private final LocalDays days;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ChangeSetWrites sets;
    private final VersionWrites versionWrites;
    private final SpecificationWrites specificationWrites;

    /** Works on the stores and asks the regulations. */
    @Activate
    public CurriculumChangesService(
            @Reference ChangeSetStore store,
            @Reference VersionStore versions,
            @Reference SpecificationStore specifications,
            @Reference ProgrammeStore programmes,
            @Reference ModuleStore modules,
            @Reference OccurrenceStore occurrences,
            @Reference AwardStore awards,
            @Reference RegulationChecks regulations,
            @Reference Institutions institutions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.store = store;
        this.versions = versions;
        this.specifications = specifications;
        this.programmes = programmes;
        this.modules = modules;
        this.occurrences = occurrences;
        this.awards = awards;
        this.regulations = regulations;
        this.institutions = institutions;
        this.days = days;
        this.transactions = transactions;
        this.audit = audit;
        this.sets = new ChangeSetWrites(store, identifiers, audit, clock);
        this.versionWrites = new VersionWrites(versions, programmes, modules, sets, identifiers, audit);
        this.specificationWrites = new SpecificationWrites(specifications, modules, sets, identifiers, audit);
    }

    @Override
    public ChangeSet begin(
            Caller caller, InstitutionCode institution, String title, AcademicSession effectiveFrom, String reason) {
        caller.require(WRITE);
        if (institution == null) {
            throw Problem.invalid("institution", null, "must be given").exception();
        }
        caller.scope().require(institution);
        return write(() -> sets.begin(caller, institution, title, effectiveFrom, reason, new Faults()));
    }

    @Override
    public Page<ChangeSet> list(Caller caller, InstitutionCode institution, ChangeSet.State state, PageRequest page) {
        caller.require(READ);
        return store.page(caller.scope(), institution, state, page);
    }

    @Override
    public ChangeSet get(Caller caller, ChangeSetId id) {
        caller.require(READ);
        return sets.get(caller, id);
    }

    @Override
    public List<ProgrammeVersion> versions(Caller caller, ChangeSetId id) {
        caller.require(READ);
        sets.get(caller, id);
        return versions.in(caller.scope(), id).stream().map(Versioned::record).toList();
    }

    @Override
    public List<ModuleSpecification> specifications(Caller caller, ChangeSetId id) {
        caller.require(READ);
        sets.get(caller, id);
        return specifications.in(caller.scope(), id);
    }

    @Override
    public List<CurriculumCheck> checks(Caller caller, ChangeSetId id) {
        caller.require(READ);
        ChangeSet set = sets.get(caller, id);
        return set.state() == ChangeSet.State.DRAFT ? judge(caller, set) : store.checks(caller.scope(), set);
    }

    @Override
    public Versioned<ProgrammeVersion> draft(Caller caller, VersionDraft draft) {
        caller.require(WRITE);
        return write(() -> versionWrites.draft(caller, draft));
    }

    @Override
    public Versioned<ProgrammeVersion> restructure(
            Caller caller,
            ProgrammeId programme,
            int number,
            String title,
            ProgrammeStructure structure,
            long version,
            String reason) {
        caller.require(WRITE);
        return write(() -> versionWrites.restructure(caller, programme, number, title, structure, version, reason));
    }

    @Override
    public ModuleSpecification proposeRequirements(
            Caller caller,
            ModuleId module,
            ChangeSetId changeSet,
            List<Requirement> requirements,
            String reason,
            Long version) {
        caller.require(WRITE);
        return write(() -> specificationWrites.propose(caller, module, changeSet, requirements, reason, version));
    }

    @Override
    public ModuleSpecification proposeOutcomes(
            Caller caller,
            ModuleId module,
            ChangeSetId changeSet,
            List<LearningOutcome> outcomes,
            String reason,
            Long version) {
        caller.require(WRITE);
        return write(() -> specificationWrites.proposeOutcomes(caller, module, changeSet, outcomes, reason, version));
    }

    @Override
    public ModuleSpecification proposeOffer(
            Caller caller, ModuleId module, ChangeSetId changeSet, Boolean offered, String reason, Long version) {
        caller.require(WRITE);
        return write(() -> specificationWrites.proposeOffer(caller, module, changeSet, offered, reason, version));
    }

    @Override
    public ModuleSpecification proposeAttendance(
            Caller caller, ModuleId module, ChangeSetId changeSet, String attendance, String reason, Long version) {
        caller.require(WRITE);
        return write(
                () -> specificationWrites.proposeAttendance(caller, module, changeSet, attendance, reason, version));
    }

    @Override
    public ChangeSet submit(Caller caller, ChangeSetId id, String evidence) {
        caller.require(WRITE);
        return write(() -> {
            ChangeSet set = sets.draft(caller, id);
            if (evidence != null) {
                new Faults().text("evidence", evidence, LONGEST_EVIDENCE).refuse();
            }
            List<CurriculumCheck> checks = passed(caller, set);
            if (!store.submit(id, caller.name(), sets.now(), evidence)) {
                throw ChangeSetWrites.notIn(set, ChangeSet.State.DRAFT);
            }
            store.keep(set, ChangeSetStore.SUBMISSION, checks);
            return recorded(caller, set, "curriculum.submit", evidence);
        });
    }

    @Override
    public ChangeSet approve(Caller caller, ChangeSetId id, String reason) {
        caller.require(APPROVE);
        return write(() -> {
            ChangeSet set = submitted(caller, id, reason);
            decide(caller, set, ChangeSet.State.APPROVED, reason);
            // judged after the row is held, so that of two approvals at once the second sees the first
            store.keep(set, ChangeSetStore.APPROVAL, passed(caller, set));
            return recorded(caller, set, "curriculum.approve", reason);
        });
    }

    @Override
    public ChangeSet reject(Caller caller, ChangeSetId id, String reason) {
        caller.require(APPROVE);
        return write(() -> {
            ChangeSet set = submitted(caller, id, reason);
            decide(caller, set, ChangeSet.State.REJECTED, reason);
            return recorded(caller, set, "curriculum.reject", reason);
        });
    }

    @Override
    public ChangeSet withdraw(Caller caller, ChangeSetId id, String reason) {
        caller.require(WRITE);
        return write(() -> {
            ChangeSet set = sets.draft(caller, id);
            Rules.reason(new Faults(), reason).refuse();
            decide(caller, set, ChangeSet.State.REJECTED, reason);
            return recorded(caller, set, "curriculum.withdraw", reason);
        });
    }

    private ChangeSet submitted(Caller caller, ChangeSetId id, String reason) {
        ChangeSet set = sets.get(caller, id);
        if (set.state() != ChangeSet.State.SUBMITTED) {
            throw ChangeSetWrites.notIn(set, ChangeSet.State.SUBMITTED);
        }
        if (caller.name().equals(set.submittedBy())) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Whoever submitted a change does not decide it.")
                    .exception();
        }
        Rules.reason(new Faults(), reason).refuse();
        return set;
    }

    private void decide(Caller caller, ChangeSet set, ChangeSet.State state, String reason) {
        if (!store.decide(set, state, caller.name(), sets.now(), reason)) {
            throw ChangeSetWrites.notIn(set, set.state());
        }
    }

    private ChangeSet recorded(Caller caller, ChangeSet before, String action, String reason) {
        ChangeSet after = sets.get(caller, before.id());
        audit.record(
                caller,
                AuditEntry.changed(before.institution(), action, "change-set/" + before.id(), reason, before, after));
        return after;
    }

    /** The checks, when none of them refuses. */
    private List<CurriculumCheck> passed(Caller caller, ChangeSet set) {
        List<CurriculumCheck> checks = judge(caller, set);
        List<Fault> refused = checks.stream()
                .filter(check -> check.result() == CurriculumCheck.Result.REFUSED)
                .map(check -> new Fault(
                        check.subject(),
                        check.code(),
                        check.wording() + (check.clause() == null ? "" : " (" + check.clause() + ")")))
                .toList();
        if (!refused.isEmpty()) {
            throw Problem.invalid(refused).exception();
        }
        return checks;
    }

    private List<CurriculumCheck> judge(Caller caller, ChangeSet set) {
        Map<Boolean, List<ProgrammeVersion>> all = versions.in(caller.scope(), set.id()).stream()
                .map(Versioned::record)
                .collect(Collectors.partitioningBy(version -> version.replaced() == null));
        List<ProgrammeVersion> proposed = all.get(true);
        List<ModuleSpecification> specified = specifications.in(caller.scope(), set.id());
        List<CurriculumCheck> checks = new ArrayList<>();
        if (proposed.isEmpty() && all.get(false).isEmpty() && specified.isEmpty()) {
            checks.add(refusal("change set " + set.id(), "EMPTY", "A change set has at least one change."));
        }
        begun(caller, set).ifPresent(checks::add);
        all.get(false).forEach(version -> checks.add(replaced(version)));
        checks.addAll(superseded(caller, set, proposed, specified));
        checks.addAll(new Demands(versions, specifications, modules, caller.scope(), set).checks(proposed, specified));
        Map<ModuleId, Boolean> offers = specified.stream()
                .filter(s -> s.aspect() == ModuleSpecification.Aspect.OFFER)
                .collect(Collectors.toMap(ModuleSpecification::moduleId, ModuleSpecification::offered));
        Map<ProgrammeId, AcademicSession> until = versions.until(
                caller.scope(),
                set,
                proposed.stream().map(ProgrammeVersion::programmeId).toList());
        for (ProgrammeVersion version : proposed) {
            Programme programme = programmes
                    .find(caller.scope(), version.programmeId())
                    .orElseThrow()
                    .record();
            Award award = awards.byCode(List.of(programme.awardCode()))
                    .get(programme.awardCode())
                    .award();
            Map<String, Module> named =
                    modules.byCode(caller.scope(), version.institution(), StructureRules.modules(version.structure()));
            checks.addAll(StructureSums.checks(
                    RegulationChecks.subject(version), version.title(), version.structure(), programme, award, named));
            checks.addAll(discontinued(caller, version, until.get(version.programmeId()), named, offers));
            checks.addAll(regulations.of(caller, version, programme, award, named));
        }
        List<ModuleId> ending =
                offers.keySet().stream().filter(id -> !offers.get(id)).toList();
        if (!ending.isEmpty()) {
            checks.addAll(
                    new Endings(versions, specifications, modules, occurrences, caller.scope(), set, ending).checks());
        }
        if (specified.stream().anyMatch(s -> s.aspect() == ModuleSpecification.Aspect.REQUIREMENTS)) {
            circle(caller, set, specified).ifPresent(checks::add);
        }
        return checks;
    }

    /** What was decided elsewhere and has been replaced there is on record, and nothing that the regulations are asked of. */
    private static CurriculumCheck replaced(ProgrammeVersion version) {
        return new CurriculumCheck(
                RegulationChecks.subject(version),
                "structure",
                CurriculumCheck.Result.DISCRETION,
                "REPLACED",
                null,
                "It was in force in " + version.effectiveFrom()
                        + " until it was replaced, as a file says: it is kept for those who were registered by it, and"
                        + " does not count.",
                null);
    }

    /** What counts from a session that has begun changes what students were enrolled on (A.2.2.4). */
    private Optional<CurriculumCheck> begun(Caller caller, ChangeSet set) {
        LocalDate today = days.today(caller, set.institution());
        return institutions.sessions(caller.acting(caller.scope(), Institutions.READ), set.institution()).stream()
                .filter(dates -> dates.session().equals(set.effectiveFrom())
                        && !dates.starts().isAfter(today))
                .findFirst()
                .map(dates -> {
                    boolean over = dates.ends().isBefore(today);
                    return new CurriculumCheck(
                            "change set " + set.id(),
                            "structure",
                            CurriculumCheck.Result.DISCRETION,
                            over ? "SESSION_OVER" : "SESSION_BEGUN",
                            "A.2.2.4",
                            "It counts from " + set.effectiveFrom() + ", which "
                                    + (over ? "ended on " + dates.ends() : "began on " + dates.starts())
                                    + ": whoever approves says why it holds for those who studied by what counted"
                                    + " before.",
                            null);
                });
    }

    /** What stops counting, from which session on: of several from the same session the one approved last counts. */
    private List<CurriculumCheck> superseded(
            Caller caller, ChangeSet set, List<ProgrammeVersion> proposed, List<ModuleSpecification> specified) {
        List<CurriculumCheck> found = new ArrayList<>();
        Map<ProgrammeId, ProgrammeVersion> before = versions.before(
                caller.scope(),
                set,
                proposed.stream().map(ProgrammeVersion::programmeId).toList());
        for (ProgrammeVersion version : proposed) {
            ProgrammeVersion was = before.get(version.programmeId());
            if (was != null) {
                found.add(supersedes(
                        RegulationChecks.subject(version), "version " + was.number(), was.effectiveFrom(), set));
            }
        }
        specified.stream()
                .collect(Collectors.groupingBy(ModuleSpecification::aspect, TreeMap::new, Collectors.toList()))
                .forEach((aspect, ones) -> {
                    Map<ModuleId, ModuleSpecification> said = specifications.before(
                            caller.scope(),
                            set,
                            ones.stream().map(ModuleSpecification::moduleId).toList(),
                            aspect);
                    ones.stream()
                            .filter(one -> said.containsKey(one.moduleId()))
                            .forEach(one -> {
                                ModuleSpecification was = said.get(one.moduleId());
                                found.add(supersedes(
                                        "module " + one.moduleCode() + ", " + aspect,
                                        "change set " + was.changeSetId(),
                                        was.effectiveFrom(),
                                        set));
                            });
                });
        return found;
    }

    private static CurriculumCheck supersedes(String subject, String what, AcademicSession from, ChangeSet set) {
        return new CurriculumCheck(
                subject,
                "structure",
                CurriculumCheck.Result.MET,
                "SUPERSEDES",
                null,
                "From " + set.effectiveFrom() + " on it takes the place of " + what + ", which counts from " + from
                        + ".",
                null);
    }

    /**
     * Modules that the version names and that do not run any more when it begins, or in a later session in which it counts.
     *
     * @param until from which session on it does not count any more; null while no version follows
     * @param proposed what the change set itself says of modules, before what was approved
     */
    private List<CurriculumCheck> discontinued(
            Caller caller,
            ProgrammeVersion version,
            AcademicSession until,
            Map<String, Module> named,
            Map<ModuleId, Boolean> proposed) {
        SpecificationStore.Offers offers = specifications.offers(
                caller.scope(), named.values().stream().map(Module::id).toList());
        List<CurriculumCheck> found = new ArrayList<>();
        new TreeMap<>(named).forEach((code, module) -> {
            Boolean offered = proposed.get(module.id());
            Optional<AcademicSession> ended = offered == null
                    ? offers.endedBy(module.id(), version.effectiveFrom())
                    : offered ? Optional.empty() : Optional.of(version.effectiveFrom());
            ended.or(() -> offers.endedBetween(module.id(), version.effectiveFrom(), until))
                    .ifPresent(session -> found.add(refusal(
                            RegulationChecks.subject(version) + ", module " + code,
                            "DISCONTINUED",
                            "The module is discontinued from " + session + " on.")));
        });
        return found;
    }

    private Optional<CurriculumCheck> circle(Caller caller, ChangeSet set, List<ModuleSpecification> specified) {
        List<ModuleSpecification> all = Stream.concat(
                        specifications.approvedRequirements(caller.scope(), set.institution()).stream()
                                .filter(s -> !s.changeSetId().equals(set.id())),
                        specified.stream().filter(s -> s.aspect() == ModuleSpecification.Aspect.REQUIREMENTS))
                .toList();
        return Circles.first(all).map(circle -> {
            Map<ModuleId, Module> named = modules.byId(caller.scope(), circle);
            List<String> codes = circle.stream().map(id -> named.get(id).code()).toList();
            return refusal(
                    "module " + codes.get(0),
                    "CIRCLE",
                    "Prerequisites make a circle: " + String.join(", then ", codes) + ".");
        });
    }

    private static CurriculumCheck refusal(String subject, String code, String wording) {
        return new CurriculumCheck(subject, "structure", CurriculumCheck.Result.REFUSED, code, null, wording, null);
    }

    private <T> T write(Supplier<T> work) {
        try {
            return transactions.required(work);
        } catch (SqlFailure failure) {
            if (failure.integrityViolated()) {
                throw CROSSED.exception();
            }
            throw failure;
        }
    }
}
