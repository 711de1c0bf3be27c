package org.matricula.policies.taught.wire;

import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.Absence;
import org.matricula.policies.taught.AbsenceFacts;
import org.matricula.policies.taught.Load;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.policies.taught.RegistrationPeriod;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.Suspension;
import org.matricula.policies.taught.SuspensionFacts;
import org.matricula.policies.taught.Title;
import org.matricula.policies.taught.TitleFacts;
import org.matricula.regulations.kit.facts.FactReader;
import org.matricula.regulations.kit.facts.Shown;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** Registration periods, loads, titles, absences and suspensions on the wire. */
public final class FrameworkWire {

    private static final String NONE = "NONE";

    private FrameworkWire() {}

    /** Reads the facts of a registration period. */
    public static RegistrationPeriodFacts period(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new RegistrationPeriodFacts(
                        facts.text("award"),
                        facts.list("periods", FrameworkWire::onePeriod),
                        facts.flagOr("prior_learning", false),
                        facts.flagOr("completed", false),
                        facts.dateOr("first_failure", null),
                        facts.dateOr("re_examination", null),
                        facts.list("waivers", WaivedClause::read)));
    }

    private static RegistrationPeriodFacts.Period onePeriod(FactReader facts) {
        return new RegistrationPeriodFacts.Period(
                facts.oneOf("mode", StudyMode.class), facts.amountAboveZero("years"), facts.flagOr("suspended", false));
    }

    /** Shows a registration period. */
    public static Map<String, Object> show(RegistrationPeriod outcome) {
        return new Shown()
                .with("min_years", outcome.minYears())
                .with("max_years", outcome.maxYears())
                .with("status", outcome.status())
                .with("used", outcome.used())
                .with("re_examination_in_time", outcome.reExaminationInTime())
                .map();
    }

    /** Reads the facts of a load. */
    public static LoadFacts load(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new LoadFacts(
                        facts.oneOf("group", StudentGroup.class),
                        facts.count("credits"),
                        facts.countOr("already_this_year", 0),
                        facts.oneOfOr("reason", LoadFacts.Reason.class, null),
                        facts.flagOr("retakes_referred_credit", false),
                        facts.list("waivers", WaivedClause::read)));
    }

    /** Shows a load. */
    public static Map<String, Object> show(Load outcome) {
        return new Shown()
                .with("min", outcome.min())
                .with("max", outcome.max())
                .with("status", outcome.status())
                .with("reason", outcome.reason())
                .map();
    }

    /** Reads the facts of a title. */
    public static TitleFacts title(Map<String, Object> given) {
        return FactReader.read(given, facts -> {
            TitleFacts read = new TitleFacts(
                    facts.oneOf("pattern", TitleFacts.Pattern.class),
                    facts.list("subjects", FrameworkWire::subject),
                    facts.flagOr("self_built", false));
            if (read.subjects().isEmpty()) {
                throw facts.refuse("subjects", "must hold at least one subject");
            }
            return read;
        });
    }

    private static TitleFacts.Subject subject(FactReader facts) {
        return new TitleFacts.Subject(
                facts.text("name"),
                facts.oneOf("area", TitleFacts.Area.class),
                facts.oneOf("role", TitleFacts.Role.class),
                facts.textOr("faculty", null),
                facts.has("credits_l5") ? facts.count("credits_l5") : null,
                facts.has("credits_l6") ? facts.count("credits_l6") : null,
                facts.oneOfOr("dissertation", TitleFacts.Dissertation.class, TitleFacts.Dissertation.NONE));
    }

    /** Shows a title. */
    public static Map<String, Object> show(Title outcome) {
        return new Shown()
                .with("valid", outcome.valid())
                .with("reason", outcome.reason())
                .with("subject_title", outcome.subjectTitle())
                .with("designation", outcome.designation())
                .with("located_in", outcome.locatedIn())
                .map();
    }

    /** Reads the facts of an absence. */
    public static AbsenceFacts absence(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new AbsenceFacts(
                        facts.count("working_days"),
                        facts.countOr("authorised_this_year", 0),
                        facts.flagOr("completion_date_moves", false),
                        facts.flagOr("assessment_affected", false),
                        isSponsored(facts)));
    }

    /** Shows an absence. */
    public static Map<String, Object> show(Absence outcome) {
        return new Shown()
                .with("route", outcome.route())
                .with("duties", outcome.duties())
                .with("year_total", outcome.yearTotal())
                .map();
    }

    /** Reads the facts of a suspension. */
    public static SuspensionFacts suspension(Map<String, Object> given) {
        return FactReader.read(
                given,
                facts -> new SuspensionFacts(
                        facts.oneOf("type", SuspensionFacts.Type.class),
                        facts.dateOr("application_date", null),
                        facts.dateOr("board_date", null),
                        facts.dateOr("enrolment_date", null),
                        facts.dateOr("start", null),
                        facts.dateOr("end", null),
                        facts.amountOr("duration_academic_years", null),
                        facts.textOr("reason", null),
                        evidence(facts),
                        facts.flagOr("renewal", false),
                        facts.flagOr("exceptional", false),
                        facts.flagOr("return_likely", false),
                        approval(facts, "course_leader"),
                        approval(facts, "ec_panel"),
                        isSponsored(facts),
                        facts.has("returned") ? facts.flag("returned") : null,
                        facts.has("return_session") ? AcademicSession.valueOf(facts.text("return_session")) : null));
    }

    private static SuspensionFacts.Approval approval(FactReader facts, String name) {
        return facts.oneOfOr(name, SuspensionFacts.Approval.class, SuspensionFacts.Approval.PENDING);
    }

    private static String evidence(FactReader facts) {
        String evidence = facts.textOr("evidence", NONE);
        return NONE.equals(evidence) ? null : evidence;
    }

    /** Sponsored by flag, or by holding a visa of the university's sponsorship. */
    private static boolean isSponsored(FactReader facts) {
        return facts.flagOr("sponsored", false) | !NONE.equals(facts.textOr("visa", NONE));
    }

    /** Shows a suspension. */
    public static Map<String, Object> show(Suspension outcome) {
        return new Shown()
                .with("outcome", outcome.outcome())
                .with("reason", outcome.reason())
                .with("alternative", outcome.alternative())
                .with("duties", outcome.duties())
                .with(
                        "governing_regulations",
                        outcome.governingRegulations() == null
                                ? null
                                : outcome.governingRegulations().toString())
                .map();
    }
}
