package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Samples of works for moderators and external examiners, within the caller's scope. A sample is drawn by its rule and
 * seed: the same seed draws the same sample from the same marks.
 */
public interface ModerationSamples {

    /** Needed to see samples; external examiners have it. */
    Privilege READ = Marks.READ;

    /** Needed to draw. */
    Privilege DRAW = Moderations.MODERATE;

    /**
     * Draws a sample of the works of an element that are marked. Needs {@link #DRAW}.
     *
     * @param seed 1 to 64 letters, digits and hyphens; null to draw one
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown occurrence, 409 when nothing is marked, 422 when a
     *     field breaks its rule
     */
    Sample draw(Caller caller, OccurrenceId occurrence, ElementId element, Rule rule, String seed);

    /**
     * The samples of an occurrence, oldest first, with the marks that count now. Needs {@link #READ}; external examiners
     * without it see those for them, of modules for which they are appointed today.
     */
    List<Sample> of(Caller caller, OccurrenceId occurrence);

    /** Whom a sample is for. */
    enum Purpose {
        /** Moderation within the institution. */
        INTERNAL,
        /** The external examiner. */
        EXTERNAL
    }

    /** Why a work is in a sample; a work counts for the first that fits. */
    enum Stratum {
        /** Its markers disputed it (T-AD-8). */
        DISPUTED,
        /** It failed. */
        FAIL,
        /** It is near a line between two bands. */
        BORDERLINE,
        /** It is in the highest band that was reached. */
        TOP,
        /** It is written in Welsh, and the regulations want one (T-AD-4). */
        WELSH,
        /** It fills the sample up. */
        REST
    }

    /**
     * How a sample is drawn.
     *
     * @param purpose whom it is for
     * @param share percent of the marked works that it has at least
     * @param least how many works it has at least, 1 to 1000; fewer where there are not so many
     * @param each how many of the fails, the borderline works and the top works it has at least, 0 to 100
     * @param within how many points from a line a work is borderline, 0 to 10
     */
    record Rule(Purpose purpose, BigDecimal share, int least, int each, BigDecimal within) {}

    /**
     * A sample.
     *
     * @param id its identity
     * @param institution where
     * @param occurrenceId of which occurrence
     * @param elementId of which element
     * @param rule how it was drawn
     * @param seed with which seed
     * @param population SHA-256 over the works and marks from which it was drawn
     * @param drawnBy who drew it
     * @param drawnAt when
     * @param works the works, by stratum and number
     */
    record Sample(
            SampleId id,
            InstitutionCode institution,
            OccurrenceId occurrenceId,
            ElementId elementId,
            Rule rule,
            String seed,
            String population,
            String drawnBy,
            Instant drawnAt,
            List<SampledWork> works) {

        /** Copies the works. */
        public Sample {
            works = List.copyOf(works);
        }
    }

    /**
     * A work of a sample.
     *
     * @param candidate the candidate number; null where the element is not anonymous
     * @param studentNumber the student's number; null where the element is anonymous
     * @param stratum why it is in the sample
     * @param drawnWith the mark with which it was drawn
     * @param mark the mark that counts now; null where there is none any more
     * @param welsh true when the student gave notice to write it in Welsh
     */
    record SampledWork(
            String candidate,
            String studentNumber,
            Stratum stratum,
            BigDecimal drawnWith,
            BigDecimal mark,
            boolean welsh) {}
}
