package org.matricula.policies.taught;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.regulations.kit.ruling.WaivedClause;

/**
 * Modules that a student would take, against what they demand (T-PR-7, T-ST-5) and what the course specifies (section
 * 1.8).
 *
 * @param wanted the modules, with what each demands
 * @param kept modules that the student takes in the same session and goes on with; what they demand is asked where the
 *     choice touches it
 * @param attempted codes of the wanted modules at which an attempt stands: for a repeat an earlier one, and otherwise a
 *     first one on another run; null when nobody says
 * @param passed codes of the modules that the student has passed, prior learning included; null when nobody knows
 * @param taking codes of the modules that the student takes in the same session, the wanted ones included
 * @param leaving codes of the modules that the student would give up
 * @param course what the course specifies; null where nothing of it is kept
 * @param holds references of the holds that keep the student from registering; empty without
 * @param waivers the clauses that are waived for the student
 */
public record ModuleChoiceFacts(
        List<Wanted> wanted,
        List<Kept> kept,
        Set<String> attempted,
        Set<String> passed,
        Set<String> taking,
        Set<String> leaving,
        Course course,
        List<String> holds,
        List<WaivedClause> waivers) {

    /** Copies the collections. */
    public ModuleChoiceFacts {
        wanted = List.copyOf(wanted);
        kept = List.copyOf(kept);
        attempted = attempted == null ? null : Set.copyOf(attempted);
        passed = passed == null ? null : Set.copyOf(passed);
        taking = Set.copyOf(taking);
        leaving = Set.copyOf(leaving);
        holds = List.copyOf(holds);
        waivers = List.copyOf(waivers);
    }

    /**
     * A module that the student would take.
     *
     * @param code its code
     * @param repeats true when it is a repeat, which has to follow an attempt
     * @param needs what it demands; null when nobody knows
     */
    public record Wanted(String code, boolean repeats, List<Need> needs) {

        /** Copies the list. */
        public Wanted {
            needs = needs == null ? null : List.copyOf(needs);
        }
    }

    /**
     * A module that the student goes on with.
     *
     * @param code its code
     * @param needs what it demands; null when nobody knows
     */
    public record Kept(String code, List<Need> needs) {

        /** Copies the list. */
        public Kept {
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

    /**
     * What the course specifies for the student's stage and route.
     *
     * @param modules codes of all modules that may be taken on the course, at whatever level
     * @param credits the credits of the stage; all groups together make so many
     * @param groups which modules the stage consists of
     * @param later credits of the modules of later levels by code, which take room in the year and make nothing of the
     *     level
     * @param elsewhere codes of the modules of the level that are of a stage in which the student is not: of the placement
     *     for who is in the taught year, and the other way round
     */
    public record Course(
            Set<String> modules, int credits, List<Group> groups, Map<String, Integer> later, Set<String> elsewhere) {

        /** Copies the collections. */
        public Course {
            modules = Set.copyOf(modules);
            groups = List.copyOf(groups);
            later = Map.copyOf(later);
            elsewhere = Set.copyOf(elsewhere);
        }
    }

    /**
     * Modules that everybody takes, or from which students choose.
     *
     * @param code the code of the group
     * @param core true when everybody takes all of them
     * @param minCredits the least credits to choose; null where they are not counted, and for core modules
     * @param maxCredits the most credits to choose; null as above
     * @param minModules the fewest modules to choose; null as above
     * @param maxModules the most modules to choose; null as above
     * @param modules credits by the code of the module
     */
    public record Group(
            String code,
            boolean core,
            Integer minCredits,
            Integer maxCredits,
            Integer minModules,
            Integer maxModules,
            Map<String, Integer> modules) {

        /** Copies the modules. */
        public Group {
            modules = Map.copyOf(modules);
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
