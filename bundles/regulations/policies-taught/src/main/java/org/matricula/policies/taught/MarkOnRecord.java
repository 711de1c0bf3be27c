package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * The mark that stands.
 *
 * @param mark the mark; null while none stands
 * @param grade its grade; null while none stands
 * @param attempt the attempt that it belongs to; null while none stands
 */
public record MarkOnRecord(BigDecimal mark, Grade grade, Attempt attempt) {}
