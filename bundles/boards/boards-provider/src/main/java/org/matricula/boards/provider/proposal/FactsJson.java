package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.matricula.policies.taught.ModuleFact;

/**
 * Frozen facts as JSON, by the names of the specification, so that they can be given to the evaluation of policies as
 * they are. The same facts always have the same text.
 */
public final class FactsJson {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private FactsJson() {}

    /** The text. */
    public static String write(CandidateFacts facts) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("student", facts.registration().studentId().toString());
            out.writeStringField("registration", facts.registration().id().toString());
            out.writeStringField("programme", facts.programmeCode());
            out.writeStringField("award", facts.family());
            out.writeStringField("group", facts.group().name());
            out.writeStringField("mode", facts.registration().mode());
            out.writeStringField("entry", facts.registration().entry());
            out.writeStringField("begun", facts.registration().entrySession().toString());
            out.writeStringField("session", facts.session().toString());
            out.writeStringField("point", facts.point().name());
            out.writeNumberField("level", facts.registration().level());
            out.writeNumberField("final_level", facts.finalLevel());
            out.writeArrayFieldStart("modules");
            for (RecordedModule module : facts.modules()) {
                write(module, out);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("results_missing");
            for (String code : facts.missing()) {
                out.writeString(code);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(RecordedModule module, JsonGenerator out) throws IOException {
        ModuleFact fact = module.fact();
        out.writeStartObject();
        out.writeStringField("code", fact.code());
        out.writeNumberField("level", fact.level());
        out.writeNumberField("credits", fact.credits());
        decimal(out, "mark", fact.mark());
        out.writeStringField("status", fact.status().name());
        out.writeStringField("origin", fact.origin().name());
        out.writeStringField("kind", fact.kind().name());
        out.writeBooleanField("core", fact.core());
        out.writeBooleanField("p", fact.placementCredit());
        out.writeStringField("attempt", fact.attempt().name());
        out.writeNumberField("times_repeated", fact.timesRepeated());
        out.writeBooleanField("nothing_submitted", fact.nothingSubmitted());
        out.writeBooleanField("single_element", fact.singleElement());
        out.writeStringField(
                "session", module.session() == null ? null : module.session().toString());
        decimal(out, "lowest_element", module.lowestElement());
        out.writeEndObject();
    }

    private static void decimal(JsonGenerator out, String name, BigDecimal value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value);
        }
    }
}
