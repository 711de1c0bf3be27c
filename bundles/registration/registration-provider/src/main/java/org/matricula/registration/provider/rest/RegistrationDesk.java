package org.matricula.registration.provider.rest;

import java.util.List;
import org.matricula.kernel.api.Problem;
import org.matricula.registration.api.CapturedDocuments;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.ModuleChoices;
import org.matricula.registration.api.OwnRegistration;
import org.matricula.registration.api.RegistrationEvents;
import org.matricula.registration.api.Waivers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources of enrolment, events, choices of modules and waivers, for the domain's root resource. */
@Component(service = RegistrationDesk.class)
public final class RegistrationDesk {

    final EnrolmentTasksResource tasks;
    final MissingDocumentsResource missingDocuments;
    final StudentEnrolmentResource studentEnrolment;
    final WaiversResource waivers;
    final StudentWaiversResource studentWaivers;
    final EventsResource events;
    final CardsResource cards;
    final StudentCardsResource studentCards;
    final DocumentsResource documents;
    final StudentDocumentsResource studentDocuments;
    final ModuleChoicesResource moduleChoices;
    final OwnRegistrationResource own;

    /** Speaks for the services. */
    @Activate
    public RegistrationDesk(
            @Reference EnrolmentTasks tasks,
            @Reference Waivers waivers,
            @Reference RegistrationEvents events,
            @Reference IdCards cards,
            @Reference CapturedDocuments documents,
            @Reference ModuleChoices choices,
            @Reference OwnRegistration own) {
        this.tasks = new EnrolmentTasksResource(tasks);
        this.missingDocuments = new MissingDocumentsResource(tasks);
        this.studentEnrolment = new StudentEnrolmentResource(tasks);
        this.waivers = new WaiversResource(waivers);
        this.studentWaivers = new StudentWaiversResource(waivers);
        this.events = new EventsResource(events);
        this.cards = new CardsResource(cards);
        this.studentCards = new StudentCardsResource(cards);
        this.documents = new DocumentsResource(documents);
        this.studentDocuments = new StudentDocumentsResource(documents);
        this.moduleChoices = new ModuleChoicesResource(choices);
        this.own = new OwnRegistrationResource(own);
    }

    /** A member that must not be missing. */
    static <T> T given(String field, T value) {
        if (value == null) {
            throw Problem.invalid(field, null, "must be given").exception();
        }
        return value;
    }

    /** A list without gaps; null stays null. */
    static <T> List<T> complete(String field, List<T> values) {
        if (values != null && values.stream().anyMatch(value -> value == null)) {
            throw Problem.invalid(field, null, "must not hold null").exception();
        }
        return values;
    }
}
