package org.matricula.assessment.provider.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Starts the computation of module results. */
@Service
@Command(scope = "assessment", name = "compute", description = "Computes module results by ruling, as a job")
public final class ComputeCommand extends DomainCommand {

    @Argument(index = 0, name = "institution", description = "The institution's code", required = true)
    private String institution;

    @Argument(index = 1, name = "session", description = "The session, 2026/27; without one all are computed")
    private String session;

    @Reference
    private ModuleResults results;

    @Override
    protected Object run(Caller caller) {
        return "Job "
                + results.compute(
                        caller,
                        InstitutionCode.valueOf(institution),
                        session == null ? null : AcademicSession.valueOf(session))
                + " computes the results.";
    }
}
