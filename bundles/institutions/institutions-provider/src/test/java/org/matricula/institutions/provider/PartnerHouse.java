package org.matricula.institutions.provider;

import org.junit.Before;
import org.matricula.kernel.testing.OnBothDatabases;

/** The domain's services on both databases, with a world that is new for each test. */
public abstract class PartnerHouse extends OnBothDatabases {

    PartnerWorld world;

    @Before
    public void open() {
        world = new PartnerWorld(database("institutions"));
    }
}
