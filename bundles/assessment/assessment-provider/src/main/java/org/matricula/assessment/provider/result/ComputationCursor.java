package org.matricula.assessment.provider.result;

/**
 * Where the next chunk of a computation starts, and what the chunks before it did.
 *
 * @param occurrence every occurrence with a lower id is done
 * @param registration of this occurrence, every registration up to this id is done
 * @param written how many results were written
 * @param unchanged how many came out as they were
 * @param patternless how many occurrences were left out because no element of theirs carries weight
 * @param uncompensated how many modules lost a compensation because their mark changed
 * @param unmarked how many have no result because not all of their work is marked
 */
record ComputationCursor(
        long occurrence,
        long registration,
        long written,
        long unchanged,
        long patternless,
        long uncompensated,
        long unmarked) {

    static ComputationCursor parse(String text) {
        if (text == null) {
            return new ComputationCursor(0, 0, 0, 0, 0, 0, 0);
        }
        String[] parts = text.split("/");
        return new ComputationCursor(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                // jobs of earlier versions wrote fewer numbers
                parts.length > 5 ? Long.parseLong(parts[5]) : 0,
                parts.length > 6 ? Long.parseLong(parts[6]) : 0);
    }

    String summary() {
        String text = written + " results written, " + unchanged + " unchanged";
        if (patternless > 0) {
            text += ", " + patternless + " occurrences without an assessment pattern";
        }
        if (unmarked > 0) {
            text += ", " + unmarked + " without a result because not all is marked";
        }
        return uncompensated == 0
                ? text
                : text + ", " + uncompensated + " compensated modules with another mark, for a board to decide again";
    }

    @Override
    public String toString() {
        return occurrence + "/" + registration + "/" + written + "/" + unchanged + "/" + patternless + "/"
                + uncompensated + "/" + unmarked;
    }
}
