package org.matricula.assessment.provider.outcome;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells of results that are older than what was recorded: until somebody computes, they say what is known to be wrong. */
@Component(service = OutdatedResults.class)
public final class OutdatedResults {

    private static final int MOST = 100;

    private final ResultStore results;
    private final Outbox outbox;

    /** Looks for results in the domain's data source. */
    @Activate
    public OutdatedResults(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference Outbox outbox) {
        this.results = new ResultStore(dataSource, identifiers, transactions);
        this.outbox = outbox;
    }

    /**
     * Tells whose results that are, of those of some registrations that have one.
     *
     * @param recorded of what marks or outcomes were recorded or revoked
     * @param at when
     */
    public void tell(
            Caller caller, InstitutionCode institution, Collection<ModuleRegistrationId> recorded, Instant at) {
        if (recorded.isEmpty()) {
            return;
        }
        List<StudentId> students = results.current(caller.scope(), recorded).values().stream()
                .map(ModuleResult::studentId)
                .distinct()
                .toList();
        for (int from = 0; from < students.size(); from += MOST) {
            String some = students.subList(from, Math.min(students.size(), from + MOST)).stream()
                    .map(id -> "\"" + id + "\"")
                    .collect(Collectors.joining(","));
            outbox.publish(new DomainEvent(
                    "assessment.results-outdated",
                    institution,
                    "institution/" + institution,
                    "{\"recordedAt\":\"%s\",\"students\":[%s]}".formatted(at, some)));
        }
    }
}
