package org.matricula.kernel.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.Test;

public class ValueTypesTest {

    @Test
    public void aMarkOutsideItsRangeOrWithFourDecimalsIsRefusedByName() {
        assertRefused("mark '101' must be from 0 to 100", () -> Percent.of("mark", "101"));
        assertRefused("mark '-1' must be from 0 to 100", () -> Percent.of("mark", "-1"));
        assertRefused("mark '65.5555' must have at most 2 decimals", () -> Percent.of("mark", "65.5555"));
        assertRefused("mark 'abc' must be a number from 0 to 100", () -> Percent.of("mark", "abc"));
        assertRefused("mark must be given", () -> Percent.of("mark", (BigDecimal) null));
    }

    @Test
    public void percentagesOfEqualValueAreEqual() {
        assertEquals(Percent.of("mark", "65.50"), Percent.of("mark", "65.5"));
        assertEquals("100", Percent.of(100).toString());
    }

    @Test
    public void aSessionIsWrittenWithTwoYearsThatFollow() {
        assertEquals("2099/00", new AcademicSession(2099).toString());
        assertEquals(new AcademicSession(2026), AcademicSession.valueOf("2026-27"));
        assertRefused("session '2026/28' must be written 2026/27", () -> AcademicSession.valueOf("2026/28"));
    }

    @Test
    public void anInstitutionCodeHasAForm() {
        assertEquals("usw", InstitutionCode.valueOf("usw").toString());
        assertThrows(ProblemException.class, () -> new InstitutionCode("USW"));
        assertThrows(ProblemException.class, () -> new InstitutionCode("a' or '1'='1"));
    }

    @Test
    public void aPageKnowsWhereTheNextStarts() {
        assertEquals(new Page<>(List.of(1, 2), "2"), Page.cut(List.of(1, 2, 3), 2, String::valueOf));
        assertEquals(new Page<>(List.of(1, 2), null), Page.cut(List.of(1, 2), 2, String::valueOf));
    }

    private static void assertRefused(String detail, org.junit.function.ThrowingRunnable call) {
        assertEquals(
                detail, assertThrows(ProblemException.class, call).problem().detail());
    }
}
