package org.matricula.boards.provider.constitution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Constitution.NamedChair;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.boards.provider.store.StatementStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.BoardAction;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.ChairsAction;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.regulations.api.PackRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands before an act of a board: that it is quorate, that the act is its own, that an external consented. */
@Component(service = Gate.class)
public final class Gate {

    private static final String ENDORSEMENT = "EXTERNAL_ENDORSES_OUTCOMES";
    private static final Set<Role> CHAIRING = EnumSet.of(Role.CHAIR, Role.STAND_IN);
    private static final Set<Role> IN_ATTENDANCE =
            EnumSet.of(Role.SUBJECT_LEADER, Role.PARTNER_REPRESENTATIVE, Role.ADVISORY);

    private final MemberStore members;
    private final StatementStore statements;
    private final BoardRules rules;
    private final Appointments appointments;

    /** Knows members, what examiners say, and rules. */
    @Activate
    public Gate(
            @Reference MemberStore members,
            @Reference StatementStore statements,
            @Reference BoardRules rules,
            @Reference Appointments appointments) {
        this.members = members;
        this.statements = statements;
        this.rules = rules;
        this.appointments = appointments;
    }

    /**
     * Lets a quorate board pass.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requireQuorum(Scope scope, Meeting meeting) {
        rules.requireQuorum(meeting, members.members(scope, meeting.id()));
    }

    /**
     * Lets whoever takes or enters decisions of a quorate board: a member who came, its secretary among them (7.1).
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requireSitting(Caller caller, Meeting meeting) {
        List<BoardMember> board = members.members(caller.scope(), meeting.id());
        rules.requireQuorum(meeting, board);
        boolean sits = board.stream()
                .anyMatch(member -> caller.name().equals(member.userName())
                        && member.attendance() == Attendance.ATTENDED
                        && !IN_ATTENDANCE.contains(member.role()));
        if (!sits) {
            throw Problem.conflict(
                            "decidedBy",
                            caller.name(),
                            "must be, by user name, a member of the board, or its secretary, who attended the meeting (7.1)")
                    .exception();
        }
    }

    /**
     * Lets an action between meetings pass that the chair, or who stands in for the chair, proposes or confirms (7.2).
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requireChair(Scope scope, Meeting meeting, Set<String> acting) {
        if (chairs(scope, meeting).noneMatch(acting::contains)) {
            throw Problem.conflict(
                            "closedBy",
                            acting,
                            "must have the chair of the board, or who stands in, among them by user name (7.2)")
                    .exception();
        }
    }

    /**
     * Lets an action between meetings be proposed where somebody could be found as the chair (7.2).
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requireChairOnRecord(Scope scope, Meeting meeting) {
        if (chairs(scope, meeting).findAny().isEmpty()) {
            throw Problem.conflict(
                            "chair",
                            meeting.chair(),
                            "must be on record with a user name, as must be who stands in for the chair, to act for the"
                                    + " board (7.2); the registry names the chair")
                    .exception();
        }
    }

    /** Their user names: of who chaired or stood in, and of who was named since. */
    private Stream<String> chairs(Scope scope, Meeting meeting) {
        List<NamedChair> since = members.chairsSince(scope, meeting.id());
        return Stream.concat(
                members.members(scope, meeting.id()).stream()
                        .filter(member -> CHAIRING.contains(member.role()))
                        .map(BoardMember::userName)
                        .filter(Objects::nonNull),
                since.stream().skip(Math.max(0, since.size() - 1)).map(NamedChair::userName));
    }

    /**
     * Lets a board take such decisions under some packs.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requirePermission(
            Scope scope, Meeting meeting, Collection<PackRef> packs, Collection<String> decisions) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        decisions.forEach(decision -> actions.add(Decisions.action(decision)));
        actions.forEach(action -> requirePermission(scope, meeting, packs, action));
    }

    /** The same for one act. */
    public void requirePermission(Scope scope, Meeting meeting, Collection<PackRef> packs, Action action) {
        Principle principle = BoardRules.principle(statements.of(scope, meeting.id()));
        packs.forEach(pack -> rules.permit(meeting, pack, action, principle, null));
    }

    /**
     * What a chair has to do who acts between meetings; empty where the pack has no rule on it.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when it is not allowed
     */
    public List<String> requireChairsAction(Meeting meeting, PackRef pack, String decision, ChairsAction how) {
        return rules.permit(meeting, pack, Decisions.action(decision), Principle.NONE, how)
                .map(BoardAction::duties)
                .orElse(List.of());
    }

    /**
     * Lets the outcomes of a board out: nothing is open between it and its examiners, and where awards are recommended
     * an examiner endorsed just these outcomes (T-BD-1, T-BD-2).
     *
     * @param awards true when awards are among the outcomes
     * @param outcomes the digest of the outcomes
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    public void requireEndorsement(Scope scope, Meeting meeting, boolean awards, String outcomes) {
        List<Statement> said = statements.of(scope, meeting.id());
        Principle principle = BoardRules.principle(said);
        if (principle == Principle.OPEN || principle == Principle.SENT_TO_ACADEMIC_BOARD) {
            throw Problem.conflict("principle", principle, "must be settled before the release (T-BD-2)")
                    .exception();
        }
        boolean endorsed = said.stream()
                .anyMatch(s -> s.kind() == Statement.Kind.ENDORSES
                        && s.outcomesDigest().equals(outcomes));
        boolean needed = awards
                && meeting.packs().stream()
                        .map(pack -> rules.permit(meeting, pack, Action.RECOMMEND_AWARD, principle, null))
                        .flatMap(Optional::stream)
                        .anyMatch(action -> action.duties().contains(ENDORSEMENT));
        if (needed && !endorsed) {
            throw Problem.conflict(
                            "outcomes",
                            outcomes,
                            "must be endorsed by an award external examiner as they stand (T-BD-1)")
                    .exception();
        }
    }

    /**
     * The award external examiner of that name, for whom the caller may speak: examiners who sign in speak for
     * themselves.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when no award external examiner of the board has that name,
     *     403 when somebody else would speak for one who signs in, 409 where the register of examiners does not have one
     *     and the installation asks for that
     */
    public BoardMember requireAwardExternal(Caller caller, Meeting meeting, String name) {
        BoardMember examiner = members.members(caller.scope(), meeting.id()).stream()
                .filter(member ->
                        member.role() == Role.AWARD_EXTERNAL && member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "externalExaminer",
                                name,
                                "must be an award external examiner among the members of the board (T-BD-1)")
                        .exception());
        if (examiner.userName() != null && !examiner.userName().equals(caller.name())) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "'" + name + "' signs in, and speaks for himself or herself.")
                    .exception();
        }
        appointments.require(caller, meeting, examiner);
        return examiner;
    }
}
