package org.matricula.policies.taught.rules;

import java.util.List;
import java.util.function.Predicate;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.StudentGroup;

/**
 * A session's or stage's credit, added up.
 *
 * @param held credits held at the level, or in the postgraduate stage, whenever they were taken
 * @param taken credits taken in the session, of postgraduates in the stage; exemptions left out
 * @param passed credits of these passed without compensation
 * @param compensated credits of these passed by compensation
 * @param failedOfTaken credits of these failed
 * @param modulesTaken how many modules were taken in the session
 * @param failed the failed modules, of any level and session
 * @param failedCredits their credits
 */
record SessionRecord(
        int held,
        int taken,
        int passed,
        int compensated,
        int failedOfTaken,
        int modulesTaken,
        List<ModuleFact> failed,
        int failedCredits) {

    static SessionRecord of(ProgressionFacts facts) {
        List<ModuleFact> all = facts.all();
        List<ModuleFact> measured = facts.measured();
        boolean anyLevel = facts.group() == StudentGroup.PG;
        List<ModuleFact> failed = all.stream().filter(ModuleFact::isFailed).toList();
        return new SessionRecord(
                credits(all, module -> module.isHeld() && (anyLevel || module.level() == facts.level())),
                credits(measured, module -> true),
                credits(measured, module -> module.status() == ModuleStatus.PASS),
                credits(measured, module -> module.status() == ModuleStatus.PC),
                credits(measured, ModuleFact::isFailed),
                facts.modulesTaken(),
                failed,
                credits(failed, module -> true));
    }

    private static int credits(List<ModuleFact> modules, Predicate<ModuleFact> counted) {
        return modules.stream().filter(counted).mapToInt(ModuleFact::credits).sum();
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
