package org.matricula.policies.taught;

import java.util.List;

/**
 * How a language is dealt with.
 *
 * @param permitted true when everything is as it must be
 * @param reasons codes of what is not
 * @param marker who marks; null where nobody is needed or can
 * @param duties codes of what must be done
 */
public record AssessmentLanguage(boolean permitted, List<String> reasons, Marker marker, List<String> duties) {

    /** Who marks work in Welsh, in the order in which they are looked for. */
    public enum Marker {
        /** A colleague who speaks Welsh. */
        WELSH_SPEAKING_COLLEAGUE,
        /** An associate examiner. */
        ASSOCIATE_EXAMINER,
        /** Whoever marks the module, by an anonymous translation that the student verified. */
        ANONYMOUS_TRANSLATION
    }

    /** Copies the lists. */
    public AssessmentLanguage {
        reasons = List.copyOf(reasons);
        duties = List.copyOf(duties);
    }
}
