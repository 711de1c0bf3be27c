package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * A version of a programme, as a file brings it.
 *
 * @param programmeCode which programme
 * @param effectiveFrom the first session in which it counts
 * @param title the programme's title in this version; null for the programme's
 * @param structure stages, routes, rules and departures from the regulations
 * @param replaced its place, counted from 1, among those that were in force in the session until another one was approved
 *     for it: it never counts here, and says what students were registered by; null for what counts
 */
public record VersionRow(
        String programmeCode,
        AcademicSession effectiveFrom,
        String title,
        ProgrammeStructure structure,
        Integer replaced) {

    /** What counts from a session on. */
    public VersionRow(String programmeCode, AcademicSession effectiveFrom, String title, ProgrammeStructure structure) {
        this(programmeCode, effectiveFrom, title, structure, null);
    }
}
