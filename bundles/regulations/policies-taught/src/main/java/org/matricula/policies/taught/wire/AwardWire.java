package org.matricula.policies.taught.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.AwardTitle;
import org.matricula.policies.taught.AwardTitleFacts;
import org.matricula.policies.taught.Classification;
import org.matricula.policies.taught.Conferment;
import org.matricula.policies.taught.ConfermentFacts;
import org.matricula.policies.taught.DocumentContent;
import org.matricula.policies.taught.DocumentContentFacts;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Conferment, titles and documents on the wire. */
public final class AwardWire {

    private static final Set<String> TITLE_CHECKS = new LinkedHashSet<>(List.of("DESIGNATION", "SUBJECT_TITLE"));
    private static final Set<String> DOCUMENTS = new LinkedHashSet<>(List.of("CERTIFICATE", "TRANSCRIPT"));

    private AwardWire() {}

    /** Reads an award that is to be conferred. */
    public static ConfermentFacts conferment(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ConfermentFacts(
                        facts.text("award"),
                        facts.flagOr("course_validated", false),
                        facts.flagOr("enrolled", false),
                        facts.flagOr("assessed", false),
                        facts.flagOr("board_recommends", false),
                        facts.flagOr("interim", false)));
    }

    /** Shows whether it can be. */
    public static Map<String, Object> show(Conferment outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("family", outcome.family())
                .with("level", outcome.level())
                .with("kind", outcome.kind())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads what is to be titled. */
    public static AwardTitleFacts title(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> "DESIGNATION".equals(facts.oneOf("check", TITLE_CHECKS))
                        ? new AwardTitleFacts.Designation(
                                facts.oneOf("cycle", AwardTitleFacts.Cycle.class),
                                facts.oneOf("field", AwardTitleFacts.Field.class),
                                facts.flagOr("post_experience", false))
                        : new AwardTitleFacts.SubjectTitle(
                                facts.text("award"), facts.textOr("subject", null), facts.flagOr("package", false)));
    }

    /** Shows how it may be. */
    public static Map<String, Object> show(AwardTitle outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("designations", outcome.designations())
                .map();
    }

    /** Reads a document that is to be issued. */
    public static DocumentContentFacts document(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> "CERTIFICATE".equals(facts.oneOf("document", DOCUMENTS))
                        ? certificate(facts)
                        : transcript(facts));
    }

    private static DocumentContentFacts certificate(FactReader facts) {
        return new DocumentContentFacts.Certificate(
                facts.textOr("university", null),
                facts.textOr("name", null),
                facts.textOr("award", null),
                facts.dateOr("conferred", null),
                facts.oneOfOr("outcome", DocumentContentFacts.Outcome.class, DocumentContentFacts.Outcome.ORDINARY),
                facts.oneOfOr("classification", Classification.Result.class, null),
                facts.flagOr("sandwich", false));
    }

    private static DocumentContentFacts transcript(FactReader facts) {
        return new DocumentContentFacts.Transcript(
                facts.textOr("name", null),
                facts.dateOr("enrolled", null),
                facts.dateOr("left", null),
                facts.flagOr("current", false),
                facts.textOr("place_of_study", null),
                facts.list("modules", AwardWire::module));
    }

    private static DocumentContentFacts.Module module(FactReader facts) {
        ModuleStatus status = facts.oneOf("status", ModuleStatus.class);
        return new DocumentContentFacts.Module(
                facts.text("code"),
                facts.textOr("title", null),
                ModuleReader.credits(facts),
                ModuleReader.level(facts),
                facts.percentOr("mark", null),
                status,
                facts.oneOfOr("origin", Origin.class, status == ModuleStatus.EXEMPT ? Origin.EXEMPT : Origin.OWN),
                facts.flagOr("provisional", false),
                facts.dateOr("completed", null));
    }

    /** Shows what it says. */
    public static Map<String, Object> show(DocumentContent outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("endorsements", outcome.endorsements())
                .with("lines", outcome.lines().stream().map(AwardWire::line).toList())
                .with("omitted", outcome.omitted())
                .map();
    }

    private static Map<String, Object> line(DocumentContent.Line line) {
        return new Shown()
                .with("code", line.code())
                .with("title", line.title())
                .with("credits", line.credits())
                .with("level", line.level())
                .with("mark", line.mark())
                .with("word", line.word())
                .with("grade", line.grade())
                .with(
                        "completed",
                        line.completed() == null ? null : line.completed().toString())
                .map();
    }
}
