package org.matricula.policies.taught.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.AwardTitle;
import org.matricula.policies.taught.AwardTitleFacts;
import org.matricula.policies.taught.AwardTitleFacts.Cycle;
import org.matricula.policies.taught.AwardTitleFacts.Designation;
import org.matricula.policies.taught.AwardTitleFacts.Field;
import org.matricula.policies.taught.AwardTitleFacts.SubjectTitle;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/** Designations of single courses and subject titles (section 1.9). */
public final class AwardTitlePolicy implements Policy<AwardTitleFacts, AwardTitle> {

    private final Map<Cycle, Map<Field, List<String>>> designations = new EnumMap<>(Cycle.class);
    private final Set<String> postExperience;
    private final int maxWords;
    private final Set<String> withSubject;
    private final Set<String> withoutSubject;

    private AwardTitlePolicy(Parameters block) {
        for (Cycle cycle : Cycle.values()) {
            Parameters fields = block.at("designations." + cycle);
            Map<Field, List<String>> byField = new EnumMap<>(Field.class);
            for (Field field : Field.values()) {
                if (fields.has(field.name())) {
                    byField.put(field, fields.texts(field.name()));
                }
            }
            designations.put(cycle, byField);
        }
        postExperience = Set.copyOf(block.texts("post_experience"));
        maxWords = ParameterValues.count(block, "package_words_max");
        withSubject = Set.copyOf(block.texts("with_subject"));
        withoutSubject = Set.copyOf(block.texts("without_subject"));
    }

    /** Takes its tables from the block {@code title}. */
    public static AwardTitlePolicy configure(Parameters parameters) {
        return new AwardTitlePolicy(parameters.at("title"));
    }

    @Override
    public Judgement<AwardTitle> evaluate(AwardTitleFacts facts) {
        return facts instanceof Designation designation ? designation(designation) : subject((SubjectTitle) facts);
    }

    private Judgement<AwardTitle> designation(Designation facts) {
        Checks checks = new Checks();
        List<String> listed = designations.get(facts.cycle()).getOrDefault(facts.field(), List.of());
        List<String> open = listed.stream()
                .filter(code -> facts.postExperience() || !postExperience.contains(code))
                .toList();
        checks.require(
                ProcedureRules.DESIGNATION,
                listed.isEmpty() || !open.isEmpty() ? "DESIGNATED" : "NOT_POST_EXPERIENCE",
                !open.isEmpty(),
                Rule.fact("cycle", facts.cycle()),
                Rule.fact("field", facts.field()),
                Rule.fact("designations", open));
        if (facts.cycle() == Cycle.INTEGRATED_MASTERS) {
            checks.gap("AMB-T-77");
        }
        return checks.judgement(
                new AwardTitle(checks.hold(), checks.reasons(), open), Entitlement.DISCRETION, DecidedBy.SYSTEM);
    }

    private Judgement<AwardTitle> subject(SubjectTitle facts) {
        Checks checks = new Checks();
        boolean titled = facts.subject() != null;
        Fact award = Rule.fact("award", facts.award());
        if (withSubject.contains(facts.award())) {
            checks.require(ProcedureRules.TITLED_AWARDS, "SUBJECT_TITLE_MISSING", titled, award);
        } else if (withoutSubject.contains(facts.award())) {
            checks.require(ProcedureRules.TITLED_AWARDS, "SUBJECT_TITLE_UNUSUAL", !titled, award);
        } else {
            checks.note(ProcedureRules.TITLED_AWARDS, "SUBJECT_TITLE_OPTIONAL", award);
        }
        if (facts.subjectPackage() && titled) {
            int words = facts.subject().strip().split("\\s+").length;
            checks.require(
                    ProcedureRules.TITLE_LENGTH,
                    "TITLE_TOO_LONG",
                    words <= maxWords,
                    Rule.fact("words", words),
                    Rule.fact("package_words_max", maxWords));
        }
        return checks.judgement(
                new AwardTitle(checks.hold(), checks.reasons(), List.of()),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM,
                Set.of("SUBJECT_TITLE_MISSING", "SUBJECT_TITLE_UNUSUAL", "TITLE_TOO_LONG"));
    }
}
