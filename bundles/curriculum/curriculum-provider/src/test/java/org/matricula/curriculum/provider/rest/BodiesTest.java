package org.matricula.curriculum.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Bodies;

public class BodiesTest {

    private static final Module BEFORE =
            new Module(new ModuleId(7), new InstitutionCode("usw"), "M1", "Title", 4, 20, true, "TAUGHT");

    @Test
    public void everyWeightThatIsNoPercentageIsNamed() {
        List<ElementBody> bodies =
                Arrays.asList(element("101"), element("65.5555"), element("-1"), null, element(null), element("40.50"));
        Problem problem = assertThrows(ProblemException.class, () -> ElementBody.elements(bodies))
                .problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(
                List.of(
                        "elements[0].weight",
                        "elements[1].weight",
                        "elements[2].weight",
                        "elements[3]",
                        "elements[4].weight"),
                problem.faults().stream().map(Fault::field).toList());
    }

    @Test
    public void noElementsAreAnEmptyPattern() {
        assertEquals(List.of(), ElementBody.elements(null));
    }

    @Test
    public void aBodyIsNeeded() {
        ProblemException refusal = assertThrows(ProblemException.class, () -> Bodies.required(null));
        assertEquals(Problem.Kind.MALFORMED, refusal.problem().kind());
    }

    @Test
    public void whatAModuleChangeDoesNotNameStaysAsItIs() {
        assertEquals(BEFORE, new ModuleChange(null, null, null, null, null, null, "r", null).appliedTo(BEFORE));
        assertFalse(new ModuleChange(null, false, null, null, null, null, "r", null)
                .appliedTo(BEFORE)
                .core());
    }

    @Test
    public void aMissingNumberIsAFaultAndNoDefect() {
        assertEquals(
                0,
                new NewModule(null, "M", "T", null, null, null, null).module().credits());
        assertTrue(new NewProgramme(null, "P", "T", "A", "UG", "UG", null, null)
                        .programme()
                        .firstLevel()
                < 3);
        assertEquals(
                0, new AwardBody("A", "T", "F", null, null, null, null).award().level());
    }

    private static ElementBody element(String weight) {
        return new ElementBody(
                "A",
                Element.Kind.COURSEWORK,
                weight == null ? null : new BigDecimal(weight),
                null,
                null,
                null,
                null,
                null);
    }
}
