package org.matricula.curriculum.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.Partial;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** A pack with the taught policies for titles and loads, and plain answers for the catalogue and sizes of modules. */
final class TaughtRules {

    private static final PackRef REF = new PackRef("taught", "1.0.0", "0123456789abcdef");
    private static final ParameterTree NUMBERS = ParameterTree.of(Map.of(
            "title",
            Map.of("major", 80, "minor", 40, "joint", 60, "combined", 40, "combined_subjects", 3),
            "load",
            Map.of(
                    "UG",
                    Map.of("min", 20, "max", 120, "extended", 140),
                    "PG",
                    Map.of("min", 20, "max", 180),
                    "associate_max",
                    40),
            "course",
            Map.of("year", Map.of("teaching", 24, "revision", 1, "assessment", 5, "postgraduate", 45)),
            "credit",
            Map.of("ladders", Map.of("BACHELORS_HONS", Map.of()))));

    private TaughtRules() {}

    static Regulations regulations() {
        return Partial.of(Regulations.class, new TaughtRules());
    }

    static Evaluation evaluation() {
        return Partial.of(Evaluation.class, new TaughtRules());
    }

    Regulations.Resolution resolve(GoverningEvent event) {
        if (event.session().startYear() < 2016) {
            throw Problem.conflict("session", event.session(), "NO_PACK_IN_FORCE")
                    .exception();
        }
        return new Regulations.Resolution(Partial.of(Pack.class, new OnePack()), "the only one");
    }

    static final class OnePack {

        Set<String> policies() {
            return Set.of("title", "load", "credit", "conferment", "course-design");
        }

        PackRef ref() {
            return REF;
        }
    }

    Ruling<Map<String, Object>> evaluate(Caller caller, Pack pack, String policy, Map<String, Object> given) {
        caller.require(Regulations.READ);
        return switch (policy) {
            case "conferment" -> plain(
                    policy,
                    "T-AW-1",
                    "A.1.2.1",
                    Map.of(
                            "permitted",
                            given.get("award").equals("BSC_HONS"),
                            "reasons",
                            given.get("award").equals("BSC_HONS") ? List.of() : List.of("NOT_IN_CATALOGUE"),
                            "family",
                            "BACHELORS_HONS",
                            "level",
                            6));
            case "credit" -> size(policy, given);
            default -> taught(policy, given);
        };
    }

    private static Ruling<Map<String, Object>> size(String policy, Map<String, Object> given) {
        if (given.get("check").equals("WORK_EXPERIENCE_LENGTH")) {
            return plain(policy, "T-CR-9", "A.1.4.9", Map.of("sufficient", true));
        }
        int credits = ((Number) given.get("credits")).intValue();
        boolean valid = credits % 20 == 0;
        return plain(
                policy, "T-MD-2", "A.1.4.2", Map.of("valid", valid, "reason", valid ? "" : "NOT_STANDARD_MULTIPLE"));
    }

    private static Ruling<Map<String, Object>> plain(
            String policy, String rule, String clause, Map<String, Object> outcome) {
        Finding finding = new Finding(rule, clause, "FOUND", true, List.of(), List.of());
        return new Ruling<>(
                policy,
                new Judgement<>(
                        outcome, Entitlement.AUTOMATIC, DecidedBy.SYSTEM, false, List.of(finding), List.of(), false),
                REF);
    }

    private static Ruling<Map<String, Object>> taught(String policy, Map<String, Object> given) {
        PolicyDefinition<?, ?> definition = new TaughtPolicyFamily()
                .policies().stream()
                        .filter(one -> one.key().name().equals(policy))
                        .findFirst()
                        .orElseThrow();
        return evaluated(definition, policy, given);
    }

    private static <F, O> Ruling<Map<String, Object>> evaluated(
            PolicyDefinition<F, O> definition, String policy, Map<String, Object> given) {
        Judgement<O> judgement =
                definition.configure().apply(NUMBERS).evaluate(definition.read().apply(given));
        return new Ruling<>(
                policy,
                new Judgement<>(
                        definition.show().apply(judgement.outcome()),
                        judgement.entitlement(),
                        judgement.decidedBy(),
                        judgement.overridable(),
                        judgement.findings(),
                        judgement.gaps(),
                        judgement.review()),
                REF);
    }
}
