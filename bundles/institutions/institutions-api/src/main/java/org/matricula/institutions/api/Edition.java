package org.matricula.institutions.api;

import java.time.Instant;

/**
 * One version of a record with its history: who wrote it, when and why.
 *
 * @param version its number, from 1
 * @param record the record as it was from then on
 * @param reason why it was changed; null for the first
 * @param recordedBy the user
 * @param recordedAt when it was written
 * @param <T> the record's type
 */
public record Edition<T>(long version, T record, String reason, String recordedBy, Instant recordedAt) {}
