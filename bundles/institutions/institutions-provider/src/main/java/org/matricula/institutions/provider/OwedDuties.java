package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.CalendarStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.policies.taught.PartnerDutyFacts;
import org.matricula.policies.taught.PartnerDutyOutcome;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Works out what is owed when something happens: by the pack, the agreement and the calendar of who owes it. */
@Component(service = OwedDuties.class)
public final class OwedDuties {

    private final DutyRules rules;
    private final AgreementStore agreements;
    private final CalendarStore calendars;

    /** Asks the pack and the stores. */
    @Activate
    public OwedDuties(
            @Reference DutyRules rules, @Reference AgreementStore agreements, @Reference CalendarStore calendars) {
        this.rules = rules;
        this.agreements = agreements;
        this.calendars = calendars;
    }

    /** The duties of an event at a partner, each with an identity of its own. */
    List<PartnerDuty> of(Scope scope, Institution partner, PartnerEvent event, Supplier<PartnerDutyId> identities) {
        Optional<Agreement> agreement = AgreementService.nearest(
                agreements.list(scope, new AgreementQuery(partner.code(), null, null, event.day(), null)),
                partner.code(),
                // what concerns no single programme rests on any agreement
                one -> event.programme() == null || one.covers(event.programme()));
        Ruling<PartnerDutyOutcome> ruling = rules.judge(
                new GoverningEvent(partner.code(), event.programme(), session(partner, event.day())),
                new PartnerDutyFacts(
                        PartnerDutyFacts.Event.valueOf(event.kind().name()),
                        agreement
                                .map(found -> PartnerDutyFacts.Agreement.valueOf(
                                        found.kind().name()))
                                .orElse(PartnerDutyFacts.Agreement.NONE),
                        agreement
                                .map(found -> found.deadlines().get(event.kind()))
                                .orElse(null)));
        return ruling.outcome().duty() == null
                ? List.of()
                : List.of(duty(identities.get(), partner, event, agreement.orElse(null), ruling));
    }

    private PartnerDuty duty(
            PartnerDutyId id,
            Institution partner,
            PartnerEvent event,
            Agreement agreement,
            Ruling<PartnerDutyOutcome> ruling) {
        PartnerDutyOutcome outcome = ruling.outcome();
        boolean ours = outcome.owedBy() == PartnerDutyOutcome.Party.PARTNER;
        LocalDate due = outcome.workingDays() == null
                ? null
                : calendar(ours ? partner.code() : partner.awardingBody())
                        .plusWorkingDays(event.day(), outcome.workingDays());
        return new PartnerDuty(
                id,
                partner.code(),
                partner.awardingBody(),
                event.kind(),
                outcome.duty(),
                ours ? PartnerDuty.Party.PARTNER : PartnerDuty.Party.AWARDING_BODY,
                outcome.owedTo(),
                outcome.form(),
                ruling.findings().get(0).clause(),
                String.valueOf(ruling.pack()),
                ruling.judgement().review(),
                agreement == null ? null : agreement.id(),
                event.programme(),
                event.subject(),
                event.source(),
                event.day(),
                due,
                PartnerDuty.State.OPEN,
                null,
                null,
                null,
                null,
                false);
    }

    private WorkingDayCalendar calendar(InstitutionCode institution) {
        return new WorkingDayCalendar(
                calendars.closureDays(institution).stream().map(ClosureDay::day).collect(Collectors.toSet()));
    }

    // days between two sessions belong to the one that ended, as its resits do
    private AcademicSession session(Institution partner, LocalDate day) {
        return Stream.of(partner.code(), partner.awardingBody())
                .flatMap(institution -> calendars.sessions(institution).stream()
                        .filter(session -> !session.starts().isAfter(day))
                        .max(Comparator.comparing(SessionDates::starts))
                        .stream())
                .map(SessionDates::session)
                .findFirst()
                .orElseThrow(() -> Problem.conflict(
                                "day",
                                day,
                                "must not lie before the first session of " + partner.code() + " and "
                                        + partner.awardingBody())
                        .exception());
    }
}
