package org.matricula.institutions.provider;

import java.time.Clock;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link LocalDays} as a service. */
@Component(service = LocalDays.class)
public final class InstitutionDays extends LocalDays {

    /** Asks the institutions for their time zones. */
    @Activate
    public InstitutionDays(@Reference Institutions institutions, @Reference Clock clock) {
        super(institutions, clock);
    }
}
