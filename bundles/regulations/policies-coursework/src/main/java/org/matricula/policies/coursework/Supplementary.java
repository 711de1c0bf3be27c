package org.matricula.policies.coursework;

/**
 * Whether supplementary assessment is available.
 *
 * @param available true unless the outline explicitly says that it is unsuitable
 * @param warning SUPPLEMENTARY_NOT_STATED where it is unsuitable and the outline does not say so; null otherwise
 */
public record Supplementary(boolean available, String warning) {}
