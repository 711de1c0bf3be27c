package org.matricula.policies.coursework;

import org.junit.Test;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.PartialFacts;

/** The worked cases of the pack, beside the policies: whoever changes a rule sees at once which case it breaks. */
public class UowCasesTest {

    @Test
    public void allCasesOfThePackPass() {
        ClasspathPacks.assertCasesPass(Uow.PACK);
    }

    @Test
    public void factsThatAreLeftOutAreAskedForOrNotNeeded() {
        PartialFacts.assertAreJudgedOrRefused(Uow.PACK);
    }
}
