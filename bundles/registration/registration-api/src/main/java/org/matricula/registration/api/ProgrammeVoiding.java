package org.matricula.registration.api;

import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Takes back programme registrations that were entered in error: another student, programme or session was meant. */
public interface ProgrammeVoiding {

    /** Needed to take one back, beside {@link RegistrationAdmin#WRITE} and the right to write students. */
    Privilege REINSTATE = ProgrammeChanges.REINSTATE;

    /**
     * Takes a registration back with its modules, enrolments and statuses. It never was, for whoever asks what a person
     * studies or studied; by its number it stays readable, with who took it back, when and why. Needs
     * {@link RegistrationAdmin#WRITE}, {@link ProgrammeChanges#REINSTATE} and the right to write students.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 412 when {@code version} is not the present one, 409
     *     when the registration has ended with an award or by transfer, or was begun by one, or when marks, claims,
     *     decisions, requests or a card stand on it, with how many
     */
    Versioned<ProgrammeRegistration> voided(Caller caller, ProgrammeRegistrationId id, long version, String reason);
}
