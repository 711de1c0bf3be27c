package org.matricula.policies.taught.rules;

import java.util.Arrays;
import java.util.List;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.number.WeightedSum;

/**
 * Marked modules with the credits of each that count, and their exact mean. Its text is the calculation written out;
 * that is only done when somebody asks.
 */
final class MarkedCredits {

    private final ModuleFact[] modules;
    private final int[] credits;
    private final int count;
    private final int total;

    private MarkedCredits(ModuleFact[] modules, int[] credits, int count) {
        this.modules = modules;
        this.credits = credits;
        this.count = count;
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += credits[i];
        }
        total = sum;
    }

    /** The modules of a record whose marks are in play, from level to level, both included. */
    static MarkedCredits of(List<ModuleFact> record, int from, int to) {
        ModuleFact[] modules = new ModuleFact[record.size()];
        int[] credits = new int[record.size()];
        int count = 0;
        for (int i = 0; i < record.size(); i++) {
            ModuleFact module = record.get(i);
            if (module.level() >= from && module.level() <= to && module.isMarked()) {
                modules[count] = module;
                credits[count++] = module.credits();
            }
        }
        return new MarkedCredits(modules, credits, count);
    }

    /** The modules of a record whose marks are in play. */
    static MarkedCredits of(List<ModuleFact> record) {
        return of(record, AwardLevels.LOWEST, AwardLevels.HIGHEST);
    }

    /** Two disjoint selections in one. */
    MarkedCredits and(MarkedCredits other) {
        int all = count + other.count;
        ModuleFact[] both = Arrays.copyOf(modules, all);
        int[] counted = Arrays.copyOf(credits, all);
        System.arraycopy(other.modules, 0, both, count, other.count);
        System.arraycopy(other.credits, 0, counted, count, other.count);
        return new MarkedCredits(both, counted, all);
    }

    /**
     * The modules with the best marks up to so many credits. Of equal marks the higher level comes first, then the
     * larger module, so that it never matters in which order a record is listed.
     *
     * @param cut whether only a part of the last module counts where all of it would be too much
     */
    MarkedCredits best(int wanted, boolean cut) {
        ModuleFact[] sorted = modules.clone();
        int[] counted = credits.clone();
        int taken = 0;
        int used = 0;
        while (used < count && taken < wanted) {
            moveBest(sorted, counted, used);
            if (cut) {
                counted[used] = Math.min(counted[used], wanted - taken);
            }
            taken += counted[used];
            used++;
        }
        return new MarkedCredits(sorted, counted, used);
    }

    private void moveBest(ModuleFact[] sorted, int[] counted, int place) {
        int best = place;
        for (int i = place + 1; i < count; i++) {
            if (isBefore(sorted[i], sorted[best])) {
                best = i;
            }
        }
        ModuleFact module = sorted[best];
        int its = counted[best];
        System.arraycopy(sorted, place, sorted, place + 1, best - place);
        System.arraycopy(counted, place, counted, place + 1, best - place);
        sorted[place] = module;
        counted[place] = its;
    }

    private static boolean isBefore(ModuleFact one, ModuleFact other) {
        int better = one.mark().compareTo(other.mark());
        if (better == 0) {
            better = Integer.compare(one.level(), other.level());
        }
        return better == 0 ? one.credits() > other.credits() : better > 0;
    }

    /** True when only a part of the last module counts; to be asked only where some module counts. */
    boolean isCut() {
        return credits[count - 1] < modules[count - 1].credits();
    }

    /** How many of the credits that count are at this level or above. */
    int creditsFrom(int level) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += modules[i].level() >= level ? credits[i] : 0;
        }
        return sum;
    }

    /** How many credits count. */
    int total() {
        return total;
    }

    /** Their exact mean, calculated anew each time; null when there are none. */
    Exact mean() {
        if (total == 0) {
            return null;
        }
        WeightedSum sum = new WeightedSum();
        for (int i = 0; i < count; i++) {
            sum.add(credits[i], modules[i].mark());
        }
        return sum.mean();
    }

    /** {@code (20 x 69 + 20 x 70) / 40}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " + ")
                    .append(credits[i])
                    .append(" x ")
                    .append(modules[i].mark().toPlainString());
        }
        return text.append(") / ").append(total).toString();
    }
}
