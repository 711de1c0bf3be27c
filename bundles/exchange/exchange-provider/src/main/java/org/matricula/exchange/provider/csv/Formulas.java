package org.matricula.exchange.provider.csv;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text for a formula. A cell that begins with {@code = + - @}, a tab or a carriage
 * return is calculated by them when they open a CSV file (CWE-1236); an apostrophe before it makes it a text. Texts that
 * have apostrophes before such a sign already get one more, so that taking one away always gives back what was there.
 */
public final class Formulas {

    private static final Pattern AT_RISK = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern PROTECTED = Pattern.compile("'+[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Formulas() {}

    /** Whether a spreadsheet could take it for a formula. */
    public static boolean atRisk(String text) {
        return AT_RISK.matcher(text).matches();
    }

    /** The text as it may stand in a CSV file. */
    public static String protect(String text) {
        return atRisk(text) ? "'" + text : text;
    }

    /** The text that was meant by a cell of a CSV file. */
    public static String unprotect(String cell) {
        return PROTECTED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
