package org.matricula.requests.provider.store;

import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.StudentRequest;

/**
 * A request as it is kept.
 *
 * @param request the request; of its approvals also those given
 * @param pack the pack that was pinned; null for a draft
 * @param authorisedDays the working days of absence that it authorises; 0 for other requests
 * @param version counts up with every change
 */
public record Stored(StudentRequest request, PackRef pack, int authorisedDays, long version) {}
