package org.matricula.policies.taught.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.taught.EnrolmentGates;
import org.matricula.policies.taught.EnrolmentGatesFacts;
import org.matricula.policies.taught.ModuleChoice;
import org.matricula.policies.taught.ModuleChoiceFacts;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** Gates of enrolment and choices of modules on the wire. */
public final class RegistrationWire {

    private RegistrationWire() {}

    /** Reads the facts of an enrolment. */
    public static EnrolmentGatesFacts enrolment(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new EnrolmentGatesFacts(
                        facts.oneOf("event", EnrolmentGatesFacts.Event.class),
                        facts.date("closes"),
                        facts.date("today"),
                        facts.list("evidence", RegistrationWire::evidence),
                        facts.list("waivers", WaivedClause::read)));
    }

    private static EnrolmentGatesFacts.Evidence evidence(FactReader facts) {
        return new EnrolmentGatesFacts.Evidence(
                facts.text("gate"),
                facts.textOr("source", "registration"),
                facts.flag("passed"),
                facts.textOr("reference", null));
    }

    /** Shows the gates of an enrolment. */
    public static Map<String, Object> show(EnrolmentGates outcome) {
        Map<String, Object> states = new java.util.LinkedHashMap<>();
        outcome.gates().forEach(gate -> states.put(gate.name(), gate.state().name()));
        return new Shown()
                .with("complete", outcome.complete())
                .with("lapsed", outcome.lapsed())
                .with("states", states)
                .with(
                        "gates",
                        outcome.gates().stream()
                                .map(gate -> new Shown()
                                        .with("name", gate.name())
                                        .with("clause", gate.clause())
                                        .with("state", gate.state())
                                        .with("deadline", gate.deadline().toString())
                                        .with("waived_by", gate.waivedBy())
                                        .with("sources", gate.sources())
                                        .map())
                                .toList())
                .map();
    }

    /** Reads the facts of a choice of modules. */
    public static ModuleChoiceFacts choice(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new ModuleChoiceFacts(
                        facts.list("wanted", RegistrationWire::wanted),
                        facts.list("kept", RegistrationWire::kept),
                        facts.has("attempted") ? Set.copyOf(facts.texts("attempted")) : null,
                        facts.flagOr("results_unknown", false) ? null : Set.copyOf(facts.texts("passed")),
                        Set.copyOf(facts.texts("taking")),
                        Set.copyOf(facts.texts("leaving")),
                        facts.objectOr("course", RegistrationWire::course, null),
                        facts.texts("holds"),
                        facts.list("waivers", WaivedClause::read)));
    }

    private static ModuleChoiceFacts.Wanted wanted(FactReader facts) {
        return new ModuleChoiceFacts.Wanted(facts.text("code"), facts.flagOr("repeats", false), needs(facts));
    }

    private static ModuleChoiceFacts.Kept kept(FactReader facts) {
        return new ModuleChoiceFacts.Kept(facts.text("code"), needs(facts));
    }

    private static List<ModuleChoiceFacts.Need> needs(FactReader facts) {
        List<ModuleChoiceFacts.Need> needs = facts.list("needs", RegistrationWire::need);
        return facts.flagOr("needs_unknown", false) ? null : needs;
    }

    private static ModuleChoiceFacts.Need need(FactReader facts) {
        return new ModuleChoiceFacts.Need(facts.oneOf("kind", ModuleChoiceFacts.Kind.class), facts.texts("any_of"));
    }

    private static ModuleChoiceFacts.Course course(FactReader facts) {
        return new ModuleChoiceFacts.Course(
                Set.copyOf(facts.texts("modules")),
                facts.count("credits"),
                facts.list("groups", RegistrationWire::group),
                facts.has("later") ? facts.counts("later", (at, name) -> name) : Map.of(),
                facts.has("elsewhere") ? Set.copyOf(facts.texts("elsewhere")) : Set.of());
    }

    private static ModuleChoiceFacts.Group group(FactReader facts) {
        return new ModuleChoiceFacts.Group(
                facts.text("code"),
                facts.flagOr("core", false),
                number(facts, "min_credits"),
                number(facts, "max_credits"),
                number(facts, "min_modules"),
                number(facts, "max_modules"),
                facts.counts("modules", (at, name) -> name));
    }

    private static Integer number(FactReader facts, String name) {
        return facts.has(name) ? facts.count(name) : null;
    }

    /** Shows what stands against a choice of modules. */
    public static Map<String, Object> show(ModuleChoice outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .map();
    }
}
