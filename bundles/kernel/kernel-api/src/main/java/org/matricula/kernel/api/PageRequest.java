package org.matricula.kernel.api;

/**
 * Which page of a list is wanted.
 *
 * @param after the {@code next} of the page before; null for the first page
 * @param limit how many records at the most, 1 to 500
 */
public record PageRequest(String after, int limit) {

    /** How many records a page has when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most records that a page may have. */
    public static final int MAX_LIMIT = 500;

    /**
     * Checks the limit.
     *
     * @throws ProblemException 422 when the limit is not from 1 to 500
     */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", limit, "must be from 1 to " + MAX_LIMIT)
                    .exception();
        }
    }

    /** The first page in the default size. */
    public static PageRequest first() {
        return new PageRequest(null, DEFAULT_LIMIT);
    }

    /**
     * The cursor as the identifier of the last record read, 0 at the start.
     *
     * @throws ProblemException 422 when the cursor is not one that a page gave out
     */
    public long afterId() {
        return after == null ? 0 : Identifier.parse("after", after);
    }
}
