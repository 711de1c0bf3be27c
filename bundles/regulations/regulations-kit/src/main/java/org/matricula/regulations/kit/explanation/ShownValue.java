package org.matricula.regulations.kit.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.Display;
import org.matricula.regulations.kit.number.Exact;

/**
 * Values for people (T-RUL-3): marks with 1 decimal, means with 2, truncated, so that nobody is shown to have reached a
 * limit that the exact number misses.
 */
final class ShownValue {

    /** Means as they are named in outcomes, facts and steps. */
    private static final Pattern MEAN = Pattern.compile("mean|method[12]|best|level\\d|component|average");

    private static final Pattern MARK = Pattern.compile("(.*_)?mark|calculated|lowest_element|element_cap|module_cap");
    private static final Pattern FRACTION = Pattern.compile("-?\\d{1,18}/\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final int MEAN_PLACES = 2;

    private ShownValue() {}

    /** The value under the rule of display that belongs to its name. */
    static String of(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + of(singular(name), entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> items) {
            return items.isEmpty()
                    ? "none"
                    : items.stream().map(item -> of(name, item)).collect(Collectors.joining(", "));
        }
        if (value instanceof BandTable<?> || value == null) {
            return value == null ? "none" : value.toString();
        }
        Exact number = number(name, value);
        if (number == null) {
            return plain(value);
        }
        if (MARK.matcher(name).matches()) {
            return Display.mark(number);
        }
        if (MEAN.matcher(name).matches()) {
            return number.toDecimal(MEAN_PLACES, RoundingMode.DOWN).toPlainString();
        }
        return Display.mean(number).toPlainString();
    }

    /** The exact value where the shown one hides something; null otherwise. */
    static String exactly(String name, Object value) {
        Exact number = number(name, value);
        boolean hidden = number != null && !number.equals(Exact.of(new BigDecimal(of(name, value))));
        return hidden ? number.toString() : null;
    }

    /** A code or field name in words: {@code REST_NOT_PASSED} is {@code rest not passed}. */
    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    private static String plain(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return words(constant.name());
        }
        String text = value.toString();
        return text.matches("[A-Z][A-Z_]{2,}") ? words(text) : text;
    }

    /** A number by its type; of what was stored as text only what bears the name of a mark or mean: 2016/17 is a session. */
    private static Exact number(String name, Object value) {
        if (value instanceof Exact exact) {
            return exact;
        }
        if (value instanceof BigDecimal decimal) {
            return Exact.of(decimal);
        }
        boolean named = MARK.matcher(name).matches() || MEAN.matcher(name).matches();
        if (value instanceof Number whole && named) {
            return Exact.of(new BigDecimal(whole.toString()));
        }
        if (value instanceof String text && named) {
            boolean readable =
                    NUMBER.matcher(text).matches() || FRACTION.matcher(text).matches() && !text.endsWith("/0");
            return readable ? Exact.parse(text) : null;
        }
        return null;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
