package org.matricula.boards.provider.award;

import java.util.Set;
import org.matricula.boards.api.Awards.Grounds;
import org.matricula.boards.api.Awards.Kind;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.Rulings;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.ClassificationFacts.AwardType;
import org.matricula.policies.taught.CreditOutcome.AwardCredit;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.TaughtPolicies;

/** What the policy on aegrotat and posthumous awards looks at, from recorded grounds and frozen facts. */
final class SpecialFacts {

    private static final Set<String> HONOURS = Set.of("BACHELORS_HONS", "INTEGRATED_MASTERS");
    private static final Set<String> RESEARCH = Set.of("MASTERS_RESEARCH", "MPHIL", "DOCTORATE", "TAUGHT_DOCTORATE");
    private static final String MASTERS = "MASTERS";

    private SpecialFacts() {}

    /** The facts; for a posthumous award the pack counts the credit first. */
    static ClassificationFacts of(Grounds grounds, CandidateFacts facts, Rulings rulings) {
        AwardType type = type(facts);
        if (grounds.kind() == Kind.AEGROTAT) {
            return new ClassificationFacts.Aegrotat(
                    type,
                    grounds.illness(),
                    grounds.priorPerformanceConclusive(),
                    grounds.unlikelyToReturn(),
                    grounds.studentConsents(),
                    grounds.dissertationExaminable());
        }
        AwardCredit credit = rulings.ask(null, TaughtPolicies.CREDIT, facts.credit())
                .map(ruling -> (AwardCredit) ruling.outcome())
                .orElse(null);
        return credit == null
                ? null
                : new ClassificationFacts.Posthumous(
                        type,
                        credit.qualifies(),
                        credit.usableCredits(),
                        credit.requiredCredits(),
                        StudyMode.valueOf(facts.registration().mode()),
                        grounds.report());
    }

    private static AwardType type(CandidateFacts facts) {
        if (RESEARCH.contains(facts.family())) {
            return AwardType.RESEARCH_DEGREE;
        }
        if (facts.group() == StudentGroup.PG) {
            return MASTERS.equals(facts.family()) ? AwardType.TAUGHT_MASTERS : AwardType.TAUGHT_POSTGRADUATE;
        }
        return HONOURS.contains(facts.family()) ? AwardType.HONOURS : AwardType.UNDERGRADUATE;
    }
}
