package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** The policies with the numbers of the University of South Wales, and records to judge. */
final class Usw {

    static final LoadedPack PACK = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    private Usw() {}

    static <F, O> Judgement<O> judge(PolicyKey<F, O> policy, F facts) {
        return PACK.evaluate(policy, facts).judgement();
    }

    /** With other numbers than the pack's, on the wire. */
    static Map<String, Object> tryOut(String policy, Map<String, Object> facts, Map<String, Object> overrides) {
        return PACK.tryOut(policy, facts, overrides).outcome();
    }

    static BigDecimal mark(String mark) {
        return new BigDecimal(mark);
    }

    /** Passed modules of 20 credits, one for each mark. */
    static List<ModuleFact> modules(int level, String... marks) {
        List<ModuleFact> modules = new ArrayList<>();
        for (String mark : marks) {
            modules.add(ModuleFact.of("M" + level + modules.size(), level, 20, mark(mark), ModuleStatus.PASS));
        }
        return modules;
    }

    /** Passed modules of 20 credits with the same mark. */
    static List<ModuleFact> same(int level, int credits, String mark) {
        List<ModuleFact> modules = new ArrayList<>();
        for (int i = 0; i < credits / 20; i++) {
            modules.add(ModuleFact.of("M" + level + i, level, 20, mark(mark), ModuleStatus.PASS));
        }
        return modules;
    }

    /** Exempt modules of 20 credits. */
    static List<ModuleFact> exempt(int level, int credits) {
        List<ModuleFact> modules = new ArrayList<>();
        for (int i = 0; i < credits / 20; i++) {
            modules.add(ModuleFact.exempt("X" + level + i, level, 20));
        }
        return modules;
    }

    @SafeVarargs
    static List<ModuleFact> all(List<ModuleFact>... parts) {
        List<ModuleFact> all = new ArrayList<>();
        for (List<ModuleFact> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
