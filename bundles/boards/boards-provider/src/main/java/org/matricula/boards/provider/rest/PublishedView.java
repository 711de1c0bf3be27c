package org.matricula.boards.provider.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.PublishedResult;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.students.api.StudentId;

/** A published result with its page as JSON. */
public record PublishedView(
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
        @JsonRawValue String result) {

    static PublishedView of(PublishedResult published) {
        return new PublishedView(
                published.id(),
                published.institution(),
                published.meetingId(),
                published.session(),
                published.studentId(),
                published.version(),
                published.reason(),
                published.publishedAt(),
                published.appealUntil(),
                published.digest(),
                published.page());
    }
}
