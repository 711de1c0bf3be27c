package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.Origin;
import org.matricula.registration.api.ProgrammeRegistration.Status;

/**
 * Frozen facts as JSON, by the names of the specification, so that people can hand them to the evaluation of policies as
 * they are; what a module has by default (own, taught, first attempt, no flag) is left out. The same facts always have
 * the same text.
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
            if (facts.awardCode() != null) {
                out.writeStringField("award_code", facts.awardCode());
            }
            unless(Status.ACTIVE, out, "status", facts.registration().status());
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
            if (!facts.conferred().isEmpty()) {
                RulingsJson.texts(out, "conferred", facts.conferred());
            }
            if (!facts.substituted().isEmpty()) {
                out.writeArrayFieldStart("substituted");
                for (Substituted one : facts.substituted()) {
                    out.writeStartObject();
                    out.writeStringField("code", one.code());
                    out.writeNumberField("level", one.level());
                    out.writeNumberField("credits", one.credits());
                    out.writeEndObject();
                }
                out.writeEndArray();
            }
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
        if (module.session() != null) {
            out.writeStringField("session", module.session().toString());
        }
        if (module.lowestElement() != null) {
            decimal(out, "lowest_element", module.lowestElement());
        }
        flag(out, "must_pass_failed", module.mustPassFailed());
        unless(Origin.OWN, out, "origin", fact.origin());
        unless(ModuleKind.TAUGHT, out, "kind", fact.kind());
        unless(Attempt.FIRST, out, "attempt", fact.attempt());
        if (fact.timesRepeated() > 0) {
            out.writeNumberField("times_repeated", fact.timesRepeated());
        }
        flag(out, "core", fact.core());
        flag(out, "p", fact.placementCredit());
        flag(out, "nothing_submitted", fact.nothingSubmitted());
        flag(out, "single_element", fact.singleElement());
        out.writeEndObject();
    }

    private static void unless(Enum<?> usual, JsonGenerator out, String name, Enum<?> value) throws IOException {
        if (value != usual) {
            out.writeStringField(name, value.name());
        }
    }

    private static void flag(JsonGenerator out, String name, boolean value) throws IOException {
        if (value) {
            out.writeBooleanField(name, true);
        }
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
