package org.matricula.regulations.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Which cohort is to be judged again, and by what.
 *
 * @param institution where the cohort studied
 * @param session the session whose released decisions are judged again
 * @param pack the pack after; the rehearsed one
 * @param version its version; null for the latest that was not refused
 * @param beforePack the pack before; null for the one that governs the institution in that session now
 * @param beforeVersion its version; null for the one in force, or the latest
 * @param kind the domain that decided; null for {@code boards}
 */
public record ReplayRequest(
        InstitutionCode institution,
        AcademicSession session,
        String pack,
        String version,
        String beforePack,
        String beforeVersion,
        String kind) {}
