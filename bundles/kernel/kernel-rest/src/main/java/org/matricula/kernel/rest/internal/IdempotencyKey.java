package org.matricula.kernel.rest.internal;

/**
 * A key under which a caller may repeat a request.
 *
 * @param caller whose key
 * @param key the key
 * @param digest over the request's address and body
 */
record IdempotencyKey(String caller, String key, String digest) {}
