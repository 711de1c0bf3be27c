package org.matricula.kernel.testing;

import java.util.EnumMap;
import java.util.Map;
import org.junit.rules.ExternalResource;

/**
 * The databases of a test class, as its {@code @ClassRule}: one of each kind, opened when a test first asks for it, kept
 * for all tests of the class and closed after the last.
 */
public final class TestDatabases extends ExternalResource {

    private final Map<TestDatabase.Kind, TestDatabase> open = new EnumMap<>(TestDatabase.Kind.class);

    /** The database of a kind, with the tables of the kernel and of the domains that were named when it was opened. */
    public TestDatabase of(TestDatabase.Kind kind, String... domains) {
        return open.computeIfAbsent(kind, one -> new TestDatabase(one, domains));
    }

    @Override
    protected void after() {
        open.values().forEach(TestDatabase::close);
        open.clear();
    }
}
