package org.matricula.exchange.provider;

import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.testing.OnBothDatabases;

/** Tests of an office, each on both databases. */
public abstract class OfficeHouse extends OnBothDatabases {

    private static int offices;

    /** The office of an institution without records. */
    final Office office() {
        return new Office(database("exchange"), new InstitutionCode("uni" + ++offices));
    }
}
