package org.matricula.students.provider;

import java.time.LocalDate;
import java.util.List;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.provider.store.StudentCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts students for the workspace of a partner. */
@Component(property = "matricula.domain=students")
public final class WorkspaceFigures implements WorkspaceContributor {

    private final StudentCounts counts;

    /** Counts in the store. */
    @Activate
    public WorkspaceFigures(@Reference StudentCounts counts) {
        this.counts = counts;
    }

    @Override
    public List<Figure> figures(Caller caller, InstitutionCode institution, LocalDate day) {
        caller.require(READ);
        return List.of(new Figure("students", null, counts.of(caller.scope(), institution)));
    }
}
