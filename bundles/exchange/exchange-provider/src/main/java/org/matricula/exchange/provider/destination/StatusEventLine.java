package org.matricula.exchange.provider.destination;

import java.time.LocalDate;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.StatusEvent;

/**
 * A status event as it stands in files: a programme registration that it is about is named by programme and session of
 * entry, because its identity is another elsewhere. Else as {@link org.matricula.students.api.StatusEventRow}.
 *
 * @param programmeCode the programme of the registration that it is about; null when it is about none
 * @param entrySession the session of entry of that registration
 * @param subject what else it is about; null for the person, and for a registration
 */
public record StatusEventLine(
        String studentNumber,
        Engagement.Kind engagementKind,
        LocalDate engagementBegins,
        String programmeCode,
        AcademicSession entrySession,
        String subject,
        StatusEvent.Status status,
        LocalDate effective,
        LocalDate expectedReturn,
        String reason,
        String source) {}
