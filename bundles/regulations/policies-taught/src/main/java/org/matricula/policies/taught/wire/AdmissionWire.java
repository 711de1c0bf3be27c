package org.matricula.policies.taught.wire;

import java.util.LinkedHashSet;
import java.util.Map;
import org.matricula.policies.taught.Compliance;
import org.matricula.policies.taught.EnrolmentFacts;
import org.matricula.policies.taught.Entry;
import org.matricula.policies.taught.EntryFacts;
import org.matricula.policies.taught.RplFacts;
import org.matricula.policies.taught.RplRecordFacts;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Entry, enrolment and the papers of prior learning on the wire; and every plain answer of conditions and duties. */
public final class AdmissionWire {

    private AdmissionWire() {}

    /** Shows conditions and duties. */
    public static Map<String, Object> show(Compliance outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("duties", outcome.duties())
                .map();
    }

    /** Reads an application. */
    public static EntryFacts entry(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new EntryFacts(
                        facts.oneOf("group", EntryFacts.Group.class),
                        facts.countOr("a_levels", 0),
                        facts.countOr("gcse", 0),
                        facts.flagOr("mathematics", false),
                        facts.flagOr("english", false),
                        facts.oneOfOr("qualification", EntryFacts.Qualification.class, EntryFacts.Qualification.NONE),
                        facts.oneOf("language", EntryFacts.Language.class),
                        facts.decimalOr("ielts", null),
                        facts.decimalOr("course_ielts", null),
                        facts.oneOfOr("proof", EntryFacts.Proof.class, EntryFacts.Proof.NONE),
                        facts.flagOr("taught_in_welsh", false),
                        facts.flagOr("exceptional", false),
                        facts.flagOr("assesses", false),
                        facts.flagOr("application_correct", true)));
    }

    /** Shows whether the requirements of entry are met. */
    public static Map<String, Object> show(Entry outcome) {
        return new Shown()
                .with("permitted", outcome.permitted())
                .with("reasons", outcome.reasons())
                .with("open_conditions", outcome.openConditions())
                .with("ielts_needed", outcome.ieltsNeeded())
                .map();
    }

    /** Reads an enrolment. */
    public static EnrolmentFacts enrolment(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new EnrolmentFacts(
                        facts.flag("course_validated"),
                        facts.flag("entry_met"),
                        facts.texts("open_conditions"),
                        facts.flagOr("data_complete", true),
                        facts.flagOr("data_correct", true),
                        ModuleReader.credits(facts, "credits_needed"),
                        ModuleReader.credits(facts, "credits_held"),
                        ModuleReader.credits(facts, "credits_requested"),
                        facts.flagOr("completing", false)));
    }

    /** Reads the papers of prior learning. */
    public static RplRecordFacts rplRecord(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new RplRecordFacts(
                        facts.oneOf("type", RplFacts.Type.class),
                        facts.flagOr("labelled", false),
                        facts.flagOr("form", false),
                        facts.flagOr("marks_stated", false),
                        new LinkedHashSet<>(facts.eachOf("signed", RplRecordFacts.Signatory.class))));
    }
}
