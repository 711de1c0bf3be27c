package org.matricula.assessment.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.testing.TestDatabase;

/** One database of each kind for all tests; every test works on an institution of its own. */
final class Databases {

    private static final Map<TestDatabase.Kind, TestDatabase> OPEN = new EnumMap<>(TestDatabase.Kind.class);
    private static final AtomicInteger INSTITUTIONS = new AtomicInteger();

    private Databases() {}

    static synchronized TestDatabase of(TestDatabase.Kind kind) {
        return OPEN.computeIfAbsent(kind, k -> new TestDatabase(k, "assessment"));
    }

    static InstitutionCode institution() {
        return new InstitutionCode("uni" + INSTITUTIONS.incrementAndGet());
    }
}
