package org.matricula.assessment.provider.result;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/** Which examinations are known to have been sat by anybody; those who resit on the same run sit another paper. */
final class Attendance {

    private final Set<Paper> sat;
    private final Set<OccurrenceId> read = new HashSet<>();
    private final Function<OccurrenceId, Set<Paper>> runs;

    /**
     * An examination of a run.
     *
     * @param element which
     * @param resit true for the one that resits take
     */
    record Paper(ElementId element, boolean resit) {}

    /**
     * @param sat what is known already
     * @param runs reads what is known of a whole run
     */
    Attendance(Set<Paper> sat, Function<OccurrenceId, Set<Paper>> runs) {
        this.sat = new HashSet<>(sat);
        this.runs = runs;
    }

    /** The papers that some registrations sat: those with a mark, a receipt or a marker's mark. */
    static Set<Paper> of(Collection<ModuleRegistration> registrations, Map<Place, Mark> marks, Set<Place> handedIn) {
        Map<ModuleRegistrationId, Boolean> resits = registrations.stream()
                .collect(Collectors.toMap(ModuleRegistration::id, Attendance::isResit, (one, same) -> one));
        return Stream.concat(
                        marks.entrySet().stream()
                                .filter(entry -> entry.getValue().state() == Mark.State.SUBMITTED)
                                .map(Map.Entry::getKey),
                        handedIn.stream())
                .map(place -> new Paper(place.element(), resits.get(place.registration())))
                .collect(Collectors.toSet());
    }

    /** True when it is known that somebody sat the examination that a registration was to sit. */
    boolean isKnown(Occurrence run, Element examination, ModuleRegistration registration) {
        Paper paper = new Paper(examination.id(), isResit(registration));
        if (!sat.contains(paper) && read.add(run.id())) {
            sat.addAll(runs.apply(run.id()));
        }
        return sat.contains(paper);
    }

    private static boolean isResit(ModuleRegistration registration) {
        return registration.attempt().resitOf() != null;
    }
}
