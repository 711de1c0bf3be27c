package org.matricula.requests.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import org.matricula.requests.api.Asked;

/**
 * What a draft asks for from now on.
 *
 * @param asked the whole of it; what is absent is removed
 */
public record AskedBody(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asked asked) {}
