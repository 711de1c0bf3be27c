package org.matricula.exchange.provider.origin;

import java.util.List;
import org.matricula.assessment.api.AssessmentOutcomeFiles;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports marks and outcomes of panels. */
@Component(service = SourceSet.class)
public final class MarkExports implements SourceSet {

    private final List<Source> sources;

    /** Wires the sources. */
    @Activate
    public MarkExports(
            @Reference Marks marks,
            @Reference CandidateNumbers candidates,
            @Reference AssessmentOutcomeFiles outcomes,
            @Reference Registrations registrations,
            @Reference Students students,
            @Reference Curriculum curriculum) {
        sources = MarkSources.of(marks, candidates, outcomes, registrations, students, curriculum);
    }

    @Override
    public List<Source> sources() {
        return sources;
    }
}
