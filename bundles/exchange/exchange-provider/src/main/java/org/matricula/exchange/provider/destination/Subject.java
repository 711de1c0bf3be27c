package org.matricula.exchange.provider.destination;

import java.util.Optional;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;

/** How the subjects of status events name programme registrations. */
public final class Subject {

    private static final String REGISTRATION = "programme registration ";

    private Subject() {}

    /** The subject that names a registration. */
    static String of(ProgrammeRegistration registration) {
        return REGISTRATION + registration.id();
    }

    /** The registration that a subject names; empty when it names something else. */
    public static Optional<ProgrammeRegistrationId> registration(String subject) {
        return subject != null && subject.matches(REGISTRATION + "[0-9]{1,18}")
                ? Optional.of(ProgrammeRegistrationId.valueOf(subject.substring(REGISTRATION.length())))
                : Optional.empty();
    }
}
