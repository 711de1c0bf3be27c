package org.matricula.boards.provider;

import java.util.Map;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationContributor;
import org.matricula.registration.api.Registrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whom a board has before it, or decided on, keeps the registration on which it does. */
@Component(property = "matricula.domain=boards")
public final class BoardedRegistrations implements RegistrationContributor {

    private final CandidateStore candidates;

    /** Reads candidates. */
    @Activate
    public BoardedRegistrations(@Reference CandidateStore candidates) {
        this.candidates = candidates;
    }

    @Override
    public Map<String, Integer> standing(Caller caller, ProgrammeRegistration registration) {
        caller.require(Registrations.READ);
        return Map.of(
                "candidates of boards", candidates.count(caller.scope(), registration.studentId(), registration.id()));
    }
}
