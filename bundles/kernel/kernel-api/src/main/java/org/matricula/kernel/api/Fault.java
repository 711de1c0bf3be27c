package org.matricula.kernel.api;

/**
 * One thing that is wrong with what a caller sent.
 *
 * @param field the field at fault, as the caller knows it (a JSON path, a column name); null when it is the whole
 * @param value what the caller sent there, shortened to 200 characters; null when nothing was sent
 * @param rule what the field must be, in words
 */
public record Fault(String field, String value, String rule) {

    private static final int LONGEST = 200;

    /** Shortens the value. */
    public Fault {
        if (value != null && value.length() > LONGEST) {
            value = value.substring(0, LONGEST) + "...";
        }
    }

    @Override
    public String toString() {
        return (field == null ? "" : field + " ") + (value == null ? "" : "'" + value + "' ") + rule;
    }
}
