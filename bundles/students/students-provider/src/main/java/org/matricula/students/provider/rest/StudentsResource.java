package org.matricula.students.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.matricula.kernel.rest.EntityTagVersion;
import org.matricula.kernel.rest.Paging;
import org.matricula.kernel.rest.Replies;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Duplicates;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Merge;
import org.matricula.students.api.Note;
import org.matricula.students.api.Notes;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentHit;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.StudentRecord;
import org.matricula.students.api.StudentRecords;
import org.matricula.students.api.StudentSearch;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Students over REST. */
@Component(service = DomainResource.class)
@Domain("students")
@Produces(MediaType.APPLICATION_JSON)
public final class StudentsResource implements DomainResource {

    private final Students students;
    private final StudentAdmin admin;
    private final StudentSearch search;
    private final Duplicates duplicates;
    private final NamesResource names;
    private final ContactsResource contacts;
    private final IdentifiersResource identifiers;
    private final TutorsResource tutors;
    private final SpecialResource special;
    private final NotesResource notes;
    private final HoldsResource holds;
    private final EngagementsResource engagements;
    private final StatusResource status;
    private final RecordResource record;
    private final StudentRecords records;
    private final Notes noteRecords;
    private final DuplicatesResource candidates;
    private final MergesResource merges;
    private final StudentAccounts accounts;
    private final Adjustments adjustments;

    /** Speaks for the services. */
    @Activate
    public StudentsResource(
            @Reference Students students,
            @Reference StudentAdmin admin,
            @Reference StudentSearch search,
            @Reference StudentDetails details,
            @Reference StudentStatus status,
            @Reference StudentRecords records,
            @Reference Holds holds,
            @Reference Notes notes,
            @Reference SpecialData special,
            @Reference Duplicates duplicates,
            @Reference StudentAccounts accounts,
            @Reference Adjustments adjustments) {
        this.students = students;
        this.admin = admin;
        this.search = search;
        this.duplicates = duplicates;
        this.names = new NamesResource(details);
        this.contacts = new ContactsResource(details);
        this.identifiers = new IdentifiersResource(details);
        this.tutors = new TutorsResource(details);
        this.special = new SpecialResource(special);
        this.notes = new NotesResource(notes);
        this.holds = new HoldsResource(holds);
        this.engagements = new EngagementsResource(status);
        this.status = new StatusResource(status);
        this.record = new RecordResource(records);
        this.records = records;
        this.noteRecords = notes;
        this.candidates = new DuplicatesResource(duplicates);
        this.merges = new MergesResource(duplicates);
        this.accounts = accounts;
        this.adjustments = adjustments;
    }

    /** Students by what is known of them. */
    @GET
    @Path("search")
    @Operation(summary = "Search students by name parts, number, identifier, programme, status and tutor")
    public Page<StudentHit> search(
            @Context Caller caller,
            @Parameter(description = "The institution or partner.") @QueryParam("institution")
                    InstitutionCode institution,
            @Parameter(description = "Beginnings of any words of the legal or preferred name.") @QueryParam("name")
                    String name,
            @Parameter(description = "The beginning of the student number.") @QueryParam("number") String number,
            @Parameter(description = "A whole HUSID, ULN, SSN or foreign number.") @QueryParam("identifier")
                    String identifier,
            @Parameter(description = "The code of a programme that is studied today.") @QueryParam("programme")
                    String programme,
            @Parameter(description = "The status today.") @QueryParam("status") String status,
            @Parameter(description = "The user name of the personal tutor today.") @QueryParam("tutor") String tutor,
            @Parameter(description = "true to look among former names too.") @QueryParam("formerNames")
                    boolean formerNames,
            @BeanParam Paging paging) {
        SearchQuery query = new SearchQuery(
                institution,
                Values.text(name),
                Values.text(number),
                Values.text(identifier),
                Values.text(programme),
                Values.constant("status", status, StatusEvent.Status.class),
                Values.text(tutor),
                formerNames);
        return search.search(caller, query, paging.request());
    }

    /** Pairs that may be of one person. */
    @Path("duplicates")
    public DuplicatesResource duplicates() {
        return candidates;
    }

    /** Merges. */
    @Path("merges")
    public MergesResource merges() {
        return merges;
    }

    /** Names. */
    @Path("{id}/names")
    public NamesResource names() {
        return names;
    }

    /** Contacts. */
    @Path("{id}/contacts")
    public ContactsResource contacts() {
        return contacts;
    }

    /** Numbers that others gave. */
    @Path("{id}/identifiers")
    public IdentifiersResource identifiers() {
        return identifiers;
    }

    /** Personal tutors. */
    @Path("{id}/tutors")
    public TutorsResource tutors() {
        return tutors;
    }

    /** Special-category data. */
    @Path("{id}/special")
    public SpecialResource special() {
        return special;
    }

    /** Reasonable adjustments. */
    @Path("{id}/adjustments")
    public AdjustmentsResource adjustments() {
        return new AdjustmentsResource(adjustments);
    }

    /** Notes. */
    @Path("{id}/notes")
    public NotesResource notes() {
        return notes;
    }

    /** Holds. */
    @Path("{id}/holds")
    public HoldsResource holds() {
        return holds;
    }

    /** Engagements. */
    @Path("{id}/engagements")
    public EngagementsResource engagements() {
        return engagements;
    }

    /** Status events. */
    @Path("{id}/status-events")
    public StatusResource status() {
        return status;
    }

    /** The whole record as of any date. */
    @Path("{id}/record")
    public RecordResource record() {
        return record;
    }

    /** Users that are this student. */
    @Path("{id}/accounts")
    public AccountsResource accounts() {
        return new AccountsResource(accounts);
    }

    /** The student that the caller is. */
    @GET
    @Path("me")
    @Operation(summary = "The caller's own record")
    public Response me(@Context Caller caller) {
        StudentId own = accounts.required(caller);
        return Replies.ok(students.get(caller.acting(caller.scope(), Students.READ), own));
    }

    /** The plan of the student that the caller is. */
    @GET
    @Path("me/adjustments")
    @Operation(summary = "The caller's own reasonable adjustments")
    public List<Adjustment> ownAdjustments(@Context Caller caller) {
        return adjustments.own(caller);
    }

    /** The whole record of the student that the caller is. */
    @GET
    @Path("me/record")
    @Operation(summary = "The caller's own record with names, contacts, status and holds")
    public StudentRecord ownRecord(
            @Context Caller caller,
            @Parameter(description = "The day on which it was valid; absent for today.") @QueryParam("asOf")
                    LocalDate asOf) {
        return records.own(caller, asOf);
    }

    /** What the student that the caller is may read. */
    @GET
    @Path("me/notes")
    @Operation(summary = "The notes on the caller that the student may read, oldest first")
    public List<Note> ownNotes(@Context Caller caller) {
        return noteRecords.own(caller);
    }

    /** Merges that a record took part in. */
    @GET
    @Path("{id}/merges")
    @Operation(summary = "The merges that a record took part in, undone ones too, oldest first")
    public List<Merge> merges(@Context Caller caller, @PathParam("id") StudentId id) {
        return duplicates.merges(caller, id);
    }

    /** Students by id, or by name when one is asked for. */
    @GET
    @Operation(summary = "Find students by institution, number and the beginning of the name")
    public Page<Student> find(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @Parameter(description = "The exact student number.") @QueryParam("number") String number,
            @Parameter(
                            description =
                                    "The beginning of family name, or family name and given names; case and accents"
                                            + " do not matter.")
                    @QueryParam("name")
                    String name,
            @BeanParam Paging paging) {
        return students.find(caller, new StudentQuery(institution, number, name), paging.request());
    }

    /** One student. */
    @GET
    @Path("{id}")
    @Operation(summary = "One student")
    public Response get(@Context Caller caller, @PathParam("id") StudentId id) {
        return Replies.ok(students.get(caller, id));
    }

    /** Adds a student. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a student")
    public Response create(@Context Caller caller, NewStudent body) {
        NewStudent given = required(body);
        Versioned<Student> created = admin.create(
                caller,
                new Student(
                        null,
                        given.institution(),
                        given.number(),
                        given.familyName(),
                        given.givenNames(),
                        given.dateOfBirth(),
                        given.email()));
        return Replies.created("students/" + created.record().id(), created);
    }

    /** Changes a student. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a student's names, date of birth or e-mail")
    public Response change(
            @Context Caller caller,
            @PathParam("id") StudentId id,
            @HeaderParam("If-Match") EntityTagVersion ifMatch,
            StudentChange body) {
        long version = EntityTagVersion.required(ifMatch);
        StudentChange given = required(body);
        Student student =
                new Student(id, null, null, given.familyName(), given.givenNames(), given.dateOfBirth(), given.email());
        return Replies.ok(admin.change(caller, student, version, given.reason()));
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw Problem.of(Problem.Kind.MALFORMED, "The request has no body.").exception();
        }
        return body;
    }
}
