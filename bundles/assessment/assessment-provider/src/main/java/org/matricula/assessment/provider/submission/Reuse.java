package org.matricula.assessment.provider.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Earlier;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.assessment.provider.store.SubmissionStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.AssessmentConductFacts.Assignment;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the file of a receipt where the same person handed it in before for another module (T-MD-5, AMB-T-192). */
@Component(service = Reuse.class)
public final class Reuse {

    private final SubmissionStore store;
    private final ResultStore results;
    private final CandidateStore candidates;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Persons persons;
    private final Regulations regulations;

    /** Reads receipts and results, and asks the regulations. */
    @Activate
    public Reuse(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Persons persons,
            @Reference Regulations regulations) {
        this.store = new SubmissionStore(dataSource);
        this.results = new ResultStore(dataSource, identifiers, transactions);
        this.candidates = new CandidateStore(dataSource);
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.persons = persons;
        this.regulations = regulations;
    }

    /** The receipts with what the caller may know of earlier ones for the same file. */
    public List<Submission> told(Caller caller, List<Submission> receipts) {
        Map<String, List<Submission>> byFile = store
                .files(
                        caller.scope(),
                        receipts.stream().map(one -> one.work().fileDigest()).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.groupingBy(one -> one.work().fileDigest()));
        byFile.values().removeIf(Reuse::isOfOne);
        if (byFile.isEmpty()) {
            return receipts;
        }
        Found found = new Found(caller, receipts, byFile);
        return receipts.stream().map(one -> one.after(found.before(one))).toList();
    }

    private static boolean isOfOne(List<Submission> receipts) {
        return receipts.stream()
                        .map(one -> one.work().registrationId())
                        .distinct()
                        .count()
                == 1;
    }

    /** What was found for some receipts. */
    private final class Found {

        private final Caller caller;
        private final Map<String, List<Submission>> byFile;
        private final Map<StudentId, Set<StudentId>> people;
        private final Map<ModuleRegistrationId, Occurrence> runs = new HashMap<>();
        private final List<ModuleResult> counting;
        private final Set<ModuleRegistrationId> hidden;
        private final Map<OccurrenceId, String> clauses = new HashMap<>();

        Found(Caller caller, List<Submission> receipts, Map<String, List<Submission>> byFile) {
            this.caller = caller;
            this.byFile = byFile;
            Caller insider = Insider.of(caller);
            this.people = persons.identities(
                    insider, receipts.stream().map(Submission::studentId).collect(Collectors.toSet()));
            runs(insider, byFile.values().stream().flatMap(List::stream).toList());
            this.counting = caller.may(Marks.READ)
                    ? results.of(
                            caller.scope(),
                            null,
                            receipts.stream()
                                    .flatMap(one -> person(one.studentId()).stream())
                                    .collect(Collectors.toSet()))
                    : List.of();
            this.hidden = caller.may(ModuleResults.NAMED)
                    ? Set.of()
                    : candidates
                            .hidden(
                                    caller.scope(),
                                    counting.stream()
                                            .map(ModuleResult::registrationId)
                                            .toList())
                            .stream()
                            .map(Place::registration)
                            .collect(Collectors.toSet());
        }

        private void runs(Caller insider, List<Submission> same) {
            Map<InstitutionCode, Set<ModuleRegistrationId>> wanted = same.stream()
                    .collect(Collectors.groupingBy(
                            Submission::institution,
                            Collectors.mapping(one -> one.work().registrationId(), Collectors.toSet())));
            List<ModuleRegistration> sittings = wanted.entrySet().stream()
                    .flatMap(of -> registrations.all(insider, of.getKey(), of.getValue()).stream())
                    .toList();
            Map<OccurrenceId, Occurrence> known = curriculum.occurrences(
                    insider,
                    sittings.stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
            sittings.stream()
                    .filter(one -> known.containsKey(one.occurrenceId()))
                    .forEach(one -> runs.put(one.id(), known.get(one.occurrenceId())));
        }

        private Set<StudentId> person(StudentId student) {
            return people.getOrDefault(student, Set.of(student));
        }

        List<Earlier> before(Submission receipt) {
            Occurrence run = runs.get(receipt.work().registrationId());
            if (run == null) {
                return List.of();
            }
            Set<StudentId> person = person(receipt.studentId());
            return byFile.getOrDefault(receipt.work().fileDigest(), List.of()).stream()
                    .takeWhile(other -> !other.id().equals(receipt.id()))
                    .filter(other -> person.contains(other.studentId()))
                    .filter(other -> isElsewhere(run, runs.get(other.work().registrationId())))
                    .map(other -> earlier(other, runs.get(other.work().registrationId()), person, run))
                    .toList();
        }

        private static boolean isElsewhere(Occurrence run, Occurrence other) {
            return other != null && !other.moduleId().equals(run.moduleId());
        }

        private Earlier earlier(Submission other, Occurrence there, Set<StudentId> person, Occurrence run) {
            return new Earlier(
                    other.id(),
                    there.moduleCode(),
                    there.session(),
                    other.work().submittedAt(),
                    credited(person, there.moduleId()),
                    clauses.computeIfAbsent(run.id(), id -> clause(run)));
        }

        /** Whichever attempt earned it: a resit carries what the attempt before it passed. */
        private Boolean credited(Set<StudentId> person, ModuleId module) {
            List<ModuleResult> there = counting.stream()
                    .filter(result -> person.contains(result.studentId())
                            && result.moduleId().equals(module))
                    .toList();
            boolean told = caller.may(Marks.READ)
                    && there.stream().noneMatch(result -> hidden.contains(result.registrationId()));
            return told ? there.stream().anyMatch(ModuleResult::held) : null;
        }
    }

    /** Where no pack is in force nobody says anything of it, and work is taken all the same. */
    private String clause(Occurrence run) {
        Pack pack;
        try {
            pack = regulations
                    .resolve(new GoverningEvent(run.institution(), null, run.session()))
                    .pack();
        } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.CONFLICT) {
                throw e;
            }
            return null;
        }
        return pack.policies().contains(TaughtPolicies.ASSESSMENT_CONDUCT.name())
                ? pack.evaluate(TaughtPolicies.ASSESSMENT_CONDUCT, new Assignment(true)).findings().stream()
                        .filter(finding -> !finding.satisfied())
                        .map(Finding::clause)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
