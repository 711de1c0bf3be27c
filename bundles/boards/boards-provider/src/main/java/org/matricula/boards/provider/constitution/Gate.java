package org.matricula.boards.provider.constitution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.Decisions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.policies.taught.BoardActionFacts.Principle;
import org.matricula.regulations.api.PackRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands before an act of a board: that it is quorate, that the act is its own, that an external consented. */
@Component(service = Gate.class)
public final class Gate {

    private final MemberStore members;
    private final BoardRules rules;

    /** Knows members and rules. */
    @Activate
    public Gate(@Reference MemberStore members, @Reference BoardRules rules) {
        this.members = members;
        this.rules = rules;
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
     * Lets a board take such decisions under some packs.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause
     */
    public void requirePermission(Meeting meeting, Collection<PackRef> packs, Collection<String> decisions) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        decisions.forEach(decision -> actions.add(Decisions.action(decision)));
        actions.forEach(action -> requirePermission(meeting, packs, action));
    }

    /** The same for one act. */
    public void requirePermission(Meeting meeting, Collection<PackRef> packs, Action action) {
        packs.forEach(pack -> rules.permit(meeting, pack, action, Principle.NONE, null));
    }

    /**
     * The award external examiner of that name, for whom the caller may speak: examiners who sign in speak for
     * themselves.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when no award external examiner of the board has that name,
     *     403 when somebody else would speak for one who signs in
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
        return examiner;
    }
}
