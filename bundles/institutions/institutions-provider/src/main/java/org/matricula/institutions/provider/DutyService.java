package org.matricula.institutions.provider;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerDutyStep;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.provider.store.DutyStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.rest.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register of duties for callers. */
@Component
public final class DutyService implements PartnerDuties {

    private static final int LONGEST_TEXT = 500;

    private final OwedDuties owed;
    private final DutyStore duties;
    private final InstitutionStore institutions;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Keeps what is owed in the store. */
    @Activate
    public DutyService(
            @Reference OwedDuties owed,
            @Reference DutyStore duties,
            @Reference InstitutionStore institutions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.owed = owed;
        this.duties = duties;
        this.institutions = institutions;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<PartnerDuty> preview(Caller caller, PartnerEvent event) {
        caller.require(READ);
        Institution institution = institution(caller, event);
        return institution.kind() == Institution.Kind.PARTNER
                ? owed.of(caller.scope(), institution, event, () -> null)
                : List.of();
    }

    @Override
    public List<PartnerDuty> open(Caller caller, PartnerEvent event) {
        caller.require(WRITE);
        Institution institution = institution(caller, event);
        if (institution.kind() != Institution.Kind.PARTNER) {
            return List.of();
        }
        return transactions.required(() -> {
            // the same event may come twice at once
            institutions.lock(institution.code());
            List<Versioned<PartnerDuty>> known = duties.of(caller.scope(), event, days.today(caller, event.partner()));
            return known.isEmpty()
                    ? opened(caller, institution, event)
                    : known.stream().map(Versioned::record).toList();
        });
    }

    private List<PartnerDuty> opened(Caller caller, Institution institution, PartnerEvent event) {
        List<PartnerDuty> opened =
                owed.of(caller.scope(), institution, event, () -> new PartnerDutyId(identifiers.next()));
        duties.insert(caller.scope(), opened, caller.name(), clock.instant());
        audit.record(
                caller,
                opened.stream()
                        .map(duty ->
                                AuditEntry.created(duty.partner(), "institutions.open-duty", "duty/" + duty.id(), duty))
                        .toList());
        return duties.of(caller.scope(), event, days.today(caller, event.partner())).stream()
                .map(Versioned::record)
                .toList();
    }

    @Override
    public Page<Versioned<PartnerDuty>> find(Caller caller, PartnerDutyQuery query, PageRequest page) {
        caller.require(READ);
        if (query.institution() != null) {
            return duties.find(caller.scope(), query, page, days.today(caller, query.institution()));
        }
        List<Page<Versioned<PartnerDuty>>> found = new ArrayList<>();
        days.todays(caller).forEach((today, scope) -> found.add(duties.find(scope, query, page, today)));
        return DutyStore.together(found, page);
    }

    @Override
    public Versioned<PartnerDuty> get(Caller caller, PartnerDutyId id) {
        caller.require(READ);
        return found(caller, id);
    }

    @Override
    public List<PartnerDutyStep> history(Caller caller, PartnerDutyId id) {
        caller.require(READ);
        found(caller, id);
        return duties.history(caller.scope(), id);
    }

    @Override
    public Tally tally(Caller caller, InstitutionCode institution) {
        caller.require(READ);
        return duties.tally(caller.scope(), institution, days.today(caller, institution));
    }

    @Override
    public Versioned<PartnerDuty> done(Caller caller, PartnerDutyId id, LocalDate on, String evidence, long version) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Versioned<PartnerDuty> before = found(caller, id);
            PartnerDuty duty = before.record();
            if (duty.owedBy() == PartnerDuty.Party.AWARDING_BODY) {
                caller.scope().require(duty.awardingBody());
            }
            LocalDate today = days.today(caller, duty.partner());
            new Faults()
                    .check(
                            on != null && !on.isBefore(duty.happened()) && !on.isAfter(today),
                            "on",
                            on,
                            "must be from " + duty.happened() + ", when it happened, to today")
                    .text("evidence", evidence, LONGEST_TEXT)
                    .refuse();
            before.requireVersion(version);
            requireState(duty, PartnerDuty.State.OPEN);
            return stepped(caller, before, PartnerDuty.State.DONE, on, evidence);
        });
    }

    @Override
    public Versioned<PartnerDuty> set(
            Caller caller, PartnerDutyId id, PartnerDuty.State to, String reason, long version) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Versioned<PartnerDuty> before = found(caller, id);
            PartnerDuty duty = before.record();
            caller.scope().require(duty.awardingBody());
            new Faults()
                    .check(
                            to == PartnerDuty.State.CANCELLED || to == PartnerDuty.State.OPEN,
                            "state",
                            to,
                            "must be CANCELLED or OPEN")
                    .text("reason", reason, LONGEST_TEXT)
                    .refuse();
            before.requireVersion(version);
            if (to == PartnerDuty.State.CANCELLED) {
                requireState(duty, PartnerDuty.State.OPEN);
            } else if (duty.state() == PartnerDuty.State.OPEN) {
                throw Problem.conflict("state", duty.state(), "is open already").exception();
            }
            return stepped(caller, before, to, null, reason);
        });
    }

    private Versioned<PartnerDuty> stepped(
            Caller caller, Versioned<PartnerDuty> before, PartnerDuty.State to, LocalDate on, String note) {
        PartnerDuty duty = before.record();
        duties.step(caller.scope(), duty, before.version(), to, on, note, caller.name(), clock.instant());
        Versioned<PartnerDuty> after = found(caller, duty.id());
        audit.record(
                caller,
                AuditEntry.changed(
                        duty.partner(), "institutions.set-duty", "duty/" + duty.id(), note, duty, after.record()));
        told(after.record());
        return after;
    }

    /** Tells the domain whose record brought the duty about; it may keep the same duty on a list of its own. */
    private void told(PartnerDuty duty) {
        outbox.publish(new DomainEvent(
                "institutions.duty-set",
                duty.partner(),
                duty.source(),
                Json.mapper()
                        .createObjectNode()
                        .put("duty", duty.id().toString())
                        .put("event", duty.event().name())
                        .put("owedBy", duty.owedBy().name())
                        .put("state", duty.state().name())
                        .put("on", duty.doneOn() == null ? null : duty.doneOn().toString())
                        .toString()));
    }

    private Institution institution(Caller caller, PartnerEvent event) {
        PartnerRules.event(new Faults(), event).refuse();
        return institutions
                .find(caller.scope(), event.partner())
                .orElseThrow(
                        () -> Problem.notFound("institution", event.partner()).exception())
                .record();
    }

    private Versioned<PartnerDuty> found(Caller caller, PartnerDutyId id) {
        return duties.partner(caller.scope(), id)
                .flatMap(partner -> duties.find(caller.scope(), id, days.today(caller, partner)))
                .orElseThrow(() -> Problem.notFound("duty", id).exception());
    }

    private static void requireState(PartnerDuty duty, PartnerDuty.State state) {
        if (duty.state() != state) {
            throw Problem.conflict("state", duty.state(), "must be " + state).exception();
        }
    }
}
