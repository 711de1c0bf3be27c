package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.CohortAdjustment;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Finding.Step;
import org.matricula.regulations.kit.number.Formula;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** From the raw mark of each element to the mark that counts (T-MR-1 to T-MR-4, T-MR-6, T-MR-11). */
final class ElementMarks {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final ModuleMarks marks;
    private final Attempt attempt;
    private final CohortAdjustment adjustment;
    private final Trail trail;
    private final Map<String, BigDecimal> parts = new LinkedHashMap<>();

    /** @param adjustment an adjustment that is allowed; null for none */
    ElementMarks(ModuleMarks marks, Attempt attempt, CohortAdjustment adjustment, Trail trail) {
        this.marks = marks;
        this.attempt = attempt;
        this.adjustment = adjustment;
        this.trail = trail;
    }

    /** The marks by code. */
    Map<String, BigDecimal> of(List<ElementFact> elements) {
        Map<String, BigDecimal> counted = new LinkedHashMap<>();
        for (ElementFact element : elements) {
            BigDecimal mark = element.parts().isEmpty()
                    ? mark(element, element.code())
                    : afterDecision(element, ofParts(element));
            put(counted, element, mark);
        }
        parts.keySet().forEach(code -> unique(!counted.containsKey(code), code));
        return counted;
    }

    /** The marks of parts by code, once those of the elements are known. */
    Map<String, BigDecimal> ofParts() {
        return parts;
    }

    private static void put(Map<String, BigDecimal> marks, ElementFact element, BigDecimal mark) {
        unique(marks.put(element.code(), mark) == null, element.code());
    }

    private static void unique(boolean unique, String code) {
        if (!unique) {
            throw Problem.invalid("elements", code, "must have different codes").exception();
        }
    }

    /** The mean of the parts by weight; weights of 100 in all leave it an exact decimal. */
    private BigDecimal ofParts(ElementFact element) {
        BigDecimal weights = element.parts().stream().map(ElementFact::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weights.compareTo(WHOLE) != 0
                || element.parts().stream().anyMatch(part -> !part.parts().isEmpty())) {
            throw Problem.invalid(
                            "elements." + element.code() + ".parts",
                            weights,
                            "must have weights of 100 in all and no parts of their own")
                    .exception();
        }
        BigDecimal total = BigDecimal.ZERO;
        for (ElementFact part : element.parts()) {
            BigDecimal mark = mark(part, element.code());
            put(parts, part, mark);
            total = total.add(part.weight().multiply(mark));
        }
        BigDecimal mean = total.divide(weights).stripTrailingZeros();
        trail.gap("AMB-T-111");
        trail.add(Rules.SCALE.calculated(
                "PARTS",
                true,
                List.of(Rule.step("element", new ElementMean(element.parts(), parts, weights), mean)),
                Rule.fact("element", element.code())));
        return mean.scale() < 0 ? mean.setScale(0) : mean;
    }

    /** @param whole the code of the element, or of that which it is a part of */
    private BigDecimal mark(ElementFact element, String whole) {
        return switch (element.state()) {
            case NOT_SUBMITTED -> missing(element);
            case CARRIED -> afterDecision(element, carried(element));
            case SUBMITTED -> afterDecision(element, afterResitCap(afterLateRule(element, adjusted(element, whole))));
        };
    }

    private BigDecimal carried(ElementFact element) {
        BigDecimal mark = given(element);
        trail.add(Rules.FAILED_ELEMENTS.met("CARRIED", Rule.fact("element", element.code()), Rule.fact("mark", mark)));
        return mark;
    }

    private BigDecimal missing(ElementFact element) {
        trail.add(Rules.NOT_SUBMITTED.failed("NOT_SUBMITTED", Rule.fact("element", element.code())));
        if (element.ecAccepted()) {
            trail.review();
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal given(ElementFact element) {
        if (element.mark() == null) {
            throw Problem.invalid(
                            "elements." + element.code() + ".mark",
                            null,
                            "must be given for an element that was submitted or is carried")
                    .exception();
        }
        return element.mark();
    }

    private BigDecimal adjusted(ElementFact element, String whole) {
        BigDecimal raw = given(element);
        if (adjustment == null
                || adjustment.element() != null
                        && !adjustment.element().equals(element.code())
                        && !adjustment.element().equals(whole)) {
            return raw;
        }
        return raw.add(adjustment.amount()).max(BigDecimal.ZERO).min(marks.maxMark());
    }

    private BigDecimal afterLateRule(ElementFact element, BigDecimal mark) {
        int days = element.lateWorkingDays();
        if (days == 0) {
            return mark;
        }
        if (element.ecAccepted()) {
            trail.add(Rules.LATE_EXCUSED.met("LATE_EXCUSED", facts(element)));
            return mark;
        }
        noteOrder();
        if (days <= marks.lateDays()) {
            BigDecimal limited = mark.min(marks.lateCap());
            trail.add(Rules.LATE.calculated(
                    "LATE_LIMITED", false, minimum("late", mark, marks.lateCap(), limited), facts(element)));
            return limited;
        }
        trail.gap("AMB-T-07");
        trail.add(Rules.TOO_LATE.failed("TOO_LATE", facts(element)));
        return marks.lateAfter();
    }

    private void noteOrder() {
        trail.gap("AMB-T-06");
        if (adjustment != null) {
            trail.gap("AMB-T-65");
        }
    }

    private BigDecimal afterResitCap(BigDecimal mark) {
        boolean capped = marks.elementResitCap() != null && ModuleResultPolicy.isResit(attempt);
        return capped ? mark.min(marks.elementResitCap()) : mark;
    }

    private BigDecimal afterDecision(ElementFact element, BigDecimal mark) {
        if (element.cap() == null) {
            return mark;
        }
        BigDecimal limited = mark.min(element.cap());
        trail.gap("AMB-T-120");
        trail.add(Rules.DECIDED_CAP.calculated(
                "DECIDED_CAP",
                limited.compareTo(mark) == 0,
                minimum("element", mark, element.cap(), limited),
                Rule.fact("element", element.code()),
                Rule.fact("cap", element.cap())));
        return limited;
    }

    private static List<Step> minimum(String name, BigDecimal mark, BigDecimal most, BigDecimal limited) {
        return List.of(Rule.step(name, Formula.of("min({}, {})", mark, most), limited));
    }

    private static Fact[] facts(ElementFact element) {
        return new Fact[] {
            Rule.fact("element", element.code()), Rule.fact("late_working_days", element.lateWorkingDays())
        };
    }

    /** True when nothing at all was submitted. */
    boolean nothingSubmitted(List<ElementFact> elements) {
        return elements.stream().allMatch(this::isNotSubmitted);
    }

    private boolean isNotSubmitted(ElementFact element) {
        if (!element.parts().isEmpty()) {
            return nothingSubmitted(element.parts());
        }
        boolean tooLate = element.lateWorkingDays() > marks.lateDays() && !element.ecAccepted();
        return element.state() == ElementState.NOT_SUBMITTED
                || marks.lateIsNotSubmitted() && element.state() == ElementState.SUBMITTED && tooLate;
    }
}
