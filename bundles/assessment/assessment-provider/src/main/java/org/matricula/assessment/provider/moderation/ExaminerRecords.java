package org.matricula.assessment.provider.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.ExaminerAppointmentId;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.store.ExaminerStore;
import org.matricula.assessment.provider.store.ExaminerStore.Field;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ExternalExaminers} in the domain's database. */
@Component
public final class ExaminerRecords implements ExternalExaminers {

    private static final int LONGEST = 200;
    private static final int LONGEST_USER = 100;
    private static final int MOST = 500;

    private final ExaminerStore store;
    private final Curriculum curriculum;
    private final Institutions institutions;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Uses the domain's data source. */
    @Activate
    public ExaminerRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Curriculum curriculum,
            @Reference Institutions institutions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = new ExaminerStore(dataSource);
        this.curriculum = curriculum;
        this.institutions = institutions;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public Appointed appoint(Caller caller, InstitutionCode institution, Appointment appointment, String reason) {
        caller.require(APPOINT);
        check(institution, appointment, reason).refuse();
        caller.scope().require(institution);
        return transactions.required(() -> {
            Faults faults = new Faults();
            List<Field> fields = fields(caller, institution, appointment, faults);
            faults.refuse();
            List<Appointed> equal = store.of(caller.scope(), institution).stream()
                    .filter(one -> key(one.appointment()).equals(key(appointment)))
                    .toList();
            for (Appointed one : equal) {
                if (one.ending() == null) {
                    throw Problem.conflict("appointment", one.id(), "stands already")
                            .exception();
                }
            }
            Appointed appointed = new Appointed(
                    new ExaminerAppointmentId(identifiers.next()),
                    institution,
                    appointment,
                    reason,
                    caller.name(),
                    now(),
                    null);
            store.add(caller.scope(), appointed, fields, Digests.of(equal.size() + " " + key(appointment)));
            audit(caller, "assessment.appoint-examiner", reason, null, appointed);
            return known(caller, appointed.id());
        });
    }

    /** Whom an appointment is of, for what and for which days; the same one stands once. */
    private static List<Object> key(Appointment a) {
        return Arrays.asList(
                a.userName() == null ? a.name() : a.userName(),
                a.modules().stream().map(ModuleId::value).sorted().toList(),
                a.programmes().stream().map(ProgrammeId::value).sorted().toList(),
                a.from(),
                a.until());
    }

    private static Faults check(InstitutionCode institution, Appointment a, String reason) {
        Faults faults = new Faults()
                .given("institution", institution)
                .text("name", a.name(), LONGEST)
                .text("employer", a.employer(), LONGEST)
                .text("subject", a.subject(), LONGEST)
                .date("from", a.from())
                .date("until", a.until())
                .check(
                        a.from() == null || a.until() == null || !a.until().isBefore(a.from()),
                        "until",
                        a.until(),
                        "must not be before " + a.from())
                .check(
                        !a.modules().isEmpty() || !a.programmes().isEmpty(),
                        "modules",
                        a.modules(),
                        "must name a module where no programme is named")
                .text("reason", reason, Moderating.LONGEST_REASON);
        list("modules", a.modules(), faults);
        list("programmes", a.programmes(), faults);
        return a.userName() == null ? faults : faults.text("userName", a.userName(), LONGEST_USER);
    }

    private static void list(String field, List<?> given, Faults faults) {
        faults.check(
                given.size() <= MOST
                        && given.stream().noneMatch(Objects::isNull)
                        && new HashSet<>(given).size() == given.size(),
                field,
                given,
                "must be up to " + MOST + ", each once");
    }

    /** What is taught by the institution or by its partners. */
    private List<Field> fields(Caller caller, InstitutionCode institution, Appointment a, Faults faults) {
        Caller insider = Insider.of(caller);
        Set<InstitutionCode> own = institutions.list(insider).stream()
                .filter(one -> one.code().equals(institution) || institution.equals(one.awardingBody()))
                .map(Institution::code)
                .collect(Collectors.toSet());
        List<Field> fields = new ArrayList<>();
        Map<ModuleId, Module> modules = curriculum.modules(insider, a.modules());
        for (ModuleId id : a.modules()) {
            Module module = modules.get(id);
            faults.check(
                    module != null && own.contains(module.institution()),
                    "modules",
                    id,
                    "must be a module of the institution or of a partner");
            if (module != null) {
                fields.add(new Field(Field.Kind.MODULE, id.value(), module.institution()));
            }
        }
        for (ProgrammeId id : a.programmes()) {
            Programme programme = programme(insider, id);
            faults.check(
                    programme != null && own.contains(programme.institution()),
                    "programmes",
                    id,
                    "must be a programme of the institution or of a partner");
            if (programme != null) {
                fields.add(new Field(Field.Kind.PROGRAMME, id.value(), programme.institution()));
            }
        }
        return fields;
    }

    private Programme programme(Caller insider, ProgrammeId id) {
        try {
            return curriculum.programme(insider, id).record();
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public Appointed end(Caller caller, ExaminerAppointmentId id, LocalDate lastDay, String reason) {
        caller.require(APPOINT);
        new Faults().text("reason", reason, Moderating.LONGEST_REASON).refuse();
        return transactions.required(() -> {
            Appointed before = known(caller, id);
            if (before.ending() != null) {
                throw Problem.conflict("id", id, "was ended already").exception();
            }
            Appointment a = before.appointment();
            new Faults()
                    .check(
                            lastDay == null || !lastDay.isBefore(a.from()) && lastDay.isBefore(a.until()),
                            "lastDay",
                            lastDay,
                            "must be from " + a.from() + " and before " + a.until())
                    .refuse();
            store.end(caller.scope(), before, new Ending(lastDay, reason, caller.name(), now()));
            Appointed after = known(caller, id);
            audit(caller, "assessment.end-examiner", reason, before, after);
            return after;
        });
    }

    @Override
    public List<Appointed> of(Caller caller, InstitutionCode institution, LocalDate on) {
        caller.require(READ);
        new Faults().given("institution", institution).refuse();
        return store.of(caller.scope(), institution).stream()
                .filter(one -> on == null || one.holdsOn(on))
                .toList();
    }

    private Appointed known(Caller caller, ExaminerAppointmentId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("appointment", id).exception());
    }

    private void audit(Caller caller, String action, String reason, Appointed before, Appointed after) {
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        after.institution(), action, "external-examiner/" + after.id(), reason, before, after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
