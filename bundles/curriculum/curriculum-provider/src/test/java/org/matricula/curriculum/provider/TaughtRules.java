package org.matricula.curriculum.provider;

import java.util.Arrays;
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

/** A pack with the taught policies, and plain answers for the catalogue. */
final class TaughtRules {

    private static final PackRef REF = new PackRef("taught", "1.0.0", "0123456789abcdef");
    private static final ParameterTree NUMBERS = ParameterTree.of(Map.of(
            "title",
            Map.ofEntries(
                    Map.entry("major", 80),
                    Map.entry("minor", 40),
                    Map.entry("joint", 60),
                    Map.entry("combined", 40),
                    Map.entry("combined_subjects", 3),
                    Map.entry("package_words_max", 2),
                    Map.entry(
                            "designations",
                            Map.of(
                                    "BACHELORS",
                                    Map.of("ARTS", List.of("BA"), "SCIENCE", List.of("BSC")),
                                    "INTEGRATED_MASTERS",
                                    Map.of(),
                                    "MASTERS",
                                    Map.of())),
                    Map.entry("post_experience", List.of()),
                    Map.entry("with_subject", List.of("BSC_HONS")),
                    Map.entry("without_subject", List.of("LLB_HONS"))),
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
            Map.of(
                    "hours_per_credit",
                    10,
                    "ects_divisor",
                    2,
                    "module",
                    Map.of("standard", 20, "max", 60, "min", 5, "small_step", 5, "no_max_kinds", List.of("PLACEMENT")),
                    "sandwich",
                    Map.of("weeks", 30, "hours", 1200),
                    "layered_minima",
                    true,
                    "awards",
                    Map.of(
                            "BACHELORS_HONS",
                            Map.of(
                                    "total",
                                    360,
                                    "layers",
                                    List.of(List.of(6, 100), List.of(5, 120), List.of(4, 120)),
                                    "cap",
                                    Map.of("L3", 20)),
                            "FOUNDATION_DEGREE",
                            Map.of(
                                    "total",
                                    240,
                                    "layers",
                                    List.of(List.of(5, 100), List.of(4, 100)),
                                    "wbl_level5_min",
                                    40)),
                    "ladders",
                    Map.of("BACHELORS_HONS", List.of())),
            "rpl",
            Map.of(),
            "registration",
            Map.of(
                    "BACHELORS_HONS_3",
                    Arrays.asList(3, 5, 4, 10, "hard"),
                    "BACHELORS_HONS_4",
                    Arrays.asList(4, 6, 4, 10, "hard"),
                    "BACHELORS_HONS_ACCELERATED",
                    Arrays.asList(2, 2, null, null, "hard"),
                    "re_examination_years",
                    2,
                    "mixed_mode",
                    "sum_of_fractions",
                    "suspension_counts",
                    true,
                    "absolute_max",
                    Map.of(),
                    "soft_min",
                    Map.of()),
            "derogation",
            Map.of("locked", List.of("EXTERNAL_CONSENT", "PART_CREDIT", "INDIVIDUAL_MARKS")),
            "awards",
            Map.of("catalogue", Map.of("BSC_HONS", List.of("BACHELORS_HONS", 6, "FREE_STANDING")))));

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
            return Set.of(
                    "title",
                    "load",
                    "credit",
                    "conferment",
                    "course-design",
                    "registration-period",
                    "award-title",
                    "derogation");
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
            default -> taught(policy, given);
        };
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
