package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.boards.api.Meeting;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;

/** Puts one candidate's record together. Of several attempts at a module one counts. */
final class RecordBuilder {

    private static final Comparator<RecordedModule> ORDER = Comparator.<RecordedModule>comparingInt(
                    m -> m.fact().level())
            .thenComparing(m -> m.fact().code());

    private final Meeting meeting;
    private final Roll roll;
    private final ProgrammeRegistration registration;
    private final Set<ModuleResultId> mustPassFailed;
    private final List<RecordedModule> modules = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /** @param mustPassFailed results in which something that must be passed was failed */
    RecordBuilder(Meeting meeting, Roll roll, ProgrammeRegistration registration, Set<ModuleResultId> mustPassFailed) {
        this.meeting = meeting;
        this.roll = roll;
        this.registration = registration;
        this.mustPassFailed = mustPassFailed;
    }

    /**
     * Adds the modules with results, and those of the session that should have one and have not.
     *
     * @param apart programme registrations whose modules are not for this board
     */
    RecordBuilder results(
            List<ModuleResult> results, List<ModuleRegistration> taken, Set<ProgrammeRegistrationId> apart) {
        Set<ModuleRegistrationId> left = taken.stream()
                .filter(r -> r.status() == ModuleRegistration.Status.WITHDRAWN || isApart(r, apart))
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
        Map<ModuleId, List<ModuleResult>> achieved = new HashMap<>();
        Set<ModuleRegistrationId> withResult = new HashSet<>();
        for (ModuleResult result : results) {
            withResult.add(result.registrationId());
            // what comes after the session of the board is not before it
            if (!left.contains(result.registrationId()) && result.session().compareTo(meeting.session()) <= 0) {
                achieved.computeIfAbsent(result.moduleId(), id -> new ArrayList<>())
                        .add(result);
            }
        }
        achieved.values().forEach(attempts -> ModuleResult.counting(attempts)
                .ifPresent(result -> modules.add(recorded(result))));
        for (ModuleRegistration registered : taken) {
            if (isDue(registered) && !left.contains(registered.id()) && !withResult.contains(registered.id())) {
                missing(registered, achieved.keySet());
            }
        }
        return this;
    }

    /** Adds modules recognised on account of prior learning, each once. */
    RecordBuilder priorLearning(List<PriorLearning> recognised) {
        Set<ModuleId> seen = new HashSet<>();
        for (PriorLearning prior : recognised) {
            if (!seen.add(prior.moduleId())) {
                continue;
            }
            Module module = roll.modules().get(prior.moduleId());
            boolean exempt = prior.origin() == PriorLearning.Origin.EXEMPT;
            ModuleFact fact = start(module)
                    .mark(prior.mark())
                    .status(exempt ? ModuleStatus.EXEMPT : ModuleStatus.PASS)
                    .origin(exempt ? Origin.EXEMPT : Origin.EXPERIENTIAL)
                    .build();
            modules.add(new RecordedModule(fact, null, null));
        }
        return this;
    }

    CandidateFacts build() {
        Programme programme = roll.programmes().get(registration.programmeId());
        if (programme == null || !roll.awards().containsKey(programme.awardCode())) {
            throw Problem.conflict("programme", registration.programmeId(), "must be known with its award")
                    .exception();
        }
        modules.sort(ORDER);
        return new CandidateFacts(
                registration,
                programme.code(),
                roll.awards().get(programme.awardCode()).family(),
                StudentGroup.valueOf(programme.group()),
                programme.finalLevel(),
                meeting.session(),
                Point.valueOf(meeting.point()),
                modules,
                missing.stream().sorted().toList());
    }

    private static boolean isApart(ModuleRegistration registered, Set<ProgrammeRegistrationId> apart) {
        return registered.programmeRegistrationId() != null && apart.contains(registered.programmeRegistrationId());
    }

    /** A first board does not wait for resits. */
    private boolean isDue(ModuleRegistration registered) {
        boolean resit = registered.attempt() == ModuleRegistration.Attempt.RESIT
                || registered.attempt() == ModuleRegistration.Attempt.REPEAT_RESIT;
        return registered.status() == ModuleRegistration.Status.REGISTERED
                && roll.occurrences().containsKey(registered.occurrenceId())
                && !(resit && Point.valueOf(meeting.point()) == Point.AFTER_FIRST_SIT);
    }

    private void missing(ModuleRegistration registered, Set<ModuleId> resulted) {
        ModuleId id = roll.occurrences().get(registered.occurrenceId()).moduleId();
        Module module = roll.modules().get(id);
        missing.add(module.code());
        if (!resulted.contains(id)) {
            ModuleFact fact = start(module)
                    .status(ModuleStatus.REGISTERED)
                    .attempt(Attempt.valueOf(registered.attempt().name()))
                    .build();
            modules.add(new RecordedModule(fact, meeting.session(), null));
        }
    }

    private RecordedModule recorded(ModuleResult result) {
        Attempt attempt = Attempt.valueOf(result.attempt().name());
        ModuleFact fact = start(roll.modules().get(result.moduleId()))
                .mark(result.mark())
                .status(ModuleStatus.of(result.grade(), result.held()))
                .attempt(attempt)
                .timesRepeated(attempt == Attempt.REPEAT || attempt == Attempt.REPEAT_RESIT ? 1 : 0)
                .nothingSubmitted(result.nothingSubmitted())
                .singleElement(isSingleElement(result))
                .build();
        return new RecordedModule(fact, result.session(), result.lowestElement(), mustPassFailed.contains(result.id()));
    }

    private static ModuleFact.Builder start(Module module) {
        return ModuleFact.builder(module.code(), module.level(), module.credits())
                .core(module.core())
                .kind(ModuleKind.valueOf(module.kind()))
                .placementCredit("PLACEMENT".equals(module.kind()));
    }

    /** Only of interest where nothing was submitted; formative work has no weight and is no element here. */
    private boolean isSingleElement(ModuleResult result) {
        Occurrence occurrence = roll.occurrences().get(result.occurrenceId());
        return occurrence != null
                && occurrence.whole().stream().filter(occurrence::counts).count() == 1;
    }
}
