package org.matricula.exchange.provider.envelope;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/**
 * Under which number the records of merged persons are kept: domains take any number of a person, so a row under another
 * one is still about the same record.
 */
final class KeptNumbers {

    private static final String NUMBER = "student_number";

    private final ThreeWay ways;
    private final Map<String, String> survivors = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> kept = new HashMap<>();

    /** Knows the records that were sent and that are here, and the persons of all these and of the rows that came. */
    KeptNumbers(
            Students students,
            Caller caller,
            InstitutionCode institution,
            ThreeWay ways,
            Collection<Values> records,
            Collection<Values> rows) {
        this.ways = ways;
        Caller reader = caller.acting(caller.scope(), Students.READ);
        Map<String, StudentId> known = students.byNumber(
                reader,
                institution,
                Stream.concat(records.stream(), rows.stream())
                        .map(row -> row.text(NUMBER))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        Map<StudentId, Student> persons = students.all(reader, Set.copyOf(known.values()));
        known.forEach((number, id) -> {
            if (persons.containsKey(id)) {
                survivors.put(number, persons.get(id).number());
            }
        });
        records.forEach(this::keep);
    }

    /** A row under the number under which its record is kept; the first row of a record that is new keeps its own. */
    Values kept(Values row) {
        String number = row.text(NUMBER);
        if (number == null || keys.contains(ways.key(row))) {
            return row;
        }
        String other = kept.get(person(row));
        if (other == null) {
            keep(row);
        }
        return other == null ? row : row.with(NUMBER, other);
    }

    private void keep(Values record) {
        if (record.text(NUMBER) != null) {
            keys.add(ways.key(record));
            kept.putIfAbsent(person(record), record.text(NUMBER));
        }
    }

    private String person(Values row) {
        String number = row.text(NUMBER);
        return ways.key(row.with(NUMBER, survivors.getOrDefault(number, number)));
    }
}
