package org.matricula.assessment.provider.result;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.SessionStore;
import org.matricula.assessment.provider.store.SessionStore.Counting;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link SessionRecords} in the domain's database. */
@Component
public final class SessionAccounts implements SessionRecords {

    private final SessionStore store;
    private final ResultStore results;
    private final Transactions transactions;

    /** Reads from the stores. */
    @Activate
    public SessionAccounts(
            @Reference SessionStore store,
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions) {
        this.store = store;
        this.results = new ResultStore(dataSource, identifiers, transactions);
        this.transactions = transactions;
    }

    @Override
    public List<MarkedElement> marked(
            Caller caller, InstitutionCode institution, Collection<OccurrenceId> occurrences) {
        caller.require(READ);
        return transactions.required(() -> store.marked(caller.scope(), institution, occurrences));
    }

    @Override
    public List<ComputedResult> computed(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> {
            List<Counting> counting = store.computed(caller.scope(), institution, session, students);
            Map<ModuleResultId, String> resits = results.findings(
                    caller.scope(),
                    counting.stream()
                            .filter(result -> result.attempt().resitOf() != null)
                            .map(Counting::id)
                            .toList());
            return counting.stream()
                    .map(result -> new ComputedResult(
                            result.registration(),
                            result.deferred(),
                            RulingText.carried(resits.getOrDefault(result.id(), "")),
                            result.computedAt()))
                    .toList();
        });
    }
}
