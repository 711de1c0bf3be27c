package org.matricula.benchmarks.honours;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;

/** Generated honours students with 18 modules, the same in every run. */
public final class Students {

    private static final int MODULES = 18;
    private static final int AT_EACH_LEVEL = 6;
    private static final int CREDITS = 20;

    private Students() {}

    /** So many students: some fail a module, some pass by compensation, some marks have a decimal. */
    public static List<Award> drawn(int number) {
        Random random = new Random(MODULES);
        List<Award> students = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            students.add(student(random));
        }
        return students;
    }

    private static Award student(Random random) {
        int usual = 40 + random.nextInt(36);
        List<ModuleFact> modules = new ArrayList<>(MODULES);
        for (int i = 0; i < MODULES; i++) {
            int level = 4 + i / AT_EACH_LEVEL;
            modules.add(module("M" + level + i, level, usual, random));
        }
        Collections.shuffle(modules, random);
        return new Award("BACHELORS_HONS", Use.TARGET, Entry.STANDARD, modules, null, false, false, false);
    }

    private static ModuleFact module(String code, int level, int usual, Random random) {
        int points = Math.max(0, Math.min(1000, 10 * usual + (int) (80 * random.nextGaussian())));
        BigDecimal mark = random.nextInt(3) == 0 ? BigDecimal.valueOf(points, 1) : BigDecimal.valueOf(points / 10);
        ModuleStatus status = ModuleStatus.PASS;
        if (mark.compareTo(BigDecimal.valueOf(40)) < 0) {
            status = random.nextInt(4) == 0 ? ModuleStatus.F1 : ModuleStatus.PC;
        }
        return ModuleFact.of(code, level, CREDITS, mark, status);
    }
}
