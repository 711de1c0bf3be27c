package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.provider.ComputationChunk.Work;
import org.matricula.assessment.provider.store.ResultStore.NewResult;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleResultFacts;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Ruling;

/** Rules on the registrations of one chunk and tells which results differ from those that count. */
final class ResultChunk {

    private static final int PLACES = 6;

    private final ElementFacts facts;
    private final MarkScales scales;
    private final Map<ModuleId, Module> modules;
    private final Map<ModuleRegistrationId, ModuleResult> current;
    private final Function<AcademicSession, Pack> resolve;
    private final Identifiers identifiers;
    private final Instant now;
    private final Map<AcademicSession, Pack> packs = new HashMap<>();
    private final List<NewResult> changed = new ArrayList<>();
    private int unchanged;

    ResultChunk(
            ElementFacts facts,
            MarkScales scales,
            Map<ModuleId, Module> modules,
            Map<ModuleRegistrationId, ModuleResult> current,
            Function<AcademicSession, Pack> resolve,
            Identifiers identifiers,
            Instant now) {
        this.facts = facts;
        this.scales = scales;
        this.modules = modules;
        this.current = current;
        this.resolve = resolve;
        this.identifiers = identifiers;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    List<NewResult> changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    void add(Work work) {
        Pack pack = packs.computeIfAbsent(work.occurrence().session(), resolve);
        Module module = modules.get(work.occurrence().moduleId());
        for (ModuleRegistration registration : work.registrations()) {
            add(work.occurrence(), module, registration, pack);
        }
    }

    private void add(Occurrence occurrence, Module module, ModuleRegistration registration, Pack pack) {
        ResultBasis basis = facts.of(occurrence, registration.id());
        ModuleResult before = current.get(registration.id());
        Ruling<org.matricula.policies.taught.ModuleResult> ruling =
                basis.open().isEmpty() ? ruling(occurrence, module, registration, pack, basis) : null;
        ModuleResult after = result(occurrence, module, registration, before, pack.ref(), ruling);
        if (before != null && agree(before, after)) {
            unchanged++;
        } else {
            changed.add(new NewResult(
                    new ExplainedResult(after, ruling == null ? RulingText.open(basis) : RulingText.of(ruling, basis)),
                    before == null ? null : before.id()));
        }
    }

    private Ruling<org.matricula.policies.taught.ModuleResult> ruling(
            Occurrence occurrence, Module module, ModuleRegistration registration, Pack pack, ResultBasis basis) {
        ModuleResultFacts judged = new ModuleResultFacts(
                scales.of(registration.studentId(), module.level()),
                module.level(),
                module.credits(),
                Attempt.valueOf(registration.attempt().name()),
                basis.elements(),
                List.of(),
                null,
                basis.cap());
        try {
            return pack.evaluate(TaughtPolicies.MODULE_RESULT, judged);
        } catch (ProblemException e) {
            Problem problem = e.problem();
            throw new Problem(
                            problem.kind(),
                            "No result for registration " + registration.id() + " on " + occurrence.moduleCode() + " "
                                    + occurrence.session() + " " + occurrence.period() + ": " + problem.detail(),
                            problem.faults(),
                            problem.retryAfterSeconds())
                    .exception();
        }
    }

    /** @param ruling null while elements are still to be taken: then there is no mark (T-EC-1) */
    private ModuleResult result(
            Occurrence occurrence,
            Module module,
            ModuleRegistration registration,
            ModuleResult before,
            PackRef pack,
            Ruling<org.matricula.policies.taught.ModuleResult> ruling) {
        var outcome = ruling == null ? null : ruling.outcome();
        return new ModuleResult(
                new ModuleResultId(identifiers.next()),
                registration.institution(),
                registration.studentId(),
                registration.id(),
                occurrence.id(),
                module.id(),
                module.code(),
                occurrence.session(),
                module.level(),
                module.credits(),
                registration.attempt(),
                // truncated, so that what is kept never crosses a limit that the exact mark does not reach (T-RUL-3)
                outcome == null || outcome.mark() == null
                        ? null
                        : outcome.mark().toDecimal(PLACES, RoundingMode.DOWN),
                outcome == null ? ModuleStatus.DEFERRED.name() : outcome.grade().name(),
                outcome == null
                        ? null
                        : outcome.elementMarks().values().stream()
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                outcome != null && outcome.nothingSubmitted(),
                before == null ? 1 : before.sequence() + 1,
                before == null ? null : reason(before, pack),
                pack,
                now);
    }

    private static String reason(ModuleResult before, PackRef pack) {
        return before.pack().equals(pack)
                ? "marks, outcomes or assessment pattern changed"
                : "computed under " + pack + " instead of " + before.pack();
    }

    private static boolean agree(ModuleResult a, ModuleResult b) {
        return same(a.mark(), b.mark())
                && a.grade().equals(b.grade())
                && same(a.lowestElement(), b.lowestElement())
                && a.nothingSubmitted() == b.nothingSubmitted()
                && Objects.equals(a.pack(), b.pack());
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
