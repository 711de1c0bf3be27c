package org.matricula.curriculum.provider;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.CurriculumDifference;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the versions of programmes. It needs no other domain, so that reading goes on when one is away. */
@Component
public final class ProgrammeVersionsService implements ProgrammeVersions {

    private final VersionStore store;
    private final ProgrammeStore programmes;
    private final ModuleStore modules;
    private final SpecificationStore specifications;
    private final OccurrenceStore occurrences;

    /** Reads from the stores. */
    @Activate
    public ProgrammeVersionsService(
            @Reference VersionStore store,
            @Reference ProgrammeStore programmes,
            @Reference ModuleStore modules,
            @Reference SpecificationStore specifications,
            @Reference OccurrenceStore occurrences) {
        this.store = store;
        this.programmes = programmes;
        this.modules = modules;
        this.specifications = specifications;
        this.occurrences = occurrences;
    }

    @Override
    public List<ProgrammeVersion> of(Caller caller, ProgrammeId programme) {
        caller.require(READ);
        programme(caller, programme);
        return store.of(caller.scope(), List.of(programme)).stream()
                .map(Versioned::record)
                .toList();
    }

    @Override
    public Versioned<ProgrammeVersion> version(Caller caller, ProgrammeId programme, int number) {
        caller.require(READ);
        programme(caller, programme);
        return store.find(caller.scope(), programme, number)
                .orElseThrow(() -> Problem.notFound("version", number).exception());
    }

    @Override
    public Optional<ProgrammeVersion> inForce(Caller caller, ProgrammeId programme, AcademicSession session) {
        caller.require(READ);
        return Optional.ofNullable(
                store.inForce(caller.scope(), List.of(programme), session).get(programme));
    }

    @Override
    public Map<ProgrammeId, ProgrammeVersion> inForce(
            Caller caller, Collection<ProgrammeId> ids, AcademicSession session) {
        caller.require(READ);
        return store.inForce(caller.scope(), ids, session);
    }

    @Override
    public Optional<StudiedRoute> studied(
            Caller caller, ProgrammeId programme, String route, AcademicSession session, Instant knownAt) {
        caller.require(READ);
        List<ProgrammeVersion> known = store.counted(caller.scope(), programme, session, knownAt);
        List<ProgrammeVersion> counted =
                known.isEmpty() ? store.counted(caller.scope(), programme, session, null) : known;
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        ProgrammeVersion counting = counted.get(counted.size() - 1);
        return counted.stream()
                .filter(version -> route != null || version == counting)
                .flatMap(version -> version.on(route).stream())
                .reduce((earlier, later) -> later)
                .map(found -> new StudiedRoute(found.title(), found))
                .or(() -> Optional.of(new StudiedRoute(counting.title(), null)));
    }

    @Override
    public Set<ProgrammeId> versioned(Caller caller, Collection<ProgrammeId> ids, AcademicSession session) {
        caller.require(READ);
        return store.versioned(caller.scope(), ids, session);
    }

    @Override
    public CurriculumDifference difference(Caller caller, ProgrammeId id, AcademicSession from, AcademicSession to) {
        caller.require(READ);
        Programme programme = programme(caller, id);
        Faults faults = new Faults().given("from", from).given("to", to);
        if (from != null && to != null) {
            faults.check(to.compareTo(from) > 0, "to", to, "must be after the session " + from);
        }
        faults.refuse();
        ProgrammeVersion before =
                store.inForce(caller.scope(), List.of(id), from).get(id);
        ProgrammeVersion after = store.inForce(caller.scope(), List.of(id), to).get(id);
        Differences differences = new Differences();
        differences.titles(before == null ? null : before.title(), after == null ? null : after.title());
        differences.structures(structure(before), structure(after));
        modules(caller.scope(), programme, structure(before), structure(after), from, to, differences);
        return new CurriculumDifference(id, from, to, number(before), number(after), differences.changes());
    }

    private void modules(
            Scope scope,
            Programme programme,
            ProgrammeStructure before,
            ProgrammeStructure after,
            AcademicSession from,
            AcademicSession to,
            Differences differences) {
        Set<String> codes = new TreeSet<>(StructureRules.modules(before));
        codes.addAll(StructureRules.modules(after));
        Map<String, Module> named = modules.byCode(scope, programme.institution(), codes);
        List<ModuleId> ids = named.values().stream().map(Module::id).toList();
        Map<ModuleId, ModuleSpecification> demandedBefore =
                specifications.inForce(scope, programme.institution(), ids, Aspect.REQUIREMENTS, from);
        Map<ModuleId, ModuleSpecification> demandedAfter =
                specifications.inForce(scope, programme.institution(), ids, Aspect.REQUIREMENTS, to);
        Map<ModuleId, ModuleSpecification> taughtBefore =
                specifications.inForce(scope, programme.institution(), ids, Aspect.OUTCOMES, from);
        Map<ModuleId, ModuleSpecification> taughtAfter =
                specifications.inForce(scope, programme.institution(), ids, Aspect.OUTCOMES, to);
        Map<ModuleId, ModuleSpecification> attendedBefore =
                specifications.inForce(scope, programme.institution(), ids, Aspect.ATTENDANCE, from);
        Map<ModuleId, ModuleSpecification> attendedAfter =
                specifications.inForce(scope, programme.institution(), ids, Aspect.ATTENDANCE, to);
        Map<ModuleId, Module> demanded = demanded(scope, demandedBefore, demandedAfter);
        SpecificationStore.Offers offers = specifications.offers(scope, ids);
        Map<String, List<Occurrence>> runs = occurrences.ofModules(scope, programme.institution(), codes).stream()
                .collect(Collectors.groupingBy(Occurrence::moduleCode));
        for (String code : codes) {
            Module module = named.get(code);
            differences.demands(
                    code,
                    words(demandedBefore.get(module.id()), demanded),
                    words(demandedAfter.get(module.id()), demanded));
            ModuleSpecification was = taughtBefore.get(module.id());
            ModuleSpecification is = taughtAfter.get(module.id());
            differences.outcomes(
                    code, was == null ? List.of() : was.outcomes(), is == null ? List.of() : is.outcomes());
            ModuleSpecification attended = attendedBefore.get(module.id());
            ModuleSpecification attends = attendedAfter.get(module.id());
            differences.attendance(
                    code,
                    attended == null ? null : attended.attendance(),
                    attends == null ? null : attends.attendance());
            differences.offer(
                    code,
                    offers.endedBy(module.id(), from).isEmpty(),
                    offers.endedBy(module.id(), to).isEmpty());
            patterns(runs.getOrDefault(code, List.of()), from, to, differences);
        }
    }

    /** Runs of the same period are compared; while the later is not set up, or has no pattern, nothing is said. */
    private static void patterns(
            List<Occurrence> runs, AcademicSession from, AcademicSession to, Differences differences) {
        for (Occurrence before : runs) {
            for (Occurrence after : runs) {
                if (before.session().equals(from)
                        && after.session().equals(to)
                        && before.period().equals(after.period())
                        && !before.elements().isEmpty()
                        && !after.elements().isEmpty()) {
                    differences.patterns(before, after);
                }
            }
        }
    }

    private Map<ModuleId, Module> demanded(
            Scope scope, Map<ModuleId, ModuleSpecification> before, Map<ModuleId, ModuleSpecification> after) {
        Set<ModuleId> ids = new HashSet<>();
        for (Map<ModuleId, ModuleSpecification> all : List.of(before, after)) {
            all.values().forEach(s -> s.requirements().forEach(r -> ids.addAll(r.anyOf())));
        }
        return modules.byId(scope, ids);
    }

    private static List<String> words(ModuleSpecification specification, Map<ModuleId, Module> named) {
        return specification == null
                ? List.of()
                : specification.requirements().stream()
                        .map(r -> r.kind() + " " + codes(r, named))
                        .toList();
    }

    private static String codes(Requirement requirement, Map<ModuleId, Module> named) {
        return requirement.anyOf().stream()
                .map(id -> named.get(id).code())
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private Programme programme(Caller caller, ProgrammeId id) {
        return programmes
                .find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("programme", id).exception())
                .record();
    }

    private static ProgrammeStructure structure(ProgrammeVersion version) {
        return version == null ? ProgrammeStructure.EMPTY : version.structure();
    }

    private static Integer number(ProgrammeVersion version) {
        return version == null ? null : version.number();
    }
}
