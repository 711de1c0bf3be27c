package org.matricula.exchange.provider.destination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.matricula.assessment.api.Mark;
import org.matricula.curriculum.api.Element;
import org.matricula.kernel.api.Fault;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;

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
            Field.required("credits", Type.WHOLE)),
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
    /** Runs of modules. */
    OCCURRENCES(
            "occurrences",
            "curriculum",
            Field.required("module_code", Type.TEXT),
            Field.required("session", Type.SESSION),
            Field.required("period", Type.TEXT),
            Field.required("starts", Type.DATE),
            Field.required("ends", Type.DATE)),
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
            Field.optional("deadline", Type.DATE_TIME)),
    /** Students. */
    STUDENTS(
            "students",
            "students",
            Field.required("number", Type.TEXT),
            Field.required("family_name", Type.TEXT),
            Field.optional("given_names", Type.TEXT),
            Field.optional("date_of_birth", Type.DATE),
            Field.optional("email", Type.TEXT)),
    /** Registrations on programmes. */
    PROGRAMME_REGISTRATIONS(
            "programme-registrations",
            "registration",
            Field.required("student_number", Type.TEXT),
            Field.required("programme_code", Type.TEXT),
            Field.required("entry_session", Type.SESSION),
            Field.required("session", Type.SESSION),
            Field.required("level", Type.WHOLE),
            Field.required("mode", Type.TEXT),
            Field.required("entry", Type.TEXT),
            Field.required("started_on", Type.DATE)),
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
            Field.optional("withdrawn_on", Type.DATE)),
    /** Recognised prior learning. */
    PRIOR_LEARNING(
            "prior-learning",
            "registration",
            Field.required("student_number", Type.TEXT),
            Field.required("module_code", Type.TEXT),
            Field.constant("origin", PriorLearning.Origin.class),
            Field.optional("mark", Type.DECIMAL)),
    /** Marks; the occurrence may be left out where element codes are unique within the institution. */
    MARKS(
            "marks",
            "assessment",
            Field.required("student_number", Type.TEXT),
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
            Field.optional("reason", Type.TEXT)),
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
            Field.optional("reason", Type.TEXT));

    private final String label;
    private final String domain;
    private final List<Field> fields;

    Target(String label, String domain, Field... fields) {
        this.label = label;
        this.domain = domain;
        this.fields = List.of(fields);
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

    /** True when the rows of the whole file are needed together. */
    public boolean wholeFile() {
        return this == PATTERNS;
    }

    /**
     * True when a record may stand in one row of a file only, or in several that say the same. Marks are corrected by
     * later rows, and the rows of a pattern are one record.
     */
    public boolean oncePerFile() {
        return this != MARKS && this != MODULE_MARKS && this != PATTERNS;
    }

    /** True when the records belong to the platform and not to one institution. */
    public boolean platformWide() {
        return this == AWARDS;
    }

    /** What is wrong with the values together, field by field. */
    public List<Fault> faults(Values row) {
        List<String> occurrence = List.of("module_code", "session", "period");
        long given = occurrence.stream().filter(f -> row.get(f) != null).count();
        if (this != MARKS || given == 0 || given == occurrence.size()) {
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
