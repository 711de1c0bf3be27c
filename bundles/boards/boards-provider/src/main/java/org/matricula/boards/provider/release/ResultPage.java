package org.matricula.boards.provider.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.RecordedModule;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.regulations.kit.number.Display;
import org.matricula.regulations.kit.number.Exact;

/** A student's page as JSON. The board's own reasons are not on it: they may speak of others. */
final class ResultPage {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ResultPage() {}

    /**
     * A module that is to be taken again.
     *
     * @param module its code
     * @param kind RESIT or REPEAT
     * @param barred code of what stands against it; null where nothing does
     * @param elements codes of the elements to be taken; empty for all, or where they are not known
     * @param carried codes of those whose marks are carried
     * @param moduleCap the most that the module can be given; null where there is no cap
     */
    record Again(
            String module,
            String kind,
            String barred,
            List<String> elements,
            List<String> carried,
            BigDecimal moduleCap) {}

    /**
     * The text; the same result always has the same text.
     *
     * @param modules the student's record
     * @param titles module titles by code
     * @param grades the grade of each module, as the pack that ruled calls it
     * @param appealDays working days in which to appeal; null where the regulations do not say
     */
    static String write(
            Candidate candidate,
            CandidateFacts facts,
            List<RecordedModule> modules,
            Map<String, String> titles,
            Function<RecordedModule, String> grades,
            List<Again> again,
            Integer appealDays,
            String listKey) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("programme", facts.programmeCode());
            out.writeStringField("point", facts.point().name());
            out.writeNumberField("level", candidate.level());
            out.writeStringField("kind", candidate.kind().name());
            out.writeStringField("decision", candidate.decision());
            Optional<Conferral> conferral = candidate.conferral();
            out.writeStringField(
                    "classification",
                    conferral.isPresent() ? conferral.get().classification() : candidate.classification());
            out.writeStringField("lowerAward", conferral.map(Conferral::award).orElse(null));
            decimal(out, "mean", candidate.mean());
            out.writeArrayFieldStart("modules");
            for (RecordedModule module : modules) {
                module(out, module, titles, grades.apply(module));
            }
            out.writeEndArray();
            texts(out, "resultsMissing", facts.missing());
            out.writeObjectFieldStart("rights");
            out.writeArrayFieldStart("reassessment");
            for (Again one : again) {
                again(out, one);
            }
            out.writeEndArray();
            if (appealDays == null) {
                out.writeNullField("appealWorkingDays");
            } else {
                out.writeNumberField("appealWorkingDays", appealDays);
            }
            out.writeEndObject();
            out.writeStringField("listKey", listKey);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void module(JsonGenerator out, RecordedModule module, Map<String, String> titles, String grade)
            throws IOException {
        ModuleFact fact = module.fact();
        out.writeStartObject();
        out.writeStringField("code", fact.code());
        out.writeStringField("title", titles.get(fact.code()));
        out.writeStringField(
                "session", module.session() == null ? null : module.session().toString());
        out.writeNumberField("level", fact.level());
        out.writeNumberField("credits", fact.credits());
        out.writeStringField("attempt", fact.attempt().name());
        if (fact.mark() == null) {
            out.writeNullField("mark");
        } else {
            out.writeFieldName("mark");
            out.writeNumber(Display.mark(Exact.of(fact.mark())));
        }
        out.writeStringField("grade", grade);
        out.writeEndObject();
    }

    private static void again(JsonGenerator out, Again one) throws IOException {
        out.writeStartObject();
        out.writeStringField("module", one.module());
        out.writeStringField("kind", one.kind());
        out.writeStringField("barred", one.barred());
        texts(out, "elements", one.elements());
        texts(out, "carried", one.carried());
        decimal(out, "moduleCap", one.moduleCap());
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String name, List<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void decimal(JsonGenerator out, String name, BigDecimal value) throws IOException {
        if (value == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }
}
