package org.matricula.assessment.provider.result;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.PinnedPacks;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Module results in the domain's database. */
@Component
public final class ResultRecords implements ModuleResults {

    private final ResultStore store;
    private final OutcomeStore outcomes;
    private final CandidateStore candidates;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Persons persons;

    /** Uses the domain's data source. */
    @Activate
    public ResultRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference Jobs jobs,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Persons persons) {
        this.store = new ResultStore(dataSource, identifiers, transactions);
        this.outcomes = new OutcomeStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
        this.transactions = transactions;
        this.jobs = jobs;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.persons = persons;
    }

    @Override
    public JobId compute(Caller caller, InstitutionCode institution, AcademicSession session) {
        caller.require(COMPUTE);
        caller.scope().require(institution);
        return transactions.required(() -> {
            TreeSet<AcademicSession> sessions =
                    curriculum.occurrences(Insider.of(caller), institution, session).stream()
                            .map(Occurrence::session)
                            .collect(Collectors.toCollection(TreeSet::new));
            if (sessions.isEmpty()) {
                throw Problem.invalid("session", session, "must be one in which '" + institution + "' runs modules")
                        .exception();
            }
            Map<String, String> parameters = PinnedPacks.pin(regulations, institution, sessions);
            if (session != null) {
                parameters.put(ResultComputation.SESSION, session.toString());
            }
            return jobs.submit(caller, institution, ResultComputation.KIND, parameters);
        });
    }

    @Override
    public List<ModuleResult> of(Caller caller, StudentId student) {
        caller.require(Marks.READ);
        // two queries need no transaction of their own, which would be further trips to the database
        List<ModuleResult> results = ofPerson(caller, student);
        results.sort(Comparator.comparing(ModuleResult::session));
        return shown(caller, results, ModuleResult::moduleId);
    }

    @Override
    public List<ModuleResult> of(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(Marks.READ);
        return transactions.required(() -> shown(
                caller,
                store.of(caller.scope(), institution, students),
                result -> List.of(result.studentId(), result.moduleId())));
    }

    @Override
    public List<ModuleResult> versions(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(Marks.READ);
        return transactions.required(() -> store.versions(caller.scope(), institution, students));
    }

    @Override
    public List<ExplainedResult> history(Caller caller, ModuleRegistrationId registration) {
        caller.require(Marks.READ);
        return transactions.required(() -> {
            List<ExplainedResult> history = store.history(caller.scope(), registration);
            if (caller.may(NAMED) || history.isEmpty()) {
                return history;
            }
            ModuleResult one = history.get(0).result();
            return shown(caller, ofPerson(caller, one.studentId()), ModuleResult::moduleId).stream()
                            .anyMatch(result -> result.registrationId().equals(registration))
                    ? history
                    : List.of();
        });
    }

    private List<ModuleResult> ofPerson(Caller caller, StudentId student) {
        return store.of(caller.scope(), null, persons.identities(Insider.of(caller), student));
    }

    /**
     * Without those from which it could be read whose number is whose: of a module as a whole, since a resit carries.
     *
     * @param module what results of one person in one module have in common
     */
    private List<ModuleResult> shown(Caller caller, List<ModuleResult> results, Function<ModuleResult, Object> module) {
        if (caller.may(NAMED) || results.isEmpty()) {
            return results;
        }
        Set<ModuleRegistrationId> hidden =
                candidates
                        .hidden(
                                caller.scope(),
                                results.stream()
                                        .map(ModuleResult::registrationId)
                                        .toList())
                        .stream()
                        .map(Place::registration)
                        .collect(Collectors.toSet());
        Set<Object> behind = results.stream()
                .filter(result -> hidden.contains(result.registrationId()))
                .map(module)
                .collect(Collectors.toSet());
        return results.stream()
                .filter(result -> !behind.contains(module.apply(result)))
                .toList();
    }

    @Override
    public Map<ModuleResultId, String> explained(Caller caller, Collection<ModuleResult> results) {
        caller.require(Marks.READ);
        return transactions.required(() -> {
            Map<ModuleResultId, String> rulings = store.findings(
                    caller.scope(), results.stream().map(ModuleResult::id).toList());
            Map<String, AssessmentOutcome> decided =
                    outcomes
                            .on(
                                    caller.scope(),
                                    results.stream()
                                            .map(ModuleResult::registrationId)
                                            .toList())
                            .stream()
                            .collect(Collectors.toMap(outcome -> outcome.id().toString(), outcome -> outcome));
            ResultWords words = new ResultWords(regulations);
            Map<ModuleResultId, String> told = new HashMap<>();
            shown(caller, List.copyOf(results), result -> List.of(result.studentId(), result.moduleId())).stream()
                    .filter(result -> rulings.containsKey(result.id()))
                    .forEach(result -> told.put(result.id(), words.of(result, rulings.get(result.id()), decided)));
            return told;
        });
    }

    @Override
    public Set<ModuleResultId> mustPassFailed(Caller caller, Collection<ModuleResult> results) {
        caller.require(Marks.READ);
        List<ModuleResult> failed =
                results.stream().filter(result -> !result.held()).toList();
        return transactions.required(() -> {
            List<ModuleResultId> ids =
                    shown(caller, failed, result -> List.of(result.studentId(), result.moduleId())).stream()
                            .map(ModuleResult::id)
                            .toList();
            return store.findings(caller.scope(), ids).entrySet().stream()
                    .filter(ruling -> RulingText.hasFinding(ruling.getValue(), TaughtResults.MUST_PASS_FAILED))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        });
    }
}
