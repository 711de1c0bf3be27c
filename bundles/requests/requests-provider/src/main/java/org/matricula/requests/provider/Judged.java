package org.matricula.requests.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.registration.api.Waiver;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.requests.api.Preview.Prospect;

/**
 * What the pack rules on a request.
 *
 * @param pack the pack
 * @param procedure how it is dealt with
 * @param substance whether it could be granted if all agree; empty where the text leaves that to those who agree
 * @param objections what stands against granting it
 * @param notes what could not be ruled on, in words
 * @param waivers the waivers of clauses of the pack that stand for the student
 */
record Judged(
        Pack pack,
        Ruling<RequestProcedure> procedure,
        List<Ruling<?>> substance,
        List<Objection> objections,
        List<String> notes,
        List<Waiver> waivers) {

    /** Copies the lists. */
    Judged {
        substance = List.copyOf(substance);
        objections = List.copyOf(objections);
        notes = List.copyOf(notes);
        waivers = List.copyOf(waivers);
    }

    /** The same where waivers stand. */
    Judged with(List<Waiver> standing) {
        return new Judged(pack, procedure, substance, objections, notes, standing);
    }

    /** The waiver that covers a clause; empty where none does. */
    Optional<Waiver> waiver(String clause) {
        return clause == null
                ? Optional.empty()
                : waivers.stream()
                        .filter(waiver -> WaivedClause.covers(waiver.clause(), clause))
                        .findFirst();
    }

    /** Whether it can only be refused: an objection bars it that no waiver covers. */
    boolean isBarred() {
        return objections.stream().anyMatch(this::bars);
    }

    /** Whether an objection lets nobody agree. */
    boolean bars(Objection objection) {
        return objection.prospect() == Prospect.BARRED
                && waiver(objection.clause()).isEmpty();
    }

    /**
     * Something that stands against granting a request.
     *
     * @param prospect how firmly: EXCEPTIONAL or BARRED
     * @param reason its code
     * @param clause where the text says so; null where it names none
     */
    record Objection(Prospect prospect, String reason, String clause) {

        static Objection of(Ruling<?> ruling, String reason) {
            return new Objection(
                    ruling.judgement().overridable() ? Prospect.EXCEPTIONAL : Prospect.BARRED, reason, failed(ruling));
        }
    }

    RequestProcedure outcome() {
        return procedure.outcome();
    }

    /** How the regulations look at it. */
    Prospect prospect() {
        return gravest().map(Objection::prospect).orElse(Prospect.OPEN);
    }

    /** Code of what stands against granting it; null when nothing does. */
    String prospectReason() {
        return gravest().map(Objection::reason).orElse(null);
    }

    /** The clause that stands against granting it; null when nothing does. */
    String prospectClause() {
        return gravest().map(Objection::clause).orElse(null);
    }

    private Optional<Objection> gravest() {
        return objections.stream()
                .max(Comparator.comparing(Objection::prospect).thenComparing(one -> -objections.indexOf(one)));
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
        rulings.addAll(substance);
        return rulings;
    }

    private static String failed(Ruling<?> ruling) {
        return ruling.findings().stream()
                .filter(finding -> !finding.satisfied())
                .map(Finding::clause)
                .findFirst()
                .orElse(null);
    }
}
