package org.matricula.curriculum.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/** What is sent of changes of the curriculum is a fault when it lacks something, and no defect. */
public class ChangeBodiesTest {

    private static final ChangeSetId SET = new ChangeSetId(1);

    @Test
    public void aDemandThatIsMissingOrNamesNoModuleIsAFault() {
        RequirementsBody body = new RequirementsBody(
                SET,
                Arrays.asList(
                        null,
                        new RequirementsBody.Demand(Requirement.Kind.EXCLUDED, null),
                        new RequirementsBody.Demand(Requirement.Kind.EXCLUDED, Collections.singletonList(null))),
                "why");
        assertEquals(
                List.of("requirements[0].anyOf", "requirements[1].anyOf", "requirements[2].anyOf"),
                fields(body::demands));
        assertEquals(List.of(), new RequirementsBody(SET, null, "why").demands());
    }

    @Test
    public void anOutcomeThatIsMissingIsAFault() {
        assertEquals(List.of("outcomes"), fields(new OutcomesBody(SET, Collections.singletonList(null), "why")::given));
        assertEquals(List.of(), new OutcomesBody(SET, null, "why").given());
    }

    @Test
    public void aDecisionSaysWhichAndAStateIsOneOfTheFour() {
        assertEquals(
                List.of("approved"),
                fields(() -> ChangesResource.decide(null, null, SET, new DecisionBody(null, "why"))));
        assertEquals(List.of("state"), fields(() -> ChangesResource.state("OPEN")));
        assertEquals(ChangeSet.State.DRAFT, ChangesResource.state("DRAFT"));
        assertNull(ChangesResource.state(null));
    }

    private static List<String> fields(ThrowingRunnable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        return problem.faults().stream().map(fault -> fault.field()).toList();
    }
}
