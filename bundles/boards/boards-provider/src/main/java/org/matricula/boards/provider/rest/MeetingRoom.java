package org.matricula.boards.provider.rest;

import org.matricula.boards.api.Agendas;
import org.matricula.boards.api.Awards;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.ChairsActions;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.ExaminersStatements;
import org.matricula.boards.api.Minutes;
import org.matricula.boards.api.Offers;
import org.matricula.boards.api.PublishedResults;
import org.matricula.boards.api.Reconciliations;
import org.matricula.boards.api.Releases;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What goes on around a meeting: its board, agenda, examiners, minutes, its release, and what its chair does afterwards. */
@Component(service = MeetingRoom.class)
public final class MeetingRoom {

    private final ConstitutionResource constitution;
    private final AgendaResource agenda;
    private final StatementsResource statements;
    private final ChairsActionsResource chairsActions;
    private final MinutesResource minutes;
    private final Awards awards;
    private final ReconciliationsResource reconciliations;
    private final OffersResource offers;
    private final OwnOffersResource ownOffers;
    private final ReleaseResource release;
    private final OwnResultsResource ownResults;
    private final PublishedResults results;

    /** Speaks for the services. */
    @Activate
    public MeetingRoom(
            @Reference Constitutions constitutions,
            @Reference Agendas agendas,
            @Reference ExaminersStatements statements,
            @Reference ChairsActions chairsActions,
            @Reference Minutes minutes,
            @Reference Offers offers,
            @Reference Awards awards,
            @Reference Reconciliations reconciliations,
            @Reference BoardAdmin admin,
            @Reference Releases releases,
            @Reference PublishedResults results) {
        this.reconciliations = new ReconciliationsResource(reconciliations);
        this.awards = awards;
        this.constitution = new ConstitutionResource(constitutions);
        this.agenda = new AgendaResource(agendas);
        this.statements = new StatementsResource(statements);
        this.chairsActions = new ChairsActionsResource(chairsActions);
        this.minutes = new MinutesResource(minutes);
        this.offers = new OffersResource(offers);
        this.ownOffers = new OwnOffersResource(offers);
        this.release = new ReleaseResource(admin, releases);
        this.ownResults = new OwnResultsResource(results);
        this.results = results;
    }

    Awards awards() {
        return awards;
    }

    ReconciliationsResource reconciliations() {
        return reconciliations;
    }

    ConstitutionResource constitution() {
        return constitution;
    }

    AgendaResource agenda() {
        return agenda;
    }

    StatementsResource statements() {
        return statements;
    }

    ChairsActionsResource chairsActions() {
        return chairsActions;
    }

    MinutesResource minutes() {
        return minutes;
    }

    OffersResource offers() {
        return offers;
    }

    OwnOffersResource ownOffers() {
        return ownOffers;
    }

    ReleaseResource release() {
        return release;
    }

    OwnResultsResource ownResults() {
        return ownResults;
    }

    PublishedResults results() {
        return results;
    }
}
