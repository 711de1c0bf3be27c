package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/**
 * All that a module demands from a session on, as a file brings it.
 *
 * @param moduleCode which module
 * @param effectiveFrom the first session in which it counts
 * @param demands what it demands; empty for nothing
 */
public record RequirementRow(String moduleCode, AcademicSession effectiveFrom, List<Demand> demands) {

    /** Copies the list. */
    public RequirementRow {
        demands = List.copyOf(demands);
    }

    /**
     * One demand, by the codes of modules.
     *
     * @param kind what kind
     * @param anyOf codes of modules of the institution, at least one
     */
    public record Demand(Requirement.Kind kind, List<String> anyOf) {

        /** Copies the list. */
        public Demand {
            anyOf = List.copyOf(anyOf);
        }
    }
}
