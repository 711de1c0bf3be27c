package org.matricula.boards.provider.store;

import org.matricula.boards.api.Candidate;

/**
 * A result that is ready to be published.
 *
 * @param id its number
 * @param candidate on whom the board decided
 * @param listKey by which the student stands on the list; null for who does not
 * @param listed what the list says; null for who is not on it
 * @param page decision, class, module results and rights, as JSON
 * @param explanation the rulings behind it, in words for the student
 * @param modules why each module result of the session is what it is, in words for the student
 * @param digest SHA-256 over all three
 */
public record Composed(
        long id,
        Candidate candidate,
        String listKey,
        String listed,
        String page,
        String explanation,
        String modules,
        String digest) {}
