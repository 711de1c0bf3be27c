package org.matricula.policies.taught;

/**
 * A student's attendance (section 8.2).
 *
 * @param failing true when the student fails to attend
 * @param noticeGiven true when a written notice was given
 * @param consequencesStated true when the notice states the possible consequences
 * @param sponsored true for a sponsored student
 * @param funded true when a grant body or a sponsor pays
 * @param partner true for a student of a partner
 */
public record AttendanceFacts(
        boolean failing,
        boolean noticeGiven,
        boolean consequencesStated,
        boolean sponsored,
        boolean funded,
        boolean partner) {}
