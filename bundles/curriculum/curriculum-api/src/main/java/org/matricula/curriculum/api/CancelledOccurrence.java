package org.matricula.curriculum.api;

/**
 * A run of a module of which was said that it does not take place, or that it does after all.
 *
 * @param occurrence the run as it stands now
 * @param registrations how many registrations ended with it, or stand again
 */
public record CancelledOccurrence(Occurrence occurrence, int registrations) {}
