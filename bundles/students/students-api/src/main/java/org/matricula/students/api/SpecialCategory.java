package org.matricula.students.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a person said about a protected characteristic, in HESA's codes.
 *
 * @param kind which characteristic
 * @param codes 1 to 9 codes of 1 to 4 capital letters and digits; more than one for DISABILITY only
 */
public record SpecialCategory(Kind kind, List<String> codes) {

    /** Copies the codes; a missing one is for the rules to refuse. */
    public SpecialCategory {
        codes = codes == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(codes));
    }

    /** Which characteristic. */
    public enum Kind {
        /** ETHNIC. */
        ETHNICITY,
        /** DISABILITY; up to 9 codes. */
        DISABILITY,
        /** RELIGION. */
        RELIGION,
        /** SEXORT. */
        SEXUAL_ORIENTATION,
        /** GENDERID. */
        GENDER_IDENTITY
    }
}
