package org.matricula.institutions.provider;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and changes agreements for awarding bodies. */
@Component(service = {AgreementAdmin.class, AgreementAdminService.class})
public final class AgreementAdminService implements AgreementAdmin {

    private final AgreementStore agreements;
    private final InstitutionStore institutions;
    private final DeliveryGuard guard;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Clock clock;

    /** Writes to the store. */
    @Activate
    public AgreementAdminService(
            @Reference AgreementStore agreements,
            @Reference InstitutionStore institutions,
            @Reference DeliveryGuard guard,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.agreements = agreements;
        this.institutions = institutions;
        this.guard = guard;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Versioned<Agreement> create(Caller caller, Agreement agreement) {
        caller.require(WRITE);
        PartnerRules.agreement(new Faults(), agreement).refuse();
        return transactions.required(
                () -> created(caller, with(agreement, null, null, false), body(caller, agreement), null));
    }

    /** Makes an agreement of a file in the transaction of the thread; nothing is written before a refusal. */
    Versioned<Agreement> made(Caller caller, Agreement agreement, String reason) {
        PartnerRules.agreement(new Faults(), agreement).refuse();
        return created(caller, agreement, body(caller, agreement), reason);
    }

    @Override
    public Versioned<Agreement> change(Caller caller, Agreement agreement, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> changed(caller, agreement, version, reason));
    }

    /** Changes an agreement in the transaction of the thread; nothing is written before a refusal. */
    Versioned<Agreement> changed(Caller caller, Agreement agreement, long version, String reason) {
        Versioned<Agreement> before = present(caller, agreement.id(), version);
        Agreement was = before.record();
        Agreement after = new Agreement(
                was.id(),
                was.partner(),
                was.awardingBody(),
                was.kind(),
                agreement.reference(),
                agreement.starts(),
                agreement.ends(),
                PartnerRules.sorted(agreement.programmes()),
                agreement.deadlines(),
                was.renews(),
                false);
        PartnerRules.reason(PartnerRules.agreement(kept(was, agreement), after), reason)
                .refuse();
        if (was.equals(after)) {
            return before;
        }
        requireFree(caller, after);
        requireSequence(caller, after);
        guard.requireRoom(caller, was, after);
        Versioned<Agreement> changed =
                agreements.append(caller.scope(), after, version, reason, caller.name(), clock.instant());
        record(caller, "institutions.change-agreement", reason, was, after);
        return changed;
    }

    @Override
    public Versioned<Agreement> renew(Caller caller, AgreementId id, Agreement next, long version) {
        caller.require(WRITE);
        return transactions.required(() -> {
            Agreement before = present(caller, id, version).record();
            if (before.ends() == null) {
                throw Problem.conflict("ends", null, "an agreement without a last day is not renewed")
                        .exception();
            }
            renewal(caller, before).ifPresent(other -> {
                throw Problem.conflict("renews", id, "is renewed already by agreement " + other.id())
                        .exception();
            });
            Agreement after = new Agreement(
                    null,
                    before.partner(),
                    null,
                    before.kind(),
                    next.reference(),
                    next.starts(),
                    next.ends(),
                    next.programmes().isEmpty() ? before.programmes() : next.programmes(),
                    next.deadlines().isEmpty() ? before.deadlines() : next.deadlines(),
                    id,
                    false);
            PartnerRules.agreement(kept(before, next), after)
                    .check(
                            after.starts() == null || after.starts().isAfter(before.ends()),
                            "starts",
                            after.starts(),
                            "must lie after " + before.ends() + ", the last day of the agreement that it renews")
                    .refuse();
            return created(caller, after, before.awardingBody(), null);
        });
    }

    private static Faults kept(Agreement was, Agreement wanted) {
        return new Faults()
                .check(
                        wanted.kind() == null || wanted.kind() == was.kind(),
                        "kind",
                        wanted.kind(),
                        "must stay " + was.kind() + ": what was made as another is voided and made again");
    }

    @Override
    public Versioned<Agreement> voided(Caller caller, AgreementId id, long version, String reason) {
        caller.require(WRITE);
        return transactions.required(() -> struck(caller, id, version, reason));
    }

    /** Voids an agreement in the transaction of the thread; nothing is written before a refusal. */
    Versioned<Agreement> struck(Caller caller, AgreementId id, long version, String reason) {
        PartnerRules.reason(new Faults(), reason).refuse();
        Agreement before = present(caller, id, version).record();
        renewal(caller, before).ifPresent(other -> {
            throw Problem.conflict("renews", id, "is renewed by agreement " + other.id())
                    .exception();
        });
        Agreement after = with(before, before.id(), before.awardingBody(), true);
        guard.requireRoom(caller, before, after);
        Versioned<Agreement> changed =
                agreements.append(caller.scope(), after, version, reason, caller.name(), clock.instant());
        record(caller, "institutions.void-agreement", reason, before, after);
        return changed;
    }

    private Versioned<Agreement> created(Caller caller, Agreement given, InstitutionCode body, String reason) {
        institutions.lock(given.partner());
        Agreement agreement = with(given, new AgreementId(identifiers.next()), body, given.voided());
        if (!agreement.voided()) {
            requireFree(caller, agreement);
        }
        Versioned<Agreement> created = agreements.insert(caller.scope(), agreement, caller.name(), clock.instant());
        record(caller, "institutions.create-agreement", reason, null, agreement);
        return created;
    }

    /** The partner's awarding body, for whom alone agreements are made. */
    private InstitutionCode body(Caller caller, Agreement agreement) {
        caller.scope().require(agreement.partner());
        Optional<Institution> partner =
                institutions.find(caller.scope(), agreement.partner()).map(Versioned::record);
        boolean delivers = partner.map(Institution::kind)
                .filter(Institution.Kind.PARTNER::equals)
                .isPresent();
        new Faults()
                .check(delivers, "partner", agreement.partner(), "must be a partner that exists")
                .refuse();
        InstitutionCode body = partner.orElseThrow().awardingBody();
        caller.scope().require(body);
        new Faults()
                .check(
                        agreement.awardingBody() == null
                                || agreement.awardingBody().equals(body),
                        "awardingBody",
                        agreement.awardingBody(),
                        "must be " + body + ", the partner's")
                .refuse();
        return body;
    }

    /** The agreement as the caller knows it, once nobody else can change one of the same partner. */
    private Versioned<Agreement> present(Caller caller, AgreementId id, long version) {
        Agreement seen = found(caller, id).record();
        caller.scope().require(seen.awardingBody());
        institutions.lock(seen.partner());
        Versioned<Agreement> present = found(caller, id);
        present.requireVersion(version);
        if (present.record().voided()) {
            throw Problem.conflict("agreement", id, "was entered in error and is void")
                    .exception();
        }
        return present;
    }

    private Versioned<Agreement> found(Caller caller, AgreementId id) {
        return agreements.find(caller.scope(), id).orElseThrow(() -> Problem.notFound("agreement", id)
                .exception());
    }

    private void requireFree(Caller caller, Agreement agreement) {
        others(caller, agreement).stream()
                .filter(other -> overlap(other, agreement))
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.conflict(
                                    "programmes",
                                    agreement.programmes(),
                                    "must not be in two agreements of the kind " + agreement.kind()
                                            + " at the same time: agreement " + other.id() + ", '" + other.reference()
                                            + "', runs " + PartnerRules.days(other.starts(), other.ends()))
                            .exception();
                });
    }

    /** Renewals follow each other. */
    private void requireSequence(Caller caller, Agreement agreement) {
        renewal(caller, agreement).ifPresent(next -> {
            if (agreement.ends() == null || !agreement.ends().isBefore(next.starts())) {
                throw Problem.conflict(
                                "ends",
                                agreement.ends(),
                                "must lie before " + next.starts() + ", the first day of its renewal " + next.id())
                        .exception();
            }
        });
        if (agreement.renews() != null) {
            Agreement previous = found(caller, agreement.renews()).record();
            if (!agreement.starts().isAfter(previous.ends())) {
                throw Problem.conflict(
                                "starts",
                                agreement.starts(),
                                "must lie after " + previous.ends() + ", the last day of the agreement that it renews")
                        .exception();
            }
        }
    }

    private Optional<Agreement> renewal(Caller caller, Agreement agreement) {
        return others(caller, agreement).stream()
                .filter(other -> agreement.id().equals(other.renews()))
                .findFirst();
    }

    private List<Agreement> others(Caller caller, Agreement agreement) {
        return agreements.list(caller.scope(), AgreementQuery.of(agreement.partner())).stream()
                .map(Versioned::record)
                .filter(other -> other.partner().equals(agreement.partner()))
                .filter(other -> other.kind() == agreement.kind() && !other.voided())
                .filter(other -> !other.id().equals(agreement.id()))
                .toList();
    }

    private static boolean overlap(Agreement one, Agreement other) {
        return PartnerRules.overlap(one.starts(), one.ends(), other.starts(), other.ends())
                && (one.programmes().isEmpty()
                        || other.programmes().isEmpty()
                        || one.programmes().stream().anyMatch(other.programmes()::contains));
    }

    private void record(Caller caller, String action, String reason, Agreement before, Agreement after) {
        audit.record(caller, AuditEntry.changed(after.partner(), action, subject(after), reason, before, after));
    }

    private static Agreement with(Agreement given, AgreementId id, InstitutionCode body, boolean voided) {
        return new Agreement(
                id,
                given.partner(),
                body,
                given.kind(),
                given.reference(),
                given.starts(),
                given.ends(),
                PartnerRules.sorted(given.programmes()),
                given.deadlines(),
                given.renews(),
                voided);
    }

    private static String subject(Agreement agreement) {
        return "agreement/" + agreement.id();
    }
}
