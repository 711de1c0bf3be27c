package org.matricula.assessment.provider.grid;

import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Submissions;
import org.matricula.kernel.api.security.Caller;

/**
 * What a reader is told about anonymous work. Who records something by name could tell from it whose number it is as soon as
 * it shows at the number (T-AD-7).
 *
 * @param numbers true for who may know whose numbers they are
 * @param welsh false for who records notices of work in Welsh by name
 * @param late false for who takes work in by name
 */
public record Sight(boolean numbers, boolean welsh, boolean late) {

    /** What a caller may know. */
    public static Sight of(Caller caller) {
        boolean numbers = caller.may(CandidateNumbers.READ);
        return new Sight(
                numbers, numbers || !caller.may(AssessmentLanguages.WRITE), numbers || !caller.may(Submissions.WRITE));
    }
}
