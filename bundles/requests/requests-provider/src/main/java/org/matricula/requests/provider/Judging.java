package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.RequestProcedure.Decides;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waivers;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor.Extension;
import org.matricula.regulations.api.Regulations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.api.StudentRequest.Approval;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings the situation before the pack that governs it, and knows which clauses are waived for the student. */
@Component(service = Judging.class)
public final class Judging {

    private static final Set<RequestKind> ABSENCES =
            Set.of(RequestKind.LEAVE_OF_ABSENCE, RequestKind.AUTHORISED_ABSENCE);

    private final Situations situations;
    private final Regulations regulations;
    private final Waivers waivers;

    /** Asks the neighbours. */
    @Activate
    public Judging(@Reference Situations situations, @Reference Regulations regulations, @Reference Waivers waivers) {
        this.situations = situations;
        this.regulations = regulations;
        this.waivers = waivers;
    }

    /** A situation and what is ruled on it. */
    record Case(Situation situation, Judged judged) {

        /** Who must agree, in this order. */
        List<Approval> approvals() {
            return judged.outcome().approvals().stream()
                    .map(approval -> new Approval(approval.by().name(), approval.clause(), null, null))
                    .toList();
        }

        /** The institution whose people agree. */
        InstitutionCode decidedAt() {
            return situation.isPartner() && judged.outcome().decides() == Decides.AWARDING_BODY
                    ? situation.institution().awardingBody()
                    : situation.code();
        }

        /** The agreement with the partner; null for none. */
        AgreementId agreement() {
            Agreement agreement = situation.agreement();
            return agreement == null ? null : agreement.id();
        }

        /** The last day on which it can be answered when it comes in on a day. */
        LocalDate lapses(LocalDate received) {
            return situation
                    .calendar()
                    .plusWorkingDays(received, judged.outcome().lapseDays());
        }

        /** The working days of absence that it authorises once it is approved, with those that were only reported before it. */
        int authorisedDays() {
            return ABSENCES.contains(situation.application().kind())
                            && !judged.outcome().approvals().isEmpty()
                    ? situation.absences().workingDays() - situation.absences().authorised()
                    : 0;
        }
    }

    /** Nobody else judges requests of the person, by whatever number, before the transaction ends. */
    void turn(Caller caller, StudentRequest request) {
        situations.turn(caller, request.studentId());
    }

    /** A request that comes in today, under the pack in force. */
    Case fresh(Caller caller, Application application, RequestId except) {
        Situation situation = situations.fresh(caller, application, except);
        StateRules.check(situation);
        return ruled(caller, situation);
    }

    /**
     * A request that came in elsewhere on a day, under the pack in force here. What the record says against it meanwhile is
     * found at its next step.
     */
    Case restored(Caller caller, Application application, LocalDate received) {
        return ruled(caller, situations.restored(caller, application, received));
    }

    private Case ruled(Caller caller, Situation situation) {
        return judged(
                caller,
                situation,
                regulations.resolve(RequestRules.event(situation)).pack());
    }

    private Case judged(Caller caller, Situation situation, Pack pack) {
        return new Case(situation, RequestRules.judge(pack, situation).with(standing(caller, situation, pack)));
    }

    /** A request that came in, as it stands today, under the pack that was pinned then. */
    Case pinned(Caller caller, Stored stored) {
        StudentRequest request = stored.request();
        Situation situation = situations.kept(
                caller,
                new Application(request.studentId(), request.registrationId(), request.kind(), request.asked()),
                request.submittedOn(),
                request.id());
        return judged(caller, situation, regulations.pinned(stored.pack()));
    }

    private List<Waiver> standing(Caller caller, Situation situation, Pack pack) {
        LocalDate today = situations.today(caller, situation.code());
        StudentId student = situation.student().record().id();
        Caller insider = caller.acting(Scope.of(List.of(situation.code())), Registrations.READ);
        return waivers.of(insider, student).stream()
                .map(Versioned::record)
                .filter(waiver -> waiver.standsOn(today))
                .filter(waiver -> isOf(pack, waiver))
                .toList();
    }

    /** A waiver names the pack or the one that it extends, whose clauses are its own. */
    private static boolean isOf(Pack pack, Waiver waiver) {
        Extension base = pack.descriptor().extendsPack();
        return waiver.pack().equals(pack.ref().id())
                || base != null && waiver.pack().equals(base.id());
    }
}
