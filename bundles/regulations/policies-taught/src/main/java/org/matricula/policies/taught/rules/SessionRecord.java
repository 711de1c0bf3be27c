package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.StudentGroup;

/**
 * A session's or stage's credit, added up.
 *
 * @param held credits held at the level, or in the postgraduate stage
 * @param taken credits taken, exemptions left out
 * @param passed credits passed without compensation
 * @param compensated credits passed by compensation
 * @param modulesTaken how many modules were taken
 * @param failed the failed modules, of any level
 * @param failedCredits their credits
 */
record SessionRecord(
        int held,
        int taken,
        int passed,
        int compensated,
        int modulesTaken,
        List<ModuleFact> failed,
        int failedCredits) {

    static SessionRecord of(ProgressionFacts facts) {
        int held = 0;
        int taken = 0;
        int passed = 0;
        int compensated = 0;
        int modules = 0;
        int failedCredits = 0;
        List<ModuleFact> failed = new ArrayList<>();
        for (ModuleFact module : facts.modules()) {
            int credits = module.credits();
            boolean here = facts.group() == StudentGroup.PG || module.level() == facts.level();
            held += here && module.isHeld() ? credits : 0;
            passed += module.status() == ModuleStatus.PASS ? credits : 0;
            compensated += module.status() == ModuleStatus.PC ? credits : 0;
            if (module.status() != ModuleStatus.EXEMPT) {
                taken += credits;
                modules++;
            }
            if (module.isFailed()) {
                failed.add(module);
                failedCredits += credits;
            }
        }
        return new SessionRecord(held, taken, passed, compensated, modules, failed, failedCredits);
    }

    /** Passed or compensated. */
    int credited() {
        return passed + compensated;
    }

    boolean hasResit() {
        return failed.stream().anyMatch(SessionRecord::canBeResat);
    }

    boolean hasResitOfSubmitted() {
        return failed.stream().anyMatch(module -> canBeResat(module) && !module.nothingSubmitted());
    }

    boolean hasCoreFailure() {
        return failed.stream().anyMatch(ModuleFact::core);
    }

    private static boolean canBeResat(ModuleFact module) {
        boolean attemptLeft = module.attempt() == Attempt.FIRST || module.attempt() == Attempt.REPEAT;
        return attemptLeft && (!module.nothingSubmitted() || module.singleElement());
    }
}
