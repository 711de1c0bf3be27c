package org.matricula.policies.taught.rules;

import java.util.List;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;

/** The held credit of a record, added up once for all tests of an award. */
final class CreditSums {

    private static final int WORK_BASED_LEVEL = 5;

    final int[] own = new int[AwardLevels.PLACES];
    final int[] prior = new int[AwardLevels.PLACES];
    int ownTotal;
    int priorTotal;
    int experiential;
    int placement;
    int compensated;
    int workBased;
    int research;
    int taught;

    /** @param placementApart true when placement credit counts by itself and not at its level */
    CreditSums(List<ModuleFact> modules, boolean placementApart) {
        for (ModuleFact module : modules) {
            if (module.isHeld()) {
                add(module, placementApart);
            }
        }
    }

    private void add(ModuleFact module, boolean placementApart) {
        int credits = module.credits();
        if (module.status() == ModuleStatus.PC) {
            compensated += credits;
        }
        if (module.placementCredit()) {
            placement += credits;
            if (placementApart) {
                return;
            }
        }
        int level = AwardLevels.check("modules.level", module.level());
        addKind(module, level);
        if (module.isPriorLearning()) {
            prior[level] += credits;
            priorTotal += credits;
            experiential += module.origin() == Origin.EXPERIENTIAL ? credits : 0;
        } else {
            own[level] += credits;
            ownTotal += credits;
        }
    }

    private void addKind(ModuleFact module, int level) {
        if (module.kind() == ModuleKind.RESEARCH) {
            research += module.credits();
        } else {
            taught += module.credits();
        }
        if (level == WORK_BASED_LEVEL && (module.kind() == ModuleKind.WBL || module.placementCredit())) {
            workBased += module.credits();
        }
    }

    /** Drops prior credit above the maximum, lowest level first; how much was dropped. */
    int dropPriorAbove(int max) {
        int excess = Math.max(0, priorTotal - max);
        int left = excess;
        for (int level = AwardLevels.LOWEST; level <= AwardLevels.HIGHEST; level++) {
            int dropped = Math.min(left, prior[level]);
            prior[level] -= dropped;
            left -= dropped;
        }
        return excess;
    }

    int at(int level) {
        return own[level] + prior[level];
    }

    int atOrAbove(int level) {
        int sum = 0;
        for (int above = level; above <= AwardLevels.HIGHEST; above++) {
            sum += at(above);
        }
        return sum;
    }

    /** The credit that counts, each level only up to its cap. */
    int usable(int[] caps) {
        int sum = 0;
        for (int level = AwardLevels.LOWEST; level <= AwardLevels.HIGHEST; level++) {
            sum += Math.min(at(level), caps[level]);
        }
        return sum;
    }
}
