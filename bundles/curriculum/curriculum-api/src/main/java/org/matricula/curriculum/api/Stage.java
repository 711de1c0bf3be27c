package org.matricula.curriculum.api;

/**
 * A stage of a programme: what a full-time student does in a session.
 *
 * @param code its code, unique within the version: {@code 1}, {@code F}, {@code P}; 1 to 16 characters
 * @param title its title, 1 to 200 characters
 * @param kind what sort of stage
 * @param level the level of its credit, 3 to 8
 * @param credits the credits to be taken in it, 0 to 360
 * @param weeks its length in weeks, 1 to 60; null where the programme says nothing of it, never null for a placement
 * @param hours hours of work experience in a placement; null elsewhere
 */
public record Stage(String code, String title, Kind kind, int level, int credits, Integer weeks, Integer hours) {

    /** The sorts of stages. */
    public enum Kind {
        /** A foundation year before the first stage of the award; its credit is none of the award's. */
        FOUNDATION,
        /** A taught stage. */
        TAUGHT,
        /** A sandwich placement. */
        PLACEMENT,
        /** A stage of dissertation or research. */
        RESEARCH
    }
}
