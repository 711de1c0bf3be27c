package org.matricula.policies.coursework.rules;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.policies.coursework.Retention.Disposition;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;

/**
 * A row of the retention schedule.
 *
 * @param recordClass the class's number
 * @param rule the rule with the lines of the schedule
 * @param trigger what starts the clock; null where nothing does
 * @param years how long; 0 where the trigger alone decides
 * @param minimum true where the text says that it may be longer
 * @param disposition what becomes of the record
 * @param holders the units responsible, in the order of the text
 * @param facultyPolicy true where a policy of the faculty may say otherwise
 */
record RetentionRow(
        String recordClass,
        Rule rule,
        String trigger,
        int years,
        boolean minimum,
        Disposition disposition,
        List<String> holders,
        boolean facultyPolicy) {

    /** The rows by class. A class is written {@code C4_1} in the parameters, because a dot divides paths there. */
    static Map<String, RetentionRow> rows(Parameters parameters) {
        Map<String, RetentionRow> rows = new LinkedHashMap<>();
        ParameterValues.group(parameters, "retention.classes", row -> row).forEach((name, row) -> {
            String recordClass = name.substring(1).replace('_', '.');
            rows.put(recordClass, of(recordClass, row));
        });
        return rows;
    }

    private static RetentionRow of(String recordClass, Parameters row) {
        String disposal = ParameterValues.oneOf(row, "disposal", Set.of("DESTROY", "STATE_ARCHIVES", "LIBRARY_COPY"));
        return new RetentionRow(
                recordClass,
                new Rule("W-R-" + recordClass, row.text("lines")),
                row.has("trigger") ? row.text("trigger") : null,
                ParameterValues.countOr(row, "years", 0),
                row.has("min") && row.flag("min"),
                Disposition.valueOf(disposal),
                row.texts("units"),
                row.has("faculty_policy") && row.flag("faculty_policy"));
    }

    /** True when the record is never destroyed by the system. */
    boolean isPermanent() {
        return disposition != Disposition.DESTROY;
    }

    /** The first day on which a record may go; null while the clock has not started. */
    LocalDate earliest(LocalDate started, Integer facultyYears) {
        int length = facultyPolicy && facultyYears != null ? facultyYears : years;
        return started == null || trigger == null ? null : started.plusYears(length);
    }
}
