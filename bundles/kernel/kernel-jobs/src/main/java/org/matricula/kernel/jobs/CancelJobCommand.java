package org.matricula.kernel.jobs;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Stops a job after its current chunk */
@Service
@Command(scope = "jobs", name = "cancel", description = "Stops a job after its current chunk")
public final class CancelJobCommand extends DomainCommand {

    @Reference
    private Jobs jobs;

    @Argument(name = "job", description = "The job's identity", required = true)
    private String id;

    @Override
    protected Object run(Caller caller) {
        return JobView.of(jobs.cancel(caller, JobId.valueOf(id)));
    }
}
