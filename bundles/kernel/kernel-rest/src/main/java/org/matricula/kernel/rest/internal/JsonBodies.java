package org.matricula.kernel.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.io.IOException;
import org.matricula.kernel.rest.Json;

/** Reads and writes JSON bodies as the platform's mapper does, without the blanks around texts. */
final class JsonBodies extends JacksonJsonProvider {

    private final ObjectMapper mapper;

    JsonBodies() {
        this(Json.mapper().copy().registerModule(trimming()));
    }

    private JsonBodies(ObjectMapper mapper) {
        super(mapper);
        this.mapper = mapper;
    }

    /** Forgets the classes that it has seen. */
    void forget() {
        _readers.clear();
        _writers.clear();
        mapper.clearCaches();
        Json.mapper().clearCaches();
    }

    private static SimpleModule trimming() {
        return new SimpleModule("trimming").addDeserializer(String.class, new Trimming());
    }

    private static final class Trimming extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            return text == null ? null : text.strip();
        }
    }
}
