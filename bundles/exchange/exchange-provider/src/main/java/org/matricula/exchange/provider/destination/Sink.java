package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Where the rows for one target go. */
public interface Sink {

    /** The target. */
    Target target();

    /** Needed to write there. */
    Privilege privilege();

    /** What makes a record the same record: the values of these fields. */
    List<String> key();

    /** One outcome for each row, in order. */
    List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows);

    /** Makes records of rows. */
    @FunctionalInterface
    interface Reading<T> {

        /** The record that a row stands for. */
        T read(Values row);
    }

    /** Hands records to a domain. */
    @FunctionalInterface
    interface Writing<T> {

        /** One outcome for each record, in order. */
        List<RowOutcome> write(Caller caller, InstitutionCode institution, List<T> records);
    }

    /** A sink in which each row is a record. */
    static <T> Sink of(Target target, Privilege privilege, List<String> key, Reading<T> reading, Writing<T> writing) {
        return new Simple<>(target, privilege, key, reading, writing);
    }

    /** Each row is a record. */
    record Simple<T>(Target target, Privilege privilege, List<String> key, Reading<T> reading, Writing<T> writing)
            implements Sink {

        @Override
        public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows) {
            List<T> records = new ArrayList<>(rows.size());
            rows.forEach(row -> records.add(reading.read(row)));
            return writing.write(caller, institution, records);
        }
    }
}
