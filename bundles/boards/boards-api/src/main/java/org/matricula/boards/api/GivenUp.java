package org.matricula.boards.api;

import java.time.Instant;

/**
 * That a meeting was given up before its release.
 *
 * @param reason why
 * @param by who did it
 * @param at when
 */
public record GivenUp(String reason, String by, Instant at) {}
