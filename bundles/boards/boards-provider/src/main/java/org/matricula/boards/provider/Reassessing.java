package org.matricula.boards.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.RecordedModule;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.ReassessmentFacts;
import org.matricula.policies.taught.ReassessmentFacts.FailedModule;
import org.matricula.policies.taught.ReassessmentFacts.SessionCredits;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Reassessment;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.regulations.api.Pack;

/** What a released decision orders a student to take again, and what the regulations bar of it (section 3.7). */
public final class Reassessing {

    private static final Map<String, Kind> ORDERS = Map.of(
            "RETRIEVE", Kind.RESIT,
            "RESIT_RIGHT", Kind.RESIT,
            "RESIT_DISCRETION", Kind.RESIT,
            "REPEAT_FAILED_ONLY", Kind.REPEAT,
            "REPEAT_PLUS_ADDITIONAL", Kind.REPEAT,
            "PROGRESS_TRAIL", Kind.REPEAT);
    private static final String ALL = "100";

    private Reassessing() {}

    /** True when something is taken again after such a decision. */
    public static boolean follows(String decision) {
        return decision != null && ORDERS.containsKey(decision);
    }

    /**
     * One order for each failed module on which the board decided.
     *
     * @param allowed codes of the modules that a subject board lets the student resit
     * @param compensated codes of the modules that the board compensated: nothing of them is taken again
     */
    static List<Reassessment.Order> orders(
            Candidate candidate, CandidateFacts facts, Pack pack, Set<String> allowed, Set<String> compensated) {
        Kind kind = ORDERS.get(candidate.decision());
        ProgressionFacts session = facts.progression();
        List<Reassessment.Order> orders = new ArrayList<>();
        for (RecordedModule failed : facts.failed()) {
            ModuleFact fact = failed.fact();
            if (compensated.contains(fact.code())) {
                continue;
            }
            orders.add(new Reassessment.Order(
                    candidate.studentId(),
                    fact.code(),
                    failed.session(),
                    ModuleRegistration.Attempt.valueOf(fact.attempt().name()),
                    kind,
                    barred(kind, ruled(session, fact, List.of(), pack), allowed.contains(fact.code()))));
        }
        return orders;
    }

    /** What the decision has the student take again; null for nothing. */
    public static Kind kind(String decision) {
        return decision == null ? null : ORDERS.get(decision);
    }

    /**
     * What the regulations say on taking a failed module again.
     *
     * @param elements its elements with their marks; none where they are not known
     * @return empty where the pack has no rule
     */
    public static Optional<org.matricula.policies.taught.Reassessment> ruled(
            ProgressionFacts session, ModuleFact fact, List<ElementFact> elements, Pack pack) {
        try {
            return Optional.of(pack.evaluate(TaughtPolicies.REASSESSMENT, facts(session, fact, elements))
                    .outcome());
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Why a module cannot be taken again in that way; null where it can. */
    public static String barred(
            Kind kind, Optional<org.matricula.policies.taught.Reassessment> ruled, boolean allowedBySubjectBoard) {
        if (ruled.isEmpty()) {
            // without a rule nothing is taken for granted: a person has to decide
            return "NO_RULE";
        }
        org.matricula.policies.taught.Reassessment ruling = ruled.get();
        return switch (kind == Kind.RESIT ? ruling.resit() : ruling.repeat()) {
            case NONE -> ruling.reason() == null ? kind + "_NOT_POSSIBLE" : ruling.reason();
            case SAB_DISCRETION -> allowedBySubjectBoard ? null : "SUBJECT_BOARD_DECIDES";
            case RIGHT, BOARD_DISCRETION, AFTER_RESIT -> null;
        };
    }

    private static ReassessmentFacts facts(ProgressionFacts session, ModuleFact fact, List<ElementFact> elements) {
        return new ReassessmentFacts(
                session.group(),
                session.stage(),
                new SessionCredits(
                        credits(session.measured(), module -> true),
                        credits(session.measured(), ModuleFact::isHeld),
                        credits(session.measured(), ModuleFact::isFailed),
                        session.modulesTaken()),
                new FailedModule(
                        fact.code(),
                        fact.level(),
                        fact.credits(),
                        fact.attempt(),
                        fact.mark(),
                        fact.status(),
                        fact.timesRepeated(),
                        // the one element stands for how many there are, which is asked only where nothing was handed
                        // in
                        elements.isEmpty() && fact.singleElement() && fact.nothingSubmitted()
                                ? List.of(ElementFact.missing(fact.code(), new BigDecimal(ALL)))
                                : elements,
                        fact.nothingSubmitted()),
                null);
    }

    private static int credits(List<ModuleFact> modules, Predicate<ModuleFact> counted) {
        return modules.stream().filter(counted).mapToInt(ModuleFact::credits).sum();
    }
}
