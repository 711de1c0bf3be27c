package org.matricula.curriculum.api;

import java.util.List;

/**
 * The whole assessment pattern for one occurrence, as a file brings it.
 *
 * @param occurrence which occurrence
 * @param elements all its elements; their ids are null
 */
public record OccurrencePattern(OccurrenceKey occurrence, List<Element> elements) {

    /** Copies the elements. */
    public OccurrencePattern {
        elements = List.copyOf(elements);
    }
}
