package org.matricula.itests;

import java.util.List;

/** The domains of the distribution. */
final class Domains {

    static final List<String> ALL = List.of(
            "assessment",
            "boards",
            "curriculum",
            "documents",
            "exchange",
            "institutions",
            "jobs",
            "registration",
            "regulations",
            "students",
            "tokens");

    private Domains() {}
}
