package org.matricula.boards.api;

/**
 * One who belongs to the board of a meeting, or attends it (section 7.1).
 *
 * @param name the name as it is to stand in the minutes, 1 to 200 characters; once in a meeting
 * @param userName the user's name in the realm, by which conflicts of interest are found; null for who has none
 * @param role as what
 * @param post what a chair or stand-in is otherwise; null for everybody else
 * @param ofSubject true when a chair or stand-in belongs to the subject of the board
 * @param trained true when a chair or stand-in has attended the training of chairs
 * @param student true for a student of the university without any other role in it
 * @param attendance whether the member came
 */
public record BoardMember(
        String name,
        String userName,
        Role role,
        Post post,
        boolean ofSubject,
        boolean trained,
        boolean student,
        Attendance attendance) {

    /** In what role somebody belongs to a board. */
    public enum Role {
        /** Chairs it. */
        CHAIR,
        /** Chairs it where the chair cannot. */
        STAND_IN,
        /** Its secretary. */
        SECRETARY,
        /** Teaches a module of the subject, at a partner too. */
        MODULE_TEACHER,
        /** Leads a course. */
        COURSE_LEADER,
        /** An academic whom the dean named. */
        NAMED_ACADEMIC,
        /** Manages the collaboration with partners. */
        COLLABORATIVE_MANAGER,
        /** Speaks for the circumstances panel. */
        PANEL_REPRESENTATIVE,
        /** External examiner of the subject. */
        EXTERNAL_EXAMINER,
        /** External examiner of the award: without the consent of one no award is recommended. */
        AWARD_EXTERNAL,
        /** Leads a subject; in attendance. */
        SUBJECT_LEADER,
        /** Speaks for a partner; in attendance. */
        PARTNER_REPRESENTATIVE,
        /** Advises; in attendance. */
        ADVISORY
    }

    /** What a chair is otherwise. */
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

    /** Whether a member came. */
    public enum Attendance {
        /** Invited; nothing is known yet. */
        INVITED,
        /** Was there. */
        ATTENDED,
        /** Sent apologies. */
        APOLOGIES,
        /** Belongs to the board no longer, or was named by mistake. */
        WITHDRAWN
    }
}
