package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.kernel.api.security.Scope;

/**
 * Who still needs the modules that a change set discontinues: programmes by their rules, other modules by their demands,
 * runs that are set up. A core rule, a choice that cannot be made any more and a co-requisite stand against it.
 */
final class Endings {

    private static final String POLICY = "structure";

    private final VersionStore versions;
    private final SpecificationStore specifications;
    private final ModuleStore modules;
    private final OccurrenceStore occurrences;
    private final Scope scope;
    private final ChangeSet set;
    private final Map<String, Module> ending;
    private final List<CurriculumCheck> found = new ArrayList<>();

    Endings(
            VersionStore versions,
            SpecificationStore specifications,
            ModuleStore modules,
            OccurrenceStore occurrences,
            Scope scope,
            ChangeSet set,
            Collection<ModuleId> ending) {
        this.versions = versions;
        this.specifications = specifications;
        this.modules = modules;
        this.occurrences = occurrences;
        this.scope = scope;
        this.set = set;
        this.ending = new TreeMap<>(modules.byId(scope, ending).values().stream()
                .collect(Collectors.toMap(Module::code, module -> module)));
    }

    /** What is found. */
    List<CurriculumCheck> checks() {
        List<ProgrammeVersion> relevant = versions.countingWith(
                scope, set, ending.values().stream().map(Module::id).toList());
        Set<String> named = new HashSet<>();
        relevant.forEach(version -> named.addAll(StructureRules.modules(version.structure())));
        Map<String, Module> known = modules.byCode(scope, set.institution(), named);
        for (ProgrammeVersion version : relevant) {
            ProgrammeStructure left = left(version.structure());
            for (ModuleRule rule : version.structure().rules()) {
                rule(version, rule, left, known);
            }
        }
        demands();
        runs();
        return found;
    }

    private void rule(ProgrammeVersion version, ModuleRule rule, ProgrammeStructure left, Map<String, Module> known) {
        for (String code : rule.modules()) {
            if (!ending.containsKey(code)) {
                continue;
            }
            String where = RegulationChecks.subject(version) + ", rule " + rule.code() + " of stage " + rule.stage();
            if (rule.kind() == ModuleRule.Kind.CORE) {
                add(code, Result.REFUSED, "STILL_CORE", where + " needs it: all its modules are compulsory.");
            } else if (!fillable(rule, left, known)) {
                add(code, Result.REFUSED, "CHOICE_TOO_SMALL", where + " cannot be met without it.");
            } else {
                add(code, Result.DISCRETION, "STILL_OPTION", where + " names it; the choice becomes smaller.");
            }
        }
    }

    /** Whether the stage of a rule adds up on each of its routes with what is left to choose from. */
    private static boolean fillable(ModuleRule rule, ProgrammeStructure left, Map<String, Module> known) {
        Stage stage = left.stages().stream()
                .filter(one -> one.code().equals(rule.stage()))
                .findFirst()
                .orElseThrow();
        return left.routes().stream()
                .filter(route -> rule.route() == null || rule.route().equals(route.code()))
                .allMatch(route -> new StageChoice(left, route, stage, known).addsUp());
    }

    // what is core stays: it is named by itself
    private ProgrammeStructure left(ProgrammeStructure structure) {
        return new ProgrammeStructure(
                structure.stages(),
                structure.routes(),
                structure.rules().stream()
                        .map(rule -> rule.kind() == ModuleRule.Kind.CORE
                                ? rule
                                : new ModuleRule(
                                        rule.code(),
                                        rule.stage(),
                                        rule.route(),
                                        rule.kind(),
                                        rule.minCredits(),
                                        rule.maxCredits(),
                                        rule.minModules(),
                                        rule.maxModules(),
                                        rule.modules().stream()
                                                .filter(code -> !ending.containsKey(code))
                                                .toList()))
                        .toList());
    }

    private void demands() {
        Map<ModuleId, String> codes = new HashMap<>();
        ending.values().forEach(module -> codes.put(module.id(), module.code()));
        Set<ModuleId> demanding = specifications.approvedRequirements(scope, set.institution()).stream()
                .map(ModuleSpecification::moduleId)
                .filter(id -> !codes.containsKey(id))
                .collect(Collectors.toSet());
        Map<ModuleId, ModuleSpecification> inForce = new HashMap<>(specifications.inForce(
                scope, set.institution(), demanding, ModuleSpecification.Aspect.REQUIREMENTS, set.effectiveFrom()));
        specifications.in(scope, set.id()).stream()
                .filter(s -> s.aspect() == ModuleSpecification.Aspect.REQUIREMENTS)
                .forEach(s -> inForce.put(s.moduleId(), s));
        for (ModuleSpecification specification : inForce.values()) {
            for (Requirement requirement : specification.requirements()) {
                boolean hopeless = requirement.kind() != Requirement.Kind.EXCLUDED
                        && codes.keySet().containsAll(requirement.anyOf());
                if (hopeless) {
                    boolean together = requirement.kind() == Requirement.Kind.COREQUISITE;
                    requirement
                            .anyOf()
                            .forEach(id -> add(
                                    codes.get(id),
                                    together ? Result.REFUSED : Result.DISCRETION,
                                    "STILL_DEMANDED",
                                    "module " + specification.moduleCode() + " demands it as " + requirement.kind()
                                            + ", and nothing else meets the demand."));
                }
            }
        }
    }

    private void runs() {
        for (Occurrence run : occurrences.ofModules(scope, set.institution(), ending.keySet())) {
            if (run.session().compareTo(set.effectiveFrom()) >= 0) {
                add(
                        run.moduleCode(),
                        Result.DISCRETION,
                        "RUN_THERE",
                        "It is set up to run in " + run.session() + ", " + run.period()
                                + "; whoever is registered has to be told.");
            }
        }
    }

    private void add(String code, Result result, String finding, String wording) {
        found.add(new CurriculumCheck("module " + code, POLICY, result, finding, null, wording, null));
    }
}
