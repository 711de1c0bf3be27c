package org.matricula.curriculum.api;

/**
 * The way through a programme that a student bears the name of.
 *
 * @param title the title, without the award
 * @param route the route; null where it is not known
 */
public record StudiedRoute(String title, Route route) {

    /** Whether a placement belongs to it. */
    public boolean sandwich() {
        return route != null && route.features().contains(Route.Feature.SANDWICH);
    }
}
