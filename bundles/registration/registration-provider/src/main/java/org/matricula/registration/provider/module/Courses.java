package org.matricula.registration.provider.module;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.policies.taught.ModuleChoiceFacts.Course;
import org.matricula.policies.taught.ModuleChoiceFacts.Group;
import org.matricula.registration.api.ProgrammeRegistration;

/** What programmes specify for their students, by level and route. */
final class Courses {

    private final Map<ProgrammeRegistration, ProgrammeVersion> taughtBy;
    private final Map<String, Module> modules;

    /**
     * @param taughtBy the versions by which students are taught in the session
     * @param modules the modules that these name, by code
     */
    Courses(Map<ProgrammeRegistration, ProgrammeVersion> taughtBy, Map<String, Module> modules) {
        this.taughtBy = taughtBy;
        this.modules = modules;
    }

    /** The codes of all modules that versions name. */
    static Set<String> modules(Collection<ProgrammeVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.structure().rules().stream())
                .flatMap(rule -> rule.modules().stream())
                .collect(Collectors.toSet());
    }

    /**
     * What is specified for a student; null where no version is in force. Where the route is not known, the rules of single
     * routes demand nothing, and their modules may be taken.
     */
    Course of(ProgrammeRegistration registration) {
        ProgrammeVersion version = taughtBy.get(registration);
        if (version == null) {
            return null;
        }
        String route = route(registration, version);
        Set<String> all = version.structure().rules().stream()
                .filter(rule ->
                        rule.route() == null || route == null || rule.route().equals(route))
                .flatMap(rule -> rule.modules().stream())
                .collect(Collectors.toSet());
        List<Stage> stages = version.structure().stages().stream()
                .filter(stage -> stage.level() == registration.level())
                .toList();
        Set<String> codes = stages.stream().map(Stage::code).collect(Collectors.toSet());
        return new Course(
                all,
                stages.stream().mapToInt(Stage::credits).sum(),
                version.structure().rules().stream()
                        .filter(rule -> codes.contains(rule.stage()))
                        .filter(rule -> rule.route() == null || rule.route().equals(route))
                        .map(this::group)
                        .toList(),
                later(registration, version, route));
    }

    private Map<String, Integer> later(ProgrammeRegistration registration, ProgrammeVersion version, String route) {
        Map<String, Integer> levels =
                version.structure().stages().stream().collect(Collectors.toMap(Stage::code, Stage::level, Math::max));
        return version.structure().rules().stream()
                .filter(rule ->
                        rule.route() == null || route == null || rule.route().equals(route))
                .filter(rule -> levels.getOrDefault(rule.stage(), 0) > registration.level())
                .flatMap(rule -> rule.modules().stream())
                .filter(modules::containsKey)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), code -> modules.get(code).credits()));
    }

    private static String route(ProgrammeRegistration registration, ProgrammeVersion version) {
        List<Route> routes = version.structure().routes();
        return registration.route() == null && routes.size() == 1
                ? routes.get(0).code()
                : registration.route();
    }

    private Group group(ModuleRule rule) {
        return new Group(
                rule.code(),
                rule.kind() == ModuleRule.Kind.CORE,
                rule.minCredits(),
                rule.maxCredits(),
                rule.minModules(),
                rule.maxModules(),
                rule.modules().stream()
                        .filter(modules::containsKey)
                        .collect(Collectors.toMap(
                                Function.identity(), code -> modules.get(code).credits())));
    }
}
