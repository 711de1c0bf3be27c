package org.matricula.boards.provider.subject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.boards.provider.store.SubjectStore.Adoption;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the results of the runs before a subject board, run by run. */
@Component(service = ResultSets.class)
public final class ResultSets {

    private static final String COMPENSATED = ModuleStatus.PC.name();
    private static final int DECIMALS = 2;

    private final Curriculum curriculum;
    private final Registrations registrations;
    private final ModuleResults results;
    private final Moderated moderated;

    /** Reads from the domains that keep the facts. */
    @Activate
    public ResultSets(
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference ModuleResults results,
            @Reference Moderated moderated) {
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.results = results;
        this.moderated = moderated;
    }

    /** The runs before a meeting as they stand now. */
    List<ResultSet> of(Caller acting, Meeting meeting, Map<OccurrenceId, Adoption> adopted) {
        Set<?> modules = new HashSet<>(meeting.modules());
        List<Occurrence> runs = curriculum.occurrences(acting, meeting.institution(), meeting.session()).stream()
                .filter(run -> modules.contains(run.moduleId()) && run.cancelled() == null)
                .sorted(Comparator.comparing(Occurrence::moduleCode).thenComparing(Occurrence::period))
                .toList();
        Map<OccurrenceId, State> states = moderated.states(acting, runs);
        return standing(acting, meeting.institution(), runs).values().stream()
                .map(now -> of(
                        now, states.get(now.run().id()), adopted.get(now.run().id())))
                .toList();
    }

    private static ResultSet of(Standing now, State state, Adoption adoption) {
        Map<String, Long> grades = new TreeMap<>();
        now.results().forEach(result -> grades.merge(result.grade(), 1L, Long::sum));
        boolean standing = now.isAdopted(adoption);
        return new ResultSet(
                now.run().id(),
                now.run().moduleId(),
                now.run().moduleCode(),
                now.run().period(),
                now.results().size(),
                now.registered() - now.results().size(),
                grades,
                mean(now.results()),
                now.digest(),
                state.name(),
                standing,
                standing ? adoption.by() : null,
                standing ? adoption.at() : null);
    }

    /**
     * How the results of a run stand.
     *
     * @param run the run
     * @param registered how many are registered on it
     * @param results those that there are
     * @param digest of what a subject board adopts of them
     */
    record Standing(Occurrence run, int registered, List<ModuleResult> results, String digest) {

        /** True when they are what was adopted. */
        boolean isAdopted(Adoption adoption) {
            return adoption != null && adoption.digest().equals(digest);
        }
    }

    /** How the results of some runs of a session stand, in the order of the runs. */
    Map<OccurrenceId, Standing> standing(Caller acting, InstitutionCode institution, Collection<Occurrence> runs) {
        Map<OccurrenceId, Set<ModuleRegistrationId>> registered = new LinkedHashMap<>();
        Set<StudentId> students = new HashSet<>();
        runs.forEach(run -> registrations.on(acting, run.id()).stream()
                .filter(registration -> registration.status() == ModuleRegistration.Status.REGISTERED)
                .forEach(registration -> {
                    students.add(registration.studentId());
                    registered.computeIfAbsent(run.id(), k -> new HashSet<>()).add(registration.id());
                }));
        Map<ModuleRegistrationId, ModuleResult> found = new HashMap<>();
        Set<ModuleRegistrationId> wanted = new HashSet<>();
        registered.values().forEach(wanted::addAll);
        Chunks.ascending(students, chunk -> results.of(acting, institution, chunk).stream()
                .filter(result -> wanted.contains(result.registrationId()))
                .forEach(result -> found.put(result.registrationId(), result)));
        Map<ModuleRegistrationId, String> before = beforeCompensation(acting, institution, found.values());
        Map<OccurrenceId, Standing> standing = new LinkedHashMap<>();
        for (Occurrence run : runs) {
            Set<ModuleRegistrationId> on = registered.getOrDefault(run.id(), Set.of());
            List<ModuleResult> there = on.stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparingLong(
                            result -> result.registrationId().value()))
                    .toList();
            standing.put(run.id(), new Standing(run, on.size(), there, digest(there, before)));
        }
        return standing;
    }

    private static String digest(List<ModuleResult> results, Map<ModuleRegistrationId, String> before) {
        StringBuilder text = new StringBuilder();
        results.forEach(result -> text.append(result.registrationId())
                .append(':')
                .append(
                        result.mark() == null
                                ? ""
                                : result.mark().stripTrailingZeros().toPlainString())
                .append(':')
                .append(
                        result.grade().equals(COMPENSATED)
                                ? before.getOrDefault(result.registrationId(), COMPENSATED)
                                : result.grade())
                .append('\n'));
        return Digests.of(text);
    }

    /** A student's result of a run. */
    Optional<ModuleResult> ofRun(Caller acting, Meeting meeting, OccurrenceId run, StudentId student) {
        return results.of(acting, meeting.institution(), List.of(student)).stream()
                .filter(result -> result.occurrenceId().equals(run))
                .reduce((earlier, later) -> later);
    }

    /** The grades that a subject board adopts; that an award board compensated a module afterwards changes nothing of it. */
    private Map<ModuleRegistrationId, String> beforeCompensation(
            Caller acting, InstitutionCode institution, Collection<ModuleResult> found) {
        Set<StudentId> compensated = found.stream()
                .filter(result -> result.grade().equals(COMPENSATED))
                .map(ModuleResult::studentId)
                .collect(Collectors.toSet());
        Map<ModuleRegistrationId, String> before = new HashMap<>();
        Chunks.ascending(compensated, chunk -> results.versions(acting, institution, chunk).stream()
                .filter(result -> !result.grade().equals(COMPENSATED))
                .forEach(result -> before.put(result.registrationId(), result.grade())));
        return before;
    }

    private static BigDecimal mean(List<ModuleResult> found) {
        List<BigDecimal> marks =
                found.stream().map(ModuleResult::mark).filter(Objects::nonNull).toList();
        return marks.isEmpty()
                ? null
                : marks.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(marks.size()), DECIMALS, RoundingMode.DOWN);
    }
}
