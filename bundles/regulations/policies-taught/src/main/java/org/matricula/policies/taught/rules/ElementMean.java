package org.matricula.policies.taught.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.ElementFact;

/** The weighted mean of elements, written out when somebody asks. */
record ElementMean(List<ElementFact> elements, Map<String, BigDecimal> marks, BigDecimal weights) {

    @Override
    public String toString() {
        Object[] terms = elements.stream()
                .map(element -> element.weight().toPlainString() + " x "
                        + marks.get(element.code()).toPlainString())
                .toArray();
        return "(" + String.join(" + ", Arrays.copyOf(terms, terms.length, String[].class)) + ") / "
                + weights.toPlainString();
    }
}
