package org.matricula.requests.provider;

import java.util.ArrayList;
import java.util.List;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.requests.api.Preview.Prospect;

/**
 * What the pack rules on a request.
 *
 * @param pack the pack
 * @param procedure how it is dealt with
 * @param substance whether it could be granted if all agree; null where the text leaves that to those who agree
 * @param prospect the same in one word
 * @param prospectReason code of what stands against it; null when nothing does
 */
record Judged(
        Pack pack, Ruling<RequestProcedure> procedure, Ruling<?> substance, Prospect prospect, String prospectReason) {

    RequestProcedure outcome() {
        return procedure.outcome();
    }

    /** The clause that stands against granting it; null when nothing does. */
    String prospectClause() {
        return prospect == Prospect.OPEN ? null : failed(substance);
    }

    /** The clause that keeps it from coming in; null when nothing does. */
    String refusingClause() {
        return outcome().admissible() ? null : failed(procedure);
    }

    /** The clause that a refusal rests on when nobody names another. */
    String clause() {
        if (prospectClause() != null) {
            return prospectClause();
        }
        return outcome().approvals().isEmpty()
                ? null
                : outcome().approvals().get(0).clause();
    }

    List<Ruling<?>> rulings() {
        List<Ruling<?>> rulings = new ArrayList<>(List.of(procedure));
        if (substance != null) {
            rulings.add(substance);
        }
        return rulings;
    }

    private static String failed(Ruling<?> ruling) {
        return ruling == null
                ? null
                : ruling.findings().stream()
                        .filter(finding -> !finding.satisfied())
                        .map(Finding::clause)
                        .findFirst()
                        .orElse(null);
    }
}
