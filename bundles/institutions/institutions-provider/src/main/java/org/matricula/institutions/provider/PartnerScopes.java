package org.matricula.institutions.provider;

import java.util.Set;
import java.util.TreeSet;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.ScopeExpansion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets the staff of an awarding body work for its partners too. Asked while a caller signs in, so there is none yet. */
@Component
public final class PartnerScopes implements ScopeExpansion {

    private final InstitutionStore institutions;

    /** Reads from the store. */
    @Activate
    public PartnerScopes(@Reference InstitutionStore institutions) {
        this.institutions = institutions;
    }

    @Override
    public Set<InstitutionCode> withPartners(Set<InstitutionCode> named) {
        Set<InstitutionCode> widened = new TreeSet<>(named);
        widened.addAll(institutions.partnersOf(named));
        return widened;
    }
}
