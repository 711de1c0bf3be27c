package org.matricula.assessment.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.matricula.assessment.api.AssessmentOutcomeId;
import org.matricula.assessment.api.MarkId;
import org.matricula.policies.taught.ModuleResult;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.ruling.Rule;

/** Writes a ruling on a module as JSON, by the generator, because it is done for every result of a university. */
final class RulingText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    // a decision of a panel that the rules take as a fact; the policy has nothing to judge yet
    private static final Rule OPEN = new Rule("T-EC-1", "L1271");

    private RulingText() {}

    static String of(Ruling<ModuleResult> ruling, ResultBasis basis) {
        StringWriter text = new StringWriter(2000);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            ModuleResult outcome = ruling.outcome();
            json.writeStartObject();
            write(json, basis);
            json.writeStringField("band", outcome.band().name());
            json.writeNumberField("credits", outcome.credits());
            json.writeBooleanField("capped", outcome.capped());
            json.writeObjectFieldStart("elementMarks");
            for (Map.Entry<String, BigDecimal> mark : outcome.elementMarks().entrySet()) {
                json.writeNumberField(mark.getKey(), mark.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("gaps");
            for (String gap : ruling.judgement().gaps()) {
                json.writeString(gap);
            }
            json.writeEndArray();
            json.writeBooleanField("review", ruling.judgement().review());
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

    /** Of a result that waits for elements to be taken. */
    static String open(ResultBasis basis) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(json, basis);
            json.writeArrayFieldStart("findings");
            write(json, OPEN.met("DEFERRED", Rule.fact("elements", String.join(", ", basis.open()))));
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The rows that the result is made from. */
    private static void write(JsonGenerator json, ResultBasis basis) throws IOException {
        json.writeObjectFieldStart("markRows");
        for (Map.Entry<String, MarkId> mark : basis.marks().entrySet()) {
            json.writeStringField(mark.getKey(), mark.getValue().toString());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("outcomes");
        for (AssessmentOutcomeId outcome : basis.outcomes()) {
            json.writeString(outcome.toString());
        }
        json.writeEndArray();
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
