package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;

/** One module while its fields are read; what was left out has the usual value. */
final class ModuleText {

    String session;
    private String code;
    private int level;
    private int credits;
    private BigDecimal mark;
    private BigDecimal lowestElement;
    private ModuleStatus status;
    private Origin origin = Origin.OWN;
    private ModuleKind kind = ModuleKind.TAUGHT;
    private Attempt attempt = Attempt.FIRST;
    private int timesRepeated;
    private boolean core;
    private boolean placementCredit;
    private boolean nothingSubmitted;
    private boolean singleElement;

    /** Takes the field on whose value the parser stands. */
    void take(String name, JsonParser in) throws IOException {
        switch (name) {
            case "code" -> code = in.getText();
            case "level" -> level = in.getIntValue();
            case "credits" -> credits = in.getIntValue();
            case "mark" -> mark = decimal(in);
            case "status" -> status = ModuleStatus.valueOf(in.getText());
            case "session" -> session = in.getText();
            case "lowest_element" -> lowestElement = decimal(in);
            case "origin" -> origin = Origin.valueOf(in.getText());
            case "kind" -> kind = ModuleKind.valueOf(in.getText());
            case "attempt" -> attempt = Attempt.valueOf(in.getText());
            case "times_repeated" -> timesRepeated = in.getIntValue();
            case "core" -> core = in.getBooleanValue();
            case "p" -> placementCredit = in.getBooleanValue();
            case "nothing_submitted" -> nothingSubmitted = in.getBooleanValue();
            case "single_element" -> singleElement = in.getBooleanValue();
            default -> in.skipChildren();
        }
    }

    RecordedModule recorded(AcademicSession of) {
        ModuleFact fact = ModuleFact.builder(code, level, credits)
                .mark(mark)
                .status(status)
                .origin(origin)
                .kind(kind)
                .attempt(attempt)
                .timesRepeated(timesRepeated)
                .core(core)
                .placementCredit(placementCredit)
                .nothingSubmitted(nothingSubmitted)
                .singleElement(singleElement)
                .build();
        return new RecordedModule(fact, of, lowestElement);
    }

    private static BigDecimal decimal(JsonParser in) throws IOException {
        return in.currentToken() == JsonToken.VALUE_NULL ? null : in.getDecimalValue();
    }
}
