package org.matricula.students.provider;

import java.util.EnumMap;
import java.util.Map;
import org.apache.aries.jpa.template.JpaTemplate;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.store.StudentStore;

/** Tests of what leaves one institution and comes into another that has the same student and no more of her. */
@RunWith(Parameterized.class)
public abstract class TwoRegistries {

    private static final Map<TestDatabase.Kind, TestDatabase> DATABASES = new EnumMap<>(TestDatabase.Kind.class);
    private static final Map<TestDatabase.Kind, JpaTemplate> UNITS = new EnumMap<>(TestDatabase.Kind.class);

    static final String WHY = "import 17";

    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

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
        TestDatabase database = DATABASES.computeIfAbsent(kind, k -> new TestDatabase(k, "students"));
        JpaTemplate unit = UNITS.computeIfAbsent(kind, k -> database.jpa("students"));
        office = new Office(database, new StudentStore(unit, database.dataSource()));
        usw = Office.institution("usw");
        empty = Office.institution("empty");
        caller = Office.caller(role, usw, empty);
        ann = office.student(caller, usw, "A1", "Price", "Ann");
        office.student(caller, empty, "A1", "Price", "Ann");
    }

    @AfterClass
    public static void close() {
        DATABASES.values().forEach(TestDatabase::close);
        DATABASES.clear();
        UNITS.clear();
    }
}
