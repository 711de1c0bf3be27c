package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.matricula.institutions.api.Workspace;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The domains that have something to say in a workspace, as they come and go. */
@Component(service = Contributors.class, configurationPid = "org.matricula.institutions")
public final class Contributors {

    private static final Logger LOG = LoggerFactory.getLogger(Contributors.class);
    private static final String DOMAIN = "matricula.domain";

    private final Map<String, WorkspaceContributor> byDomain = new ConcurrentHashMap<>();
    private final Set<String> expected;

    /** What the installation expects. */
    public @interface Settings {

        /** The domains that a workspace is to have figures of, with commas between. */
        String workspace() default "students, registration";
    }

    /** Expects what is configured. */
    @Activate
    public Contributors(Settings settings) {
        this.expected = new TreeSet<>(Stream.of(settings.workspace().split(","))
                .map(String::strip)
                .filter(domain -> !domain.isEmpty())
                .toList());
    }

    /** A domain came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addContributor(WorkspaceContributor contributor, Map<String, Object> properties) {
        byDomain.put(String.valueOf(properties.get(DOMAIN)), contributor);
    }

    /** A domain went. */
    public void removeContributor(WorkspaceContributor contributor, Map<String, Object> properties) {
        byDomain.remove(String.valueOf(properties.get(DOMAIN)), contributor);
    }

    /** What the expected domains and any other that is there say, by domain. */
    List<Workspace.Section> sections(Caller caller, InstitutionCode institution, LocalDate day) {
        Set<String> domains = new TreeSet<>(expected);
        domains.addAll(byDomain.keySet());
        List<Workspace.Section> sections = new ArrayList<>();
        for (String domain : domains) {
            sections.add(section(domain, caller, institution, day));
        }
        return sections;
    }

    private Workspace.Section section(String domain, Caller caller, InstitutionCode institution, LocalDate day) {
        WorkspaceContributor contributor = byDomain.get(domain);
        if (contributor != null) {
            try {
                return new Workspace.Section(domain, true, contributor.figures(caller, institution, day));
            } catch (ProblemException e) {
                LOG.warn("The domain {} has no figures for a workspace: {}", domain, e.getMessage());
            } catch (RuntimeException e) {
                // unknown is an answer here, and the other domains' figures are still true
                LOG.error("The domain {} has no figures for a workspace", domain, e);
            }
        }
        return new Workspace.Section(domain, false, List.of());
    }
}
