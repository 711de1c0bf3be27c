package org.matricula.assessment.provider.basis;

import org.matricula.curriculum.api.Curriculum;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Students;

/**
 * The caller as this domain asks other domains on the caller's behalf. Whoever may record marks or compute results need
 * not be allowed to browse students or registrations; the scope stays what it is.
 */
public final class Insider {

    private Insider() {}

    /** The caller with what this domain needs. */
    public static Caller of(Caller caller) {
        return caller.acting(
                caller.scope(),
                Students.READ,
                Curriculum.READ,
                Registrations.READ,
                Institutions.READ,
                Adjustments.EFFECTS);
    }
}
