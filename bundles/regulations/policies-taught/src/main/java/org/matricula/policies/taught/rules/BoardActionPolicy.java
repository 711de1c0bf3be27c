package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.BoardAction;
import org.matricula.policies.taught.BoardActionFacts;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.Body;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** What each body may do and change, and what an award needs before it is recommended (sections 7.1 and 7.2). */
public final class BoardActionPolicy implements Policy<BoardActionFacts, BoardAction> {

    private final Map<Body, Set<Action>> may = new EnumMap<>(Body.class);

    private BoardActionPolicy(Parameters block) {
        for (Body body : Body.values()) {
            Set<Action> actions = EnumSet.noneOf(Action.class);
            block.texts(body + ".may").forEach(action -> actions.add(Action.valueOf(action)));
            may.put(body, actions);
        }
    }

    /** Takes what each body may from the block {@code boards}. */
    public static BoardActionPolicy configure(Parameters parameters) {
        return new BoardActionPolicy(parameters.at("boards"));
    }

    @Override
    public Judgement<BoardAction> evaluate(BoardActionFacts facts) {
        List<Finding> findings = new ArrayList<>();
        findings.add(rule(facts.action())
                .finding(
                        "NOT_ENTITLED",
                        may.get(facts.body()).contains(facts.action()),
                        Rule.fact("body", facts.body()),
                        Rule.fact("action", facts.action())));
        if (facts.action() == Action.RECOMMEND_AWARD) {
            findings.add(Rules.EXTERNAL_CONSENT.finding(
                    "NO_EXTERNAL_CONSENT",
                    facts.externalConsent(),
                    Rule.fact("external_consent", facts.externalConsent())));
        }
        if (facts.principle() != Principle.NONE) {
            findings.add(Rules.PRINCIPLE.finding(
                    "MATTER_OF_PRINCIPLE_OPEN",
                    facts.principle() != Principle.OPEN,
                    Rule.fact("principle", facts.principle())));
        }
        if (facts.chairsAction() != null) {
            chairsAction(facts.chairsAction(), findings);
        }
        Trail trail = new Trail();
        String reason = trail.firstFailure(findings);
        return trail.judgement(
                new BoardAction(reason == null, reason, duties(facts, reason)),
                reason == null ? Entitlement.DISCRETION : Entitlement.BARRED,
                decides(facts.body()),
                false);
    }

    private static Rule rule(Action action) {
        return switch (action) {
            case CHANGE_GRADE_FOR_CIRCUMSTANCES -> Rules.NO_INDIVIDUAL_CHANGE;
            case CHANGE_FIXED_GRADE -> Rules.GRADES_STAND;
            case CHANGE_BOARD_DECISION -> Rules.DECISION_STANDS;
            case AWARD_CREDIT,
                    DECIDE_PROGRESSION,
                    COMPENSATE,
                    DECIDE_REASSESSMENT,
                    RECOMMEND_AWARD,
                    ACT_ON_CIRCUMSTANCES -> Rules.AWARD_POWERS;
            default -> Rules.SUBJECT_POWERS;
        };
    }

    private static void chairsAction(ChairsAction chair, List<Finding> findings) {
        require(findings, "INFORMATION_NOT_NEW", "new_information", chair.newInformation(), true);
        require(findings, "RECALL_PRACTICABLE", "recall_practicable", chair.recallPracticable(), false);
        require(findings, "RESERVED_TO_BOARD", "reserved", chair.reserved(), false);
        require(findings, "EXTERNAL_NOT_ASKED", "external_tried", chair.externalTried(), true);
        require(findings, "MEMBERS_NOT_CONSULTED", "members_consulted", chair.membersConsulted(), true);
        require(findings, "NOT_DOCUMENTED", "documented", chair.documented(), true);
    }

    private static void require(List<Finding> findings, String code, String fact, boolean is, boolean should) {
        findings.add(Rules.CHAIRS_ACTION.finding(code, is == should, Rule.fact(fact, is)));
    }

    private static List<String> duties(BoardActionFacts facts, String reason) {
        List<String> duties = new ArrayList<>();
        if ("MATTER_OF_PRINCIPLE_OPEN".equals(reason)) {
            duties.add("ACCEPT_OR_SEND_TO_ACADEMIC_BOARD");
        }
        if (reason == null && facts.action() == Action.RECOMMEND_AWARD) {
            duties.add("EXTERNAL_ENDORSES_OUTCOMES");
        }
        if (reason == null && facts.chairsAction() != null) {
            duties.addAll(List.of(
                    "TELL_STUDENTS",
                    "TELL_STAFF_AND_FACULTIES",
                    "TELL_STUDENT_ADMINISTRATION",
                    "REPORT_TO_NEXT_MEETING"));
        }
        return duties;
    }

    private static DecidedBy decides(Body body) {
        return body == Body.SAB ? DecidedBy.SUBJECT_BOARD : DecidedBy.AWARD_BOARD;
    }
}
