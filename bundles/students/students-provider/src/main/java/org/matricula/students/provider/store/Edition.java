package org.matricula.students.provider.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.Versioned;

/**
 * One version of a record of which every version is kept.
 *
 * @param record the record
 * @param version counts from 1
 * @param reason why this version was made; null for the first
 * @param recordedAt when it was made
 * @param recordedBy who made it
 * @param <T> the record's type
 */
public record Edition<T>(T record, long version, String reason, Instant recordedAt, String recordedBy) {

    /** The record with its version. */
    public Versioned<T> versioned() {
        return new Versioned<>(record, version);
    }

    /**
     * The last version of each record that was known at a moment, in the order of their identities.
     *
     * @param knownAt null for now
     */
    public static <T> List<Edition<T>> last(
            Collection<Edition<T>> editions, Function<T, ? extends Identifier> id, Instant knownAt) {
        return editions.stream()
                .filter(edition -> knownAt == null || !edition.recordedAt().isAfter(knownAt))
                .collect(Collectors.toMap(
                        edition -> id.apply(edition.record()).value(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(Edition::version))))
                .entrySet()
                .stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(java.util.Map.Entry::getValue)
                .toList();
    }
}
