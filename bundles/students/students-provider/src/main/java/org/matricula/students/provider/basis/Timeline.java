package org.matricula.students.provider.basis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Identifier;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.provider.store.History;

/**
 * How rows that are only added tell what was true on a day, as it was known at a moment: what is corrected falls out, as
 * does what only says of another that it never was, and of the others the one of the latest day counts; of several on one
 * day the one recorded last.
 *
 * @param <T> the rows
 */
public final class Timeline<T> {

    public static final Timeline<History> DETAILS =
            new Timeline<>(History::id, History::corrects, History::from, History::recordedAt, row -> false);
    public static final Timeline<StatusEvent> STATUSES = new Timeline<>(
            StatusEvent::id,
            StatusEvent::corrects,
            StatusEvent::effective,
            StatusEvent::recordedAt,
            event -> event.status() == StatusEvent.Status.VOIDED);

    private final Function<T, ? extends Identifier> id;
    private final Function<T, ? extends Identifier> corrects;
    private final Function<T, LocalDate> from;
    private final Function<T, Instant> recordedAt;
    private final Predicate<T> voids;

    private Timeline(
            Function<T, ? extends Identifier> id,
            Function<T, ? extends Identifier> corrects,
            Function<T, LocalDate> from,
            Function<T, Instant> recordedAt,
            Predicate<T> voids) {
        this.id = id;
        this.corrects = corrects;
        this.from = from;
        this.recordedAt = recordedAt;
        this.voids = voids;
    }

    /**
     * What was known and not corrected, in the order in which it came to hold.
     *
     * @param knownAt null for now
     */
    public List<T> known(List<T> rows, Instant knownAt) {
        List<T> recorded = rows.stream().filter(row -> knew(row, knownAt)).toList();
        Set<Long> corrected = recorded.stream()
                .map(corrects)
                .filter(Objects::nonNull)
                .map(Identifier::value)
                .collect(Collectors.toSet());
        return recorded.stream()
                .filter(row -> !voids.test(row)
                        && (id.apply(row) == null
                                || !corrected.contains(id.apply(row).value())))
                .sorted(order())
                .toList();
    }

    /** What of the known held on a day. */
    public Optional<T> on(List<T> known, LocalDate day) {
        return known.stream()
                .filter(row -> from.apply(row) == null || !from.apply(row).isAfter(day))
                .reduce((first, second) -> second);
    }

    /** All rows, oldest first. */
    public List<T> sorted(List<T> rows) {
        return rows.stream().sorted(order()).toList();
    }

    private boolean knew(T row, Instant knownAt) {
        Instant recorded = recordedAt.apply(row);
        return knownAt == null || recorded == null || !recorded.isAfter(knownAt);
    }

    private Comparator<T> order() {
        return Comparator.comparing(from, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(row -> id.apply(row) == null ? 0L : id.apply(row).value());
    }
}
