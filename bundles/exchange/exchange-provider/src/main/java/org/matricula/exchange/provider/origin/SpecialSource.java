package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.function.Consumer;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.ConfidentialFiles;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.SpecialRow;
import org.matricula.students.api.Students;

/** Special-category data: nobody reads them without saying what for. */
record SpecialSource(Students students, ConfidentialFiles files) implements Source {

    @Override
    public Target target() {
        return Target.SPECIAL_DATA;
    }

    @Override
    public List<Privilege> privileges() {
        return List.of(SpecialData.READ, Students.READ);
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
        RowForm<SpecialRow> form = RowForm.of(SpecialRow.class);
        Pages.numbered(students, caller, institution, some -> files.specialData(caller, institution, some, purpose)
                .forEach(row -> taker.accept(form.write(row))));
    }
}
