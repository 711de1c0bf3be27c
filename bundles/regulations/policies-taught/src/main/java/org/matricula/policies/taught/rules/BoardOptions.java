package org.matricula.policies.taught.rules;

import java.util.List;
import java.util.Set;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.Progression.Option;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** What a board may choose when a student does not simply go on (T-PR-5 to T-PR-9). */
record BoardOptions(
        int levelCredits,
        int trailMax,
        Set<String> trailModes,
        int loadMax,
        int level3Min,
        int substituteMax,
        int maxRepeats) {

    private static final int ACCESS_LEVEL = 3;

    static BoardOptions of(Parameters parameters, int levelCredits) {
        Parameters block = parameters.at("progression");
        return new BoardOptions(
                levelCredits,
                ParameterValues.count(block, "trail_max_credits"),
                Set.copyOf(block.texts("trail_modes")),
                ParameterValues.count(parameters, "load.UG.extended"),
                ParameterValues.count(block, "level3_min_credits"),
                ParameterValues.count(block, "substitute_max_credits"),
                ParameterValues.count(parameters, "reassessment.max_repeats"));
    }

    int loadWith(int failedCredits) {
        return levelCredits + failedCredits;
    }

    /** Adds all that the facts allow. */
    void add(ProgressionFacts facts, SessionRecord record, boolean stay, List<Option> chosen, Trail trail) {
        if (record.failed().stream().anyMatch(module -> !isRepeated(module))) {
            trail.add(Rules.REPEAT_STAGE.met("REPEAT", Rule.fact("credits_failed", record.failedCredits())));
            chosen.add(Option.REPEAT_FAILED_ONLY);
            chosen.add(Option.REPEAT_PLUS_ADDITIONAL);
        }
        if (excusesLevel3(facts, record, trail)) {
            chosen.add(Option.PROGRESS_WITHOUT_REPEAT);
        } else {
            addTrail(facts, record, chosen, trail);
        }
        if (canSubstitute(facts, record, trail)) {
            chosen.add(Option.SUBSTITUTE);
        }
        if (mayEnd(record, stay, trail)) {
            chosen.add(Option.DISCONTINUE);
        }
    }

    /** Adds the option to carry the failed modules, where it is open. */
    void addTrail(ProgressionFacts facts, SessionRecord record, List<Option> chosen, Trail trail) {
        if (facts.group() == StudentGroup.PG || facts.finalLevel()) {
            return;
        }
        if (!trailModes.contains(facts.mode().name())) {
            trail.gap("AMB-T-18");
            return;
        }
        int failed = record.failedCredits();
        boolean open = failed <= trailMax
                && loadWith(failed) <= loadMax
                && record.held() + failed >= levelCredits
                && record.failed().stream().noneMatch(this::isRepeated);
        trail.add(Rules.TRAIL.finding(
                "PROGRESS_TRAIL",
                open,
                Rule.fact("credits_failed", failed),
                Rule.fact("limit", trailMax),
                Rule.fact("next_session_load", loadWith(failed))));
        if (open) {
            trail.gap("AMB-T-19");
            chosen.add(Option.PROGRESS_TRAIL);
        }
    }

    private boolean excusesLevel3(ProgressionFacts facts, SessionRecord record, Trail trail) {
        if (facts.group() == StudentGroup.PG || facts.level() != ACCESS_LEVEL || facts.finalLevel()) {
            return false;
        }
        boolean core = record.hasCoreFailure();
        boolean excused = record.held() >= level3Min && !core;
        if (core) {
            trail.gap("AMB-T-20");
        }
        trail.add(Rules.LEVEL_3.finding(
                "PROGRESS_WITHOUT_REPEAT",
                excused,
                Rule.fact("credits_held", record.held()),
                Rule.fact("core_failed", core)));
        return excused;
    }

    private boolean canSubstitute(ProgressionFacts facts, SessionRecord record, Trail trail) {
        int allowance = substituteMax - facts.substitutedCredits();
        boolean fits = record.failed().stream().anyMatch(module -> module.credits() <= allowance);
        trail.add(Rules.SUBSTITUTE.finding("SUBSTITUTE", fits, Rule.fact("allowance", allowance)));
        return fits;
    }

    private boolean mayEnd(SessionRecord record, boolean stay, Trail trail) {
        boolean exhausted = record.failed().stream().anyMatch(this::isExhausted);
        boolean open = !stay || exhausted;
        if (open) {
            trail.gap("AMB-T-22");
        }
        trail.add(Rules.DISCONTINUE.finding(
                "DISCONTINUE",
                open,
                Rule.fact("may_continue_at_level", stay),
                Rule.fact("attempts_exhausted", exhausted)));
        return open;
    }

    private boolean isRepeated(ModuleFact module) {
        boolean inRepeat = module.attempt() == Attempt.REPEAT || module.attempt() == Attempt.REPEAT_RESIT;
        return Math.max(module.timesRepeated(), inRepeat ? 1 : 0) >= maxRepeats;
    }

    private boolean isExhausted(ModuleFact module) {
        boolean noResit =
                ModuleResultPolicy.isResit(module.attempt()) || module.nothingSubmitted() && !module.singleElement();
        return isRepeated(module) && noResit;
    }
}
