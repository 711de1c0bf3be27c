package org.matricula.exchange.provider.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;

/**
 * How the text of one field comes out of a row: from a source through some steps.
 *
 * @param source where the text comes from
 * @param missing texts that mean that there is none
 * @param steps what is done with it, in order
 * @param otherwise the rule to use when there is no text; null for none
 * @param optional true when its column need not be in the file
 */
record Rule(Source source, Set<String> missing, List<Step> steps, Rule otherwise, boolean optional) {

    /** The same text for every row. */
    static Rule constant(String value) {
        return new Rule(new Source.Constant(value), Set.of(), List.of(), null, false);
    }

    /**
     * The text for a row; null when there is none.
     *
     * @throws org.matricula.exchange.provider.destination.RuleBroken when a step cannot be done
     */
    String text(Header header, CsvRow row) {
        String text = source.text(header, row, missing);
        for (Step step : steps) {
            if (text != null) {
                text = step.apply(text, header, row);
            }
        }
        return text != null || otherwise == null ? text : otherwise.text(header, row);
    }

    /** True when the cell of a column can be told from the text: for exports. */
    boolean reversible() {
        return source instanceof Source.Column && steps.stream().allMatch(Step::reversible);
    }

    /** The cell that would give this text. */
    String cell(String text) {
        String cell = text;
        for (int i = steps.size() - 1; i >= 0; i--) {
            cell = steps.get(i).undo(cell);
        }
        return cell;
    }

    /** False when the file lacks the column and nothing stands in for it: it says nothing about the field then. */
    boolean says(Header header) {
        return header.has(source.columns()) || otherwise != null && otherwise.says(header);
    }

    /** Every column that it looks at where the file has it. */
    List<String> known() {
        List<String> known = new ArrayList<>(columns());
        known.addAll(source.columns());
        if (otherwise != null) {
            known.addAll(otherwise.known());
        }
        return known;
    }

    /** Every column that must be in the file. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (!optional) {
            columns.addAll(source.columns());
        }
        steps.forEach(step -> columns.addAll(step.columns()));
        if (otherwise != null) {
            columns.addAll(otherwise.columns());
        }
        return columns;
    }
}
