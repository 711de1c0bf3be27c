package org.matricula.regulations.kit.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.kernel.api.ProblemException;

public class PackRangeTest {

    @Test
    public void bracketsIncludeAndParenthesesExclude() {
        assertTrue(includes("[1.0,2)", "1.0.0"));
        assertTrue(includes("[1.0,2)", "1.99.9"));
        assertFalse(includes("[1.0,2)", "2.0.0"));
        assertFalse(includes("(1.0,2]", "1.0.0"));
        assertTrue(includes("(1.0,2]", "2.0.0"));
        assertFalse(includes("[1.0,2)", "0.9.9"));
    }

    @Test
    public void aBareVersionIsALowerLimit() {
        assertTrue(includes("1.2", "1.2.0"));
        assertTrue(includes("1.2", "9.0.0"));
        assertFalse(includes("1.2", "1.1.9"));
    }

    @Test
    public void versionsCompareByNumbers() {
        assertTrue(PackVersion.of("1.10.0").compareTo(PackVersion.of("1.9.9")) > 0);
        assertEquals("1.10.0", PackVersion.of("1.10.0").toString());
        assertEquals("[1.0.0,2.0.0)", PackRange.of("[1.0,2)").toString());
        assertEquals("1.2.0", PackRange.of("1.2").toString());
    }

    @Test
    public void otherFormsAreRefused() {
        assertThrows(ProblemException.class, () -> PackVersion.of("1.0"));
        assertThrows(ProblemException.class, () -> PackVersion.of(null));
        assertThrows(ProblemException.class, () -> PackRange.of("[1.0"));
        assertThrows(ProblemException.class, () -> PackRange.of("[1.0,2"));
        assertThrows(ProblemException.class, () -> PackRange.of("any"));
    }

    private static boolean includes(String range, String version) {
        return PackRange.of(range).includes(PackVersion.of(version));
    }
}
