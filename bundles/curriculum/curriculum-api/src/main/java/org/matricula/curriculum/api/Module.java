package org.matricula.curriculum.api;

import org.matricula.kernel.api.InstitutionCode;

/**
 * A unit of study that earns credit.
 *
 * @param id its identity; null when it is to be created
 * @param institution where it is taught
 * @param code its code, unique within the institution; 1 to 32 characters, without {@code ;}
 * @param title its title, 1 to 200 characters
 * @param level its one level, 3 to 8 (T-MD-4)
 * @param credits what it earns as a whole, 5 to 360; whether the size suits an award is for the regulations to say
 * @param core true when it cannot be compensated (fixed at validation, A.2.8.5)
 * @param kind TAUGHT, PROJECT, DISSERTATION, WBL, PLACEMENT, RESEARCH or APL
 */
public record Module(
        ModuleId id,
        InstitutionCode institution,
        String code,
        String title,
        int level,
        int credits,
        boolean core,
        String kind) {}
