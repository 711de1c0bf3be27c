package org.matricula.assessment.provider.result;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * The attempts of a chunk with what the records say.
 *
 * @param marks the marks that count
 * @param marked the elements for which there are marks of submitted work, by registration
 * @param handedIn for which places work is known to have been handed in: by a receipt, or by what a marker gave
 * @param attendance which examinations somebody sat
 * @param decisions the outcomes that stand, by registration
 * @param demanded the learning outcomes that must be passed, by the definitions of the modules
 * @param deadlines the deadlines of resits and of students with a reasonable adjustment
 * @param now the moment of the computation, by the clock of the institution
 */
record Sittings(
        Map<Place, Mark> marks,
        Map<ModuleRegistrationId, Set<ElementId>> marked,
        Set<Place> handedIn,
        Attendance attendance,
        Map<ModuleRegistrationId, Decisions> decisions,
        Demanded demanded,
        Deadlines.Adjusted deadlines,
        LocalDateTime now) {

    /** @param before the attempt that it is a resit of; null for none */
    Sitting of(Occurrence occurrence, Module module, ModuleRegistration registration, Earlier before) {
        Decisions decided = decisions.getOrDefault(registration.id(), Decisions.NONE);
        List<Demanded.Shown> outcomes = demanded.on(occurrence);
        Set<String> mustPass = outcomes.stream()
                .flatMap(outcome -> outcome.elements().stream())
                .collect(Collectors.toSet());
        return new Sitting(
                registration,
                occurrence,
                module,
                occurrence.whole().stream()
                        .filter(occurrence::counts)
                        .map(element -> assessed(occurrence, element, registration, decided, mustPass))
                        .toList(),
                outcomes,
                stray(occurrence, registration),
                decided,
                before == null ? null : of(before.occurrence(), module, before.registration(), null));
    }

    private Set<ElementId> stray(Occurrence occurrence, ModuleRegistration registration) {
        Set<ElementId> stray = new TreeSet<>(Comparator.comparingLong(ElementId::value));
        stray.addAll(marked.getOrDefault(registration.id(), Set.of()));
        occurrence.marked().forEach(element -> stray.remove(element.id()));
        return stray;
    }

    private Assessed assessed(
            Occurrence occurrence,
            Element element,
            ModuleRegistration registration,
            Decisions decided,
            Set<String> mustPass) {
        List<Assessed> parts = occurrence.partsOf(element).stream()
                .filter(occurrence::counts)
                .map(part -> assessed(occurrence, part, registration, decided, mustPass))
                .toList();
        Place place = new Place(registration.id(), element.id());
        Mark mark = marks.get(place);
        Decisions about = decided.on(occurrence, element);
        Element held = deadlines.on(registration.id(), element);
        boolean awaited = mark == null
                && parts.isEmpty()
                && (handedIn.contains(place)
                        || isAhead(about.due(held, null), occurrence.ends())
                        || isOpen(occurrence.session()) && isUnknown(occurrence, element, registration, about));
        return new Assessed(
                mustPass.contains(element.code()) ? held.mustBePassed() : held, parts, mark, awaited, about);
    }

    /** True while it may still be handed in or sat; without a deadline, up to the last day of the run. */
    private boolean isAhead(LocalDateTime due, LocalDate ends) {
        return due == null ? !now.toLocalDate().isAfter(ends) : !now.isAfter(due);
    }

    /** True while something of the session can come at all; after that it is a record. */
    private boolean isOpen(AcademicSession session) {
        return !now.toLocalDate().isAfter(session.latest());
    }

    /** True where nobody set the day of a resit, or nobody is known to have sat an examination. */
    private boolean isUnknown(
            Occurrence occurrence, Element element, ModuleRegistration registration, Decisions about) {
        boolean unset = deadlines.isUnset(registration.id(), element)
                && about.due(deadlines.on(registration.id(), element), null) == null;
        return unset
                || element.kind() == Element.Kind.EXAMINATION && !attendance.isKnown(occurrence, element, registration);
    }
}
