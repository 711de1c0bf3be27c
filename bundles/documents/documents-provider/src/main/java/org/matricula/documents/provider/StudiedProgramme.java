package org.matricula.documents.provider;

import java.util.function.Function;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.curriculum.api.Titles;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * A registration with its programme and the award that it leads to.
 *
 * @param decision the released decision as of which programme and award bear their titles; null for as they are now
 * @param routes the route of the registration and its title, by decision
 * @param called the titles of awards at any moment
 */
record StudiedProgramme(
        ProgrammeRegistration registration,
        Programme programme,
        Award award,
        ReleasedDecision decision,
        Function<ReleasedDecision, StudiedRoute> routes,
        Titles called) {

    /**
     * The award, as it was called (AMB-T-224), with the programme, as the route is called (AMB-T-194, AMB-T-210,
     * AMB-T-232).
     */
    String title() {
        String name =
                called.at(decision == null ? null : decision.knownAt(), award).title();
        return name + (name.contains(" in ") ? ", " : " in ") + route().title();
    }

    /** The route, as it was at the decision. */
    StudiedRoute route() {
        return routes.apply(decision);
    }

    /** The same as it was called when a decision was released. */
    StudiedProgramme as(ReleasedDecision of) {
        return new StudiedProgramme(registration, programme, award, of, routes, called);
    }

    /** The same with a lower award. */
    StudiedProgramme with(Award lower) {
        return new StudiedProgramme(registration, programme, lower, decision, routes, called);
    }
}
