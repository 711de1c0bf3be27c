package org.matricula.boards.provider.agenda;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.subject.SubjectRecords;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which runs before an award board no subject board has adopted as they stand, and whether that stops it. */
@Component(service = NotAdopted.class, configurationPid = "org.matricula.boards")
public final class NotAdopted {

    /** What the installation wants. */
    public @interface Settings {

        /** True when an award board waits until subject boards have adopted the results. */
        boolean waitForSubjectBoards() default false;
    }

    private static final int CHUNK = 500;

    private final SubjectRecords subjects;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final boolean wait;

    /** Reads the setting. */
    @Activate
    public NotAdopted(
            @Reference SubjectRecords subjects,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            Settings settings) {
        this(subjects, curriculum, registrations, settings.waitForSubjectBoards());
    }

    /** With the setting as it is. */
    public NotAdopted(SubjectRecords subjects, Curriculum curriculum, Registrations registrations, boolean wait) {
        this.subjects = subjects;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.wait = wait;
    }

    /**
     * Stops an award board where the institution wants it to wait.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 that names the runs
     */
    public void refuse(Scope scope, Caller acting, Meeting meeting) {
        if (wait) {
            List<String> runs = of(scope, acting, meeting);
            if (!runs.isEmpty()) {
                throw Problem.conflict("modules", runs, "must be adopted by a subject board first")
                        .exception();
            }
        }
    }

    /** The runs of the session, as code and period; for a meeting on some programmes those that its students take. */
    List<String> of(Scope scope, Caller acting, Meeting meeting) {
        Set<OccurrenceId> taken = meeting.programmes().isEmpty() ? null : taken(acting, meeting);
        List<Occurrence> runs = curriculum.occurrences(acting, meeting.institution(), meeting.session()).stream()
                .filter(run -> run.cancelled() == null)
                .filter(run -> taken == null || taken.contains(run.id()))
                .toList();
        Set<OccurrenceId> adopted = subjects.adopted(scope, acting, meeting, runs);
        return runs.stream()
                .filter(run -> !adopted.contains(run.id()))
                .map(run -> run.moduleCode() + " " + run.period())
                .sorted()
                .toList();
    }

    private Set<OccurrenceId> taken(Caller acting, Meeting meeting) {
        List<StudentId> students =
                registrations
                        .active(acting, meeting.institution(), meeting.session(), meeting.programmes(), null)
                        .stream()
                        .map(ProgrammeRegistration::studentId)
                        .toList();
        Set<OccurrenceId> taken = new HashSet<>();
        for (int from = 0; from < students.size(); from += CHUNK) {
            Collection<StudentId> chunk = students.subList(from, Math.min(students.size(), from + CHUNK));
            registrations.modulesOf(acting, meeting.institution(), chunk).stream()
                    .filter(r -> r.status() == ModuleRegistration.Status.REGISTERED)
                    .forEach(r -> taken.add(r.occurrenceId()));
        }
        return taken;
    }
}
