package org.matricula.exchange.provider.envelope;

import java.util.Set;
import org.matricula.exchange.provider.destination.Target;

/**
 * What a partner may change in an envelope. Everything else belongs to the institution that awards: the curriculum, who
 * is registered for which award, credit that is recognised, and whether circumstances were accepted.
 *
 * @param editable the fields that may differ from what was sent
 * @param addable true when rows may be added
 * @param released true when rows of a session whose decisions are released stay as they are
 */
record PartnerRule(Set<String> editable, boolean addable, boolean released) {

    /** A field that explains a change and is no part of the record. */
    static final String REASON = "reason";

    static PartnerRule of(Target target) {
        return switch (target) {
            case STUDENTS -> new PartnerRule(
                    Set.of("family_name", "given_names", "date_of_birth", "email"), false, false);
            case MODULE_REGISTRATIONS -> new PartnerRule(Set.of("registered_on", "withdrawn_on"), true, true);
            case MARKS -> new PartnerRule(Set.of("mark", "state", "submitted_at"), true, true);
            default -> new PartnerRule(Set.of(), false, false);
        };
    }

    /** The field that names the student; null when the records are of no student. */
    static String student(Target target) {
        return target == Target.STUDENTS
                ? "number"
                : target.fields().stream().anyMatch(field -> field.name().equals("student_number"))
                        ? "student_number"
                        : null;
    }
}
