package org.matricula.kernel.api;

/**
 * A record together with the version that a change of it must name (ETag and If-Match).
 *
 * @param record the record
 * @param version counts up with every change
 * @param <T> the record's type
 */
public record Versioned<T>(T record, long version) {

    /**
     * Refuses a change that is based on another version.
     *
     * @throws ProblemException 412 when the versions differ
     */
    public void requireVersion(long expected) {
        if (expected != version) {
            throw Problem.of(
                            Problem.Kind.STALE,
                            "The record has version " + version + ", the change was based on version " + expected + ".")
                    .exception();
        }
    }
}
