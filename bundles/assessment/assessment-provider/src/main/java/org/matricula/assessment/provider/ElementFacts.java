package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * What module results are made from: every element that carries weight, with the mark that counts, how late it was, and
 * what was decided about it.
 *
 * @param marks the marks that count
 * @param decisions the outcomes that stand, by registration
 * @param deadlines the deadlines of students with a reasonable adjustment
 * @param calendar the working days of the institution
 */
record ElementFacts(
        Map<Place, Mark> marks,
        Map<ModuleRegistrationId, Decisions> decisions,
        Deadlines.Adjusted deadlines,
        WorkingDayCalendar calendar) {

    ResultBasis of(Occurrence occurrence, ModuleRegistrationId registration) {
        Decisions decided = decisions.getOrDefault(registration, Decisions.NONE);
        List<ElementFact> facts = new ArrayList<>();
        List<String> open = new ArrayList<>(0);
        Map<String, MarkId> rows = new LinkedHashMap<>();
        for (Element element : occurrence.elements()) {
            if (element.weight().value().signum() > 0) {
                Mark mark = marks.get(new Place(registration, element.id()));
                if (mark != null) {
                    rows.put(element.code(), mark.id());
                }
                Decisions onElement = decided.on(element);
                if (onElement.isZero()) {
                    facts.add(zero(element));
                } else if (onElement.isOpen(mark)) {
                    open.add(element.code());
                } else {
                    facts.add(fact(deadlines.on(registration, element), mark, onElement));
                }
            }
        }
        return new ResultBasis(
                facts,
                open,
                decided.moduleCap(),
                rows,
                decided.standing().stream().map(AssessmentOutcome::id).toList());
    }

    // handed in and void, which is not the same as nothing handed in (T-RA-6)
    private static ElementFact zero(Element element) {
        return new ElementFact(
                element.code(),
                element.weight().value(),
                BigDecimal.ZERO,
                ElementState.SUBMITTED,
                0,
                false,
                element.mustPass());
    }

    // no row at all means that nothing was handed in (T-MR-4)
    private ElementFact fact(Element element, Mark mark, Decisions decided) {
        boolean missing = mark == null;
        return new ElementFact(
                element.code(),
                element.weight().value(),
                missing ? null : mark.mark(),
                missing
                        ? ElementState.NOT_SUBMITTED
                        : ElementState.valueOf(mark.state().name()),
                missing ? 0 : workingDaysLate(decided.due(element, mark), mark),
                !missing && mark.circumstancesAccepted() || decided.isLateAccepted(),
                element.mustPass(),
                decided.elementCap());
    }

    private int workingDaysLate(LocalDateTime due, Mark mark) {
        return mark.state() == Mark.State.SUBMITTED && mark.submittedAt() != null && due != null
                ? calendar.workingDaysLate(due, mark.submittedAt())
                : 0;
    }
}
