package org.matricula.assessment.provider.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.provider.result.ComputationChunk.Work;
import org.matricula.assessment.provider.store.ResultStore.NewResult;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;

/** Rules on the registrations of one chunk and tells which results differ from those that count. */
final class ResultChunk {

    private static final String COMPENSATED = ModuleStatus.PC.name();

    private final Sittings sittings;
    private final List<ResultRules> families;
    private final Map<ModuleId, Module> modules;
    private final Map<ModuleRegistrationId, Earlier> earlier;
    private final Map<ModuleRegistrationId, ModuleResult> current;
    private final Function<Collection<ModuleResultId>, Map<ModuleResultId, String>> explanations;
    private final Function<AcademicSession, Pack> resolve;
    private final Identifiers identifiers;
    private final Instant now;
    private final Map<AcademicSession, Pack> packs = new HashMap<>();
    private final List<NewResult> changed = new ArrayList<>();
    private final List<NewResult> reworded = new ArrayList<>();
    private int unchanged;
    private int uncompensated;
    private int unmarked;

    /**
     * @param families the families of regulations that make results; a pack that binds none is left to the first
     * @param earlier the attempts that resits are resits of
     * @param current the results that count
     * @param explanations reads the explanations of such results
     */
    ResultChunk(
            Sittings sittings,
            List<ResultRules> families,
            Map<ModuleId, Module> modules,
            Map<ModuleRegistrationId, Earlier> earlier,
            Map<ModuleRegistrationId, ModuleResult> current,
            Function<Collection<ModuleResultId>, Map<ModuleResultId, String>> explanations,
            Function<AcademicSession, Pack> resolve,
            Identifiers identifiers,
            Instant now) {
        this.sittings = sittings;
        this.families = families;
        this.modules = modules;
        this.earlier = earlier;
        this.current = current;
        this.explanations = explanations;
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

    /** How many modules lost a compensation because their mark changed. */
    int uncompensated() {
        return uncompensated;
    }

    /** How many have no result, and get none before all their work is marked. */
    int unmarked() {
        return unmarked;
    }

    void add(Work work) {
        Pack pack = packs.computeIfAbsent(work.occurrence().session(), resolve);
        Module module = modules.get(work.occurrence().moduleId());
        for (ModuleRegistration registration : work.registrations()) {
            add(pack, sittings.of(work.occurrence(), module, registration, earlier.get(registration.id())));
        }
    }

    private void add(Pack pack, Sitting sitting) {
        ModuleResult before = current.get(sitting.registration().id());
        ModuleRuling ruling = ruling(pack, sitting);
        if (before == null && ruling.isUnmarked()) {
            unmarked++;
            return;
        }
        boolean compensated = before != null && before.grade().equals(COMPENSATED);
        boolean kept = compensated && !ruling.held() && same(before.mark(), ruling.mark());
        ModuleResult after = result(sitting, before, pack.ref(), ruling, kept);
        boolean same = before != null && agree(before, after);
        if (same && !ruling.isOpen() && !sitting.changedSince(before.computedAt())) {
            unchanged++;
            return;
        }
        if (compensated && !after.held()) {
            uncompensated++;
        }
        String text = RulingText.of(ruling, sitting);
        (same ? reworded : changed)
                .add(new NewResult(
                        new ExplainedResult(after, kept ? RulingText.compensated(text, after.reason()) : text),
                        before == null ? null : before.id()));
    }

    /** Results that came out the same, of other records than before, are written where that changes the explanation. */
    void compare() {
        Map<ModuleResultId, String> before =
                explanations.apply(reworded.stream().map(NewResult::supersedes).toList());
        for (NewResult one : reworded) {
            if (one.explained().findings().equals(before.get(one.supersedes()))) {
                unchanged++;
            } else {
                changed.add(one);
            }
        }
        reworded.clear();
    }

    private ModuleRuling ruling(Pack pack, Sitting sitting) {
        ResultRules rules = families.stream()
                .filter(family -> family.isIn(pack))
                .findFirst()
                .orElse(families.get(0));
        try {
            ModuleRuling ruling = rules.rule(pack, sitting);
            return sitting.stray().isEmpty() ? ruling : ruling.besidesPattern(sitting.stray());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            Occurrence occurrence = sitting.occurrence();
            throw new Problem(
                            problem.kind(),
                            "No result for registration "
                                    + sitting.registration().id() + " on " + occurrence.moduleCode() + " "
                                    + occurrence.session() + " " + occurrence.period() + ": " + problem.detail(),
                            problem.faults(),
                            problem.retryAfterSeconds())
                    .exception();
        }
    }

    private ModuleResult result(
            Sitting sitting, ModuleResult before, PackRef pack, ModuleRuling ruling, boolean compensated) {
        ModuleRegistration registration = sitting.registration();
        return new ModuleResult(
                new ModuleResultId(identifiers.next()),
                registration.institution(),
                registration.studentId(),
                registration.id(),
                sitting.occurrence().id(),
                sitting.module().id(),
                sitting.module().code(),
                sitting.occurrence().session(),
                sitting.module().level(),
                sitting.module().credits(),
                registration.attempt(),
                ruling.mark(),
                compensated ? COMPENSATED : ruling.grade(),
                compensated || ruling.held(),
                ruling.lowestElement(),
                ruling.nothingSubmitted(),
                before == null ? 1 : before.sequence() + 1,
                before == null ? null : reason(before, pack, ruling, compensated),
                pack,
                now);
    }

    private static String reason(ModuleResult before, PackRef pack, ModuleRuling ruling, boolean compensated) {
        String reason = before.pack().equals(pack)
                ? "marks, outcomes, assessment pattern or module definition changed"
                : "computed under " + pack + " instead of " + before.pack();
        if (!before.grade().equals(COMPENSATED) || ruling.held()) {
            return reason;
        }
        return reason
                + (compensated
                        ? "; the compensation stands"
                        : "; the mark is another than the one that was compensated, and a board has to decide again");
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
