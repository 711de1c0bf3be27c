package org.matricula.exchange.provider;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.exchange.provider.origin.CurriculumSources;
import org.matricula.exchange.provider.origin.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports awards, programmes, modules, occurrences and patterns. */
@Component(service = SourceSet.class)
public final class CurriculumExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public CurriculumExports(@Reference Curriculum curriculum) {
        sources = CurriculumSources.of(curriculum);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
