package org.matricula.requests.provider.rest;

import java.util.List;
import org.matricula.requests.api.RequestId;

/**
 * Which requests have lapsed.
 *
 * @param requests their identities; when there are 500, there may be more
 */
public record Lapsed(List<RequestId> requests) {}
