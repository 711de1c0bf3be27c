package org.matricula.regulations.api;

import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a family says of futures that are still open, by the policies of a pack: a pure function.
 *
 * @param name the field's name for it, lower case with hyphens: {@code offer}
 * @param run from a pack and the facts on the wire to what is shown on the wire; findings are {@link Finding}s; throws
 *     {@code ProblemException} that names the fact at fault
 */
public record Simulation(String name, BiFunction<Pack, Map<String, Object>, Map<String, Object>> run) {}
