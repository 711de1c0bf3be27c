package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Rows of a domain that nobody reads without saying what for. */
record PurposedSource<R extends Record>(
        Target target, List<Privilege> privileges, Students students, Class<R> row, Reading<R> reading)
        implements Source {

    /** Reads what a domain keeps about students: some hundreds of students at a time, with their numbers. */
    @FunctionalInterface
    interface Reading<R> {

        /** The rows of these students. */
        List<R> read(Caller caller, InstitutionCode institution, Map<StudentId, String> students, String purpose);
    }

    @Override
    public void read(Caller caller, InstitutionCode institution, AcademicSession session, Consumer<Values> taker) {
        read(caller, institution, session, null, taker);
    }

    @Override
    public void read(
            Caller caller,
            InstitutionCode institution,
            AcademicSession session,
            String purpose,
            Consumer<Values> taker) {
        RowForm<R> form = RowForm.of(row);
        Pages.numbered(students, caller, institution, some -> reading.read(caller, institution, some, purpose)
                .forEach(one -> taker.accept(form.write(one))));
    }
}
