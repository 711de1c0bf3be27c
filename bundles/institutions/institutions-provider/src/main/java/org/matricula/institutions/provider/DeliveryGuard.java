package org.matricula.institutions.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.DeliveryContributor.Terms;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keeps sites and agreements as wide as what stands on them, in the transaction of the thread. */
@Component(service = DeliveryGuard.class, configurationPid = "org.matricula.institutions")
public final class DeliveryGuard {

    private static final String DOMAIN = "matricula.domain";
    private static final int LATER_SECONDS = 60;

    private final AgreementStore agreements;
    private final SiteStore sites;
    private final Set<String> expected;
    private final Map<String, DeliveryContributor> byDomain = new ConcurrentHashMap<>();

    /** What the installation expects. */
    public @interface Settings {

        /** The domains in which something may stand on sites and agreements, with commas between. */
        String delivery() default "curriculum, registration";
    }

    /** Reads from the stores, and expects what is configured. */
    @Activate
    public DeliveryGuard(@Reference AgreementStore agreements, @Reference SiteStore sites, Settings settings) {
        this.agreements = agreements;
        this.sites = sites;
        this.expected = Stream.of(settings.delivery().split(","))
                .map(String::strip)
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A domain came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addContributor(DeliveryContributor contributor, Map<String, Object> properties) {
        byDomain.put(String.valueOf(properties.get(DOMAIN)), contributor);
    }

    /** A domain went. */
    public void removeContributor(DeliveryContributor contributor, Map<String, Object> properties) {
        byDomain.remove(String.valueOf(properties.get(DOMAIN)), contributor);
    }

    /** Refuses a new site with which something would be delivered nowhere, because it has closed. */
    void requireRoom(Caller caller, Site added) {
        if (added.ends() != null) {
            Terms now = terms(added.institution());
            require(caller, added.institution(), now, with(now, null, added), Map.of("ends", added.ends()));
        }
    }

    /** Refuses another name, other days or programmes of a site with which something would be delivered nowhere. */
    void requireRoom(Caller caller, Site before, Site after) {
        Map<String, Object> changed = new LinkedHashMap<>();
        differs(changed, "name", before.name(), after.name());
        differs(changed, "starts", before.starts(), after.starts());
        differs(changed, "ends", before.ends(), after.ends());
        differs(changed, "programmes", before.programmes(), after.programmes());
        if (!changed.isEmpty()) {
            Terms now = terms(before.institution());
            require(caller, before.institution(), now, with(now, before, after), changed);
        }
    }

    /** Refuses other days or programmes of an agreement, or that it never held, while something stands on it. */
    void requireRoom(Caller caller, Agreement before, Agreement after) {
        Map<String, Object> changed = new LinkedHashMap<>();
        differs(changed, "starts", before.starts(), after.starts());
        differs(changed, "ends", before.ends(), after.ends());
        differs(changed, "programmes", before.programmes(), after.programmes());
        differs(changed, "voided", before.voided(), after.voided());
        if (!changed.isEmpty()) {
            Terms now = terms(before.partner());
            List<Agreement> next = now.agreements().stream()
                    .map(one -> one.id().equals(before.id()) ? after : one)
                    .toList();
            require(caller, before.partner(), now, new Terms(next, now.sites()), changed);
        }
    }

    private Terms terms(InstitutionCode institution) {
        Scope scope = Scope.of(List.of(institution));
        return new Terms(
                agreements.list(scope, AgreementQuery.of(institution)).stream()
                        .map(Versioned::record)
                        .toList(),
                sites.list(scope, institution, null).stream()
                        .map(Versioned::record)
                        .toList());
    }

    private static Terms with(Terms now, Site before, Site after) {
        Stream<Site> others =
                now.sites().stream().filter(one -> before == null || !one.id().equals(before.id()));
        return new Terms(
                now.agreements(), Stream.concat(others, Stream.of(after)).toList());
    }

    private static void differs(Map<String, Object> changed, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.put(field, after);
        }
    }

    private void require(
            Caller caller, InstitutionCode institution, Terms before, Terms after, Map<String, Object> changed) {
        Caller asking = caller.acting(Scope.of(List.of(institution)), DeliveryContributor.READ);
        Set<String> domains = new TreeSet<>(expected);
        domains.addAll(byDomain.keySet());
        String stranded = domains.stream()
                .flatMap(domain -> of(domain, institution).stranded(asking, institution, before, after).stream())
                .collect(Collectors.joining("; "));
        if (stranded.isEmpty()) {
            return;
        }
        List<Fault> faults = changed.entrySet().stream()
                .map(field -> new Fault(
                        field.getKey(),
                        field.getValue() == null ? null : field.getValue().toString(),
                        "must leave nothing where it would not be delivered: " + stranded))
                .toList();
        String detail = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        throw new Problem(Problem.Kind.CONFLICT, detail, faults, null).exception();
    }

    private DeliveryContributor of(String domain, InstitutionCode institution) {
        DeliveryContributor contributor = byDomain.get(domain);
        if (contributor == null) {
            throw Problem.unavailable(
                            "What stands on the sites and agreements of '%s' is not known while the domain %s is not there."
                                    .formatted(institution, domain),
                            LATER_SECONDS)
                    .exception();
        }
        return contributor;
    }
}
