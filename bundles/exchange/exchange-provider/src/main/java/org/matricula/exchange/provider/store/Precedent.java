package org.matricula.exchange.provider.store;

/**
 * Where a record stood in a file.
 *
 * @param row the number of the row
 * @param content digest of what it said
 */
public record Precedent(long row, String content) {}
