package org.matricula.kernel.api;

/**
 * A row that was worked out from a record as it was read, and must not go over one that is not so any more.
 *
 * @param row what the record is to be
 * @param read what it was when it was read; null when there was none
 * @param <T> the rows of a domain
 */
public record Revised<T>(T row, T read) {

    /** What becomes of a row whose record is not as it was read any more: refused as stale. */
    public static RowOutcome overtaken() {
        return RowOutcome.refused(Problem.of(
                Problem.Kind.STALE, "The record was changed since it was read; nothing was written, read it again."));
    }
}
