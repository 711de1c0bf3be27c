package org.matricula.institutions.provider;

import java.time.Clock;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.institutions.provider.store.ContactStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps sites and contacts for callers. */
@Component(service = {PartnerAdmin.class, PartnerAdminService.class})
public final class PartnerAdminService implements PartnerAdmin {

    private final InstitutionStore institutions;
    private final SiteStore sites;
    private final ContactStore contacts;
    private final DeliveryGuard guard;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Clock clock;

    /** Writes to the stores. */
    @Activate
    public PartnerAdminService(
            @Reference InstitutionStore institutions,
            @Reference SiteStore sites,
            @Reference ContactStore contacts,
            @Reference DeliveryGuard guard,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.institutions = institutions;
        this.sites = sites;
        this.contacts = contacts;
        this.guard = guard;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Versioned<Site> create(Caller caller, Site site) {
        caller.require(WRITE);
        return transactions.required(() -> added(caller, site, null));
    }

    /**
     * Adds a site in the transaction of the thread; nothing is written before a refusal.
     *
     * @param reason null when a person adds it
     */
    Versioned<Site> added(Caller caller, Site site, String reason) {
        PartnerRules.site(new Faults(), site).refuse();
        caller.scope().require(site.institution());
        requireKnown(caller, site.institution());
        requireAlone(caller, site);
        guard.requireRoom(caller, site);
        Site added = with(site, new SiteId(identifiers.next()), site.institution());
        Versioned<Site> created = sites.insert(caller.scope(), added, caller.name(), clock.instant());
        audit.record(
                caller,
                AuditEntry.changed(
                        added.institution(), "institutions.create-site", "site/" + added.id(), reason, null, added));
        return created;
    }

    @Override
    public Versioned<Site> change(Caller caller, Site site, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> changed(caller, site, version, reason));
    }

    /** Changes a site in the transaction of the thread; nothing is written before a refusal. */
    Versioned<Site> changed(Caller caller, Site site, long version, String reason) {
        Versioned<Site> before = sites.find(caller.scope(), site.id())
                .orElseThrow(() -> Problem.notFound("site", site.id()).exception());
        before.requireVersion(version);
        Site after = with(site, site.id(), before.record().institution());
        PartnerRules.reason(PartnerRules.site(new Faults(), after), reason).refuse();
        if (before.record().equals(after)) {
            return before;
        }
        requireAlone(caller, after);
        guard.requireRoom(caller, before.record(), after);
        Versioned<Site> changed = sites.append(caller.scope(), after, version, reason, caller.name(), clock.instant());
        audit.record(
                caller,
                AuditEntry.changed(
                        after.institution(),
                        "institutions.change-site",
                        "site/" + after.id(),
                        reason,
                        before.record(),
                        after));
        return changed;
    }

    @Override
    public Versioned<Contact> create(Caller caller, Contact contact) {
        caller.require(WRITE);
        return transactions.required(() -> added(caller, contact, null));
    }

    /**
     * Adds a contact in the transaction of the thread; nothing is written before a refusal.
     *
     * @param reason null when a person adds it
     */
    Versioned<Contact> added(Caller caller, Contact contact, String reason) {
        PartnerRules.contact(new Faults(), contact).refuse();
        caller.scope().require(contact.institution());
        requireKnown(caller, contact.institution());
        requireAlone(caller, contact);
        Contact added = with(contact, new ContactId(identifiers.next()), contact.institution());
        Versioned<Contact> created = contacts.insert(caller.scope(), added, caller.name(), clock.instant());
        audit.record(
                caller,
                AuditEntry.changed(
                        added.institution(),
                        "institutions.create-contact",
                        "contact/" + added.id(),
                        reason,
                        null,
                        added));
        return created;
    }

    @Override
    public Versioned<Contact> change(Caller caller, Contact contact, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> changed(caller, contact, version, reason));
    }

    /** Changes a contact in the transaction of the thread; nothing is written before a refusal. */
    Versioned<Contact> changed(Caller caller, Contact contact, long version, String reason) {
        Versioned<Contact> before = contacts.find(caller.scope(), contact.id())
                .orElseThrow(() -> Problem.notFound("contact", contact.id()).exception());
        before.requireVersion(version);
        Contact after = with(contact, contact.id(), before.record().institution());
        PartnerRules.reason(PartnerRules.contact(new Faults(), after), reason).refuse();
        if (before.record().equals(after)) {
            return before;
        }
        requireAlone(caller, after);
        Versioned<Contact> changed =
                contacts.append(caller.scope(), after, version, reason, caller.name(), clock.instant());
        audit.record(
                caller,
                AuditEntry.changed(
                        after.institution(),
                        "institutions.change-contact",
                        "contact/" + after.id(),
                        reason,
                        before.record(),
                        after));
        return changed;
    }

    /** A run names its site, so on no day do two have the name. */
    private void requireAlone(Caller caller, Site site) {
        institutions.lock(site.institution());
        sites.list(caller.scope(), site.institution(), null).stream()
                .map(Versioned::record)
                .filter(other -> !other.id().equals(site.id()) && other.name().equals(site.name()))
                .filter(other -> PartnerRules.overlap(site.starts(), site.ends(), other.starts(), other.ends()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "name",
                                    site.name(),
                                    "is that of the site %s, which is open %s"
                                            .formatted(other.id(), PartnerRules.days(other.starts(), other.ends())))
                            .exception();
                });
    }

    private void requireAlone(Caller caller, Contact contact) {
        institutions.lock(contact.institution());
        boolean there = contacts.list(caller.scope(), contact.institution(), null).stream()
                .map(Versioned::record)
                .anyMatch(other -> !other.id().equals(contact.id())
                        && other.role().equals(contact.role())
                        && other.name().equals(contact.name())
                        && other.starts().equals(contact.starts()));
        if (there) {
            throw Problem.conflict("starts", contact.starts(), "is the first day of the same contact in the same role")
                    .exception();
        }
    }

    private void requireKnown(Caller caller, InstitutionCode institution) {
        institutions.find(caller.scope(), institution).orElseThrow(() -> Problem.notFound("institution", institution)
                .exception());
    }

    private static Site with(Site site, SiteId id, InstitutionCode institution) {
        return new Site(
                id,
                institution,
                site.name(),
                site.address(),
                site.postcode(),
                site.country(),
                site.starts(),
                site.ends(),
                PartnerRules.sorted(site.programmes()));
    }

    private static Contact with(Contact contact, ContactId id, InstitutionCode institution) {
        return new Contact(
                id,
                institution,
                contact.role(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.starts(),
                contact.ends());
    }
}
