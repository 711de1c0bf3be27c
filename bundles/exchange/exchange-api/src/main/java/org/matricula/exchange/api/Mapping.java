package org.matricula.exchange.api;

/**
 * A mapping that the installation has.
 *
 * @param name its name, that of its file without the ending
 * @param target what its rows become: {@code students}, {@code marks} and so on; null when the file is faulty
 * @param description for people; null when the file is faulty
 * @param error why it cannot be used, with the line; null when it can
 */
public record Mapping(String name, String target, String description, String error) {}
