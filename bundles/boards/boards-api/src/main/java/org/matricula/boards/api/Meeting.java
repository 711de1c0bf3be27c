package org.matricula.boards.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.JobId;
import org.matricula.regulations.api.PackRef;

/**
 * A meeting of an assessment board.
 *
 * @param id its identity
 * @param institution whose students it decides on
 * @param session the session that it closes
 * @param point AFTER_FIRST_SIT or AFTER_RESITS
 * @param heldOn the day of the meeting
 * @param chair who chairs it, by name
 * @param programmes the programmes that it decides on; empty for all of the institution
 * @param state where it stands
 * @param packs the packs that were pinned when it opened; every ruling of the meeting is theirs
 * @param candidates how many students its snapshot holds; 0 until the snapshot is frozen
 * @param snapshotDigest SHA-256 over the frozen facts; null until they are frozen
 * @param externalExaminer the award external examiner who consented (T-BD-1); null until then
 * @param job the job that gathers and proposes; null before it was started
 * @param releasedAt when the decisions were released, or the subject board concluded, or, while EMBARGOED, will be; null
 *     until an instant is set, and while the release is held back
 * @param kind which of the two boards
 * @param subject the subject of a subject board; null for an award board
 * @param modules the modules of a subject board; empty for an award board
 * @param givenUp that it was given up; null unless it was
 */
public record Meeting(
        MeetingId id,
        InstitutionCode institution,
        AcademicSession session,
        String point,
        LocalDate heldOn,
        String chair,
        List<ProgrammeId> programmes,
        State state,
        List<PackRef> packs,
        int candidates,
        String snapshotDigest,
        String externalExaminer,
        JobId job,
        Instant releasedAt,
        Kind kind,
        String subject,
        List<ModuleId> modules,
        GivenUp givenUp) {

    /** Copies the lists. */
    public Meeting {
        programmes = List.copyOf(programmes);
        packs = List.copyOf(packs);
        modules = List.copyOf(modules);
    }

    /** A meeting of an award board. */
    public Meeting(
            MeetingId id,
            InstitutionCode institution,
            AcademicSession session,
            String point,
            LocalDate heldOn,
            String chair,
            List<ProgrammeId> programmes,
            State state,
            List<PackRef> packs,
            int candidates,
            String snapshotDigest,
            String externalExaminer,
            JobId job,
            Instant releasedAt) {
        this(
                id,
                institution,
                session,
                point,
                heldOn,
                chair,
                programmes,
                state,
                packs,
                candidates,
                snapshotDigest,
                externalExaminer,
                job,
                releasedAt,
                Kind.AWARD,
                null,
                List.of(),
                null);
    }

    /** The two boards (section 7.1). */
    public enum Kind {
        /** Subject assessment board: all modules of a subject. */
        SUBJECT,
        /** Award and progression assessment board: one or more courses. */
        AWARD
    }

    /** Where a meeting stands. */
    public enum State {
        /** Opened; packs are pinned. */
        OPEN,
        /** Facts are being frozen and proposals made. */
        PROPOSING,
        /** Every candidate has a proposal. */
        PROPOSED,
        /** Every candidate has a decision. */
        DECIDED,
        /** The decisions will be published at {@link #releasedAt}; until then nobody sees them. */
        EMBARGOED,
        /** The decisions are published, or the subject board concluded. */
        RELEASED,
        /** The meeting was given up before its release: nothing of it counts. */
        GIVEN_UP
    }
}
