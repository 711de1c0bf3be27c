package org.matricula.regulations.kit.number;

import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Problem;

/**
 * A named rounding step of the regulations.
 *
 * @param name {@code none}, {@code integer_half_up}, {@code 1dp_half_up}, {@code 2dp_truncate} ...
 * @param places how many decimals remain; -1 where nothing is rounded
 * @param mode how the rest is dealt with; null where nothing is rounded
 */
public record Rounding(String name, int places, RoundingMode mode) {

    /** Leaves every value as it is. */
    public static final Rounding NONE = new Rounding("none", -1, null);

    private static final Pattern FORM = Pattern.compile("(integer|([1-9])dp)_(half_up|truncate)");

    /**
     * Reads the name.
     *
     * @param field where it stands, for the complaint
     * @throws org.matricula.kernel.api.ProblemException 422 when there is no such rounding
     */
    public static Rounding of(String field, String name) {
        if (NONE.name.equals(name)) {
            return NONE;
        }
        Matcher matcher = FORM.matcher(name == null ? "" : name);
        if (!matcher.matches()) {
            throw Problem.invalid(
                            field,
                            name,
                            "must be none, integer_half_up, integer_truncate, 1dp_half_up, 1dp_truncate ...")
                    .exception();
        }
        int places = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return new Rounding(
                name, places, "half_up".equals(matcher.group(3)) ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    }

    /** True when values stay as they are. */
    public boolean isNone() {
        return mode == null;
    }

    /** The rounded value. */
    public Exact apply(Exact value) {
        return isNone() ? value : Exact.of(value.toDecimal(places, mode));
    }

    /** The name for a step of a finding; null where nothing was rounded. */
    public String stepName() {
        return isNone() ? null : name;
    }
}
