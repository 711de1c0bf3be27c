package org.matricula.curriculum.provider;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.curriculum.api.RolledOccurrence.Result;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.time.WorkingDayCalendar;

/**
 * Moves occurrences of one session into the next. Days move by whole weeks, so that a Monday stays a Monday; what would
 * then begin before the next session does begins with it. A deadline that would fall on a day on which nobody works
 * moves to the next working day.
 */
final class Rolling {

    private static final long WEEK = 7;
    private static final long HALF_WEEK = 3;
    private static final int LONGEST_CLOSURE = 60;
    private static final int LONGEST_NOTE = 1000;

    private final SessionDates from;
    private final SessionDates to;
    private final WorkingDayCalendar calendar;
    private final long shift;

    Rolling(SessionDates from, SessionDates to, WorkingDayCalendar calendar) {
        this.from = from;
        this.to = to;
        this.calendar = calendar;
        this.shift = Math.floorDiv(ChronoUnit.DAYS.between(from.starts(), to.starts()) + HALF_WEEK, WEEK) * WEEK;
    }

    /**
     * An occurrence and what becomes of it.
     *
     * @param next the successor, without identities; null when there is none to be added
     * @param line the same for people
     */
    record Rolled(Occurrence next, RolledOccurrence line) {}

    Rolled roll(Occurrence source, Occurrence there) {
        if (there != null) {
            return new Rolled(null, line(source, Result.THERE_ALREADY, there, "runs already; nothing is touched"));
        }
        List<String> notes = new ArrayList<>();
        LocalDate starts = source.starts().plusDays(shift);
        if (starts.isBefore(to.starts()) && !source.starts().isBefore(from.starts())) {
            starts = to.starts();
        }
        LocalDate ends = source.ends().plusDays(shift);
        List<Element> elements = new ArrayList<>();
        for (Element element : source.elements()) {
            LocalDateTime deadline = deadline(element, notes);
            elements.add(element.identified(null).due(deadline));
        }
        if (elements.isEmpty()) {
            notes.add("has no assessment pattern");
        }
        Occurrence next = new Occurrence(
                null,
                source.institution(),
                source.moduleId(),
                source.moduleCode(),
                to.session(),
                source.period(),
                starts,
                ends,
                elements,
                source.outline(),
                source.site(),
                null);
        Faults faults = Rules.occurrence(new Faults(), next);
        if (!elements.isEmpty()) {
            Rules.pattern(faults, elements, to.session());
        }
        if (!faults.isEmpty()) {
            String why = faults.problem().faults().stream().map(Fault::toString).collect(Collectors.joining("; "));
            return new Rolled(null, line(source, Result.NOT_CARRIED, null, shortened(why)));
        }
        String note = notes.isEmpty() ? null : shortened(String.join("; ", notes));
        return new Rolled(next, line(source, Result.CARRIED, next, note));
    }

    /** An occurrence of a module that is discontinued. */
    static Rolled ended(Occurrence source, AcademicSession from) {
        return new Rolled(
                null, line(source, Result.NOT_CARRIED, null, "the module is discontinued from " + from + " on"));
    }

    /** An occurrence that does not take place. */
    static Rolled cancelled(Occurrence source) {
        return new Rolled(
                null,
                line(
                        source,
                        Result.NOT_CARRIED,
                        null,
                        "was cancelled on %s: %s"
                                .formatted(
                                        source.cancelled().on(),
                                        source.cancelled().reason())));
    }

    /** An occurrence that would begin at a site that is closed by then. */
    static Rolled closed(Occurrence source, Occurrence next) {
        return new Rolled(
                null,
                line(
                        source,
                        Result.NOT_CARRIED,
                        null,
                        "the institution does not deliver at %s on %s".formatted(next.site(), next.starts())));
    }

    private LocalDateTime deadline(Element element, List<String> notes) {
        if (element.deadline() == null) {
            return null;
        }
        LocalDateTime moved = element.deadline().plusDays(shift);
        LocalDate day = moved.toLocalDate();
        for (int i = 0; i < LONGEST_CLOSURE && !calendar.isWorkingDay(day); i++) {
            day = day.plusDays(1);
        }
        if (!day.equals(moved.toLocalDate())) {
            notes.add("deadline of " + element.code() + " moved from " + moved.toLocalDate() + " to " + day
                    + ", the next working day");
        }
        return day.atTime(moved.toLocalTime());
    }

    private static RolledOccurrence line(Occurrence source, Result result, Occurrence next, String note) {
        return new RolledOccurrence(
                source.id(),
                source.moduleCode(),
                source.period(),
                result,
                next == null ? null : next.id(),
                next == null ? null : next.starts(),
                next == null ? null : next.ends(),
                next == null || result == Result.THERE_ALREADY
                        ? 0
                        : next.elements().size(),
                note);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE);
    }
}
