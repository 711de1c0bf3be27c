package org.matricula.kernel.jobs;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.shell.DomainCommand;

/** Lists jobs. */
@Service
@Command(scope = "jobs", name = "list", description = "Lists the jobs of your institutions, oldest first")
public final class ListJobsCommand extends DomainCommand {

    @Reference
    private Jobs jobs;

    @Option(name = "--after", description = "Begin after this job")
    private String after;

    @Override
    protected Object run(Caller caller) {
        return jobs.list(caller, new PageRequest(after, PageRequest.MAX_LIMIT)).items().stream()
                .map(JobView::of)
                .toList();
    }
}
