package org.matricula.policies.coursework.wire;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.coursework.MarksRecordingFacts;
import org.matricula.policies.coursework.MarksRecordingFacts.Committee;
import org.matricula.policies.coursework.MarksRecordingFacts.MarksSystem;
import org.matricula.policies.coursework.MarksRecordingFacts.Place;
import org.matricula.policies.coursework.QualityCheck;
import org.matricula.policies.coursework.QualityFacts;
import org.matricula.policies.coursework.QualityFacts.Stage;
import org.matricula.policies.coursework.Retention;
import org.matricula.policies.coursework.RetentionFacts;
import org.matricula.policies.coursework.RetentionFacts.Cover;
import org.matricula.policies.coursework.RetentionFacts.Hold;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Recording of marks, quality and retention on the wire. */
public final class RecordsWire {

    private static final Set<String> RECORDING_CHECKS = new LinkedHashSet<>(List.of(
            "HANDLING", "ENTRY", "COMPOSITE", "STORAGE", "CORRECTION", "FACULTY_EXAMINATION", "SAMPLE", "DECLARATION"));
    private static final Set<String> QUALITY_CHECKS = new LinkedHashSet<>(
            List.of("MODERATION", "SECURITY", "OUTCOMES", "REFERENCING", "BENCHMARKING", "EVIDENCE"));

    private RecordsWire() {}

    /** Reads the facts of recording. */
    public static MarksRecordingFacts recording(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", RECORDING_CHECKS)) {
            case "HANDLING" -> new MarksRecordingFacts.Handling(
                    facts.flagOr("procedures_written", false),
                    facts.flagOr("electronic", false),
                    facts.textOr("receipt_id", null),
                    facts.textOr("receipt_hash", null),
                    facts.dateTimeOr("receipt_time", null));
            case "ENTRY" -> new MarksRecordingFacts.Entry(
                    facts.oneOf("system", MarksSystem.class),
                    facts.dateTimeOr("entered", null),
                    facts.dateTimeOr("told", null));
            case "COMPOSITE" -> new MarksRecordingFacts.Composite(weights(facts), facts.flagOr("equivalent", false));
            case "STORAGE" -> new MarksRecordingFacts.Storage(
                    facts.oneOf("place", Place.class),
                    facts.flagOr("backed_up", false),
                    facts.flagOr("spreadsheet", false));
            case "CORRECTION" -> new MarksRecordingFacts.Correction(
                    facts.flagOr("administrative_error", false),
                    facts.flagOr("route_approved", false),
                    facts.textOr("before", null),
                    facts.textOr("after", null));
            case "FACULTY_EXAMINATION" -> new MarksRecordingFacts.FacultyExamination(
                    facts.flagOr("compliant", false),
                    facts.flagOr("variation_approved", false),
                    facts.flagOr("variation_told", false),
                    facts.flagOr("dates_stated", false));
            case "SAMPLE" -> new MarksRecordingFacts.Sample(
                    facts.flagOr("moderated", false), facts.flagOr("kept", false));
            default -> new MarksRecordingFacts.Declaration(facts.oneOfOr("declared_by", Committee.class, null));
        });
    }

    private static List<BigDecimal> weights(FactReader facts) {
        List<BigDecimal> weights = facts.list("tasks", task -> task.percent("weight"));
        if (weights.isEmpty()) {
            throw facts.refuse("tasks", "must hold at least one task");
        }
        return weights;
    }

    /** Reads the facts of the quality cycle. */
    public static QualityFacts quality(Map<String, Object> given) {
        return FactReader.read(given, facts -> switch (facts.oneOf("check", QUALITY_CHECKS)) {
            case "MODERATION" -> new QualityFacts.Moderation(
                    facts.flagOr("interpretive", true),
                    facts.dateOr("moderated", null),
                    facts.dateOr("released", null),
                    facts.amountOr("honours_credit_points", null));
            case "SECURITY" -> new QualityFacts.Security(new LinkedHashSet<>(facts.eachOf("secured", Stage.class)));
            case "OUTCOMES" -> new QualityFacts.Outcomes(
                    facts.flagOr("anomalous", false),
                    facts.flagOr("reported", false),
                    facts.countOr("locations", 1),
                    facts.flagOr("locations_compared", false),
                    facts.flagOr("international", false),
                    facts.flagOr("origins_compared", false));
            case "REFERENCING" -> referencing(facts, false);
            case "BENCHMARKING" -> referencing(facts, true);
            default -> new QualityFacts.Evidence(facts.flagOr("kept_by_coordinator", false));
        });
    }

    private static QualityFacts referencing(FactReader facts, boolean honours) {
        return new QualityFacts.Referencing(
                honours,
                facts.dateOr("last", null),
                facts.dateOr("accreditation", null),
                facts.dateOr("honours_benchmark", null),
                facts.flagOr("all_outcome_tasks", false),
                facts.flagOr("considered", false),
                facts.date("on"));
    }

    /** Shows how a part of the quality cycle stands. */
    public static Map<String, Object> show(QualityCheck outcome) {
        return ComplianceWire.show(outcome.compliance())
                .with("next_due", WireDates.text(outcome.nextDue()))
                .map();
    }

    /** Reads a record that is kept. */
    public static RetentionFacts retention(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            RetentionFacts read = new RetentionFacts(
                    facts.list("classes", one -> new Cover(one.text("class"), one.dateOr("trigger_date", null))),
                    new LinkedHashSet<>(facts.eachOf("holds", Hold.class)),
                    facts.dateOr("keep_until", null),
                    facts.textOr("keep_reason", null),
                    facts.has("faculty_policy_years") ? facts.count("faculty_policy_years") : null,
                    facts.flagOr("database_entry", false),
                    facts.flagOr("library_thesis", false),
                    facts.dateOr("on", null));
            if (read.covers().isEmpty()) {
                throw facts.refuse("classes", "must hold at least one class");
            }
            return read;
        });
    }

    /** Shows how long a record is kept. */
    public static Map<String, Object> show(Retention outcome) {
        return new Shown()
                .with("class", outcome.recordClass())
                .with("trigger_type", outcome.triggerType())
                .with("trigger_date", WireDates.text(outcome.triggerDate()))
                .with("earliest_disposal", WireDates.text(outcome.earliestDisposal()))
                .with("disposition", outcome.disposition())
                .with("holder_unit", outcome.holderUnits())
                .with("legal_hold", outcome.legalHold())
                .with("status", outcome.status())
                .with("duties", outcome.duties())
                .map();
    }
}
