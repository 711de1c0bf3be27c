package org.matricula.curriculum.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A way through a programme.
 *
 * @param code its code, unique within the version; 1 to 32 characters
 * @param title the subject title that the award of this route bears, 1 to 200 characters; of a combination it is what
 *     the regulations make of the subjects (T-TI-2 to T-TI-4)
 * @param kind how subjects are combined
 * @param mode full or part time
 * @param delivery modules side by side or one after another
 * @param distance true when it is studied at a distance
 * @param features what else makes it different, each once
 * @param years its normal length in years, more than 0 and at most 12; null where the programme says nothing
 * @param faculty the faculty that runs it, 1 to 60 characters; null where that is open. Of a combination it is what the
 *     regulations make of the subjects (T-TI-5)
 * @param selfBuilt true when students put the package together
 * @param subjects its subjects; a single route may have none
 * @param placementSubject the name of the subject to which a sandwich placement is relevant (T-TI-7); null where there
 *     is no placement or the route has one subject
 */
public record Route(
        String code,
        String title,
        Kind kind,
        Mode mode,
        Delivery delivery,
        boolean distance,
        List<Feature> features,
        BigDecimal years,
        String faculty,
        boolean selfBuilt,
        List<RouteSubject> subjects,
        String placementSubject) {

    /** Copies the lists; null is none. */
    public Route {
        features = features == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(features));
        subjects = subjects == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(subjects));
    }

    /** A route without a placement in one of several subjects. */
    public Route(
            String code,
            String title,
            Kind kind,
            Mode mode,
            Delivery delivery,
            boolean distance,
            List<Feature> features,
            BigDecimal years,
            String faculty,
            boolean selfBuilt,
            List<RouteSubject> subjects) {
        this(code, title, kind, mode, delivery, distance, features, years, faculty, selfBuilt, subjects, null);
    }

    /** How subjects are combined. */
    public enum Kind {
        /** One subject. */
        SINGLE,
        /** A major with a minor. */
        MAJOR_MINOR,
        /** Two subjects of equal weight. */
        JOINT,
        /** Three subjects. */
        COMBINED
    }

    /** How a student studies. */
    public enum Mode {
        /** Full time. */
        FT,
        /** Part time. */
        PT
    }

    /** How modules follow each other. */
    public enum Delivery {
        /** Side by side. */
        LINEAR,
        /** One after another. */
        BLOCK
    }

    /** What makes a route different. */
    public enum Feature {
        /** With a placement stage. */
        SANDWICH,
        /** With a foundation year. */
        FOUNDATION_YEAR,
        /** From undergraduate study to level 7 without a break. */
        INTEGRATED_MASTERS,
        /** In less time than others. */
        ACCELERATED
    }
}
