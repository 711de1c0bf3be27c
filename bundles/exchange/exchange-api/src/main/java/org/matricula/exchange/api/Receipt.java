package org.matricula.exchange.api;

/**
 * What became of a row of an envelope that came back.
 *
 * @param entity the kind of record: {@code students}
 * @param row its number in the file that came, 1 for the first after the header; 0 when it did not come back
 * @param key by what the record is told apart
 * @param outcome what became of it
 * @param detail the fields with their values and the rule; null when there is nothing to say
 * @param base the fields in question as they were sent; null when there are none
 * @param theirs as they came back; null when there are none
 * @param ours as they are here; null when there are none
 */
public record Receipt(
        String entity, long row, String key, Outcome outcome, String detail, String base, String theirs, String ours) {

    /** What can become of a row. */
    public enum Outcome {
        /** Neither side changed it, or both alike. */
        UNCHANGED,
        /** The partner's change is in the records now. */
        APPLIED,
        /** It changed here only, and stays as it is here. */
        KEPT,
        /** Both sides changed the same field in another way; nothing of the row was applied. */
        CONFLICT,
        /** It breaks a rule. */
        REFUSED,
        /** It was sent and did not come back; a record never goes because its row is missing. */
        NOT_RETURNED
    }
}
