package org.matricula.policies.taught.wire;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ElementFact;
import org.matricula.policies.taught.ElementState;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;
import org.matricula.regulations.kit.facts.FactReader;

/** Reads modules and elements; what may be left out has the defaults of the specification. */
public final class ModuleReader {

    /** Credit is held with these (section 0.1). */
    private static final Set<ModuleStatus> HELD = EnumSet.of(ModuleStatus.PASS, ModuleStatus.PC, ModuleStatus.EXEMPT);

    static final int LOWEST_LEVEL = 3;
    static final int HIGHEST_LEVEL = 8;
    private static final int MOST_CREDITS = 1000;

    private ModuleReader() {}

    /** A list of modules; absent means none. */
    public static List<ModuleFact> modules(FactReader facts, String name) {
        return creditedOnce(name, facts.list(name, ModuleReader::module));
    }

    /** The same modules, none of which is credited twice for one attempt. */
    static List<ModuleFact> creditedOnce(String name, List<ModuleFact> modules) {
        Set<Credited> credited = new HashSet<>();
        for (ModuleFact module : modules) {
            boolean held = HELD.contains(module.status());
            if (held && !credited.add(new Credited(module.code(), module.attempt(), module.timesRepeated()))) {
                throw Problem.invalid(
                                name,
                                module.code(),
                                "is credited twice for one attempt (" + module.attempt()
                                        + "): credit is given once for each")
                        .exception();
            }
        }
        return modules;
    }

    /** One attempt that gave credit. A module that was failed, or taken again, may well stand in a record twice. */
    private record Credited(String code, Attempt attempt, int timesRepeated) {}

    static ModuleFact module(FactReader facts) {
        ModuleStatus status = facts.oneOf("status", ModuleStatus.class);
        return ModuleFact.builder(facts.text("code"), level(facts), credits(facts))
                .mark(facts.percentOr("mark", null))
                .status(status)
                .origin(facts.oneOfOr(
                        "origin", Origin.class, status == ModuleStatus.EXEMPT ? Origin.EXEMPT : Origin.OWN))
                .kind(facts.oneOfOr("kind", ModuleKind.class, ModuleKind.TAUGHT))
                .core(facts.flagOr("core", false))
                .placementCredit(facts.flagOr("p", false))
                .attempt(facts.oneOfOr("attempt", Attempt.class, Attempt.FIRST))
                .timesRepeated(facts.countOr("times_repeated", 0))
                .nothingSubmitted(facts.flagOr("nothing_submitted", false))
                .provisional(facts.flagOr("provisional", false))
                .onDegree(facts.flagOr("on_degree", true))
                .singleElement(facts.flagOr("single_element", false))
                .build();
    }

    static int level(FactReader facts) {
        return facts.integer("level", LOWEST_LEVEL, HIGHEST_LEVEL);
    }

    static int credits(FactReader facts) {
        return credits(facts, "credits");
    }

    static int credits(FactReader facts, String name) {
        return facts.integer(name, 0, MOST_CREDITS);
    }

    static List<ElementFact> elements(FactReader facts) {
        return facts.list("elements", ModuleReader::element);
    }

    private static ElementFact element(FactReader facts) {
        List<ElementFact> parts = facts.list("parts", ModuleReader::element);
        return new ElementFact(
                facts.text("code"),
                facts.percent("weight"),
                facts.percentOr("mark", null),
                facts.oneOfOr("state", ElementState.class, ElementState.SUBMITTED),
                facts.countOr("late_working_days", 0),
                facts.flagOr("ec_accepted", false),
                facts.flagOr("must_pass", false),
                facts.percentOr("cap", null),
                parts);
    }
}
