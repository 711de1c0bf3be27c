package org.matricula.institutions.provider;

import java.util.concurrent.atomic.AtomicReference;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.PartnerDutyFacts;
import org.matricula.policies.taught.PartnerDutyOutcome;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks the regulations, which need the institutions themselves and so may come after them and go before them. */
@Component(service = DutyRules.class)
public final class DutyRules {

    private static final int RETRY_SECONDS = 10;

    private final AtomicReference<Regulations> present = new AtomicReference<>();

    /** The regulations can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addRegulations(Regulations regulations) {
        present.set(regulations);
    }

    /** The regulations cannot be asked any more. */
    public void removeRegulations(Regulations regulations) {
        present.compareAndSet(regulations, null);
    }

    /** @throws org.matricula.kernel.api.ProblemException 503 while the regulations are away */
    Ruling<PartnerDutyOutcome> judge(GoverningEvent event, PartnerDutyFacts facts) {
        Regulations regulations = present.get();
        if (regulations == null) {
            throw Problem.unavailable("What partners owe cannot be said: the regulations are not there.", RETRY_SECONDS)
                    .exception();
        }
        return regulations.resolve(event).pack().evaluate(TaughtPolicies.PARTNER_DUTY, facts);
    }
}
