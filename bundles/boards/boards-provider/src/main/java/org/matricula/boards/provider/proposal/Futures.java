package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.regulations.api.Finding;

/** What the simulation of an offer is asked, from frozen facts, and what it answers, as JSON. */
public final class Futures {

    private Futures() {}

    /**
     * The facts of the simulation {@code offer} for one failed module of a candidate.
     *
     * @param discretion true where the board offers what the rules normally do not allow
     */
    public static Map<String, Object> given(CandidateFacts facts, RecordedModule failed, boolean discretion) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("group", facts.group().name());
        given.put("award", facts.family());
        given.put("mode", facts.registration().mode());
        given.put("entry", facts.registration().entry());
        given.put("module", failed.fact().code());
        if (failed.lowestElement() != null) {
            given.put("lowest_element", failed.lowestElement());
        }
        given.put("discretion", discretion);
        given.put("modules", facts.modules().stream().map(Futures::module).toList());
        return given;
    }

    /** The facts as they stand once some failed modules are compensated: PC, with the mark unchanged (T-CO-1). */
    public static CandidateFacts compensated(CandidateFacts facts, Collection<String> codes) {
        return facts.with(facts.modules().stream()
                .map(m -> m.fact().isFailed() && codes.contains(m.fact().code()) ? compensated(m) : m)
                .toList());
    }

    private static RecordedModule compensated(RecordedModule module) {
        ModuleFact fact = module.fact();
        ModuleFact credited = ModuleFact.builder(fact.code(), fact.level(), fact.credits())
                .mark(fact.mark())
                .status(ModuleStatus.PC)
                .origin(fact.origin())
                .kind(fact.kind())
                .attempt(fact.attempt())
                .timesRepeated(fact.timesRepeated())
                .core(fact.core())
                .placementCredit(fact.placementCredit())
                .singleElement(fact.singleElement())
                .build();
        return new RecordedModule(credited, module.session(), module.lowestElement(), module.mustPassFailed());
    }

    private static Map<String, Object> module(RecordedModule module) {
        ModuleFact fact = module.fact();
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("code", fact.code());
        given.put("level", fact.level());
        given.put("credits", fact.credits());
        if (fact.mark() != null) {
            given.put("mark", fact.mark());
        }
        given.put("status", fact.status().name());
        given.put("origin", fact.origin().name());
        given.put("kind", fact.kind().name());
        given.put("attempt", fact.attempt().name());
        given.put("times_repeated", fact.timesRepeated());
        given.put("core", fact.core());
        given.put("p", fact.placementCredit());
        given.put("nothing_submitted", fact.nothingSubmitted());
        given.put("single_element", fact.singleElement());
        return given;
    }

    /** What the simulation answered, as JSON; findings by rule, clause and code. */
    public static String write(Map<String, Object> shown) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FactsJson.FACTORY.createGenerator(text)) {
            write(shown, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(entry.getKey().toString());
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object each : list) {
                write(each, out);
            }
            out.writeEndArray();
        } else if (value instanceof Finding finding) {
            out.writeString(finding.rule() + " " + finding.clause() + " " + finding.code());
        } else if (value instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }
}
