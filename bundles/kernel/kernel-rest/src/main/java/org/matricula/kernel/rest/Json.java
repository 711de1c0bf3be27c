package org.matricula.kernel.rest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.event.DomainEvent;

/**
 * How values look in JSON, the same on every face: identifiers, institution codes and sessions as strings, percentages
 * and other decimals as exact numbers, dates and instants in ISO 8601. Unknown members, duplicate members and messages
 * beyond sensible depth or length are refused, and so is a number where a text belongs or the other way round.
 */
public final class Json {

    static final int DEPTH = 50;
    static final int STRING_LENGTH = 1_000_000;
    static final int NUMBER_LENGTH = 100;

    static final Set<JsonToken> TEXT = EnumSet.of(JsonToken.VALUE_STRING);
    static final Set<JsonToken> DIGITS = EnumSet.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT);
    private static final Set<JsonToken> DECIMAL =
            EnumSet.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);

    private static final ObjectMapper MAPPER = create();

    private Json() {}

    /** The one mapper; not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** What an event says; every domain writes JSON. */
    public static JsonNode payload(DomainEvent event) {
        try {
            return MAPPER.readTree(event.payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The payload of " + event.type() + " is no JSON.", e);
        }
    }

    private static ObjectMapper create() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(STRING_LENGTH)
                        .maxNumberLength(NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(values())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // a local time with a zone would be read as if the zone had not been said
                .withConfigOverride(
                        LocalDateTime.class, config -> config.setFormat(JsonFormat.Value.forLeniency(false)))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .build();
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("matricula");
        module.addSerializer(Identifier.class, text(id -> Long.toString(id.value())));
        module.addSerializer(InstitutionCode.class, text(InstitutionCode::value));
        module.addSerializer(AcademicSession.class, text(AcademicSession::toString));
        module.addSerializer(Percent.class, new JsonSerializer<Percent>() {
            @Override
            public void serialize(Percent value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeNumber(value.value());
            }
        });
        module.addDeserializer(InstitutionCode.class, read(InstitutionCode.class, TEXT, InstitutionCode::valueOf));
        module.addDeserializer(AcademicSession.class, read(AcademicSession.class, TEXT, AcademicSession::valueOf));
        module.addDeserializer(Percent.class, read(Percent.class, DECIMAL, text -> Percent.of("percent", text)));
        module.setDeserializerModifier(new IdentifierReading());
        return module;
    }

    private static <T> JsonSerializer<T> text(Function<T, String> written) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(written.apply(value));
            }
        };
    }

    static <T> StdDeserializer<T> read(Class<T> type, Set<JsonToken> written, Function<String, T> reader) {
        return new Reading<>(type, written, reader);
    }

    private static final class Reading<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Set<JsonToken> written;
        private final transient Function<String, T> reader;

        Reading(Class<T> type, Set<JsonToken> written, Function<String, T> reader) {
            super(type);
            this.written = written;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!written.contains(parser.currentToken())) {
                return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
            }
            return reader.apply(parser.getText());
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<T> handledType() {
            return (Class<T>) super.handledType();
        }
    }
}
