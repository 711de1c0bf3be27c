package org.matricula.registration.provider.programme;

import java.time.LocalDate;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.RegistrationPeriod;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
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
    private final Regulations regulations;

    /** Asks times, waivers, curriculum and regulations. */
    @Activate
    public PeriodRules(
            @Reference StudyTimes times,
            @Reference Persons persons,
            @Reference WaiverStore waivers,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations) {
        this.times = times;
        this.persons = persons;
        this.waivers = waivers;
        this.curriculum = curriculum;
        this.regulations = regulations;
    }

    /**
     * Refuses a change after which the registration would last too long. Sessions on an earlier programme count with those
     * of the later (AMB-T-122).
     *
     * @param before the registration as it is
     * @param after the registration as it would be, perhaps on another programme
     * @param rest what is still to come
     * @param field the field to which the refusal is told
     * @param value what is asked for there
     */
    void check(
            Caller caller,
            ProgrammeRegistration before,
            ProgrammeRegistration after,
            Rest rest,
            LocalDate today,
            String field,
            Object value) {
        Caller acting = Insider.of(caller);
        Governing governing = new Governing(curriculum, regulations, acting);
        Programme programme = governing.programme(after.programmeId());
        if (programme.awardCode() == null) {
            return;
        }
        Pack pack = governing.pack(programme.id(), before.session());
        Ruling<RegistrationPeriod> ruling;
        try {
            ruling = pack.evaluate(
                    TaughtPolicies.REGISTRATION_PERIOD,
                    facts(acting, pack, before, times.of(acting, before, programme, rest), today));
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
    }

    private RegistrationPeriodFacts facts(
            Caller acting, Pack pack, ProgrammeRegistration before, StudyTime time, LocalDate today) {
        Set<StudentId> person = persons.identities(acting, before.studentId());
        return new RegistrationPeriodFacts(
                time.award(),
                time.periods().stream()
                        .map(one -> Period.ofSessions(one.mode(), one.sessions(), one.away()))
                        .toList(),
                time.priorLearning(),
                false,
                null,
                null,
                Governing.waived(pack, waivers.standing(acting.scope(), before.institution(), person, today)));
    }
}
