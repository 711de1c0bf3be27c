package org.matricula.policies.coursework.wire;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.matricula.policies.coursework.HonoursExaminersFacts;
import org.matricula.policies.coursework.HonoursExaminersFacts.Contact;
import org.matricula.policies.coursework.HonoursExaminersFacts.Examiner;
import org.matricula.policies.coursework.HonoursResult;
import org.matricula.policies.coursework.HonoursResultFacts;
import org.matricula.policies.coursework.MarkReview;
import org.matricula.policies.coursework.MarkReviewFacts;
import org.matricula.policies.coursework.MarksRecordingFacts.Committee;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;

/** Honours examination and reviews on the wire. */
public final class HonoursWire {

    private HonoursWire() {}

    /** Reads who examines. */
    public static HonoursExaminersFacts examiners(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new HonoursExaminersFacts(
                        facts.amount("project_credit_points"),
                        facts.flagOr("adopted", false),
                        facts.flagOr("procedures_approved", false),
                        facts.flagOr("procedures_published", false),
                        facts.flagOr("discrepancy_procedures", false),
                        facts.list("examiners", HonoursWire::examiner),
                        facts.flagOr("external_possible", true),
                        facts.flagOr("chosen_by_coordinator", false),
                        facts.flagOr("supervisor_consulted", false),
                        facts.flagOr("suitability_checked", false),
                        facts.flagOr("brief_written", false),
                        facts.flagOr("reports_complete", false),
                        facts.flagOr("supervisor_is_head", false),
                        facts.eachOf("contacts", Contact.class)));
    }

    private static Examiner examiner(FactReader facts) {
        return new Examiner(facts.text("name"), facts.flagOr("external", false), facts.flagOr("supervisor", false));
    }

    /** Reads the examiners' marks. */
    public static HonoursResultFacts result(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new HonoursResultFacts(
                        facts.list("reports", HonoursWire::report),
                        facts.flagOr("resolved_by_discussion", false),
                        facts.flagOr("additional_marker", false),
                        facts.flagOr("delays", false),
                        facts.flagOr("recommended", false),
                        facts.oneOfOr("declared_by", Committee.class, null),
                        facts.percentOr("declared_mark", null),
                        facts.flagOr("release_asked", false),
                        new LinkedHashSet<>(facts.dates("closures"))));
    }

    private static HonoursResultFacts.Report report(FactReader facts) {
        return new HonoursResultFacts.Report(
                facts.text("examiner"),
                facts.dateOr("sent", null),
                facts.dateOr("returned", null),
                facts.percentOr("mark", null));
    }

    /** Shows how far a mark has come. */
    public static Map<String, Object> show(HonoursResult outcome) {
        Map<String, String> due = new LinkedHashMap<>();
        outcome.reportsDue().forEach(report -> due.put(report.examiner(), WireDates.text(report.due())));
        return new Shown()
                .with("status", outcome.status())
                .with("discrepancy", outcome.discrepancy())
                .with("additional_marker", outcome.status() == HonoursResult.Status.ADDITIONAL_MARKER)
                .with("tell_student", outcome.tellStudent())
                .with("reports_due", due)
                .with("reports_late", outcome.reportsLate())
                .with("mark", outcome.mark())
                .with("release", outcome.release())
                .map();
    }

    /** Reads a request for review. */
    public static MarkReviewFacts review(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new MarkReviewFacts(
                        facts.oneOf("subject", MarkReviewFacts.About.class),
                        facts.countOr("honours_examiners", 0),
                        facts.flagOr("moderated", false),
                        facts.flagOr("attempts_documented", false),
                        facts.flagOr("attempts_unanswered", false)));
    }

    /** Shows whether a mark may be reviewed. */
    public static Map<String, Object> show(MarkReview outcome) {
        return new Shown()
                .with("available", outcome.available())
                .with("reason", outcome.reason())
                .with("route", outcome.route())
                .map();
    }
}
