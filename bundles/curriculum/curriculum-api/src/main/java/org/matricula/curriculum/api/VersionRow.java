package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * A version of a programme, as a file brings it.
 *
 * @param programmeCode which programme
 * @param effectiveFrom the first session in which it counts
 * @param title the programme's title in this version; null for the programme's
 * @param structure stages, routes, rules and departures from the regulations
 */
public record VersionRow(
        String programmeCode, AcademicSession effectiveFrom, String title, ProgrammeStructure structure) {}
