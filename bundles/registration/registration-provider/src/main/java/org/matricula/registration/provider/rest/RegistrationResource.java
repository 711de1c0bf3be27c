package org.matricula.registration.provider.rest;

import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registrations over REST. */
@Component(service = DomainResource.class)
@Domain("registration")
@Produces(MediaType.APPLICATION_JSON)
public final class RegistrationResource implements DomainResource {

    private final ProgrammeRegistrationsResource programmes;
    private final ModuleRegistrationsResource modules;
    private final StudentRegistrationsResource student;
    private final RegistrationDesk desk;
    private final ProgrammeChangesResource changes;
    private final RollOversResource rollOvers;
    private final ReassessmentsResource reassessments;
    private final ClaimsResource claims;
    private final BulkEnrolmentsResource bulk;

    /** Speaks for the services. */
    @Activate
    public RegistrationResource(
            @Reference Registrations registrations,
            @Reference RegistrationAdmin admin,
            @Reference RegistrationHistory history,
            @Reference Students students,
            @Reference RegistrationDesk desk,
            @Reference ProgrammeChangesResource changes,
            @Reference RollOversResource rollOvers,
            @Reference ReassessmentsResource reassessments,
            @Reference ClaimsResource claims,
            @Reference BulkEnrolmentsResource bulk) {
        this.desk = desk;
        this.programmes = new ProgrammeRegistrationsResource(registrations, admin);
        this.modules = new ModuleRegistrationsResource(registrations, admin, history);
        this.student = new StudentRegistrationsResource(registrations, history, students);
        this.changes = changes;
        this.rollOvers = rollOvers;
        this.reassessments = reassessments;
        this.claims = claims;
        this.bulk = bulk;
    }

    /** Registrations on programmes. */
    @Path("programme-registrations")
    public ProgrammeRegistrationsResource programmes() {
        return programmes;
    }

    /** Registrations on modules. */
    @Path("module-registrations")
    public ModuleRegistrationsResource modules() {
        return modules;
    }

    /** The registrations of one student. */
    @Path("students/{studentId}")
    public StudentRegistrationsResource student() {
        return student;
    }

    /** The registration of the student that the caller is. */
    @Path("own")
    public OwnRegistrationResource own() {
        return desk.own;
    }

    /** Enrolment tasks. */
    @Path("enrolment-tasks")
    public EnrolmentTasksResource tasks() {
        return desk.tasks;
    }

    /** Documents that were asked for. */
    @Path("missing-documents")
    public MissingDocumentsResource missingDocuments() {
        return desk.missingDocuments;
    }

    /** The enrolment of one student. */
    @Path("students/{studentId}/enrolment")
    public StudentEnrolmentResource studentEnrolment() {
        return desk.studentEnrolment;
    }

    /** Waivers. */
    @Path("waivers")
    public WaiversResource waivers() {
        return desk.waivers;
    }

    /** The waivers of one student. */
    @Path("students/{studentId}/waivers")
    public StudentWaiversResource studentWaivers() {
        return desk.studentWaivers;
    }

    /** Registration events. */
    @Path("events")
    public EventsResource events() {
        return desk.events;
    }

    /** ID cards. */
    @Path("cards")
    public CardsResource cards() {
        return desk.cards;
    }

    /** The ID cards of one student. */
    @Path("students/{studentId}/cards")
    public StudentCardsResource studentCards() {
        return desk.studentCards;
    }

    /** Captured documents. */
    @Path("documents")
    public DocumentsResource documents() {
        return desk.documents;
    }

    /** The captured documents of one student. */
    @Path("students/{studentId}/documents")
    public StudentDocumentsResource studentDocuments() {
        return desk.studentDocuments;
    }

    /** Choices of modules. */
    @Path("module-choices")
    public ModuleChoicesResource moduleChoices() {
        return desk.moduleChoices;
    }

    /** Changes in the course of one registration on a programme, and how it stood. */
    @Path("programmes/{id}")
    public ProgrammeChangesResource changes() {
        return changes;
    }

    /** Roll-overs to the next session. */
    @Path("roll-overs")
    public RollOversResource rollOvers() {
        return rollOvers;
    }

    /** What boards ordered to be taken again. */
    @Path("reassessments")
    public ReassessmentsResource reassessments() {
        return reassessments;
    }

    /** Claims to the recognition of prior learning. */
    @Path("claims")
    public ClaimsResource claims() {
        return claims;
    }

    /** Many registrations at once. */
    @Path("bulk-enrolments")
    public BulkEnrolmentsResource bulk() {
        return bulk;
    }
}
