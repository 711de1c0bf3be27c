package org.matricula.registration.provider.rollover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.SessionDates;
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
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.RollOver;
import org.matricula.registration.api.RollOverId;
import org.matricula.registration.api.RollOverLine;
import org.matricula.registration.api.RollOvers;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.RollOverStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RollOvers}: puts the job into the journal and reads its report. */
@Component
public final class RollOverService implements RollOvers {

    private final RollOverStore store;
    private final Institutions institutions;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays localDays;

    /** Works on the store and the journal. */
    @Activate
    public RollOverService(
            @Reference RollOverStore store,
            @Reference Institutions institutions,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.store = store;
        this.institutions = institutions;
        this.jobs = jobs;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public RollOver start(
            Caller caller,
            InstitutionCode institution,
            AcademicSession from,
            boolean rehearse,
            boolean carryUndecided,
            String reason) {
        caller.require(RUN);
        new Faults().given("institution", institution).given("session", from).refuse();
        caller.scope().require(institution);
        if (!rehearse || reason != null) {
            justified(caller, institution, from, reason);
        }
        return transactions.required(() -> {
            RollOverId id = new RollOverId(identifiers.next());
            JobId job = jobs.submit(caller, institution, RollOverJob.KIND, Map.of(RollOverJob.RUN, id.toString()));
            RollOver run = new RollOver(
                    id,
                    institution,
                    from,
                    rehearse,
                    carryUndecided,
                    reason,
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

    /** Whoever closes a session that still runs, or of which nobody knows when it ends, says why. */
    private void justified(Caller caller, InstitutionCode institution, AcademicSession from, String reason) {
        if (reason != null) {
            RegistrationRules.reason(new Faults(), reason).refuse();
            return;
        }
        Caller acting = caller.acting(Scope.of(List.of(institution)), Institutions.READ);
        LocalDate ends = institutions.sessions(acting, institution).stream()
                .filter(one -> one.session().equals(from))
                .map(SessionDates::ends)
                .findAny()
                .orElse(null);
        new Faults()
                .check(
                        ends != null && ends.isBefore(localDays.today(caller, institution)),
                        "reason",
                        null,
                        ends == null
                                ? "must be given: nobody has set when the session " + from + " ends"
                                : "must be given: the session %s runs until %s".formatted(from, ends))
                .refuse();
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
