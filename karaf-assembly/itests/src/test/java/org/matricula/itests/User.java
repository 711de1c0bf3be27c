package org.matricula.itests;

/** The users of the tests; all but the first, whom the platform creates, are written into the realm's file. */
enum User {
    /** Created by the platform at its first start. */
    ADMINISTRATOR("administrator", null),
    /** A registrar of the university, and by that of its partner college. */
    REGISTRAR("usw-registrar", "registrar@usw"),
    /** A registrar of the partner college alone. */
    PARTNER("college-registrar", "registrar@loughborough"),
    /** Records marks at the university. */
    MARKER("usw-marker", "marker@usw"),
    /** Chairs the university's boards. */
    CHAIR("usw-chair", "board-chair@usw"),
    /** Reads everything at the university and changes nothing. */
    AUDITOR("usw-auditor", "auditor@usw"),
    /** Is known to the realm and holds no role of the platform. */
    NOBODY("nobody-in-particular", "viewer");

    private final String login;
    private final String role;

    User(String login, String role) {
        this.login = login;
        this.role = role;
    }

    /** The name to sign in with. */
    String login() {
        return login;
    }

    /** The password before it is hashed. */
    String password() {
        return "Pass-" + login + "-ä1";
    }

    /** The line of the realm's file; null for a user whom the platform creates. */
    String line() {
        return role == null ? null : login + " = " + password() + ",ssh," + role;
    }
}
