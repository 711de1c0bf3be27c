package org.matricula.exchange.provider.origin;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.exchange.provider.destination.Lists;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Awards, programmes and their versions, modules and what they demand and teach, occurrences and patterns. */
public final class CurriculumSources {

    private static final List<Privilege> READ = List.of(Curriculum.READ);

    private CurriculumSources() {}

    /** Reads the curriculum. */
    public static List<Source> of(
            Curriculum curriculum, ProgrammeVersions versions, ModuleSpecifications specifications) {
        return List.of(
                awards(curriculum),
                programmes(curriculum),
                modules(curriculum),
                formerTitles(curriculum),
                occurrences(curriculum),
                patterns(curriculum),
                versions(curriculum, versions),
                requirements(curriculum, specifications),
                outcomes(curriculum, specifications),
                offers(curriculum, specifications),
                attendance(curriculum, specifications));
    }

    static OccurrenceKey key(Occurrence occurrence) {
        return new OccurrenceKey(occurrence.moduleCode(), occurrence.session(), occurrence.period());
    }

    private static Source awards(Curriculum curriculum) {
        return Source.of(Target.AWARDS, READ, (caller, institution, session, taker) -> curriculum
                .awards(caller)
                .forEach(award -> taker.accept(new Line()
                        .put("code", award.code())
                        .put("title", award.title())
                        .put("family", award.family())
                        .put("level", award.level())
                        .put("credits", award.credits())
                        .put("abbreviation", award.abbreviation())
                        .put("standing", award.standing())
                        .values())));
    }

    private static Source programmes(Curriculum curriculum) {
        return Source.of(
                Target.PROGRAMMES,
                READ,
                (caller, institution, session, taker) -> Pages.each(
                        page -> curriculum.programmes(caller, institution, page),
                        programmes -> programmes.forEach(programme -> taker.accept(new Line()
                                .put("code", programme.code())
                                .put("title", programme.title())
                                .put("award_code", programme.awardCode())
                                .put("group", programme.group())
                                .put("scale", programme.scale())
                                .put("first_level", programme.firstLevel())
                                .put("final_level", programme.finalLevel())
                                .values()))));
    }

    private static Source modules(Curriculum curriculum) {
        return Source.of(
                Target.MODULES,
                READ,
                (caller, institution, session, taker) -> Pages.each(
                        page -> curriculum.modules(caller, institution, page),
                        modules -> modules.forEach(module -> taker.accept(new Line()
                                .put("code", module.code())
                                .put("title", module.title())
                                .put("level", module.level())
                                .put("credits", module.credits())
                                .put("core", module.core())
                                .put("kind", module.kind())
                                .values()))));
    }

    private static Source formerTitles(Curriculum curriculum) {
        return Source.of(Target.FORMER_TITLES, READ, (caller, institution, session, taker) -> curriculum
                .formerTitles(caller, institution)
                .forEach(one -> taker.accept(new Line()
                        .put("kind", one.kind())
                        .put("code", one.code())
                        .put("title", one.title())
                        .put("until", one.until())
                        .put("changed_by", one.changedBy())
                        .put("reason", one.reason())
                        .values())));
    }

    private static Source occurrences(Curriculum curriculum) {
        return Source.of(Target.OCCURRENCES, READ, (caller, institution, session, taker) -> curriculum
                .occurrences(caller, institution, session)
                .forEach(occurrence -> taker.accept(cancelled(
                                outlined(
                                        new Line()
                                                .put(key(occurrence))
                                                .put("starts", occurrence.starts())
                                                .put("ends", occurrence.ends())
                                                .put("site", occurrence.site()),
                                        occurrence.outline()),
                                occurrence.cancelled())
                        .values())));
    }

    private static Line cancelled(Line line, Occurrence.Cancellation cancelled) {
        return cancelled == null
                ? line
                : line.put("cancelled_on", cancelled.on()).put("cancellation_reason", cancelled.reason());
    }

    private static Line outlined(Line line, Outline outline) {
        if (outline == null) {
            return line;
        }
        line.put("grading", outline.grading()).put("school", outline.school());
        Outline.LatePenalty late = outline.latePenalty();
        return late == null
                ? line
                : line.put("late_marks_per_day", late.marksPerDay().value())
                        .put("late_days", late.days())
                        .put("late_no_marks_after_days", late.noMarksAfterDays());
    }

    private static Source patterns(Curriculum curriculum) {
        return Source.of(Target.PATTERNS, READ, (caller, institution, session, taker) -> {
            for (Occurrence occurrence : curriculum.occurrences(caller, institution, session)) {
                for (Element element : occurrence.elements()) {
                    taker.accept(new Line()
                            .put(key(occurrence))
                            .put("element_code", element.code())
                            .put("kind", element.kind())
                            .put("weight", element.weight().value())
                            .put("must_pass", element.mustPass())
                            .put("deadline", element.deadline())
                            .put("type", element.type())
                            .put("parent", element.parent())
                            .put(
                                    "minimum",
                                    element.minimum() == null
                                            ? null
                                            : element.minimum().value())
                            .values());
                }
            }
        });
    }

    // what was replaced within its session leaves too, for students were registered by it; drafts stay where they are
    // written
    private static Source versions(Curriculum curriculum, ProgrammeVersions versions) {
        return Source.of(
                Target.VERSIONS,
                READ,
                (caller, institution, session, taker) -> Pages.each(
                        page -> curriculum.programmes(caller, institution, page),
                        programmes -> programmes.forEach(programme -> versions.of(caller, programme.id()).stream()
                                .filter(version -> version.state() == ChangeSet.State.APPROVED)
                                .forEach(version -> VersionRows.of(version).forEach(taker)))));
    }

    private static Source requirements(Curriculum curriculum, ModuleSpecifications specifications) {
        return Source.of(Target.REQUIREMENTS, READ, (caller, institution, session, taker) -> {
            Map<ModuleId, String> codes = new HashMap<>();
            Pages.each(
                    page -> curriculum.modules(caller, institution, page),
                    modules -> modules.forEach(module -> codes.put(module.id(), module.code())));
            specified(caller, institution, curriculum, specifications, Aspect.REQUIREMENTS, one -> {
                if (one.requirements().isEmpty()) {
                    taker.accept(line(one).values());
                }
                one.requirements()
                        .forEach(demand -> taker.accept(line(one)
                                .put("kind", demand.kind())
                                .put(
                                        "modules",
                                        Lists.cell(demand.anyOf().stream()
                                                .map(codes::get)
                                                .toList()))
                                .values()));
            });
        });
    }

    private static Source outcomes(Curriculum curriculum, ModuleSpecifications specifications) {
        return Source.of(
                Target.OUTCOMES,
                READ,
                (caller, institution, session, taker) ->
                        specified(caller, institution, curriculum, specifications, Aspect.OUTCOMES, one -> {
                            if (one.outcomes().isEmpty()) {
                                taker.accept(line(one).values());
                            }
                            one.outcomes()
                                    .forEach(outcome -> taker.accept(line(one)
                                            .put("code", outcome.code())
                                            .put("wording", outcome.wording())
                                            .put("must_pass", outcome.mustPass())
                                            .put("assessed_by", Lists.cell(outcome.assessedBy()))
                                            .values()));
                        }));
    }

    private static Source offers(Curriculum curriculum, ModuleSpecifications specifications) {
        return Source.of(
                Target.OFFERS,
                READ,
                (caller, institution, session, taker) -> specified(
                        caller,
                        institution,
                        curriculum,
                        specifications,
                        Aspect.OFFER,
                        one -> taker.accept(
                                line(one).put("offered", one.offered()).values())));
    }

    private static Source attendance(Curriculum curriculum, ModuleSpecifications specifications) {
        return Source.of(
                Target.ATTENDANCE,
                READ,
                (caller, institution, session, taker) -> specified(
                        caller,
                        institution,
                        curriculum,
                        specifications,
                        Aspect.ATTENDANCE,
                        one -> taker.accept(line(one)
                                .put("required", one.attendance() != null)
                                .put("attendance", one.attendance())
                                .values())));
    }

    private static Line line(ModuleSpecification one) {
        return new Line().put("module_code", one.moduleCode()).put("effective_from", one.effectiveFrom());
    }

    private static void specified(
            Caller caller,
            InstitutionCode institution,
            Curriculum curriculum,
            ModuleSpecifications specifications,
            Aspect aspect,
            Consumer<ModuleSpecification> taker) {
        Pages.each(page -> curriculum.modules(caller, institution, page), modules -> {
            List<ModuleId> ids = modules.stream().map(Module::id).toList();
            Map<ModuleId, List<ModuleSpecification>> histories =
                    specifications.all(caller, institution, ids, aspect).stream()
                            .collect(Collectors.groupingBy(ModuleSpecification::moduleId));
            ids.forEach(id -> counting(
                            histories.getOrDefault(id, List.of()),
                            ModuleSpecification::state,
                            ModuleSpecification::effectiveFrom)
                    .forEach(taker));
        });
    }

    private static <T> Collection<T> counting(
            List<T> intoForce, Function<T, ChangeSet.State> state, Function<T, AcademicSession> from) {
        Map<AcademicSession, T> last = new TreeMap<>();
        intoForce.stream()
                .filter(one -> state.apply(one) == ChangeSet.State.APPROVED)
                .forEach(one -> last.put(from.apply(one), one));
        return last.values();
    }
}
