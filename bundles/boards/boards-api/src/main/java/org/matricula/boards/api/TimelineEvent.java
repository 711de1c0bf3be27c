package org.matricula.boards.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.PackRef;

/**
 * One event of a student's studies and the regulations that govern it.
 *
 * @param session the session in which it happens
 * @param event what happens, in words: {@code module M401, REPEAT: 40 PASS}
 * @param kind ordinary study, a repeat, or a return after a break
 * @param institution where the student studies
 * @param programme code of the programme; null where the student has none in that session
 * @param governing the pack that governs the event by what is in force now; null where none does
 * @param reason why that pack governs it, or why none does, in words
 * @param ruled the pack that really ruled; null while nothing was ruled
 */
public record TimelineEvent(
        AcademicSession session,
        String event,
        GoverningEvent.Kind kind,
        InstitutionCode institution,
        String programme,
        PackRef governing,
        String reason,
        PackRef ruled) {}
