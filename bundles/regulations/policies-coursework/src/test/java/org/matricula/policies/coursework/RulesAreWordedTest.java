package org.matricula.policies.coursework;

import org.junit.Test;
import org.matricula.regulations.kit.testing.Worded;

public class RulesAreWordedTest {

    @Test
    public void everyFindingThatTheRulesCanGiveHasASentenceForStudentsAndForBoards() {
        Worded.assertRulesAreWorded(new CourseworkPolicyFamily());
    }
}
