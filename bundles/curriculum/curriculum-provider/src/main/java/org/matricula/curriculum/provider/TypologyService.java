package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.AssessmentType;
import org.matricula.curriculum.api.AssessmentTypology;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the assessment typology. */
@Component
public final class TypologyService implements AssessmentTypology {

    private final TypologyStore store;
    private final Transactions transactions;
    private final AuditTrail audit;

    /** Works on the store. */
    @Activate
    public TypologyService(
            @Reference TypologyStore store, @Reference Transactions transactions, @Reference AuditTrail audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public List<AssessmentType> list(Caller caller) {
        caller.require(READ);
        return List.copyOf(store.byCode().values());
    }

    @Override
    public List<RowOutcome> importAll(Caller caller, List<AssessmentType> types) {
        caller.require(WRITE);
        if (!caller.scope().isAll()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "The typology can only be changed by somebody whose scope is every institution.")
                    .exception();
        }
        try {
            return transactions.required(() -> write(caller, types));
        } catch (SqlFailure failure) {
            if (failure.integrityViolated()) {
                throw Problem.of(Problem.Kind.CONFLICT, "Somebody else is adding the same types at this moment.")
                        .exception();
            }
            throw failure;
        }
    }

    private List<RowOutcome> write(Caller caller, List<AssessmentType> rows) {
        Map<String, AssessmentType> before = store.byCode();
        Map<String, AssessmentType> now = new LinkedHashMap<>(before);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (AssessmentType row : rows) {
            AssessmentType there = now.get(row.code());
            Faults faults = Rules.assessmentType(new Faults(), row, there);
            if (!faults.isEmpty()) {
                outcomes.add(RowOutcome.refused(faults.problem()));
                continue;
            }
            now.put(row.code(), row);
            outcomes.add(
                    there == null
                            ? RowOutcome.created(row.code())
                            : there.equals(row) ? RowOutcome.unchanged(row.code()) : RowOutcome.changed(row.code()));
        }
        List<AssessmentType> added = new ArrayList<>();
        List<AssessmentType> changed = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        now.forEach((code, type) -> {
            AssessmentType was = before.get(code);
            String subject = "assessment-type/" + code;
            if (was == null) {
                added.add(type);
                entries.add(AuditEntry.created(null, "curriculum.create", subject, type));
            } else if (!was.equals(type)) {
                changed.add(type);
                entries.add(AuditEntry.changed(null, "curriculum.change", subject, null, was, type));
            }
        });
        store.insert(added);
        store.update(changed);
        audit.record(caller, entries);
        return outcomes;
    }
}
