package org.matricula.institutions.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a day is closed.
 *
 * @param name the name of the bank holiday or closure
 */
public record ClosureBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name) {}
