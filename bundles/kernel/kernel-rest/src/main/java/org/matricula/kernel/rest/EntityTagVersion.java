package org.matricula.kernel.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Problem;

/**
 * The version that a change is based on, from the header {@code If-Match}.
 *
 * @param version the record's version
 */
public record EntityTagVersion(long version) {

    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * Reads the header's value.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when it is none of our entity tags
     */
    public static EntityTagVersion valueOf(String header) {
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw Problem.of(
                            Problem.Kind.STALE,
                            "If-Match must be the ETag of the record as it was read, for instance \"3\".")
                    .exception();
        }
        return new EntityTagVersion(Long.parseLong(matcher.group(1)));
    }

    /**
     * The version that the caller must name.
     *
     * @param ifMatch null when the caller sent no header
     * @throws org.matricula.kernel.api.ProblemException 428 when the header is missing
     */
    public static long required(EntityTagVersion ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(
                            Problem.Kind.PRECONDITION_REQUIRED,
                            "A change needs the header If-Match with the ETag of the record as it was read.")
                    .exception();
        }
        return ifMatch.version();
    }
}
