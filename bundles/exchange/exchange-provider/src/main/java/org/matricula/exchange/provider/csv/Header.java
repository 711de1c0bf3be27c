package org.matricula.exchange.provider.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/** The names of a file's columns. */
public final class Header {

    private final Map<String, Integer> places = new LinkedHashMap<>();

    /**
     * Reads the header row.
     *
     * @throws org.matricula.kernel.api.ProblemException 400 when it cannot be read, or a name is empty or stands twice
     */
    public Header(String record) {
        CsvRow row = CsvRows.row(0, record);
        if (row.fault() != null) {
            throw malformed("The header row cannot be read: " + row.fault() + ".");
        }
        for (String name : row.cells()) {
            if (name.isEmpty()) {
                throw malformed("Column " + (places.size() + 1) + " of the header has no name.");
            }
            if (places.put(name, places.size()) != null) {
                throw malformed("The header names the column '" + name + "' twice.");
            }
        }
    }

    /** How many columns there are. */
    public int size() {
        return places.size();
    }

    /** True when the file has all of these columns. */
    public boolean has(Collection<String> columns) {
        return places.keySet().containsAll(columns);
    }

    /** The names of the columns, in the order of the file. */
    public List<String> names() {
        return List.copyOf(places.keySet());
    }

    /** The columns but for these, in the order of the file. */
    public List<String> without(Collection<String> columns) {
        return names().stream().filter(name -> !columns.contains(name)).toList();
    }

    /** The cell of a column; null when the file has no such column. */
    public String cell(CsvRow row, String column) {
        Integer place = places.get(column);
        return place == null ? null : row.cells().get(place);
    }

    /**
     * Refuses a file that lacks columns.
     *
     * @throws org.matricula.kernel.api.ProblemException 400 naming every column that is not there
     */
    public void require(Collection<String> columns) {
        List<Fault> faults = new ArrayList<>();
        for (String column : columns) {
            if (!places.containsKey(column)) {
                faults.add(new Fault(column, null, "must be a column of the file"));
            }
        }
        if (!faults.isEmpty()) {
            String names = String.join(", ", faults.stream().map(Fault::field).toList());
            throw new Problem(
                            Problem.Kind.MALFORMED,
                            "The file lacks columns that the mapping needs: " + names + ".",
                            faults,
                            null)
                    .exception();
        }
    }

    private static RuntimeException malformed(String detail) {
        return Problem.of(Problem.Kind.MALFORMED, detail).exception();
    }
}
