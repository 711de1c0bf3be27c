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
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
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
            for (ModuleRule rule : version.structure().rules()) {
                rule(version, rule, known);
            }
        }
        demands();
        runs();
        return found;
    }

    private void rule(ProgrammeVersion version, ModuleRule rule, Map<String, Module> known) {
        for (String code : rule.modules()) {
            if (!ending.containsKey(code)) {
                continue;
            }
            String where = RegulationChecks.subject(version) + ", rule " + rule.code() + " of stage " + rule.stage();
            if (rule.kind() == ModuleRule.Kind.CORE) {
                add(code, Result.REFUSED, "STILL_CORE", where + " needs it: all its modules are compulsory.");
            } else if (!fillable(rule, known)) {
                add(code, Result.REFUSED, "CHOICE_TOO_SMALL", where + " cannot be met without it.");
            } else {
                add(code, Result.DISCRETION, "STILL_OPTION", where + " names it; the choice becomes smaller.");
            }
        }
    }

    private boolean fillable(ModuleRule rule, Map<String, Module> known) {
        List<Integer> left = rule.modules().stream()
                .filter(code -> !ending.containsKey(code))
                .map(code -> known.get(code).credits())
                .toList();
        return (rule.minModules() == null || left.size() >= rule.minModules())
                && (rule.minCredits() == null
                        || left.stream().mapToInt(Integer::intValue).sum() >= rule.minCredits());
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
