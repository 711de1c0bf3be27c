package org.matricula.boards.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Appeal;
import org.matricula.policies.taught.BoardAction;
import org.matricula.policies.taught.BoardActionFacts;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.policies.taught.BoardConstitution;
import org.matricula.policies.taught.BoardFacts;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.PreviousRules;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.Classification.Special;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.Compensation;
import org.matricula.policies.taught.Compensation.Offer;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ExitAward;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.Progression;
import org.matricula.policies.taught.Progression.Option;
import org.matricula.policies.taught.Progression.Outcome;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.Reassessment.Permission;
import org.matricula.policies.taught.ReassessmentFacts;
import org.matricula.policies.taught.ResultsDisclosureFacts;
import org.matricula.policies.taught.ResultsDisclosureFacts.Audience;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.WeightedSum;

/** Regulations plain enough to foresee every ruling: what is failed is retrieved, 360 credits make an award. */
final class PlainPack implements Pack {

    private static final int NEEDED = 360;

    private final PackRef ref;
    private final BandTable<Result> lines;
    List<String> programmes = List.of();
    boolean refuses;
    Set<String> gaps = Set.of();
    String rung = ExitAward.NONE;
    String designation;
    Action forbidden;
    boolean chairMayNot;
    boolean discreet;
    ChairsAction chair;
    boolean review;
    Set<String> policies = Set.of("board", "board-action");
    String verbose = "";

    PlainPack(String version) {
        this(version, "59.5");
    }

    /** With another line for an upper second. */
    PlainPack(String version, String upperSecond) {
        lines = BandTable.of(
                "lines",
                List.of(new BigDecimal("69.5"), new BigDecimal(upperSecond), new BigDecimal("39.5")),
                List.of(Result.FIRST, Result.UPPER_SECOND, Result.THIRD));
        ref = new PackRef("plain", version, "digest-" + version);
    }

    @Override
    public PackRef ref() {
        return ref;
    }

    @Override
    public PackDescriptor descriptor() {
        return new PackDescriptor(
                ref.id(),
                ref.version(),
                "Plain",
                null,
                new InstitutionCode("plain"),
                programmes,
                new AcademicSession(2016),
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                0);
    }

    @Override
    public Set<String> policies() {
        return policies;
    }

    @Override
    public <F, O> Ruling<O> evaluate(PolicyKey<F, O> policy, F facts) {
        if (refuses) {
            throw Problem.invalid("facts", policy.name(), "are at fault").exception();
        }
        if (gaps.contains(policy.name())) {
            throw Problem.invalid("policy", policy.name(), "NO_RULE: the pack plain has no rule of that name")
                    .exception();
        }
        Judgement<?> judgement =
                switch (policy.name()) {
                    case "progression" -> progression((ProgressionFacts) facts);
                    case "compensation" -> compensation((CompensationFacts) facts);
                    case "credit" -> credit((CreditFacts.AwardCredit) facts);
                    case "classification" -> facts instanceof ClassificationFacts.Award award
                            ? classification(award)
                            : special((ClassificationFacts) facts);
                    case "exit-award" -> judged(new ExitAward(rung, List.of(), designation), "T-EX-1");
                    case "board" -> board((BoardFacts) facts);
                    case "board-action" -> action((BoardActionFacts) facts);
                    case "appeal" -> judged(new Appeal(true, true, 10), "T-7.4");
                    case "results-disclosure" -> disclosure((ResultsDisclosureFacts) facts);
                    case "reassessment" -> reassessment((ReassessmentFacts) facts);
                    default -> throw new AssertionError("a board asks for no " + policy);
                };
        return new Ruling<>(policy.name(), cast(judgement), ref);
    }

    private Judgement<Progression> progression(ProgressionFacts facts) {
        boolean failed = facts.all().stream().anyMatch(ModuleFact::isFailed);
        boolean resits = facts.point() == Point.AFTER_FIRST_SIT;
        int held = facts.all().stream()
                .filter(ModuleFact::isHeld)
                .mapToInt(ModuleFact::credits)
                .sum();
        Outcome nothingFailed = held >= 40 ? Outcome.PROGRESS : Outcome.CONTINUE_LEVEL;
        Outcome outcome = !failed ? nothingFailed : resits ? Outcome.RETRIEVE : Outcome.BOARD_DECISION;
        List<Option> options = !failed
                ? List.of()
                : resits ? List.of(Option.RESIT_RIGHT) : List.of(Option.REPEAT_FAILED_ONLY, Option.DISCONTINUE);
        return judged(new Progression(outcome, options, true, null, false, List.of()), "T-PR-1");
    }

    private Judgement<Compensation> compensation(CompensationFacts facts) {
        boolean narrow = facts.candidate().grade() == Grade.F1;
        List<Offer> offer = facts.resitRight() ? List.of(Offer.COMPENSATION, Offer.RESIT) : List.of(Offer.COMPENSATION);
        return judged(
                narrow
                        ? new Compensation(
                                true,
                                null,
                                offer,
                                facts.candidate().mark(),
                                facts.candidate().credits())
                        : new Compensation(false, "F2_NOT_COMPENSATABLE", List.of(), null, null),
                "T-CO-1");
    }

    /** Chair and one external examiner are enough. */
    private Judgement<BoardConstitution> board(BoardFacts facts) {
        boolean external =
                facts.members().stream().anyMatch(m -> m.role() == BoardFacts.Role.EXTERNAL_EXAMINER && m.present());
        boolean quorate = facts.chair().present() && external;
        boolean trained = facts.chair().trained();
        List<String> reasons = new ArrayList<>();
        if (!trained) {
            reasons.add("CHAIR_NOT_TRAINED");
        }
        if (!quorate) {
            reasons.add("NOT_QUORATE");
        }
        Finding finding = new Finding(
                "T-BD-6",
                "A.2.3",
                "NOT_QUORATE",
                quorate,
                List.of(
                        new Finding.Fact("chair_present", facts.chair().present()),
                        new Finding.Fact("external_present", external)),
                List.of());
        return new Judgement<>(
                new BoardConstitution(trained, quorate, reasons),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM,
                false,
                List.of(finding),
                List.of(),
                false);
    }

    /** Everybody may do everything but {@link #forbidden}; an award needs consent. */
    private Judgement<BoardAction> action(BoardActionFacts facts) {
        String reason = null;
        if (facts.chairsAction() != null) {
            chair = facts.chairsAction();
            reason = chairMayNot ? "RECALL_PRACTICABLE" : null;
        } else if (facts.action() == forbidden) {
            reason = "NOT_ENTITLED";
        } else if (facts.action() == Action.RECOMMEND_AWARD && !facts.externalConsent()) {
            reason = "NO_EXTERNAL_CONSENT";
        } else if (facts.principle() == Principle.OPEN) {
            reason = "MATTER_OF_PRINCIPLE_OPEN";
        }
        String code = reason == null ? "PERMITTED" : reason;
        List<String> duties = reason == null && facts.action() == Action.RECOMMEND_AWARD
                ? List.of("EXTERNAL_ENDORSES_OUTCOMES")
                : List.of();
        return new Judgement<>(
                new BoardAction(reason == null, reason, duties),
                Entitlement.DISCRETION,
                DecidedBy.AWARD_BOARD,
                false,
                List.of(new Finding("T-BD-1", "A.2.2", code, reason == null, List.of(), List.of())),
                List.of(),
                false);
    }

    /** Nobody but the student is told anything where the pack is discreet. */
    private Judgement<Compliance> disclosure(ResultsDisclosureFacts facts) {
        boolean permitted = facts.audience() == Audience.STUDENT ? facts.ownRecord() : !discreet;
        return judged(new Compliance(permitted, List.of(), List.of()), "T-7.4");
    }

    private Judgement<Reassessment> reassessment(ReassessmentFacts facts) {
        boolean nothing = facts.module().nothingSubmitted();
        return judged(
                new Reassessment(
                        nothing ? Permission.NONE : Permission.RIGHT,
                        nothing ? Permission.NONE : Permission.AFTER_RESIT,
                        nothing ? "NOTHING_SUBMITTED" : null,
                        facts.module().elements().stream()
                                .map(ElementFact::code)
                                .toList(),
                        List.of(),
                        new BigDecimal(40),
                        null,
                        null,
                        false,
                        false,
                        false,
                        1),
                "T-RA-1");
    }

    private Judgement<CreditOutcome> credit(CreditFacts.AwardCredit facts) {
        int held = facts.modules().stream()
                .filter(ModuleFact::isHeld)
                .mapToInt(ModuleFact::credits)
                .sum();
        List<String> unmet = held >= NEEDED ? List.of() : List.of("TOTAL_CREDITS");
        return judged(new CreditOutcome.AwardCredit(unmet.isEmpty(), unmet, held, NEEDED, List.of()), "T-CR-1");
    }

    /** Granted to who consents or is reported on. */
    private static Judgement<Special> special(ClassificationFacts facts) {
        boolean aegrotat = facts instanceof ClassificationFacts.Aegrotat;
        boolean normal = facts instanceof ClassificationFacts.Posthumous posthumous && posthumous.requirementsMet();
        boolean granted = aegrotat
                ? ((ClassificationFacts.Aegrotat) facts).studentConsents()
                : normal || ((ClassificationFacts.Posthumous) facts).report();
        String outcome = aegrotat ? "AEGROTAT" : normal ? "NORMAL_AWARD" : "POSTHUMOUS_AWARD";
        return new Judgement<>(
                granted
                        ? new Special(outcome, null, aegrotat ? Result.UNCLASSIFIED : null, false)
                        : new Special(aegrotat ? "COMPLETE_LATER" : "NOT_AVAILABLE", "REPORT_MISSING", null, true),
                granted ? Entitlement.DISCRETION : Entitlement.BARRED,
                DecidedBy.AWARD_BOARD,
                false,
                List.of(new Finding(
                        "T-AEG-1", "A.2.9.11.1", granted ? "GRANTED" : "NO_CONSENT", granted, List.of(), List.of())),
                List.of(),
                false);
    }

    private Judgement<Classification> classification(ClassificationFacts.Award facts) {
        if (facts.use() == ClassificationFacts.Use.EXIT && !facts.award().startsWith("PG")) {
            return judged(
                    new Classified(Result.UNCLASSIFIED, List.of(), null, null, null, null, null, PreviousRules.NO),
                    "T-EX-2");
        }
        WeightedSum sum = new WeightedSum();
        facts.modules().stream().filter(ModuleFact::isMarked).forEach(m -> sum.add(m.credits(), m.mark()));
        Exact mean = sum.mean();
        Result result = lines.of(mean) == null ? Result.NO_CLASS : lines.of(mean);
        Classified classified = new Classified(result, List.of(), null, null, mean, mean, null, PreviousRules.NO);
        Finding finding = new Finding(
                "T-CL-1",
                "A.2.9.5",
                result.name(),
                true,
                List.of(new Finding.Fact("mean", mean), new Finding.Fact("limits", lines)),
                List.of());
        return new Judgement<>(
                classified, Entitlement.AUTOMATIC, DecidedBy.AWARD_BOARD, false, List.of(finding), List.of(), review);
    }

    private <O> Judgement<O> judged(O outcome, String rule) {
        Finding finding = new Finding(
                rule,
                "A.2.8." + verbose,
                "APPLIED",
                true,
                List.of(new Finding.Fact("credits", 20)),
                List.of(new Finding.Step("share", "1 / 3", Exact.ratio(1, 3), null)));
        return new Judgement<>(
                outcome,
                Entitlement.AUTOMATIC,
                DecidedBy.AWARD_BOARD,
                false,
                List.of(finding),
                List.of("AMB-T-23"),
                false);
    }

    @SuppressWarnings("unchecked")
    private static <O> Judgement<O> cast(Judgement<?> judgement) {
        return (Judgement<O>) judgement;
    }
}
