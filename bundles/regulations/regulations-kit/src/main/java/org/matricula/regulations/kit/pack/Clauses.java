package org.matricula.regulations.kit.pack;

/** How the numbers of clauses stand to each other. */
final class Clauses {

    private Clauses() {}

    /** True when the number is that of the clause or of a part of it: {@code A.2.8.5[d]} is a part of {@code A.2.8.5}. */
    static boolean isPart(String number, String clause) {
        String part = written(number);
        String whole = written(clause);
        return part.equals(whole) || part.startsWith(whole + "[") || part.startsWith(whole + ".");
    }

    /** The number without blanks, which do not count. */
    static String written(String clause) {
        return clause.replace(" ", "");
    }
}
