package org.matricula.kernel.rest.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.matricula.kernel.api.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why a domain does not answer. Every {@code x-api} bundle announces its domain as a capability, so a domain is
 * known although its provider is away; what the provider waits for is read from the component runtime.
 */
@Component(service = Absences.class)
public final class Absences {

    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int VALID_WITHIN_SECONDS = 3;
    private static final String NAMESPACE = "org.matricula.domain";
    private static final String KERNEL = "org.matricula.kernel.";
    private static final Set<String> TABLES =
            Set.of("javax.sql.DataSource", "org.apache.aries.jpa.template.JpaTemplate");
    private static final Pattern API = Pattern.compile("org\\.matricula\\.(\\w+)\\.api\\..*");

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Mounts mounts;

    @Reference(
            target = "(osgi.jndi.service.name=kernel)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile DataSource dataSource;

    /** Reads bundles and components of this container. */
    @Activate
    public Absences(BundleContext context, @Reference ServiceComponentRuntime components, @Reference Mounts mounts) {
        this.context = context;
        this.components = components;
        this.mounts = mounts;
    }

    /** 404 for a name that no domain has, 503 with what is missing for a domain that does not answer. */
    Problem problem(String domain) {
        if (!known().contains(domain)) {
            return Problem.of(Problem.Kind.NOT_FOUND, "There is no domain '" + domain + "'.");
        }
        return Problem.unavailable(
                "'" + domain + "' does not answer at the moment: " + missing(domain) + ".", RETRY_AFTER_SECONDS);
    }

    /** True when the domain should be there and is not. */
    boolean absent(String domain) {
        return !mounts.names().contains(domain) && known().contains(domain);
    }

    /** Every domain and whether it answers; none does without the database. */
    List<DomainStatus> answering() {
        return isConnected()
                ? all()
                : all().stream()
                        .map(one ->
                                one.up() ? new DomainStatus(one.domain(), false, "the database does not answer") : one)
                        .toList();
    }

    private boolean isConnected() {
        DataSource present = dataSource;
        if (present == null) {
            // every domain tells of itself that its tables are not ready
            return true;
        }
        try (Connection connection = present.getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS);
        } catch (SQLException e) {
            LOG.warn("The database does not answer: {}", e.getMessage());
            return false;
        }
    }

    /** Every domain and whether it is there. */
    List<DomainStatus> all() {
        Set<String> up = new TreeSet<>(mounts.names());
        Set<String> known = known();
        known.addAll(up);
        List<DomainStatus> all = new ArrayList<>();
        for (String domain : known) {
            boolean isUp = up.contains(domain);
            all.add(new DomainStatus(domain, isUp, isUp ? null : missing(domain)));
        }
        return all;
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null) {
                revision.getDeclaredCapabilities(NAMESPACE)
                        .forEach(capability ->
                                known.add((String) capability.getAttributes().get(NAMESPACE)));
            }
        }
        return known;
    }

    private String missing(String domain) {
        return missing(domain, new HashSet<>()).orElse("'" + domain + "' is still starting");
    }

    private Optional<String> missing(String domain, Set<String> asked) {
        if (!asked.add(domain)) {
            return Optional.empty();
        }
        String provider = "org.matricula." + domain + ("regulations".equals(domain) ? ".engine" : ".provider");
        Bundle[] bundles = Arrays.stream(context.getBundles())
                .filter(b -> provider.equals(b.getSymbolicName()))
                .filter(b -> (b.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0)
                .toArray(Bundle[]::new);
        if (bundles.length == 0) {
            return Optional.of("the bundle '" + provider + "' is not active");
        }
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundles)) {
            for (UnsatisfiedReferenceDTO reference : unsatisfied(component)) {
                Optional<String> cause = cause(component, reference, domain, asked);
                if (cause.isPresent()) {
                    return cause;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> cause(
            ComponentDescriptionDTO component, UnsatisfiedReferenceDTO reference, String domain, Set<String> asked) {
        String service = Arrays.stream(component.references)
                .filter(r -> r.name.equals(reference.name))
                .map(r -> r.interfaceName)
                .findFirst()
                .orElse(reference.name);
        if (service.startsWith("org.matricula." + domain + ".")) {
            return Optional.empty();
        }
        Matcher api = API.matcher(service);
        if (api.matches() && known().contains(api.group(1))) {
            String other = api.group(1);
            return Optional.of("it needs '" + other + "'"
                    + missing(other, asked).map(why -> ", and " + why).orElse(""));
        }
        if (TABLES.contains(service)) {
            return Optional.of("its tables are not ready; if that lasts, the log says why");
        }
        if (service.startsWith(KERNEL)) {
            return Optional.of("the kernel does not offer '" + service.substring(service.lastIndexOf('.') + 1)
                    + "' at the moment; if that lasts, the log says why");
        }
        return Optional.of("it waits for " + service + (reference.target == null ? "" : " " + reference.target));
    }

    private Collection<UnsatisfiedReferenceDTO> unsatisfied(ComponentDescriptionDTO component) {
        List<UnsatisfiedReferenceDTO> unsatisfied = new ArrayList<>();
        for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
            unsatisfied.addAll(List.of(configuration.unsatisfiedReferences));
        }
        return unsatisfied;
    }
}
