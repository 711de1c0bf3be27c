package org.matricula.assessment.provider.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.MarkId;
import org.matricula.regulations.api.Finding;

/** Writes a ruling on a module as JSON, by the generator, because it is done for every result of a university. */
final class RulingText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private RulingText() {}

    static String of(ModuleRuling ruling, Sitting sitting) {
        StringWriter text = new StringWriter(2000);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            marks(json, "markRows", sitting.marks(ruling.carried()));
            texts(json, "outcomes", sitting.outcomes(ruling.carried()));
            if (!ruling.carried().isEmpty()) {
                texts(json, "carried", ruling.carried());
                Map<String, MarkId> setAside = sitting.setAside(ruling.carried());
                if (!setAside.isEmpty()) {
                    marks(json, "setAside", setAside);
                }
            }
            for (Map.Entry<String, Object> entry : ruling.values().entrySet()) {
                json.writeFieldName(entry.getKey());
                answer(json, entry.getValue());
            }
            texts(json, "gaps", ruling.gaps());
            json.writeBooleanField("review", ruling.review());
            json.writeArrayFieldStart("findings");
            for (Finding finding : ruling.findings()) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** True when a ruling that was written here has a finding of a code; asked of thousands, so nothing is parsed. */
    static boolean hasFinding(String text, String code) {
        // quotation marks within texts are escaped, so that this is never part of one
        return text.contains(",\"code\":\"" + code + "\",");
    }

    /** Codes of the elements that a ruling which was written here carries; nothing behind them is read. */
    static Set<String> carried(String text) {
        return texts(text, "carried");
    }

    /** Identities of the outcomes that such a ruling was made from. */
    static Set<String> outcomes(String text) {
        return texts(text, "outcomes");
    }

    private static Set<String> texts(String text, String field) {
        Set<String> texts = new LinkedHashSet<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals(field)) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        texts.add(json.getText());
                    }
                    break;
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The explanation of the same result after a board has compensated it. */
    static String compensated(String text, String decision) {
        StringWriter note = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(note)) {
            json.writeStartObject();
            json.writeStringField("compensation", decision);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String first = note.toString();
        return first.substring(0, first.length() - 1) + "," + text.substring(1);
    }

    private static void marks(JsonGenerator json, String name, Map<String, MarkId> rows) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, MarkId> mark : rows.entrySet()) {
            json.writeStringField(mark.getKey(), mark.getValue().toString());
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Collection<?> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object value : values) {
            json.writeString(value.toString());
        }
        json.writeEndArray();
    }

    private static void answer(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> marks) {
            json.writeStartObject();
            for (Map.Entry<?, ?> mark : marks.entrySet()) {
                json.writeFieldName(mark.getKey().toString());
                value(json, mark.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                json.writeString(one.toString());
            }
            json.writeEndArray();
        } else {
            value(json, value);
        }
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("clause", finding.clause());
        json.writeStringField("code", finding.code());
        json.writeBooleanField("satisfied", finding.satisfied());
        json.writeObjectFieldStart("facts");
        for (Finding.Fact fact : finding.facts()) {
            json.writeFieldName(fact.name());
            value(json, fact.value());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("steps");
        for (Finding.Step step : finding.steps()) {
            json.writeStartObject();
            json.writeStringField("name", step.name());
            json.writeStringField("expression", String.valueOf(step.expression()));
            json.writeStringField("result", String.valueOf(step.result()));
            if (step.rounding() != null) {
                json.writeStringField("rounding", step.rounding());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
