package org.matricula.policies.taught.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.CourseDesignFacts;
import org.matricula.policies.taught.CourseDesignFacts.Item;
import org.matricula.policies.taught.TitleFacts;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** What a course, a module, a year and a placement must be like (sections 1.4, 1.8 and 1.9). */
public final class CourseDesignPolicy implements Policy<CourseDesignFacts, Compliance> {

    private static final Set<Item> OF_SOME =
            EnumSet.of(Item.INTERMEDIATE_AWARDS, Item.PROGRESSION_THRESHOLD, Item.WORK_BASED_PART, Item.RESTRICTIONS);

    private final int teaching;
    private final int revision;
    private final int assessment;
    private final int postgraduate;
    private final Set<String> ladders;

    private CourseDesignPolicy(Parameters parameters) {
        Parameters block = parameters.at("course");
        teaching = ParameterValues.count(block, "year.teaching");
        revision = ParameterValues.count(block, "year.revision");
        assessment = ParameterValues.count(block, "year.assessment");
        postgraduate = ParameterValues.count(block, "year.postgraduate");
        ladders = Set.copyOf(parameters.at("credit.ladders").names());
    }

    /** Takes its numbers from the block {@code course}, and which awards have others on the way from {@code credit}. */
    public static CourseDesignPolicy configure(Parameters parameters) {
        return new CourseDesignPolicy(parameters);
    }

    @Override
    public Judgement<Compliance> evaluate(CourseDesignFacts facts) {
        if (facts instanceof CourseDesignFacts.Specification specification) {
            return specification(specification);
        }
        if (facts instanceof CourseDesignFacts.Module module) {
            return module(module);
        }
        return facts instanceof CourseDesignFacts.Year year
                ? year(year)
                : placement((CourseDesignFacts.Placement) facts);
    }

    private Judgement<Compliance> specification(CourseDesignFacts.Specification facts) {
        Checks checks = new Checks();
        checks.require(
                ProcedureRules.SPECIFICATION,
                "SPECIFICATION_NOT_APPROVED",
                facts.approved(),
                Rule.fact("approved", facts.approved()));
        for (Item item : Item.values()) {
            if (isNeeded(item, facts)) {
                boolean stated = facts.states().contains(item);
                checks.require(rule(item), "MISSING_ITEM", stated, Rule.fact("item", item));
                checks.dutyIf(!stated, "STATE_" + item);
            }
        }
        if (!ladders.contains(facts.award())) {
            checks.gap("AMB-T-41");
        }
        List<String> reasons = checks.reasons().stream().distinct().toList();
        // that a course should have awards on the way is no must
        boolean onlyRungs = checks.duties().equals(List.of("STATE_" + Item.INTERMEDIATE_AWARDS));
        return checks.judgement(
                new Compliance(checks.hold(), reasons, checks.duties()),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM,
                onlyRungs ? Set.of("MISSING_ITEM") : Set.of());
    }

    private boolean isNeeded(Item item, CourseDesignFacts.Specification facts) {
        return switch (item) {
            case CURRICULUM -> !facts.selfBuilt();
            case INTERMEDIATE_AWARDS -> ladders.contains(facts.award());
            case PROGRESSION_THRESHOLD -> "INTEGRATED_MASTERS".equals(facts.award());
            case WORK_BASED_PART -> "FOUNDATION_DEGREE".equals(facts.award());
            case RESTRICTIONS -> facts.professionalBody();
            default -> !OF_SOME.contains(item);
        };
    }

    private static Rule rule(Item item) {
        return switch (item) {
            case MODULES -> ProcedureRules.SPECIFIED_MODULES;
            case CORE_MODULES -> ProcedureRules.SPECIFIED_CORE;
            case ATTENDANCE -> ProcedureRules.ATTENDANCE_STATED;
            case INTERMEDIATE_AWARDS -> ProcedureRules.INTERMEDIATE_AWARDS;
            case PROGRESSION_THRESHOLD -> ProcedureRules.SPECIFIED_THRESHOLD;
            case WORK_BASED_PART -> ProcedureRules.SPECIFIED_WORK;
            case RESTRICTIONS -> ProcedureRules.RESTRICTIONS;
            default -> ProcedureRules.SPECIFICATION;
        };
    }

    private static Judgement<Compliance> module(CourseDesignFacts.Module facts) {
        boolean told = !facts.attendanceRequired() || facts.attendanceTold();
        return new Checks()
                .require(
                        ProcedureRules.ONE_LEVEL,
                        "SEVERAL_LEVELS",
                        facts.levels() == 1,
                        Rule.fact("levels", facts.levels()))
                .require(
                        ProcedureRules.ATTENDANCE_STATED,
                        "ATTENDANCE_NOT_STATED",
                        told,
                        Rule.fact("attendance_required", facts.attendanceRequired()))
                .require(
                        ProcedureRules.DEADLINES,
                        "DEADLINES_NOT_KNOWN",
                        facts.deadlinesKnown(),
                        Rule.fact("deadlines_known", facts.deadlinesKnown()))
                .require(
                        ProcedureRules.DEADLINES,
                        "FORMATIVE_NOT_LABELLED",
                        facts.formativeLabelled(),
                        Rule.fact("formative_labelled", facts.formativeLabelled()))
                .require(
                        ProcedureRules.CRITERIA,
                        "CRITERIA_NOT_TOLD",
                        facts.criteriaTold(),
                        Rule.fact("criteria_told", facts.criteriaTold()))
                .judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    /** Variations are free where the hours fit the credit. */
    private Judgement<Compliance> year(CourseDesignFacts.Year facts) {
        int weeks = facts.teaching() + facts.revision() + facts.assessment();
        boolean standard = facts.postgraduate()
                ? weeks == postgraduate
                : facts.teaching() == teaching && facts.revision() == revision && facts.assessment() == assessment;
        return new Checks()
                .require(
                        ProcedureRules.YEAR,
                        "HOURS_DO_NOT_MATCH",
                        standard || facts.hoursMatchCredit(),
                        Rule.fact("weeks", weeks),
                        Rule.fact("standard", standard),
                        Rule.fact("hours_match_credit", facts.hoursMatchCredit()))
                .judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private static Judgement<Compliance> placement(CourseDesignFacts.Placement facts) {
        boolean relevant =
                facts.pattern() != TitleFacts.Pattern.MAJOR_MINOR || facts.relevantTo() == TitleFacts.Role.MAJOR;
        Checks checks = new Checks()
                .require(
                        ProcedureRules.PLACEMENT,
                        "PLACEMENT_NOT_RELEVANT",
                        relevant,
                        Rule.fact("relevant_to", facts.relevantTo()));
        return checks.dutyIf(relevant, "FACULTY_OF_THAT_SUBJECT_IS_RESPONSIBLE")
                .judgement(Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }
}
