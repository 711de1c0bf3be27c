package org.matricula.requests.api;

import java.time.Instant;

/**
 * The letter to the student about the outcome of a request, as it was written then.
 *
 * @param place the step that it belongs to
 * @param title its heading
 * @param text its text, lines separated by line feeds
 * @param digest SHA-256 over the text
 * @param writtenAt when
 */
public record RequestLetter(int place, String title, String text, String digest, Instant writtenAt) {}
