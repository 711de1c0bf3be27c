package org.matricula.requests.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.kernel.api.ProblemException;
import org.matricula.policies.taught.Absence;
import org.matricula.policies.taught.AbsenceFacts;
import org.matricula.policies.taught.RegistrationPeriod;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
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
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.StudyTime;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Ruling;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.provider.Judged.Objection;

/** Asks the pack: first whether it could be granted if all agree, then how it is dealt with and what follows. */
final class RequestRules {

    private static final Set<String> OF_EVIDENCE = Set.of("EVIDENCE_NOT_INDEPENDENT", "NO_EVIDENCE");

    private static final String ARTICULATION_AGREEMENT = "ARTICULATION_AGREEMENT";
    private static final String ADMIT_BY_ARTICULATION = "ADMIT_BY_ARTICULATION";
    private static final Set<RegistrationPeriod.Status> OVER =
            Set.of(RegistrationPeriod.Status.OVER_MAXIMUM, RegistrationPeriod.Status.OVER_NORMAL_MAXIMUM);
    private static final Set<RegistrationPeriod.Status> UNLIMITED =
            Set.of(RegistrationPeriod.Status.NO_RULE, RegistrationPeriod.Status.TABLE_NOT_APPLICABLE);

    private final Pack pack;
    private final Situation situation;
    private final Asked asked;
    private final List<Ruling<?>> substance = new ArrayList<>();
    private final List<String> duties = new ArrayList<>();
    private final List<Objection> objections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

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
        switch (situation.application().kind()) {
            case WITHDRAW -> ofChange(Event.WITHDRAWAL);
            case TRANSFER_COURSE, TRANSFER_INSTITUTION -> ofChange(Event.TRANSFER);
            case SUSPEND -> ofSuspension();
            case LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE -> ofAbsence();
            default -> {
                // the text leaves it to those who agree
            }
        }
        if (situation.isByArticulation()) {
            duties.add(ADMIT_BY_ARTICULATION);
        }
        ofPeriod();
        return new Judged(pack, procedure(), substance, objections, notes, List.of());
    }

    private void rules(Ruling<?> ruling, List<String> named, boolean allowed, String reason) {
        substance.add(ruling);
        duties.addAll(named);
        if (!allowed) {
            objections.add(Objection.of(ruling, reason));
        }
    }

    private void ofChange(Event event) {
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
        rules(
                ruling,
                ruling.outcome().duties(),
                ruling.outcome().outcome() == StatusChange.Outcome.ACCEPT,
                ruling.outcome().reason());
    }

    private void ofSuspension() {
        Ruling<Suspension> ruling = suspension(null);
        for (Asked.Evidence evidence : asked.evidence()) {
            ruling = suspension(evidence.kind());
            String reason = ruling.outcome().reason();
            if (reason == null || !OF_EVIDENCE.contains(reason)) {
                break;
            }
        }
        rules(
                ruling,
                ruling.outcome().duties(),
                ruling.outcome().outcome() == Suspension.Outcome.APPROVE,
                ruling.outcome().reason());
    }

    private Ruling<Suspension> suspension(String evidence) {
        return pack.evaluate(
                TaughtPolicies.SUSPENSION,
                new SuspensionFacts(
                        situation.isWholeYear() ? Type.WHOLE_YEAR : Type.IN_YEAR,
                        situation.received(),
                        asked.boardDate(),
                        situation.session() == null ? null : situation.session().starts(),
                        isAway() ? situation.awaySince() : asked.effective(),
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
        return situation.programmeRegistration().status() == ProgrammeRegistration.Status.SUSPENDED;
    }

    private void ofAbsence() {
        Ruling<Absence> ruling = pack.evaluate(
                TaughtPolicies.ABSENCE,
                new AbsenceFacts(
                        situation.absences().workingDays(),
                        situation.absences().elsewhere(),
                        asked.completionMoves(),
                        asked.assessmentAffected(),
                        asked.circumstances().sponsored()));
        Absence.Route route = ruling.outcome().route();
        rules(ruling, ruling.outcome().duties(), route != Absence.Route.OVER_ANNUAL_LIMIT, route.name());
    }

    private void ofPeriod() {
        StudyTime time = situation.time();
        if (time == null) {
            // what is not said, the procedure asks for
            boolean said = situation.application().kind() != RequestKind.SUSPEND
                    || asked.effective() != null && asked.until() != null;
            if (said && RestOfStudy.concerns(situation.application())) {
                notes.add("The registration period was not looked at, because the programme leads to no award or the"
                        + " institution has set no dates of the session of the return.");
            }
            return;
        }
        try {
            Ruling<RegistrationPeriod> ruling = pack.evaluate(TaughtPolicies.REGISTRATION_PERIOD, facts(time));
            RegistrationPeriod.Status status = ruling.outcome().status();
            rules(ruling, List.of(), !OVER.contains(status), status.name());
            if (UNLIMITED.contains(status)) {
                notes.add("The registration period has no limit in the table (" + status
                        + "); those who agree have to set one.");
            }
        } catch (ProblemException e) {
            // a pack may have no such policy, or not know the award
            notes.add(
                    "The registration period was not looked at: " + e.problem().detail());
        }
    }

    private static RegistrationPeriodFacts facts(StudyTime time) {
        return new RegistrationPeriodFacts(
                time.award(),
                time.periods().stream()
                        .map(one -> Period.ofSessions(one.mode(), one.sessions(), one.away()))
                        .toList(),
                time.priorLearning(),
                false,
                null,
                null);
    }

    private Ruling<RequestProcedure> procedure() {
        return pack.evaluate(
                TaughtPolicies.REQUEST_PROCEDURE,
                new RequestProcedureFacts(
                        RequestProcedureFacts.Kind.valueOf(
                                situation.application().kind().name()),
                        situation.received(),
                        asked.effective(),
                        asked.until(),
                        situation.session() == null ? null : situation.session().starts(),
                        isAbsence() ? situation.absences().workingDays() : 0,
                        asked.circumstances().sponsored(),
                        asked.circumstances().funded(),
                        asked.circumstances().loan(),
                        asked.circumstances().agreement() == null
                                ? Agreement.NONE
                                : Agreement.valueOf(asked.circumstances().agreement()),
                        evidence(),
                        situation.identityChanges(),
                        Boolean.TRUE.equals(asked.betweenFaculties()),
                        duties));
    }

    // the agreement is the offer that others have to show
    private List<String> evidence() {
        Stream<String> kinds = asked.evidence().stream().map(Asked.Evidence::kind);
        return (situation.isByArticulation() ? Stream.concat(kinds, Stream.of(ARTICULATION_AGREEMENT)) : kinds)
                .toList();
    }

    private boolean isAbsence() {
        RequestKind kind = situation.application().kind();
        return kind == RequestKind.LEAVE_OF_ABSENCE || kind == RequestKind.AUTHORISED_ABSENCE;
    }
}
