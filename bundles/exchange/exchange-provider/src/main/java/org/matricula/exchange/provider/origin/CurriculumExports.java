package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports the curriculum. */
@Component(service = SourceSet.class)
public final class CurriculumExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public CurriculumExports(
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference ModuleSpecifications specifications) {
        sources = CurriculumSources.of(curriculum, versions, specifications);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
