package org.matricula.exchange.api;

/**
 * A mapping that the installation knows.
 *
 * @param name its name, that of its file without the ending
 * @param target what its rows become: {@code students}, {@code marks} and so on
 * @param description for people
 */
public record Mapping(String name, String target, String description) {}
