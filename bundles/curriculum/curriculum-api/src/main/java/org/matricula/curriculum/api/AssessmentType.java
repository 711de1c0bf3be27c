package org.matricula.curriculum.api;

/**
 * A sort of assessment of the platform's typology.
 *
 * @param code its code: {@code ESSAY}; 2 to 32 capitals, digits, underscores
 * @param title its title, 1 to 100 characters
 * @param kind the broad kind that the rules know; every kind has a type of its own name, which is the default
 */
public record AssessmentType(String code, String title, Element.Kind kind) {}
