package org.matricula.policies.taught.wire;

import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.BoardAction;
import org.matricula.policies.taught.BoardActionFacts;
import org.matricula.policies.taught.BoardConstitution;
import org.matricula.policies.taught.BoardFacts;
import org.matricula.policies.taught.StatusChange;
import org.matricula.policies.taught.StatusChangeFacts;
import org.matricula.policies.taught.StatusChangeFacts.Event;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** Boards, what they may do, and changes of status on the wire. */
public final class GovernanceWire {

    private GovernanceWire() {}

    /** Reads a board that meets. */
    public static BoardFacts board(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new BoardFacts(
                        facts.oneOf("board", BoardFacts.Kind.class),
                        facts.object("chair", GovernanceWire::chair),
                        facts.list("members", GovernanceWire::member),
                        facts.flagOr("partner_delivery", false)));
    }

    private static BoardFacts.Chair chair(FactReader facts) {
        return new BoardFacts.Chair(
                facts.oneOf("post", BoardFacts.Post.class),
                facts.flagOr("of_subject", false),
                facts.flagOr("trained", false),
                facts.flagOr("present", true));
    }

    private static BoardFacts.Member member(FactReader facts) {
        return new BoardFacts.Member(
                facts.oneOf("role", BoardFacts.Role.class),
                facts.flagOr("present", true),
                facts.flagOr("student", false));
    }

    /** Shows whether a board may sit. */
    public static Map<String, Object> show(BoardConstitution outcome) {
        return new Shown()
                .with("constituted", outcome.constituted())
                .with("quorate", outcome.quorate())
                .with("reasons", outcome.reasons())
                .map();
    }

    /** Reads what a body wants to do. */
    public static BoardActionFacts action(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new BoardActionFacts(
                        facts.oneOf("body", BoardActionFacts.Body.class),
                        facts.oneOf("action", BoardActionFacts.Action.class),
                        facts.flagOr("external_consent", false),
                        facts.oneOfOr("principle", BoardActionFacts.Principle.class, BoardActionFacts.Principle.NONE),
                        facts.objectOr("chairs_action", GovernanceWire::chairsAction, null)));
    }

    private static BoardActionFacts.ChairsAction chairsAction(FactReader facts) {
        return new BoardActionFacts.ChairsAction(
                facts.flagOr("new_information", false),
                facts.flagOr("recall_practicable", true),
                facts.flagOr("reserved", false),
                facts.flagOr("external_tried", false),
                facts.flagOr("members_consulted", false),
                facts.flagOr("documented", false));
    }

    /** Shows whether a body may do it. */
    public static Map<String, Object> show(BoardAction outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reason", outcome.reason())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads a change of status. */
    public static StatusChangeFacts statusChange(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            Event event = facts.oneOf("event", Event.class);
            boolean modules = event == Event.MODULE_CHANGE;
            return new StatusChangeFacts(
                    event,
                    facts.dateOr("form_received", null),
                    facts.dateOr("effective", null),
                    facts.dateOr("contacted", null),
                    facts.countOr("course_leaders_signed", 0),
                    facts.flagOr("between_faculties", false),
                    facts.flagOr("sponsored", false),
                    facts.flagOr("partner", false),
                    modules ? facts.date("module_start") : null,
                    modules ? facts.date("requested") : null,
                    facts.flagOr("same_course", false),
                    facts.list("waivers", WaivedClause::read));
        });
    }

    /** Shows what follows from it. */
    public static Map<String, Object> show(StatusChange outcome) {
        return new Shown()
                .with("outcome", outcome.outcome())
                .with("reason", outcome.reason())
                .with(
                        "effective_from",
                        outcome.effectiveFrom() == null
                                ? null
                                : outcome.effectiveFrom().toString())
                .with("duties", List.copyOf(outcome.duties()))
                .map();
    }
}
