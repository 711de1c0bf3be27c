package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.institutions.api.PartnerFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports agreements, delivery sites and contacts. */
@Component(service = SourceSet.class)
public final class PartnerExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public PartnerExports(@Reference PartnerFiles files) {
        sources = PartnerSources.of(files);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
