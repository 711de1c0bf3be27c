package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What an awarding body and a partner have agreed on delivering programmes. A change is a new version with a reason;
 * earlier versions stay readable.
 *
 * @param id its identity; null when it is to be made
 * @param partner who delivers
 * @param awardingBody whose awards they are; null when it is to be made: it is the partner's
 * @param kind what has been agreed
 * @param reference the awarding body's own reference of the signed text, 1 to 100 characters
 * @param starts its first day
 * @param ends its last day; null while none is agreed
 * @param programmes codes of the programmes, as the partner's curriculum has or will have them, each 1 to 32
 *     characters, at most 500; empty for every programme of the partner
 * @param deadlines working days within which one must tell the other, by what happened, 0 to 250; events that the
 *     agreement gives no days for are absent
 * @param renews the agreement that it renews; null for the first
 * @param voided true when it was entered in error and never held
 */
public record Agreement(
        AgreementId id,
        InstitutionCode partner,
        InstitutionCode awardingBody,
        Kind kind,
        String reference,
        LocalDate starts,
        LocalDate ends,
        List<String> programmes,
        Map<PartnerEvent.Kind, Integer> deadlines,
        AgreementId renews,
        boolean voided) {

    /** What is agreed. */
    public enum Kind {
        /** The partner's own programme, validated by the awarding body. */
        VALIDATED,
        /** The awarding body's programme, taught by the partner. */
        FRANCHISED,
        /** The partner answers for its programmes itself. */
        ACCREDITED,
        /** Who has completed the partner's programme may enter one of the awarding body's. */
        ARTICULATION
    }

    /** Copies the programmes and deadlines; absent ones are none. */
    public Agreement {
        programmes = programmes == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(programmes));
        deadlines = deadlines == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(deadlines));
    }

    /** True when it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !voided && !starts.isAfter(day) && (ends == null || !ends.isBefore(day));
    }

    /** True when it is about a programme. */
    public boolean covers(String programme) {
        return programmes.isEmpty() || programmes.contains(programme);
    }
}
