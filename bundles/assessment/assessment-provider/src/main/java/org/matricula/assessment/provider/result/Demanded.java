package org.matricula.assessment.provider.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;

/**
 * The learning outcomes that must be passed (T-MR-9), by the module definitions approved for the sessions of some runs.
 *
 * @param bySession those of each session, by module
 */
record Demanded(Map<AcademicSession, Map<ModuleId, List<LearningOutcome>>> bySession) {

    /** Asks once for each session. */
    static Demanded of(
            Caller caller,
            InstitutionCode institution,
            Collection<Occurrence> runs,
            ModuleSpecifications specifications) {
        Map<AcademicSession, Set<ModuleId>> modules = runs.stream()
                .collect(Collectors.groupingBy(
                        Occurrence::session, Collectors.mapping(Occurrence::moduleId, Collectors.toSet())));
        Map<AcademicSession, Map<ModuleId, List<LearningOutcome>>> found = new HashMap<>();
        modules.forEach(
                (session, ids) -> found.put(session, specifications.outcomes(caller, institution, ids, session)));
        return new Demanded(found);
    }

    /** What must be passed on a run, with the elements of it that count and show it. */
    List<Shown> on(Occurrence run) {
        List<Shown> shown = new ArrayList<>(0);
        for (LearningOutcome outcome :
                bySession.getOrDefault(run.session(), Map.of()).getOrDefault(run.moduleId(), List.of())) {
            if (outcome.mustPass()) {
                shown.add(new Shown(
                        outcome.code(),
                        run.elements().stream()
                                .filter(run::counts)
                                .map(element -> element.code())
                                .filter(outcome.assessedBy()::contains)
                                .toList()));
            }
        }
        return shown;
    }

    /**
     * A learning outcome that must be passed.
     *
     * @param outcome its code
     * @param elements codes of the elements and parts that show it; empty where the run has none
     */
    record Shown(String outcome, List<String> elements) {}
}
