package org.matricula.students.provider.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Locale;
import org.junit.Test;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

public class NameKeyTest {

    @Test
    public void caseAccentsAndRepeatedBlanksDoNotMatter() {
        assertEquals(NameKey.of("MULLER ANNA"), NameKey.of(" Müller   Anna "));
        assertEquals("SMITH0JO", NameKey.of("smith jo"));
    }

    @Test
    public void lettersThatUnicodeDoesNotTakeApartAreFoundAsTheyAreTyped() {
        String[][] names = {
            {"Łódź", "lodz"}, {"Øst", "ost"}, {"Đorđe", "dorde"}, {"Æsop", "aesop"}, {"Þór", "thor"},
            {"Œuvre", "oeuvre"}, {"Guðrún", "gudrun"}, {"Ħal", "hal"}, {"Ŋata", "nata"}, {"Ŧaga", "taga"},
            {"WEIẞ", "weiß"}, {"Weiß", "weiss"}, {"Ǿre", "ore"}, {"Ilgın", "ilgin"}
        };
        for (String[] name : names) {
            assertEquals(NameKey.of(name[1]), NameKey.of(name[0]));
        }
    }

    @Test
    public void aKeyOfBeforeBecomesTheOneOfNow() {
        assertEquals("LODZ0JAN", NameKey.again("1000141ODZ0JAN"));
        assertEquals(NameKey.of("Æ1Иван"), NameKey.again("10000C61000031" + NameKey.of("Иван")));
        assertEquals("A10001", NameKey.again("A10001"));
    }

    @Test
    public void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("tr"));
        try {
            assertEquals("IRVINE", NameKey.of("irvine"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    public void aKeyHasOnlyCharactersThatEveryCollationOrdersAlike() {
        for (String name : new String[] {"O'Brien-Jones", "Иванов", "李", "Ó Súilleabháin", "'); drop table x"}) {
            assertTrue(NameKey.of(name), NameKey.of(name).matches("[0-9A-Z]+"));
        }
    }

    @Test
    public void theKeyOfABeginningBeginsTheKey() {
        assertTrue(NameKey.of("O'Brien").startsWith(NameKey.of("o'b")));
        assertTrue(NameKey.of("Иванова").startsWith(NameKey.of("иван")));
    }

    @Test
    public void theKeyAboveEndsTheRange() {
        assertEquals("SMJ", NameKey.above("SMI"));
        assertEquals("B", NameKey.above("AZZ"));
        assertEquals("A1A", NameKey.above("A19"));
        assertNull(NameKey.above("ZZ"));
        assertNull(NameKey.above(""));
    }

    @Test
    public void aVeryLongNameIsCut() {
        assertEquals(200, NameKey.of("李".repeat(100)).length());
    }

    @Test
    public void aCursorComesBackAsItWasGiven() {
        NameCursor cursor = new NameCursor("SMITH0JO", 1042);
        assertEquals(cursor, NameCursor.read(cursor.toString(), "SMI"));
    }

    @Test
    public void aCursorThatNoPageGaveOutIsRefused() {
        String other = new NameCursor("JONES", 7).toString();
        for (String text : new String[] {"", "1042", "%%%", other, other + "A", "U01JVEg6LTE"}) {
            ProblemException refusal = assertThrows(ProblemException.class, () -> NameCursor.read(text, "SMI"));
            assertEquals(Problem.Kind.INVALID, refusal.problem().kind());
            assertEquals("after", refusal.problem().faults().get(0).field());
        }
    }
}
