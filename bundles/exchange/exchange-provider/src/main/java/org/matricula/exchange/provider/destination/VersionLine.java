package org.matricula.exchange.provider.destination;

import java.math.BigDecimal;
import org.matricula.kernel.api.AcademicSession;

/**
 * A part of a version of a programme as it stands in files: the version itself, a stage, a route, a subject of a route,
 * a rule for modules, or a departure from the regulations. Which columns a part uses stands in the mapping {@code matricula-versions}; units and rules as in
 * {@link org.matricula.curriculum.api.ProgrammeStructure}. Lists are written with semicolons.
 */
public record VersionLine(
        String programmeCode,
        AcademicSession effectiveFrom,
        Integer replaced,
        Part part,
        String code,
        String title,
        String kind,
        Integer level,
        Integer credits,
        Integer weeks,
        Integer hours,
        String mode,
        String delivery,
        Boolean distance,
        String features,
        BigDecimal years,
        String faculty,
        Boolean selfBuilt,
        String placementSubject,
        String area,
        String role,
        Integer creditsLevel5,
        Integer creditsLevel6,
        String dissertation,
        String stage,
        String route,
        Integer minCredits,
        Integer maxCredits,
        Integer minModules,
        Integer maxModules,
        String modules,
        String clause,
        String subject,
        String reason,
        String approver,
        String evidence,
        String professionalBody) {

    /** What a row is. */
    public enum Part {
        /** The version and its title. */
        VERSION,
        /** A stage. */
        STAGE,
        /** A route. */
        ROUTE,
        /** A subject of the route that is named. */
        SUBJECT,
        /** Which modules a stage consists of. */
        RULE,
        /** What a committee let depart from the regulations. */
        DEPARTURE
    }
}
