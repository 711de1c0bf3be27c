package org.matricula.kernel.rest.internal;

import java.util.Map;

/**
 * How large a request's body may be.
 *
 * @param message bytes of a JSON message
 * @param file bytes of a file: CSV, XLSX, ZIP, or JSON line by line
 */
record BodyLimits(long message, long file) {

    private static final long DEFAULT_MESSAGE = 2L * 1024 * 1024;
    private static final long DEFAULT_FILE = 32L * 1024 * 1024;

    static BodyLimits from(Map<String, Object> settings) {
        return new BodyLimits(
                number(settings, "maxBodyBytes", DEFAULT_MESSAGE), number(settings, "maxFileBytes", DEFAULT_FILE));
    }

    private static long number(Map<String, Object> settings, String key, long absent) {
        Object value = settings.get(key);
        return value == null ? absent : Long.parseLong(value.toString().strip());
    }
}
