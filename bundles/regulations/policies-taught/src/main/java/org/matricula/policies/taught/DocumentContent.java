package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a document shows.
 *
 * @param permitted true when nothing is missing or too much
 * @param reasons codes of what is
 * @param endorsements what a certificate says beside the award: the class, SANDWICH
 * @param lines the modules of a transcript, in the order of the record
 * @param omitted codes of modules that a transcript does not show
 */
public record DocumentContent(
        boolean permitted, List<String> reasons, List<String> endorsements, List<Line> lines, List<String> omitted) {

    /**
     * A module on a transcript.
     *
     * @param code its code
     * @param title its title
     * @param credits its credits
     * @param level its level
     * @param mark its mark; null where a word stands for it
     * @param word the word in place of a mark; null where there is a mark
     * @param grade the grade where it has to be shown, PC; null otherwise
     * @param completed the day on which it was completed; null where that is missing
     */
    public record Line(
            String code,
            String title,
            int credits,
            int level,
            BigDecimal mark,
            String word,
            String grade,
            LocalDate completed) {}

    /** Copies the lists. */
    public DocumentContent {
        reasons = List.copyOf(reasons);
        endorsements = List.copyOf(endorsements);
        lines = List.copyOf(lines);
        omitted = List.copyOf(omitted);
    }
}
