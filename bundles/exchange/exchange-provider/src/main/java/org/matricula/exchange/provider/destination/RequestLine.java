package org.matricula.exchange.provider.destination;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestState;

/**
 * A student's request as it leaves in files; as {@link org.matricula.requests.api.StudentRequest}. Grounds, statement and
 * evidence stay here: they tell of health and family.
 *
 * @param createdAt when it was begun, in UTC
 * @param open roles that have not agreed yet, with semicolons between; null when none is left
 */
public record RequestLine(
        String studentNumber,
        RequestKind kind,
        RequestState state,
        LocalDate effective,
        LocalDate until,
        AcademicSession session,
        String mode,
        String toInstitution,
        String applicant,
        LocalDateTime createdAt,
        LocalDate submittedOn,
        LocalDate lapsesOn,
        String pack,
        String open) {}
