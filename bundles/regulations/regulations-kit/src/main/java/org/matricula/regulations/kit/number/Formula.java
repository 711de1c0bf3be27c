package org.matricula.regulations.kit.number;

import java.math.BigDecimal;

/**
 * A calculation for a finding's step: a template and its numbers. Nothing is written out until somebody asks for the
 * text.
 */
public final class Formula {

    private final String template;
    private final Object[] numbers;

    private Formula(String template, Object[] numbers) {
        this.template = template;
        this.numbers = numbers;
    }

    /**
     * A formula.
     *
     * @param template with {@code {}} where a number goes: {@code ({} x {} + {} x {}) / {}}
     * @param numbers immutable values, whose {@code toString} is exact
     */
    public static Formula of(String template, Object... numbers) {
        return new Formula(template, numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The template with the numbers put in. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object number : numbers) {
            int gap = template.indexOf("{}", from);
            if (gap < 0) {
                break;
            }
            text.append(template, from, gap).append(plain(number));
            from = gap + 2;
        }
        return text.append(template, from, template.length()).toString();
    }

    private static String plain(Object number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(number);
    }
}
