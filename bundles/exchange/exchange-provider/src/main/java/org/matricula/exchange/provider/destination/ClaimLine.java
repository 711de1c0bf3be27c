package org.matricula.exchange.provider.destination;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.Claim;

/**
 * A claim to the recognition of prior learning as it leaves in files; as {@link Claim}.
 *
 * @param modules codes of the modules that are claimed, with their marks where they have any: {@code CS1=65.5;CS2}
 * @param evidence the references of what it rests on, with semicolons between
 * @param pack the pack under which it was accepted and its version; null until then
 */
public record ClaimLine(
        String studentNumber,
        String programmeCode,
        AcademicSession session,
        Claim.Kind kind,
        Claim.State state,
        String adviser,
        String assessor,
        String modules,
        String evidence,
        String pack) {}
