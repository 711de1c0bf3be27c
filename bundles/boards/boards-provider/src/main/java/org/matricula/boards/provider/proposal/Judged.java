package org.matricula.boards.provider.proposal;

import org.matricula.regulations.api.Ruling;

/**
 * A ruling and what it is about.
 *
 * @param subject the code of a module or the family of a lower award; null where it is the candidate
 * @param ruling the ruling
 */
public record Judged(String subject, Ruling<?> ruling) {}
