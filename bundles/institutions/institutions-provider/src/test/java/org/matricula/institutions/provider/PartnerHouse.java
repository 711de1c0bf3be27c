package org.matricula.institutions.provider;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.testing.TestDatabase;

/** The domain's services on both databases, with a world that is new for each test. */
@RunWith(Parameterized.class)
public abstract class PartnerHouse {

    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

    PartnerWorld world;

    @Before
    public void open() {
        world = new PartnerWorld(kind);
    }

    @AfterClass
    public static void close() {
        PartnerWorld.close();
    }
}
