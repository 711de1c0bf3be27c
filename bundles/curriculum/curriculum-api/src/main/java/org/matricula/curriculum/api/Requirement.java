package org.matricula.curriculum.api;

import java.util.List;

/**
 * One demand of a module.
 *
 * @param kind what kind
 * @param anyOf the modules of which one will do, or of which none may be, for exclusions; at least one
 */
public record Requirement(Kind kind, List<ModuleId> anyOf) {

    /** Copies the list. */
    public Requirement {
        anyOf = List.copyOf(anyOf);
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
