package org.matricula.kernel.derby;

import static org.junit.Assert.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.Test;

public class WordsTest {

    private static final int FILES = 50;

    @Test
    public void theWordsInEnglishAreWhereDerbyLooksFirst() {
        for (int i = 0; i < FILES; i++) {
            ResourceBundle usual = ResourceBundle.getBundle("org.apache.derby.loc.m" + i, Locale.ENGLISH);
            ResourceBundle first = ResourceBundle.getBundle("org.apache.derby.loc.locale_en.m" + i, Locale.ENGLISH);
            assertEquals(usual.keySet(), first.keySet());
            usual.keySet().forEach(key -> assertEquals(usual.getString(key), first.getString(key)));
        }
    }
}
