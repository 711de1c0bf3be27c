package org.matricula.registration.api;

import java.util.Map;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * What another domain has standing on a programme registration. A provider registers it with the service property
 * {@code matricula.domain}. A registration on which something stands is not taken back.
 */
public interface RegistrationContributor {

    /** Needed to ask. */
    Privilege READ = Registrations.READ;

    /** How many of what stands on a registration, in words: {@code decisions of boards}. Needs {@link Registrations#READ}. */
    Map<String, Integer> standing(Caller caller, ProgrammeRegistration registration);
}
