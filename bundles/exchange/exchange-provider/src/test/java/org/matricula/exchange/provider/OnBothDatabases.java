package org.matricula.exchange.provider;

import java.util.EnumMap;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.testing.TestDatabase;

/** Tests of an office, each on both databases. */
@RunWith(Parameterized.class)
public abstract class OnBothDatabases {

    private static final Map<TestDatabase.Kind, TestDatabase> DATABASES = new EnumMap<>(TestDatabase.Kind.class);
    private static int offices;

    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

    @AfterClass
    public static void close() {
        DATABASES.values().forEach(TestDatabase::close);
        DATABASES.clear();
    }

    /** The office of an institution without records. */
    final Office office() {
        TestDatabase database = DATABASES.computeIfAbsent(kind, k -> new TestDatabase(k, "exchange"));
        return new Office(database, new InstitutionCode("uni" + ++offices));
    }
}
