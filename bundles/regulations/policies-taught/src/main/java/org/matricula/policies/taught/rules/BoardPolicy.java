package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.BoardConstitution;
import org.matricula.policies.taught.BoardFacts;
import org.matricula.policies.taught.BoardFacts.Kind;
import org.matricula.policies.taught.BoardFacts.Member;
import org.matricula.policies.taught.BoardFacts.Post;
import org.matricula.policies.taught.BoardFacts.Role;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Whether a board is made up as it must be, and whether enough of it are present (section 7.1). */
public final class BoardPolicy implements Policy<BoardFacts, BoardConstitution> {

    private static final Set<Post> USUAL_CHAIRS =
            Set.of(Post.DEAN, Post.PRINCIPAL, Post.DEPUTY_DEAN, Post.HEAD_OF_SCHOOL);

    private final Map<Kind, List<Role>> needed = new LinkedHashMap<>();
    private final int mostNamed;
    private final boolean trainingRequired;
    private final int externals;
    private final Exact internalShare;

    private BoardPolicy(Parameters block) {
        for (Kind kind : Kind.values()) {
            needed.put(
                    kind,
                    block.texts(kind.name() + ".members").stream()
                            .map(Role::valueOf)
                            .toList());
        }
        mostNamed = ParameterValues.count(block, "extra_academics_max");
        trainingRequired = block.flag("chair_training_required");
        externals = ParameterValues.count(block, "quorum.externals");
        internalShare = ParameterValues.share(block, "quorum.internal_share");
    }

    /** Takes its numbers from the block {@code boards}. */
    public static BoardPolicy configure(Parameters parameters) {
        return new BoardPolicy(parameters.at("boards"));
    }

    @Override
    public Judgement<BoardConstitution> evaluate(BoardFacts facts) {
        List<Finding> constitution = new ArrayList<>();
        chair(facts, constitution);
        members(facts, constitution);
        Finding quorum = quorum(facts);
        Trail trail = new Trail();
        constitution.forEach(trail::add);
        trail.add(quorum).gap("AMB-T-53");
        List<String> reasons = new ArrayList<>(constitution.stream()
                .filter(finding -> !finding.satisfied())
                .map(Finding::code)
                .toList());
        boolean constituted = reasons.isEmpty();
        if (!quorum.satisfied()) {
            reasons.add(quorum.code());
        }
        // who may chair an award board in the dean's place is a "normally"
        boolean overridable = reasons.equals(List.of("CHAIR_UNUSUAL"));
        return trail.judgement(
                new BoardConstitution(constituted, quorum.satisfied(), reasons),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM,
                overridable);
    }

    private void chair(BoardFacts facts, List<Finding> findings) {
        BoardFacts.Chair chair = facts.chair();
        if (facts.kind() == Kind.SAB) {
            findings.add(Rules.SUBJECT_CHAIR.finding(
                    "CHAIR_OF_SUBJECT", !chair.ofSubject(), Rule.fact("of_subject", chair.ofSubject())));
        } else {
            findings.add(Rules.AWARD_CHAIR.finding(
                    "CHAIR_UNUSUAL", USUAL_CHAIRS.contains(chair.post()), Rule.fact("post", chair.post())));
        }
        findings.add(Rules.CHAIR_TRAINING.finding(
                "CHAIR_NOT_TRAINED", chair.trained() || !trainingRequired, Rule.fact("trained", chair.trained())));
    }

    private void members(BoardFacts facts, List<Finding> findings) {
        Rule rule = facts.kind() == Kind.SAB ? Rules.SUBJECT_MEMBERS : Rules.AWARD_MEMBERS;
        List<Role> roles = facts.members().stream().map(Member::role).toList();
        for (Role role : needed.get(facts.kind())) {
            findings.add(rule.finding("MISSING_" + role, roles.contains(role), Rule.fact("role", role)));
        }
        if (facts.kind() == Kind.APAB) {
            if (facts.partnerDelivery()) {
                findings.add(rule.finding(
                        "MISSING_" + Role.COLLABORATIVE_MANAGER,
                        roles.contains(Role.COLLABORATIVE_MANAGER),
                        Rule.fact("partner_delivery", true)));
            }
            long named =
                    roles.stream().filter(role -> role == Role.NAMED_ACADEMIC).count();
            findings.add(rule.finding(
                    "TOO_MANY_NAMED_ACADEMICS",
                    named <= mostNamed,
                    Rule.fact("named_academics", named),
                    Rule.fact("extra_academics_max", mostNamed)));
        }
        long students = facts.members().stream().filter(Member::student).count();
        findings.add(Rules.NO_STUDENTS.finding("STUDENT_MEMBER", students == 0, Rule.fact("students", students)));
    }

    private Finding quorum(BoardFacts facts) {
        long internal = facts.members().stream().filter(BoardPolicy::internal).count();
        long internalPresent = facts.members().stream()
                .filter(BoardPolicy::internal)
                .filter(Member::present)
                .count();
        long externalsPresent = present(facts, Role.EXTERNAL_EXAMINER);
        boolean quorate = facts.chair().present()
                && present(facts, Role.SECRETARY) > 0
                && externalsPresent >= externals
                && Exact.of(internalPresent).atLeast(internalShare.times(internal));
        return Rules.QUORUM.finding(
                "NOT_QUORATE",
                quorate,
                Rule.fact("chair_present", facts.chair().present()),
                Rule.fact("secretary_present", present(facts, Role.SECRETARY) > 0),
                Rule.fact("externals_present", externalsPresent),
                Rule.fact("internal_members", internal),
                Rule.fact("internal_present", internalPresent),
                Rule.fact("internal_share", internalShare));
    }

    private static long present(BoardFacts facts, Role role) {
        return facts.members().stream()
                .filter(member -> member.role() == role && member.present())
                .count();
    }

    private static boolean internal(Member member) {
        return member.role() != Role.EXTERNAL_EXAMINER && member.role() != Role.SECRETARY;
    }
}
