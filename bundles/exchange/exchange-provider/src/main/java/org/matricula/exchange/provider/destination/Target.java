package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.matricula.assessment.api.AssessmentOutcomeRow;
import org.matricula.assessment.api.Mark;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Requirement;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.PartnerContactRow;
import org.matricula.institutions.api.SiteRow;
import org.matricula.kernel.api.Fault;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.GateCheckRow;
import org.matricula.registration.api.IdCardRow;
import org.matricula.registration.api.MissingDocumentRow;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.WaiverRow;
import org.matricula.requests.api.RequestRow;
import org.matricula.students.api.AdjustmentConsentRow;
import org.matricula.students.api.AdjustmentRow;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.NoteRow;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.TutorRow;

/** What the rows of a file can become, and the fields that a mapping fills for it. */
public enum Target {
    /** Awards of the platform's list. */
    AWARDS(
            "awards",
            "curriculum",
            Field.required("code", Type.TEXT),
            Field.required("title", Type.TEXT),
            Field.required("family", Type.TEXT),
            Field.required("level", Type.WHOLE),
            Field.required("credits", Type.WHOLE),
            Field.optional("abbreviation", Type.TEXT),
            Field.optionalConstant("standing", Award.Standing.class)),
    /** Programmes of the institution. */
    PROGRAMMES(
            "programmes",
            "curriculum",
            Field.required("code", Type.TEXT),
            Field.required("title", Type.TEXT),
            Field.required("award_code", Type.TEXT),
            Field.required("group", Type.TEXT),
            Field.required("scale", Type.TEXT),
            Field.required("first_level", Type.WHOLE),
            Field.required("final_level", Type.WHOLE)),
    /** Modules of the institution. */
    MODULES(
            "modules",
            "curriculum",
            Field.required("code", Type.TEXT),
            Field.required("title", Type.TEXT),
            Field.required("level", Type.WHOLE),
            Field.required("credits", Type.WHOLE),
            Field.required("core", Type.FLAG),
            Field.required("kind", Type.TEXT)),
    /** Titles that modules of the institution, and awards of the platform's list, bore before. */
    FORMER_TITLES(
            "former-titles", "curriculum", FormerTitle.class, "kind", "code", "title", "until", "changed_by", "reason"),
    /** Delivery sites of the institution. */
    SITES("sites", "institutions", SiteRow.class, "name", "starts", "line1", "country"),
    /** Runs of modules. */
    OCCURRENCES(
            "occurrences",
            "curriculum",
            Field.required("module_code", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("period", Type.TEXT),
            Field.required("starts", Type.DATE),
            Field.required("ends", Type.DATE),
            Field.optional("site", Type.TEXT),
            Field.optionalConstant("grading", Outline.Grading.class),
            Field.optional("school", Type.TEXT),
            Field.optional("late_marks_per_day", Type.DECIMAL),
            Field.optionalConstant("late_days", Outline.Days.class),
            Field.optional("late_no_marks_after_days", Type.WHOLE),
            Field.optional("cancelled_on", Type.DATE),
            Field.optional("cancellation_reason", Type.TEXT)),
    /** Assessment patterns: a row for each element; the rows of one occurrence are one pattern. */
    PATTERNS(
            "patterns",
            "curriculum",
            Field.required("module_code", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("period", Type.TEXT),
            Field.required("element_code", Type.TEXT),
            Field.constant("kind", Element.Kind.class),
            Field.required("weight", Type.DECIMAL),
            Field.required("must_pass", Type.FLAG),
            Field.optional("deadline", Type.DATE_TIME),
            Field.optional("parent", Type.TEXT),
            Field.optional("minimum", Type.DECIMAL),
            Field.optional("type", Type.TEXT)),
    /** Versions of programmes: a row for each part; the rows of one programme and session are one version. */
    VERSIONS("versions", "curriculum", VersionLine.class, "programme_code", "effective_from", "part"),
    /** What modules demand: a row for each demand; those of one module and session belong together. */
    REQUIREMENTS(
            "requirements",
            "curriculum",
            Field.required("module_code", Type.TEXT),
            Field.required("effective_from", Type.SESSION),
            Field.optionalConstant("kind", Requirement.Kind.class),
            Field.optional("modules", Type.TEXT)),
    /** What modules teach: a row for each outcome; those of one module and session belong together. */
    OUTCOMES(
            "outcomes",
            "curriculum",
            Field.required("module_code", Type.TEXT),
            Field.required("effective_from", Type.SESSION),
            Field.optional("code", Type.TEXT),
            Field.optional("wording", Type.TEXT),
            Field.optional("must_pass", Type.FLAG),
            Field.optional("assessed_by", Type.TEXT)),
    /** Whether modules are offered: a row for each decision. */
    OFFERS("offers", "curriculum", OfferRow.class, "module_code", "effective_from", "offered"),
    /** What attendance modules require: a row for each decision. */
    ATTENDANCE("attendance", "curriculum", AttendanceRow.class, "module_code", "effective_from", "required"),
    /** Agreements with a partner. */
    AGREEMENTS("agreements", "institutions", AgreementRow.class, "kind", "reference", "starts"),
    /** Contacts of the institution. */
    PARTNER_CONTACTS("partner-contacts", "institutions", PartnerContactRow.class, "role", "name", "starts", "email"),
    /** Students. */
    STUDENTS(
            "students",
            "students",
            Field.required("number", Type.TEXT),
            Field.required("family_name", Type.TEXT),
            Field.optional("given_names", Type.TEXT),
            Field.optional("date_of_birth", Type.DATE),
            Field.optional("email", Type.TEXT)),
    /** Names, with their history. */
    NAMES("names", "students", NameRow.class, "student_number", "kind"),
    /** Contacts, with their history. */
    CONTACTS("contacts", "students", ContactRow.class, "student_number", "kind"),
    /** Numbers of others, with their history. */
    IDENTIFIERS("identifiers", "students", IdentifierRow.class, "student_number", "kind"),
    /** Personal tutors, with their history. */
    TUTORS("tutors", "students", TutorRow.class, "student_number"),
    /** Engagements. */
    ENGAGEMENTS("engagements", "students", EngagementRow.class, "student_number", "kind", "begins"),
    /** Holds. */
    HOLDS("holds", "students", HoldRow.class, "student_number", "source", "since", "reason", "effects"),
    /** Notes on students. */
    NOTES(
            "notes",
            "students",
            NoteRow.class,
            "student_number",
            "recorded_at",
            "recorded_by",
            "visibility",
            "office",
            "text"),
    /** Special-category data. */
    SPECIAL_DATA("special-data", "students", SpecialRow.class, "student_number", "kind", "codes"),
    /** Reasonable adjustments. */
    ADJUSTMENTS(
            "adjustments",
            "students",
            AdjustmentRow.class,
            "student_number",
            "recorded_at",
            "recorded_by",
            "kind",
            "valid_from",
            "reason",
            "evidence_reference"),
    /** Consents to reasonable adjustments; they come after those. */
    ADJUSTMENT_CONSENTS(
            "adjustment-consents",
            "students",
            AdjustmentConsentRow.class,
            "student_number",
            "adjustment_recorded_at",
            "kind",
            "party",
            "name",
            "given_on",
            "reference",
            "recorded_by",
            "recorded_at"),
    /** Registrations on programmes. */
    PROGRAMME_REGISTRATIONS(
            "programme-registrations",
            "registration",
            ProgrammeRegistrationRow.class,
            "student_number",
            "programme_code",
            "entry_session",
            "session",
            "level",
            "mode",
            "entry",
            "started_on"),
    /** Status events; they come after the programme registrations that they are about. */
    STATUS_EVENTS("status-events", "registration", StatusEventLine.class, "student_number", "status", "effective"),
    /** Recognised prior learning. */
    PRIOR_LEARNING(
            "prior-learning",
            "registration",
            Field.required("student_number", Type.TEXT),
            Field.required("module_code", Type.TEXT),
            Field.constant("origin", PriorLearning.Origin.class),
            Field.optional("mark", Type.DECIMAL),
            Field.optional("programme_code", Type.TEXT)),
    /** Waivers of clauses for single students. */
    WAIVERS(
            "waivers",
            "registration",
            WaiverRow.class,
            "student_number",
            "pack",
            "clause",
            "starts",
            "expires",
            "reason",
            "approver"),
    /** Registrations on module occurrences. */
    MODULE_REGISTRATIONS(
            "module-registrations",
            "registration",
            Field.required("student_number", Type.TEXT),
            Field.required("module_code", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("period", Type.TEXT),
            Field.constant("attempt", ModuleRegistration.Attempt.class),
            Field.optional("registered_on", Type.DATE),
            Field.optional("withdrawn_on", Type.DATE),
            Field.optional("programme_code", Type.TEXT),
            Field.optional("on_record", Type.FLAG)),
    /** Tasks of enrolment. */
    ENROLMENT_TASKS(
            "enrolment-tasks",
            "registration",
            EnrolmentTaskRow.class,
            "student_number",
            "programme_code",
            "entry_session",
            "session",
            "kind",
            "status",
            "opens",
            "closes"),
    /** What was found at the gates of enrolment; it comes after the tasks. */
    GATE_CHECKS(
            "gate-checks",
            "registration",
            GateCheckRow.class,
            "student_number",
            "programme_code",
            "entry_session",
            "session",
            "gate",
            "recorded_at",
            "recorded_by",
            "passed",
            "document_reference"),
    /** Documents that students have to hand in before enrolment. */
    MISSING_DOCUMENTS(
            "missing-documents", "registration", MissingDocumentRow.class, "student_number", "name", "requested_on"),
    /** ID cards. */
    ID_CARDS("id-cards", "registration", IdCardRow.class, "student_number", "number", "issued_at", "issued_by"),
    /** Claims to the recognition of prior learning; what came of them comes in as prior learning. */
    CLAIMS("claims", "registration", ClaimRow.class, "student_number", "made_at", "part"),
    /** Students' requests with what belongs to them; those that have not ended go on. */
    REQUESTS("requests", "requests", RequestRow.class, "student_number", "created_at", "part"),
    /** Marks; the occurrence may be left out where element codes are unique within the institution. */
    MARKS(
            "marks",
            "assessment",
            Field.requiredUnless("candidate", "student_number", Type.TEXT),
            Field.optional("module_code", Type.TEXT),
            Field.optional("session", Type.SESSION),
            Field.optional("period", Type.TEXT),
            Field.optionalConstant("attempt", ModuleRegistration.Attempt.class),
            Field.required("element_code", Type.TEXT),
            Field.optional("mark", Type.DECIMAL),
            Field.constant("state", Mark.State.class),
            Field.optional("submitted_at", Type.DATE_TIME),
            Field.optional("submitted_day", Type.WHOLE),
            Field.optional("circumstances_accepted", Type.FLAG),
            Field.optional("reason", Type.TEXT),
            Field.optional("candidate", Type.TEXT)),
    /** What panels decided about students' assessments: extensions, deferrals, caps, cancelled marks. */
    ASSESSMENT_OUTCOMES(
            "assessment-outcomes",
            "assessment",
            AssessmentOutcomeRow.class,
            "student_number",
            "module_code",
            "session",
            "period",
            "attempt",
            "kind",
            "source",
            "recorded_at",
            "officer",
            "reason",
            "evidence_reference",
            "decided_on"),
    /** Final marks of whole modules, for sources that keep no others: marks of modules with a single element. */
    MODULE_MARKS(
            "module-marks",
            "assessment",
            Field.required("student_number", Type.TEXT),
            Field.required("module_code", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("period", Type.TEXT),
            Field.optionalConstant("attempt", ModuleRegistration.Attempt.class),
            Field.optional("mark", Type.DECIMAL),
            Field.constant("state", Mark.State.class),
            Field.optional("reason", Type.TEXT)),
    /** Results that boards published: a row for each module of the session, in the version that counts. */
    RESULTS(
            "results",
            "boards",
            Field.required("student_number", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("version", Type.WHOLE),
            Field.required("programme_code", Type.TEXT),
            Field.required("decision", Type.TEXT),
            Field.optional("classification", Type.TEXT),
            Field.optional("module_code", Type.TEXT),
            Field.optional("level", Type.WHOLE),
            Field.optional("credits", Type.WHOLE),
            Field.optional("attempt", Type.TEXT),
            Field.optional("mark", Type.DECIMAL),
            Field.optional("grade", Type.TEXT),
            Field.optional("appeal_until", Type.DATE));

    private static final List<String> OCCURRENCE = List.of("module_code", "session", "period");

    private final String label;
    private final String domain;
    private final List<Field> fields;

    Target(String label, String domain, Field... fields) {
        this.label = label;
        this.domain = domain;
        this.fields = List.of(fields);
    }

    Target(String label, String domain, Class<? extends Record> row, String... required) {
        this.label = label;
        this.domain = domain;
        this.fields = RowForm.of(row).fields(Set.of(required));
    }

    /** Its name in mapping files. */
    public String label() {
        return label;
    }

    /** The domain that keeps the records. */
    public String domain() {
        return domain;
    }

    /** Its fields. */
    public List<Field> fields() {
        return fields;
    }

    /** True when a record stands in several rows, so that the rows of the whole file are needed together. */
    public boolean wholeFile() {
        return !groupedBy().isEmpty();
    }

    /** What the rows of one record have in common; null when one of it is missing. */
    public List<Object> group(Values row) {
        List<Object> common = new ArrayList<>();
        for (String field : groupedBy()) {
            if (row.get(field) == null) {
                return null;
            }
            common.add(row.get(field));
        }
        if (this == VERSIONS) {
            // empty for what counts
            common.add(row.get("replaced"));
        }
        return common;
    }

    private List<String> groupedBy() {
        return switch (this) {
            case PATTERNS -> OCCURRENCE;
            case VERSIONS -> List.of("programme_code", "effective_from");
            case REQUIREMENTS, OUTCOMES -> List.of("module_code", "effective_from");
            case CLAIMS -> List.of("student_number", "made_at");
            case REQUESTS -> List.of("student_number", "created_at");
            default -> List.of();
        };
    }

    /**
     * True when a record may stand in one row of a file only, or in several that say the same. Marks are corrected by
     * later rows, and some records stand in several.
     */
    public boolean oncePerFile() {
        return this != MARKS && this != MODULE_MARKS && !wholeFile();
    }

    /** True when records leave and come in. */
    public boolean bothWays() {
        return !importOnly() && !exportOnly();
    }

    /** True when the records are made here and never come in. */
    public boolean exportOnly() {
        return this == RESULTS;
    }

    /** True when the records come in and leave as those of another target. */
    public boolean importOnly() {
        return this == MODULE_MARKS;
    }

    /** True when not everybody who imports may see what a row says, so that nothing of it is kept with its refusal. */
    public boolean confidential() {
        return switch (this) {
            case NOTES, SPECIAL_DATA, ADJUSTMENTS, ADJUSTMENT_CONSENTS, REQUESTS -> true;
            default -> false;
        };
    }

    /** True when the records belong to the platform and not to one institution. */
    public boolean platformWide() {
        return this == AWARDS;
    }

    /** What is wrong with the values together, field by field. */
    public List<Fault> faults(Values row) {
        long given = OCCURRENCE.stream().filter(f -> row.get(f) != null).count();
        if (this != MARKS || given == 0 || given == OCCURRENCE.size()) {
            return List.of();
        }
        return List.of(new Fault("module_code, session, period", null, "must be given together or not at all"));
    }

    /** True when the records can be asked for by session. */
    public boolean bySession() {
        return fields.stream().anyMatch(field -> field.name().equals("session"));
    }

    /** The target of a name. */
    public static Optional<Target> of(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }

    /** The names of all targets. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Target::label).toList();
    }
}
