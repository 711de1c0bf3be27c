package org.matricula.exchange.provider.soap;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/** Reads what the schema validator complains of, which it says in prose. */
final class SchemaBreach {

    private static final Pattern CODE = Pattern.compile("^cvc-[\\w.-]+: ");
    private static final Pattern VALUE = Pattern.compile("[Vv]alue '([^']*)'|^'([^']*)' is not a valid value");
    private static final Pattern ELEMENT = Pattern.compile("element '(?:\\{[^}]*}:?|\\w+:)?(\\w+)'");

    private SchemaBreach() {}

    /** The complaint as a problem that names field and value where the validator does. */
    static Problem problem(String complaint) {
        String rule = CODE.matcher(complaint).replaceFirst("").strip();
        Matcher element = ELEMENT.matcher(rule);
        Matcher value = VALUE.matcher(rule);
        return Problem.invalid(List.of(new Fault(
                element.find() ? element.group(1) : null,
                value.find() ? value.group(1) == null ? value.group(2) : value.group(1) : null,
                "must be as the schema says: " + rule)));
    }
}
