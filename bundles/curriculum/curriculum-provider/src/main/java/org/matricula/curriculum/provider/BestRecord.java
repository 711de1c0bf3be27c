package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;

/**
 * The records of those who pass all stages of a route and choose best, as facts. What is not said yet is taken at its
 * best too: a stage without rules, and the credits of the award that have to come from elsewhere. So an award that none
 * of these records satisfies, nobody gets.
 */
final class BestRecord {

    private static final String WORK_BASED = "WBL";
    private static final Comparator<Module> HIGHEST =
            Comparator.comparing(Module::level).reversed().thenComparing(Module::code);
    private static final Comparator<Module> WORK_BASED_FIRST = Comparator.<Module, Boolean>comparing(
                    module -> !WORK_BASED.equals(module.kind()))
            .thenComparing(HIGHEST);

    private final ProgrammeStructure structure;
    private final Route route;
    private final Award award;
    private final Map<String, Module> modules;

    BestRecord(ProgrammeStructure structure, Route route, Award award, Map<String, Module> modules) {
        this.structure = structure;
        this.route = route;
        this.award = award;
        this.modules = modules;
    }

    /** The records: the highest levels first, work-based learning first, and each with placements for credit. */
    List<List<Map<String, Object>>> all() {
        List<List<Map<String, Object>>> all = new ArrayList<>();
        for (boolean placements : new boolean[] {false, true}) {
            all.add(record(HIGHEST, placements));
            all.add(record(WORK_BASED_FIRST, placements));
        }
        return all.stream().distinct().toList();
    }

    private List<Map<String, Object>> record(Comparator<Module> best, boolean placements) {
        List<Map<String, Object>> record = new ArrayList<>();
        int credits = 0;
        for (Stage stage : structure.stages()) {
            if (stage.kind() == Stage.Kind.FOUNDATION || stage.kind() == Stage.Kind.PLACEMENT && !placements) {
                continue;
            }
            credits += stage.credits();
            StageChoice choice = new StageChoice(structure, route, stage, modules);
            if (stage.kind() == Stage.Kind.PLACEMENT) {
                Map<String, Object> fact = fact("stage " + stage.code(), stage.level(), stage.credits(), "PLACEMENT");
                fact.put("p", true);
                record.add(fact);
            } else if (choice.open()) {
                String kind = stage.kind() == Stage.Kind.RESEARCH ? "RESEARCH" : WORK_BASED;
                record.add(fact("stage " + stage.code(), stage.level(), stage.credits(), kind));
            } else {
                choice.best(best)
                        .forEach((module, part) -> record.add(fact(
                                "stage " + stage.code() + " " + module.code(), module.level(), part, module.kind())));
            }
        }
        if (credits < award.credits()) {
            record.add(fact("elsewhere", award.level(), award.credits() - credits, WORK_BASED));
        }
        return record;
    }

    private static Map<String, Object> fact(String code, int level, int credits, String kind) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("code", code);
        fact.put("level", level);
        fact.put("credits", credits);
        fact.put("status", "PASS");
        fact.put("kind", kind);
        return fact;
    }
}
