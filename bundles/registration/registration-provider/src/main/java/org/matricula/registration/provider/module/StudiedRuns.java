package org.matricula.registration.provider.module;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Status;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationState;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ModuleHistoryStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the curriculum which runs cannot end earlier, and takes students off those that do not take place. Resits have no
 * teaching, and may be registered after it.
 */
@Component
public final class StudiedRuns implements RegisteredRuns {

    private static final int RETRY_SECONDS = 30;

    private final RegistrationCounts registrations;
    private final ModuleRegistrationStore modules;
    private final ProgrammeRegistrationStore programmes;
    private final ModuleHistoryStore history;
    private final ModuleLeaving leaving;
    private final Contributors contributors;
    private final Persons persons;
    private final Curriculum curriculum;

    /** Reads the registrations, and has them left and taken back. */
    @Activate
    public StudiedRuns(
            @Reference RegistrationCounts registrations,
            @Reference ModuleRegistrationStore modules,
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleHistoryStore history,
            @Reference ModuleLeaving leaving,
            @Reference Contributors contributors,
            @Reference Persons persons,
            @Reference Curriculum curriculum) {
        this.registrations = registrations;
        this.modules = modules;
        this.programmes = programmes;
        this.history = history;
        this.leaving = leaving;
        this.contributors = contributors;
        this.persons = persons;
        this.curriculum = curriculum;
    }

    @Override
    public Map<OccurrenceId, Stranded> after(Caller caller, InstitutionCode institution, Collection<Shortened> runs) {
        caller.require(READ);
        return registrations.after(caller.scope(), institution, runs);
    }

    @Override
    public int cancel(Caller caller, Occurrence run, LocalDate on, String reason) {
        caller.require(READ);
        PriorResults results = contributors.results().orElseThrow(() -> Problem.unavailable(
                        "Nobody can tell whether there are marks of a run that is cancelled while assessment is"
                                + " away.",
                        RETRY_SECONDS)
                .exception());
        List<ModuleRegistration> own = modules.on(caller.scope(), run.id());
        Set<ModuleRegistrationId> assessed = own.isEmpty()
                ? Set.of()
                : results.assessed(
                        Insider.of(caller),
                        run.institution(),
                        own.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()));
        long kept = own.stream().filter(one -> assessed.contains(one.id())).count();
        if (kept > 0) {
            throw Problem.conflict(
                            "registrations", kept, "must be none that has a mark or a result, and stays on record")
                    .exception();
        }
        List<ModuleRegistrationId> left = ids(own, Status.REGISTERED);
        leaving.end(caller, run.institution(), left, on, reason, source(run));
        return left.size();
    }

    @Override
    public int reinstate(Caller caller, Occurrence run, String reason) {
        caller.require(READ);
        Map<StudentId, List<ModuleRegistration>> left = modules.on(caller.scope(), run.id()).stream()
                .filter(one -> one.status() == Status.WITHDRAWN)
                .collect(Collectors.groupingBy(ModuleRegistration::studentId));
        Map<StudentId, Set<StudentId>> identities = persons.identities(Insider.of(caller), left.keySet());
        left.forEach((student, some) -> {
            Set<StudentId> person = identities.get(student);
            List<ModuleRegistration> fit = some.stream()
                    .filter(one -> studies(caller, one) && !hasAnother(caller, person, one, run))
                    .toList();
            leaving.takeBack(
                    caller, run.institution(), person, ids(fit, Status.WITHDRAWN), Instant.EPOCH, reason, source(run));
        });
        Set<ModuleRegistrationId> before = new HashSet<>();
        left.values().forEach(some -> before.addAll(ids(some, Status.WITHDRAWN)));
        return (int) modules.on(caller.scope(), run.id()).stream()
                .filter(one -> one.status() == Status.REGISTERED && before.contains(one.id()))
                .count();
    }

    private boolean studies(Caller caller, ModuleRegistration one) {
        return one.programmeRegistrationId() == null
                || programmes
                        .get(caller.scope(), one.programmeRegistrationId())
                        .filter(under -> under.record().status() == ProgrammeRegistration.Status.ACTIVE)
                        .isPresent();
    }

    /** True for who has taken a module of the session since the run was left. */
    private boolean hasAnother(Caller caller, Set<StudentId> person, ModuleRegistration left, Occurrence run) {
        Optional<Instant> since = last(caller, left).map(ModuleRegistrationState::recordedAt);
        List<ModuleRegistration> taken = modules.ofStudents(caller.scope(), run.institution(), person).stream()
                .filter(one -> one.status() == Status.REGISTERED)
                .toList();
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                Insider.of(caller),
                taken.stream().map(ModuleRegistration::occurrenceId).toList());
        return taken.stream()
                .filter(one -> runs.get(one.occurrenceId()).session().equals(run.session()))
                .anyMatch(one -> last(caller, one)
                        .filter(state -> since.isPresent() && state.recordedAt().isAfter(since.get()))
                        .filter(state -> !source(run).equals(state.source()))
                        .isPresent());
    }

    private Optional<ModuleRegistrationState> last(Caller caller, ModuleRegistration one) {
        return history.of(caller.scope(), one.id(), null).stream().reduce((earlier, later) -> later);
    }

    private static List<ModuleRegistrationId> ids(List<ModuleRegistration> some, Status status) {
        return some.stream()
                .filter(one -> one.status() == status)
                .map(ModuleRegistration::id)
                .toList();
    }

    /** What a module is left by that does not take place. */
    private static String source(Occurrence run) {
        return "occurrence " + run.id();
    }
}
