package org.matricula.assessment.provider.result;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.curriculum.api.Element;
import org.matricula.kernel.api.time.WorkingDayCalendar;

/**
 * An element or part with what the records of one attempt say about it.
 *
 * @param element the element
 * @param parts its parts; empty where it is marked itself
 * @param mark the mark that counts; null where there is none
 * @param awaited true while there is no mark of what was handed in or may still be, in time
 * @param decided the outcomes that stand about it
 */
record Assessed(Element element, List<Assessed> parts, Mark mark, boolean awaited, Decisions decided) {

    String code() {
        return element.code();
    }

    /** What of it is marked. */
    Stream<Assessed> marked() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream();
    }

    /** What of it is still to be taken by decision. */
    Stream<String> open() {
        return decided.isZero()
                ? Stream.of()
                : marked().filter(part -> !part.decided.isZero() && part.decided.isOpen(part.mark))
                        .map(Assessed::code);
    }

    /** What of it has no mark yet, which is not the same as nothing handed in (T-MR-4). */
    Stream<String> unmarked() {
        return decided.isZero()
                ? Stream.of()
                : marked().filter(part -> !part.decided.isZero() && part.awaited)
                        .map(Assessed::code);
    }

    /** True when somebody carried it by hand. */
    boolean isCarried() {
        return marked().anyMatch(part -> part.mark != null && part.mark.state() == Mark.State.CARRIED);
    }

    /** True when nothing was handed in or carried; no row at all means the same once it is over (T-MR-4). */
    boolean isMissing() {
        return marked().allMatch(part -> part.mark == null || part.mark.state() == Mark.State.NOT_SUBMITTED);
    }

    /** True when a panel accepted that it came late (T-MR-3). */
    boolean isExcused() {
        return mark != null && mark.circumstancesAccepted() || decided.has(Kind.LATE_ACCEPTED);
    }

    /** The last moment for it; null where there is none, or where it does not matter. */
    LocalDateTime due() {
        return mark == null || mark.state() != Mark.State.SUBMITTED || mark.submittedAt() == null
                ? null
                : decided.due(element, mark);
    }

    int workingDaysLate(WorkingDayCalendar calendar) {
        LocalDateTime due = due();
        return due == null ? 0 : calendar.workingDaysLate(due, mark.submittedAt());
    }
}
