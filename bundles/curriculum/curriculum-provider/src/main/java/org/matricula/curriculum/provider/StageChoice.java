package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;

/** What students of a route can take in a stage: everybody the core modules, and others by the rules of choice. */
final class StageChoice {

    private final Stage stage;
    private final List<ModuleRule> rules;
    private final Map<String, Module> modules;
    private final Set<String> coreOnRoute;

    StageChoice(ProgrammeStructure structure, Route route, Stage stage, Map<String, Module> modules) {
        this.stage = stage;
        this.modules = modules;
        List<ModuleRule> onRoute = onRoute(structure, route);
        this.rules = onRoute.stream()
                .filter(rule -> rule.stage().equals(stage.code()))
                .toList();
        this.coreOnRoute = new HashSet<>(core(onRoute));
    }

    /** The rules that hold for a route. */
    static List<ModuleRule> onRoute(ProgrammeStructure structure, Route route) {
        return structure.rules().stream()
                .filter(rule -> rule.route() == null || rule.route().equals(route.code()))
                .toList();
    }

    /** The modules that rules make everybody take, as often as they do. */
    static List<String> core(List<ModuleRule> rules) {
        return rules.stream()
                .filter(rule -> rule.kind() == ModuleRule.Kind.CORE)
                .flatMap(rule -> rule.modules().stream())
                .toList();
    }

    /** Whether the stage says nothing yet of its modules. */
    boolean open() {
        return rules.isEmpty();
    }

    /** Whether some choice by all rules has exactly the credits of the stage; an open stage is left to later. */
    boolean addsUp() {
        return open() || sums().get(stage.credits());
    }

    /** The sums of credits, up to those of the stage, that fulfil all its rules. */
    BitSet sums() {
        BitSet sums = new BitSet();
        int core = credits(coreHere());
        if (core <= stage.credits()) {
            sums.set(core);
        }
        for (ModuleRule rule : rules) {
            if (rule.kind() == ModuleRule.Kind.OPTION) {
                sums = together(sums, sums(rule));
            }
        }
        return sums;
    }

    private BitSet together(BitSet these, BitSet those) {
        BitSet sums = new BitSet();
        these.stream().forEach(one -> those.stream()
                .takeWhile(other -> one + other <= stage.credits())
                .forEach(other -> sums.set(one + other)));
        return sums;
    }

    private BitSet sums(ModuleRule rule) {
        List<Module> open = options(rule);
        List<BitSet> byNumber = new ArrayList<>();
        byNumber.add(new BitSet());
        byNumber.get(0).set(0);
        for (Module module : open) {
            byNumber.add(new BitSet());
            for (int number = byNumber.size() - 1; number > 0; number--) {
                BitSet with = byNumber.get(number);
                byNumber.get(number - 1).stream()
                        .map(sum -> sum + module.credits())
                        .takeWhile(sum -> sum <= stage.credits())
                        .forEach(with::set);
            }
            if (byNumber.get(byNumber.size() - 1).isEmpty()) {
                byNumber.remove(byNumber.size() - 1);
            }
        }
        BitSet sums = new BitSet();
        for (int number = least(rule.minModules()); number < byNumber.size(); number++) {
            if (rule.maxModules() == null || number <= rule.maxModules()) {
                sums.or(byNumber.get(number));
            }
        }
        sums.clear(0, least(rule.minCredits()));
        if (rule.maxCredits() != null) {
            sums.clear(rule.maxCredits() + 1, Math.max(rule.maxCredits() + 1, sums.length()));
        }
        return sums;
    }

    /**
     * The credits of the stage as those would take them who look for the most, as a module with so many credits for each
     * that is named; of the last one perhaps a part, so that nothing better can be reached.
     *
     * @param best which modules are looked for first
     */
    Map<Module, Integer> best(Comparator<Module> best) {
        Map<Module, Integer> taken = new LinkedHashMap<>();
        coreHere().forEach(module -> taken.put(module, module.credits()));
        int left = stage.credits() - credits(coreHere());
        Map<Module, Integer> free = new LinkedHashMap<>();
        for (ModuleRule rule : rules) {
            if (rule.kind() == ModuleRule.Kind.OPTION) {
                List<Module> open = options(rule).stream().sorted(best).toList();
                int wanted = Math.min(left, least(rule.minCredits()));
                left -= wanted;
                for (Module module : open) {
                    int part = Math.min(wanted, module.credits() - taken.getOrDefault(module, 0));
                    wanted -= part;
                    taken.merge(module, part, Integer::sum);
                    free.put(module, module.credits() - taken.get(module));
                }
            }
        }
        for (Module module : free.keySet().stream().sorted(best).toList()) {
            int part = Math.min(left, module.credits() - taken.get(module));
            left -= part;
            taken.merge(module, part, Integer::sum);
        }
        taken.values().removeIf(credits -> credits == 0);
        return taken;
    }

    // a module is taken once: what is core on the route is no choice any more
    private List<Module> options(ModuleRule rule) {
        return rule.modules().stream()
                .filter(code -> !coreOnRoute.contains(code))
                .map(modules::get)
                .toList();
    }

    private List<Module> coreHere() {
        return core(rules).stream().distinct().map(modules::get).toList();
    }

    private static int credits(List<Module> all) {
        return all.stream().mapToInt(Module::credits).sum();
    }

    private static int least(Integer bound) {
        return bound == null ? 0 : bound;
    }
}
