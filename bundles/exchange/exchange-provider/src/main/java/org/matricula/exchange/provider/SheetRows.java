package org.matricula.exchange.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid.Cell;
import org.matricula.assessment.api.MarkGrid.Change;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.ModuleRegistration;

/** Reads the rows of a sheet that came back and finds the cells that were edited since it left. */
final class SheetRows {

    private static final String NOT_SUBMITTED = "NS";
    private static final String CARRIED = "C ";
    private static final Pattern NUMBER = Pattern.compile("(C )?(\\d{1,3}(?:\\.\\d{1,6})?)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Base>> BASES = new TypeReference<>() {};

    private final OccurrenceId occurrence;
    private final Header header;
    private final List<Edit> edits = new ArrayList<>();
    private long untouched;

    SheetRows(OccurrenceId occurrence, Header header) {
        this.occurrence = occurrence;
        this.header = header;
    }

    /**
     * What a cell left with.
     *
     * @param sequence the sequence of the mark; 0 for none
     * @param mark the cell; null for an empty one
     */
    record Base(int sequence, String mark) {}

    /**
     * A cell that was edited, or a row at fault.
     *
     * @param change the change; null where it is at fault
     * @param problem what is wrong with it; null otherwise
     */
    record Edit(long row, String candidate, String studentNumber, String elementCode, Change change, Problem problem) {}

    List<Edit> edits() {
        return edits;
    }

    long untouched() {
        return untouched;
    }

    /**
     * A mark as a cell shows it: the number, {@code NS} for not submitted, {@code C 55} for carried. A void one is not shown,
     * so that the mark of the work that was taken again is an edit, be it the same.
     */
    static String written(Cell cell) {
        if (cell.state() == null || cell.again()) {
            return null;
        }
        return switch (cell.state()) {
            case NOT_SUBMITTED -> NOT_SUBMITTED;
            case SUBMITTED -> cell.mark().toPlainString();
            case CARRIED -> CARRIED + cell.mark().toPlainString();
        };
    }

    void add(CsvRow row) {
        if (row.fault() != null) {
            edits.add(new Edit(row.number(), null, null, null, null, Problem.invalid(null, null, row.fault())));
            return;
        }
        String candidate = cell(row, SheetService.CANDIDATE);
        String student = cell(row, SheetService.STUDENT);
        String attempt = cell(row, SheetService.ATTEMPT);
        String base = cell(row, SheetService.BASE);
        String check = SheetService.check(occurrence, candidate, student, attempt, base == null ? "" : base);
        if (!check.equals(cell(row, SheetService.CHECK))) {
            Problem altered = Problem.invalid(
                    SheetService.BASE, base, "must be as it left, with this candidate or student and this attempt");
            edits.add(new Edit(row.number(), candidate, student, null, null, altered));
            return;
        }
        ModuleRegistration.Attempt which = attempt == null ? null : ModuleRegistration.Attempt.valueOf(attempt);
        Map<String, Base> bases = bases(base);
        for (String column : header.names()) {
            String code = column.startsWith(SheetService.MARK) ? column.substring(SheetService.MARK.length()) : null;
            String value = code == null || bases.containsKey(code) ? null : cell(row, column);
            if (value != null) {
                Problem misplaced =
                        Problem.invalid(column, value, "must be empty: the row has no mark of this element");
                edits.add(new Edit(row.number(), candidate, student, code, null, misplaced));
            }
        }
        bases.forEach((code, left) -> {
            String now =
                    header.has(List.of(SheetService.MARK + code)) ? cell(row, SheetService.MARK + code) : left.mark();
            if (same(left.mark(), now)) {
                untouched++;
            } else {
                edits.add(edit(row, candidate, student, which, code, left, now));
            }
        });
    }

    private Edit edit(
            CsvRow row,
            String candidate,
            String student,
            ModuleRegistration.Attempt attempt,
            String code,
            Base left,
            String now) {
        Matcher number = NUMBER.matcher(now == null ? "" : now.toUpperCase(Locale.ROOT));
        boolean missing = NOT_SUBMITTED.equalsIgnoreCase(now);
        if (!missing && !number.matches()) {
            Problem problem = Problem.invalid(
                    SheetService.MARK + code,
                    now,
                    "must be a number, NS for not submitted, or C and a number for carried");
            return new Edit(row.number(), candidate, student, code, null, problem);
        }
        Mark.State state = Mark.State.SUBMITTED;
        if (missing) {
            state = Mark.State.NOT_SUBMITTED;
        } else if (number.group(1) != null) {
            state = Mark.State.CARRIED;
        }
        Change change = new Change(
                candidate,
                student,
                attempt,
                code,
                missing ? null : new BigDecimal(number.group(2)),
                state,
                left.sequence(),
                cell(row, SheetService.REASON));
        return new Edit(row.number(), candidate, student, code, change, null);
    }

    // spreadsheets write 65.50 as 65.5
    private static boolean same(String left, String now) {
        if (left == null || now == null) {
            return Objects.equals(left, now);
        }
        Matcher one = NUMBER.matcher(left);
        Matcher other = NUMBER.matcher(now.toUpperCase(Locale.ROOT));
        return one.matches() && other.matches()
                ? Objects.equals(one.group(1), other.group(1))
                        && new BigDecimal(one.group(2)).compareTo(new BigDecimal(other.group(2))) == 0
                : left.equalsIgnoreCase(now);
    }

    private String cell(CsvRow row, String column) {
        String cell = header.cell(row, column);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    // the check has shown that it is as it was written
    private static Map<String, Base> bases(String text) {
        try {
            return JSON.readValue(text, BASES);
        } catch (JsonProcessingException e) {
            throw Problem.of(Problem.Kind.MALFORMED, "The base of a row cannot be read.")
                    .exception();
        }
    }
}
