package org.matricula.policies.taught.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.MarkScale;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.wire.ModuleReader;
import org.matricula.regulations.kit.facts.FactReader;

/**
 * A failed module of a record, for which compensation or a resit may be offered.
 *
 * @param group which rules apply
 * @param award the family of the course's award
 * @param mode how the student studied in the session of the failure
 * @param entry how the student came to the course
 * @param scale which bands apply to the module
 * @param module the failed module
 * @param lowestElement the module's lowest element mark
 * @param modules the whole record, the module included
 * @param discretion true where the board offers what the rules normally do not allow
 */
record OfferFacts(
        StudentGroup group,
        String award,
        StudyMode mode,
        Entry entry,
        MarkScale scale,
        ModuleFact module,
        BigDecimal lowestElement,
        List<ModuleFact> modules,
        boolean discretion) {

    static OfferFacts read(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            StudentGroup group = facts.oneOf("group", StudentGroup.class);
            List<ModuleFact> modules = ModuleReader.modules(facts, "modules");
            ModuleFact module = module(facts, modules);
            return new OfferFacts(
                    group,
                    facts.text("award"),
                    facts.oneOfOr("mode", StudyMode.class, StudyMode.FT),
                    facts.oneOfOr("entry", Entry.class, Entry.STANDARD),
                    facts.oneOfOr("scale", MarkScale.class, group == StudentGroup.PG ? MarkScale.PG : MarkScale.UG),
                    module,
                    facts.percentOr("lowest_element", module.mark()),
                    modules,
                    facts.flagOr("discretion", false));
        });
    }

    private static ModuleFact module(FactReader facts, List<ModuleFact> modules) {
        String code = facts.text("module");
        List<ModuleFact> found =
                modules.stream().filter(one -> one.code().equals(code)).toList();
        if (found.size() != 1 || !found.get(0).isFailed() || found.get(0).mark() == null) {
            throw facts.refuse("module", "must be the code of one failed module among the modules, with its mark");
        }
        return found.get(0);
    }

    /** Only what was taken as a first attempt or repeated whole can be resat, and only if something was handed in. */
    boolean resitRight() {
        boolean attemptLeft = module.attempt() == Attempt.FIRST || module.attempt() == Attempt.REPEAT;
        return attemptLeft && !module.nothingSubmitted();
    }

    /** The attempt that a resit would be. */
    Attempt resit() {
        return module.attempt() == Attempt.REPEAT ? Attempt.REPEAT_RESIT : Attempt.RESIT;
    }

    CompensationFacts compensation() {
        Predicate<ModuleFact> rest = one -> group == StudentGroup.PG || one.level() == module.level();
        return new CompensationFacts(
                group,
                award,
                mode,
                new CompensationFacts.Candidate(
                        module.code(),
                        module.level(),
                        module.credits(),
                        module.mark(),
                        Grade.valueOf(module.status().name()),
                        lowestElement,
                        module.core(),
                        module.kind(),
                        false),
                modules.stream().filter(rest).filter(one -> one != module).toList(),
                compensated(one -> one.level() == module.level()),
                compensated(one -> true),
                resitRight());
    }

    /** The record with the module as it would stand then. */
    List<ModuleFact> with(ModuleStatus status, BigDecimal mark, Attempt attempt) {
        ModuleFact then = ModuleFact.builder(module.code(), module.level(), module.credits())
                .mark(mark)
                .status(status)
                .origin(module.origin())
                .kind(module.kind())
                .core(module.core())
                .placementCredit(module.placementCredit())
                .attempt(attempt)
                .timesRepeated(module.timesRepeated())
                .onDegree(module.onDegree())
                .singleElement(module.singleElement())
                .build();
        return modules.stream().map(one -> one == module ? then : one).toList();
    }

    private int compensated(Predicate<ModuleFact> wanted) {
        return modules.stream()
                .filter(one -> one.status() == ModuleStatus.PC)
                .filter(wanted)
                .mapToInt(ModuleFact::credits)
                .sum();
    }
}
