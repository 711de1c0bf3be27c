package org.matricula.policies.taught;

import java.util.List;
import java.util.Set;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * Modules that a student would take, against what they demand (T-PR-7, T-ST-5).
 *
 * @param wanted the modules, with what each demands
 * @param passed codes of the modules that the student has passed, prior learning included; null when nobody knows
 * @param taking codes of the modules that the student takes in the same session, the wanted ones included
 * @param holds references of the holds that keep the student from registering; empty without
 * @param waivers the clauses that are waived for the student
 */
public record ModuleChoiceFacts(
        List<Wanted> wanted, Set<String> passed, Set<String> taking, List<String> holds, List<WaivedClause> waivers) {

    /** Copies the collections. */
    public ModuleChoiceFacts {
        wanted = List.copyOf(wanted);
        passed = passed == null ? null : Set.copyOf(passed);
        taking = Set.copyOf(taking);
        holds = List.copyOf(holds);
        waivers = List.copyOf(waivers);
    }

    /**
     * A module that the student would take.
     *
     * @param code its code
     * @param repeats true when it is a resit or a repeat, which is not refused for having been passed
     * @param needs what it demands; null when nobody knows
     */
    public record Wanted(String code, boolean repeats, List<Need> needs) {

        /** Copies the list. */
        public Wanted {
            needs = needs == null ? null : List.copyOf(needs);
        }
    }

    /**
     * One demand of a module.
     *
     * @param kind what kind
     * @param anyOf codes of modules of which one will do, or of which none may be, for exclusions
     */
    public record Need(Kind kind, List<String> anyOf) {

        /** Copies the list. */
        public Need {
            anyOf = List.copyOf(anyOf);
        }
    }

    /** The kinds of demands. */
    public enum Kind {
        /** One must have been passed before. */
        PREREQUISITE,
        /** One must have been passed or be taken in the same session. */
        COREQUISITE,
        /** None may have been passed or be taken. */
        EXCLUDED
    }
}
