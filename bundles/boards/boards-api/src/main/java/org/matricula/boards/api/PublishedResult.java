package org.matricula.boards.api;

import java.time.Instant;
import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/**
 * A student's result of one meeting, as it was published. It is never altered; a correction is another version beside it.
 *
 * @param id its number
 * @param institution whose student
 * @param meetingId by which meeting
 * @param session the session that the meeting closed
 * @param studentId whose
 * @param version 1 for what was released, then counting up
 * @param reason why it was corrected; null for the first version
 * @param publishedAt the instant from which it could be read
 * @param appealUntil the last day to appeal, inclusive; null where the regulations that ruled do not say
 * @param digest SHA-256 over the page and both explanations
 * @param page decision, class, module results and rights, as JSON
 */
public record PublishedResult(
        long id,
        InstitutionCode institution,
        MeetingId meetingId,
        AcademicSession session,
        StudentId studentId,
        int version,
        String reason,
        Instant publishedAt,
        LocalDate appealUntil,
        String digest,
        String page) {}
