package org.matricula.boards.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What is needed to open a meeting of a subject board; fields as in {@link Meeting}.
 *
 * @param institution whose modules it decides on
 * @param session the session whose runs it closes
 * @param point AFTER_FIRST_SIT or AFTER_RESITS
 * @param heldOn the day of the meeting
 * @param chair who chairs it
 * @param subject the subject, 1 to 200 characters
 * @param modules its modules, 1 to 500, each once
 */
public record SubjectMeetingRequest(
        InstitutionCode institution,
        AcademicSession session,
        String point,
        LocalDate heldOn,
        String chair,
        String subject,
        List<ModuleId> modules) {

    /** Copies the modules; none means empty. */
    public SubjectMeetingRequest {
        modules = modules == null ? List.of() : List.copyOf(modules);
    }
}
