package org.matricula.assessment.provider.result;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * The attempts of a chunk with what the records say.
 *
 * @param marks the marks that count
 * @param handedIn when the latest work for each place was handed in
 * @param decisions the outcomes that stand, by registration
 * @param deadlines the deadlines of resits and of students with a reasonable adjustment
 * @param now the moment of the computation, local time
 */
record Sittings(
        Map<Place, Mark> marks,
        Map<Place, LocalDateTime> handedIn,
        Map<ModuleRegistrationId, Decisions> decisions,
        Deadlines.Adjusted deadlines,
        LocalDateTime now) {

    /** @param before the attempt that it is a resit of; null for none */
    Sitting of(Occurrence occurrence, Module module, ModuleRegistration registration, Earlier before) {
        Decisions decided = decisions.getOrDefault(registration.id(), Decisions.NONE);
        return new Sitting(
                registration,
                occurrence,
                module,
                occurrence.whole().stream()
                        .filter(occurrence::counts)
                        .map(element -> assessed(occurrence, element, registration.id(), decided))
                        .toList(),
                decided,
                before == null ? null : of(before.occurrence(), module, before.registration(), null));
    }

    private Assessed assessed(
            Occurrence occurrence, Element element, ModuleRegistrationId registration, Decisions decided) {
        List<Assessed> parts = occurrence.partsOf(element).stream()
                .filter(occurrence::counts)
                .map(part -> assessed(occurrence, part, registration, decided))
                .toList();
        Place place = new Place(registration, element.id());
        Mark mark = marks.get(place);
        Decisions about = decided.on(occurrence, element);
        Element held = deadlines.on(registration, element);
        boolean awaited = mark == null
                && parts.isEmpty()
                && (handedIn.containsKey(place)
                        || isAhead(about.due(held, null), deadlines.isUnset(registration, element), occurrence.ends()));
        return new Assessed(held, parts, mark, awaited, about);
    }

    /** True while it may still be handed in or sat; without a deadline, up to the last day of the run. */
    private boolean isAhead(LocalDateTime due, boolean unset, LocalDate ends) {
        return due == null ? unset || !now.toLocalDate().isAfter(ends) : !now.isAfter(due);
    }
}
