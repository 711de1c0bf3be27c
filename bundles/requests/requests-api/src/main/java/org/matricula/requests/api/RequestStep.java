package org.matricula.requests.api;

import java.time.Instant;

/**
 * One step in the life of a request. Steps are added and never changed.
 *
 * @param place counts from 1
 * @param state where the request stands after it
 * @param role in which office the actor acted; null where none was needed
 * @param actor the user who took it
 * @param reason why; null where none was needed
 * @param clause the clause that it rests on; null where none was named
 * @param at when
 * @param letter true when a letter to the student belongs to it
 * @param rulings the rulings that stood behind it, as JSON; null where none was asked for
 */
public record RequestStep(
        int place,
        RequestState state,
        String role,
        String actor,
        String reason,
        String clause,
        Instant at,
        boolean letter,
        String rulings) {}
