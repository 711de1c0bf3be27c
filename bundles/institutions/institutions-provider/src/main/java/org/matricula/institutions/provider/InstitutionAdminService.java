package org.matricula.institutions.provider;

import java.time.DayOfWeek;
import java.util.Optional;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.provider.store.CalendarStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Creates and changes institutions for callers. */
@Component
public final class InstitutionAdminService implements InstitutionAdmin {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DAY_NAME = 100;
    private static final int LONGEST_REASON = 500;

    private final InstitutionStore institutions;
    private final CalendarStore calendars;
    private final Transactions transactions;
    private final AuditTrail audit;

    /** Writes to the stores. */
    @Activate
    public InstitutionAdminService(
            @Reference InstitutionStore institutions,
            @Reference CalendarStore calendars,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this.institutions = institutions;
        this.calendars = calendars;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Versioned<Institution> create(Caller caller, Institution institution) {
        caller.require(WRITE);
        requireWellFormed(institution);
        requireScope(caller, institution);
        try {
            return transactions.required(() -> {
                requireAwardingBody(caller, institution);
                if (institutions.exists(institution.code())) {
                    throw taken(institution.code()).exception();
                }
                Versioned<Institution> created = institutions.insert(institution);
                audit.record(
                        caller,
                        AuditEntry.created(
                                institution.code(),
                                "institutions.create",
                                subject(institution.code()),
                                created.record()));
                return created;
            });
        } catch (SqlFailure failure) {
            if (failure.integrityViolated()) {
                throw taken(institution.code()).exception();
            }
            throw failure;
        }
    }

    @Override
    public Versioned<Institution> rename(
            Caller caller, InstitutionCode code, String name, long version, String reason) {
        caller.require(WRITE);
        caller.scope().require(code);
        new Faults()
                .text("name", name, LONGEST_NAME)
                .text("reason", reason, LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            Versioned<Institution> before = institutions
                    .find(caller.scope(), code)
                    .orElseThrow(() -> Problem.notFound("institution", code).exception());
            before.requireVersion(version);
            if (before.record().name().equals(name)) {
                return before;
            }
            Versioned<Institution> after = institutions.rename(code, name, version);
            audit.record(
                    caller,
                    AuditEntry.changed(
                            code, "institutions.rename", subject(code), reason, before.record(), after.record()));
            return after;
        });
    }

    @Override
    public void putSession(Caller caller, InstitutionCode code, SessionDates dates) {
        caller.require(WRITE);
        caller.scope().require(code);
        Faults faults = new Faults()
                .check(dates.session() != null, "session", null, "must be given")
                .given("starts", dates.starts())
                .near("starts", dates.starts(), dates.session())
                .given("ends", dates.ends())
                .near("ends", dates.ends(), dates.session());
        if (faults.isEmpty()) {
            faults.check(dates.ends().isAfter(dates.starts()), "ends", dates.ends(), "must be after the first day");
        }
        faults.refuse();
        transactions.run(() -> {
            lock(code);
            Optional<SessionDates> before = calendars.session(code, dates.session());
            if (before.filter(dates::equals).isPresent()) {
                return;
            }
            calendars.overlapping(code, dates).ifPresent(other -> {
                throw Problem.invalid(
                                "starts",
                                dates.starts(),
                                "must not overlap session " + other.session() + ", which runs from " + other.starts()
                                        + " to " + other.ends())
                        .exception();
            });
            calendars.put(code, dates, before.isPresent());
            String subject = subject(code) + "/session/" + dates.session();
            audit.record(
                    caller,
                    AuditEntry.changed(code, "institutions.put-session", subject, null, before.orElse(null), dates));
        });
    }

    @Override
    public void putClosureDay(Caller caller, InstitutionCode code, ClosureDay closure) {
        caller.require(WRITE);
        caller.scope().require(code);
        Faults faults = new Faults().date("day", closure.day()).text("name", closure.name(), LONGEST_DAY_NAME);
        if (closure.day() != null) {
            DayOfWeek day = closure.day().getDayOfWeek();
            faults.check(
                    day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY,
                    "day",
                    closure.day(),
                    "must be a day from Monday to Friday; weekends are no working days anyway");
        }
        faults.refuse();
        transactions.run(() -> {
            lock(code);
            Optional<ClosureDay> before = calendars.closureDay(code, closure.day());
            if (before.filter(closure::equals).isPresent()) {
                return;
            }
            calendars.put(code, closure, before.isPresent());
            String subject = subject(code) + "/closure-day/" + closure.day();
            audit.record(
                    caller,
                    AuditEntry.changed(
                            code, "institutions.put-closure-day", subject, null, before.orElse(null), closure));
        });
    }

    private static void requireWellFormed(Institution institution) {
        Faults faults = new Faults()
                .check(institution.code() != null, "code", null, "must be given")
                .text("name", institution.name(), LONGEST_NAME)
                .check(institution.kind() != null, "kind", null, "must be AWARDING_BODY or PARTNER");
        if (institution.kind() == Institution.Kind.PARTNER) {
            faults.check(institution.awardingBody() != null, "awardingBody", null, "must be given for a partner");
        }
        if (institution.kind() == Institution.Kind.AWARDING_BODY) {
            faults.check(
                    institution.awardingBody() == null,
                    "awardingBody",
                    institution.awardingBody(),
                    "must not be given for an awarding body");
        }
        faults.refuse();
    }

    private static void requireScope(Caller caller, Institution institution) {
        if (institution.kind() == Institution.Kind.PARTNER) {
            caller.scope().require(institution.awardingBody());
        } else if (!caller.scope().isAll()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "A new awarding body can only be added by somebody whose scope is every institution.")
                    .exception();
        }
    }

    private void requireAwardingBody(Caller caller, Institution institution) {
        if (institution.kind() == Institution.Kind.PARTNER) {
            boolean awards = institutions
                    .find(caller.scope(), institution.awardingBody())
                    .filter(body -> body.record().kind() == Institution.Kind.AWARDING_BODY)
                    .isPresent();
            new Faults()
                    .check(awards, "awardingBody", institution.awardingBody(), "must be an awarding body that exists")
                    .refuse();
        }
    }

    // dates of one institution are compared with each other, so they are changed one after the other
    private void lock(InstitutionCode code) {
        if (!institutions.lock(code)) {
            throw Problem.notFound("institution", code).exception();
        }
    }

    private static Problem taken(InstitutionCode code) {
        return Problem.conflict("code", code, "is the code of another institution");
    }

    private static String subject(InstitutionCode code) {
        return "institution/" + code;
    }
}
