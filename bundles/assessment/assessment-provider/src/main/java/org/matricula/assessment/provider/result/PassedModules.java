package org.matricula.assessment.provider.result;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.Marked;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorResults;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells registration what students have passed, what they handed nothing in for and what is over, by results that count. */
@Component
public final class PassedModules implements PriorResults {

    private final ResultStore store;
    private final MarkStore marks;
    private final Curriculum curriculum;
    private final Transactions transactions;

    /** Uses the domain's data source. */
    @Activate
    public PassedModules(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers) {
        this.store = new ResultStore(dataSource, identifiers, transactions);
        this.marks = new MarkStore(dataSource);
        this.curriculum = curriculum;
        this.transactions = transactions;
    }

    @Override
    public Map<StudentId, Set<ModuleId>> passed(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> store.of(caller.scope(), institution, students).stream()
                .filter(ModuleResult::held)
                .collect(Collectors.groupingBy(
                        ModuleResult::studentId, Collectors.mapping(ModuleResult::moduleId, Collectors.toSet()))));
    }

    @Override
    public Set<Unsubmitted> unsubmitted(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> store.of(caller.scope(), institution, students).stream()
                .filter(result -> result.nothingSubmitted() && !result.held())
                .map(result -> new Unsubmitted(result.studentId(), result.occurrenceId(), result.attempt()))
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<ModuleRegistrationId> resulted(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> {
            Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
            Set<ModuleRegistrationId> resulted = store.of(scope, institution, students).stream()
                    .map(ModuleResult::registrationId)
                    .collect(Collectors.toCollection(HashSet::new));
            resulted.addAll(marked(Insider.of(caller), marks.marked(scope, students), resulted));
            return resulted;
        });
    }

    /** What has a mark and waits for none: of all that counts on its run the student has one, by whichever attempt. */
    private Set<ModuleRegistrationId> marked(Caller caller, Set<Marked> marked, Set<ModuleRegistrationId> butThese) {
        List<Marked> asked = marked.stream()
                .filter(one -> !butThese.contains(one.registration()))
                .toList();
        if (asked.isEmpty()) {
            return Set.of();
        }
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                caller, asked.stream().map(Marked::occurrence).collect(Collectors.toSet()));
        Map<StudentId, Set<ElementId>> elements = marked.stream()
                .collect(Collectors.groupingBy(
                        Marked::student, Collectors.mapping(Marked::element, Collectors.toSet())));
        return asked.stream()
                .filter(one -> Optional.ofNullable(runs.get(one.occurrence()))
                        .filter(run -> run.marked().stream()
                                .filter(run::counts)
                                .allMatch(element -> elements.get(one.student()).contains(element.id())))
                        .isPresent())
                .map(Marked::registration)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<ModuleRegistrationId> assessed(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        Stream<ModuleRegistrationId> resulted = resulted(caller, institution, students).stream();
        return transactions.required(() -> Stream.concat(
                        resulted,
                        // by candidate number too: nobody is named to the caller
                        marks.of(caller.scope(), Set.copyOf(students), true).stream()
                                .map(Mark::registrationId))
                .collect(Collectors.toSet()));
    }
}
