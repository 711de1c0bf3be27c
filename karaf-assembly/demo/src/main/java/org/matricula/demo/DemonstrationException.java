package org.matricula.demo;

/** The demonstration cannot go on; the message says why in words for the reader. */
public final class DemonstrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the reason, which says it all: no trace of calls. */
    public DemonstrationException(String message) {
        super(message, null, false, false);
    }

    /** With the reason and what lies beneath it. */
    public DemonstrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
