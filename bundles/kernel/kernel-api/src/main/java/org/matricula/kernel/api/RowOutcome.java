package org.matricula.kernel.api;

/**
 * What became of one row of a set-wise write.
 *
 * @param kind what was done
 * @param id the identity of the record as text: the digits of its {@link Identifier}, or its code where it has none;
 *     null when the row was refused
 * @param problem why it was refused; null otherwise
 */
public record RowOutcome(Kind kind, String id, Problem problem) {

    /** What was done with a row. */
    public enum Kind {
        /** A record was added. */
        CREATED,
        /** A record that was there differently was changed, or corrected by a new one where records are append-only. */
        CHANGED,
        /** A record that is as the row says was there already. */
        UNCHANGED,
        /** Nothing was written. */
        REFUSED
    }

    /** A record was added. */
    public static RowOutcome created(String id) {
        return new RowOutcome(Kind.CREATED, id, null);
    }

    /** A record was changed. */
    public static RowOutcome changed(String id) {
        return new RowOutcome(Kind.CHANGED, id, null);
    }

    /** The record was there already. */
    public static RowOutcome unchanged(String id) {
        return new RowOutcome(Kind.UNCHANGED, id, null);
    }

    /** Nothing was written. */
    public static RowOutcome refused(Problem problem) {
        return new RowOutcome(Kind.REFUSED, null, problem);
    }
}
