package org.matricula.curriculum.api;

/**
 * A subject of a route and its share.
 *
 * @param name its name as it stands in the title, 1 to 60 characters
 * @param area its side, set at validation (T-TI-8)
 * @param role what it is in the combination (T-TI-1)
 * @param faculty the faculty that runs it, 1 to 60 characters; null where that is open
 * @param creditsLevel5 its credits at level 5; null where they are not in question
 * @param creditsLevel6 its credits at level 6; null where they are not in question
 * @param dissertation whether it has a dissertation (T-TI-6)
 */
public record RouteSubject(
        String name,
        Area area,
        Role role,
        String faculty,
        Integer creditsLevel5,
        Integer creditsLevel6,
        Dissertation dissertation) {

    /** The side of a subject. */
    public enum Area {
        /** Arts. */
        ARTS,
        /** Science. */
        SCIENCE
    }

    /** What a subject is in a combination. */
    public enum Role {
        /** The only one. */
        SINGLE,
        /** The larger part. */
        MAJOR,
        /** The smaller part. */
        MINOR,
        /** One of two equal parts. */
        JOINT,
        /** One of three. */
        COMBINED
    }

    /** Whether a subject has a dissertation. */
    public enum Dissertation {
        /** None. */
        NONE,
        /** May be chosen. */
        OPTIONAL,
        /** Must be taken. */
        COMPULSORY
    }
}
