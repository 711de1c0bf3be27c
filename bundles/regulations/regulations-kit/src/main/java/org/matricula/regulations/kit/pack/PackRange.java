package org.matricula.regulations.kit.pack;

import org.matricula.kernel.api.Problem;

/**
 * The versions of a pack that will do, as OSGi writes them: {@code [1.0,2)} from 1.0.0 up to but not including 2.0.0;
 * {@code 1.0} from 1.0.0 upwards.
 *
 * @param floor the lowest version
 * @param floorIncluded whether the lowest version will do
 * @param ceiling the highest version; null for no end
 * @param ceilingIncluded whether the highest version will do
 */
public record PackRange(PackVersion floor, boolean floorIncluded, PackVersion ceiling, boolean ceilingIncluded) {

    /**
     * Reads a range.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the text is none
     */
    public static PackRange of(String text) {
        String range = text == null ? "" : text.strip();
        if (!range.startsWith("[") && !range.startsWith("(")) {
            return new PackRange(PackVersion.ofShort(range), true, null, false);
        }
        int comma = range.indexOf(',');
        if (comma == -1 || !range.endsWith("]") && !range.endsWith(")")) {
            throw Problem.invalid("range", text, "must be written [1.0,2)").exception();
        }
        return new PackRange(
                PackVersion.ofShort(range.substring(1, comma).strip()),
                range.startsWith("["),
                PackVersion.ofShort(
                        range.substring(comma + 1, range.length() - 1).strip()),
                range.endsWith("]"));
    }

    /** True when the version will do. */
    public boolean includes(PackVersion version) {
        int above = version.compareTo(floor);
        int below = ceiling == null ? -1 : version.compareTo(ceiling);
        return (above > 0 || above == 0 && floorIncluded) && (below < 0 || below == 0 && ceilingIncluded);
    }

    @Override
    public String toString() {
        return ceiling == null
                ? floor.toString()
                : (floorIncluded ? "[" : "(") + floor + "," + ceiling + (ceilingIncluded ? "]" : ")");
    }
}
