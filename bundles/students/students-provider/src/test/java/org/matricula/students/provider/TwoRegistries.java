package org.matricula.students.provider;

import org.junit.Before;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentId;

/** Tests of what leaves one institution and comes into another that has the same student and no more of her. */
public abstract class TwoRegistries extends OnBothDatabases {

    static final String WHY = "import 17";

    private final String role;
    Office office;
    InstitutionCode usw;
    InstitutionCode empty;
    Caller caller;
    StudentId ann;

    TwoRegistries(String role) {
        this.role = role;
    }

    @Before
    public final void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        empty = Office.institution("empty");
        caller = Office.caller(role, usw, empty);
        ann = office.student(caller, usw, "A1", "Price", "Ann");
        office.student(caller, empty, "A1", "Price", "Ann");
    }
}
