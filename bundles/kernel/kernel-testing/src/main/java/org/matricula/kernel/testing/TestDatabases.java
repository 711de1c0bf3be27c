package org.matricula.kernel.testing;

import java.util.EnumMap;
import java.util.Map;
import org.junit.rules.ExternalResource;

/**
 * One database of each kind, opened when a test first asks for it and kept. As a {@code @ClassRule} they are closed after
 * the last test of the class; elsewhere they stay open until the tests of the module are over.
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
