package org.matricula.regulations.kit;

import org.junit.Test;
import org.matricula.regulations.kit.testing.Purity;

public class PurityTest {

    @Test
    public void nothingImpureIsUsed() {
        Purity.assertSourcesArePure();
    }

    @Test
    public void theVersionIsThatOfThePackage() {
        Purity.assertVersion("org.matricula.regulations.kit", Kit.VERSION);
    }
}
