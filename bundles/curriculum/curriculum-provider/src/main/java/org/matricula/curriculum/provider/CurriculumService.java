package org.matricula.curriculum.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.FormerTitleStore;
import org.matricula.curriculum.provider.store.KeptAward;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the curriculum for callers. It needs no other domain, so that reading goes on when one is away. */
@Component
public final class CurriculumService implements Curriculum {

    private final AwardStore awards;
    private final ProgrammeStore programmes;
    private final ModuleStore modules;
    private final OccurrenceStore occurrences;
    private final FormerTitleStore titles;

    /** Reads from the stores. */
    @Activate
    public CurriculumService(
            @Reference AwardStore awards,
            @Reference ProgrammeStore programmes,
            @Reference ModuleStore modules,
            @Reference OccurrenceStore occurrences,
            @Reference FormerTitleStore titles) {
        this.awards = awards;
        this.programmes = programmes;
        this.modules = modules;
        this.occurrences = occurrences;
        this.titles = titles;
    }

    @Override
    public List<Award> awards(Caller caller) {
        caller.require(READ);
        return awards.list();
    }

    @Override
    public Award award(Caller caller, String code) {
        caller.require(READ);
        KeptAward kept = awards.byCode(List.of(code)).get(code);
        if (kept == null) {
            throw Problem.notFound("award", code).exception();
        }
        return kept.award();
    }

    @Override
    public Page<Programme> programmes(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(READ);
        return programmes.page(caller.scope(), institution, page);
    }

    @Override
    public Versioned<Programme> programme(Caller caller, ProgrammeId id) {
        caller.require(READ);
        return programmes.find(caller.scope(), id).orElseThrow(() -> Problem.notFound("programme", id)
                .exception());
    }

    @Override
    public Optional<Programme> programme(Caller caller, InstitutionCode institution, String code) {
        caller.require(READ);
        return Optional.ofNullable(
                programmes.byCode(caller.scope(), institution, List.of(code)).get(code));
    }

    @Override
    public Page<Module> modules(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(READ);
        return modules.page(caller.scope(), institution, page);
    }

    @Override
    public Versioned<Module> module(Caller caller, ModuleId id) {
        caller.require(READ);
        return modules.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("module", id).exception());
    }

    @Override
    public Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> ids) {
        caller.require(READ);
        return modules.byId(caller.scope(), ids);
    }

    @Override
    public Optional<Module> module(Caller caller, InstitutionCode institution, String code) {
        caller.require(READ);
        return Optional.ofNullable(
                modules.byCode(caller.scope(), institution, List.of(code)).get(code));
    }

    @Override
    public Map<String, Module> modulesByCode(Caller caller, InstitutionCode institution, Collection<String> codes) {
        caller.require(READ);
        return modules.byCode(caller.scope(), institution, codes);
    }

    @Override
    public List<FormerTitle> formerTitles(Caller caller, InstitutionCode institution) {
        caller.require(READ);
        return titles.of(caller.scope(), institution);
    }

    @Override
    public Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
        caller.require(READ);
        return occurrences.find(caller.scope(), id).orElseThrow(() -> Problem.notFound("occurrence", id)
                .exception());
    }

    @Override
    public List<Occurrence> occurrences(Caller caller, InstitutionCode institution, AcademicSession session) {
        caller.require(READ);
        return occurrences.list(caller.scope(), institution, session);
    }

    @Override
    public Map<OccurrenceId, Occurrence> occurrences(Caller caller, Collection<OccurrenceId> ids) {
        caller.require(READ);
        return occurrences.byId(caller.scope(), ids);
    }

    @Override
    public List<Occurrence> occurrencesByKey(
            Caller caller, InstitutionCode institution, Collection<OccurrenceKey> keys) {
        caller.require(READ);
        return occurrences.byKey(caller.scope(), institution, keys).values().stream()
                .map(Versioned::record)
                .toList();
    }

    @Override
    public List<Occurrence> occurrencesByElement(
            Caller caller, InstitutionCode institution, Collection<String> elementCodes) {
        caller.require(READ);
        return occurrences.byElement(caller.scope(), institution, elementCodes);
    }
}
