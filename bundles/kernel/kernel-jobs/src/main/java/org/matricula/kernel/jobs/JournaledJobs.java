package org.matricula.kernel.jobs;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Jobs} on the journal. */
@Component
public final class JournaledJobs implements Jobs {

    private final JobStore store;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Uses the journal's tables. */
    @Activate
    public JournaledJobs(
            @Reference(target = "(osgi.jndi.service.name=jobs)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.store = new JobStore(dataSource);
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public JobId submit(Caller caller, InstitutionCode institution, String kind, Map<String, String> parameters) {
        caller.scope().require(institution);
        JobId id = new JobId(identifiers.next());
        transactions.run(() -> {
            store.insert(id, caller, institution, kind, parameters, clock.instant());
            audit.record(caller, AuditEntry.created(institution, "jobs.submit", "job/" + id, kind + parameters));
        });
        return id;
    }

    @Override
    public Job get(Caller caller, JobId id) {
        caller.require(READ);
        return found(caller, id);
    }

    @Override
    public Page<Job> list(Caller caller, PageRequest page) {
        caller.require(READ);
        return Page.cut(
                store.list(caller.scope(), page), page.limit(), job -> job.id().toString());
    }

    @Override
    public Job cancel(Caller caller, JobId id) {
        return change(caller, id, "cancel", Set.of(Job.State.WAITING, Job.State.RUNNING), Job.State.CANCELLED);
    }

    @Override
    public Job resume(Caller caller, JobId id) {
        return change(caller, id, "resume", Set.of(Job.State.FAILED, Job.State.CANCELLED), Job.State.WAITING);
    }

    private Job change(Caller caller, JobId id, String verb, Set<Job.State> from, Job.State to) {
        caller.require(MANAGE);
        return transactions.required(() -> {
            Job job = found(caller, id);
            if (!store.change(id, from, to, to == Job.State.CANCELLED ? clock.instant() : null)) {
                throw Problem.conflict("state", job.state(), "does not allow to " + verb + " the job")
                        .exception();
            }
            audit.record(
                    caller, AuditEntry.changed(job.institution(), "jobs." + verb, "job/" + id, null, job.state(), to));
            return found(caller, id);
        });
    }

    private Job found(Caller caller, JobId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("job", id).exception());
    }
}
