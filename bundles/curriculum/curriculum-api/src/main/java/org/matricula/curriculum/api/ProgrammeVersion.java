package org.matricula.curriculum.api;

import java.util.Optional;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * A programme as it is from a session on. Of the approved versions that one is in force in a session which is effective
 * from the latest session up to it; of several from the same session the one that was approved last.
 *
 * @param id its identity
 * @param programmeId which programme
 * @param programmeCode the programme's code
 * @param institution whose programme
 * @param number counted from 1 within the programme
 * @param changeSetId the change set that it is proposed and approved with
 * @param effectiveFrom the first session in which it counts
 * @param state where its change set stands
 * @param supersededBy the number of the approved version that follows it; null while none does or it is not approved
 * @param title the programme's title in this version, without the award; who is on a route bears that of the route
 * @param structure stages, routes and rules
 * @param replaced its place, counted from 1, among those of its session that were in force until another one was approved;
 *     null for what counts from its session on. Of one that is not decided, the place that a file gives it: it will not
 *     count
 */
public record ProgrammeVersion(
        ProgrammeVersionId id,
        ProgrammeId programmeId,
        String programmeCode,
        InstitutionCode institution,
        int number,
        ChangeSetId changeSetId,
        AcademicSession effectiveFrom,
        ChangeSet.State state,
        Integer supersededBy,
        String title,
        ProgrammeStructure structure,
        Integer replaced) {

    /** A version that was not replaced within its session. */
    public ProgrammeVersion(
            ProgrammeVersionId id,
            ProgrammeId programmeId,
            String programmeCode,
            InstitutionCode institution,
            int number,
            ChangeSetId changeSetId,
            AcademicSession effectiveFrom,
            ChangeSet.State state,
            Integer supersededBy,
            String title,
            ProgrammeStructure structure) {
        this(
                id,
                programmeId,
                programmeCode,
                institution,
                number,
                changeSetId,
                effectiveFrom,
                state,
                supersededBy,
                title,
                structure,
                null);
    }

    /**
     * The title, without the award, that a student bears: the one of the route, which the regulations make of its subjects
     * (T-TI-2), or the version's where the route is not known and there are several (AMB-T-210).
     *
     * @param route the code of the student's route; null where it is not known
     */
    public String titleOn(String route) {
        return on(route).map(Route::title).orElse(title);
    }

    /** The route, or the only one where the student's is not known; empty where this version cannot tell. */
    public Optional<Route> on(String route) {
        return structure.routes().stream()
                .filter(one -> route == null
                        ? structure.routes().size() == 1
                        : one.code().equals(route))
                .findFirst();
    }
}
