package org.matricula.students.provider.detail;

/** The check digits of the sector's numbers. */
public final class CheckDigits {

    private static final int[] HUSID_WEIGHTS = {1, 3, 7, 9};
    private static final int ULN_FIRST_WEIGHT = 10;
    private static final int ULN_MODULUS = 11;

    private CheckDigits() {}

    /**
     * HESA's HUSID (13 digits) and SID (17): the digits before the last, weighted 1, 3, 7, 9 in turns and added; the last
     * is what the sum lacks of a multiple of ten.
     *
     * @param digits 13 or 17 digits
     */
    public static boolean husid(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            sum += digit(digits, i) * HUSID_WEIGHTS[i % HUSID_WEIGHTS.length];
        }
        return (10 - sum % 10) % 10 == digit(digits, digits.length() - 1);
    }

    /**
     * The unique learner number: the first nine digits, weighted 10 to 2 and added, modulo 11, taken from 10. A remainder
     * of nothing makes no number.
     *
     * @param digits 10 digits
     */
    public static boolean uln(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            sum += digit(digits, i) * (ULN_FIRST_WEIGHT - i);
        }
        int remainder = sum % ULN_MODULUS;
        return remainder != 0 && 10 - remainder == digit(digits, digits.length() - 1);
    }

    private static int digit(String digits, int place) {
        return digits.charAt(place) - '0';
    }
}
