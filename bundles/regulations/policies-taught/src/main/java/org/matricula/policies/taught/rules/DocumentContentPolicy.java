package org.matricula.policies.taught.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.DocumentContent;
import org.matricula.policies.taught.DocumentContent.Line;
import org.matricula.policies.taught.DocumentContentFacts;
import org.matricula.policies.taught.DocumentContentFacts.Certificate;
import org.matricula.policies.taught.DocumentContentFacts.Module;
import org.matricula.policies.taught.DocumentContentFacts.Outcome;
import org.matricula.policies.taught.DocumentContentFacts.Transcript;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.ruling.Rule;

/** What certificates and transcripts say (section 9). */
public final class DocumentContentPolicy implements Policy<DocumentContentFacts, DocumentContent> {

    private final String exemptWord;

    private DocumentContentPolicy(String exemptWord) {
        this.exemptWord = exemptWord;
    }

    /** Takes the word for exempted modules from the block {@code rpl}. */
    public static DocumentContentPolicy configure(Parameters parameters) {
        return new DocumentContentPolicy(parameters.text("rpl.transcript_word"));
    }

    @Override
    public Judgement<DocumentContent> evaluate(DocumentContentFacts facts) {
        return facts instanceof Certificate certificate ? certificate(certificate) : transcript((Transcript) facts);
    }

    private static Judgement<DocumentContent> certificate(Certificate facts) {
        Checks checks = new Checks();
        states(checks, ProcedureRules.CERTIFICATE, "university", facts.university());
        states(checks, ProcedureRules.CERTIFICATE, "name", facts.name());
        states(checks, ProcedureRules.CERTIFICATE, "award", facts.award());
        states(checks, ProcedureRules.CERTIFICATE, "conferred", facts.conferred());
        List<String> endorsements = new ArrayList<>();
        boolean classed = facts.classification() != null && facts.classification() != Result.UNCLASSIFIED;
        boolean aegrotat = facts.outcome() == Outcome.AEGROTAT;
        checks.require(
                Rules.AEGROTAT,
                "AEGROTAT_WITH_CLASS",
                !(aegrotat && classed),
                Rule.fact("outcome", facts.outcome()),
                Rule.fact("classification", facts.classification()));
        if (classed && !aegrotat) {
            endorsements.add(facts.classification().name());
        }
        if (facts.sandwich()) {
            endorsements.add("SANDWICH");
        }
        if (facts.outcome() == Outcome.POSTHUMOUS) {
            checks.note(Rules.POSTHUMOUS, "NOT_MARKED_POSTHUMOUS", Rule.fact("outcome", facts.outcome()));
        }
        return close(checks, endorsements, List.of(), List.of());
    }

    private Judgement<DocumentContent> transcript(Transcript facts) {
        Checks checks = new Checks().gap("AMB-T-59");
        states(checks, ProcedureRules.TRANSCRIPT, "name", facts.name());
        states(checks, ProcedureRules.TRANSCRIPT, "enrolled", facts.enrolled());
        if (!facts.current()) {
            states(checks, ProcedureRules.TRANSCRIPT, "left", facts.left());
        }
        states(checks, ProcedureRules.TRANSCRIPT, "place_of_study", facts.placeOfStudy());
        List<Line> lines = new ArrayList<>();
        List<String> omitted = new ArrayList<>();
        for (Module module : facts.modules()) {
            boolean shown = isCompleted(module);
            checks.note(
                    ProcedureRules.TRANSCRIPT,
                    shown ? "MODULE_SHOWN" : "MODULE_OMITTED",
                    Rule.fact("module", module.code()),
                    Rule.fact("status", module.status()));
            if (shown) {
                lines.add(line(module, checks));
            } else {
                omitted.add(module.code());
            }
        }
        return close(checks, List.of(), lines, omitted);
    }

    /** Only what bears credit; experiential credit once it is ratified. */
    private static boolean isCompleted(Module module) {
        boolean held = module.status() == ModuleStatus.PASS
                || module.status() == ModuleStatus.PC
                || module.status() == ModuleStatus.EXEMPT;
        return held && !module.provisional();
    }

    private Line line(Module module, Checks checks) {
        boolean exempt = module.status() == ModuleStatus.EXEMPT || module.origin() == Origin.EXEMPT;
        states(checks, ProcedureRules.TRANSCRIPT, "title", module.title());
        states(checks, ProcedureRules.TRANSCRIPT, "completed", module.completed());
        // experience may be recognised without a mark
        if (!exempt && module.origin() != Origin.EXPERIENTIAL) {
            states(checks, ProcedureRules.TRANSCRIPT, "mark", module.mark());
        }
        return new Line(
                module.code(),
                module.title(),
                module.credits(),
                module.level(),
                exempt ? null : module.mark(),
                exempt ? exemptWord : null,
                module.status() == ModuleStatus.PC ? module.status().name() : null,
                module.completed());
    }

    private static void states(Checks checks, Rule rule, String field, Object value) {
        checks.require(
                rule,
                "MISSING_" + field.toUpperCase(Locale.ROOT),
                value != null,
                Rule.fact("field", field),
                Rule.fact("value", value));
    }

    private static Judgement<DocumentContent> close(
            Checks checks, List<String> endorsements, List<Line> lines, List<String> omitted) {
        List<String> reasons = checks.reasons().stream().distinct().toList();
        return checks.judgement(
                new DocumentContent(checks.hold(), reasons, endorsements, lines, omitted),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM);
    }
}
