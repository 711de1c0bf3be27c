package org.matricula.registration.provider.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.CreditOutcome;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplOutcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Ruling;

/** What the regulations say to a claim, and their refusals in words. */
final class ClaimJudging {

    // the policy's reasons, by the field of the claim that is at fault
    private static final Map<String, String> FIELDS = Map.of(
            "PARTIAL_MODULE", "modules",
            "MARK_NOT_ALLOWED", "modules",
            "MARK_BELOW_PASS", "marks",
            "AWARD_NOT_LISTED", "programmeId",
            "ROLES_NOT_SEPARATE", "assessor",
            "EVIDENCE_DOUBLE_COUNTED", "evidence",
            "EVIDENCE_NOT_SIGNED", "signatures");
    private static final String NOT_SIGNED = "EVIDENCE_NOT_SIGNED";
    // credit of the access level counts towards no award
    private static final int FIRST_LEVEL = 4;

    private final Pack pack;
    private final Programme programme;
    private final Award award;
    private final Map<ModuleId, Module> modules;

    ClaimJudging(Pack pack, Programme programme, Award award, Map<ModuleId, Module> modules) {
        this.pack = pack;
        this.programme = programme;
        this.award = award;
        this.modules = modules;
    }

    /** Which pack judges. */
    PackRef pack() {
        return pack.ref();
    }

    /**
     * Judges the claim itself.
     *
     * @param complete false while signatures are still collected, so that a missing one refuses nothing
     */
    RplOutcome.Claim claim(Claim claim, boolean usedBefore, boolean signed, boolean ratified, boolean complete) {
        Ruling<RplOutcome> ruling = pack.evaluate(
                TaughtPolicies.RPL,
                new RplFacts.Claim(
                        RplFacts.Type.valueOf(claim.kind().name()),
                        claim.kind() == Claim.Kind.ADMISSION ? null : award.family(),
                        claim.modules().stream().allMatch(this::isWhole),
                        claim.adviser(),
                        assessor(claim),
                        usedBefore,
                        signed,
                        ratified,
                        lowestMark(claim)));
        RplOutcome.Claim outcome = (RplOutcome.Claim) ruling.outcome();
        if (!outcome.permitted() && (complete || !NOT_SIGNED.equals(outcome.reason()))) {
            throw refusal(ruling, outcome.reason()).exception();
        }
        return outcome;
    }

    /**
     * Judges how much is recognised with it. Own credit is what is left of the award's credit, spread evenly over the
     * levels of the course less what is recognised at each.
     *
     * @param recognised what is recognised already, or provisionally
     */
    void limit(Claim claim, Collection<PriorLearning> recognised) {
        if (claim.kind() == Claim.Kind.ADMISSION) {
            return;
        }
        int transferred = 0;
        int experiential = 0;
        Map<Integer, Integer> taken = new TreeMap<>();
        List<PriorLearning> all = new ArrayList<>(recognised);
        claim.modules().forEach(m -> all.add(learning(claim, m)));
        for (PriorLearning learning : all) {
            Module module = modules.get(learning.moduleId());
            if (learning.origin() == PriorLearning.Origin.EXEMPT) {
                transferred += module.credits();
            } else {
                experiential += module.credits();
            }
            taken.merge(module.level(), module.credits(), Integer::sum);
        }
        Ruling<RplOutcome> ruling = pack.evaluate(
                TaughtPolicies.RPL, new RplFacts.Limit(award.family(), transferred, experiential, own(taken)));
        RplOutcome.Limit outcome = (RplOutcome.Limit) ruling.outcome();
        if (!outcome.permitted()) {
            throw refusal(ruling, outcome.reason()).exception();
        }
    }

    /** Whether the credit of one award counts for another; where the pack has no rule on it, it does not. */
    static boolean feeds(Pack pack, String award, String held, boolean topUp) {
        return award == null
                || pack.policies().contains(TaughtPolicies.CREDIT.name())
                        && ((CreditOutcome.HandedUp) pack.evaluate(
                                                TaughtPolicies.CREDIT, new CreditFacts.HandedUp(award, held, topUp))
                                        .outcome())
                                .counts();
    }

    /** What a module of the claim is on the record. */
    static PriorLearning learning(Claim claim, Claim.ClaimedModule module) {
        boolean exempt = claim.kind() == Claim.Kind.EXEMPTION;
        return new PriorLearning(
                claim.institution(),
                claim.studentId(),
                module.moduleId(),
                exempt ? PriorLearning.Origin.EXEMPT : PriorLearning.Origin.EXPERIENTIAL,
                exempt ? null : module.mark(),
                claim.programmeId());
    }

    private Map<Integer, Integer> own(Map<Integer, Integer> taken) {
        int first = Math.max(programme.firstLevel(), FIRST_LEVEL);
        int levels = Math.max(1, programme.finalLevel() - first + 1);
        int each = award.credits() / levels;
        Map<Integer, Integer> own = new TreeMap<>();
        for (int level = first; level <= programme.finalLevel(); level++) {
            own.put(level, Math.max(0, each - taken.getOrDefault(level, 0)));
        }
        return own;
    }

    // one person is one person, however the name is written
    private static String assessor(Claim claim) {
        boolean same = claim.adviser() != null
                && claim.assessor() != null
                && ClaimStore.key(claim.adviser()).equals(ClaimStore.key(claim.assessor()));
        return same ? claim.adviser() : claim.assessor();
    }

    private boolean isWhole(Claim.ClaimedModule claimed) {
        return claimed.credits() == modules.get(claimed.moduleId()).credits();
    }

    private static BigDecimal lowestMark(Claim claim) {
        return claim.modules().stream()
                .map(Claim.ClaimedModule::mark)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::min)
                .orElse(null);
    }

    private Problem refusal(Ruling<RplOutcome> ruling, String reason) {
        String where = ruling.findings().stream()
                .filter(f -> f.code().equals(reason) && !f.satisfied())
                .map(Finding::clause)
                .findFirst()
                .orElse("section 2");
        String rule = ruling.findings().stream()
                .filter(f -> f.code().equals(reason) && !f.satisfied())
                .map(Finding::rule)
                .findFirst()
                .orElse(ruling.policy());
        return Problem.invalid(List.of(new Fault(
                FIELDS.getOrDefault(reason, "modules"),
                null,
                "%s: refused by rule %s, clause %s, of %s".formatted(reason, rule, where, pack.ref()))));
    }
}
