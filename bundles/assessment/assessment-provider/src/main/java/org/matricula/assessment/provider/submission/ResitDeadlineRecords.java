package org.matricula.assessment.provider.submission;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.matricula.assessment.api.ResitDeadlines;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.outcome.OutcomeRules;
import org.matricula.assessment.provider.store.ResitDeadlineStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ResitDeadlines} in the domain's database. */
@Component
public final class ResitDeadlineRecords implements ResitDeadlines {

    private final ResitDeadlineStore store;
    private final Transactions transactions;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Curriculum curriculum;

    /** Uses the domain's data source. */
    @Activate
    public ResitDeadlineRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Curriculum curriculum) {
        this.store = new ResitDeadlineStore(dataSource);
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.curriculum = curriculum;
    }

    @Override
    public ResitDeadline set(
            Caller caller,
            OccurrenceId occurrence,
            ElementId element,
            LocalDateTime dueAt,
            int expectedEntry,
            String reason) {
        caller.require(SET);
        Occurrence run = run(caller, occurrence);
        new Faults()
                .check(
                        run.marked().stream().anyMatch(one -> one.id().equals(element)),
                        "elementId",
                        element,
                        "must be an element of the occurrence without parts")
                .given("dueAt", dueAt)
                .near("dueAt", dueAt, run.session())
                .text("reason", reason, OutcomeRules.LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            ResitDeadline before = store.on(caller.scope(), List.of(occurrence)).stream()
                    .filter(entry -> entry.elementId().equals(element))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            int counts = before == null ? 0 : before.entry();
            if (expectedEntry != counts) {
                throw Problem.conflict("expectedEntry", expectedEntry, "is " + counts + " by now")
                        .exception();
            }
            ResitDeadline after = new ResitDeadline(
                    run.institution(),
                    occurrence,
                    element,
                    counts + 1,
                    dueAt.truncatedTo(ChronoUnit.MICROS),
                    reason,
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            if (before != null && Objects.equals(before.dueAt(), after.dueAt())) {
                throw Problem.conflict("dueAt", dueAt, "holds already").exception();
            }
            store.add(caller.scope(), after);
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            run.institution(),
                            "assessment.set-resit-deadline",
                            "element/" + element,
                            reason,
                            before,
                            after));
            return after;
        });
    }

    @Override
    public List<ResitDeadline> of(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        run(caller, occurrence);
        return store.on(caller.scope(), List.of(occurrence));
    }

    private Occurrence run(Caller caller, OccurrenceId id) {
        return curriculum.occurrence(Insider.of(caller), id).record();
    }
}
