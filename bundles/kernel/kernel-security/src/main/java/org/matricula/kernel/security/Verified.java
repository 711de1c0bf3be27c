package org.matricula.kernel.security;

import java.time.Instant;

/**
 * Somebody whose credentials were found to be right.
 *
 * @param identity who it is
 * @param until when the credentials end; {@link Instant#MAX} for a password
 */
record Verified(Identity identity, Instant until) {}
