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
 * @param repeatsIn the session in which the level is taken again by agreement; null when none is agreed
 * @param version the version of the record
 */
public record Standing(
        ProgrammeRegistration registration,
        LocalDate expectedReturn,
        String nextMode,
        AcademicSession nextModeFrom,
        AcademicSession repeatsIn,
        long version) {

    /** The mode in a session that the registration moves on to. */
    public String modeIn(AcademicSession session) {
        return RegistrationState.modeIn(registration, nextMode, nextModeFrom, session);
    }

    /** True when it is agreed that the level is taken again in a session to which the registration moves. */
    public boolean isRepeatedIn(AcademicSession session) {
        return session != null && session.equals(repeatsIn);
    }

    /** True while it is agreed that the level is taken again in a session to which the registration has not moved. */
    public boolean isToRepeat() {
        return RegistrationState.isToRepeat(registration, repeatsIn);
    }

    /** The registration with its version. */
    public Versioned<ProgrammeRegistration> versioned() {
        return new Versioned<>(registration, version);
    }
}
