package org.matricula.institutions.api;

import java.time.LocalDate;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Which agreements are wanted; null stands for any.
 *
 * @param institution the partner, or the awarding body that has agreed
 * @param kind only of this kind
 * @param programme only those that cover this programme
 * @param on only those that hold on this day; null also finds voided ones
 * @param endsBy only those that end on this day or before and that nobody has renewed yet
 */
public record AgreementQuery(
        InstitutionCode institution, Agreement.Kind kind, String programme, LocalDate on, LocalDate endsBy) {

    /** All agreements of a partner or awarding body. */
    public static AgreementQuery of(InstitutionCode institution) {
        return new AgreementQuery(institution, null, null, null, null);
    }
}
