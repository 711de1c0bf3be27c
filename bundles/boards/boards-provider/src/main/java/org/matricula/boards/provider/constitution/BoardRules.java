package org.matricula.boards.provider.constitution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Constitution.Applied;
import org.matricula.boards.api.Constitution.Sitting;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.Meeting;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.BoardAction;
import org.matricula.policies.taught.BoardActionFacts;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.policies.taught.BoardConstitution;
import org.matricula.policies.taught.BoardFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the packs of a meeting say of the board itself. A pack without a rule on boards asks for nothing. */
@Component(service = BoardRules.class)
public final class BoardRules {

    private static final Map<Role, BoardFacts.Role> ROLES = Map.of(
            Role.SECRETARY, BoardFacts.Role.SECRETARY,
            Role.MODULE_TEACHER, BoardFacts.Role.MODULE_TEACHER,
            Role.COURSE_LEADER, BoardFacts.Role.COURSE_LEADER,
            Role.NAMED_ACADEMIC, BoardFacts.Role.NAMED_ACADEMIC,
            Role.COLLABORATIVE_MANAGER, BoardFacts.Role.COLLABORATIVE_MANAGER,
            Role.PANEL_REPRESENTATIVE, BoardFacts.Role.CIRCUMSTANCES_PANEL,
            Role.EXTERNAL_EXAMINER, BoardFacts.Role.EXTERNAL_EXAMINER,
            Role.AWARD_EXTERNAL, BoardFacts.Role.EXTERNAL_EXAMINER);

    private final Regulations regulations;

    /** Asks the packs that a meeting pinned. */
    @Activate
    public BoardRules(@Reference Regulations regulations) {
        this.regulations = regulations;
    }

    /** What each pack of the meeting says of its board. */
    public List<Sitting> sittings(Meeting meeting, List<BoardMember> members) {
        List<Sitting> sittings = new ArrayList<>();
        for (PackRef ref : meeting.packs()) {
            Pack pack = regulations.pinned(ref);
            if (pack.policies().contains(TaughtPolicies.BOARD.name())) {
                sittings.add(sitting(pack.evaluate(TaughtPolicies.BOARD, facts(meeting, members))));
            }
        }
        return sittings;
    }

    /**
     * Refuses whatever a board does that is not quorate.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with clause and facts
     */
    public void requireQuorum(Meeting meeting, List<BoardMember> members) {
        for (Sitting sitting : sittings(meeting, members)) {
            if (!sitting.quorate()) {
                Applied quorum = sitting.findings().stream()
                        .filter(finding -> !finding.satisfied() && "NOT_QUORATE".equals(finding.code()))
                        .findFirst()
                        .orElseThrow();
                throw Problem.conflict("members", quorum.facts(), "must be quorate (" + clause(quorum) + ")")
                        .exception();
            }
        }
    }

    /**
     * What a pack says of an action of this board; empty where it has no rule on it.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board may not do that
     */
    public Optional<BoardAction> permit(
            Meeting meeting, PackRef ref, Action action, Principle principle, ChairsAction chair) {
        Pack pack = regulations.pinned(ref);
        if (!pack.policies().contains(TaughtPolicies.BOARD_ACTION.name())) {
            return Optional.empty();
        }
        boolean consent = meeting.externalExaminer() != null;
        Ruling<BoardAction> ruling = pack.evaluate(
                TaughtPolicies.BOARD_ACTION, new BoardActionFacts(body(meeting), action, consent, principle, chair));
        if (!ruling.outcome().permitted()) {
            throw refusal(action, ruling);
        }
        return Optional.of(ruling.outcome());
    }

    private static RuntimeException refusal(Action action, Ruling<BoardAction> ruling) {
        String reason = ruling.outcome().reason();
        String where = ruling.findings().stream()
                .filter(finding -> reason.equals(finding.code()))
                .map(BoardRules::applied)
                .map(BoardRules::clause)
                .findFirst()
                .orElse("");
        return Problem.conflict("action", action, "is not permitted: " + reason + " (" + where + ")")
                .exception();
    }

    private static BoardFacts facts(Meeting meeting, List<BoardMember> members) {
        List<BoardMember> chairs = members.stream()
                .filter(m -> m.role() == Role.CHAIR || m.role() == Role.STAND_IN)
                .sorted((a, b) -> a.role().compareTo(b.role()))
                .toList();
        Optional<BoardMember> chairing = chairs.stream()
                .filter(BoardRules::present)
                .findFirst()
                .or(() -> chairs.stream().findFirst());
        BoardFacts.Chair chair = new BoardFacts.Chair(
                chairing.map(BoardMember::post)
                        .map(post -> BoardFacts.Post.valueOf(post.name()))
                        .orElse(BoardFacts.Post.NOMINEE),
                chairing.map(BoardMember::ofSubject).orElse(false),
                chairing.map(BoardMember::trained).orElse(false),
                chairing.filter(BoardRules::present).isPresent());
        List<BoardFacts.Member> others = members.stream()
                .filter(m -> ROLES.containsKey(m.role()))
                .map(m -> new BoardFacts.Member(ROLES.get(m.role()), present(m), m.student()))
                .toList();
        boolean partners = members.stream().anyMatch(m -> m.role() == Role.PARTNER_REPRESENTATIVE);
        return new BoardFacts(BoardFacts.Kind.valueOf(body(meeting).name()), chair, others, partners);
    }

    private static BoardActionFacts.Body body(Meeting meeting) {
        return meeting.kind() == Meeting.Kind.SUBJECT ? BoardActionFacts.Body.SAB : BoardActionFacts.Body.APAB;
    }

    private static boolean present(BoardMember member) {
        return member.attendance() == Attendance.ATTENDED;
    }

    private static Sitting sitting(Ruling<BoardConstitution> ruling) {
        BoardConstitution outcome = ruling.outcome();
        return new Sitting(
                ruling.pack(),
                outcome.constituted(),
                outcome.quorate(),
                outcome.reasons(),
                ruling.findings().stream().map(BoardRules::applied).toList());
    }

    private static Applied applied(Finding finding) {
        Map<String, String> facts = new LinkedHashMap<>();
        finding.facts().forEach(fact -> facts.put(fact.name(), String.valueOf(fact.value())));
        return new Applied(finding.rule(), finding.clause(), finding.code(), finding.satisfied(), facts);
    }

    private static String clause(Applied finding) {
        return finding.clause() == null ? finding.rule() : finding.rule() + ", " + finding.clause();
    }

    /** Where matters of principle and disagreements of a meeting stand (T-BD-2). */
    static Principle principle(List<Statement> statements) {
        Principle principle = Principle.NONE;
        for (Statement statement : statements) {
            principle = switch (statement.kind()) {
                case DISAGREES, PRINCIPLE -> Principle.OPEN;
                case ACCEPTED, ACADEMIC_BOARD_DECIDED -> Principle.ACCEPTED;
                case SENT_TO_ACADEMIC_BOARD -> Principle.SENT_TO_ACADEMIC_BOARD;
                case ENDORSES -> principle;
            };
        }
        return principle;
    }
}
