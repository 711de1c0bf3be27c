package org.matricula.policies.taught;

import java.util.List;

/**
 * A board that meets (section 7.1).
 *
 * @param kind which of the two boards
 * @param chair who chairs it
 * @param members everybody else who belongs to it, present or not
 * @param partnerDelivery true when partners deliver one of its courses
 */
public record BoardFacts(Kind kind, Chair chair, List<Member> members, boolean partnerDelivery) {

    /** The two boards. */
    public enum Kind {
        /** Subject assessment board: all modules of a subject. */
        SAB,
        /** Award and progression assessment board: one or more courses. */
        APAB
    }

    /** What the chair is otherwise. */
    public enum Post {
        /** Dean of the faculty. */
        DEAN,
        /** Principal of a college. */
        PRINCIPAL,
        /** Deputy dean. */
        DEPUTY_DEAN,
        /** Head of a school. */
        HEAD_OF_SCHOOL,
        /** Somebody else whom the dean or principal named. */
        NOMINEE
    }

    /** In what role somebody belongs to the board. */
    public enum Role {
        /** Teaches a module of the subject, at a partner too. */
        MODULE_TEACHER,
        /** Leads a course. */
        COURSE_LEADER,
        /** External examiner of the subject or the award. */
        EXTERNAL_EXAMINER,
        /** Secretary. */
        SECRETARY,
        /** Speaks for the circumstances panel. */
        CIRCUMSTANCES_PANEL,
        /** Manages the collaboration with partners. */
        COLLABORATIVE_MANAGER,
        /** An academic whom the dean named. */
        NAMED_ACADEMIC
    }

    /**
     * The chair.
     *
     * @param post what the chair is otherwise
     * @param ofSubject true when the chair belongs to the subject
     * @param trained true when the chair has attended the training
     * @param present true when the chair, or the stand-in, is there
     */
    public record Chair(Post post, boolean ofSubject, boolean trained, boolean present) {}

    /**
     * A member.
     *
     * @param role the role
     * @param present true when there
     * @param student true for a student of the university who holds no other role in it
     */
    public record Member(Role role, boolean present, boolean student) {}

    /** Copies the list. */
    public BoardFacts {
        members = List.copyOf(members);
    }
}
