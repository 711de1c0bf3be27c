package org.matricula.requests.provider;

import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationContributor;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.provider.store.RequestStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A registration on which a request was agreed or carried out is kept; one that is still open is overtaken. */
@Component(property = "matricula.domain=requests")
public final class RequestedRegistrations implements RegistrationContributor {

    private static final Set<RequestState> AGREED = Set.of(RequestState.APPROVED, RequestState.EFFECTIVE);

    private final RequestStore requests;

    /** Reads requests. */
    @Activate
    public RequestedRegistrations(@Reference RequestStore requests) {
        this.requests = requests;
    }

    @Override
    public Map<String, Integer> standing(Caller caller, ProgrammeRegistration registration) {
        caller.require(Registrations.READ);
        return Map.of("requests that were agreed", (int)
                requests.of(caller.scope(), Set.of(registration.studentId())).stream()
                        .map(stored -> stored.request())
                        .filter(one -> registration.id().equals(one.registrationId()) && AGREED.contains(one.state()))
                        .count());
    }
}
