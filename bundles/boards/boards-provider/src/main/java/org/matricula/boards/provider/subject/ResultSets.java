package org.matricula.boards.provider.subject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.boards.provider.store.SubjectStore.Adoption;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
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
                .filter(run -> modules.contains(run.moduleId()))
                .sorted(Comparator.comparing(Occurrence::moduleCode).thenComparing(Occurrence::period))
                .toList();
        Map<OccurrenceId, State> states = moderated.states(acting, runs);
        return runs.stream()
                .map(run -> of(acting, meeting, run, states.get(run.id()), adopted.get(run.id())))
                .toList();
    }

    private ResultSet of(Caller acting, Meeting meeting, Occurrence run, State state, Adoption adoption) {
        List<ModuleRegistration> registered = registrations.on(acting, run.id()).stream()
                .filter(registration -> registration.status() == ModuleRegistration.Status.REGISTERED)
                .toList();
        Set<ModuleRegistrationId> wanted = new HashSet<>();
        registered.forEach(registration -> wanted.add(registration.id()));
        List<ModuleResult> found = registered.isEmpty()
                ? List.of()
                : results
                        .of(
                                acting,
                                meeting.institution(),
                                registered.stream()
                                        .map(ModuleRegistration::studentId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .filter(result -> wanted.contains(result.registrationId()))
                        .sorted(Comparator.comparingLong(
                                result -> result.registrationId().value()))
                        .toList();
        Map<String, Long> grades = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        found.forEach(result -> {
            grades.merge(result.grade(), 1L, Long::sum);
            text.append(result.registrationId())
                    .append(':')
                    .append(
                            result.mark() == null
                                    ? ""
                                    : result.mark().stripTrailingZeros().toPlainString())
                    .append(':')
                    .append(adopted(acting, result))
                    .append('\n');
        });
        String digest = Digests.of(text);
        boolean standing = adoption != null && adoption.digest().equals(digest);
        return new ResultSet(
                run.id(),
                run.moduleId(),
                run.moduleCode(),
                run.period(),
                found.size(),
                registered.size() - found.size(),
                grades,
                mean(found),
                digest,
                state.name(),
                standing,
                standing ? adoption.by() : null,
                standing ? adoption.at() : null);
    }

    /** A student's result of a run. */
    Optional<ModuleResult> ofRun(Caller acting, Meeting meeting, OccurrenceId run, StudentId student) {
        return results.of(acting, meeting.institution(), List.of(student)).stream()
                .filter(result -> result.occurrenceId().equals(run))
                .reduce((earlier, later) -> later);
    }

    /** The grade that a subject board adopts; that an award board compensated the module afterwards changes nothing of it. */
    private String adopted(Caller acting, ModuleResult result) {
        if (!result.grade().equals(COMPENSATED)) {
            return result.grade();
        }
        return results.history(acting, result.registrationId()).stream()
                .map(explained -> explained.result().grade())
                .filter(grade -> !grade.equals(COMPENSATED))
                .reduce(result.grade(), (earlier, later) -> later);
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
