package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.security.Privilege;

/** Awards, programmes, modules, occurrences and patterns. */
public final class CurriculumSources {

    private static final List<Privilege> READ = List.of(Curriculum.READ);

    private CurriculumSources() {}

    /** Reads the curriculum. */
    public static List<Source> of(Curriculum curriculum) {
        return List.of(
                awards(curriculum),
                programmes(curriculum),
                modules(curriculum),
                occurrences(curriculum),
                patterns(curriculum));
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

    private static Source occurrences(Curriculum curriculum) {
        return Source.of(Target.OCCURRENCES, READ, (caller, institution, session, taker) -> curriculum
                .occurrences(caller, institution, session)
                .forEach(occurrence -> taker.accept(new Line()
                        .put(key(occurrence))
                        .put("starts", occurrence.starts())
                        .put("ends", occurrence.ends())
                        .values())));
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
                            .values());
                }
            }
        });
    }
}
