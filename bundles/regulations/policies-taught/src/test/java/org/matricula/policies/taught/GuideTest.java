package org.matricula.policies.taught;

import org.junit.Test;
import org.matricula.regulations.kit.testing.Listed;

public class GuideTest {

    @Test
    public void theGuideForPacksListsEveryPolicy() {
        Listed.assertGuideLists(new TaughtPolicyFamily());
    }
}
