package org.matricula.exchange.api;

/**
 * A row that was refused.
 *
 * @param row its number in the file, 1 for the first after the header
 * @param reason the fields at fault, their values and the rules
 * @param text the row as it stands in the file, shortened to 500 characters
 */
public record ImportRefusal(long row, String reason, String text) {}
