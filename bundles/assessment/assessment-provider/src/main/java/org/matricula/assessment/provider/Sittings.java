package org.matricula.assessment.provider;

import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * The attempts of a chunk with what the records say.
 *
 * @param marks the marks that count
 * @param decisions the outcomes that stand, by registration
 * @param deadlines the deadlines of students with a reasonable adjustment
 */
record Sittings(Map<Place, Mark> marks, Map<ModuleRegistrationId, Decisions> decisions, Deadlines.Adjusted deadlines) {

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
        return new Assessed(
                deadlines.on(registration, element),
                parts,
                marks.get(new Place(registration, element.id())),
                decided.on(occurrence, element));
    }
}
