package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.students.api.AdjustmentFiles;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports students, their details, engagements, holds, notes and special-category data. */
@Component(service = SourceSet.class)
public final class StudentExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public StudentExports(
            @Reference Students students,
            @Reference StudentFiles files,
            @Reference ConfidentialFiles confidential,
            @Reference AdjustmentFiles plans) {
        sources = StudentSources.of(students, files, confidential, plans);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
