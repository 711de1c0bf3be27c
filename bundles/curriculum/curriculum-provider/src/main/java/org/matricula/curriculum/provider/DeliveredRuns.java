package org.matricula.curriculum.provider;

import java.util.List;
import java.util.stream.Collectors;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.OccurrenceStore.AtSite;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The runs of modules that begin at a site, and would begin at none with other sites. */
@Component(property = "matricula.domain=curriculum")
public final class DeliveredRuns implements DeliveryContributor {

    private static final int MOST_NAMED = 10;

    private final OccurrenceStore store;

    /** Counts in the store. */
    @Activate
    public DeliveredRuns(@Reference OccurrenceStore store) {
        this.store = store;
    }

    @Override
    public List<String> stranded(Caller caller, InstitutionCode institution, Terms before, Terms after) {
        caller.require(READ);
        if (before.sites().equals(after.sites())) {
            return List.of();
        }
        List<AtSite> stranded = store.atSites(caller.scope(), institution).stream()
                .filter(runs -> OccurrenceWrites.delivers(before.sites(), runs.site(), runs.starts())
                        && !OccurrenceWrites.delivers(after.sites(), runs.site(), runs.starts()))
                .toList();
        if (stranded.isEmpty()) {
            return List.of();
        }
        long all = stranded.stream().mapToLong(AtSite::count).sum();
        String named = stranded.stream()
                .limit(MOST_NAMED)
                .map(runs -> runs.site() + " from " + runs.starts() + ": " + runs.count())
                .collect(Collectors.joining(", "));
        return List.of("runs of modules: " + all + " (" + named + (stranded.size() > MOST_NAMED ? ", ..." : "") + ")");
    }
}
