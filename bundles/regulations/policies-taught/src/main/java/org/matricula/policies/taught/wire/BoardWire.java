package org.matricula.policies.taught.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.ClassificationFacts.AwardType;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.Delivery;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.PostgraduateStage;
import org.matricula.policies.taught.Progression;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Progression, compensation and classification on the wire. */
public final class BoardWire {

    private static final Set<String> KINDS = new LinkedHashSet<>(List.of("AWARD", "AEGROTAT", "POSTHUMOUS"));

    private static final Map<String, AwardType> TYPES_BY_FAMILY = Map.of(
            "BACHELORS_HONS", AwardType.HONOURS,
            "INTEGRATED_MASTERS", AwardType.HONOURS,
            "BACHELORS", AwardType.UNDERGRADUATE,
            "HND", AwardType.UNDERGRADUATE,
            "HNC", AwardType.UNDERGRADUATE,
            "FOUNDATION_DEGREE", AwardType.UNDERGRADUATE,
            "PGCERT", AwardType.TAUGHT_POSTGRADUATE,
            "PGDIP", AwardType.TAUGHT_POSTGRADUATE,
            "MASTERS", AwardType.TAUGHT_MASTERS,
            "MASTERS_RESEARCH", AwardType.RESEARCH_DEGREE);

    private BoardWire() {}

    /** Reads the facts of a progression. */
    public static ProgressionFacts progression(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            List<ModuleFact> taken = new ArrayList<>();
            List<ModuleFact> earlier = new ArrayList<>();
            split(facts, taken, earlier);
            return new ProgressionFacts(
                    facts.oneOf("group", StudentGroup.class),
                    ModuleReader.level(facts),
                    facts.oneOf("mode", StudyMode.class),
                    facts.oneOfOr("delivery", Delivery.class, Delivery.LINEAR),
                    facts.oneOf("point", ProgressionFacts.Point.class),
                    facts.oneOfOr("stage", PostgraduateStage.class, null),
                    taken,
                    earlier,
                    facts.countOr("substituted_credits", 0),
                    facts.flagOr("final_level", false),
                    facts.has("course_rule_met") ? facts.flag("course_rule_met") : null,
                    facts.flagOr("resit_postponed", false));
        });
    }

    /** A module was taken in the session that is judged unless it names another one. */
    private static void split(FactReader facts, List<ModuleFact> taken, List<ModuleFact> earlier) {
        String session = facts.textOr("session", null);
        List<Taken> modules =
                facts.list("modules", one -> new Taken(ModuleReader.module(one), one.textOr("session", session)));
        ModuleReader.creditedOnce("modules", modules.stream().map(Taken::module).toList());
        for (Taken module : modules) {
            (Objects.equals(session, module.session()) ? taken : earlier).add(module.module());
        }
    }

    /** A module and the session in which it was taken. */
    private record Taken(ModuleFact module, String session) {}

    /** Shows a progression. */
    public static Map<String, Object> show(Progression outcome) {
        return new Shown()
                .with("outcome", outcome.outcome())
                .with("options", outcome.options())
                .with("may_continue_at_level", outcome.mayContinueAtLevel())
                .with("next_session_load", outcome.nextSessionLoad())
                .with("governing_regulations", outcome.governedByCurrentRules() ? "CURRENT" : null)
                .with("warnings", outcome.warnings())
                .map();
    }

    /** Reads the facts of a compensation. */
    public static CompensationFacts compensation(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            boolean[] resit = {true};
            CompensationFacts.Candidate candidate = facts.object("candidate", one -> candidate(one, resit));
            return new CompensationFacts(
                    facts.oneOf("group", StudentGroup.class),
                    facts.text("course_award"),
                    facts.oneOf("mode", StudyMode.class),
                    candidate,
                    ModuleReader.modules(facts, "others"),
                    facts.countOr("already_compensated_level", 0),
                    facts.countOr("already_compensated_course", 0),
                    facts.flagOr("resit_right", resit[0]));
        });
    }

    /** A candidate that was resat already can no longer be resat, unless the facts say otherwise. */
    private static CompensationFacts.Candidate candidate(FactReader facts, boolean[] resit) {
        Attempt attempt = facts.oneOfOr("attempt", Attempt.class, Attempt.FIRST);
        resit[0] = attempt == Attempt.FIRST || attempt == Attempt.REPEAT;
        return new CompensationFacts.Candidate(
                facts.textOr("code", null),
                ModuleReader.level(facts),
                ModuleReader.credits(facts),
                facts.percentOr("mark", null),
                facts.oneOf("grade", Grade.class),
                facts.percentOr("lowest_element", null),
                facts.flagOr("core", false),
                facts.oneOfOr("kind", ModuleKind.class, ModuleKind.TAUGHT),
                facts.flagOr("must_pass_failed", false));
    }

    /** Shows a compensation. */
    public static Map<String, Object> show(Compensation outcome) {
        return new Shown()
                .with("eligible", outcome.eligible())
                .with("reason", outcome.reason())
                .with("grade_if_accepted", outcome.gradeIfAccepted())
                .with("mark_if_accepted", outcome.markIfAccepted())
                .with("credits_if_accepted", outcome.creditsIfAccepted())
                .with("offer", outcome.offer())
                .map();
    }

    /** Reads the facts of a classification. */
    public static ClassificationFacts classification(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.has("kind") ? facts.oneOf("kind", KINDS) : "AWARD") {
            case "AEGROTAT" -> aegrotat(facts);
            case "POSTHUMOUS" -> posthumous(facts);
            default -> award(facts);
        });
    }

    private static ClassificationFacts award(FactReader facts) {
        return new ClassificationFacts.Award(
                facts.text("award"),
                facts.oneOfOr("use", Use.class, Use.TARGET),
                facts.oneOfOr("entry", Entry.class, Entry.STANDARD),
                ModuleReader.modules(facts, "modules"),
                facts.has("begun") ? AcademicSession.valueOf(facts.text("begun")) : null,
                facts.flagOr("student_requests_both", false),
                facts.flagOr("level5_before", false),
                facts.flagOr("level6_before", false));
    }

    private static ClassificationFacts aegrotat(FactReader facts) {
        return new ClassificationFacts.Aegrotat(
                awardType(facts),
                facts.flag("illness"),
                facts.flag("prior_performance_conclusive"),
                facts.flag("unlikely_to_return"),
                facts.flag("student_consents"),
                facts.flagOr("dissertation_examinable", true));
    }

    private static ClassificationFacts posthumous(FactReader facts) {
        AwardType type = awardType(facts);
        boolean met = facts.flagOr("requirements_met", false);
        // a third of nothing would be reached by nothing
        boolean byShare = !met && type != AwardType.RESEARCH_DEGREE;
        return new ClassificationFacts.Posthumous(
                type,
                met,
                facts.countOr("credits", 0),
                byShare ? facts.positive("required") : facts.countOr("required", 0),
                facts.oneOfOr("mode", StudyMode.class, StudyMode.FT),
                facts.flagOr("report", false));
    }

    /** A sort of award, or the family of an award, which belongs to one. */
    private static AwardType awardType(FactReader facts) {
        Set<String> known = new LinkedHashSet<>();
        for (AwardType type : AwardType.values()) {
            known.add(type.name());
        }
        known.addAll(TYPES_BY_FAMILY.keySet());
        String name = facts.oneOf("award_type", known);
        AwardType type = TYPES_BY_FAMILY.get(name);
        return type == null ? AwardType.valueOf(name) : type;
    }

    /** Shows a classification. */
    public static Map<String, Object> show(Classification outcome) {
        if (outcome instanceof Classification.Special special) {
            return new Shown()
                    .with("outcome", special.outcome())
                    .with("reason", special.reason())
                    .with("classification", special.classification())
                    .with("lower_award_possible", special.lowerAwardPossible())
                    .map();
        }
        Classification.Classified classified = (Classification.Classified) outcome;
        return new Shown()
                .with("classification", classified.result())
                .with("unmet", classified.unmet())
                .with("variant", classified.variant())
                .with("method1", classified.method1())
                .with("method2", classified.method2())
                .with("mean", classified.mean())
                .with("method", classified.method())
                .with("also_previous_regulations", classified.alsoPreviousRegulations())
                .map();
    }
}
