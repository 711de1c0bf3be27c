package org.matricula.requests.provider;

import java.util.List;
import org.matricula.policies.taught.Absence;
import org.matricula.policies.taught.AbsenceFacts;
import org.matricula.policies.taught.RequestProcedure;
import org.matricula.policies.taught.RequestProcedureFacts;
import org.matricula.policies.taught.RequestProcedureFacts.Agreement;
import org.matricula.policies.taught.StatusChange;
import org.matricula.policies.taught.StatusChangeFacts;
import org.matricula.policies.taught.StatusChangeFacts.Event;
import org.matricula.policies.taught.Suspension;
import org.matricula.policies.taught.SuspensionFacts;
import org.matricula.policies.taught.SuspensionFacts.Approval;
import org.matricula.policies.taught.SuspensionFacts.Type;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview.Prospect;
import org.matricula.requests.api.RequestKind;

/** Asks the pack: first whether it could be granted if all agree, then how it is dealt with and what follows. */
final class RequestRules {

    private static final String NOT_INDEPENDENT = "EVIDENCE_NOT_INDEPENDENT";

    private final Pack pack;
    private final Situation situation;
    private final Asked asked;

    private RequestRules(Pack pack, Situation situation) {
        this.pack = pack;
        this.situation = situation;
        this.asked = situation.asked();
    }

    /** What is to be judged, for the choice of the pack. */
    static GoverningEvent event(Situation situation) {
        return new GoverningEvent(
                situation.code(),
                situation.programme(),
                situation.governing(),
                situation.application().kind() == RequestKind.REPEAT_YEAR
                        ? GoverningEvent.Kind.REPEAT
                        : GoverningEvent.Kind.ORDINARY);
    }

    /** Judges. */
    static Judged judge(Pack pack, Situation situation) {
        return new RequestRules(pack, situation).judge();
    }

    private Judged judge() {
        return switch (situation.application().kind()) {
            case WITHDRAW -> ofChange(Event.WITHDRAWAL);
            case TRANSFER_COURSE, TRANSFER_INSTITUTION -> ofChange(Event.TRANSFER);
            case SUSPEND -> ofSuspension();
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE -> ofAbsence();
            default -> judged(null, List.of(), Prospect.OPEN, null);
        };
    }

    private Judged ofChange(Event event) {
        boolean two = Boolean.TRUE.equals(asked.betweenFaculties());
        Ruling<StatusChange> ruling = pack.evaluate(
                TaughtPolicies.STATUS_CHANGE,
                new StatusChangeFacts(
                        event,
                        situation.received(),
                        asked.effective(),
                        null,
                        two ? 2 : 1,
                        two,
                        asked.circumstances().sponsored(),
                        situation.isPartner(),
                        null,
                        null,
                        false));
        boolean accepted = ruling.outcome().outcome() == StatusChange.Outcome.ACCEPT;
        return judged(
                ruling,
                ruling.outcome().duties(),
                accepted ? Prospect.OPEN : against(ruling),
                ruling.outcome().reason());
    }

    private Judged ofSuspension() {
        Ruling<Suspension> ruling = suspension(null);
        for (Asked.Evidence evidence : asked.evidence()) {
            ruling = suspension(evidence.kind());
            if (!NOT_INDEPENDENT.equals(ruling.outcome().reason())) {
                break;
            }
        }
        boolean approved = ruling.outcome().outcome() == Suspension.Outcome.APPROVE;
        return judged(
                ruling,
                ruling.outcome().duties(),
                approved ? Prospect.OPEN : against(ruling),
                ruling.outcome().reason());
    }

    private Ruling<Suspension> suspension(String evidence) {
        boolean wholeYear = asked.effective() != null
                && situation.session() != null
                && !asked.effective().isAfter(situation.session().starts());
        return pack.evaluate(
                TaughtPolicies.SUSPENSION,
                new SuspensionFacts(
                        wholeYear ? Type.WHOLE_YEAR : Type.IN_YEAR,
                        situation.received(),
                        asked.boardDate(),
                        situation.session() == null ? null : situation.session().starts(),
                        asked.effective(),
                        asked.until(),
                        null,
                        asked.grounds(),
                        evidence,
                        isAway(),
                        Boolean.TRUE.equals(asked.exceptional()),
                        asked.returnLikely(),
                        Approval.APPROVED,
                        Approval.APPROVED,
                        asked.circumstances().sponsored(),
                        null,
                        null));
    }

    private boolean isAway() {
        return situation.programmeRegistration().status()
                == org.matricula.registration.api.ProgrammeRegistration.Status.SUSPENDED;
    }

    private Judged ofAbsence() {
        Ruling<Absence> ruling = pack.evaluate(
                TaughtPolicies.ABSENCE,
                new AbsenceFacts(
                        situation.workingDays(),
                        situation.authorisedDays(),
                        asked.completionMoves(),
                        asked.assessmentAffected(),
                        asked.circumstances().sponsored()));
        boolean over = ruling.outcome().route() == Absence.Route.OVER_ANNUAL_LIMIT;
        return judged(
                ruling,
                ruling.outcome().duties(),
                over ? against(ruling) : Prospect.OPEN,
                over ? ruling.outcome().route().name() : null);
    }

    private Judged judged(Ruling<?> substance, List<String> duties, Prospect prospect, String reason) {
        Ruling<RequestProcedure> procedure = pack.evaluate(
                TaughtPolicies.REQUEST_PROCEDURE,
                new RequestProcedureFacts(
                        RequestProcedureFacts.Kind.valueOf(
                                situation.application().kind().name()),
                        situation.received(),
                        asked.effective(),
                        asked.until(),
                        situation.session() == null ? null : situation.session().starts(),
                        isAbsence() ? situation.workingDays() : 0,
                        asked.circumstances().sponsored(),
                        asked.circumstances().funded(),
                        asked.circumstances().loan(),
                        asked.circumstances().agreement() == null
                                ? Agreement.NONE
                                : Agreement.valueOf(asked.circumstances().agreement()),
                        asked.evidence().stream().map(Asked.Evidence::kind).toList(),
                        situation.identityChanges(),
                        Boolean.TRUE.equals(asked.betweenFaculties()),
                        duties));
        return new Judged(pack, procedure, substance, prospect, prospect == Prospect.OPEN ? null : reason);
    }

    private boolean isAbsence() {
        RequestKind kind = situation.application().kind();
        return kind == RequestKind.LEAVE_OF_ABSENCE || kind == RequestKind.AUTHORISED_ABSENCE;
    }

    private static Prospect against(Ruling<?> ruling) {
        return ruling.judgement().overridable() ? Prospect.EXCEPTIONAL : Prospect.BARRED;
    }
}
