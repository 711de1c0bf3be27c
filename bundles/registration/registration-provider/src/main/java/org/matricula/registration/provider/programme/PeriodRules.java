package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.RegistrationPeriod;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.SuspensionFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.provider.basis.Cited;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Holds changes of a registration to the length that the regulations allow. Only what is over a hard maximum for certain is
 * refused; above a normal one a person decides, and does so by making the change.
 */
@Component(service = PeriodRules.class)
public final class PeriodRules {

    private final StudyTimes times;
    private final Persons persons;
    private final WaiverStore waivers;
    private final Curriculum curriculum;
    private final Institutions institutions;
    private final Regulations regulations;
    private final AuditTrail auditTrail;

    /** Asks times, waivers, curriculum, institutions and regulations; what rests on waivers goes to the audit trail. */
    @Activate
    public PeriodRules(
            @Reference StudyTimes times,
            @Reference Persons persons,
            @Reference WaiverStore waivers,
            @Reference Curriculum curriculum,
            @Reference Institutions institutions,
            @Reference Regulations regulations,
            @Reference AuditTrail auditTrail) {
        this.times = times;
        this.persons = persons;
        this.waivers = waivers;
        this.curriculum = curriculum;
        this.institutions = institutions;
        this.regulations = regulations;
        this.auditTrail = auditTrail;
    }

    /**
     * Refuses a change after which the registration would last too long, in the transaction that makes it. Sessions on an earlier programme count with those
     * of the later (AMB-T-122).
     *
     * @param before the registration as it is
     * @param on the programme on which it would go on, perhaps another
     * @param rest what is still to come, by the last level of that programme; null where that is not known
     * @param field the field to which the refusal is told
     * @param value what is asked for there
     */
    void check(
            Caller caller,
            ProgrammeRegistration before,
            ProgrammeId on,
            IntFunction<Rest> rest,
            LocalDate today,
            String field,
            Object value) {
        Caller acting = Insider.of(caller);
        Governing governing = new Governing(curriculum, regulations, acting);
        Programme programme = governing.programme(on);
        Rest toCome = rest.apply(programme.finalLevel());
        if (programme.awardCode() == null || toCome == null) {
            return;
        }
        Pack pack = governing.pack(programme.id(), before.session());
        Ruling<RegistrationPeriod> ruling;
        try {
            ruling = pack.evaluate(
                    TaughtPolicies.REGISTRATION_PERIOD,
                    facts(acting, pack, before, times.of(acting, before, programme, toCome), today));
        } catch (ProblemException e) {
            if (!Pack.hasNoRule(e.problem())) {
                throw e;
            }
            return;
        }
        if (ruling.outcome().status() == RegistrationPeriod.Status.OVER_MAXIMUM) {
            Finding finding = ruling.findings().stream()
                    .filter(one -> !one.satisfied())
                    .findFirst()
                    .orElseThrow();
            throw Problem.invalid(field, value, Governing.refusal(finding, pack))
                    .exception();
        }
        cite(caller, before, pack, ruling.findings());
    }

    /**
     * Refuses an absence that is longer than a suspension may be, or after which the registration would last too long, in
     * the transaction that makes it.
     *
     * @param first the first day away
     * @param back the day of the return
     */
    void checkAway(
            Caller caller, ProgrammeRegistration registration, LocalDate first, LocalDate back, LocalDate today) {
        Caller acting = Insider.of(caller);
        Pack pack =
                new Governing(curriculum, regulations, acting).pack(registration.programmeId(), registration.session());
        List<WaivedClause> waived = waived(acting, pack, registration, today);
        List<Finding> findings =
                pack.evaluate(TaughtPolicies.SUSPENSION, SuspensionFacts.extension(first, back)).findings().stream()
                        .map(finding -> WaivedClause.heeding(waived, finding))
                        .toList();
        findings.stream().filter(finding -> !finding.satisfied()).findFirst().ifPresent(finding -> {
            throw Problem.invalid("expectedReturn", back, Governing.refusal(finding, pack))
                    .exception();
        });
        cite(caller, registration, pack, findings);
        List<SessionDates> dates = institutions.sessions(
                caller.acting(Scope.of(List.of(registration.institution())), Institutions.READ),
                registration.institution());
        check(
                caller,
                registration,
                registration.programmeId(),
                finalLevel -> Rest.suspended(registration, finalLevel, first, back, dates),
                today,
                "expectedReturn",
                back);
    }

    private void cite(Caller caller, ProgrammeRegistration registration, Pack pack, List<Finding> findings) {
        auditTrail.record(
                caller,
                Cited.of(
                        registration.institution(),
                        "programme-registration/" + registration.id(),
                        pack.ref().toString(),
                        Governing.told(findings)));
    }

    private List<WaivedClause> waived(Caller acting, Pack pack, ProgrammeRegistration registration, LocalDate today) {
        Set<StudentId> person = persons.identities(acting, registration.studentId());
        return Governing.waived(pack, waivers.standing(acting.scope(), registration.institution(), person, today));
    }

    private RegistrationPeriodFacts facts(
            Caller acting, Pack pack, ProgrammeRegistration before, StudyTime time, LocalDate today) {
        return new RegistrationPeriodFacts(
                time.award(),
                time.periods().stream()
                        .map(one -> Period.ofSessions(one.mode(), one.sessions(), one.away()))
                        .toList(),
                time.priorLearning(),
                false,
                null,
                null,
                waived(acting, pack, before, today));
    }
}
