package org.matricula.curriculum.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which modules a stage consists of: those that everybody takes, or a group to choose from.
 *
 * @param code its code, unique within the version; 1 to 32 characters
 * @param stage the code of the stage
 * @param route the code of the route; null for all routes
 * @param kind everybody takes all of them, or students choose
 * @param minCredits the least credits to choose; null where credits are not counted, and for core modules
 * @param maxCredits the most credits to choose; null as above
 * @param minModules the fewest modules to choose; null where modules are not counted, and for core modules
 * @param maxModules the most modules to choose; null as above
 * @param modules codes of modules of the institution, at least one
 */
public record ModuleRule(
        String code,
        String stage,
        String route,
        Kind kind,
        Integer minCredits,
        Integer maxCredits,
        Integer minModules,
        Integer maxModules,
        List<String> modules) {

    /** Copies the list; null is none. */
    public ModuleRule {
        modules = modules == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(modules));
    }

    /** The kinds of rules. */
    public enum Kind {
        /** All of them are compulsory. */
        CORE,
        /** A group to choose from. */
        OPTION
    }
}
