package org.matricula.assessment.provider.result;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;

/**
 * One attempt at a module as the records have it.
 *
 * @param registration the attempt
 * @param occurrence on which run
 * @param module of which module
 * @param elements every whole element that carries weight
 * @param demanded the learning outcomes that must be passed
 * @param stray elements with a mark that the pattern does not have any more, or not to be marked themselves
 * @param decided the outcomes that stand
 * @param before of a resit, the attempt at the module that it is a resit of, on whatever run; null for other attempts, and
 *     where there is none on record
 */
public record Sitting(
        ModuleRegistration registration,
        Occurrence occurrence,
        Module module,
        List<Assessed> elements,
        List<Demanded.Shown> demanded,
        Set<ElementId> stray,
        Decisions decided,
        Sitting before) {

    /** The element of the attempt before that a resit carries; null where there is none. */
    Assessed before(String code) {
        return before == null
                ? null
                : before.elements.stream()
                        .filter(element -> element.code().equals(code))
                        .findFirst()
                        .orElse(null);
    }

    /** True when the attempt before was taken on another run, which may be assessed otherwise. */
    boolean isElsewhere() {
        return before != null && !before.occurrence.id().equals(occurrence.id());
    }

    /** True when something that it rests on was recorded since a moment, with what is carried. */
    boolean changedSince(Instant moment) {
        Stream<Instant> changes = Stream.concat(
                Stream.ofNullable(decided.changedAt()),
                elements.stream()
                        .flatMap(Assessed::marked)
                        .filter(part -> part.mark() != null)
                        .map(part -> part.mark().recordedAt()));
        return changes.anyMatch(at -> !at.isBefore(moment)) || before != null && before.changedSince(moment);
    }

    /** The rows of marks by code, those of carried elements from the attempt before. */
    Map<String, MarkId> marks(Set<String> carried) {
        return rows(
                elements.stream().map(element -> carried.contains(element.code()) ? before(element.code()) : element));
    }

    /** The rows of marks by code that do not count, because what was passed before is carried (AMB-T-113). */
    Map<String, MarkId> setAside(Set<String> carried) {
        return rows(elements.stream().filter(element -> carried.contains(element.code())));
    }

    private static Map<String, MarkId> rows(Stream<Assessed> elements) {
        Map<String, MarkId> rows = new LinkedHashMap<>();
        elements.flatMap(Assessed::marked)
                .filter(part -> part.mark() != null)
                .forEach(part -> rows.put(part.code(), part.mark().id()));
        return rows;
    }

    /** The outcomes behind it, those of the attempt before too where something of that is carried. */
    List<AssessmentOutcomeId> outcomes(Set<String> carried) {
        Stream<AssessmentOutcome> earlier = carried.isEmpty() ? Stream.of() : before.decided.standing().stream();
        return Stream.concat(earlier, decided.standing().stream())
                .map(AssessmentOutcome::id)
                .toList();
    }
}
