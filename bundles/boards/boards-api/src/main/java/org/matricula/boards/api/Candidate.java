package org.matricula.boards.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/**
 * One student before a board: what the regulations propose and what the board decided.
 *
 * @param id the row's identity
 * @param institution where the student studies
 * @param meetingId before which meeting
 * @param session the academic session that this meeting closes
 * @param studentId who
 * @param registrationId for which programme registration
 * @param level the level of study
 * @param kind whether progression or an award is decided
 * @param proposal what the regulations propose: PROGRESS, RETRIEVE, CONTINUE_LEVEL or BOARD_DECISION for progression;
 *     AWARD for an award that is earned, otherwise what progression offers at the final level (RETRIEVE,
 *     CONTINUE_LEVEL), or NOT_ELIGIBLE where it offers nothing; for who has left AWARD, an exit award
 *     ({@code AWARD_CERTHE}) or NO_AWARD; BOARD_DECISION asks the board to choose among the options
 * @param options what the board may choose; holds the proposal itself unless that is BOARD_DECISION
 * @param classification the class proposed, NOT_ELIGIBLE where the award is not earned; null for progression
 * @param mean the mean that the class rests on, in percent with two decimals for display, truncated (T-RUL-3); the
 *     rulings have it exactly; null where there is none
 * @param compensable codes of failed modules for which compensation may be offered
 * @param adverse true when the decision would harm the student: it needs a named person's confirmation for this one
 * @param decision what was decided; null until then
 * @param decisionReason why the board chose so; null where it endorsed the proposal
 * @param decidedBy who recorded the decision; null until then
 * @param decidedAt when; null until then
 * @param pack the pack that ruled
 * @param lowerAward an award below the programme's own that is within reach; null for none
 * @param entries how often a decision was recorded or taken back; a decision in place of one that stands names it
 */
public record Candidate(
        CandidateId id,
        InstitutionCode institution,
        MeetingId meetingId,
        AcademicSession session,
        StudentId studentId,
        ProgrammeRegistrationId registrationId,
        int level,
        Kind kind,
        String proposal,
        List<String> options,
        String classification,
        BigDecimal mean,
        List<String> compensable,
        boolean adverse,
        String decision,
        String decisionReason,
        String decidedBy,
        Instant decidedAt,
        PackRef pack,
        LowerAward lowerAward,
        int entries) {

    /** What a decision that confers an award begins with. */
    public static final String AWARD = "AWARD";

    private static final String EXIT = AWARD + "_";
    private static final Set<String> UNCLASSED = Set.of(EXIT + "AEGROTAT", EXIT + "POSTHUMOUS");

    /** Copies the lists. */
    public Candidate {
        options = List.copyOf(options);
        compensable = List.copyOf(compensable);
    }

    /** True when the decision confers an award that ends the studies: the programme's own or an exit award. */
    public boolean awarded() {
        return decision != null && decision.startsWith(AWARD);
    }

    /** The award that the decision confers, an interim award too; empty where it confers none or is not taken yet. */
    public Optional<Conferral> conferral() {
        if (awarded()) {
            return Optional.of(
                    decision.equals(AWARD)
                            ? new Conferral(false, null, classification)
                            : UNCLASSED.contains(decision) ? new Conferral(false, null, null) : lower());
        }
        return decision != null && lowerAward != null && lowerAward.confirmedBy() != null
                ? Optional.of(lower())
                : Optional.empty();
    }

    private Conferral lower() {
        return lowerAward == null
                ? new Conferral(true, null, null)
                : new Conferral(true, lowerAward.code(), lowerAward.classification());
    }

    /** What the board decides on. */
    public enum Kind {
        /** Whether the student goes on. */
        PROGRESSION,
        /** Whether the student receives the award. */
        AWARD
    }
}
