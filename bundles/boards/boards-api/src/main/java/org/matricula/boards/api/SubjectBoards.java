package org.matricula.boards.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Meetings of subject boards: they adopt the results of the runs of their modules and take what decisions section 7.1
 * leaves to them; what they adopted goes to the award boards. All but the opening throw {@link
 * org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting within the scope and 409 when it is
 * no subject board's.
 */
public interface SubjectBoards {

    /** Needed to see agendas and outcomes. */
    Privilege READ = Boards.READ;

    /** Needed to open and conclude. */
    Privilege RUN = BoardAdmin.RUN;

    /** Needed to adopt results and to decide. */
    Privilege DECIDE = BoardAdmin.DECIDE;

    /**
     * Opens a meeting and pins the pack in force for each module. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when no pack is in force, or another open meeting of the
     *     same session and point has one of the modules; 422 with all that is wrong
     */
    Versioned<Meeting> open(Caller caller, SubjectMeetingRequest request);

    /** The runs before the meeting, by module and period, as they stand now. Needs {@link #READ}. */
    List<ResultSet> agenda(Caller caller, MeetingId id);

    /**
     * Adopts the results of runs as they were seen. Needs {@link #DECIDE}.
     *
     * @param seen the digest of each run's results as the agenda gave it; at most 500
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board is not quorate or may not, or
     *     when results have changed since, are missing, or are not moderated and the institution waits for that; 422 for a run that is not before the meeting
     */
    List<ResultSet> adopt(Caller caller, MeetingId id, Map<OccurrenceId, String> seen);

    /**
     * Records a decision that section 7.1 leaves to a subject board. Needs {@link #DECIDE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 with the clause when the board is not quorate or may not do
     *     that, such as changing one person's grade for circumstances; 422 with all that is wrong
     */
    Decision decide(Caller caller, MeetingId id, DecisionRequest request);

    /** Its decisions, oldest first. Needs {@link #READ}. */
    List<Decision> decisions(Caller caller, MeetingId id);

    /**
     * Ends the meeting; what it adopted is with the award boards. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when a run with results is not adopted as it stands
     */
    Versioned<Meeting> conclude(Caller caller, MeetingId id);

    /**
     * The results of one run before a subject board.
     *
     * @param occurrenceId which run
     * @param moduleId of which module
     * @param moduleCode its code
     * @param period which run within the session
     * @param results how many results there are
     * @param missing how many registrations have none
     * @param grades number of results by grade
     * @param mean mean of the marks, in percent with two decimals, truncated; null where there are none
     * @param digest SHA-256 over registrations, marks and grades
     * @param moderation where moderation stands: NOT_PLANNED, PLANNED, MARKING, MODERATED, EXTERNALLY_SEEN, CLOSED
     * @param adopted true when this board adopted just these results
     * @param adoptedBy who recorded the adoption; null while it was not
     * @param adoptedAt when; null while it was not
     */
    record ResultSet(
            OccurrenceId occurrenceId,
            ModuleId moduleId,
            String moduleCode,
            String period,
            int results,
            int missing,
            Map<String, Long> grades,
            BigDecimal mean,
            String digest,
            String moderation,
            boolean adopted,
            String adoptedBy,
            Instant adoptedAt) {

        /** Copies the map. */
        public ResultSet {
            grades = Map.copyOf(grades);
        }
    }

    /**
     * A decision to be recorded.
     *
     * @param action what is decided, by the words of the policy {@code board-action}: ELEMENT_RESIT lets a student resit
     *     who handed in nothing for a single element (code RESIT) or does not (NONE); the last one counts, DELAY_RESIT puts a resit off to the next session, VARY_ASSESSMENT,
     *     ACCEPT_LATE_WORK, RATIFY_EXPERIENTIAL_CREDIT, ADJUST_COHORT, FIX_MODULE_GRADE
     * @param occurrenceId on which run
     * @param studentId for which student; null where it is for all of the run
     * @param code the recommendation to the award board, 1 to 24 capitals, digits and underscores; null for none
     * @param reason why, 1 to 2000 characters
     * @param evidence where it can be seen; up to 200 characters; needed to adjust a cohort; null for none
     */
    record DecisionRequest(
            String action,
            OccurrenceId occurrenceId,
            StudentId studentId,
            String code,
            String reason,
            String evidence) {}

    /**
     * A recorded decision.
     *
     * @param institution whose board
     * @param meetingId at which meeting
     * @param request what was decided
     * @param decidedBy who recorded it
     * @param decidedAt when
     */
    record Decision(
            InstitutionCode institution,
            MeetingId meetingId,
            DecisionRequest request,
            String decidedBy,
            Instant decidedAt) {}
}
