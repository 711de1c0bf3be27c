package org.matricula.kernel.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.matricula.kernel.persistence.Sql;

public class OnBothDatabasesTest {

    private static final Map<TestDatabase.Kind, List<TestDatabase>> SEEN = new EnumMap<>(TestDatabase.Kind.class);

    /** A class of two tests, run by the tests here. */
    public static class Guest extends OnBothDatabases {

        @Test
        public void one() {
            visit();
        }

        @Test
        public void another() {
            visit();
        }

        private void visit() {
            TestDatabase database = database("first");
            List<TestDatabase> seen = SEEN.computeIfAbsent(kind, any -> new ArrayList<>());
            int before = new Sql(database.dataSource())
                    .first("select count(*) from first_thing", rs -> rs.getInt(1))
                    .orElseThrow();
            assertEquals(seen.size(), before);
            new Sql(database.dataSource())
                    .update("insert into first_thing (id, name, version) values (?, 'x', 0)", (long) before);
            seen.add(database);
        }
    }

    @Before
    public void forget() {
        SEEN.clear();
    }

    @Test
    public void theTestsOfAClassShareOneDatabaseOfEachKindThatIsClosedAfterTheLast() {
        Result result = JUnitCore.runClasses(Guest.class);
        assertEquals(List.of(), result.getFailures());
        assertEquals(EnumSet.allOf(TestDatabase.Kind.class), SEEN.keySet());
        SEEN.values().forEach(seen -> {
            assertEquals(List.of(seen.get(0), seen.get(0)), seen);
            assertThrows(SQLException.class, () -> seen.get(0).dataSource().getConnection());
        });
    }

    @Test
    public void theNextClassHasNewOnes() {
        JUnitCore.runClasses(Guest.class);
        TestDatabase first = SEEN.get(TestDatabase.Kind.DERBY).get(0);
        SEEN.clear();
        Result result = JUnitCore.runClasses(Guest.class);
        assertEquals(List.of(), result.getFailures());
        assertNotSame(first, SEEN.get(TestDatabase.Kind.DERBY).get(0));
    }
}
