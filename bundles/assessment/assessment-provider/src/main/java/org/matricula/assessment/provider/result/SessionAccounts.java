package org.matricula.assessment.provider.result;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.SessionStore;
import org.matricula.assessment.provider.store.SessionStore.Counting;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link SessionRecords} in the domain's database. */
@Component
public final class SessionAccounts implements SessionRecords {

    private final SessionStore store;
    private final ResultStore results;
    private final MarkStore marks;
    private final OutcomeStore outcomes;
    private final Curriculum curriculum;
    private final Transactions transactions;

    /** Reads from the stores. */
    @Activate
    public SessionAccounts(
            @Reference SessionStore store,
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference Curriculum curriculum) {
        this.store = store;
        this.marks = new MarkStore(dataSource);
        this.outcomes = new OutcomeStore(dataSource);
        this.curriculum = curriculum;
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

    @Override
    public Set<ModuleRegistrationId> outdated(
            Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ);
        return transactions.required(() -> {
            List<ModuleResult> current = results.of(caller.scope(), institution, students);
            Set<ModuleRegistrationId> ids =
                    current.stream().map(ModuleResult::registrationId).collect(Collectors.toSet());
            Map<ModuleRegistrationId, List<Mark>> recorded = marks.latest(caller.scope(), ids).values().stream()
                    .collect(Collectors.groupingBy(Mark::registrationId));
            Map<ModuleRegistrationId, List<AssessmentOutcome>> decided = outcomes.on(caller.scope(), ids).stream()
                    .collect(Collectors.groupingBy(one -> one.decision().registrationId()));
            Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                    Insider.of(caller),
                    current.stream().map(ModuleResult::occurrenceId).collect(Collectors.toSet()));
            Map<ModuleResultId, String> made = results.findings(
                    caller.scope(),
                    current.stream()
                            .filter(result -> decided.containsKey(result.registrationId()))
                            .map(ModuleResult::id)
                            .toList());
            return current.stream()
                    .filter(result -> isMarkedSince(
                                    result,
                                    runs.get(result.occurrenceId()),
                                    recorded.getOrDefault(result.registrationId(), List.of()))
                            || isDecidedSince(
                                    RulingText.outcomes(made.getOrDefault(result.id(), "")),
                                    decided.getOrDefault(result.registrationId(), List.of())))
                    .map(ModuleResult::registrationId)
                    .collect(Collectors.toSet());
        });
    }

    private static boolean isMarkedSince(ModuleResult result, Occurrence run, List<Mark> marks) {
        Set<ElementId> counting =
                run.marked().stream().filter(run::counts).map(Element::id).collect(Collectors.toSet());
        return marks.stream()
                .anyMatch(mark ->
                        counting.contains(mark.elementId()) && mark.recordedAt().isAfter(result.computedAt()));
    }

    /** True when the outcomes that stand are not those that a result was made from. */
    private static boolean isDecidedSince(Set<String> made, List<AssessmentOutcome> decided) {
        return decided.stream()
                .anyMatch(outcome ->
                        outcome.stands() != made.contains(outcome.id().toString()));
    }
}
