package org.matricula.assessment.provider.grid;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.MarkGrid.InCohort;
import org.matricula.assessment.api.MarkGrid.Row;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.store.CohortStore;
import org.matricula.assessment.provider.store.LanguageStore;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * What the grid of an occurrence is made from, and where its cells lie.
 *
 * @param occurrence the occurrence
 * @param sittings the registrations that are not withdrawn
 * @param numbers the students' numbers
 * @param candidates the candidate numbers
 * @param lifted the elements that are not anonymous any more
 * @param marks the marks that count
 * @param decisions the outcomes that stand
 * @param deadlines the deadlines of students with a reasonable adjustment
 * @param languages what counts of work in Welsh
 * @param acts the adjustments of the cohort that stand
 */
public record GridRows(
        Occurrence occurrence,
        List<ModuleRegistration> sittings,
        Map<StudentId, String> numbers,
        Map<Place, Candidate> candidates,
        Set<ElementId> lifted,
        Map<Place, Mark> marks,
        Map<ModuleRegistrationId, Decisions> decisions,
        Deadlines.Adjusted deadlines,
        Map<Place, LanguageStore.Entry> languages,
        List<CohortStore.Done> acts) {

    /** Of work that is not anonymous. */
    private static final Sight OPEN = new Sight(true, true, true);

    /** How a marker names a place. */
    record Name(String candidate, StudentId student, String elementCode) {}

    /** The elements that are marked by candidate number. */
    public Set<ElementId> anonymous() {
        Set<ElementId> anonymous =
                candidates.keySet().stream().map(Place::element).collect(Collectors.toCollection(HashSet::new));
        anonymous.removeAll(lifted);
        return anonymous;
    }

    /** The outcomes that stand about a place. */
    public Decisions decided(ModuleRegistration sitting, Element element) {
        return decisions.getOrDefault(sitting.id(), Decisions.NONE).on(occurrence, element);
    }

    /** True when the student gave notice to write it in Welsh. */
    public boolean isWelsh(Place place) {
        LanguageStore.Entry entry = languages.get(place);
        return entry != null && !entry.arrangement().withdrawn();
    }

    /** How an adjustment of the cohort concerns a place; null where none does. */
    public InCohort adjustment(Place place) {
        Mark mark = marks.get(place);
        if (mark == null || mark.state() != Mark.State.SUBMITTED) {
            return null;
        }
        return acts.stream()
                .filter(act -> act.concerns(place))
                .findFirst()
                .map(act -> act.gave(mark)
                        .map(change -> new InCohort(act.id(), change.before(), true))
                        .orElseGet(() -> new InCohort(act.id(), null, false)))
                .orElse(null);
    }

    /** The grid as a reader sees it. */
    MarkGrid grid(Sight sight) {
        Set<ElementId> anonymous = anonymous();
        List<Row> rows = new ArrayList<>();
        int without = 0;
        for (Element element : occurrence.marked()) {
            if (anonymous.contains(element.id())) {
                List<Row> numbered = candidatesOn(element, sight);
                without += sittings.size() - numbered.size();
                rows.addAll(numbered);
            }
        }
        List<Element> open = occurrence.marked().stream()
                .filter(element -> !anonymous.contains(element.id()))
                .toList();
        if (!open.isEmpty()) {
            sittings.stream()
                    .map(sitting -> new Row(
                            null,
                            numbers.get(sitting.studentId()),
                            sitting.attempt(),
                            open.stream()
                                    .map(element -> cell(element, sitting, OPEN))
                                    .toList()))
                    .sorted(Comparator.comparing(Row::studentNumber).thenComparing(Row::attempt))
                    .forEach(rows::add);
        }
        return new MarkGrid(
                occurrence.id(),
                occurrence.institution(),
                new OccurrenceKey(occurrence.moduleCode(), occurrence.session(), occurrence.period()),
                occurrence.marked().stream()
                        .map(element -> new MarkGrid.Column(element, anonymous.contains(element.id())))
                        .toList(),
                rows,
                without);
    }

    private List<Row> candidatesOn(Element element, Sight sight) {
        return sittings.stream()
                .filter(sitting -> candidates.containsKey(new Place(sitting.id(), element.id())))
                .map(sitting -> new Row(
                        candidates.get(new Place(sitting.id(), element.id())).number(),
                        null,
                        sight.numbers() ? sitting.attempt() : null,
                        List.of(cell(element, sitting, sight))))
                .sorted(Comparator.comparing(Row::candidate))
                .toList();
    }

    /** Without moments and deadlines, which others list by name, where they would tell whose work it is (T-AD-7). */
    private Cell cell(Element element, ModuleRegistration sitting, Sight sight) {
        Place place = new Place(sitting.id(), element.id());
        Mark mark = marks.get(place);
        Candidate candidate = candidates.get(place);
        Decisions decided = decided(sitting, element);
        LocalDateTime due = decided.due(deadlines.on(sitting.id(), element), mark);
        return new Cell(
                element.code(),
                candidate == null ? null : candidate.number(),
                mark == null ? null : mark.mark(),
                mark == null ? null : mark.state(),
                sight.numbers() && mark != null ? mark.submittedAt() : null,
                sight.numbers() ? due : null,
                sight.late()
                        && mark != null
                        && mark.submittedAt() != null
                        && due != null
                        && mark.submittedAt().isAfter(due),
                mark == null ? 0 : mark.sequence(),
                mark == null ? null : mark.recordedBy(),
                mark == null ? null : mark.recordedAt(),
                decided.standing().stream().map(o -> o.decision().kind()).toList(),
                decided.form(),
                decided.isOpen(mark),
                sight.welsh() && isWelsh(place),
                adjustment(place));
    }

    /** The registrations by how markers name their places. */
    Map<Name, List<ModuleRegistration>> places() {
        Set<ElementId> anonymous = anonymous();
        Map<Name, List<ModuleRegistration>> places = new HashMap<>();
        for (ModuleRegistration sitting : sittings) {
            for (Element element : occurrence.marked()) {
                Candidate candidate = candidates.get(new Place(sitting.id(), element.id()));
                Stream.of(
                                anonymous.contains(element.id())
                                        ? null
                                        : new Name(null, sitting.studentId(), element.code()),
                                candidate == null ? null : new Name(candidate.number(), null, element.code()))
                        .filter(name -> name != null)
                        .forEach(name -> places.computeIfAbsent(name, n -> new ArrayList<>(1))
                                .add(sitting));
            }
        }
        return places;
    }
}
