package org.matricula.curriculum.provider;

import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.OccurrenceRollover;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.RolledStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rehearses and starts the carrying over of occurrences. */
@Component
public final class RolloverService implements OccurrenceRollover {

    private final RolloverWrites writes;
    private final OccurrenceStore occurrences;
    private final RolledStore lines;
    private final Jobs jobs;
    private final Transactions transactions;

    /** Works on the stores. */
    @Activate
    public RolloverService(
            @Reference RolloverWrites writes,
            @Reference OccurrenceStore occurrences,
            @Reference RolledStore lines,
            @Reference Jobs jobs,
            @Reference Transactions transactions) {
        this.writes = writes;
        this.occurrences = occurrences;
        this.lines = lines;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Override
    public List<RolledOccurrence> rehearse(Caller caller, InstitutionCode institution, AcademicSession from) {
        caller.require(WRITE);
        check(caller, institution, from);
        return writes.rehearse(caller, institution, from, occurrences.list(caller.scope(), institution, from)).stream()
                .map(Rolling.Rolled::line)
                .toList();
    }

    @Override
    public JobId start(Caller caller, InstitutionCode institution, AcademicSession from) {
        caller.require(WRITE);
        check(caller, institution, from);
        writes.rolling(caller, institution, from);
        return transactions.required(
                () -> jobs.submit(caller, institution, RolloverJob.KIND, Map.of(RolloverJob.SESSION, from.toString())));
    }

    @Override
    public Page<RolledOccurrence> lines(Caller caller, JobId job, PageRequest page) {
        caller.require(READ);
        Page<RolledOccurrence> found = lines.page(caller.scope(), job, page);
        if (found.items().isEmpty() && page.afterId() == 0) {
            throw Problem.notFound("rollover", job).exception();
        }
        return found;
    }

    private static void check(Caller caller, InstitutionCode institution, AcademicSession from) {
        new Faults().given("institution", institution).given("session", from).refuse();
        caller.scope().require(institution);
    }
}
