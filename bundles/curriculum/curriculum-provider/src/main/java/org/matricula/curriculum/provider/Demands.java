package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.curriculum.api.CurriculumCheck.Result;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Scope;

/**
 * Whether students of programmes can meet what the modules demand that they have to take: in the versions of a change
 * set all core modules, in the others that count then those of which the change set proposes the demands.
 */
final class Demands {

    private final VersionStore versions;
    private final SpecificationStore specifications;
    private final ModuleStore modules;
    private final Scope scope;
    private final ChangeSet set;
    private final List<CurriculumCheck> found = new ArrayList<>();

    Demands(VersionStore versions, SpecificationStore specifications, ModuleStore modules, Scope scope, ChangeSet set) {
        this.versions = versions;
        this.specifications = specifications;
        this.modules = modules;
        this.scope = scope;
        this.set = set;
    }

    /** What is found. */
    List<CurriculumCheck> checks(List<ProgrammeVersion> proposed, List<ModuleSpecification> specified) {
        Map<ModuleId, ModuleSpecification> demanding = specified.stream()
                .filter(s -> s.aspect() == ModuleSpecification.Aspect.REQUIREMENTS)
                .collect(Collectors.toMap(ModuleSpecification::moduleId, s -> s));
        Set<ProgrammeVersion> all = new LinkedHashSet<>(proposed);
        if (!demanding.isEmpty()) {
            all.addAll(versions.countingWith(scope, set, demanding.keySet()));
        }
        Map<ProgrammeId, AcademicSession> until = versions.until(
                scope, set, proposed.stream().map(ProgrammeVersion::programmeId).toList());
        for (ProgrammeVersion version : all) {
            Map<String, Module> named =
                    modules.byCode(scope, version.institution(), StructureRules.modules(version.structure()));
            Map<ModuleId, ModuleSpecification> demands = new HashMap<>(demanding);
            if (version.changeSetId().equals(set.id())) {
                specifications
                        .inForce(
                                scope,
                                set.institution(),
                                named.values().stream().map(Module::id).toList(),
                                ModuleSpecification.Aspect.REQUIREMENTS,
                                version.effectiveFrom())
                        .forEach(demands::putIfAbsent);
            }
            version.structure().routes().forEach(route -> route(version, route, named, demands));
            if (version.changeSetId().equals(set.id())) {
                later(version, until.get(version.programmeId()), named);
            }
        }
        return found;
    }

    /** What is demanded from later sessions on, in which the version still counts. */
    private void later(ProgrammeVersion version, AcademicSession until, Map<String, Module> named) {
        Set<ModuleId> ids = named.values().stream().map(Module::id).collect(Collectors.toSet());
        specifications.approvedRequirements(scope, set.institution()).stream()
                .filter(s -> ids.contains(s.moduleId()))
                .map(ModuleSpecification::effectiveFrom)
                .filter(session -> session.compareTo(version.effectiveFrom()) > 0
                        && (until == null || session.compareTo(until) < 0))
                .distinct()
                .sorted()
                .forEach(session -> {
                    Map<ModuleId, ModuleSpecification> demands = specifications
                            .inForce(scope, set.institution(), ids, ModuleSpecification.Aspect.REQUIREMENTS, session)
                            .values()
                            .stream()
                            .filter(s -> s.effectiveFrom().equals(session))
                            .collect(Collectors.toMap(ModuleSpecification::moduleId, s -> s));
                    version.structure().routes().forEach(route -> route(version, route, named, demands));
                });
    }

    private void route(
            ProgrammeVersion version,
            Route route,
            Map<String, Module> named,
            Map<ModuleId, ModuleSpecification> demands) {
        List<ModuleRule> rules = StageChoice.onRoute(version.structure(), route);
        List<String> stages =
                version.structure().stages().stream().map(Stage::code).toList();
        Map<ModuleId, Integer> first = new HashMap<>();
        Set<ModuleId> core = new HashSet<>();
        for (ModuleRule rule : rules) {
            rule.modules().stream().map(named::get).map(Module::id).forEach(id -> {
                first.merge(id, stages.indexOf(rule.stage()), Math::min);
                if (rule.kind() == ModuleRule.Kind.CORE) {
                    core.add(id);
                }
            });
        }
        String subject = RegulationChecks.subject(version) + ", route " + route.code() + ", module ";
        named.values().stream()
                .filter(module -> core.contains(module.id()) && demands.containsKey(module.id()))
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(module -> demands.get(module.id())
                        .requirements()
                        .forEach(demand -> demand(subject + module.code(), module, demand, first, core)));
    }

    private void demand(
            String subject, Module module, Requirement demand, Map<ModuleId, Integer> first, Set<ModuleId> core) {
        if (demand.kind() == Requirement.Kind.EXCLUDED) {
            List<ModuleId> excluded =
                    demand.anyOf().stream().filter(core::contains).toList();
            if (!excluded.isEmpty()) {
                add(
                        subject,
                        Result.REFUSED,
                        "EXCLUDES_CORE",
                        "It excludes " + codes(excluded) + ", which everybody takes too.");
            }
            return;
        }
        List<Integer> there =
                demand.anyOf().stream().map(first::get).filter(Objects::nonNull).toList();
        if (there.isEmpty()) {
            add(
                    subject,
                    Result.DISCRETION,
                    "DEMAND_ELSEWHERE",
                    "Everybody takes it, and it demands " + codes(demand.anyOf()) + ", which the route does not have.");
        } else if (there.stream().allMatch(stage -> stage > first.get(module.id()))) {
            add(
                    subject,
                    Result.REFUSED,
                    "DEMAND_LATER",
                    "Everybody takes it, and it demands " + codes(demand.anyOf()) + ", which comes later.");
        }
    }

    private String codes(List<ModuleId> ids) {
        return modules.byId(scope, ids).values().stream()
                .map(Module::code)
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private void add(String subject, Result result, String code, String wording) {
        found.add(new CurriculumCheck(subject, "structure", result, code, null, wording, null));
    }
}
