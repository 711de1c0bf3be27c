package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;

/** A curriculum in memory. */
final class FakeCurriculum implements Curriculum {

    private final List<Programme> programmes = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private int questions;
    String family = "BACHELORS_HONS";

    /** Awards of another family, by code. */
    final Map<String, Award> awards = new HashMap<>();

    ProgrammeId programme(long id, InstitutionCode institution, String code) {
        programmes.add(new Programme(new ProgrammeId(id), institution, code, "Title", "BSC_HONS", "UG", "UG", 4, 6));
        return new ProgrammeId(id);
    }

    /** A programme that leads to an award of another family. */
    ProgrammeId leading(Award award, long id, InstitutionCode institution, int firstLevel) {
        awards.put(award.code(), award);
        programmes.add(new Programme(
                new ProgrammeId(id),
                institution,
                award.code(),
                "Title",
                award.code(),
                "UG",
                "UG",
                firstLevel,
                award.level()));
        return new ProgrammeId(id);
    }

    ProgrammeId programme(long id, InstitutionCode institution, String code, int firstLevel) {
        programmes.add(
                new Programme(new ProgrammeId(id), institution, code, "Title", "BSC_HONS", "UG", "UG", firstLevel, 6));
        return new ProgrammeId(id);
    }

    ModuleId module(long id, InstitutionCode institution, String code) {
        modules.add(new Module(new ModuleId(id), institution, code, "Title", 4, 20, false, "TAUGHT"));
        return new ModuleId(id);
    }

    ModuleId module(long id, InstitutionCode institution, String code, int level, int credits) {
        modules.add(new Module(new ModuleId(id), institution, code, "Title", level, credits, false, "TAUGHT"));
        return new ModuleId(id);
    }

    OccurrenceId occurrence(long id, InstitutionCode institution, String module, int year, String period) {
        occurrences.add(new Occurrence(
                new OccurrenceId(id),
                institution,
                new ModuleId(id),
                module,
                new AcademicSession(year),
                period,
                null,
                LocalDate.of(year + 1, 1, 31),
                List.of()));
        return new OccurrenceId(id);
    }

    /** A run of a module with its first day. */
    OccurrenceId run(long id, InstitutionCode institution, ModuleId module, int year, LocalDate starts) {
        return run(id, institution, module, year, starts, "S1");
    }

    OccurrenceId run(long id, InstitutionCode institution, ModuleId module, int year, LocalDate starts, String period) {
        String code = modules.stream()
                .filter(m -> m.id().equals(module))
                .findAny()
                .orElseThrow()
                .code();
        occurrences.add(new Occurrence(
                new OccurrenceId(id),
                institution,
                module,
                code,
                new AcademicSession(year),
                period,
                starts,
                starts.plusDays(100),
                List.of()));
        return new OccurrenceId(id);
    }

    ProgrammeId programme(long id, InstitutionCode institution, String code, String group) {
        programmes.add(new Programme(new ProgrammeId(id), institution, code, "Title", "BSC_HONS", group, "UG", 4, 6));
        return new ProgrammeId(id);
    }

    OccurrenceId run(long id, InstitutionCode institution, String module, int year, LocalDate starts, LocalDate ends) {
        occurrences.add(new Occurrence(
                new OccurrenceId(id),
                institution,
                new ModuleId(id),
                module,
                new AcademicSession(year),
                "S1",
                starts,
                ends,
                List.of()));
        return new OccurrenceId(id);
    }

    OccurrenceId core(long id, InstitutionCode institution, String code, int year, LocalDate starts) {
        modules.add(new Module(new ModuleId(id), institution, code, "Title", 4, 20, true, "TAUGHT"));
        return run(id, institution, new ModuleId(id), year, starts);
    }

    /** Puts the days of a run right. */
    void moved(OccurrenceId run, LocalDate starts, LocalDate ends) {
        occurrences.replaceAll(one -> !one.id().equals(run)
                ? one
                : new Occurrence(
                        run,
                        one.institution(),
                        one.moduleId(),
                        one.moduleCode(),
                        one.session(),
                        one.period(),
                        starts,
                        ends,
                        one.elements()));
    }

    /** Says that a run does not take place; null that it does. */
    void cancelled(OccurrenceId run, Occurrence.Cancellation said) {
        occurrences.replaceAll(one -> one.id().equals(run) ? one.cancelled(said) : one);
    }

    /** Gives a run elements of these weights. */
    void elements(OccurrenceId run, int... weights) {
        List<Element> elements = new ArrayList<>();
        for (int weight : weights) {
            int number = elements.size() + 1;
            elements.add(new Element(
                    new ElementId(run.value() * 10 + number),
                    "E" + number,
                    Element.Kind.COURSEWORK,
                    Percent.of(weight),
                    false,
                    null));
        }
        occurrences.replaceAll(one -> !one.id().equals(run)
                ? one
                : new Occurrence(
                        run,
                        one.institution(),
                        one.moduleId(),
                        one.moduleCode(),
                        one.session(),
                        one.period(),
                        one.starts(),
                        one.ends(),
                        elements));
    }

    int questions() {
        return questions;
    }

    @Override
    public List<FormerTitle> formerTitles(Caller caller, InstitutionCode institution) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Award> awards(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Award award(Caller caller, String code) {
        return awards.getOrDefault(code, new Award(code, "Bachelor of Science with Honours", family, 6, 360));
    }

    @Override
    public Page<Programme> programmes(Caller caller, InstitutionCode institution, PageRequest page) {
        return new Page<>(
                programmes.stream()
                        .filter(p -> p.institution().equals(institution))
                        .toList(),
                null);
    }

    @Override
    public Versioned<Programme> programme(Caller caller, ProgrammeId id) {
        questions++;
        return programmes.stream()
                .filter(p -> p.id().equals(id) && caller.scope().contains(p.institution()))
                .map(p -> new Versioned<>(p, 1))
                .findAny()
                .orElseThrow(() -> Problem.notFound("programme", id).exception());
    }

    @Override
    public Optional<Programme> programme(Caller caller, InstitutionCode institution, String code) {
        questions++;
        return programmes.stream()
                .filter(p -> p.institution().equals(institution) && p.code().equals(code))
                .findAny();
    }

    @Override
    public Page<Module> modules(Caller caller, InstitutionCode institution, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<Module> module(Caller caller, ModuleId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> ids) {
        return modules.stream()
                .filter(m -> ids.contains(m.id()) && caller.scope().contains(m.institution()))
                .collect(Collectors.toMap(Module::id, Function.identity()));
    }

    @Override
    public Optional<Module> module(Caller caller, InstitutionCode institution, String code) {
        questions++;
        return modules.stream()
                .filter(m -> m.institution().equals(institution) && m.code().equals(code))
                .findAny();
    }

    @Override
    public Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
        questions++;
        return occurrences.stream()
                .filter(o -> o.id().equals(id) && caller.scope().contains(o.institution()))
                .map(o -> new Versioned<>(o, 1))
                .findAny()
                .orElseThrow(() -> Problem.notFound("occurrence", id).exception());
    }

    @Override
    public Map<OccurrenceId, Occurrence> occurrences(Caller caller, Collection<OccurrenceId> ids) {
        questions++;
        return occurrences.stream()
                .filter(o -> ids.contains(o.id()) && caller.scope().contains(o.institution()))
                .collect(Collectors.toMap(Occurrence::id, Function.identity()));
    }

    @Override
    public List<Occurrence> occurrences(Caller caller, InstitutionCode institution, AcademicSession session) {
        questions++;
        return occurrences.stream()
                .filter(o -> o.institution().equals(institution))
                .filter(o -> session == null || o.session().equals(session))
                .toList();
    }
}
