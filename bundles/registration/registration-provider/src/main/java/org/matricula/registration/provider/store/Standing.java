package org.matricula.registration.provider.store;

import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState;

/**
 * A programme registration with what is agreed for later.
 *
 * @param registration the registration
 * @param expectedReturn the agreed end of a suspension; null otherwise
 * @param nextMode the mode agreed for a later session; null when none is
 * @param nextModeFrom that session
 * @param version the version of the record
 */
public record Standing(
        ProgrammeRegistration registration,
        LocalDate expectedReturn,
        String nextMode,
        AcademicSession nextModeFrom,
        long version) {

    /** The mode in a session that the registration moves on to. */
    public String modeIn(AcademicSession session) {
        return RegistrationState.modeIn(registration, nextMode, nextModeFrom, session);
    }

    /** The registration with its version. */
    public Versioned<ProgrammeRegistration> versioned() {
        return new Versioned<>(registration, version);
    }
}
