package org.matricula.registration.provider.claim;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ClaimFiles} on the store of claims. */
@Component
public final class ClaimFileRecords implements ClaimFiles {

    private final ClaimStore store;
    private final Students students;
    private final Persons persons;
    private final Curriculum curriculum;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Works on the store. */
    @Activate
    public ClaimFileRecords(
            @Reference ClaimStore store,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = store;
        this.students = students;
        this.persons = persons;
        this.curriculum = curriculum;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public List<ClaimRow> claims(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(Registrations.READ);
        Neighbours neighbours = new Neighbours(students, curriculum, Insider.of(caller), institution);
        Map<StudentId, List<Claim>> all = store.all(caller.scope(), institution, of.keySet()).stream()
                .collect(Collectors.groupingBy(Claim::studentId));
        Set<ModuleId> named = new HashSet<>();
        all.values()
                .forEach(claims -> claims.forEach(claim -> claim.modules().forEach(one -> named.add(one.moduleId()))));
        Map<ModuleId, Module> modules = named.isEmpty() ? Map.of() : curriculum.modules(Insider.of(caller), named);
        return of.keySet().stream()
                .flatMap(id -> all.getOrDefault(id, List.of()).stream())
                .flatMap(claim -> ClaimRows.of(claim, of.get(claim.studentId()), neighbours, modules).stream())
                .toList();
    }

    @Override
    public List<RowOutcome> importClaims(
            Caller caller, InstitutionCode institution, List<ClaimRow> rows, Set<String> untouched, String reason) {
        caller.require(Claims.WRITE);
        caller.scope().require(institution);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            ClaimImport work = new ClaimImport(
                    store,
                    new Neighbours(students, curriculum, Insider.of(caller), institution),
                    persons,
                    caller,
                    institution,
                    identifiers,
                    clock.instant(),
                    reason);
            List<RowOutcome> outcomes = work.importAll(rows);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }
}
