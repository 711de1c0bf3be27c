package org.matricula.registration.provider;

import java.time.Clock;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOvers;
import org.matricula.registration.provider.store.RollOverStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RollOvers}: puts the job into the journal and reads its report. */
@Component
public final class RollOverService implements RollOvers {

    private final RollOverStore store;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Works on the store and the journal. */
    @Activate
    public RollOverService(
            @Reference RollOverStore store,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public RollOver start(
            Caller caller,
            InstitutionCode institution,
            AcademicSession from,
            boolean rehearse,
            boolean carryUndecided) {
        caller.require(RUN);
        new Faults().given("institution", institution).given("session", from).refuse();
        caller.scope().require(institution);
        return transactions.required(() -> {
            RollOverId id = new RollOverId(identifiers.next());
            JobId job = jobs.submit(caller, institution, RollOverJob.KIND, Map.of(RollOverJob.RUN, id.toString()));
            RollOver run = new RollOver(
                    id,
                    institution,
                    from,
                    rehearse,
                    carryUndecided,
                    job,
                    caller.name(),
                    clock.instant(),
                    null,
                    0,
                    0,
                    0,
                    Map.of());
            store.add(caller.scope(), run);
            auditTrail.record(
                    caller,
                    AuditEntry.created(
                            institution,
                            rehearse ? "registration.rehearse-roll-over" : "registration.roll-over",
                            "roll-over/" + id,
                            run));
            return store.get(caller.scope(), id).orElseThrow();
        });
    }

    @Override
    public RollOver get(Caller caller, RollOverId id) {
        caller.require(Registrations.READ);
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("roll-over", id).exception());
    }

    @Override
    public Page<RollOver> list(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(Registrations.READ);
        return store.list(caller.scope(), institution, page);
    }

    @Override
    public Page<RollOverLine> report(
            Caller caller, RollOverId id, Boolean carried, RollOverLine.Reason reason, PageRequest page) {
        caller.require(Registrations.READ);
        RollOver run = get(caller, id);
        return store.lines(caller.scope(), run.id(), carried, reason, page);
    }
}
