package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.kit.number.Exact;

/**
 * A module's result.
 *
 * @param calculated the exact weighted mean of the elements after late rules
 * @param mark the module mark: the calculated mean, capped after a resit
 * @param grade PASS, F1 or F2
 * @param band the band of a passed mark; NONE otherwise
 * @param credits the module's credits when passed, else 0
 * @param capped true when a cap lowered the mark
 * @param elementMarks each element's mark after adjustment and late rules, by code, in order
 * @param partMarks the same of the parts of elements, by code, in order
 * @param passedElements codes of the elements that are passed, which a resit carries (T-RA-1)
 * @param adjustment what became of a cohort adjustment; null where there was none
 * @param nothingSubmitted true when nothing at all was submitted
 */
public record ModuleResult(
        Exact calculated,
        Exact mark,
        Grade grade,
        ModuleBand band,
        int credits,
        boolean capped,
        Map<String, BigDecimal> elementMarks,
        Map<String, BigDecimal> partMarks,
        List<String> passedElements,
        Adjustment adjustment,
        boolean nothingSubmitted) {

    /** What became of a cohort adjustment. */
    public enum Adjustment {
        /** It was added. */
        APPLIED,
        /** It was not allowed, and nothing was added. */
        REFUSED
    }

    /** Copies the marks. */
    public ModuleResult {
        elementMarks = Collections.unmodifiableMap(new LinkedHashMap<>(elementMarks));
        partMarks = Collections.unmodifiableMap(new LinkedHashMap<>(partMarks));
        passedElements = List.copyOf(passedElements);
    }

    /** True when the module was passed. */
    public boolean passed() {
        return grade == Grade.PASS;
    }
}
