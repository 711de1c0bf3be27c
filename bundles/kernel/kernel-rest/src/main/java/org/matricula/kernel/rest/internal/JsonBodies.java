package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import org.matricula.kernel.rest.Json;

/** Reads and writes JSON bodies with the platform's mapper. */
final class JsonBodies extends JacksonJsonProvider {

    JsonBodies() {
        super(Json.mapper());
    }

    /** Forgets the classes that it has seen. */
    void forget() {
        _readers.clear();
        _writers.clear();
        Json.mapper().clearCaches();
    }
}
