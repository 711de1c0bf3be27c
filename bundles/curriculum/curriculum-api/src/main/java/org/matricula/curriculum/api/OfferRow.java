package org.matricula.curriculum.api;

import org.matricula.kernel.api.AcademicSession;

/**
 * Whether a module is offered from a session on, as a file brings it.
 *
 * @param moduleCode which module
 * @param effectiveFrom the first session in which it counts
 * @param offered false when it is discontinued
 */
public record OfferRow(String moduleCode, AcademicSession effectiveFrom, Boolean offered) {}
