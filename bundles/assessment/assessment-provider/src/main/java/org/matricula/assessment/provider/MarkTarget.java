package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.registration.api.ModuleRegistration;

/** A row of marks with the records that it names. */
record MarkTarget(MarkRow row, Occurrence occurrence, Element element, ModuleRegistration registration) {

    Place place() {
        return new Place(registration.id(), element.id());
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
                before == null ? null : row.reason(),
                recordedBy,
                recordedAt);
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
