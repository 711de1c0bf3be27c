package org.matricula.assessment.provider;

import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * What a module result is made from: every element that carries weight, with the mark that counts and how late it was.
 *
 * @param marks the marks that count
 * @param calendar the working days of the institution
 */
record ElementFacts(Map<Place, Mark> marks, WorkingDayCalendar calendar) {

    List<ElementFact> of(Occurrence occurrence, ModuleRegistrationId registration) {
        return occurrence.elements().stream()
                .filter(element -> element.weight().value().signum() > 0)
                .map(element -> fact(element, marks.get(new Place(registration, element.id()))))
                .toList();
    }

    // no row at all means that nothing was handed in (T-MR-4)
    private ElementFact fact(Element element, Mark mark) {
        if (mark == null) {
            return new ElementFact(
                    element.code(),
                    element.weight().value(),
                    null,
                    ElementState.NOT_SUBMITTED,
                    0,
                    false,
                    element.mustPass());
        }
        return new ElementFact(
                element.code(),
                element.weight().value(),
                mark.mark(),
                ElementState.valueOf(mark.state().name()),
                workingDaysLate(element, mark),
                mark.circumstancesAccepted(),
                element.mustPass());
    }

    private int workingDaysLate(Element element, Mark mark) {
        return mark.state() == Mark.State.SUBMITTED && mark.submittedAt() != null && element.deadline() != null
                ? calendar.workingDaysLate(element.deadline(), mark.submittedAt())
                : 0;
    }
}
