package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecificationId;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.OutcomeRow;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.RequirementRow;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Drafts what modules demand and teach, whether they are offered and what attendance they require, in the transaction of the thread. What is decided is never touched. */
final class SpecificationWrites {

    private static final int MOST_REQUIREMENTS = 50;
    private static final int MOST_ALTERNATIVES = 50;
    private static final int MOST_OUTCOMES = 50;
    private static final int MOST_ELEMENTS = 50;
    private static final int LONGEST_CODE = 16;
    private static final int LONGEST_WORDING = 2000;

    private final SpecificationStore store;
    private final ModuleStore modules;
    private final ChangeSetWrites sets;
    private final Identifiers identifiers;
    private final AuditTrail audit;

    SpecificationWrites(
            SpecificationStore store,
            ModuleStore modules,
            ChangeSetWrites sets,
            Identifiers identifiers,
            AuditTrail audit) {
        this.store = store;
        this.modules = modules;
        this.sets = sets;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    ModuleSpecification propose(
            Caller caller,
            ModuleId id,
            ChangeSetId changeSet,
            List<Requirement> requirements,
            String reason,
            Long version) {
        Module module = module(caller, id);
        Set<ModuleId> named =
                requirements.stream().flatMap(r -> r.anyOf().stream()).collect(Collectors.toSet());
        Set<ModuleId> known = modules.byId(caller.scope(), named).values().stream()
                .filter(m -> m.institution().equals(module.institution()))
                .map(Module::id)
                .collect(Collectors.toSet());
        Faults faults = requirements(new Faults(), module, requirements, known);
        return propose(caller, module, changeSet, Aspect.REQUIREMENTS, Said.of(requirements), reason, version, faults);
    }

    ModuleSpecification proposeOutcomes(
            Caller caller,
            ModuleId id,
            ChangeSetId changeSet,
            List<LearningOutcome> outcomes,
            String reason,
            Long version) {
        Module module = module(caller, id);
        Faults faults = outcomes(new Faults(), outcomes);
        return propose(caller, module, changeSet, Aspect.OUTCOMES, Said.taught(outcomes), reason, version, faults);
    }

    ModuleSpecification proposeOffer(
            Caller caller, ModuleId id, ChangeSetId changeSet, Boolean offered, String reason, Long version) {
        Faults faults = new Faults().given("offered", offered);
        return propose(
                caller, module(caller, id), changeSet, Aspect.OFFER, Said.offered(offered), reason, version, faults);
    }

    ModuleSpecification proposeAttendance(
            Caller caller, ModuleId id, ChangeSetId changeSet, String attendance, String reason, Long version) {
        return propose(
                caller,
                module(caller, id),
                changeSet,
                Aspect.ATTENDANCE,
                Said.attendance(attendance),
                reason,
                version,
                attendance(new Faults(), attendance));
    }

    /** What a specification says of its aspect; nothing of the others. */
    private record Said(
            List<Requirement> requirements, List<LearningOutcome> outcomes, Boolean offered, String attendance) {

        static Said of(List<Requirement> requirements) {
            return new Said(List.copyOf(requirements), List.of(), null, null);
        }

        static Said taught(List<LearningOutcome> outcomes) {
            return new Said(List.of(), List.copyOf(outcomes), null, null);
        }

        static Said offered(Boolean offered) {
            return new Said(List.of(), List.of(), offered, null);
        }

        static Said attendance(String attendance) {
            return new Said(List.of(), List.of(), null, attendance);
        }

        static Said by(ModuleSpecification s) {
            return new Said(s.requirements(), s.outcomes(), s.offered(), s.attendance());
        }
    }

    private ModuleSpecification propose(
            Caller caller,
            Module module,
            ChangeSetId changeSet,
            Aspect aspect,
            Said said,
            String reason,
            Long version,
            Faults faults) {
        Rules.reason(faults.given("changeSetId", changeSet), reason).refuse();
        ChangeSet set = sets.draft(caller, changeSet);
        if (!set.institution().equals(module.institution())) {
            throw Problem.invalid("changeSetId", changeSet, "must be of the module's institution")
                    .exception();
        }
        List<ModuleSpecification> there = store.of(caller.scope(), List.of(module.id()), aspect);
        ModuleSpecification mine = there.stream()
                .filter(s -> s.changeSetId().equals(changeSet))
                .findFirst()
                .orElse(null);
        requireVersion(mine, version);
        int number = there.stream().mapToInt(ModuleSpecification::number).max().orElse(0) + 1;
        ModuleSpecification after = mine == null ? specification(module, aspect, number, set, said) : with(mine, said);
        if (mine != null && Said.by(mine).equals(said)) {
            return mine;
        }
        if (mine == null) {
            store.insert(List.of(after));
        } else {
            store.replace(List.of(after));
        }
        audit.record(
                caller,
                AuditEntry.changed(module.institution(), "curriculum.propose", subject(after), reason, mine, after));
        return after;
    }

    /** Who replaces a proposal has seen it. */
    private static void requireVersion(ModuleSpecification mine, Long version) {
        if (mine == null && version == null) {
            return;
        }
        if (mine == null) {
            throw Problem.of(Problem.Kind.STALE, "The change set proposes nothing of it yet.")
                    .exception();
        }
        if (version == null) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION_REQUIRED,
                            "The change set proposes something of it already, in version " + mine.version()
                                    + ", which has to be named.")
                    .exception();
        }
        new Versioned<>(mine, mine.version()).requireVersion(version);
    }

    List<RowOutcome> importRequirements(Caller caller, InstitutionCode institution, List<RequirementRow> rows) {
        Set<String> codes = new HashSet<>();
        rows.forEach(row -> {
            codes.add(row.moduleCode());
            row.demands().forEach(demand -> codes.addAll(demand.anyOf()));
        });
        codes.remove(null);
        Map<String, Module> known = modules.byCode(caller.scope(), institution, codes);
        Set<ModuleId> ids = known.values().stream().map(Module::id).collect(Collectors.toSet());
        Import all = new Import(caller, institution, Aspect.REQUIREMENTS, known, codesOf(rows));
        List<RowOutcome> outcomes = new ArrayList<>();
        for (RequirementRow row : rows) {
            Module module = known.get(row.moduleCode());
            Faults faults = rowFaults(row.moduleCode(), module, row.effectiveFrom());
            List<Requirement> requirements = new ArrayList<>();
            for (int i = 0; i < row.demands().size(); i++) {
                RequirementRow.Demand demand = row.demands().get(i);
                List<ModuleId> anyOf = new ArrayList<>();
                for (int j = 0; j < demand.anyOf().size(); j++) {
                    Module other = known.get(demand.anyOf().get(j));
                    faults.check(
                            other != null,
                            "requirements[" + i + "].anyOf[" + j + "]",
                            demand.anyOf().get(j),
                            "must be a module of the institution");
                    if (other != null) {
                        anyOf.add(other.id());
                    }
                }
                requirements.add(new Requirement(demand.kind(), anyOf));
            }
            if (faults.isEmpty()) {
                requirements(faults, module, requirements, ids);
            }
            outcomes.add(
                    faults.isEmpty()
                            ? all.put(module, row.effectiveFrom(), Said.of(requirements))
                            : RowOutcome.refused(faults.problem()));
        }
        all.write();
        return outcomes;
    }

    List<RowOutcome> importOutcomes(Caller caller, InstitutionCode institution, List<OutcomeRow> rows) {
        return imported(
                caller,
                institution,
                Aspect.OUTCOMES,
                rows,
                row -> new Place(row.moduleCode(), row.effectiveFrom()),
                (row, faults) -> outcomes(faults, row.outcomes()),
                row -> Said.taught(row.outcomes()));
    }

    List<RowOutcome> importOffers(Caller caller, InstitutionCode institution, List<OfferRow> rows) {
        return imported(
                caller,
                institution,
                Aspect.OFFER,
                rows,
                row -> new Place(row.moduleCode(), row.effectiveFrom()),
                (row, faults) -> faults.given("offered", row.offered()),
                row -> Said.offered(row.offered()));
    }

    List<RowOutcome> importAttendance(Caller caller, InstitutionCode institution, List<AttendanceRow> rows) {
        return imported(
                caller,
                institution,
                Aspect.ATTENDANCE,
                rows,
                row -> new Place(row.moduleCode(), row.effectiveFrom()),
                (row, faults) -> attendance(faults.given("required", row.required()), row.attendance())
                        .check(
                                row.required() == null || row.required() == (row.attendance() != null),
                                "attendance",
                                row.attendance(),
                                "must be given where it is required, and nowhere else"),
                row -> Said.attendance(row.attendance()));
    }

    private record Place(String module, AcademicSession effectiveFrom) {}

    private <R> List<RowOutcome> imported(
            Caller caller,
            InstitutionCode institution,
            Aspect aspect,
            List<R> rows,
            Function<R, Place> place,
            BiConsumer<R, Faults> check,
            Function<R, Said> said) {
        List<String> codes = rows.stream()
                .map(row -> place.apply(row).module())
                .filter(Objects::nonNull)
                .toList();
        Map<String, Module> known = modules.byCode(caller.scope(), institution, codes);
        Import all = new Import(caller, institution, aspect, known, codes);
        List<RowOutcome> results = new ArrayList<>();
        for (R row : rows) {
            Place at = place.apply(row);
            Module module = known.get(at.module());
            Faults faults = rowFaults(at.module(), module, at.effectiveFrom());
            check.accept(row, faults);
            results.add(
                    faults.isEmpty()
                            ? all.put(module, at.effectiveFrom(), said.apply(row))
                            : RowOutcome.refused(faults.problem()));
        }
        all.write();
        return results;
    }

    private record Key(ModuleId module, AcademicSession effectiveFrom) {}

    /** One set-wise import: what is there, what is to be written. */
    private final class Import {

        private final Caller caller;
        private final InstitutionCode institution;
        private final Aspect aspect;
        private final Map<Key, List<ModuleSpecification>> there = new HashMap<>();
        private final Map<ModuleId, Integer> numbers = new HashMap<>();
        private final Map<AcademicSession, ChangeSet> drafts = new HashMap<>();
        private final Map<ModuleSpecificationId, ModuleSpecification> added = new LinkedHashMap<>();
        private final Map<ModuleSpecificationId, ModuleSpecification> changed = new LinkedHashMap<>();
        private final List<AuditEntry> entries = new ArrayList<>();

        Import(
                Caller caller,
                InstitutionCode institution,
                Aspect aspect,
                Map<String, Module> known,
                List<String> codes) {
            this.caller = caller;
            this.institution = institution;
            this.aspect = aspect;
            List<ModuleId> ids = codes.stream()
                    .map(known::get)
                    .filter(Objects::nonNull)
                    .map(Module::id)
                    .toList();
            for (ModuleSpecification s : store.of(caller.scope(), ids, aspect)) {
                there.computeIfAbsent(new Key(s.moduleId(), s.effectiveFrom()), any -> new ArrayList<>())
                        .add(s);
                numbers.merge(s.moduleId(), s.number(), Math::max);
            }
        }

        RowOutcome put(Module module, AcademicSession effectiveFrom, Said said) {
            List<ModuleSpecification> same =
                    there.computeIfAbsent(new Key(module.id(), effectiveFrom), any -> new ArrayList<>());
            ModuleSpecification alike = ChangeSetWrites.standing(same, ModuleSpecification::state)
                    .filter(s -> Said.by(s).equals(said))
                    .findFirst()
                    .orElse(null);
            if (alike != null) {
                return RowOutcome.unchanged(alike.id().toString());
            }
            ChangeSet set =
                    drafts.computeIfAbsent(effectiveFrom, session -> sets.imported(caller, institution, session));
            ModuleSpecification mine = same.stream()
                    .filter(s -> s.changeSetId().equals(set.id()))
                    .findFirst()
                    .orElse(null);
            if (mine != null && Said.by(mine).equals(said)) {
                return RowOutcome.unchanged(mine.id().toString());
            }
            ModuleSpecification after = mine == null
                    ? specification(module, aspect, numbers.merge(module.id(), 1, Integer::sum), set, said)
                    : with(mine, said);
            entries.add(AuditEntry.changed(institution, "curriculum.propose", subject(after), null, mine, after));
            same.remove(mine);
            same.add(after);
            (mine == null || added.containsKey(mine.id()) ? added : changed).put(after.id(), after);
            return mine == null
                    ? RowOutcome.created(after.id().toString())
                    : RowOutcome.changed(after.id().toString());
        }

        void write() {
            store.insert(added.values());
            store.replace(changed.values());
            audit.record(caller, entries);
        }
    }

    private static List<String> codesOf(List<RequirementRow> rows) {
        return rows.stream()
                .map(RequirementRow::moduleCode)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Faults rowFaults(String code, Module module, AcademicSession effectiveFrom) {
        return new Faults()
                .check(module != null, "moduleCode", code, "must be a module of the institution")
                .given("effectiveFrom", effectiveFrom);
    }

    private static Faults requirements(
            Faults faults, Module module, List<Requirement> requirements, Set<ModuleId> known) {
        faults.check(
                requirements.size() <= MOST_REQUIREMENTS,
                "requirements",
                requirements.size(),
                "must hold at most " + MOST_REQUIREMENTS);
        Map<Requirement.Kind, Set<ModuleId>> named = new EnumMap<>(Requirement.Kind.class);
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            String at = "requirements[" + i + "]";
            faults.given(at + ".kind", requirement.kind())
                    .check(
                            !requirement.anyOf().isEmpty()
                                    && requirement.anyOf().size() <= MOST_ALTERNATIVES
                                    && new HashSet<>(requirement.anyOf()).size()
                                            == requirement.anyOf().size(),
                            at + ".anyOf",
                            requirement.anyOf(),
                            "must name 1 to " + MOST_ALTERNATIVES + " modules, each once");
            for (ModuleId other : requirement.anyOf()) {
                faults.check(known.contains(other), at + ".anyOf", other, "must be a module of the institution")
                        .check(!other.equals(module.id()), at + ".anyOf", other, "must not be the module itself");
            }
            if (requirement.kind() != null) {
                named.computeIfAbsent(requirement.kind(), any -> new LinkedHashSet<>())
                        .addAll(requirement.anyOf());
            }
        }
        Set<ModuleId> excluded = named.getOrDefault(Requirement.Kind.EXCLUDED, Set.of());
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            faults.check(
                    requirement.kind() == Requirement.Kind.EXCLUDED
                            || requirement.anyOf().isEmpty()
                            || !excluded.containsAll(requirement.anyOf()),
                    "requirements[" + i + "].anyOf",
                    requirement.anyOf(),
                    "must not demand what is excluded");
        }
        return faults;
    }

    private static Faults attendance(Faults faults, String attendance) {
        return attendance == null ? faults : faults.text("attendance", attendance, LONGEST_WORDING);
    }

    private static Faults outcomes(Faults faults, List<LearningOutcome> outcomes) {
        faults.check(
                outcomes.size() <= MOST_OUTCOMES, "outcomes", outcomes.size(), "must hold at most " + MOST_OUTCOMES);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < outcomes.size(); i++) {
            LearningOutcome outcome = outcomes.get(i);
            String at = "outcomes[" + i + "]";
            faults.text(at + ".code", outcome.code(), LONGEST_CODE)
                    .check(codes.add(outcome.code()), at + ".code", outcome.code(), "must be unique within the module")
                    .text(at + ".wording", outcome.wording(), LONGEST_WORDING)
                    .check(
                            outcome.assessedBy().size() <= MOST_ELEMENTS,
                            at + ".assessedBy",
                            outcome.assessedBy().size(),
                            "must hold at most " + MOST_ELEMENTS);
            for (String element : outcome.assessedBy()) {
                Rules.listed(faults, at + ".assessedBy", element);
            }
        }
        return faults;
    }

    private Module module(Caller caller, ModuleId id) {
        return modules.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("module", id).exception())
                .record();
    }

    private static String subject(ModuleSpecification specification) {
        return "module-specification/" + specification.id();
    }

    private ModuleSpecification specification(Module module, Aspect aspect, int number, ChangeSet set, Said said) {
        return new ModuleSpecification(
                new ModuleSpecificationId(identifiers.next()),
                module.id(),
                module.code(),
                module.institution(),
                aspect,
                number,
                set.id(),
                set.effectiveFrom(),
                set.state(),
                said.requirements(),
                said.outcomes(),
                said.offered(),
                said.attendance());
    }

    private static ModuleSpecification with(ModuleSpecification s, Said said) {
        return new ModuleSpecification(
                s.id(),
                s.moduleId(),
                s.moduleCode(),
                s.institution(),
                s.aspect(),
                s.number(),
                s.changeSetId(),
                s.effectiveFrom(),
                s.state(),
                said.requirements(),
                said.outcomes(),
                said.offered(),
                said.attendance(),
                s.version() + 1);
    }
}
