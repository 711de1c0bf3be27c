package org.matricula.assessment.provider.result;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.ResultStore.NewResult;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compensated modules in the domain's database. */
@Component
public final class CompensationRecords implements CompensatedResults {

    private static final int LONGEST_DECISION = 300;

    private final ResultStore store;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Persons persons;

    /** Uses the domain's data source. */
    @Activate
    public CompensationRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Persons persons) {
        this.store = new ResultStore(dataSource, identifiers, transactions);
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.persons = persons;
    }

    @Override
    public int compensate(
            Caller caller,
            InstitutionCode institution,
            AcademicSession until,
            Instant at,
            List<Compensation> compensations) {
        caller.require(WRITE);
        caller.scope().require(institution);
        Faults faults = new Faults().given("until", until).given("at", at);
        compensations.forEach(
                one -> faults.given("studentId", one.studentId()).text("decision", one.decision(), LONGEST_DECISION));
        faults.refuse();
        return transactions.required(() -> write(caller, institution, until, at, compensations));
    }

    private int write(
            Caller caller,
            InstitutionCode institution,
            AcademicSession until,
            Instant at,
            List<Compensation> compensations) {
        Map<Failed, String> wanted = new HashMap<>();
        compensations.forEach(one ->
                one.moduleCodes().forEach(code -> wanted.put(new Failed(one.studentId(), code), one.decision())));
        Map<StudentId, StudentId> candidates = candidates(caller, wanted.keySet());
        // the attempts of a person, under whichever record
        Map<Failed, List<ModuleResult>> attempts = store.of(caller.scope(), institution, candidates.keySet()).stream()
                .filter(result ->
                        result.session().compareTo(until) <= 0 && wanted.containsKey(Failed.of(result, candidates)))
                .collect(Collectors.groupingBy(result -> Failed.of(result, candidates)));
        List<ModuleResult> failed = attempts.values().stream()
                .map(ModuleResult::counting)
                .flatMap(Optional::stream)
                .filter(result ->
                        !result.held() && !ModuleStatus.DEFERRED.name().equals(result.grade()))
                .sorted(Comparator.comparingLong(result -> result.id().value()))
                .toList();
        Map<ModuleResultId, String> findings = store.findings(
                caller.scope(), failed.stream().map(ModuleResult::id).toList());
        List<NewResult> added = new ArrayList<>();
        for (ModuleResult result : failed) {
            String decision = wanted.get(Failed.of(result, candidates));
            added.add(new NewResult(
                    new ExplainedResult(
                            compensated(result, decision, at.truncatedTo(ChronoUnit.MICROS)),
                            RulingText.compensated(findings.get(result.id()), decision)),
                    result.id()));
        }
        if (!added.isEmpty()) {
            store.add(caller.scope(), added);
            auditTrail.record(
                    caller,
                    ResultComputation.entry(
                            institution,
                            "assessment.compensate",
                            compensations.get(0).decision(),
                            added));
        }
        return added.size();
    }

    /** Whose compensation concerns which record: what stands under merged records is of the one before the board. */
    private Map<StudentId, StudentId> candidates(Caller caller, Collection<Failed> wanted) {
        Set<StudentId> students = wanted.stream().map(Failed::student).collect(Collectors.toSet());
        return persons.counting(Insider.of(caller), students).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> students.contains(one.getKey())
                                ? one.getKey()
                                : one.getValue().get(0)));
    }

    private ModuleResult compensated(ModuleResult r, String decision, Instant at) {
        return new ModuleResult(
                new ModuleResultId(identifiers.next()),
                r.institution(),
                r.studentId(),
                r.registrationId(),
                r.occurrenceId(),
                r.moduleId(),
                r.moduleCode(),
                r.session(),
                r.level(),
                r.credits(),
                r.attempt(),
                r.mark(),
                ModuleStatus.PC.name(),
                true,
                r.lowestElement(),
                r.nothingSubmitted(),
                r.sequence() + 1,
                "compensated by " + decision,
                r.pack(),
                at);
    }

    private record Failed(StudentId student, String module) {

        static Failed of(ModuleResult result, Map<StudentId, StudentId> candidates) {
            return new Failed(candidates.get(result.studentId()), result.moduleCode());
        }
    }
}
