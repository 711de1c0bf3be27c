package org.matricula.kernel.testing;

import org.junit.ClassRule;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A test class whose tests all run on each kind of database. */
@RunWith(Parameterized.class)
public abstract class OnBothDatabases {

    /** Kept for the tests of one class. */
    @ClassRule
    public static final TestDatabases DATABASES = new TestDatabases();

    /** The kind of this run. */
    @Parameterized.Parameter
    public TestDatabase.Kind kind;

    /** Every kind. */
    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    /** The database of this run, which all tests of the class share; see {@link TestDatabases#of}. */
    protected final TestDatabase database(String... domains) {
        return DATABASES.of(kind, domains);
    }
}
