package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The body that records the external examiner's consent.
 *
 * @param externalExaminer the examiner's name
 */
public record ConsentBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String externalExaminer) {}
