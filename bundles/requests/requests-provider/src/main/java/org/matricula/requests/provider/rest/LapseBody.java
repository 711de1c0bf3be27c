package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Where requests are to lapse whose time is over.
 *
 * @param institution the institution
 */
public record LapseBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution) {}
