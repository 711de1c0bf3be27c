package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.students.provider.detail.CheckDigits;

public class CheckDigitsTest {

    @Test
    public void aHusidEndsWithWhatItsWeightedDigitsLackOfAFullTen() {
        // 1+0*3+0*7+8*9+... worked by hand: 1,0,0,0,5,1,2,3,4,5,6,7 -> 1+0+0+0+5+3+14+27+4+15+42+63 = 174 -> 6
        assertTrue(CheckDigits.husid("1000512345676"));
        assertFalse(CheckDigits.husid("1000512345675"));
        // noughts in front change nothing, so an old number written with 17 digits is still right
        assertTrue(CheckDigits.husid("00001000512345676"));
        assertTrue(CheckDigits.husid("0000000000000"));
    }

    @Test
    public void everySingleWrongDigitOfAHusidIsNoticed() {
        String right = "1000512345676";
        int noticed = 0;
        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, place) + digit + right.substring(place + 1);
                noticed += wrong.equals(right) || CheckDigits.husid(wrong) ? 0 : 1;
            }
        }
        assertEquals(13 * 9, noticed);
    }

    @Test
    public void aUlnEndsWithTenLessTheRemainderOfItsWeightedDigits() {
        // 1*10 + 0*9 + ... + 1*2 = 12, 12 mod 11 = 1, 10 - 1 = 9
        assertTrue(CheckDigits.uln("1000000019"));
        assertFalse(CheckDigits.uln("1000000018"));
        // 1*10 + ... + 1*... = 22: no remainder, no number, whatever stands at the end
        for (char digit = '0'; digit <= '9'; digit++) {
            assertFalse(CheckDigits.uln("100000006" + digit));
        }
    }
}
