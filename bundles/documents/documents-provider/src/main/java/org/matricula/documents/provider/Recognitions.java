package org.matricula.documents.provider;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells for which of a person's programmes prior learning was recognised. */
@Component(service = Recognitions.class)
public final class Recognitions {

    private final RegistrationHistory history;
    private final Claims claims;
    private final LocalDays days;

    /** Asks when it was recognised, and on what claim. */
    @Activate
    public Recognitions(@Reference RegistrationHistory history, @Reference Claims claims, @Reference LocalDays days) {
        this.history = history;
        this.claims = claims;
        this.days = days;
    }

    /**
     * What is recognised with the first day of the programme that it counts for: the one that was claimed for, or else
     * that on which the student was when it was recognised. Who never had more than one programme is not asked about.
     *
     * @param studies the programmes, oldest first; without any nothing counts
     */
    List<Recognition> of(
            Caller reader, StudentId student, List<ProgrammeRegistration> studies, List<PriorLearning> recognised) {
        if (studies.isEmpty() || recognised.isEmpty()) {
            return List.of();
        }
        if (studies.size() == 1) {
            LocalDate first = studies.get(0).startedOn();
            return recognised.stream()
                    .map(prior -> new Recognition(prior, first))
                    .toList();
        }
        Map<ModuleId, LocalDate> recorded =
                recorded(reader, student, studies.get(0).institution());
        Map<ModuleId, ProgrammeId> claimed = claimed(reader, student);
        return recognised.stream()
                .map(prior -> {
                    ModuleId module = prior.moduleId();
                    List<ProgrammeRegistration> those =
                            those(studies, s -> s.programmeId().equals(claimed.get(module)));
                    LocalDate day = recorded.getOrDefault(module, LocalDate.MIN);
                    return new Recognition(
                            prior,
                            counting(those.isEmpty() ? studies : those, day).startedOn());
                })
                .toList();
    }

    /** Of programmes that had not ended by the day the last one that had begun, or else the next one to begin. */
    private static ProgrammeRegistration counting(List<ProgrammeRegistration> studies, LocalDate day) {
        List<ProgrammeRegistration> lasting =
                those(studies, s -> s.endedOn() == null || !s.endedOn().isBefore(day));
        if (lasting.isEmpty()) {
            return studies.get(studies.size() - 1);
        }
        List<ProgrammeRegistration> begun = those(lasting, s -> !s.startedOn().isAfter(day));
        return begun.isEmpty() ? lasting.get(0) : begun.get(begun.size() - 1);
    }

    private static List<ProgrammeRegistration> those(
            List<ProgrammeRegistration> studies, Predicate<ProgrammeRegistration> which) {
        return studies.stream().filter(which).toList();
    }

    /** When what is recognised now was recognised, whatever was put right in it since. */
    private Map<ModuleId, LocalDate> recorded(Caller reader, StudentId student, InstitutionCode institution) {
        Map<ModuleId, LocalDate> recorded = new HashMap<>();
        for (PriorLearningState state : history.ofPriorLearning(reader, student, null)) {
            ModuleId module = state.learning().moduleId();
            if (state.ended()) {
                recorded.remove(module);
            } else {
                recorded.putIfAbsent(module, days.on(reader, institution, state.recordedAt()));
            }
        }
        return recorded;
    }

    private Map<ModuleId, ProgrammeId> claimed(Caller reader, StudentId student) {
        Map<ModuleId, ProgrammeId> claimed = new HashMap<>();
        claims.of(reader, student).stream()
                .filter(claim -> claim.state() == Claim.State.CONFIRMED)
                .forEach(claim ->
                        claim.modules().forEach(module -> claimed.put(module.moduleId(), claim.programmeId())));
        return claimed;
    }
}
