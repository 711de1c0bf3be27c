package org.matricula.assessment.provider.mark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Faults;
import org.matricula.registration.api.ModuleRegistration;

/** A row of marks with the records that it names. */
public record MarkTarget(MarkRow row, Occurrence occurrence, Element element, ModuleRegistration registration) {

    private static final Set<String> MOMENT = Set.of("submittedAt", "submittedDay");

    /** What a row says nothing about, the moment left out. */
    static Set<String> butMoment(Set<String> untouched) {
        return untouched.stream().filter(member -> !MOMENT.contains(member)).collect(Collectors.toSet());
    }

    public Place place() {
        return new Place(registration.id(), element.id());
    }

    /** The same with what the row says nothing about as it is on the mark that counts. */
    MarkTarget leaving(Set<String> untouched, Mark before) {
        if (untouched.isEmpty()) {
            return this;
        }
        boolean moment = untouched.containsAll(MOMENT) && row.state() != Mark.State.NOT_SUBMITTED;
        MarkRow kept = new MarkRow(
                row.studentNumber(),
                row.occurrence(),
                row.attempt(),
                row.elementCode(),
                row.mark(),
                row.state(),
                moment ? before.submittedAt() : row.submittedAt(),
                moment ? null : row.submittedDay(),
                untouched.contains("circumstancesAccepted")
                        ? before.circumstancesAccepted()
                        : row.circumstancesAccepted(),
                row.reason(),
                row.candidate());
        return reading(kept);
    }

    /** The same with the moment at which the work came in, where the row says nothing about it. */
    MarkTarget handedIn(LocalDateTime at) {
        return at == null || row.state() != Mark.State.SUBMITTED || submittedAt() != null
                ? this
                : reading(new MarkRow(
                        row.studentNumber(),
                        row.occurrence(),
                        row.attempt(),
                        row.elementCode(),
                        row.mark(),
                        row.state(),
                        at,
                        null,
                        row.circumstancesAccepted(),
                        row.reason(),
                        row.candidate()));
    }

    /**
     * True when it tells of work that was taken again, the same mark or not: whoever saw the void mark says so, and a row of
     * a file that has a reason of its own and not the moment of the work before.
     */
    boolean isTold(Mark before, Integer expected) {
        String reason = row.reason();
        return expected != null
                || reason != null
                        && !reason.isBlank()
                        && !reason.equals(before.reason())
                        && (submittedAt() == null || !submittedAt().equals(before.submittedAt()));
    }

    /** The same place with another row. */
    MarkTarget reading(MarkRow other) {
        return new MarkTarget(other, occurrence, element, registration);
    }

    boolean agreesWith(Mark mark) {
        return row.state() == mark.state()
                && same(row.mark(), mark.mark())
                && Objects.equals(submittedAt(), mark.submittedAt())
                && row.circumstancesAccepted() == mark.circumstancesAccepted();
    }

    Mark mark(MarkId id, Mark before, String recordedBy, Instant recordedAt) {
        return new Mark(
                id,
                registration.institution(),
                registration.studentId(),
                registration.id(),
                element.id(),
                row.mark(),
                row.state(),
                submittedAt(),
                row.circumstancesAccepted(),
                before == null ? 1 : before.sequence() + 1,
                row.reason(),
                recordedBy,
                recordedAt);
    }

    /** Notes a submission that cannot be of this session. */
    Faults check(Faults faults) {
        return row.submittedDay() == null
                ? faults.near("submittedAt", row.submittedAt(), occurrence.session())
                : faults.near("submittedDay", occurrence.starts().plusDays(row.submittedDay()), occurrence.session());
    }

    // databases keep microseconds
    private LocalDateTime submittedAt() {
        if (row.submittedDay() != null) {
            return occurrence.starts().plusDays(row.submittedDay()).atTime(LocalTime.NOON);
        }
        return row.submittedAt() == null ? null : row.submittedAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
