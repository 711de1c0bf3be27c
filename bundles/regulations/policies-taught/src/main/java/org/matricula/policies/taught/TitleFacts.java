package org.matricula.policies.taught;

import java.util.List;

/**
 * Subjects that make up a degree (section 1.9).
 *
 * @param pattern how they are combined
 * @param subjects the subjects
 * @param selfBuilt true when the student put the package together
 */
public record TitleFacts(Pattern pattern, List<Subject> subjects, boolean selfBuilt) {

    /** How subjects are combined. */
    public enum Pattern {
        /** A major with a minor. */
        MAJOR_MINOR,
        /** Two subjects of equal weight. */
        JOINT,
        /** Three subjects. */
        COMBINED
    }

    /** What a subject is in the combination. */
    public enum Role {
        /** The larger part. */
        MAJOR,
        /** The smaller part. */
        MINOR,
        /** One of two equal parts. */
        JOINT,
        /** One of three. */
        COMBINED
    }

    /** The side of a subject, set at validation. */
    public enum Area {
        /** Arts. */
        ARTS,
        /** Science. */
        SCIENCE
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

    /**
     * A subject.
     *
     * @param name its name
     * @param area its side
     * @param role what it is in the combination
     * @param faculty the faculty that runs it
     * @param creditsLevel5 its credits at level 5; null where they are not in question
     * @param creditsLevel6 its credits at level 6; null where they are not in question
     * @param dissertation whether it has a dissertation
     */
    public record Subject(
            String name,
            Area area,
            Role role,
            String faculty,
            Integer creditsLevel5,
            Integer creditsLevel6,
            Dissertation dissertation) {}

    /** Copies the list. */
    public TitleFacts {
        subjects = List.copyOf(subjects);
    }
}
