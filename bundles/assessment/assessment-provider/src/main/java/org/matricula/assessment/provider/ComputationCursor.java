package org.matricula.assessment.provider;

/**
 * Where the next chunk of a computation starts, and what the chunks before it did.
 *
 * @param occurrence every occurrence with a lower id is done
 * @param registration of this occurrence, every registration up to this id is done
 * @param written how many results were written
 * @param unchanged how many came out as they were
 * @param patternless how many occurrences were left out because no element of theirs carries weight
 */
record ComputationCursor(long occurrence, long registration, long written, long unchanged, long patternless) {

    static ComputationCursor parse(String text) {
        if (text == null) {
            return new ComputationCursor(0, 0, 0, 0, 0);
        }
        String[] parts = text.split("/");
        return new ComputationCursor(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }

    String summary() {
        String text = written + " results written, " + unchanged + " unchanged";
        return patternless == 0 ? text : text + ", " + patternless + " occurrences without an assessment pattern";
    }

    @Override
    public String toString() {
        return occurrence + "/" + registration + "/" + written + "/" + unchanged + "/" + patternless;
    }
}
