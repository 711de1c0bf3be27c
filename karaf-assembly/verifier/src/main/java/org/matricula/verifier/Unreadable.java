package org.matricula.verifier;

/** What was given is nothing that can be checked. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        super(why);
    }
}
