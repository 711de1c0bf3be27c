package org.matricula.assessment.provider.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ElementId;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.kit.number.Exact;
import org.matricula.regulations.kit.ruling.Rule;

/**
 * What a pack makes of one attempt at a module, whatever its family.
 *
 * @param grade the grade
 * @param mark the mark that is kept; null where there is none
 * @param held true when credit is held
 * @param lowestElement the lowest mark of an element, truncated to two decimals; null where there is none
 * @param nothingSubmitted true when nothing was handed in for the whole module
 * @param passed the marks of passed elements, which a resit carries, by code
 * @param carried codes of the elements that it carries from the attempt before
 * @param values what else the pack answers, by the name in the explanation
 * @param gaps the ambiguities whose adopted reading was used
 * @param review true when a person must look at it
 * @param findings how it came about
 */
record ModuleRuling(
        String grade,
        BigDecimal mark,
        boolean held,
        BigDecimal lowestElement,
        boolean nothingSubmitted,
        Map<String, BigDecimal> passed,
        Set<String> carried,
        Map<String, Object> values,
        List<String> gaps,
        boolean review,
        List<Finding> findings) {

    private static final int PLACES = 6;
    private static final int LOWEST_PLACES = 2;

    // a decision of a panel that the rules take as a fact; no policy has anything to judge yet
    private static final Rule OPEN = new Rule("T-EC-1", "L1271");
    private static final Rule MARKED = new Rule("T-MR-4", "L1098");
    private static final String NOT_MARKED = "NOT_MARKED";
    private static final Rule ONLY_AFTER_FAILURE = new Rule("T-RA-3", "L1444");

    /** A mark as it is kept: truncated, so that it never crosses a limit that the exact one does not reach (T-RUL-3). */
    static BigDecimal kept(Exact mark) {
        return mark.toDecimal(PLACES, RoundingMode.DOWN);
    }

    /** The lowest of some marks as it is kept, truncated for the same reason; null where there is none. */
    static BigDecimal lowest(Map<String, BigDecimal> marks) {
        return marks.values().stream()
                .min(BigDecimal::compareTo)
                .map(mark -> mark.scale() > LOWEST_PLACES ? mark.setScale(LOWEST_PLACES, RoundingMode.DOWN) : mark)
                .orElse(null);
    }

    /** Nothing to rule on yet, because elements are still to be taken by decision. */
    static ModuleRuling open(List<String> elements) {
        return waiting(
                List.of(), List.of(OPEN.met("DEFERRED", Rule.fact("elements", String.join(", ", elements)))), false);
    }

    /** No result before the marks are complete: what was handed in, or is not due yet, is neither there nor missing. */
    static ModuleRuling unmarked(List<String> elements) {
        return waiting(
                List.of(),
                List.of(MARKED.failed(NOT_MARKED, Rule.fact("elements", String.join(", ", elements)))),
                true);
    }

    /** True when there is nothing to rule on before the marks are complete. */
    boolean isUnmarked() {
        return isOpen() && findings.stream().anyMatch(finding -> finding.code().equals(NOT_MARKED));
    }

    /** No result before something has happened. */
    static ModuleRuling waiting(List<String> gaps, List<Finding> findings, boolean review) {
        return new ModuleRuling(
                ModuleStatus.DEFERRED.name(),
                null,
                false,
                null,
                false,
                Map.of(),
                Set.of(),
                Map.of(),
                gaps,
                review,
                findings);
    }

    boolean isOpen() {
        return ModuleStatus.DEFERRED.name().equals(grade);
    }

    /** The same with a finding more, for which a person must look at it. */
    ModuleRuling reviewed(Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return new ModuleRuling(
                grade, mark, held, lowestElement, nothingSubmitted, passed, carried, values, gaps, true, all);
    }

    /** The same for a person to look at: there are marks of elements that the pattern does not have, so that none counts. */
    ModuleRuling besidesPattern(Set<ElementId> elements) {
        return reviewed(MARKED.failed(
                "NOT_IN_PATTERN",
                Rule.fact("elements", elements.stream().map(ElementId::toString).collect(Collectors.joining(", ")))));
    }

    /** The same as the ruling on a resit that should not have been: what was passed stands (AMB-T-114). */
    ModuleRuling standing() {
        List<Finding> all = new ArrayList<>(findings);
        all.add(ONLY_AFTER_FAILURE.met("PASSED_BEFORE", Rule.fact("grade", grade)));
        List<String> used = new ArrayList<>(gaps);
        used.add("AMB-T-114");
        return new ModuleRuling(
                grade, mark, held, lowestElement, nothingSubmitted, passed, passed.keySet(), values, used, review, all);
    }
}
