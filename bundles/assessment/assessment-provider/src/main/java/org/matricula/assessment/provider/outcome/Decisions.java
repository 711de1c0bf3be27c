package org.matricula.assessment.provider.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * What the outcomes that stand do to the marks of one registration.
 *
 * @param standing the outcomes that stand
 * @param changedAt when one was last recorded or revoked, of those that stand no longer too; null where there is none
 */
public record Decisions(List<AssessmentOutcome> standing, Instant changedAt) {

    public static final Decisions NONE = new Decisions(List.of(), null);

    /** What stands for each registration, of all that was ever decided about it. */
    public static Map<ModuleRegistrationId, Decisions> byRegistration(List<AssessmentOutcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.decision().registrationId(),
                        Collectors.collectingAndThen(Collectors.toList(), Decisions::of)));
    }

    /** What stands of all that was ever decided about one registration. */
    public static Decisions of(List<AssessmentOutcome> all) {
        return new Decisions(
                all.stream().filter(AssessmentOutcome::stands).toList(),
                all.stream()
                        .map(o -> o.stands() ? o.recordedAt() : o.revocation().revokedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Decisions only(Predicate<AssessmentOutcome> which) {
        return standing.isEmpty()
                ? this
                : new Decisions(standing.stream().filter(which).toList(), changedAt);
    }

    /** Those about an element, by itself, with that which it is a part of, or with its whole module (AMB-T-111). */
    public Decisions on(Occurrence occurrence, Element element) {
        if (standing.isEmpty()) {
            return this;
        }
        ElementId whole = occurrence.wholeOf(element).id();
        return only(o -> o.decision().elementId() == null
                || o.decision().elementId().equals(element.id())
                || o.decision().elementId().equals(whole));
    }

    /** Those that name an element. */
    public Decisions naming(Element element) {
        return only(o -> element.id().equals(o.decision().elementId()));
    }

    /** The lowest limit of the module as a whole; null for none. */
    public BigDecimal moduleCap() {
        return cap(decision -> decision.elementId() == null);
    }

    /** The lowest limit of an element by itself; null for none. */
    public BigDecimal cap(Element element) {
        return cap(decision -> element.id().equals(decision.elementId()));
    }

    private BigDecimal cap(Predicate<Decision> about) {
        return of(Kind.CAP)
                .map(AssessmentOutcome::decision)
                .filter(about)
                .map(Decision::cap)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** True when a decision of a kind stands. */
    public boolean has(Kind kind) {
        return of(kind).findAny().isPresent();
    }

    /** What the student does in place of the element; null where it stays as it is. */
    public String form() {
        return of(Kind.OTHER_FORM)
                .reduce((earlier, later) -> later)
                .map(o -> o.decision().form())
                .orElse(null);
    }

    /** True when a decision has the assessment taken again. */
    public boolean isAgain() {
        return lastAgain().isPresent();
    }

    /** The extension that reaches furthest. */
    public Optional<Decision> extension() {
        return of(Kind.EXTENSION).map(AssessmentOutcome::decision).max(Comparator.comparing(Decision::dueAt));
    }

    /** True when the mark is void and 0 stands. */
    public boolean isZero() {
        return of(Kind.CANCELLED).anyMatch(o -> !o.decision().retake());
    }

    /** True when the assessment is to be taken again and no mark was recorded since. */
    public boolean isOpen(Mark mark) {
        return lastAgain().filter(o -> !isSince(o, mark)).isPresent();
    }

    /** When it was last decided that the assessment is taken again, which voids what was done before; null for never. */
    public Instant again() {
        return lastAgain().map(AssessmentOutcome::recordedAt).orElse(null);
    }

    /** The last moment for the work that the mark is for; null where there is none. */
    public LocalDateTime due(Element element, Mark mark) {
        LocalDateTime set = set(element, mark);
        return set == null && !isAgain() ? extension().map(Decision::dueAt).orElse(null) : extended(set);
    }

    /** The same before any extension. */
    public LocalDateTime set(Element element, Mark mark) {
        Optional<AssessmentOutcome> again = lastAgain().filter(o -> isSince(o, mark));
        return again.isPresent() ? again.get().decision().dueAt() : element.deadline();
    }

    /** The last moment for work that comes now; null where there is none. */
    public LocalDateTime dueNow(Element element, Mark mark) {
        Optional<AssessmentOutcome> open = lastAgain().filter(o -> !isSince(o, mark));
        return open.isPresent() ? extended(open.get().decision().dueAt()) : due(element, mark);
    }

    private LocalDateTime extended(LocalDateTime due) {
        return due == null
                ? null
                : extension()
                        .map(Decision::dueAt)
                        .filter(later -> later.isAfter(due))
                        .orElse(due);
    }

    /** The latest that has the assessment taken again. */
    private Optional<AssessmentOutcome> lastAgain() {
        return standing.stream()
                .filter(o -> o.decision().kind() == Kind.DEFERRED
                        || o.decision().kind() == Kind.CANCELLED && o.decision().retake())
                .max(Comparator.comparing(AssessmentOutcome::recordedAt));
    }

    private static boolean isSince(AssessmentOutcome outcome, Mark mark) {
        return mark != null && mark.recordedAt().isAfter(outcome.recordedAt());
    }

    private Stream<AssessmentOutcome> of(Kind kind) {
        return standing.stream().filter(o -> o.decision().kind() == kind);
    }
}
