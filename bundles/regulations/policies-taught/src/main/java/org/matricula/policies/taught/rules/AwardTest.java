package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.CreditOutcome.AwardCredit;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** Does a record satisfy an award (section 1.2)? Used by the policies credit, exit-award and classification. */
final class AwardTest {

    private static final int HUNDRED = 100;
    private static final List<String> LEVEL_CODES =
            List.of("", "", "", "LEVEL_3", "LEVEL_4", "LEVEL_5", "LEVEL_6", "LEVEL_7", "LEVEL_8");

    private final AwardRow row;
    private final RplRow rpl;

    private AwardTest(AwardRow row, RplRow rpl) {
        this.row = row;
        this.rpl = rpl;
    }

    /** The tests by award. */
    static Map<String, AwardTest> tests(Parameters parameters) {
        Map<String, RplRow> rpl = RplRow.rows(parameters);
        Map<String, AwardTest> tests = new LinkedHashMap<>();
        AwardRow.rows(parameters).forEach((award, row) -> tests.put(award, new AwardTest(row, rpl.get(award))));
        return tests;
    }

    /** The test of an award; an unknown one is refused. */
    static AwardTest of(Map<String, AwardTest> tests, String award) {
        AwardTest test = tests.get(award);
        if (test == null) {
            throw Problem.invalid("award", award, "must be one of " + String.join(", ", tests.keySet()))
                    .exception();
        }
        return test;
    }

    AwardRow row() {
        return row;
    }

    AwardCredit apply(List<ModuleFact> modules, Trail trail) {
        CreditSums sums = new CreditSums(modules, row.needsPlacement());
        List<String> unmet = new ArrayList<>(4);
        List<String> warnings = new ArrayList<>(2);
        for (String gap : row.gaps()) {
            trail.gap(gap);
        }
        int dropped = dropPrior(sums, trail);
        int usable = testTotal(sums, dropped, unmet, trail);
        testPlacement(sums, unmet, trail);
        testLevels(sums, unmet, trail);
        testWorkBased(sums, unmet, warnings, trail);
        testCompensated(sums, unmet, trail);
        testOwn(sums, unmet, trail);
        testResearch(sums, unmet, trail);
        excuseLevel5(sums, unmet, warnings, trail);
        return new AwardCredit(unmet.isEmpty(), unmet, usable, row.total(), warnings);
    }

    private int dropPrior(CreditSums sums, Trail trail) {
        if (sums.priorTotal == 0) {
            return 0;
        }
        if (rpl == null && sums.experiential > 0) {
            trail.gap("AMB-T-47").review();
        }
        int max = rpl == null ? 0 : rpl.max();
        int dropped = sums.dropPriorAbove(max);
        trail.add(Rules.RPL_IN_AWARD.finding(
                dropped == 0 ? "RPL_WITHIN_MAXIMUM" : "RPL_ABOVE_MAXIMUM",
                dropped == 0,
                Rule.fact("rpl", sums.priorTotal),
                Rule.fact("max_rpl", max),
                Rule.fact("dropped", dropped)));
        return dropped;
    }

    private int testTotal(CreditSums sums, int dropped, List<String> unmet, Trail trail) {
        int usable = sums.usable(row.usable());
        if (usable < sums.atOrAbove(AwardLevels.LOWEST)) {
            trail.gap("AMB-T-34");
        }
        int counted = usable - surplusTaught(sums) + (row.needsPlacement() ? sums.placement : 0);
        boolean enough = counted >= row.total();
        String code = "TOTAL_CREDITS";
        if (!enough && counted + dropped >= row.total()) {
            code = rpl == null ? "RPL_NOT_LISTED" : "RPL_MAXIMUM";
        }
        note(Rules.CREDIT, code, enough, counted, row.total(), unmet, trail);
        return counted;
    }

    private int surplusTaught(CreditSums sums) {
        return row.taughtMax() == AwardRow.NO_CAP ? 0 : Math.max(0, sums.taught - row.taughtMax());
    }

    private void testPlacement(CreditSums sums, List<String> unmet, Trail trail) {
        if (row.needsPlacement()) {
            boolean enough = sums.placement >= row.placementMin();
            note(Rules.CREDIT, "P_CREDITS", enough, sums.placement, row.placementMin(), unmet, trail);
        }
    }

    private void testLevels(CreditSums sums, List<String> unmet, Trail trail) {
        for (int level = AwardLevels.HIGHEST; level >= AwardLevels.LOWEST; level--) {
            int need = row.atOrAbove()[level];
            if (need > 0) {
                int held = sums.atOrAbove(level);
                note(Rules.CREDIT, LEVEL_CODES.get(level), held >= need, held, need, unmet, trail);
            }
        }
    }

    private void testWorkBased(CreditSums sums, List<String> unmet, List<String> warnings, Trail trail) {
        if (row.workBasedMin() == 0) {
            return;
        }
        boolean enough = sums.workBased >= row.workBasedMin();
        note(Rules.WORK_BASED, "WBL_MINIMUM", enough, sums.workBased, row.workBasedMin(), unmet, trail);
        if (row.workBasedFrom() != null && enough) {
            Exact share = Exact.ratio((long) HUNDRED * sums.workBased, row.total());
            boolean usual =
                    share.atLeast(row.workBasedFrom()) && !row.workBasedTo().below(share);
            if (!usual) {
                warnings.add("WBL_SHARE");
                trail.review();
            }
            trail.add(Rules.WORK_BASED.calculated(
                    "WBL_SHARE",
                    usual,
                    List.of(Rule.step("share", Formula.of("100 x {} / {}", sums.workBased, row.total()), share)),
                    Rule.fact("from", row.workBasedFrom()),
                    Rule.fact("to", row.workBasedTo())));
        }
    }

    private void testCompensated(CreditSums sums, List<String> unmet, Trail trail) {
        if (row.compensatedMax() != AwardRow.NO_CAP) {
            boolean within = sums.compensated <= row.compensatedMax();
            note(Rules.EDEXCEL_PC, "PC_LIMIT", within, sums.compensated, row.compensatedMax(), unmet, trail);
        }
    }

    private void testOwn(CreditSums sums, List<String> unmet, Trail trail) {
        if (rpl == null || sums.priorTotal == 0) {
            return;
        }
        int missed = rpl.levelMissed(sums.own);
        boolean enough = sums.ownTotal >= rpl.ownMinimum() && missed == 0;
        if (!enough) {
            unmet.add("OWN_MINIMUM");
        }
        trail.add(Rules.OWN_MINIMUM.finding(
                "OWN_MINIMUM",
                enough,
                Rule.fact("own", sums.ownTotal),
                Rule.fact("needed", rpl.ownMinimum()),
                Rule.fact("level_missed", missed == 0 ? null : missed)));
    }

    private void testResearch(CreditSums sums, List<String> unmet, Trail trail) {
        if (row.researchMin() > 0) {
            boolean enough = sums.research >= row.researchMin();
            note(Rules.CREDIT, "RESEARCH_MINIMUM", enough, sums.research, row.researchMin(), unmet, trail);
        }
    }

    /** A.2.9.5[e] presupposes what the layers refuse: a person must look (AMB-T-72). */
    private void excuseLevel5(CreditSums sums, List<String> unmet, List<String> warnings, Trail trail) {
        boolean onlyLevel5 = unmet.size() == 1 && unmet.contains(LEVEL_CODES.get(5));
        if (onlyLevel5 && sums.atOrAbove(6) == row.reviewUpper() && sums.at(5) >= row.reviewLower()) {
            unmet.clear();
            warnings.add("LEVEL_5_BELOW_VARIANT");
            trail.gap("AMB-T-72").review();
        }
    }

    private static void note(
            Rule rule, String code, boolean met, int held, int needed, List<String> unmet, Trail trail) {
        if (!met) {
            unmet.add(code);
        }
        trail.add(rule.finding(code, met, Rule.fact("credits", held), Rule.fact("limit", needed)));
    }
}
