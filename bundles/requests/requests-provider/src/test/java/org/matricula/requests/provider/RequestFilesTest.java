package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Agreement;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.requests.provider.store.DutyStore;
import org.matricula.requests.provider.store.RequestCases;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Requests leave, and come in as records of what happened elsewhere; those that have not ended go on here. */
public class RequestFilesTest extends OnBothDatabases {

    private static final String WHY = "import 17";

    private RequestsWorld world;
    private RequestFileRecords files;
    private Caller all;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
        files = new RequestFileRecords(
                new RequestCases(
                        new RequestStore(world.database.dataSource()),
                        new StepStore(world.database.dataSource()),
                        new DutyStore(world.database.dataSource())),
                world.judging,
                Partial.of(Students.class, new Object() {
                    Map<String, StudentId> byNumber(Caller caller, InstitutionCode at, Collection<String> numbers) {
                        caller.require(Students.READ);
                        Map<String, StudentId> found = new HashMap<>();
                        world.campus.students.values().stream()
                                .map(Versioned::record)
                                .filter(one -> one.institution().equals(at) && numbers.contains(one.number()))
                                .forEach(one -> found.put(one.number(), one.id()));
                        return found;
                    }
                }),
                Partial.of(Registrations.class, new Object() {
                    List<ProgrammeRegistration> programmesOf(
                            Caller caller, InstitutionCode at, Collection<StudentId> of) {
                        caller.require(Registrations.READ);
                        return world.campus.registrations.values().stream()
                                .map(Versioned::record)
                                .filter(one -> one.institution().equals(at) && of.contains(one.studentId()))
                                .filter(one -> one.status() != ProgrammeRegistration.Status.VOIDED)
                                .toList();
                    }

                    List<ProgrammeRegistration> voided(Caller caller, InstitutionCode at, Collection<StudentId> of) {
                        caller.require(Registrations.READ);
                        return world.campus.registrations.values().stream()
                                .map(Versioned::record)
                                .filter(one -> one.institution().equals(at) && of.contains(one.studentId()))
                                .filter(one -> one.status() == ProgrammeRegistration.Status.VOIDED)
                                .toList();
                    }
                }),
                Partial.of(Curriculum.class, new Object() {
                    Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                        caller.require(Curriculum.READ);
                        return new Versioned<>(world.campus.programmes.get(id), 1);
                    }

                    Optional<Programme> programme(Caller caller, InstitutionCode at, String code) {
                        caller.require(Curriculum.READ);
                        return world.campus.programmes.values().stream()
                                .filter(one -> one.institution().equals(at)
                                        && one.code().equals(code))
                                .findFirst();
                    }
                }),
                world.campus.institutions(),
                world.database.transactions(),
                world.database.identifiers(),
                world.database.auditTrail(),
                world.campus.clock(),
                world.days);
        all = world.caller(
                "office",
                Scope.of(Set.of(world.usw)),
                "COURSE_LEADER",
                "DIRECTOR_SA",
                "EC_PANEL",
                "UKVI_LEAD",
                "AWARD_BOARD",
                "STUDENT_ADMINISTRATION");
    }

    @Test
    public void aRequestThatEndedComesInAsItLeftWithWhoAndWhenAndIsNotAnsweredAgain() {
        List<RequestRow> left = ended();
        assertEquals(Part.REQUEST, left.get(0).part());
        assertTrue(left.stream().anyMatch(row -> row.part() == Part.APPROVAL));
        assertEquals(
                "not convincing",
                of(left, Part.STEP).get(of(left, Part.STEP).size() - 1).step().reason());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, left)));

        StudentId elsewhere = student();
        List<RequestRow> moved = moved(left, elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, moved)));
        assertEquals(
                1,
                count(
                        "select count(*) from kernel_audit where action = 'requests.import' and institution = ?"
                                + " and reason = '" + WHY + "'",
                        world.usw));
    }

    @Test
    public void aRequestAboutARegistrationOfAMergedNumberTravelsUnderThatNumber() {
        Application own = world.application(world.usw, RequestKind.WITHDRAW, world.want(RequestKind.WITHDRAW));
        StudentId survivor = world.student(world.usw);
        Set<StudentId> person = Set.of(own.studentId(), survivor);
        world.merged = Map.of(own.studentId(), person, survivor, person);
        Versioned<StudentRequest> request =
                world.agreed(world.submitted(new Application(survivor, own.registrationId(), own.kind(), own.asked())));
        world.campus.on(own.asked().effective());
        world.decisions.carryOut(world.registry, request.record().id(), request.version());
        assertEquals(own.studentId(), request.record().studentId());
        assertEquals(List.of(), leave(survivor));
        List<RequestRow> left = leave(own.studentId());
        assertEquals("CS", left.get(0).request().programmeCode());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, left)));
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(left, elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
    }

    @Test
    public void eachRequestInEachStateComesInAsItLeft() {
        for (RequestKind kind : RequestKind.values()) {
            for (RequestState state : RequestState.values()) {
                for (boolean merged : List.of(false, true)) {
                    comesInAsItLeft(kind, state, merged);
                }
            }
        }
    }

    private void comesInAsItLeft(RequestKind kind, RequestState state, boolean merged) {
        String what = kind + ", " + state + (merged ? ", merged" : "");
        world.campus.on(Campus.TODAY);
        // so long that somebody has to agree
        Want want = kind == RequestKind.AUTHORISED_ABSENCE
                ? RequestsWorld.absence(20).evidence("MEDICAL_CERTIFICATE")
                : world.want(kind);
        Application own = world.application(world.usw, kind, want);
        StudentId survivor = world.student(world.usw);
        Set<StudentId> person = Set.of(own.studentId(), survivor);
        world.merged = merged ? Map.of(own.studentId(), person, survivor, person) : Map.of();
        brought(merged ? new Application(survivor, own.registrationId(), kind, own.asked()) : own, state);
        List<RequestRow> left = leave(own.studentId());
        assertEquals(what, state, left.get(0).request().state());
        assertEquals(what, List.of(), leave(survivor));
        assertEquals(what, Set.of("UNCHANGED"), kinds(take(all, left)));
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(left, elsewhere);
        assertEquals(what, Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(what, moved, leave(elsewhere));
    }

    /** A request that came to stand so. */
    private Versioned<StudentRequest> brought(Application application, RequestState state) {
        Versioned<StudentRequest> draft = world.desk.draft(world.registry, application);
        if (state == RequestState.DRAFT) {
            return draft;
        }
        RequestId id = draft.record().id();
        Versioned<StudentRequest> in = world.desk.submit(world.registry, id, draft.version());
        switch (state) {
            case APPROVED -> world.agreed(in);
            case EFFECTIVE -> {
                Versioned<StudentRequest> agreed = world.agreed(in);
                world.campus.on(in.record().asked().effective());
                world.decisions.carryOut(world.registry, id, agreed.version());
            }
            case REFUSED -> {
                String role = in.record().approvals().get(0).role();
                world.decisions.refuse(world.in(role), id, role, in.version(), "not convincing", null);
            }
            case WITHDRAWN_BY_STUDENT -> world.desk.takeBack(world.registry, id, in.version(), "stays");
            case LAPSED -> {
                world.campus.on(in.record().lapsesOn().plusDays(1));
                world.decisions.lapse(world.registry, world.usw);
            }
            case OVERTAKEN -> {
                world.dies(application.studentId(), Campus.TODAY);
                world.told("students.status-recorded", application.studentId());
                world.campus.status = null;
            }
            default -> {
                // it stands so
            }
        }
        return world.requests.get(world.registry, id);
    }

    @Test
    public void aRequestAboutARegistrationEnteredInErrorTravelsWithThat() {
        Application application =
                world.application(world.usw, RequestKind.CHANGE_MODE, world.want(RequestKind.CHANGE_MODE));
        RequestId id = brought(application, RequestState.SUBMITTED).record().id();
        world.becomes(application.registrationId(), ProgrammeRegistration.Status.VOIDED);
        world.told("registration.voided", application.studentId());
        assertEquals(
                RequestState.OVERTAKEN,
                world.requests.get(world.registry, id).record().state());
        // the right one stands beside it, here and elsewhere
        world.registration(application.studentId(), ProgrammeRegistration.Status.ACTIVE);
        List<RequestRow> left = leave(application.studentId());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, left)));
        StudentId elsewhere = student();
        ProgrammeRegistrationId wrong = world.registration(elsewhere, ProgrammeRegistration.Status.ACTIVE);
        world.becomes(wrong, ProgrammeRegistration.Status.VOIDED);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved(left, elsewhere))));
        assertEquals(left.size(), leave(elsewhere).size());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, leave(elsewhere))));
    }

    @Test
    public void anOpenRequestThatTheRecordHasOvertakenComesInAndIsClosedHere() {
        for (RequestKind kind : List.of(RequestKind.CHANGE_MODE, RequestKind.TRANSFER_COURSE)) {
            for (RequestState state : List.of(RequestState.SUBMITTED, RequestState.APPROVED)) {
                Application application = world.application(world.usw, kind, world.want(kind));
                brought(application, state);
                StudentId elsewhere = world.student(world.usw);
                ProgrammeRegistrationId on = world.registration(elsewhere, ProgrammeRegistration.Status.ACTIVE);
                Asked asked = application.asked();
                if (kind == RequestKind.CHANGE_MODE) {
                    world.agreedMode(on, asked.mode(), asked.session());
                } else {
                    world.campus.barred = Problem.conflict("programmeId", asked.toProgramme(), "is registered on it");
                }
                List<RequestRow> moved = moved(leave(application.studentId()), elsewhere);
                assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
                assertEquals(moved, leave(elsewhere));
                Versioned<StudentRequest> here =
                        world.requests.get(all, of(elsewhere).id());
                RequestId id = here.record().id();
                world.campus.on(LocalDate.of(2017, 9, 18));
                assertThrows(
                        ProblemException.class, () -> world.decisions.carryOut(world.registry, id, here.version()));
                assertEquals(
                        RequestState.OVERTAKEN,
                        world.decisions
                                .close(world.registry, id, here.version(), "done otherwise")
                                .record()
                                .state());
                world.campus.barred = null;
                world.campus.on(Campus.TODAY);
            }
        }
    }

    @Test
    public void anOpenRequestOfOneWhoIsAwayMeanwhileOrWhoseDetailsTheDeskChangedComesIn() {
        Application absence =
                world.application(world.usw, RequestKind.LEAVE_OF_ABSENCE, world.want(RequestKind.LEAVE_OF_ABSENCE));
        brought(absence, RequestState.SUBMITTED);
        StudentId away = world.student(world.usw);
        world.registration(away, ProgrammeRegistration.Status.SUSPENDED);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved(leave(absence.studentId()), away))));
        Application details = world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, RequestsWorld.details());
        brought(details, RequestState.SUBMITTED);
        StudentId renamed = student();
        Student was = world.campus.students.get(renamed).record();
        world.campus.students.put(
                renamed,
                new Versioned<>(
                        new Student(
                                renamed,
                                was.institution(),
                                was.number(),
                                details.asked().details().familyName(),
                                was.givenNames(),
                                was.dateOfBirth(),
                                was.email()),
                        2));
        assertEquals(Set.of("CREATED"), kinds(take(all, moved(leave(details.studentId()), renamed))));
    }

    @Test
    public void anAbsenceThatWasOnlyReportedComesInBesideOneThatWasGrantedLater() {
        Application granted = world.application(
                world.usw,
                RequestKind.AUTHORISED_ABSENCE,
                RequestsWorld.absence(20).evidence("MEDICAL_CERTIFICATE"));
        Versioned<StudentRequest> first = world.submitted(granted);
        world.campus.on(Campus.TODAY.plusDays(1));
        Want next = RequestsWorld.absence(3);
        next.effective = granted.asked().until().plusDays(1);
        next.until = next.effective.plusDays(3);
        Versioned<StudentRequest> reported = world.submitted(new Application(
                granted.studentId(), granted.registrationId(), RequestKind.AUTHORISED_ABSENCE, next.asked()));
        assertEquals(List.of(), reported.record().approvals());
        world.agreed(first);
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(leave(granted.studentId()), elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
    }

    @Test
    public void aMoveToTheAwardingBodyTravelsWithTheProgrammeThere() {
        world.campus.agreements.add(world.campus.agreement(7, Agreement.Kind.ARTICULATION));
        Want want = new Want();
        want.toInstitution = "University";
        want.toProgramme = world.programme(world.usw, "TOPUP");
        want.level = 6;
        Application theirs = world.application(world.college, RequestKind.TRANSFER_INSTITUTION, want);
        world.agreed(world.submitted(theirs));
        Caller college = world.caller("office", Scope.of(Set.of(world.college)), "COURSE_LEADER");
        List<RequestRow> left =
                files.requests(college, world.college, Map.of(theirs.studentId(), number(theirs.studentId())));
        assertEquals("TOPUP", left.get(0).request().toProgramme());
        assertEquals(Set.of("UNCHANGED"), kinds(files.importRequests(college, world.college, left, Set.of(), WHY)));
        StudentId elsewhere = world.student(world.college);
        world.registration(elsewhere, ProgrammeRegistration.Status.ACTIVE);
        List<RequestRow> moved = moved(left, elsewhere);
        // agreements end, and what came in under them goes on
        world.campus.agreements.clear();
        assertEquals(Set.of("CREATED"), kinds(files.importRequests(college, world.college, moved, Set.of(), WHY)));
        assertEquals(moved, files.requests(college, world.college, Map.of(elsewhere, number(elsewhere))));
    }

    @Test
    public void groundsStatementEvidenceLettersAndDutiesTravelWithTheRequest() {
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> approved = world.agreed(world.submitted(application));
        world.campus.on(application.asked().effective());
        world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        List<RequestRow> left = leave(application.studentId());
        assertEquals("MEDICAL", left.get(0).request().grounds());
        assertEquals("For reasons of my own.", left.get(0).request().statement());
        assertEquals(
                new RequestRow.Proof("MEDICAL_CERTIFICATE", "file 7"),
                of(left, Part.EVIDENCE).get(0).evidence());
        assertTrue(of(left, Part.DUTY).size() > 0);
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(left, elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
        List<RequestLetter> letters =
                world.requests.letters(all, approved.record().id());
        assertEquals(2, letters.size());
        assertEquals(letters, world.requests.letters(all, of(elsewhere).id()));
        assertEquals(
                world.duties(approved.record().id()), world.duties(of(elsewhere).id()));
    }

    @Test
    public void aRequestThatIsHereIsNeverChanged() {
        List<RequestRow> left = ended();
        for (Part lost : List.of(Part.STEP, Part.APPROVAL, Part.LETTER, Part.DUTY)) {
            List<RequestRow> less = new ArrayList<>(left);
            less.remove(of(left, lost).get(0));
            assertEquals(
                    lost.name(),
                    Problem.Kind.CONFLICT,
                    take(all, less).get(0).problem().kind());
        }
        assertEquals(left, leave(student(left.get(0).studentNumber())));
    }

    @Test
    public void aRequestThatHasNotEndedGoesOnFromTheStepWhereItStands() {
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> open = world.submitted(application);
        String first = open.record().approvals().get(0).role();
        world.decisions.agree(world.in(first), open.record().id(), first, open.version(), "sound");
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(leave(application.studentId()), elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        assertEquals(moved, leave(elsewhere));
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, moved)));

        Versioned<StudentRequest> here = world.requests.get(all, of(elsewhere).id());
        RequestId id = here.record().id();
        assertEquals(
                first.toLowerCase(Locale.ROOT), here.record().approvals().get(0).agreedBy());
        String next = here.record().approvals().get(1).role();
        RequestsWorld.refused(
                Problem.Kind.CONFLICT, () -> world.decisions.agree(world.in(first), id, first, here.version(), null));
        RequestsWorld.refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(
                        world.caller(first.toLowerCase(Locale.ROOT), Scope.all(), next),
                        id,
                        next,
                        here.version(),
                        null));
        Versioned<StudentRequest> agreed = world.decisions.agree(world.in(next), id, next, here.version(), null);
        assertEquals(RequestState.APPROVED, agreed.record().state());
        world.campus.on(application.asked().effective());
        assertEquals(
                RequestState.EFFECTIVE,
                world.decisions
                        .carryOut(world.registry, id, agreed.version())
                        .record()
                        .state());
        assertEquals(Problem.Kind.CONFLICT, take(all, moved).get(0).problem().kind());
    }

    @Test
    public void whatAnOpenRequestLeavesOutIsAsThePackInForceHereSays() {
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> there = world.submitted(application);
        List<RequestRow> left = leave(application.studentId());
        StudentId elsewhere = student();
        List<RequestRow> bare = moved(left, elsewhere).stream()
                .filter(row -> row.part() != Part.APPROVAL)
                .map(row ->
                        row.part() == Part.REQUEST ? headed(row, unruled(row.request(), null, null, null, null)) : row)
                .toList();
        assertEquals(Set.of("CREATED"), kinds(take(all, bare)));
        StudentRequest here = of(elsewhere);
        assertEquals(there.record().approvals(), here.approvals());
        assertEquals(there.record().pack(), here.pack());
        assertEquals(there.record().lapsesOn(), here.lapsesOn());
        assertEquals(there.record().decidedAt(), here.decidedAt());
        assertEquals(moved(left, elsewhere), leave(elsewhere));
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, bare)));
    }

    @Test
    public void anOpenRequestComesInUnderNoOtherPackAndWithNoOtherApprovals() {
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        world.submitted(application);
        StudentId elsewhere = student();
        List<RequestRow> left = moved(leave(application.studentId()), elsewhere);
        List<RequestRow> other = left.stream()
                .map(row -> row.part() == Part.REQUEST
                        ? headed(row, unruled(row.request(), "usw-taught", "0.0.1", "ab", "other"))
                        : row)
                .toList();
        assertEquals(List.of("pack", "decidedAt"), fields(take(all, other)));
        List<RequestRow> fewer = new ArrayList<>(left);
        fewer.remove(of(left, Part.APPROVAL).get(1));
        assertEquals(List.of("role"), fields(take(all, fewer)));
        assertEquals(List.of(), leave(elsewhere));
    }

    @Test
    public void anApprovalThatNobodyGaveIsNotBroughtByAFile() {
        Application application = world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension());
        Versioned<StudentRequest> approved = world.agreed(world.submitted(application));
        StudentId elsewhere = student();
        List<RequestRow> left = moved(leave(application.studentId()), elsewhere);
        assertEquals(RequestState.APPROVED, approved.record().state());
        List<RequestRow> skipped = new ArrayList<>(left);
        skipped.remove(left.stream()
                .filter(row -> row.part() == Part.STEP && row.step().agreed())
                .findFirst()
                .orElseThrow());
        skipped.removeIf(row -> row.part() == Part.LETTER);
        assertEquals(List.of("role"), fields(take(all, skipped)));
        List<RequestRow> alone = left.stream()
                .map(row -> row.part() == Part.STEP && row.step().agreed() ? stepped(row, "one and the same") : row)
                .toList();
        assertEquals(List.of("actor"), fields(take(all, alone)));
        assertEquals(Set.of("CREATED"), kinds(take(all, left)));
    }

    @Test
    public void aChangeOfDetailsTravelsWithNameAndContacts() {
        Want want = new Want();
        want.effective = Campus.TODAY;
        want.details = new Asked.NewDetails(
                null,
                null,
                null,
                null,
                new Asked.Preferred("Rhys", "Ada"),
                List.of(
                        new Contact(
                                Contact.Kind.TERM_TIME, List.of("1 High Street", "Pontypridd"), "CF37 1DL", "GB", null),
                        new Contact(Contact.Kind.PHONE, List.of(), null, null, "+44 1443 480480")));
        Application application = world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want);
        StudentRequest asked = world.submitted(application).record();
        List<RequestRow> left = leave(application.studentId());
        assertEquals(2, of(left, Part.CONTACT).size());
        assertEquals(Set.of("UNCHANGED"), kinds(take(all, left)));
        StudentId elsewhere = student();
        assertEquals(Set.of("CREATED"), kinds(take(all, moved(left, elsewhere))));
        assertEquals(asked.asked().details(), of(elsewhere).asked().details());
    }

    @Test
    public void thereIsOneOpenRequestOfASortHere() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        world.submitted(application);
        List<RequestRow> left = leave(application.studentId());
        assertEquals(List.of("kind"), fields(take(all, dayBefore(left))));
        assertEquals(left, leave(application.studentId()));
    }

    private static List<RequestRow> dayBefore(List<RequestRow> rows) {
        return rows.stream()
                .map(row -> new RequestRow(
                        row.studentNumber(),
                        row.createdAt().minusDays(1),
                        row.part(),
                        row.session(),
                        row.request(),
                        row.circumstances(),
                        row.details(),
                        row.evidence(),
                        row.step(),
                        row.letter(),
                        row.duty(),
                        row.contact()))
                .toList();
    }

    @Test
    public void anOpenRequestComesInBesideNoneThatExcludesIt() {
        Want leaving = new Want();
        Application withdrawal = world.application(world.usw, RequestKind.WITHDRAW, leaving);
        Versioned<StudentRequest> there = world.submitted(withdrawal);
        List<RequestRow> left = leave(withdrawal.studentId());
        world.desk.takeBack(world.registry, there.record().id(), there.version(), "stays");
        Want moving = world.want(RequestKind.TRANSFER_COURSE);
        moving.effective = withdrawal.asked().effective().plusDays(1);
        world.submitted(new Application(
                withdrawal.studentId(), withdrawal.registrationId(), RequestKind.TRANSFER_COURSE, moving.asked()));
        assertEquals(List.of("kind"), fields(take(all, dayBefore(left))));
    }

    @Test
    public void whoHasLeftOrDiedHasNoOpenRequest() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        world.submitted(application);
        StudentId gone = world.student(world.usw);
        world.registration(gone, ProgrammeRegistration.Status.WITHDRAWN);
        assertEquals(List.of("state"), fields(take(all, moved(leave(application.studentId()), gone))));
        assertEquals(List.of(), leave(gone));
        StudentId dead = student();
        world.campus.on(Campus.TODAY.plusDays(20));
        world.dies(dead, Campus.TODAY.plusDays(15));
        assertEquals(List.of("state"), fields(take(all, moved(leave(application.studentId()), dead))));
    }

    @Test
    public void aDraftComesInAsADraft() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        world.desk.draft(world.registry, application);
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(leave(application.studentId()), elsewhere);
        assertEquals(Set.of("CREATED"), kinds(take(all, moved)));
        Versioned<StudentRequest> here = world.requests.get(all, of(elsewhere).id());
        assertEquals(
                RequestState.SUBMITTED,
                world.desk
                        .submit(world.registry, here.record().id(), here.version())
                        .record()
                        .state());
    }

    @Test
    public void aLetterOrDutyAtFaultIsRefused() {
        List<RequestRow> left = moved(ended(), student());
        RequestRow letter = of(left, Part.LETTER).get(0);
        List<RequestRow> lettered = new ArrayList<>(left);
        lettered.add(letter);
        assertEquals(List.of("place"), fields(take(all, lettered)));
        List<RequestRow> stray = new ArrayList<>(left);
        stray.add(new RequestRow(
                letter.studentNumber(),
                letter.createdAt(),
                Part.DUTY,
                null,
                null,
                null,
                null,
                null,
                null,
                letter.letter(),
                null,
                null));
        assertEquals(List.of("part"), fields(take(all, stray)));
        List<RequestRow> done = new ArrayList<>(left);
        done.add(new RequestRow(
                letter.studentNumber(),
                letter.createdAt(),
                Part.DUTY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new RequestRow.Duty("NEW", "", null, left.get(0).request().submittedOn(), null, null, "jo", null, null),
                null));
        assertEquals(List.of("who", "dutyClause", "dueOn", "doneOn, doneBy, shownBy"), fields(take(all, done)));
    }

    @Test
    public void aRequestAtFaultIsRefusedAsAWhole() {
        List<RequestRow> left = ended();
        StudentId elsewhere = student();
        List<RequestRow> headless = moved(left.subList(1, left.size()), elsewhere);
        assertEquals(List.of("part"), fields(take(all, headless)));
        List<RequestRow> nobody = left.stream().map(row -> of(row, "Z9")).toList();
        assertEquals(List.of("studentNumber"), fields(take(all, nobody)));
        List<RequestRow> stepless = moved(left, elsewhere).stream()
                .filter(row -> row.part() != Part.STEP && row.part() != Part.LETTER)
                .toList();
        assertEquals(List.of("state"), fields(take(all, stepless)));
        assertEquals(List.of(), leave(elsewhere));
    }

    @Test
    public void whatAnOfficeDecidedNeedsItsPrivilege() {
        List<RequestRow> left = ended();
        StudentId elsewhere = student();
        List<RequestRow> moved = moved(left, elsewhere);
        Caller desk = new Caller("desk", Set.of(RequestDesk.SUBMIT.name()), Scope.of(Set.of(world.usw)));
        assertEquals(Problem.Kind.FORBIDDEN, take(desk, moved).get(0).problem().kind());
        Caller nowhere = world.caller("x", Scope.of(Set.of(world.usw)));
        assertEquals(
                Problem.Kind.FORBIDDEN, take(nowhere, moved).get(0).problem().kind());
        Caller reader = new Caller("reader", Set.of(Requests.READ.name()), Scope.of(Set.of(world.usw)));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> take(reader, moved));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> files.requests(desk, world.usw, Map.of()));
        RequestsWorld.refused(Problem.Kind.FORBIDDEN, () -> take(world.partner, moved));
        assertEquals(List.of(), leave(elsewhere));
    }

    /** A request that was refused here, as it leaves. */
    private List<RequestRow> ended() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        Versioned<StudentRequest> in = world.submitted(application);
        String role = in.record().approvals().get(0).role();
        world.decisions.refuse(world.in(role), in.record().id(), role, in.version(), "not convincing", null);
        return leave(in.record().studentId());
    }

    private StudentId student() {
        StudentId id = world.student(world.usw);
        world.registration(id, ProgrammeRegistration.Status.ACTIVE);
        return id;
    }

    private StudentId student(String number) {
        return new StudentId(Long.parseLong(number.substring(1)));
    }

    private static String number(StudentId id) {
        return "S" + id;
    }

    private List<RequestRow> leave(StudentId id) {
        return files.requests(all, world.usw, new LinkedHashMap<>(Map.of(id, number(id))));
    }

    private List<RowOutcome> take(Caller by, List<RequestRow> rows) {
        return files.importRequests(by, world.usw, rows, Set.of(), WHY);
    }

    private int count(String query, Object... parameters) {
        return world.sql.first(query, rs -> rs.getInt(1), parameters).orElseThrow();
    }

    private static Set<String> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(one -> one.kind().name()).collect(Collectors.toSet());
    }

    private static List<String> fields(List<RowOutcome> outcomes) {
        return outcomes.get(0).problem().faults().stream()
                .map(fault -> fault.field())
                .toList();
    }

    private StudentRequest of(StudentId student) {
        return world.requests
                .find(all, new RequestQuery(world.usw, student, null, null, null), PageRequest.first())
                .items()
                .get(0);
    }

    private static List<RequestRow> of(List<RequestRow> rows, Part part) {
        return rows.stream().filter(row -> row.part() == part).toList();
    }

    private static List<RequestRow> moved(List<RequestRow> rows, StudentId elsewhere) {
        return rows.stream().map(row -> of(row, number(elsewhere))).toList();
    }

    /** The same row of another student. */
    private static RequestRow of(RequestRow r, String number) {
        return new RequestRow(
                number,
                r.createdAt(),
                r.part(),
                r.session(),
                r.request(),
                r.circumstances(),
                r.details(),
                r.evidence(),
                r.step(),
                r.letter(),
                r.duty(),
                r.contact());
    }

    private static RequestRow headed(RequestRow r, RequestRow.Head head) {
        return new RequestRow(
                r.studentNumber(),
                r.createdAt(),
                r.part(),
                r.session(),
                head,
                r.circumstances(),
                r.details(),
                null,
                null,
                null,
                null,
                null);
    }

    private static RequestRow stepped(RequestRow r, String actor) {
        RequestRow.Step s = r.step();
        return new RequestRow(
                r.studentNumber(),
                r.createdAt(),
                r.part(),
                r.session(),
                null,
                null,
                null,
                null,
                new RequestRow.Step(s.role(), s.clause(), s.agreed(), s.afterwards(), actor, s.reason(), s.takenAt()),
                null,
                null,
                null);
    }

    /** The same request with other words of the pack, or without them. */
    private static RequestRow.Head unruled(
            RequestRow.Head h, String pack, String version, String digest, String decidedAt) {
        return new RequestRow.Head(
                h.kind(),
                h.state(),
                h.programmeCode(),
                h.entrySession(),
                h.effective(),
                h.until(),
                h.mode(),
                h.toProgramme(),
                h.level(),
                h.betweenFaculties(),
                h.toInstitution(),
                h.exceptional(),
                h.returnLikely(),
                h.completionMoves(),
                h.assessmentAffected(),
                h.boardDate(),
                h.grounds(),
                h.statement(),
                h.applicant(),
                h.submittedOn(),
                null,
                decidedAt,
                pack,
                version,
                digest,
                null);
    }
}
