package org.matricula.exchange.provider.mapping;

/** A mapping file cannot be used; the message says where and why. */
public final class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * What is wrong.
     *
     * @param line where, counted from 1; 0 for the file as a whole
     */
    public MappingFault(int line, String reason) {
        super(line == 0 ? reason : "line " + line + ": " + reason);
    }
}
