package org.matricula.itests;

/** The users of the tests; all but the first, whom the platform creates, are written into the realm's file. */
enum User {
    /** Created by the platform at its first start. */
    ADMINISTRATOR("administrator", null),
    /** A registrar of the university, and by that of its partner college. */
    REGISTRAR("usw-registrar", "ssh,registrar@usw"),
    /** A registrar of the partner college alone. */
    PARTNER("college-registrar", "ssh,registrar@loughborough"),
    /** Records marks at the university. */
    MARKER("usw-marker", "ssh,marker@usw"),
    /** Chairs the university's boards. */
    CHAIR("usw-chair", "ssh,board-chair@usw"),
    /** Approves packs of every institution and activates none. */
    APPROVER("pack-approver", "ssh,regulations-approver@*"),
    /** Approves changes of the university's curriculum and drafts none. */
    CURRICULUM("usw-curriculum", "ssh,curriculum-approver@usw"),
    /** Reads special-category data at the university. */
    EQUALITY("usw-equality", "ssh,equality-officer@usw"),
    /** Keeps plans of reasonable adjustments. */
    DISABILITY("usw-disability", "ssh,disability-service@usw"),
    /** Brings in the requests of the partner college's students. */
    PARTNER_REGISTRY("college-registry", "ssh,partner-registry@loughborough"),
    /** Leads courses at the university and answers requests. */
    LEADER("usw-leader", "ssh,course-leader@usw"),
    /** Reads everything at the university and changes nothing. */
    AUDITOR("usw-auditor", "ssh,auditor@usw"),
    /** A student of the university. */
    STUDENT("usw-student", "ssh,student@usw"),
    /** A student whose account is not linked to a record before a test does it. */
    NEWCOMER("usw-newcomer", "ssh,student@usw"),
    /** A student who signs in at the portal as one and then as another. */
    PORTAL("usw-portal", "ssh,student@usw"),
    /** A student whose record others see nothing of. */
    LINKED("UXuser", "ssh,student@usw"),
    /** Is known to the realm and holds no role of the platform. */
    NOBODY("nobody-in-particular", "ssh,viewer"),
    /** May not even use the shell. */
    ROLELESS("roleless", "group");

    private final String login;
    private final String roles;

    User(String login, String roles) {
        this.login = login;
        this.roles = roles;
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
        return roles == null ? null : login + " = " + password() + "," + roles;
    }
}
