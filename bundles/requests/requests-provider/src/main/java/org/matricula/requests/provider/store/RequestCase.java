package org.matricula.requests.provider.store;

import java.util.List;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.provider.store.StepStore.Taken;

/**
 * A request with all that belongs to it.
 *
 * @param stored the request
 * @param steps its steps, in their order
 * @param letters its letters, oldest first
 * @param duties what follows from it, in the order in which it came about
 */
public record RequestCase(Stored stored, List<Taken> steps, List<RequestLetter> letters, List<RequestDuty> duties) {}
