package org.matricula.assessment.provider.moderation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matricula.assessment.api.ModuleModeration;
import org.matricula.assessment.api.ModuleModeration.MarkersMark;
import org.matricula.assessment.api.ModuleModeration.OfElement;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore.PlanEntry;
import org.matricula.assessment.provider.store.ModerationStore.Stated;
import org.matricula.assessment.provider.store.ModerationStore.StepEntry;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.policies.coursework.CourseworkPolicies;
import org.matricula.policies.coursework.QualityFacts;
import org.matricula.policies.taught.AssessmentConductFacts.Dispute;
import org.matricula.policies.taught.AssessmentConductFacts.Marking;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Pack;

/**
 * Where moderation stands, by what is on record.
 *
 * @param sheet the works with the marks that count
 * @param plans the plans that count
 * @param marks the markers' marks
 * @param steps the last step of each work
 * @param sampled the elements of which the external examiner has a sample
 * @param statements the statements, oldest first
 */
record Standing(
        Sheet sheet,
        Map<ElementId, PlanEntry> plans,
        Map<Place, List<MarkersMark>> marks,
        Map<Place, StepEntry> steps,
        Set<ElementId> sampled,
        List<Stated> statements) {

    static Place place(Work work) {
        return new Place(work.registration().id(), work.element().id());
    }

    /** The plan of an element; null while there is none. */
    Plan plan(ElementId element) {
        return plans.containsKey(element) ? plans.get(element).plan() : null;
    }

    /** What its markers gave. */
    List<MarkersMark> marks(Work work) {
        return marks.getOrDefault(place(work), List.of()).stream()
                .filter(mark -> work.isSince(mark.at()))
                .toList();
    }

    /** How often a marker gave a mark in a role, for this work or one that it takes the place of. */
    int entry(Work work, Role role) {
        return marks.getOrDefault(place(work), List.of()).stream()
                .filter(mark -> mark.role() == role)
                .mapToInt(MarkersMark::entry)
                .findFirst()
                .orElse(0);
    }

    /** The last step; null while there is none. */
    Step step(Work work) {
        StepEntry last = steps.get(place(work));
        return last == null || !work.isSince(last.step().at()) ? null : last.step();
    }

    State state() {
        List<Element> elements = counting();
        if (elements.isEmpty() || elements.stream().anyMatch(element -> plan(element.id()) == null)) {
            return State.NOT_PLANNED;
        }
        if (elements.stream().allMatch(element -> isUntouched(element.id()))) {
            return State.PLANNED;
        }
        if (!elements.stream().allMatch(this::isModerated)) {
            return State.MARKING;
        }
        if (stands(Statement.Kind.CLOSED)) {
            return State.CLOSED;
        }
        return stands(Statement.Kind.ENDORSED) ? State.EXTERNALLY_SEEN : State.MODERATED;
    }

    /** @param day the day that it was at the institution at a moment */
    ModuleModeration told(Pack pack, Function<Instant, LocalDate> day) {
        return new ModuleModeration(
                sheet.occurrence().id(),
                sheet.occurrence().institution(),
                sheet.occurrence().moduleCode(),
                state(),
                counting().stream().map(element -> told(pack, element, day)).toList(),
                statements.stream()
                        .map(s -> new Statement(s.kind(), s.elementId(), s.text(), s.by(), s.at(), stands(s)))
                        .toList());
    }

    private List<Element> counting() {
        return sheet.occurrence().marked().stream()
                .filter(sheet.occurrence()::counts)
                .toList();
    }

    private OfElement told(Pack pack, Element element, Function<Instant, LocalDate> day) {
        List<Work> works = sheet.on(element.id());
        Compliance ruled = plan(element.id()) == null
                ? new Compliance(true, List.of(), List.of())
                : compliance(pack, element, works, day);
        return new OfElement(
                element.id(),
                element.code(),
                plan(element.id()),
                plans.containsKey(element.id()) ? plans.get(element.id()).entry() : 0,
                works.size(),
                (int) works.stream().filter(work -> work.mark() != null).count(),
                (int) works.stream().filter(this::isAwaiting).count(),
                (int) works.stream().filter(this::isInDispute).count(),
                (int) works.stream().filter(Work::isUnadjusted).count(),
                isModerated(element),
                ruled.reasons(),
                ruled.duties());
    }

    private boolean isUntouched(ElementId element) {
        return sheet.on(element).stream()
                .noneMatch(work -> work.mark() != null || !marks(work).isEmpty());
    }

    boolean isAwaiting(Work work) {
        Step step = step(work);
        return !marks(work).isEmpty() && (step == null || !step.kind().isFinal());
    }

    boolean isInDispute(Work work) {
        Step step = step(work);
        return step != null && !step.kind().isFinal();
    }

    /** True when the marks of an element, as they are, were looked at by a second person or need none (W-Q1). */
    boolean isModerated(Element element) {
        Plan plan = plan(element.id());
        List<Work> works = sheet.on(element.id());
        if (plan == null
                || works.stream().noneMatch(work -> work.mark() != null)
                || works.stream().anyMatch(Work::isUnadjusted)) {
            return false;
        }
        if (plan.kind().isDouble()) {
            return works.stream().noneMatch(this::isAwaiting);
        }
        // nobody's judgement is in what a machine marked (AMB-T-127)
        return element.kind() == Element.Kind.COMPUTER_MARKED
                || confirmation(element.id()).isPresent();
    }

    private Optional<Stated> confirmation(ElementId element) {
        return statements.stream()
                .filter(s -> s.kind() == Statement.Kind.CONFIRMED && element.equals(s.elementId()) && stands(s))
                .findFirst();
    }

    private boolean stands(Statement.Kind kind) {
        return statements.stream().anyMatch(s -> s.kind() == kind && stands(s));
    }

    private boolean stands(Stated stated) {
        return stated.kind() == Statement.Kind.COMMENT
                || stated.digest()
                        .equals(Moderating.digest(
                                stated.elementId() == null ? sheet.works() : sheet.on(stated.elementId())));
    }

    /** The packs have policies of the one family or of the other; one that has neither asks for nothing. */
    private Compliance compliance(Pack pack, Element element, List<Work> works, Function<Instant, LocalDate> day) {
        List<String> reasons = new ArrayList<>();
        List<String> duties = new ArrayList<>();
        boolean moderated = isModerated(element);
        Plan plan = plan(element.id());
        if (pack.policies().contains(TaughtPolicies.ASSESSMENT_CONDUCT.name())) {
            Compliance ruled = pack.evaluate(
                            TaughtPolicies.ASSESSMENT_CONDUCT,
                            new Marking(
                                    moderated,
                                    plan.project(),
                                    plan.doubleMarkable(),
                                    plan.kind().isDouble(),
                                    sampled.contains(element.id()),
                                    plan.taskSentOn() != null,
                                    dispute(works)))
                    .outcome();
            reasons.addAll(ruled.reasons());
            duties.addAll(ruled.duties());
        }
        if (pack.policies().contains(CourseworkPolicies.QUALITY_CYCLE.name())) {
            var ruled = pack.evaluate(
                            CourseworkPolicies.QUALITY_CYCLE,
                            new QualityFacts.Moderation(
                                    element.kind() != Element.Kind.COMPUTER_MARKED,
                                    moderated
                                            ? moderatedOn(element, works)
                                                    .map(day)
                                                    .orElse(null)
                                            : null,
                                    null,
                                    null))
                    .outcome()
                    .compliance();
            reasons.addAll(ruled.errors());
        }
        return new Compliance(reasons.isEmpty(), reasons, duties);
    }

    private Optional<Instant> moderatedOn(Element element, List<Work> works) {
        return Stream.concat(
                        confirmation(element.id()).stream().map(Stated::at),
                        works.stream().map(this::step).filter(Objects::nonNull).map(Step::at))
                .max(Comparator.naturalOrder())
                .or(() -> works.stream()
                        .filter(work -> work.mark() != null)
                        .map(work -> work.mark().recordedAt())
                        .max(Comparator.naturalOrder()));
    }

    private Dispute dispute(List<Work> works) {
        List<Step.Kind> kinds = works.stream()
                .map(this::step)
                .filter(Objects::nonNull)
                .map(Step::kind)
                .toList();
        if (kinds.contains(Step.Kind.DISPUTED)) {
            return Dispute.OPEN;
        }
        if (kinds.contains(Step.Kind.SENT_TO_EXTERNAL)) {
            return Dispute.SENT_TO_EXTERNAL;
        }
        return kinds.contains(Step.Kind.SETTLED_BY_SUBJECT_LEADER) ? Dispute.SETTLED_BY_SUBJECT_LEADER : Dispute.NONE;
    }
}
