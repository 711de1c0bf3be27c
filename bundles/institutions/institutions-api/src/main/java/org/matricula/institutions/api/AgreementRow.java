package org.matricula.institutions.api;

import java.time.LocalDate;

/**
 * An agreement as the row of a file; rules as in {@link Agreement}. Kind, reference and first day tell the agreements of a
 * partner apart.
 *
 * @param kind what has been agreed
 * @param reference the awarding body's own reference of the signed text
 * @param starts its first day
 * @param ends its last day; null while none is agreed
 * @param programmes codes of the programmes with semicolons between; null for every programme of the partner
 * @param deadlines working days by what happened: {@code TRANSFER=10;WITHDRAWAL=5}; null for none
 * @param renews the reference of the agreement of the same kind that it renews; null for the first
 * @param voided true when it was entered in error
 */
public record AgreementRow(
        Agreement.Kind kind,
        String reference,
        LocalDate starts,
        LocalDate ends,
        String programmes,
        String deadlines,
        String renews,
        boolean voided) {}
