package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.Reassessment.Permission;
import org.matricula.policies.taught.ReassessmentFacts;
import org.matricula.policies.taught.ReassessmentFacts.Circumstances;
import org.matricula.policies.taught.ReassessmentFacts.FailedModule;
import org.matricula.policies.taught.ReassessmentFacts.SessionCredits;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** What may be retaken, how, capped or not (section 3.7). */
public final class ReassessmentPolicy implements Policy<ReassessmentFacts, Reassessment> {

    private final ResitRights rights;
    private final int maxAttempts;
    private final int maxRepeats;
    private final BigDecimal elementPassMark;
    private final BigDecimal moduleCap;
    private final BigDecimal elementCap;

    private ReassessmentPolicy(Parameters parameters) {
        rights = ResitRights.of(parameters);
        maxAttempts = ParameterValues.count(parameters, "reassessment.max_attempts");
        maxRepeats = ParameterValues.count(parameters, "reassessment.max_repeats");
        ModuleMarks marks = ModuleMarks.of(parameters);
        elementPassMark = marks.elementPassMark();
        moduleCap = marks.resitCap();
        elementCap = marks.elementResitCap();
    }

    /** Takes its numbers from the blocks {@code reassessment} and {@code module}. */
    public static ReassessmentPolicy configure(Parameters parameters) {
        return new ReassessmentPolicy(parameters);
    }

    @Override
    public Judgement<Reassessment> evaluate(ReassessmentFacts facts) {
        Trail trail = new Trail();
        FailedModule module = facts.module();
        Reassessment outcome = afterCircumstances(facts.circumstances(), module, trail);
        if (outcome == null && isHeld(module.status())) {
            trail.add(Rules.PASSED_NOT_RESAT.failed("CREDIT_ALREADY_HELD", Rule.fact("status", module.status())));
            outcome = nothing(module, "CREDIT_ALREADY_HELD");
        }
        if (outcome == null) {
            outcome = switch (module.attempt()) {
                case FIRST, REPEAT -> afterTeaching(facts, trail);
                case RESIT -> afterResit(module, trail);
                case REPEAT_RESIT -> afterLast(module, trail);
            };
        }
        return trail.judgement(outcome, entitlement(outcome), DecidedBy.AWARD_BOARD);
    }

    private static boolean isHeld(ModuleStatus status) {
        return status == ModuleStatus.PASS || status == ModuleStatus.PC || status == ModuleStatus.EXEMPT;
    }

    private static Entitlement entitlement(Reassessment outcome) {
        if (outcome.resit() == Permission.RIGHT || outcome.repeat() == Permission.RIGHT) {
            return Entitlement.RIGHT;
        }
        boolean none = outcome.resit() == Permission.NONE && outcome.repeat() == Permission.NONE;
        return none ? Entitlement.BARRED : Entitlement.DISCRETION;
    }

    private Reassessment afterCircumstances(Circumstances circumstances, FailedModule module, Trail trail) {
        if (circumstances == null || !circumstances.accepted()) {
            return null;
        }
        trail.gap("AMB-T-16");
        if (circumstances.blockTeachingMissed()) {
            trail.add(Rules.BLOCK_MISSED.met("REPEAT_AS_FIRST", Rule.fact("block_delivery_teaching_missed", true)));
            return forfeiting(Permission.NONE, Permission.RIGHT, module, Attempt.FIRST, false, null);
        }
        if (!circumstances.studentElects()) {
            return null;
        }
        trail.add(Rules.CIRCUMSTANCES.met("SAME_ATTEMPT", Rule.fact("attempt", module.attempt())));
        boolean resit = ModuleResultPolicy.isResit(module.attempt());
        if (resit) {
            trail.gap("AMB-T-62");
        }
        return forfeiting(Permission.RIGHT, Permission.NONE, module, module.attempt(), true, resit ? moduleCap : null);
    }

    private Reassessment forfeiting(
            Permission resit, Permission repeat, FailedModule module, Attempt next, boolean same, BigDecimal cap) {
        return new Reassessment(
                resit,
                repeat,
                null,
                codes(module.elements()),
                List.of(),
                cap,
                cap == null ? null : elementCap,
                next,
                same,
                true,
                false,
                maxAttempts - module.attempt().ordinal());
    }

    private Reassessment afterTeaching(ReassessmentFacts facts, Trail trail) {
        FailedModule module = facts.module();
        Permission resit = resit(facts, trail);
        boolean repeated = isRepeated(module);
        Permission repeat = repeat(resit, repeated, trail);
        if (resit == Permission.NONE) {
            return repeated
                    ? nothing(module, "NOTHING_SUBMITTED")
                    : ofRepeat(Permission.NONE, Permission.BOARD_DISCRETION, module);
        }
        List<String> failed = new ArrayList<>();
        List<String> carried = new ArrayList<>();
        for (ElementFact element : module.elements()) {
            (isFailed(element) ? failed : carried).add(element.code());
        }
        trail.add(Rules.FAILED_ELEMENTS.met(
                "FAILED_ELEMENTS", Rule.fact("elements", failed), Rule.fact("carried", carried)));
        trail.gap("AMB-T-10");
        trail.add(Rules.RESIT_CAP.met("MODULE_CAP", Rule.fact("module_cap", moduleCap)));
        Attempt next = module.attempt() == Attempt.FIRST ? Attempt.RESIT : Attempt.REPEAT_RESIT;
        return new Reassessment(
                resit, repeat, null, failed, carried, moduleCap, elementCap, next, false, false, true, left(module));
    }

    private Permission resit(ReassessmentFacts facts, Trail trail) {
        FailedModule module = facts.module();
        if (nothingSubmitted(module)) {
            boolean single = module.elements().size() == 1;
            trail.add(Rules.NO_SUBMISSION.finding(
                    "NOTHING_SUBMITTED",
                    false,
                    Rule.fact("elements", module.elements().size())));
            return single ? Permission.SAB_DISCRETION : Permission.NONE;
        }
        SessionCredits session = facts.session();
        boolean right = rights.hasRight(
                facts.group(),
                facts.stage(),
                session.taken(),
                session.passed(),
                session.failed(),
                session.modules(),
                trail);
        return right ? Permission.RIGHT : Permission.BOARD_DISCRETION;
    }

    private static Permission repeat(Permission resit, boolean repeated, Trail trail) {
        trail.add(Rules.REPEAT.finding("REPEATED_BEFORE", !repeated, Rule.fact("repeated", repeated)));
        if (repeated) {
            return Permission.NONE;
        }
        if (resit == Permission.RIGHT || resit == Permission.SAB_DISCRETION) {
            return Permission.AFTER_RESIT;
        }
        trail.gap("AMB-T-15");
        return Permission.BOARD_DISCRETION;
    }

    private Reassessment afterResit(FailedModule module, Trail trail) {
        trail.add(Rules.NO_SECOND_RESIT.failed("NO_SECOND_RESIT", Rule.fact("attempt", module.attempt())));
        if (isRepeated(module)) {
            trail.add(Rules.REPEAT.failed("REPEATED_BEFORE", Rule.fact("times_repeated", module.timesRepeated())));
            return nothing(module, "NO_SECOND_RESIT");
        }
        trail.add(Rules.REPEAT.met("REPEAT_POSSIBLE", Rule.fact("times_repeated", module.timesRepeated())));
        return ofRepeat(Permission.NONE, Permission.BOARD_DISCRETION, module);
    }

    private Reassessment afterLast(FailedModule module, Trail trail) {
        trail.add(Rules.FOUR_ATTEMPTS.failed("ATTEMPTS_EXHAUSTED", Rule.fact("attempt", module.attempt())));
        return nothing(module, "ATTEMPTS_EXHAUSTED");
    }

    private Reassessment ofRepeat(Permission resit, Permission repeat, FailedModule module) {
        return new Reassessment(
                resit,
                repeat,
                null,
                codes(module.elements()),
                List.of(),
                null,
                null,
                Attempt.REPEAT,
                false,
                false,
                true,
                left(module));
    }

    private Reassessment nothing(FailedModule module, String reason) {
        return new Reassessment(
                Permission.NONE,
                Permission.NONE,
                reason,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                false,
                false,
                left(module));
    }

    private int left(FailedModule module) {
        return Math.max(0, maxAttempts - module.attempt().ordinal() - 1);
    }

    private boolean isRepeated(FailedModule module) {
        boolean inRepeat = module.attempt() == Attempt.REPEAT || module.attempt() == Attempt.REPEAT_RESIT;
        return Math.max(module.timesRepeated(), inRepeat ? 1 : 0) >= maxRepeats;
    }

    private boolean isFailed(ElementFact element) {
        return element.state() != ElementState.CARRIED
                && (element.mark() == null || element.mark().compareTo(elementPassMark) < 0);
    }

    private static boolean nothingSubmitted(FailedModule module) {
        return module.nothingSubmitted()
                || !module.elements().isEmpty()
                        && module.elements().stream().allMatch(one -> one.state() == ElementState.NOT_SUBMITTED);
    }

    private static List<String> codes(List<ElementFact> elements) {
        return elements.stream().map(ElementFact::code).toList();
    }
}
