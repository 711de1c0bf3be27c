package org.matricula.boards.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.TimelineEvent;
import org.matricula.boards.api.Timelines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Timelines} out of what the domains have recorded on a student. */
@Component
public final class TimelineService implements Timelines {

    private final Students students;
    private final Registrations registrations;
    private final ModuleResults results;
    private final Curriculum curriculum;
    private final Boards boards;
    private final Regulations regulations;

    /** Reads from the domains that keep the facts. */
    @Activate
    public TimelineService(
            @Reference Students students,
            @Reference Registrations registrations,
            @Reference ModuleResults results,
            @Reference Curriculum curriculum,
            @Reference Boards boards,
            @Reference Regulations regulations) {
        this.students = students;
        this.registrations = registrations;
        this.results = results;
        this.curriculum = curriculum;
        this.boards = boards;
        this.regulations = regulations;
    }

    @Override
    public List<TimelineEvent> of(Caller caller, StudentId student) {
        caller.require(READ);
        Caller acting = caller.acting(
                caller.scope(),
                Students.READ,
                Registrations.READ,
                Marks.READ,
                ModuleResults.NAMED,
                Curriculum.READ,
                Boards.READ_RELEASED);
        if (students.all(acting, List.of(student)).isEmpty()) {
            throw Problem.notFound("student", student).exception();
        }
        Timeline timeline = new Timeline(regulations, programmes(acting, student));
        modules(acting, student, timeline);
        for (Candidate decision : boards.released(acting, student)) {
            timeline.decision(decision);
        }
        return timeline.events();
    }

    private List<Timeline.Studies> programmes(Caller acting, StudentId student) {
        Map<ProgrammeId, String> codes = new HashMap<>();
        List<Timeline.Studies> studies = new ArrayList<>();
        for (ProgrammeRegistration registration : registrations.programmesOf(acting, student)) {
            String code = codes.computeIfAbsent(
                    registration.programmeId(),
                    id -> curriculum.programme(acting, id).record().code());
            studies.add(new Timeline.Studies(registration, code));
        }
        return studies;
    }

    private void modules(Caller acting, StudentId student, Timeline timeline) {
        Set<ModuleRegistrationId> resulted = new HashSet<>();
        for (ModuleResult result : results.of(acting, student)) {
            resulted.add(result.registrationId());
            timeline.result(result);
        }
        for (ModuleRegistration taken : registrations.modulesOf(acting, student)) {
            if (!resulted.contains(taken.id()) && taken.status() == ModuleRegistration.Status.REGISTERED) {
                Occurrence occurrence =
                        curriculum.occurrence(acting, taken.occurrenceId()).record();
                timeline.taken(taken, occurrence.moduleCode(), occurrence.session());
            }
        }
    }
}
