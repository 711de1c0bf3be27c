package org.matricula.registration.provider.module;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Stage;
import org.matricula.policies.taught.ModuleChoiceFacts.Course;
import org.matricula.policies.taught.ModuleChoiceFacts.Group;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.basis.Way;

/** What programmes specify for their students, by stage and route. */
final class Courses {

    private final Map<ProgrammeRegistration, List<ProgrammeVersion>> versions;
    private final Map<String, Module> modules;

    /**
     * @param versions the versions by which students are taught in the session, or may have been
     * @param modules the modules that these name, by code
     */
    Courses(Map<ProgrammeRegistration, List<ProgrammeVersion>> versions, Map<String, Module> modules) {
        this.versions = versions;
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
        return versions.getOrDefault(registration, List.of()).stream()
                .findFirst()
                .map(version -> of(version, registration))
                .orElse(null);
    }

    /**
     * By what a record may have been chosen, which does not tell: by any of the versions, or part of it by one and part by
     * another, with no more options than each of them gives.
     */
    List<Course> each(ProgrammeRegistration registration) {
        List<Course> all = versions.getOrDefault(registration, List.of()).stream()
                .map(version -> of(version, registration))
                .toList();
        Set<String> any = all.stream().flatMap(one -> one.modules().stream()).collect(Collectors.toSet());
        Stream<Course> mixed = all.stream().map(one -> {
            List<Group> groups = Stream.concat(
                            one.groups().stream(),
                            all.stream()
                                    .filter(other -> other != one)
                                    .flatMap(other -> other.groups().stream())
                                    .filter(group -> !group.core())
                                    .map(Courses::limit))
                    .toList();
            return new Course(any, one.credits(), groups, one.later(), one.elsewhere());
        });
        return Stream.concat(all.stream(), mixed).toList();
    }

    private static Group limit(Group options) {
        return new Group(
                options.code(), false, null, options.maxCredits(), null, options.maxModules(), options.modules());
    }

    private Course of(ProgrammeVersion version, ProgrammeRegistration registration) {
        Way way = new Way(version.structure(), registration);
        List<Stage> present = way.present(registration);
        List<ModuleRule> own = version.structure().rules().stream()
                .filter(rule -> rule.route() == null || rule.route().equals(way.code()))
                .toList();
        return new Course(
                codes(version, way, way.stages()),
                present.stream().mapToInt(Stage::credits).sum(),
                own.stream()
                        .filter(rule -> isOf(rule, present))
                        .map(this::group)
                        .toList(),
                later(version, way, registration.level()),
                elsewhere(version, way, present, registration.level()));
    }

    /** Modules of a stage of the level that is not that of the student, and of no other through which the way leads. */
    private Set<String> elsewhere(ProgrammeVersion version, Way way, List<Stage> present, int level) {
        Predicate<Stage> other = stage -> stage.level() == level && !present.contains(stage);
        Set<String> codes =
                codes(version, way, way.stages().stream().filter(other).toList());
        codes.removeAll(
                codes(version, way, way.stages().stream().filter(other.negate()).toList()));
        return codes;
    }

    private Map<String, Integer> later(ProgrammeVersion version, Way way, int level) {
        List<Stage> later =
                way.stages().stream().filter(stage -> stage.level() > level).toList();
        return codes(version, way, later).stream()
                .filter(modules::containsKey)
                .collect(Collectors.toMap(
                        Function.identity(), code -> modules.get(code).credits()));
    }

    /** The modules of some stages; where the route is not known, of all routes. */
    private static Set<String> codes(ProgrammeVersion version, Way way, List<Stage> stages) {
        return version.structure().rules().stream()
                .filter(rule -> rule.route() == null
                        || way.code() == null
                        || rule.route().equals(way.code()))
                .filter(rule -> isOf(rule, stages))
                .flatMap(rule -> rule.modules().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isOf(ModuleRule rule, List<Stage> stages) {
        return stages.stream().anyMatch(stage -> stage.code().equals(rule.stage()));
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
