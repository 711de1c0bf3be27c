package org.matricula.assessment.provider;

import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestDatabases;

/** One database of each kind for all tests; every test works on an institution of its own. */
final class Databases {

    private static final TestDatabases OPEN = new TestDatabases();
    private static final AtomicInteger INSTITUTIONS = new AtomicInteger();

    private Databases() {}

    static synchronized TestDatabase of(TestDatabase.Kind kind) {
        return OPEN.of(kind, "assessment");
    }

    static InstitutionCode institution() {
        return new InstitutionCode("uni" + INSTITUTIONS.incrementAndGet());
    }
}
