package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** The module results of some students as they are now, beside the facts that a board froze. */
public final class CurrentResults {

    private final Map<StudentId, List<ModuleResult>> results;
    private final Set<ModuleRegistrationId> left;
    private final Predicate<ModuleResult> mustPassFailed;

    /** Results that count, of any students, under all their records ({@link PersonRecords}). */
    public CurrentResults(Map<StudentId, List<ModuleResult>> results) {
        this(results, Set.of(), result -> false);
    }

    /**
     * The same, where students left modules.
     *
     * @param left registrations that were withdrawn: as if they had not been
     * @param mustPassFailed tells whether something that must be passed was failed in a result; asked only of those that
     *     are not as the facts have them
     */
    public CurrentResults(
            Map<StudentId, List<ModuleResult>> results,
            Set<ModuleRegistrationId> left,
            Predicate<ModuleResult> mustPassFailed) {
        this.left = Set.copyOf(left);
        this.mustPassFailed = mustPassFailed;
        this.results = Map.copyOf(results);
    }

    /** The result behind a module of the facts. */
    public Optional<ModuleResult> of(CandidateFacts facts, RecordedModule module) {
        return of(facts, module.fact().code())
                .filter(result -> result.session().equals(module.session()))
                .filter(result ->
                        result.attempt().name().equals(module.fact().attempt().name()))
                // as in the record: of several the last stands
                .max(ModuleResult.BY_ATTEMPT);
    }

    private Stream<ModuleResult> of(CandidateFacts facts, String code) {
        return results.getOrDefault(facts.registration().studentId(), List.of()).stream()
                .filter(result -> result.moduleCode().equals(code));
    }

    /** The facts with what was put right since they were frozen; the very same where nothing was. */
    public CandidateFacts now(CandidateFacts facts) {
        List<RecordedModule> modules = facts.modules().stream()
                .flatMap(module -> of(facts, module)
                        .map(result -> left.contains(result.registrationId())
                                ? before(facts, module).map(earlier -> with(module, earlier)).stream()
                                : Stream.of(standing(facts, module, result)))
                        .orElse(Stream.of(module)))
                .toList();
        return modules.equals(facts.modules()) ? facts : facts.with(modules);
    }

    /** An earlier attempt that was put right counts instead, where credit is held by it now (T-RA-11, T-PR-11). */
    private RecordedModule standing(CandidateFacts facts, RecordedModule module, ModuleResult result) {
        ModuleResult counting = ModuleResult.counting(of(facts, module.fact().code())
                        .filter(one -> !left.contains(one.registrationId()))
                        // what came after it is for the next board
                        .filter(one -> ModuleResult.BY_ATTEMPT.compare(one, result) <= 0)
                        .toList())
                .orElse(result);
        return counting.attempt() == result.attempt() && agrees(counting, module) ? module : with(module, counting);
    }

    /** What counts of a module besides the attempts that were withdrawn. */
    private Optional<ModuleResult> before(CandidateFacts facts, RecordedModule module) {
        return ModuleResult.counting(of(facts, module.fact().code())
                .filter(result -> !left.contains(result.registrationId()))
                .filter(result -> result.session().compareTo(facts.session()) <= 0)
                .toList());
    }

    /** True when a result says what the facts have; what a board compensates is a failure until the release. */
    public static boolean agrees(ModuleResult result, RecordedModule module) {
        ModuleFact fact = module.fact();
        return same(result.mark(), fact.mark())
                && (fact.status() == ModuleStatus.PC && !result.held() || status(result) == fact.status());
    }

    private static ModuleStatus status(ModuleResult result) {
        return ModuleStatus.of(result.grade(), result.held());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    private RecordedModule with(RecordedModule module, ModuleResult result) {
        ModuleFact fact = module.fact();
        Attempt attempt = Attempt.valueOf(result.attempt().name());
        ModuleFact now = ModuleFact.builder(fact.code(), fact.level(), fact.credits())
                .mark(result.mark())
                .status(status(result))
                .origin(fact.origin())
                .kind(fact.kind())
                .core(fact.core())
                .placementCredit(fact.placementCredit())
                .attempt(attempt)
                .timesRepeated(attempt == Attempt.REPEAT || attempt == Attempt.REPEAT_RESIT ? 1 : 0)
                .nothingSubmitted(result.nothingSubmitted())
                .singleElement(fact.singleElement())
                .build();
        return new RecordedModule(now, result.session(), result.lowestElement(), mustPassFailed.test(result));
    }
}
