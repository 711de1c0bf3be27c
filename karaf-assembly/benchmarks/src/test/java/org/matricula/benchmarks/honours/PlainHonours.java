package org.matricula.benchmarks.honours;

import java.util.List;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.ModuleFact;

/**
 * The class of an honours degree as one would write it by hand for this one university and this one shape of record:
 * numbers in the code, marks as whole hundredths, exact because only products are compared, and nothing to show how the
 * class came about.
 */
public final class PlainHonours {

    private static final int LOWER = 60;
    private static final int UPPER = 120;
    private static final int SCALE = 2;

    private PlainHonours() {}

    /** The class. */
    public static Result classify(List<ModuleFact> modules) {
        int foundation = 0;
        int level4 = 0;
        int level5 = 0;
        int level6 = 0;
        int lowerCredits = 0;
        int upperCredits = 0;
        long upper = 0;
        long[] marks = new long[modules.size()];
        int[] credits = new int[modules.size()];
        int count = 0;
        for (int i = 0; i < modules.size(); i++) {
            ModuleFact module = modules.get(i);
            if (!module.isHeld()) {
                continue;
            }
            switch (module.level()) {
                case 3 -> foundation += module.credits();
                case 4 -> level4 += module.credits();
                case 5 -> level5 += module.credits();
                default -> level6 += module.credits();
            }
            if (module.isMarked() && module.level() >= 6) {
                upperCredits += module.credits();
                upper += module.credits() * hundredths(module);
            } else if (module.isMarked() && module.level() == 5) {
                lowerCredits += module.credits();
                marks[count] = hundredths(module);
                credits[count++] = module.credits();
            }
        }
        int total = Math.min(foundation, 20) + level4 + level5 + level6;
        if (total < 360 || level6 < 100 || level6 + level5 < 220 || level6 + level5 + level4 < 340) {
            return Result.NOT_ELIGIBLE;
        }
        if (upperCredits != UPPER) {
            return Result.REVIEW;
        }
        Result second = result(upper, UPPER);
        if (lowerCredits < LOWER) {
            return second;
        }
        Result first = result(best(marks, credits, count) + upper, LOWER + UPPER);
        return first.ordinal() < second.ordinal() ? first : second;
    }

    /** Marks here have two places at most. */
    private static long hundredths(ModuleFact module) {
        return module.mark().setScale(SCALE).unscaledValue().longValue();
    }

    private static long best(long[] marks, int[] credits, int count) {
        long sum = 0;
        int left = LOWER;
        while (left > 0) {
            int best = 0;
            for (int i = 1; i < count; i++) {
                if (marks[i] > marks[best]) {
                    best = i;
                }
            }
            int taken = Math.min(left, credits[best]);
            sum += taken * marks[best];
            left -= taken;
            marks[best] = -1;
        }
        return sum;
    }

    private static Result result(long total, int weights) {
        if (total >= 6950L * weights) {
            return Result.FIRST;
        }
        if (total >= 5950L * weights) {
            return Result.UPPER_SECOND;
        }
        if (total >= 4950L * weights) {
            return Result.LOWER_SECOND;
        }
        return total >= 3950L * weights ? Result.THIRD : Result.NO_CLASS;
    }
}
