package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.institutions.provider.store.ContactStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads sites and contacts for callers. */
@Component
public final class PartnerService implements Partners {

    private final InstitutionStore institutions;
    private final SiteStore sites;
    private final ContactStore contacts;

    /** Reads from the stores. */
    @Activate
    public PartnerService(
            @Reference InstitutionStore institutions, @Reference SiteStore sites, @Reference ContactStore contacts) {
        this.institutions = institutions;
        this.sites = sites;
        this.contacts = contacts;
    }

    @Override
    public List<Versioned<Site>> sites(Caller caller, InstitutionCode institution, LocalDate on) {
        caller.require(READ);
        requireKnown(caller, institution);
        return sites.list(caller.scope(), institution, on);
    }

    @Override
    public Versioned<Site> site(Caller caller, SiteId id) {
        caller.require(READ);
        return sites.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("site", id).exception());
    }

    @Override
    public List<Edition<Site>> history(Caller caller, SiteId id) {
        caller.require(READ);
        site(caller, id);
        return sites.history(caller.scope(), id);
    }

    @Override
    public List<Versioned<Contact>> contacts(Caller caller, InstitutionCode institution, LocalDate on) {
        caller.require(READ);
        requireKnown(caller, institution);
        return contacts.list(caller.scope(), institution, on);
    }

    @Override
    public Versioned<Contact> contact(Caller caller, ContactId id) {
        caller.require(READ);
        return contacts.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("contact", id).exception());
    }

    @Override
    public List<Edition<Contact>> history(Caller caller, ContactId id) {
        caller.require(READ);
        contact(caller, id);
        return contacts.history(caller.scope(), id);
    }

    private void requireKnown(Caller caller, InstitutionCode institution) {
        institutions.find(caller.scope(), institution).orElseThrow(() -> Problem.notFound("institution", institution)
                .exception());
    }
}
