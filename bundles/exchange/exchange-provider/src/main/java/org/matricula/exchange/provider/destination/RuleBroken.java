package org.matricula.exchange.provider.destination;

/** A value is not what it must be. Thrown often and caught near by, so it has no stack trace. */
public final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * What is wrong with a value.
     *
     * @param rule what it must be: {@code must be a whole number}
     * @param value what it is; null when nothing was given
     */
    public RuleBroken(String rule, String value) {
        super(rule, null, false, false);
        this.value = value;
    }

    /** What must hold. */
    public String rule() {
        return getMessage();
    }

    /** The value at fault. */
    public String value() {
        return value;
    }
}
