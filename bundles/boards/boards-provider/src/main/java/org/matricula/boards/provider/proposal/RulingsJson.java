package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.kit.number.BandTable;
import org.matricula.regulations.kit.number.BandTable.Band;

/** Rulings with their findings as JSON: each names the policy, what it is about, its pack, and every rule applied. */
public final class RulingsJson {

    private RulingsJson() {}

    /** The text: an array of rulings. */
    public static String write(List<Judged> rulings) {
        StringWriter text = new StringWriter(8192);
        try (JsonGenerator out = FactsJson.FACTORY.createGenerator(text)) {
            out.writeStartArray();
            for (Judged judged : rulings) {
                write(judged, out);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Judged judged, JsonGenerator out) throws IOException {
        Judgement<?> judgement = judged.ruling().judgement();
        out.writeStartObject();
        out.writeStringField("policy", judged.ruling().policy());
        if (judged.subject() != null) {
            out.writeStringField("subject", judged.subject());
        }
        out.writeFieldName("outcome");
        OutcomeJson.write(judgement.outcome(), out);
        out.writeStringField("entitlement", judgement.entitlement().name());
        out.writeStringField("decidedBy", judgement.decidedBy().name());
        out.writeBooleanField("overridable", judgement.overridable());
        out.writeBooleanField("review", judgement.review());
        texts(out, "gaps", judgement.gaps());
        out.writeArrayFieldStart("findings");
        for (Finding finding : judgement.findings()) {
            write(finding, out);
        }
        out.writeEndArray();
        PackRef pack = judged.ruling().pack();
        out.writeObjectFieldStart("pack");
        out.writeStringField("id", pack.id());
        out.writeStringField("version", pack.version());
        out.writeStringField("digest", pack.digest());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void write(Finding finding, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("rule", finding.rule());
        out.writeStringField("clause", finding.clause());
        out.writeStringField("code", finding.code());
        out.writeBooleanField("satisfied", finding.satisfied());
        out.writeArrayFieldStart("facts");
        for (Finding.Fact fact : finding.facts()) {
            out.writeStartObject();
            out.writeStringField("name", fact.name());
            out.writeFieldName("value");
            value(out, fact.value());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("steps");
        for (Finding.Step step : finding.steps()) {
            out.writeStartObject();
            out.writeStringField("name", step.name());
            out.writeStringField("expression", String.valueOf(step.expression()));
            out.writeStringField("result", String.valueOf(step.result()));
            out.writeStringField("rounding", step.rounding());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static void texts(JsonGenerator out, String name, Collection<?> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }

    /** Numbers and flags as such, a table of limits by its labels, everything else by its exact text. */
    static void value(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof BandTable<?> table) {
            out.writeStartObject();
            for (Band<?> band : table.bands()) {
                out.writeStringField(band.label().toString(), band.from().toString());
            }
            out.writeEndObject();
        } else {
            out.writeString(value.toString());
        }
    }
}
