package org.matricula.regulations.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What is to be judged, as far as the choice of the pack depends on it.
 *
 * @param institution where the student studies
 * @param programme code of the student's programme; null when the event concerns none
 * @param session the session of the event: a repeat or a return from suspension carries the session in which it
 *     happens, not that of the first attempt (section 0.4)
 */
public record GoverningEvent(InstitutionCode institution, String programme, AcademicSession session) {}
