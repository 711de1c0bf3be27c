package org.matricula.policies.taught;

import org.junit.Test;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.PartialFacts;

/** The worked cases of the pack, beside the policies: whoever changes a rule sees at once which case it breaks. */
public class UswCasesTest {

    @Test
    public void allCasesOfThePackPass() {
        ClasspathPacks.assertCasesPass(Usw.PACK);
    }

    @Test
    public void factsThatAreLeftOutAreAskedForOrNotNeeded() {
        PartialFacts.assertAreJudgedOrRefused(Usw.PACK);
    }
}
