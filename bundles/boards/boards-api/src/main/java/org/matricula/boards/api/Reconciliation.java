package org.matricula.boards.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * The account of a session: where each registered student stands at each step from mark to certificate.
 *
 * @param institution whose students
 * @param session which session
 * @param programme only this programme; null for all
 * @param registered how many registrations there are for the session
 * @param steps how many of them stand where, by step
 * @param checks what has to add up
 * @param lines every registration with its states, by id
 */
public record Reconciliation(
        InstitutionCode institution,
        AcademicSession session,
        ProgrammeId programme,
        int registered,
        List<StepCount> steps,
        List<Check> checks,
        List<Line> lines) {

    /** Copies the lists. */
    public Reconciliation {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
        lines = List.copyOf(lines);
    }

    /** True when everything adds up. */
    public boolean balanced() {
        return checks.stream().allMatch(Check::holds);
    }

    /** The steps, in their order. */
    public enum Step {
        /** Every element of every module that the student takes has a mark, or a decision that defers it. */
        MARKS,
        /** Every such module has a result that is newer than its marks. */
        RESULTS,
        /** The registration is before a meeting. */
        MEETING,
        /** The meeting has a proposal. */
        PROPOSAL,
        /** The board decided. */
        DECISION,
        /** The decision was released. */
        RELEASE,
        /** Whoever was given an award has a transcript. */
        TRANSCRIPT,
        /** Whoever was given an award, an interim one too, has a certificate. */
        CERTIFICATE
    }

    /** Where a registration stands at a step. */
    public enum State {
        /** It is done. */
        DONE,
        /**
         * Nothing is to be done: no module is taken, no award was conferred, or the board of the programme that was left
         * has called the person for another registration.
         */
        NOT_DUE,
        /** It is to be done. */
        MISSING,
        /**
         * What is there is no more true: a mark was recorded after the result was computed, results or registrations are
         * newer than the facts that a meeting froze, or a document shows another award or class than stands now.
         */
        OUTDATED,
        /** A document stands that shows an award which is not conferred any more; somebody revokes it. */
        UNFOUNDED,
        /** The student is away by agreement; no board is called. */
        SUSPENDED,
        /** The student moved to another programme or institution. */
        TRANSFERRED,
        /** An earlier step is not done. */
        WAITS,
        /** The domain that knows is not there. */
        UNKNOWN
    }

    /**
     * How many registrations stand where at a step.
     *
     * @param step which step
     * @param states how many, by state; states with nobody are left out
     */
    public record StepCount(Step step, Map<State, Integer> states) {

        /** Copies the map, in the order of the states. */
        public StepCount {
            states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        }
    }

    /**
     * Two numbers that have to be the same.
     *
     * @param name what is compared, in words
     * @param expected the one
     * @param found the other
     */
    public record Check(String name, long expected, long found) {

        /** True when they are. */
        public boolean holds() {
            return expected == found;
        }
    }

    /**
     * One registration.
     *
     * @param studentId who
     * @param registrationId which registration
     * @param programme the programme's code
     * @param level the level of study
     * @param states where it stands, by step
     * @param missing codes of modules without all marks or without a fresh result
     * @param decision the latest decision; null for none
     */
    public record Line(
            StudentId studentId,
            ProgrammeRegistrationId registrationId,
            String programme,
            int level,
            Map<Step, State> states,
            List<String> missing,
            String decision) {

        /** Copies map and list. */
        public Line {
            states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
            missing = List.copyOf(missing);
        }
    }
}
