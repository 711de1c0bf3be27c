package org.matricula.boards.provider.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.SessionRecords.ComputedResult;
import org.matricula.assessment.api.SessionRecords.MarkedElement;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Percent;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/** Which modules of a session have their marks and results. */
final class ModuleAccount {

    private final Map<OccurrenceId, Occurrence> occurrences;
    private final Map<ModuleRegistrationId, Set<ElementId>> marked = new HashMap<>();
    private final Map<ModuleRegistrationId, Instant> recorded = new HashMap<>();
    private final Map<ModuleRegistrationId, ComputedResult> computed = new HashMap<>();

    ModuleAccount(Map<OccurrenceId, Occurrence> occurrences, List<MarkedElement> marks, List<ComputedResult> results) {
        this.occurrences = occurrences;
        Set<ElementId> counting = occurrences.values().stream()
                .flatMap(run -> run.elements().stream().filter(element -> isMarked(element, run.elements())))
                .map(Element::id)
                .collect(Collectors.toSet());
        for (MarkedElement mark : marks) {
            marked.computeIfAbsent(mark.registrationId(), k -> new HashSet<>()).add(mark.elementId());
            // what no ruling uses makes no result old, however often it is computed anew
            if (counting.contains(mark.elementId())) {
                recorded.merge(mark.registrationId(), mark.recordedAt(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        results.forEach(result -> computed.put(result.registrationId(), result));
    }

    /** The module registrations with a mark. */
    Set<ModuleRegistrationId> marked() {
        return marked.keySet();
    }

    /** Where marks stand; adds the codes of modules that lack one. */
    State marks(Collection<ModuleRegistration> taken, Set<String> missing) {
        return state(taken, missing, registration -> lacksMarks(registration) ? State.MISSING : State.DONE);
    }

    /** Where results stand; adds the codes of modules that lack a fresh one. */
    State results(Collection<ModuleRegistration> taken, Set<String> missing) {
        return state(taken, missing, this::result);
    }

    private State state(
            Collection<ModuleRegistration> taken,
            Set<String> missing,
            java.util.function.Function<ModuleRegistration, State> of) {
        List<State> states = new ArrayList<>();
        for (ModuleRegistration registration : taken) {
            State state = of.apply(registration);
            states.add(state);
            if (state != State.DONE) {
                missing.add(occurrences.get(registration.occurrenceId()).moduleCode());
            }
        }
        if (states.isEmpty()) {
            return State.NOT_DUE;
        }
        return states.contains(State.MISSING)
                ? State.MISSING
                : states.contains(State.OUTDATED) ? State.OUTDATED : State.DONE;
    }

    private boolean lacksMarks(ModuleRegistration registration) {
        ComputedResult result = computed.get(registration.id());
        if (result != null && result.deferred()) {
            return false;
        }
        Set<String> carried = result == null ? Set.of() : result.carried();
        Set<ElementId> has = marked.getOrDefault(registration.id(), Set.of());
        List<Element> elements = occurrences.get(registration.occurrenceId()).elements();
        return elements.stream()
                .filter(element -> isMarked(element, elements))
                .filter(element -> !carried.contains(element.parent() == null ? element.code() : element.parent()))
                .anyMatch(element -> !has.contains(element.id()));
    }

    /** Formative work need not be marked, and what has parts is marked by them. */
    private static boolean isMarked(Element element, List<Element> all) {
        return element.weight().compareTo(Percent.of(0)) > 0
                && all.stream().noneMatch(part -> element.code().equals(part.parent()));
    }

    private State result(ModuleRegistration registration) {
        ComputedResult result = computed.get(registration.id());
        if (result == null) {
            return State.MISSING;
        }
        Instant last = recorded.get(registration.id());
        return last != null && last.isAfter(result.computedAt()) ? State.OUTDATED : State.DONE;
    }
}
