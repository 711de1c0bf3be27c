package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import org.matricula.boards.provider.proposal.FactsText.Usual;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.Attempt;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleKind;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;

/** One module while its fields are read; what was left out has the usual value. */
final class ModuleText {

    /** What every module has, in the order in which {@link FactsJson} puts it. */
    private static final Usual[] USUAL = {
        new Usual("code", true),
        new Usual("level", false),
        new Usual("credits", false),
        new Usual("mark", false),
        new Usual("status", false),
        new Usual("session", false),
        new Usual("lowest_element", false)
    };

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
    private boolean mustPassFailed;

    /** Reads the module before which the text stands. */
    void read(FactsText in) {
        in.enter('{');
        String name = in.name(USUAL[0]);
        for (int next = 1; name != null; next++) {
            take(name, in);
            name = next < USUAL.length ? in.name(USUAL[next]) : in.name();
        }
    }

    private void take(String name, FactsText in) {
        switch (name) {
            case "code" -> code = in.text();
            case "level" -> level = in.number();
            case "credits" -> credits = in.number();
            case "mark" -> mark = in.decimal();
            case "status" -> status = ModuleStatus.valueOf(in.text());
            case "session" -> session = in.text();
            case "lowest_element" -> lowestElement = in.decimal();
            case "origin" -> origin = Origin.valueOf(in.text());
            case "kind" -> kind = ModuleKind.valueOf(in.text());
            case "attempt" -> attempt = Attempt.valueOf(in.text());
            case "times_repeated" -> timesRepeated = in.number();
            case "core" -> core = in.flag();
            case "p" -> placementCredit = in.flag();
            case "nothing_submitted" -> nothingSubmitted = in.flag();
            case "single_element" -> singleElement = in.flag();
            case "must_pass_failed" -> mustPassFailed = in.flag();
            default -> in.text();
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
        return new RecordedModule(fact, of, lowestElement, mustPassFailed);
    }
}
